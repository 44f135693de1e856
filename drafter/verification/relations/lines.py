"""A sentence as its relations are read: half width, without blanks, with a sign for every figure."""

from dataclasses import dataclass

from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.text.width import flattened, fold
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.sides import FIGURE


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, half width and without blanks, with a sign for every figure.

    Attributes:
        sentence: where it stands.
        text: the line.
        figures: what the signs stand for.
    """

    sentence: Span
    text: str
    figures: tuple[Quantity, ...]

    def place(self, start: int, length: int) -> tuple[int, int]:
        """A stretch of the line without figures, as a span of the text: counted from the figure before it."""
        before = self.text.count(FIGURE, 0, start)
        origin = self.figures[before - 1].end if before else self.sentence.start
        head = self.text.rfind(FIGURE, 0, start) + 1
        view = fold(self.sentence.text[origin - self.sentence.start :])
        first, last = view.span(start - head, start - head + length)
        return origin + first, origin + last


def line_of(examination: Examination, sentence: Span) -> Line:
    """A sentence of a text as such a line."""
    figures = examination.quantities(sentence.start, sentence.end)
    pieces, position = [], sentence.start
    for one in figures:
        pieces += [examination.text[position : one.start], FIGURE]
        position = one.end
    pieces.append(examination.text[position : sentence.end])
    return Line(sentence, flattened("".join(pieces)), figures)
