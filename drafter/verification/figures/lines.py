"""A sentence with a sign in the place of every figure: one pattern reads it however long its numbers are."""

from dataclasses import dataclass

from drafter.verification.model import QuantitySupport

FIGURE = "\ue000"
"""Stands for a figure in a sentence that is read for its directions."""

THAN = (
    "(?<![环占对配])(?<!(?<!合)同)比(?![例率重如照选价])|较(?![为大小多少高低早晚长短好差快慢强弱])|(?<![参给授])与(?!会)"
    "|(?<![合会共协不相等如连陪])同(?![比时类期级年样步意一行])"
)
"""Behind these stands what something is compared with; they are no part of 合同, 比例, 参与."""


@dataclass(frozen=True)
class Line:
    """A sentence with signs for its figures.

    Attributes:
        text: half width, `FIGURE` for every figure.
        figures: what the signs stand for, in order.
        labels: what the facts that support them are called; empty where there is none.
    """

    text: str
    figures: tuple[QuantitySupport, ...]
    labels: tuple[str, ...]

    def figure(self, at: int) -> QuantitySupport:
        """The figure whose sign stands at an offset."""
        return self.figures[self.text.count(FIGURE, 0, at)]

    def label(self, at: int) -> str:
        """What the figure whose sign stands at an offset is called in the case."""
        return self.labels[self.text.count(FIGURE, 0, at)]
