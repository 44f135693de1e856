"""A sentence laid out around its figures: which words are whose.

Chinese names a figure before it (基本支出年初预算数249.61万元), joins a name behind it by 的 or as what became
of it (54.60万元的差额, 20万元未支付), lets one topic govern several figures (公用经费年初预算…，调整预算…),
and puts names and figures of a row in parallel (甲、乙分别支出…和…).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from drafter.verification.context.row import SPLIT, Place, split
from drafter.verification.context.setting import Setting
from drafter.verification.context.turning import BECAME, JOINED_FROM, pointed

_BREAK = re.compile("[，；：。！？,;:（）()]")
_JOINT = re.compile(r"对|[、，,和与及以而]{0,2}(?:以及|及其)?(?:[一另][个家项份所]?[为是])?")
_ROW = re.compile("分别|依次|各自|顺次|相应|先后")
_AGAINST = "对"
_STAGES = re.compile("再?到|至|[、/]|以及|[和与及](?!其)")
"""Also what parts the stages of a course: 从预算到中标再到支付."""
_NAMED = re.compile(
    "[^，；的]{2,8}?(?:里|当中|之中|中(?=来自|[有由属含未已]))|的[^，；]{1,14}?(?=实际|只|仅|却|才|已|就|达到|节约|节省|超支|中|里|占|被|比|较|由|年底|全年|当年|[变调增减升降压涨跌砍缩扩][^，；]{0,2}[到至为成])"
)
_TAKING = re.compile("[把将]$")
"""Behind these stands what is done with the next figure, and behind that figure what is done."""
_ANSWERING = re.compile("[与和同跟比较]|对照|而|却")
"""A row so led answers to the figures before it."""
_NAMED_WITHIN = re.compile(r"[（(][\u4e00-\u9fff]{1,3}[）)](?=[\u4e00-\u9fff])")
"""Brackets inside a name: 因公出国（境）费."""
_OPEN = "（("
_COLON = "：:"
_LABEL = re.compile(r"[^，；：。！？,;:（）()0-9]{2,14}$")
"""What stands before a colon and a figure is the figure's name: 资金规模：81万元."""
_NAMES_BEHIND = re.compile("(?![的为是至到比较占元分以])[\u4e00-\u9fff]{2,12}(?:[、和与及]|以及)")
_NAME_BEHIND = re.compile("(?![的为是至到比较占已未没不以均都（(])[\u4e00-\u9fff]{2}")
"""Between two figures, and behind the second, where each stands before the name of what it counts."""
_MEASURE_BEHIND = re.compile("的?(?:标准|定额|限额|上限|预算|概算|目标值?|编制|计划|规模)")
_STRONG = "；;。"
_DIGIT = re.compile("[0-9]")
_COUNTS = 4
"""So many counts in words may stand between a list and the row of its figures."""
_REACH = 240
"""So many characters of a sentence before and behind a figure are looked at."""
_SHORT = 2
"""A name of a list with so few characters leaves the rest to the last one."""


