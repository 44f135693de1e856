"""What in a text is a figure's neighbour and no figure: titles, numbers of things, dates, ordinals, set words.

Everything is found on one canvas, in a fixed order; what has been claimed is blacked out, so that nothing is read
twice and no digit of a contract number is taken for an amount.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafter.text.width import fold

_DAY = 2
"""So many dashes has an ISO date that names a day."""

_NO_YEAR = "--"
"""So begins the value of a date whose year is not said."""

FILLER = "\x00"
"""Stands on the canvas for every character that has been claimed."""


class MarkKind(StrEnum):
    """What a mark is."""

    DOCUMENT = "document"
    ARTICLE = "article"
    DOCUMENT_NUMBER = "document_number"
    CONTRACT_NUMBER = "contract_number"
    VOUCHER_NUMBER = "voucher_number"
    NUMBER = "number"
    DATE = "date"
    RELATIVE_DATE = "relative_date"
    REFERENCE = "reference"
    ORDINAL = "ordinal"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found.

    Attributes:
        start: offset of its first character in the original text.
        end: offset behind its last.
        text: those characters, wraps included.
        kind: what it is.
        value: normalised: ISO for dates (`2023`, `2023-10`, `--12-28`), half width and without blanks for
            everything else.
    """

    start: int
    end: int
    text: str
    kind: MarkKind
    value: str

    def moved(self, offset: int) -> "Mark":
        """The same so much further on."""
        return Mark(self.start + offset, self.end + offset, self.text, self.kind, self.value)

    @property
    def names_day(self) -> bool:
        """Whether a date names a day; a year or a month alone does not."""
        return self.value.removeprefix(_NO_YEAR).count("-") >= (1 if self.value.startswith(_NO_YEAR) else _DAY)


_LATIN = re.compile("[A-Za-z]")
_DIGIT = re.compile(r"\d")


class Canvas:
    """A text while it is being read.

    Attributes:
        source: the original.
        view: the folded view of it.
        rest: the view's text with everything claimed so far blacked out.
        marks: what was claimed, in the order of claiming.
        latin: whether there is a Latin letter in the text.
        digits: whether there is a digit.
    """

    def __init__(self, text: str) -> None:
        self.source = text
        self.view = fold(text)
        self.rest = self.view.text
        self.marks: list[Mark] = []
        self.latin = _LATIN.search(self.rest) is not None
        self.digits = _DIGIT.search(self.rest) is not None
        self._signs = frozenset(self.rest)

    def holds(self, signs: Iterable[str]) -> bool:
        """Whether any of some characters stands in the text, claimed or not."""
        return not self._signs.isdisjoint(signs)

    def among(self, needed: Mapping[str, Iterable[int]]) -> list[int]:
        """Of what each needs one of some characters to stand in the text, given by these, what may stand there."""
        return sorted(set().union(*(needed[sign] for sign in self._signs & needed.keys())))

    def claim_spans(self, spans: Iterable[tuple[int, int, str]], kind: MarkKind) -> None:
        """Claim spans of the view with their values, in their order; one that overlaps an earlier one is left."""
        pieces: list[str] = []
        last = 0
        for start, end, value in spans:
            if start < last or start == end:
                continue
            self._note(start, end, kind, value or self.view.text[start:end])
            pieces += (self.rest[last:start], FILLER * (end - start))
            last = end
        if pieces:
            self.rest = "".join([*pieces, self.rest[last:]])

    def claim_all(
        self,
        pattern: re.Pattern[str],
        kind: MarkKind,
        value: Callable[[re.Match[str]], str | None] = re.Match.group,
        *,
        signs: Iterable[str] = "",
    ) -> None:
        """Claim every match of a pattern; a value of `None` leaves the match alone.

        A group named `it` narrows the claim to that part of the match. Of `signs`, where given, every match holds
        one, or has one beside it: a text with none of them is not searched. Each is a single character.
        """
        if signs and not self.holds(signs):
            return
        if pattern.search(self.rest) is None:
            return
        group = "it" if "it" in pattern.groupindex else 0
        found = ((match.span(group), value(match)) for match in pattern.finditer(self.rest))
        self.claim_spans([(*span, said) for span, said in found if said is not None], kind)

    def _note(self, start: int, end: int, kind: MarkKind, value: str) -> None:
        first, last = self.view.span(start, end)
        self.marks.append(Mark(first, last, self.source[first:last], kind, value))
