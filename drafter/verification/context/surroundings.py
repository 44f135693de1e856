"""What the sentence around a figure says of the year, and whether it is a sentence at all."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from drafter.text.marks import Mark
from drafter.text.sentences import Span
from drafter.verification.context.around import distant
from drafter.verification.context.turning import BECOMES, FORMERLY, JOINED_FROM
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.lexicon import lexicon

_JOINED = re.compile("的(?=.{0,6}(?:额|数|预算|支出|决算|收入|结余|差距|缺口|目标|差异))")
_BECAME = re.compile(
    "(?:增加|增长|上升|提高|减少|下降|降低|调整|压减|扩大|缩小|[升降增减])(?:到|至|为)[^，]{0,6}$"
)
"""Behind these a figure is what another became."""
_PROSE = re.compile("[，。；：、]")
_CELLS = 3
"""So many words in a line without a stop are the cells of an extracted table."""

_CALLED = 0.67
_ARROW = "→"
_TOPIC = 6
"""Two years that stand so close are the ends of a range."""
_COMPARED = re.compile("(?:较|比|与|同|相对|对比|相比)(?:于)?$")
"""Behind these a year is what another is compared with."""

_REACH = 400
"""Characters beyond which words say nothing of a figure: one endless sentence is not read again for each."""

_YEAR = re.compile(r"(?:19|20)\d{2}")
_IN_TURN = re.compile(r"[^，；。\n]{0,80}?(?P<turn>分别|依次)(?:为|是|系|对应)?(?P<years>[^，；。\n]{8,60})")
"""Behind a figure of a row, the years that its figures are of, one after the other."""


@dataclass(frozen=True)
class Surroundings:
    """The sentence around one figure or date.

    Attributes:
        examination: the text.
        start: offset of the figure.
        end: offset behind it.
    """

    examination: Examination
    start: int
    end: int

    @cached_property
    def sentence(self) -> Span:
        """The sentence it stands in."""
        return self.examination.sentence_at(self.start)

    @cached_property
    def segment(self) -> Span:
        """What stands between the commas around it."""
        return self.examination.segment_at(self.start)

    @cached_property
    def before(self) -> str:
        """The words of its segment before it, from the last figure on."""
        return self.examination.flat(self._own_start, self.start)

    def years(self, fiscal: int) -> frozenset[int]:
        """The year its words put it in, or years of a range; empty if they name none."""
        own = self._own_years(fiscal)
        if distant(self.before):
            return frozenset(year for at, year in own[-1:] if not self._compared(at))
        turns = (JOINED_FROM.search(self.before) and BECOMES.search(self._behind)) or self._formerly
        if own:
            before = {own[-1][1] - 1} if turns else set()  # 2023年人次由8万减少到4万: what it was a year before
            return frozenset({own[-1][1], *before}) | self._range(own)
        if _BECAME.search(self.before):
            return frozenset({fiscal})
        carried = [year for at, year in self._years_before(fiscal) if not self._compared(at)]
        return frozenset({fiscal - 1, *carried[-1:]} if turns else carried[-1:])

    @property
    def _formerly(self) -> bool:
        """Whether it is told as what something was before: 原为61,075人次, 61,075人次→48,210人次."""
        return self._behind.startswith(_ARROW) or FORMERLY.search(self.before) is not None

    def _own_years(self, fiscal: int) -> list[tuple[int, int]]:
        """The years that its own part of the sentence names, with their offsets."""
        in_turn = self._year_in_turn()
        return (
            [(self.start, in_turn)]
            if in_turn
            else [(at, year) for at, year in self._years_before(fiscal) if at >= self._own_start]
        )

    def _year_in_turn(self) -> int | None:
        """The year that a row of figures is given in its order: 5万元、8万元分别为2021年末和2022年末的余额."""
        turn = _IN_TURN.match(self.examination.text, self.end, self.end + _REACH)
        if turn is None:
            return None
        years = [int(year) for year in _YEAR.findall(turn["years"])]
        row = [one.start for one in self.examination.quantities(self.segment.start, turn.start("turn"))]
        ordered = len(years) == len(row) > 1 and self.start in row
        return years[row.index(self.start)] if ordered else None

    def _compared(self, at: int) -> bool:
        """Whether a year only serves to compare: 与2022年相比, 较上年."""
        return bool(_COMPARED.search(self._text_before(at)))

    def _years_before(self, fiscal: int) -> list[tuple[int, int]]:
        """The years and words for years of its sentence before it, with their offsets."""
        start, text = max(self.sentence.start, self.start - _REACH), self.examination.text
        dates = [(m.start, int(m.value[:4])) for m in self.examination.dates(start, self.start) if _yearly(m)]
        words = lexicon().year_word.finditer(text, start, self.start)
        return sorted([*dates, *((match.start(), fiscal + lexicon().years[match.group()]) for match in words)])

    @cached_property
    def _own_start(self) -> int:
        return max(self.segment.start, self._last_figure, self.start - _REACH)

    def _text_before(self, offset: int) -> str:
        return self.examination.flat(max(offset - 4, self.sentence.start), offset)

    def _range(self, near: list[tuple[int, int]]) -> frozenset[int]:
        """2021-2025年: every year of it."""
        years = [year for at, year in near if near[-1][0] - at <= _TOPIC]
        return frozenset(range(min(years), max(years) + 1)) if len(years) > 1 else frozenset()

    def names_year(self, fiscal: int) -> bool:
        """Whether its own part of the sentence names a year."""
        return bool(self._own_years(fiscal))

    def names(self, known: Known) -> bool:
        """Whether its sentence calls a fact by most of its name, or the account of its points uses it."""
        book, points = self.examination.book, self.examination.scope_at(self.start).points or ()
        if any(known in book.used_by(point, whole=True) for point in points if point in book.points):
            return True
        return share(bigrams(known.fact.label), bigrams(self.sentence.text)) >= _CALLED

    @cached_property
    def lead(self) -> str:
        """The words of its segment before it, and those that 的 joins to it."""
        joined = self._behind if _JOINED.match(self._behind) else ""
        return self.examination.flat(max(self.segment.start, self.start - _REACH), self.start) + joined

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The findings its clause tells."""
        points, known = self.examination.scope_at(self.start).points, self.examination.book.points
        return frozenset(known[point][0].id for point in points or () if point in known)

    @cached_property
    def tabular(self) -> bool:
        """Whether it stands in a row of a table, where no words around it say what it is."""
        text, last = self.examination.text, self.end + _REACH
        begin = text.rfind("\n", max(self.start - _REACH, 0), self.start) + 1 or max(self.start - _REACH, 0)
        end = text.find("\n", self.end, last)
        line = text[begin : end if end >= 0 else last]
        cells = line.split()
        return line[:1] == "|" or "\t" in line or (len(cells) >= _CELLS and not _PROSE.search(line))

    @cached_property
    def _behind(self) -> str:
        return self.examination.flat(self.end, min(self.segment.end, self.end + _REACH))

    @cached_property
    def _last_figure(self) -> int:
        place = bisect_left(self.examination.figures, (self.start, 0)) - 1
        return self.examination.figures[place][1] if place >= 0 else 0


def _yearly(mark: Mark) -> bool:
    """Whether a date names a year, or a month of one, and no day."""
    return bool(_YEAR.match(mark.value)) and not mark.names_day
