"""A time limit or threshold beside a cited norm must be that norm's, and not another's.

A figure belongs to the citation before it in its sentence, or to the one in brackets behind it; norms that are
cited together (《甲》第三条和《乙》第五条规定的…) share their figures. What the sentence says the norm fixes is
held to the norm; any other figure only where it is a figure of another norm and of nothing in the case.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import eq

from drafter.findings.display import shown
from drafter.knowledge.model import Norm
from drafter.text.marks import Mark
from drafter.text.quantities import Quantity, find_quantities
from drafter.text.sentences import Span
from drafter.verification.context.demands import tables
from drafter.verification.model import Violation
from drafter.verification.names.citations import norms_titled, of_article
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "names"

_FIXED = re.compile(
    r"\s{0,4}(?:第.{1,6}[款项])?(?:关于[^，。；]{1,40})?(?:所|明确|均|已){0,3}\s{0,4}(?:的)?(?:规定|要求|明确|设定|确定|载明|限定|约定)"
    r"(?:的|了|为|：|，|应|当|须|在){0,6}[^，。；：]{0,24}$"
)
_TOGETHER = re.compile(r"[\s、和与及以或，并同时]{0,6}(?:第.{1,6}[款项])?[\s、和与及以或]{0,4}$")
_BEHIND = re.compile(r"[内的]{0,2}(?:法定|规定)?(?:时限|期限|要求|标准)?[（(]\s*(?:依据|根据|见|按照?|即)?$")

_Value = tuple[Decimal, str]
_DAYS = {"天": 1, "周": 7, "个月": 30, "月": 30, "年": 360, "周年": 360}
"""So many days are meant by a span of time; working days are none of these."""


@dataclass(frozen=True, slots=True)
class _Citation:
    """Norms that a sentence cites together: where their citation starts and ends."""

    start: int
    end: int
    norms: tuple[Norm, ...]


@dataclass(frozen=True)
class Limits:
    """The figures of the norms that one text cites."""

    examination: Examination

    def check(self) -> Iterator[Violation]:
        """Every figure of a sentence that cites a norm."""
        if not self._cited:
            return
        figures = self.examination.scan.quantities
        starts = [figure.start for figure in figures]
        for sentence in dict.fromkeys(self.examination.sentence_at(mark.start) for mark, _ in self._cited):
            cited = self._together(sentence)
            inside = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            for place, quantity in enumerate(inside if cited else ()):
                before = inside[place - 1].end if place else sentence.start
                yield from self._figure(quantity, cited, before)

    def _figure(self, quantity: Quantity, cited: list[_Citation], before: int) -> Iterator[Violation]:
        citation, fixed = self._own(quantity, cited, before)
        if citation is None:
            return
        value = (quantity.value, quantity.dimension)
        own = _values(citation.norms)
        if any(_same(value, one) for one in own):
            return
        foreign = value in self._others and value not in self._of_case
        beside = "，" not in self.examination.text[citation.end : quantity.start]
        like = _alike if beside else eq
        if (fixed and any(like(dimension, quantity.dimension) for _, dimension in own)) or foreign:
            where = (self.examination.text, quantity.start, quantity.end)
            norms = "、".join(dict.fromkeys(norm.citation for norm in citation.norms))
            yield violation(NAME, "limit_foreign", where, expected=_shown(citation.norms, quantity), norm=norms)

    def _own(self, quantity: Quantity, cited: list[_Citation], before: int) -> tuple[_Citation | None, bool]:
        """The citation a figure belongs to, and whether the sentence says that it fixes the figure."""
        text = self.examination.text
        behind = next((one for one in cited if one.start >= quantity.end), None)
        if behind is not None and _BEHIND.fullmatch(text[quantity.end : behind.start]):
            return behind, True
        ahead = [one for one in cited if one.end <= quantity.start]
        if not ahead:
            return (behind, False) if behind is not None else (None, False)
        fixed = before <= ahead[-1].end and bool(_FIXED.fullmatch(text[ahead[-1].end : quantity.start]))
        return ahead[-1], fixed

    def _together(self, sentence: Span) -> list[_Citation]:
        """The citations of a sentence, those that stand together as one."""
        found: list[_Citation] = []
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        for mark, article in self._cited[low:high]:
            one = _Citation(mark.start, (article or mark).end, tuple(self._named(mark, article)))
            between = self.examination.text[found[-1].end : one.start] if found else ""
            if found and _TOGETHER.fullmatch(between):
                found[-1] = _Citation(found[-1].start, one.end, (*found[-1].norms, *one.norms))
            else:
                found.append(one)
        return [one for one in found if one.norms]

    def _named(self, mark: Mark, article: Mark | None) -> list[Norm]:
        return of_article(norms_titled(mark.value, self.examination.book), article)

    @cached_property
    def _cited(self) -> list[tuple[Mark, Mark | None]]:
        return list(self.examination.citations)

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark, _ in self._cited]

    @cached_property
    def _others(self) -> frozenset[_Value]:
        """The figures of every norm of the base."""
        known = (k.quantity for facts in self.examination.book.of_norms.values() for k in facts)
        return frozenset((q.value, q.dimension) for q in known if q)

    @cached_property
    def _of_case(self) -> frozenset[_Value]:
        """The figures of the case, those that its accounts state in words included."""
        book = self.examination.book
        stated = [known.quantity for known in book.of_case]
        stated += [q for quantities in book.literals.values() for q in quantities]
        return frozenset((q.value, q.dimension) for q in stated if q)


def _alike(one: str, other: str) -> bool:
    """Whether two dimensions are one, or both are spans of time: a limit of 7个工作日 is no limit of 45日."""
    return one == other or {one, other} <= tables().spans_of_time


def _same(one: _Value, other: _Value) -> bool:
    """Whether two values are the same; 一个月 is 30日, and 一年 twelve months."""
    if one == other:
        return True
    days = [value * _DAYS[dimension] for value, dimension in (one, other) if dimension in _DAYS]
    return len(days) == 2 and days[0] == days[1]  # noqa: PLR2004 - both of them


def _values(norms: tuple[Norm, ...]) -> frozenset[_Value]:
    """What some norms fix: their figures, and the quantities that they state."""
    return frozenset((q.value, q.dimension) for q in find_quantities("\n".join(map(_text, norms))))


def _text(norm: Norm) -> str:
    return "，".join((norm.content, norm.topic, *map(shown, norm.figures.values()))) + "。"


def _shown(norms: tuple[Norm, ...], quantity: Quantity) -> str:
    """The figures of some norms that could stand in a figure's place."""
    known = (q for norm in norms for q in find_quantities(_text(norm)) if _alike(q.dimension, quantity.dimension))
    return "、".join({(q.value, q.dimension): q.text for q in known}.values())
