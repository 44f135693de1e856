"""Where a figure stands in its sentence: the words that are its own, those it shares, and those further off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around one figure, without blanks and in half width.

    Attributes:
        before: directly before it, from the last mark or figure on; in a row, the words of its own place.
        after: directly behind it, up to the next mark or figure.
        shared: what stands before these words, back to the figure before.
        topic: what stands before that figure in the same part of the sentence.
        far: everything before in the sentence.
        rest: everything behind in the sentence.
        last: no further figure stands between it and the next mark.
        joined: the row's common words, if it stands in one.
        place: in a row, the span of its own words in the sentence.
        row: which place of how many it has in a row; (0, 1) outside of one.
        apart: in a row, whether every place has words of its own.
    """

    before: str
    after: str
    shared: str
    topic: str
    far: str
    rest: str
    last: bool
    joined: str = ""
    place: tuple[int, int] | None = None
    row: tuple[int, int] = (0, 1)
    apart: bool = False
