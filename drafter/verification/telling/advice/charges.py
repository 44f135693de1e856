"""Who is put in charge of a measure: the unit that the case names for its duty, and no body from outside.

What a measure's duty is, the reviewer's advice and approved wording say: whoever stands there as `{who.finance}`,
or is named there, has to do what follows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.telling.approved import Answering
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.kept import Kept

_ALIKE = 0.7
"""So much of the words of what one has to do must be in the other for the two to be the same task."""

_LEAST = 6
"""Of fewer pairs of characters nothing can be told."""

_LEAD = 0.1
"""The lead over a task tells tasks in the same words apart, and weighs less than they do."""

_SLOT = re.compile(r"\{who\.(?P<duty>\w+)\}")
_OTHER = re.compile(r"\{[^{}]*\}")
_OPENS = r"(?:由|(?<=[，。；\n])|^)"
_STOP = re.compile("[。；\n]")
_OUTSIDE = (
    r"(?:[\u4e00-\u9fff]{0,8}?(?:财政|审计|税务|发改|发展和改革|统计|监察|市场监管|住建|人社|组织|公安)(?:厅|局|部|委员会|委)"
    r"(?:[\u4e00-\u9fff]{1,6}?[股科处室])?"
    r"|[\u4e00-\u9fff]{0,12}?(?:事务所|代理机构|评价机构|咨询机构|中介机构|第三方机构|检测机构|供应商|中标人|中标单位|中标方"
    r"|成交单位|承包商|承包人|施工单位|施工方|监理单位|设计单位|乙方|供货商|供货方|第三方(?![\u4e00-\u9fff]{1,8}(?:所|机构|公司))|有限公司|公司|银行|纪委监委|纪委|监委"
    r"|人民政府|政府办|专家组|评价组|复核组|检查组))"
)
"""Whoever is no part of a department."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A body that a recommendation puts in charge of what is another's.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        expected: whose task it is; empty where the case names nobody.
        outside: it is no unit of the department.
        sure: the case says whose task it is.
    """

    start: int
    end: int
    expected: str
    outside: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Task:
    """What somebody has to do.

    Attributes:
        who: the unit; a duty in braces where the case names none.
        grams: of what is to be done.
        lead: of what stands over it.
    """

    who: str
    grams: frozenset[str]
    lead: frozenset[str]


@dataclass(frozen=True)
class Charges:
    """Holds those in charge in the recommendations of a case against its duties.

    Attributes:
        book: of the case.
        answering: how approved wording answers each point.
    """

    book: Book
    answering: Answering
    _charged: Kept[re.Pattern[str]] = field(default_factory=Kept, compare=False)

    def misplaced(self, text: str) -> Iterator[Charge]:
        """Whoever a recommendation, given without its label, puts in the place of another."""
        view = fold(text)
        lead = bigrams(view.text.partition("。")[0])
        for start, end, rest in _acting(view.text, self._known):
            who, grams = view.text[start:end], bigrams(rest)
            found = self._due(grams, lead) if len(grams) >= _LEAST else []
            known = who in self._units
            if not found or who in found or (not known and who in self._own):
                continue
            named = [one for one in found if not one.startswith("{")]
            first, last = view.span(start, end)
            if not known:
                yield Charge(first, last, "、".join(named), outside=True, sure=True)
            else:
                sure = len(named) == len(found)
                yield Charge(first, last, "、".join(named), outside=False, sure=sure)

    def _due(self, grams: frozenset[str], lead: frozenset[str]) -> list[str]:
        """Those who have to do it: of all tasks in the same words those under the same lead."""
        for tasks in (self._answers, self._any):
            alike = [one for one in tasks if _likeness(grams, one.grams) >= _ALIKE]
            scores = [(_both(grams, one.grams) + _LEAD * share(one.lead, lead), one.who) for one in alike]
            most = max((score for score, _ in scores), default=0.0)
            if scores:
                return list(dict.fromkeys(who for score, who in scores if score == most))
        return []

    @cached_property
    def _answers(self) -> tuple[_Task, ...]:
        """The tasks of the answers to the points of the case."""
        held = self.answering.values()
        return self._tasks(text for one in held for text in (*one.remedies, *one.wider))

    @cached_property
    def _any(self) -> tuple[_Task, ...]:
        """The tasks of all approved wording."""
        return self._tasks(text for text in self.book.vocabulary if _SLOT.search(text))

    def _tasks(self, texts: Iterable[str]) -> tuple[_Task, ...]:
        return tuple(task for text in dict.fromkeys(texts) for task in self._tasks_of(text))

    def _tasks_of(self, text: str) -> Iterator[_Task]:
        lead, _, action = text.rpartition("\n")
        named = _SLOT.sub(lambda slot: self._duties.get(slot.group("duty")) or f"{{{slot.group('duty')}}}", action)
        duties = tuple(sorted({*_SLOT.findall(action)}))
        for start, end, rest in _acting(named, self._charged.of(duties, self._charged_with, duties)):
            yield _Task(named[start:end], bigrams(_OTHER.sub("，", rest)), bigrams(lead))

    def _charged_with(self, duties: tuple[str, ...]) -> re.Pattern[str]:
        """Finds where the units act, or who has one of some duties."""
        slots = "|".join(rf"\{{{duty}\}}" for duty in duties)
        return _acts("|".join(filter(None, (longest_of(self._units), slots))) or "(?!)")

    @property
    def _duties(self) -> Mapping[str, str]:
        return self.book.case.department.units

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(fold(unit).text for unit in self._duties.values())

    @cached_property
    def _own(self) -> frozenset[str]:
        """The department and what is below it."""
        below = (fold(name).text for name in self.book.case.department.subordinates)
        return self.book.names | frozenset(below)

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return _acts("|".join(filter(None, (longest_of(self._units | self._own), _OUTSIDE))))


def _acts(who: str) -> re.Pattern[str]:
    """Finds where any of some actors acts."""
    return re.compile(f"{_OPENS}(?P<who>{who})")


def _acting(text: str, acts: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Those who act in a text, and what is to be done from there on, up to the end of the sentence."""
    for match in acts.finditer(text):
        start, end = match.span("who")
        stop = _STOP.search(text, end)
        yield start, end, text[end : stop.start() if stop else len(text)]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two tasks have in common, of the one that says less, if it says enough."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _LEAST else 0.0


def _both(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two tasks have in common, of both."""
    return 2 * len(one & other) / (len(one) + len(other))
