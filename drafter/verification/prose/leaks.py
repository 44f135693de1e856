"""Facts and narrative of another notice in this draft.

What the other checks could not vouch for is looked up in the notices of other cases: a name, a number or a rare
figure that one of them holds came from there, and may not stand. Rarity decides: a figure weighs as many digits as
it shows, a day three (one if a month begins or ends with it), a year nothing, a name or the number of a thing six,
each divided by the departments whose notices hold it; what one notice shares with a sentence must weigh
`LEAST_WEIGHT`.

Narrative is shared where so many characters in a row (`SHORTEST_RUN`, signs aside) stand in exactly one other
department's notice, and most of them (`LEAST_FOREIGN`) in nothing that this case, the norms, the approved wording
or the grounds say. Two departments that say the same say a stock phrase.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from drafter.text.dates import find_dates
from drafter.text.marks import Mark
from drafter.text.sentences import Span
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept

NAME = "leaks"

SHORTEST_RUN = 24
"""So many characters in a row are no coincidence."""

LEAST_FOREIGN = 16
"""So many of them at least must be explained by nothing this draft may use."""

LEAST_WEIGHT = 4
"""What a sentence shares with one notice must weigh so much: four digits, or a name."""

_GRAM = 12
_STRIDE = SHORTEST_RUN - _GRAM + 1
"""Grams at such distances: every run of `SHORTEST_RUN` holds a whole one."""

_OWN_GRAM = 8
_NAMED, _DAY, _COMMON_DAY = 6, 3, 1
_LOOKED_UP = frozenset({"quantities", "names", "quotes"})
_SIGNS = re.compile(r"[^\w%]+")
_NOTE = re.compile(r"[（(][^（）()]{0,6}[）)]")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_SHORT = 3


@dataclass(frozen=True)
class Other:
    """The notice of another case.

    Attributes:
        id: names it.
        title: as published.
        department: whose budget was reviewed.
        year: the fiscal year that was reviewed.
        text: what its sections on problems and recommendations say.
    """

    id: str
    title: str
    department: str
    year: int
    text: str

    @cached_property
    def written(self) -> str:
        """Its title and text, half width and without blanks and thousands separators."""
        return _written(f"{self.title}\n{self.owner}\n{self.text}")

    @cached_property
    def flat(self) -> str:
        """Its text without signs; what stands between two paragraphs keeps them apart."""
        return "\n".join(_flat(line) for line in self.text.split("\n"))

    @cached_property
    def owner(self) -> str:
        """The department, without a note in brackets."""
        return _NOTE.sub("", self.department)


@dataclass(frozen=True)
class Leaks:
    """The notices of others against one case. They are read when the first of their words turns up.

    Attributes:
        book: the facts and texts of the case.
        notices: notices of the base; those of the very case among them are left out.
    """

    book: Book
    notices: Sequence[Other] = ()
    _shared: Kept[bool] = field(default_factory=Kept, compare=False)
    _leaked: Kept[tuple[int, int, int] | None] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination, found: Iterable[Violation]) -> Iterator[Violation]:
        """What of others stands in a text.

        Args:
            examination: the text.
            found: what other checks found in it.
        """
        if self._others:
            yield from self._facts(examination, found)
            yield from self._narratives(examination)

    @cached_property
    def _others(self) -> tuple[Other, ...]:
        year = self.book.case.fiscal_year
        return tuple(other for other in self.notices if other.year != year or not self._is_own(other))

    def _is_own(self, other: Other) -> bool:
        """Whether a notice is about the department of this case."""
        own = {_NOTE.sub("", fold(name).text) for name in (self.book.case.department.name, *self.book.names)}
        return fold(other.owner).text in own

    def _facts(self, examination: Examination, found: Iterable[Violation]) -> Iterator[Violation]:
        """Figures, numbers and names without a source that other notices hold."""
        shared: dict[tuple[int, str], list[tuple[Violation, float]]] = {}
        for one in found:
            holders = self._holders(one) if one.check in _LOOKED_UP else ()
            weight = _weight(one.text) / max(len({other.owner for other in holders}), 1)
            sentence = examination.sentence_at(one.start).start if holders else 0
            for other in holders if weight else ():
                shared.setdefault((sentence, other.id), []).append((one, weight))
        by_id = {other.id: other for other in self._others}
        told: set[tuple[int, int]] = set()
        for (_, name), facts in shared.items():
            if sum(weight for _, weight in facts) < LEAST_WEIGHT:
                continue
            for one, _ in facts:
                if (one.start, one.end) not in told:
                    told.add((one.start, one.end))
                    yield _told("fact_leaked", examination, (one.start, one.end), by_id[name])

    def _holders(self, one: Violation) -> tuple[Other, ...]:
        """The notices that hold a name or a figure which the texts of this case do not."""
        written = _written(one.text).strip("“”《》「」")
        figure = _FIGURE.search(written)
        needle = written[figure.start() :] if figure and one.check == "quantities" else written
        if len(needle) < _SHORT or needle in self._own_written:
            return ()
        return tuple(other for other in self._others if _holds(other.written, needle))

    @cached_property
    def _own_written(self) -> str:
        return _THOUSANDS.sub("", self.book.everything)

    def _narratives(self, examination: Examination) -> Iterator[Violation]:
        """Runs of words that another department's notice has."""
        for sentence, scope in examination.scoped:
            if scope.own and self._shared.of(sentence.text, partial(self._shares, sentence.text)):
                yield from self._sentence(examination, sentence)

    def _shares(self, text: str) -> bool:
        """Whether a sentence has a gram of another department's notice; hardly any has."""
        flat = _flat(text)
        return not self._grams.keys().isdisjoint([flat[at : at + _GRAM] for at in range(len(flat) - _GRAM + 1)])

    def _sentence(self, examination: Examination, sentence: Span) -> Iterator[Violation]:
        key = sentence.text, examination.grounds
        if leaked := self._leaked.of(key, partial(self._foreign_run, *key)):
            start, end, other = leaked
            yield _told("narrative_leaked", examination, _span(sentence, start, end), self._foreigners[other])

    def _foreign_run(self, text: str, grounds: Sequence[str]) -> tuple[int, int, int] | None:
        """The first run of a sentence, without signs, that another department alone has, and which one it is."""
        flat = _flat(text)
        position = 0
        while position + _GRAM <= len(flat):
            place = self._grams.get(flat[position : position + _GRAM])
            start, end = self._run(flat, position, place) if place else (position, position)
            if place and end - start >= SHORTEST_RUN and self._foreign(flat[start:end], grounds):
                return start, end, place[0]
            position = max(position + 1, end - _GRAM + 1)
        return None

    def _run(self, flat: str, position: int, place: tuple[int, int]) -> tuple[int, int]:
        """The longest run around a shared gram."""
        theirs, at = self._foreigners[place[0]].flat, place[1]
        back = 0
        while back < min(position, at) and flat[position - back - 1] == theirs[at - back - 1]:
            back += 1
        ahead = _GRAM
        longest = min(len(flat) - position, len(theirs) - at)
        while ahead < longest and flat[position + ahead] == theirs[at + ahead]:
            ahead += 1
        return position - back, position + ahead

    def _foreign(self, run: str, told: Sequence[str]) -> bool:
        """Whether one department alone says this, and nothing else that the draft may use explains it."""
        if len({other.owner for other in self._foreigners if run in other.flat}) > 1:
            return False
        grounds = _flat("\n".join(told))
        explained = [False] * len(run)
        for at in range(len(run) - _OWN_GRAM + 1):
            gram = run[at : at + _OWN_GRAM]
            if gram in self._own or gram in grounds:
                explained[at : at + _OWN_GRAM] = [True] * _OWN_GRAM
        return explained.count(False) >= LEAST_FOREIGN

    @cached_property
    def _foreigners(self) -> tuple[Other, ...]:
        """The notices of other departments."""
        return tuple(other for other in self._others if not self._is_own(other))

    @cached_property
    def _grams(self) -> dict[str, tuple[int, int]]:
        """Grams of those notices: which, and where in it."""
        return {
            other.flat[at : at + _GRAM]: (index, at)
            for index, other in enumerate(self._foreigners)
            for at in range(0, len(other.flat) - _GRAM + 1, _STRIDE)
        }

    @cached_property
    def _own(self) -> str:
        cited = (f"不符合{norm.citation}关于{norm.topic}的规定" for norm in self.book.norms.values())
        return _flat("\n".join((self.book.everything, *cited)))


