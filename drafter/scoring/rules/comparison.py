"""A comparison of two measures, or of a measure with a limit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from drafter.findings.model import Frozen
from drafter.findings.problems import FieldProblem
from drafter.scoring.numbers import plain
from drafter.scoring.rules.amount import Amount
from drafter.scoring.rules.base import Inputs

_Relation = Literal["≤", "<", "≥", ">", "="]


class Comparison(Frozen):
    """`left relation right`, where the right side is a measure or else a limit.

    Attributes:
        left: a measure.
        relation: how it must stand to the right side.
        right: a measure; empty for a limit.
        limit: the figure to compare with where there is no right measure.
    """

    left: str
    relation: _Relation
    right: str = ""
    limit: Amount = Decimal(0)

    def names(self) -> tuple[str, ...]:
        """The measures that it reads."""
        return (self.left, self.right) if self.right else (self.left,)

    def absent(self, inputs: Inputs) -> tuple[FieldProblem, ...]:
        """Measures that were not given."""
        return inputs.absent(*self.names())

    def holds(self, inputs: Inputs) -> bool:
        """Whether it is so; all measures must be there."""
        left, right = inputs.numbers[self.left], self._right(inputs)
        order = (left > right) - (left < right)
        return order in {"≤": (-1, 0), "<": (-1,), "≥": (0, 1), ">": (1,), "=": (0,)}[self.relation]

    def shown(self, inputs: Inputs) -> str:
        """With the figures filled in: 决算数 53.61 ≤ 预算数 53.61."""
        left = f"{inputs.labels.get(self.left, self.left)} {inputs.numbers[self.left]:f}"
        right = f"{inputs.labels.get(self.right, self.right)} {self._right(inputs):f}".strip()
        return f"{left} {self.relation} {right}"

    def words(self, labels: Mapping[str, str]) -> str:
        """With the measures' names."""
        right = labels.get(self.right, self.right) if self.right else plain(self.limit)
        return f"{labels.get(self.left, self.left)}{self.relation}{right}"

    def _right(self, inputs: Inputs) -> Decimal:
        return inputs.numbers[self.right] if self.right else self.limit
