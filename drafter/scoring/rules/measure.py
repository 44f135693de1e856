"""An input of a computed rule, as a rubric declares it."""

from drafter.findings.model import Frozen, Line


class Measure(Frozen):
    """An input of a computed rule.

    Attributes:
        label: what it is called.
        unit: of the figure; money of another unit is converted.
        may_be_zero: it is zero in some departments, which a divisor must not be.
        part_of: another measure of the indicator that this one is a part of and never exceeds, so that their
            ratio stays within 100%.
    """

    label: Line
    unit: str = ""
    may_be_zero: bool = False
    part_of: str = ""