def _written(text: str) -> str:
    return _THOUSANDS.sub("", fold(text).text)


def _flat(text: str) -> str:
    return _SIGNS.sub("", text)


def _holds(text: str, needle: str) -> bool:
    """Whether a text holds a name or figure that no digit goes on before or behind."""
    at = text.find(needle)
    while at >= 0:
        before, after = text[max(at - 1, 0) : at], text[at + len(needle) : at + len(needle) + 1]
        cut = (needle[0].isdigit() and (before.isdigit() or before == ".")) or (
            needle[-1].isdigit() and after.isdigit()
        )
        if not cut:
            return True
        at = text.find(needle, at + 1)
    return False


def _weight(text: str) -> int:
    """How much a fact tells of its case: its digits, three for a day, six for a name or the number of a thing."""
    written = _written(text)
    dates = find_dates(written)
    if dates and dates[0].end - dates[0].start >= len(written) - len("度"):
        return _weight_of_date(dates[0])
    figure = _FIGURE.search(written)
    if figure is None or re.search(r"[A-Za-z〔\[]|号$", written):
        return _NAMED
    digits = figure.group().lstrip("0.").replace(".", "")
    return len(digits if "." in figure.group() else digits.rstrip("0"))


def _weight_of_date(mark: Mark) -> int:
    """A day tells of its case, but hardly the first or last of a month; a year or a month tells of none."""
    if not mark.names_day:
        return 0
    year, month, day = mark.value.rsplit("-", 2)
    if not year.isdigit():
        return _COMMON_DAY
    return _COMMON_DAY if int(day) in (1, monthrange(int(year), int(month))[1]) else _DAY


def _span(sentence: Span, start: int, end: int) -> tuple[int, int]:
    """A run of a sentence without signs as a span of the text."""
    kept = [at for at, char in enumerate(sentence.text) if not _SIGNS.match(char)]
    return sentence.start + kept[start], sentence.start + kept[end - 1] + 1


def _told(key: str, examination: Examination, span: tuple[int, int], other: Other) -> Violation:
    severity = Severity.BLOCK if key == "fact_leaked" else Severity.REVIEW
    where = (examination.text, *span)
    return violation(NAME, key, where, severity=severity, whose=other.owner, year=other.year)
