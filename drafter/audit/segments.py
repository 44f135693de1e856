"""The stretches of a sentence between its semicolons: what is told of one thing in one breath."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.statements import Figure, Sentence


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence; `at` and `behind` are offsets in the text of its block."""

    sentence: Sentence
    at: int
    behind: int
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """As it reads."""
        return self.sentence.block.text[self.at : self.behind]

    def between(self, first: int, behind: int) -> str:
        """A piece of the block's text."""
        return self.sentence.block.text[first:behind]

    def lead(self, index: int) -> str:
        """What stands before a figure from the figure before it, or from the beginning of the stretch."""
        start = self.figures[index - 1].behind if index else self.at
        return self.between(start, self.figures[index].at)


def segments(sentence: Sentence) -> Iterator[Segment]:
    """The stretches of a sentence, in its order."""
    start = sentence.at
    for piece in sentence.text.split("；"):
        end = start + len(piece)
        first = bisect_left(sentence.figures, start, key=lambda f: f.at)
        last = bisect_left(sentence.figures, end, key=lambda f: f.at)
        yield Segment(sentence, start, end, sentence.figures[first:last])
        start = end + 1
