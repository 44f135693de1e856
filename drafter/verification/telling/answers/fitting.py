"""Headings that are of other items than they stand over, and effects that are those of other defects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

from drafter.text.sentences import sentences
from drafter.text.width import flattened
from drafter.verification.model import ItemSpan, Section, Severity, Violation
from drafter.verification.report import violation
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.points.coverage import Alignment
from drafter.verification.telling.points.told import telling
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.kept import Kept

NAME = "links"

_NAMED = 0.8
"""So much of a title is in a heading that names it."""

_OWN = 0.34
"""A heading with so many of the telling words of what stands below is in words of its own."""

_OF_NOTICE = re.compile(
    "(?:部门)?基本情况|部门概[要况]|(?:审核|评价|复核)结果|(?:存在|主要|突出)的?(?:问题|不足)|(?:整改|改进|相关|工作)?(?:建议|要求|意见|措施)|附件"
)
"""Headings of the parts of a notice, which tell nothing of an item."""

_STOPS = "。；"
_ADVISED = ("针对", "关于", "解决", "整改", "纠正", "改进", "改变", "避免", "防止", "消除", "杜绝")
"""A heading of recommendations that begins with one of these may name the problem."""


@dataclass(frozen=True)
class Callings:
    """What approved wording calls the problems of a case, its measures and its effects, half width.

    Attributes:
        answering: how approved wording calls every point and answers it.
        named: of headings and points that were asked about, whether the one names any of the others.
    """

    answering: Answering
    named: Kept[bool] = field(default_factory=partial(Kept, 512), compare=False)

    @cached_property
    def topics(self) -> Mapping[str, tuple[str, ...]]:
        """What the heading over each point may say."""
        return {
            point: tuple(flattened(one) for one in held.topics if one) for point, held in self.answering.items()
        }

    @cached_property
    def every_topic(self) -> frozenset[str]:
        """Those of all points."""
        return frozenset(chain.from_iterable(self.topics.values()))

    @cached_property
    def measures(self) -> frozenset[str]:
        """What the headings over measures may say, and what may lead one."""
        held = self.answering.values()
        headings = {flattened(one) for known in held for one in known.headings}
        return frozenset(
            headings | {flattened(one.partition("\n")[0]) for known in held for one in known.remedies}
        )

    @cached_property
    def effects(self) -> Mapping[str, frozenset[str]]:
        """What each point is said to lead to."""
        return {point: frozenset(map(_key, held.effects)) for point, held in self.answering.items()}

    @cached_property
    def every_effect(self) -> frozenset[str]:
        """Those of all points."""
        return frozenset(chain.from_iterable(self.effects.values()))


@dataclass(frozen=True)
class Fitting:
    """Compares the headings of a text with what stands below them.

    Attributes:
        alignment: which clauses tell which points.
        callings: what approved wording calls problems and measures.
    """

    alignment: Alignment
    callings: Callings

    def check(self) -> Iterator[Violation]:
        """Headings of problems over other problems, and those of the other section."""
        for item, points in self._items:
            heading = self._heading(item)
            if heading and points and not self._fits(heading, points):
                others = [other for one, other in self._items if one is not item]
                named = [other for other in others if self._named(heading, other)]
                if named:
                    sure = share(telling(heading), self._words(points)) < _OWN
                    yield self._said("heading_elsewhere", item, sure=sure)
            else:
                yield from self._strays(item)
        yield from self._of_other_section()
        yield from self._effects()

    def _strays(self, item: ItemSpan) -> Iterator[Violation]:
        """Clauses whose kind of problem another heading names, and not their own."""
        heading = self._heading(item)
        if not self._known(heading):
            return
        others = [self._heading(other) for other, _ in self._items if other is not item]
        for clause in item.clauses:
            points = self._told[clause.start, clause.end]
            if points and not self._named(heading, points):
                kinds = [one for point in points for one in self.callings.topics.get(point, ())[:1]]
                elsewhere = any(kind in other for kind in kinds for other in others)
                sure = elsewhere and share(telling(heading), self._words(points)) < _OWN
                if elsewhere or any(self._named(other, points) for other in others):
                    where = (self.alignment.examination.text, clause.start, clause.end)
                    severity = Severity.BLOCK if sure else Severity.REVIEW
                    yield violation(NAME, "clause_elsewhere", where, severity=severity)

    def _of_other_section(self) -> Iterator[Violation]:
        """A measure above problems, a problem above measures."""
        manuscript = self.alignment.examination.manuscript
        measures, topics = self.callings.measures, self.callings.every_topic
        for item in manuscript.of(Section.PROBLEMS):
            heading = self._heading(item)
            parts = heading.split("，")
            if _OF_NOTICE.fullmatch(heading):
                yield self._said("heading_hollow", item, sure=True)
            elif all(part in measures for part in parts):
                yield self._said("heading_advises", item, sure=True)
        for item in manuscript.of(Section.RECOMMENDATIONS):
            heading = self._heading(item)
            if _OF_NOTICE.fullmatch(heading):
                yield self._said("heading_hollow", item, sure=True)
            if heading.startswith(_ADVISED):
                continue
            parts = [part for whole in heading.split("，") for part in whole.split("、")]
            if heading in topics or (heading and all(part in topics for part in parts)):
                yield self._said("heading_accuses", item, sure=True)

    def _effects(self) -> Iterator[Violation]:
        """Approved effects of other defects than those that a clause tells."""
        examination, effects = self.alignment.examination, self.callings.effects
        for index, clause in enumerate(self.alignment.clauses):
            points = [point for point in self.alignment.points_of(index) if point in effects]
            own = frozenset().union(*(effects[point] for point in points))
            for sentence in sentences(examination.text, clause.start, clause.end) if points else ():
                key = _key(sentence.text)
                if key in self.callings.every_effect and key not in own:
                    where = (examination.text, sentence.start, sentence.end)
                    yield violation(NAME, "effect_elsewhere", where, severity=Severity.REVIEW)

    @cached_property
    def _items(self) -> Sequence[tuple[ItemSpan, frozenset[str]]]:
        """The items of problems, and the points that their clauses tell."""
        items = self.alignment.examination.manuscript.of(Section.PROBLEMS)
        told = [frozenset().union(*(self._told[one.start, one.end] for one in item.clauses)) for item in items]
        return list(zip(items, told, strict=True))

    @cached_property
    def _told(self) -> Mapping[tuple[int, int], frozenset[str]]:
        """The points that every problem clause tells, by its span."""
        known = self.alignment.examination.book.points
        return {
            (one.start, one.end): frozenset(point for point in self.alignment.points_of(place) if point in known)
            for place, one in enumerate(self.alignment.clauses)
        }

    def _fits(self, heading: str, points: frozenset[str]) -> bool:
        """Whether a heading names any of some points, or says what they have in common."""
        return self._named(heading, points) or not self._known(heading)

    def _known(self, heading: str) -> bool:
        return self._named(heading, frozenset(self.alignment.examination.book.points))

    def _named(self, heading: str, points: frozenset[str]) -> bool:
        return self.callings.named.of((heading, points), partial(self._names, heading, points))

    def _names(self, heading: str, points: frozenset[str]) -> bool:
        """Whether a heading names any of some points."""
        said, titles = bigrams(heading), self.alignment.aligner.titles
        return any(
            share(titles[point], said) >= _NAMED
            or any(one in heading for one in self.callings.topics.get(point, ()))
            for point in points
        )

    def _words(self, points: frozenset[str]) -> frozenset[str]:
        accounts = self.alignment.examination.book.accounts
        return frozenset().union(*(telling(accounts[point]) for point in points))

    def _heading(self, item: ItemSpan) -> str:
        text = self.alignment.examination.text[item.start + len(item.number) : item.heading_end]
        return flattened(text).strip(_STOPS + " #*")

    def _said(self, key: str, item: ItemSpan, *, sure: bool) -> Violation:
        severity = Severity.BLOCK if sure else Severity.REVIEW
        where = (self.alignment.examination.text, item.start, item.heading_end)
        return violation(NAME, key, where, severity=severity)


def _key(effect: str) -> str:
    """An effect as it is compared."""
    return flattened(effect).strip(_STOPS)
