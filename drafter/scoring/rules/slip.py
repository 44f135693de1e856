"""Slips of a rubric: where what it prints contradicts itself, with the place and what to do about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from drafter.findings.problems import FieldPath
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rules.measure import Measure

_say = catalogue("drafter.scoring")


class Severity(StrEnum):
    """How bad a slip is: an error leaves some score undefined or wrong, a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip.

    Attributes:
        kind: which sort, such as `factor` or `band_gap`.
        path: the field, relative to whatever was examined.
        message: what contradicts what, in Chinese.
        remedy: what to do about it.
        severity: how bad it is.
    """

    kind: str
    path: FieldPath
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def under(self, *prefix: str | int) -> "Slip":
        """The same slip, seen from further up."""
        return replace(self, path=(*prefix, *self.path))


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a rule in its rubric.

    Attributes:
        full: its full marks.
        measures: its inputs by name.
    """

    full: Decimal
    measures: Mapping[str, Measure] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """What an input is called."""
        return self.measures[name].label if name in self.measures else name

    def may_be_zero(self, name: str) -> bool:
        """Whether an input is zero in some departments."""
        return name in self.measures and self.measures[name].may_be_zero


def slip(kind: str, *path: str | int, **values: object) -> Slip:
    """A slip of a kind, with its message filled in."""
    return Slip(kind, path, _say(f"slip_{kind}", **values), _say(f"slip_{kind}_remedy", **values))


def warning(kind: str, *path: str | int, **values: object) -> Slip:
    """A slip that is worth a look."""
    return replace(slip(kind, *path, **values), severity=Severity.WARNING)


def floor_slips(floor: Decimal, full: Decimal, dearest: Decimal | None) -> Iterator[Slip]:
    """A floor that is not below full marks, or that is never reached.

    Args:
        floor: the least that a rule gives.
        full: full marks.
        dearest: the most that it can take; `None` for without end.
    """
    if floor >= full:
        yield slip("floor_high", "floor", floor=plain(floor), full=plain(full))
    elif dearest is not None and full - dearest > floor:
        values = {"least": plain(full - dearest), "floor": plain(floor), "dearest": plain(dearest)}
        yield slip("floor_unreached", **values)
