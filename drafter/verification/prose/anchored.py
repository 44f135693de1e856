"""Sentences that are about the case for sure, whatever their words: they tell its figures or numbers rightly."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice, takewhile

from drafter.text.marks import Mark, MarkKind
from drafter.text.sentences import Span
from drafter.verification.model import QuantitySupport
from drafter.verification.reading.examination import Examination

_TELLING = 10
"""A lesser figure alone is easily one of the case by chance."""
_PAIR = 2
_NUMBERS = frozenset({MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER, MarkKind.NUMBER})
_DATE = "date"
_ELSEWHERE = frozenset({"", "wording"})
"""What supports no figure by the case."""


@dataclass(frozen=True)
class Anchored:
    """Tells the sentences of one text that are.

    Attributes:
        examination: the text.
        supports: its figures with what supports each.
    """

    examination: Examination
    supports: Sequence[QuantitySupport]

    def holds(self, span: Span) -> bool:
        """Whether a sentence tells a number of the case, a telling figure of it, or two of its figures."""
        figures = self._of_case[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        telling = any(abs(Decimal(one.value)) >= _TELLING for one in figures)
        return telling or len(figures) >= _PAIR or self._numbered(span)

    def _numbered(self, span: Span) -> bool:
        """Whether a number of a contract or voucher in a sentence is one of the case."""
        at = bisect_left(self._numbers, span.start, key=lambda mark: mark.start)
        inside = list(takewhile(lambda mark: mark.start < span.end, islice(self._numbers, at, None)))
        if not inside:
            return False
        known = {(start, end) for start, end, _ in self.examination.mentioned(span.start, span.end)}
        return any((mark.start, mark.end) in known for mark in inside)

    @cached_property
    def _of_case(self) -> list[QuantitySupport]:
        return [one for one in self.supports if one.support not in _ELSEWHERE and one.dimension != _DATE]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._of_case]

    @cached_property
    def _numbers(self) -> list[Mark]:
        numbers = (mark for mark in self.examination.scan.marks if mark.kind in _NUMBERS)
        return sorted(numbers, key=lambda mark: mark.start)