@dataclass(frozen=True)
class Layout:
    """One sentence, its figures as spans into its text.

    Attributes:
        text: the sentence, half width and without blanks.
        figures: spans of quantities and full dates, in order, none inside another.
    """

    text: str
    figures: tuple[tuple[int, int], ...]

    def setting(self, index: int) -> Setting:
        """The setting of one of its figures."""
        start, end = self.figures[index]
        earlier = self.figures[index - 1][1] if index else 0
        later = self.figures[index + 1][0] if index + 1 < len(self.figures) else len(self.text)
        left, right = self._opening(start), self._closing(end)
        begin = self._own_from(max(left, earlier), start) if earlier else left
        before, shared = self.text[begin:start], self._shared(earlier, begin)
        if earlier and self._named_behind(earlier, start, end):
            before = ""
        if not before.strip(_OPEN) and self.text[left - 1 : left] in _OPEN and left:
            outer = max(self._opening(left - 1), self._figure_before(left - 1))
            before, shared = self.text[outer : left - 1], self._shared(earlier, outer)
            if not before and index and self.figures[index - 1][1] == left - 1:
                before = self.setting(index - 1).before  # 差旅费455元（0009#凭证）: one name for both
        elif not before and self._labelled(left, earlier):
            outer = self._opening(left - 1)
            before, shared = self.text[max(outer, earlier) : left - 1], self._shared(earlier, max(outer, earlier))
        elif meant := pointed(before, self.text[max(begin - _REACH, 0) : begin]):
            before = meant
        elif index and BECAME.search(before):
            before = self._changing(index - 1) + before
        elif JOINED_FROM.search(before) and self.text.startswith("的", end):
            before = ""  # 中标价由87万元的预算降到64万元: 中标价 is what it became
        row = self._rows.get(index)
        return Setting(
            before=row.words or self.text[row.start : row.end] if row else before,
            after=self._after(end, right, later),
            shared=shared,
            topic=self._blank(max(self._part(start), earlier - _REACH), earlier),
            far=self._blank(max(earlier - _REACH, 0), earlier),
            rest=self._blank(min(right, later), min(right, later) + _REACH),
            last=right <= later,
            joined=row.common if row else "",
            place=(row.start, row.end) if row else None,
            row=row.row if row else (0, 1),
            apart=row.apart if row else False,
        )

    def _named_behind(self, earlier: int, start: int, end: int) -> bool:
        """Whether figures stand before their names: 14个产出指标、4个效益指标, 超出2万元标准4万元."""
        if _MEASURE_BEHIND.fullmatch(self.text, earlier, start):
            return True
        named = _NAMES_BEHIND.fullmatch(self.text, earlier, start)
        return named is not None and _NAME_BEHIND.match(self.text, end) is not None

    def _labelled(self, left: int, earlier: int) -> bool:
        """Whether a name and a colon stand right before."""
        told = left > earlier and self.text[left - 1 : left] in tuple(_COLON)
        return told and _LABEL.search(self.text, max(earlier, left - _REACH), left - 1) is not None

    def _changing(self, index: int) -> str:
        """What changes from one figure to the next: the words before 由 and 从."""
        start = self.figures[index][0]
        earlier = self.figures[index - 1][1] if index else 0
        words = self.text[max(self._opening(start), earlier) : start]
        found = JOINED_FROM.search(words)
        return words[: found.start()] if found else ""

    def _own_from(self, begin: int, start: int) -> int:
        """Where the words of a figure begin that shares its part with the one before it.

        61万元的公用经费预算实际只报销21万元: what 的 joins to the figure before is that figure's name.
        """
        named = _NAMED.match(self.text, begin, start) if begin in self._ends else None
        return named.end() if named else begin

    def _shared(self, earlier: int, begin: int) -> str:
        """What stands between a figure and the words of the next; the name behind the first is its own."""
        if not earlier:
            return self.text[:begin]
        own = self._closing(earlier)
        return self.text[min(own, begin) : begin]

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(end for _, end in self.figures)

    def _after(self, end: int, right: int, later: int) -> str:
        """What stands behind a figure; before a further figure only the words up to a pause are its own."""
        behind = self.text[end : min(right, later)]
        if right <= later:
            return behind
        taken = next((last for first, last in self.figures if first == later), 0) if _TAKING.search(behind) else 0
        further = self._next_figure(taken) if taken else 0
        return behind + self.text[taken : min(right, further)] if taken else behind.partition("、")[0]

    def _next_figure(self, offset: int) -> int:
        place = bisect_left(self.figures, (offset, 0))
        return self.figures[place][0] if place < len(self.figures) else len(self.text)

    @cached_property
    def _marks(self) -> list[int]:
        """Offsets of the marks that part the sentence, those within figures left out."""
        inside = {place for start, end in self.figures for place in range(start, end)}
        inside |= {
            place for named in _NAMED_WITHIN.finditer(self.text) for place in (named.start(), named.end() - 1)
        }
        return [match.start() for match in _BREAK.finditer(self.text) if match.start() not in inside]

    def _opening(self, offset: int) -> int:
        place = bisect_left(self._marks, offset)
        return self._marks[place - 1] + 1 if place else 0

    def _closing(self, offset: int) -> int:
        place = bisect_left(self._marks, offset)
        return self._marks[place] if place < len(self._marks) else len(self.text)

    def _figure_before(self, offset: int) -> int:
        place = bisect_left(self.figures, (offset, 0))
        return next((end for _, end in reversed(self.figures[max(place - 2, 0) : place]) if end <= offset), 0)

    def _part(self, offset: int) -> int:
        """Where the part between semicolons begins."""
        return max(self.text.rfind(mark, 0, offset) for mark in _STRONG) + 1

    def _blank(self, start: int, end: int) -> str:
        """A stretch of the sentence with its figures taken out."""
        pieces, position = [], start
        for first, last in self.figures[
            bisect_left(self.figures, (start, 0)) : bisect_left(self.figures, (end, 0))
        ]:
            pieces.append(self.text[position:first])
            position = last
        return "，".join([*pieces, self.text[position:end]]) if end > start else ""

    @cached_property
    def _rows(self) -> dict[int, Place]:
        """For every figure of a row its place."""
        placed: dict[int, Place] = {}
        names: list[tuple[int, int]] = []
        for run in self._runs():
            row = list(self._parallel(run, names if len(names) == len(run) else []))
            placed.update(row)
            names = [(place.start, place.end) for _, place in row if place.apart] or names
        return placed

    def _told_before(self, offset: int) -> int:
        """Where the last figure before an offset ends that is more than a count of what is listed: 三个环节."""
        place = bisect_left(self.figures, (offset, 0))
        before = reversed(self.figures[max(place - _COUNTS, 0) : place])
        return next((end for start, end in before if _DIGIT.search(self.text, start, end)), 0)

    def _runs(self) -> Iterator[Sequence[int]]:
        """Figures that follow each other with nothing but joints between."""
        run: list[int] = [0] if self.figures else []
        for place, ((_, end), (start, _)) in enumerate(pairwise(self.figures)):
            if not _JOINT.fullmatch(self.text[end:start]):
                yield run
                run = []
            run.append(place + 1)
        yield run

    def _parallel(self, run: Sequence[int], earlier: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Place]]:
        """The places of a row: as many names before it as it has figures, else what stands before all of it.

        甲是65场对39场，乙是74场对28场: a row keeps the order of an earlier one.
        """
        if len(run) < 2:  # noqa: PLR2004 - a row has two places
            return
        first = self.figures[run[0]][0]
        begin = self._figure_before(first)
        told = _ROW.search(self.text, begin, first)
        names_end = told.start() if told else first
        common = self.text[told.end() : first] if told else ""
        for start in (self._opening(names_end), begin):
            names = list(split(self.text, start, names_end))
            if len(names) == len(run):
                yield from self._placed(run, names, common)
                return
        listed = self._named_before(begin, names_end, len(run))
        if listed:
            yield from self._placed(run, listed, common + self.text[listed[-1][1] : names_end])
            return
        answered = self._answered(run)
        if earlier and not answered and self.text[self.figures[run[0]][1]] == _AGAINST:
            yield from self._placed(run, earlier, self.text[begin:first])
            return
        for at, index in enumerate(run):
            yield index, Place(begin, first, common, (at, len(run)), answered[at] if answered else "")

    def _answered(self, run: Sequence[int]) -> list[str]:
        """The words of as many figures before a row that has none, to which it answers.

        基本支出30万元、公用经费8万元，与报表的28万元、9万元不一致: the second row is of the same two.
        """
        first = run[0] - len(run)
        if first < 0 or self._part(self.figures[first][0]) != self._part(self.figures[run[0]][0]):
            return []
        lead = self.text[self.figures[run[0] - 1][1] : self.figures[run[0]][0]]
        words = [self._words_before(index) for index in range(first, run[0])]
        return [f"{word}{lead}" for word in words] if all(words) and _ANSWERING.search(lead) else []

    def _words_before(self, index: int) -> str:
        start = self.figures[index][0]
        earlier = self.figures[index - 1][1] if index else 0
        return self.text[max(self._opening(start), earlier) : start].lstrip("、和与及")

    def _placed(
        self, run: Sequence[int], names: Sequence[tuple[int, int]], common: str
    ) -> Iterator[tuple[int, Place]]:
        """Every figure of a row with its own name; what only the first or the last name says holds for all.

        一、二、三季度末: what ends the last ends every short one; 合格率的目标、实际: what 的 joins to the first.
        """
        texts = [self.text[start:end] for start, end in names]
        head = texts[0].rpartition("的")
        shared = common + (head[0] if len(texts[0]) > len(texts[-1]) else "") + texts[-1]
        for at, (index, name) in enumerate(zip(run, names, strict=True)):
            tail = texts[-1][len(texts[at]) :] if len(texts[at]) <= _SHORT else ""
            yield index, Place(*name, shared, (at, len(run)), texts[at] + tail, apart=True)

    def _named_before(self, begin: int, end: int, many: int) -> list[tuple[int, int]]:
        """The last list of so many names in the parts of the sentence before a row; none if there is none."""
        begin = self._told_before(begin)
        low, high = bisect_left(self._marks, begin), bisect_left(self._marks, end)
        marks = [begin, *(mark + 1 for mark in self._marks[low:high])]
        for start, stop in reversed(list(pairwise([*marks, end]))):
            for parting in (SPLIT, _STAGES):
                names = list(split(self.text, start, stop - (stop != end), parting))
                if len(names) == many:
                    return names
        return []
