"""All or nothing by a comparison: a ≤ b gives full marks, else none."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs, Marks, Outcome, RuleBase, kept_within, say
from drafter.scoring.rules.comparison import Comparison
from drafter.scoring.rules.slip import Setting, Slip, slip


class Threshold(RuleBase):
    """Full marks where the comparison holds, `otherwise` where it does not."""

    kind: Literal["threshold"]
    comparison: Comparison
    otherwise: Amount = Field(default=Decimal(0), ge=0)

    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """Full marks or `otherwise`."""
        if absent := self.comparison.absent(inputs):
            return Outcome.none(*absent)
        holds = self.comparison.holds(inputs)
        points = marks.full if holds else self.otherwise
        key = "holds" if holds else "holds_not"
        steps = say(key, steps=self.comparison.shown(inputs), points=plain(points))
        return kept_within(points, steps, marks.full)

    def measure_names(self) -> tuple[str, ...]:
        """Those compared."""
        return self.comparison.names()

    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """The comparison with both outcomes."""
        words = self.comparison.words(labels)
        yield say("clause_threshold", text=words, points=plain(full), otherwise=plain(self.otherwise))

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Where the comparison does not hold, there must be less than full marks."""
        if self.otherwise >= setting.full:
            yield slip("otherwise", "otherwise", otherwise=plain(self.otherwise), full=plain(setting.full))
