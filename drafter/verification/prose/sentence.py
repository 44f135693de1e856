"""A sentence by itself, with what stands in it: two that are alike in this are judged alike."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from drafter.text.marks import MarkKind
from drafter.text.sentences import Span
from drafter.text.width import flattened
from drafter.verification.reading.examination import Examination

_PARTS = "分之"
_RUN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True)
class Sentence:
    """A sentence and what stands in it; every offset counts its characters.

    Attributes:
        text: the sentence.
        named: the spans of figures, titles, numbers, names and terms that begin in it, in order.
        marked: those of marks.
        figures: how many quantities stand in it.
        parts: those of them that are parts of a hundred: where each begins and ends, and its value.
        whole: it is one of a whole notice.
    """

    text: str
    named: tuple[tuple[int, int], ...]
    marked: tuple[tuple[int, int], ...]
    figures: int
    parts: tuple[tuple[int, int, Decimal], ...]
    whole: bool

    @cached_property
    def words(self) -> list[str]:
        """Its Chinese without figures, titles, numbers, and the names and terms of the case."""
        position, pieces = 0, []
        for start, end in self.named:
            if start > position:
                pieces.append(self.text[position:start])
            position = max(position, end)
        pieces.append(self.text[position:])
        return [run for piece in pieces for run in _RUN.findall(flattened(piece))]

    @cached_property
    def in_digits(self) -> str:
        """It without blanks, parts of a hundred as digits: 百分之 before each of several is no repetition."""
        position = 0
        pieces: list[str] = []
        for start, end, value in self.parts:
            pieces += (flattened(self.text[position:start]), f"{value}")
            position = end
        return "".join([*pieces, flattened(self.text[position:])])


@dataclass(frozen=True)
class Reading:
    """Where figures, numbers, titles and names stand in a text, found once."""

    examination: Examination

    def sentence(self, span: Span) -> Sentence:
        """A sentence of the text by itself."""
        quantities = self.examination.quantities(span.start, span.end)
        return Sentence(
            text=span.text,
            named=_within(self._named, span),
            marked=_within(self._marked, span),
            figures=len(quantities),
            parts=tuple(
                (q.start - span.start, q.end - span.start, q.value) for q in quantities if q.unit.endswith(_PARTS)
            ),
            whole=self.examination.manuscript.whole,
        )

    @cached_property
    def _named(self) -> list[tuple[int, int]]:
        found = self.examination.scan
        spans = [(q.start, q.end) for q in found.quantities]
        spans += [(m.start, m.end) for m in found.marks if m.kind not in (MarkKind.WORD, MarkKind.RELATIVE_DATE)]
        return sorted([*spans, *((start, end) for start, end, _ in self.examination.mentions)])

    @cached_property
    def _marked(self) -> list[tuple[int, int]]:
        return sorted((mark.start, mark.end) for mark in self.examination.scan.marks)


def _within(spans: list[tuple[int, int]], sentence: Span) -> tuple[tuple[int, int], ...]:
    """The spans that begin in a sentence, counted from where it begins."""
    begin = sentence.start
    inside = spans[bisect_left(spans, (begin, 0)) : bisect_left(spans, (sentence.end, 0))]
    return tuple((start - begin, end - begin) for start, end in inside)
