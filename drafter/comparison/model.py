"""What comes of a comparison: values alone, ready to be shown as a page, as Word revisions or as JSON.

Two texts are laid beside each other as sequences of units (headings, clauses, paragraphs, rows of tables). Three
views are given of the same result:

- `Against.pairs`: which unit answers to which, with a kind, a score and a reason; one unit may answer to several.
- `Against.rows`: the same in reading order, for a page with two columns and for a redline. Joined in their order,
  the `old` texts of all runs of all rows are exactly `Side.whole` of the old side, and the `new` texts that of the
  new side: a redline made of them gives the new text when all is accepted, and the old one when all is rejected.
- `Against.warnings`: facts that must not stand, or that a person has to look at.

Offsets count characters: those of a run count in the text of its pair or row, those of a `Place` in the text of
its unit, `Unit.start` and `Unit.end` in the text that the file's reader returned. Scores and shares are strings
of a decimal between 0 and 1, and points of a score are strings too, as no figure is ever a float in JSON.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final, Literal

from pydantic import ConfigDict, Field

from drafter.comparison.cautions import Caution, Severity
from drafter.comparison.histories import Recurrence, Standing, WordingRow
from drafter.comparison.runs import Pair, PairKind, Row
from drafter.comparison.sides import Side
from drafter.findings.model import Frozen

SCHEMA: Final = "drafter.comparison"


class Against(Frozen):
    """The new text beside one old one.

    Attributes:
        old: id of the old side.
        remarks: what has to be said before anything else, in Chinese: another department, the same file.
        pairs: which unit answers to which; every unit of both sides stands in exactly one.
        rows: the same in reading order; see the head of this module.
        warnings: in the order of the new text.
        unchanged: facts that stayed as they were and most likely may, as a limit or a target does: all of them
            with severity `note`, in the order of the new text.
    """

    old: str
    remarks: tuple[str, ...] = ()
    pairs: tuple[Pair, ...]
    rows: tuple[Row, ...]
    warnings: tuple[Caution, ...] = ()
    unchanged: tuple[Caution, ...] = ()

    def counts(self) -> dict[PairKind, int]:
        """How many pairs there are of every kind."""
        return {kind: sum(pair.kind is kind for pair in self.pairs) for kind in PairKind}


class Comparison(Frozen):
    """The new text beside all earlier ones.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        new: this year's text.
        olds: the earlier ones, the latest year first; those without a year last, as they were given.
        remarks: what has to be said before anything else, in Chinese.
        against: the new text beside each of `olds`, in their order.
        recurrences: problems over the years: those of this year in its order, then what was resolved; none where
            no earlier notice of the department is compared.
        wording: the clauses of the new text beside the house's wording; empty if no wording was given.
        themes: names of the themes by id, for all ids that stand anywhere above.
        standings: one for each side, the earliest year first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.comparison"] = Field(default=SCHEMA, alias="schema")
    version: Literal[1] = 1
    new: Side
    olds: tuple[Side, ...]
    remarks: tuple[str, ...] = ()
    against: tuple[Against, ...]
    recurrences: tuple[Recurrence, ...] = ()
    wording: tuple[WordingRow, ...] = ()
    themes: dict[str, str] = Field(default_factory=dict)
    standings: tuple[Standing, ...] = ()

    @property
    def warnings(self) -> tuple[Caution, ...]:
        """All warnings, those against the latest text first."""
        return tuple(chain.from_iterable(against.warnings for against in self.against))

    @property
    def clean(self) -> bool:
        """Nothing blocks."""
        return not any(warning.severity is Severity.BLOCK for warning in self.warnings)

    def beside(self) -> Iterator[tuple[Side, Against]]:
        """Every old side with its comparison."""
        return zip(self.olds, self.against, strict=True)
