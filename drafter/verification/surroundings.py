"""What the words around a figure say it is: of which role, of which year, and whose.

Chinese puts the name of a figure before it, head last (基本支出年初预算数249.61万元), so the nearest label before
the figure decides; what lies beyond the figure before it belongs to that one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.text.marks import Mark, MarkKind
from drafter.text.sentences import Span, segments
from drafter.verification.examination import Examination, Scope
from drafter.verification.facts import Known
from drafter.verification.grams import bigrams, share
from drafter.verification.lexicon import lexicon

_APART = "分别"
_JOINED = re.compile("的(?=.{0,6}(?:额|数|预算|支出|决算|收入|结余|差距|缺口|目标|差异))")
_BECAME = re.compile(
    "(?:增加|增长|上升|提高|减少|下降|降低|调整|压减|扩大|缩小|[升降增减])(?:到|至|为)[^，]{0,6}$"
)
"""Behind these a figure is of another time than the one it is compared with."""

_COMPARED = re.compile("(?:比|较|与|同)[^，。；]{1,20}?(?P<how>多出?|少|高出?|低|超出?|相差|差)(?:了|约)?$")
"""Behind these a figure is the distance between two others: 决算数比预算数多22.99万元."""

_DISTANCES = frozenset({Role.DIFFERENCE, Role.BALANCE, Role.ADJUSTMENT, Role.RATIO})

_PROSE = re.compile("[，。；：、]")
_CELLS = 3
"""So many words in a line without a stop are the cells of an extracted table."""

_CALLED = 0.67
_ADJACENT = 1
_TOPIC = 6
"""A year within so many characters from the start of a sentence is the topic of all of it."""

_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Label:
    """A word that says what a figure is."""

    word: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Surroundings:
    """The words around one figure or date.

    Attributes:
        examination: the text.
        start: offset of the figure.
        end: offset behind it.
        scale: the roles that a word can give to a figure of its kind; other words say nothing about it.
    """

    examination: Examination
    start: int
    end: int
    scale: frozenset[Role]

    @cached_property
    def sentence(self) -> Span:
        """The sentence it stands in."""
        return self.examination.sentence_at(self.start)

    @cached_property
    def segment(self) -> Span:
        """What stands between the commas around it."""
        sentence = self.sentence
        parts = segments(self.examination.text, sentence.start, sentence.end)
        return next((part for part in parts if part.start <= self.start < part.end), sentence)

    @cached_property
    def before(self) -> str:
        """The words of its segment before it, from the last figure on."""
        return self.examination.flat(max(self.segment.start, self._last_figure()), self.start)

    @cached_property
    def after(self) -> str:
        """The words of its segment behind it, up to the next figure or date."""
        return self.examination.flat(self.end, min(self.segment.end, self._next_figure()))

    def label(self) -> Label | None:
        """The label that 的 joins to it (54.60万元的差额), else the nearest one before it.

        With 分别 it is the label of the same place in the row; behind a comparison it is a difference.
        """
        compared = _COMPARED.search(self.before)
        if compared and _DISTANCES & self.scale:
            return Label(compared["how"], _DISTANCES)
        joined = self.label_behind() if _JOINED.match(self.after) else None
        ordered = joined or self._apart()
        if ordered:
            return ordered
        found = list(self._labels(self.before))
        return Label(found[-1][1], found[-1][2]) if found else None

    def label_behind(self) -> Label | None:
        """The first label behind it: 于2022年5月10日签订."""
        found = next(iter(self._labels(self.after)), None)
        return Label(found[1], found[2]) if found else None

    def years(self, fiscal: int) -> frozenset[int]:
        """The year its words put it in, or years of a range; empty if they name none."""
        sentence, text = self.sentence, self.examination
        if _BECAME.search(self.before):
            return frozenset()
        dates = [
            mark
            for mark in text.scan.marks
            if mark.kind is MarkKind.DATE and sentence.start <= mark.start < self.start and _yearly(mark)
        ]
        words = self._year_words(fiscal)
        near = [mark for mark in dates if mark.start >= self.segment.start]
        if near or words:
            place = max([(mark.start, int(mark.value[:4])) for mark in near] + words)
            return frozenset({place[1]}) | self._range(near, place[0])
        topic = [mark for mark in dates if mark.start - sentence.start <= _TOPIC]
        return frozenset({int(topic[-1].value[:4])}) if topic and len(dates) == len(topic) else frozenset()

    def years_named(self, fiscal: int) -> frozenset[int]:
        """The years that its clause names anywhere."""
        text, scope = self.examination, self.examination.scope_at(self.start)
        dates = (mark.value[:4] for mark in text.scan.marks if mark.kind is MarkKind.DATE and _inside(mark, scope))
        words = (match.group() for match in lexicon().year_word.finditer(text.text, scope.start, scope.end))
        return frozenset(int(date) for date in dates if date.isdigit()) | {
            fiscal + lexicon().years[word] for word in words
        }

    def subject(self) -> str:
        """The nearest owner of facts named before it, from the last figure on; the department itself is none."""
        book = self.examination.book
        found = [match.group() for match in book.owner.finditer(self.before)]
        named = [name for name in found if name in book.owners or name in book.names]
        return named[-1] if named and named[-1] in book.owners else ""

    def things(self) -> list[Known]:
        """The contract or voucher it belongs to: the one right behind it, or the nearest before it.

        Several facts where the case has several things of that number, such as vouchers of different months.
        """
        start, mentions = self.sentence.start, self.examination.mentions
        behind = [(at, k) for at, _, k in mentions if self.end <= at <= self.end + _ADJACENT and _numbered(k)]
        near = [(at, k) for at, _, k in mentions if start <= at < self.start and _numbered(k)]
        place = behind[0][0] if behind else near[-1][0] if near else -1
        return [known for at, known in behind + near if at == place]

    def names(self, known: Known) -> bool:
        """Whether its sentence calls a fact by most of its name, or the account of its points uses it."""
        book, points = self.examination.book, self.examination.scope_at(self.start).points or ()
        if any(known in book.used_by(point, whole=True) for point in points if point in book.points):
            return True
        return share(bigrams(known.fact.label), bigrams(self.sentence.text)) >= _CALLED

    @cached_property
    def lead(self) -> str:
        """The words of its segment before it, and those that 的 joins to it."""
        joined = self.after if _JOINED.match(self.after) else ""
        return self.examination.flat(self.segment.start, self.start) + joined

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The findings its clause tells."""
        points, known = self.examination.scope_at(self.start).points, self.examination.book.points
        return frozenset(known[point][0].id for point in points or () if point in known)

    @cached_property
    def tabular(self) -> bool:
        """Whether it stands in a row of a table, where no words around it say what it is."""
        text = self.examination.text
        begin, end = text.rfind("\n", 0, self.start) + 1, text.find("\n", self.end)
        line = text[begin : end if end >= 0 else len(text)]
        cells = line.split()
        return line[:1] == "|" or "\t" in line or (len(cells) >= _CELLS and not _PROSE.search(line))

    def _labels(self, text: str) -> Iterator[tuple[int, str, frozenset[Role]]]:
        return (found for found in lexicon().labels(text) if found[2] & self.scale)

    def _apart(self) -> Label | None:
        sentence = self.sentence
        lead = self.examination.flat(sentence.start, self.start)
        place = lead.rfind(_APART)
        if place < 0:
            return None
        labels = [Label(word, roles) for _, word, roles in self._labels(lead[:place].rpartition("，")[2])]
        origin = self._offset_of_apart()
        row = [q.start for q in self.examination.scan.quantities if origin <= q.start < self.sentence.end]
        row = row[: len(labels)]
        return labels[row.index(self.start)] if len(labels) > 1 and self.start in row else None

    def _offset_of_apart(self) -> int:
        place = self.examination.text.rfind(_APART, self.sentence.start, self.start)
        return place if place >= 0 else self.start

    def _last_figure(self) -> int:
        return max((end for _, end in self._figures() if end <= self.start), default=0)

    def _next_figure(self) -> int:
        return min(
            (start for start, _ in self._figures() if start >= self.end), default=len(self.examination.text)
        )

    def _figures(self) -> list[tuple[int, int]]:
        """The figures and full dates of its sentence."""
        sentence, found = self.sentence, self.examination.scan
        spans = [(q.start, q.end) for q in found.quantities]
        low, high = bisect_left(spans, (sentence.start, 0)), bisect_left(spans, (sentence.end, 0))
        days = [(m.start, m.end) for m in found.marks if m.kind is MarkKind.DATE and not _yearly(m)]
        return spans[low:high] + [span for span in days if sentence.start <= span[0] < sentence.end]

    def _year_words(self, fiscal: int) -> list[tuple[int, int]]:
        text = self.examination.text
        found = lexicon().year_word.finditer(text, max(self.segment.start, self._last_figure()), self.start)
        return [(match.start(), fiscal + lexicon().years[match.group()]) for match in found]

    def _range(self, near: list[Mark], place: int) -> frozenset[int]:
        """2021-2025年: every year of it."""
        years = [int(mark.value[:4]) for mark in near if abs(mark.start - place) <= _TOPIC]
        return frozenset(range(min(years), max(years) + 1)) if len(years) > 1 else frozenset()


def _yearly(mark: Mark) -> bool:
    """Whether a date names a year, or a month of one, and no day."""
    return bool(_YEAR.match(mark.value)) and mark.value.count("-") < 2  # noqa: PLR2004 - two dashes make a day


def _inside(mark: Mark, scope: Scope) -> bool:
    return scope.start <= mark.start < scope.end


def _numbered(known: Known) -> bool:
    return known.fact.kind in (FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER)
