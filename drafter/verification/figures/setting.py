"""Where a figure stands in its sentence: the words that are its own, those it shares, and those further off.

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

_BREAK = re.compile("[，；：。！？,;:（）()]")
_JOINT = re.compile(r"[、，,和与及以而]{0,2}(?:以及|及其)?(?:[一另][个家项份所]?[为是])?")
_ROW = re.compile("分别|依次|各自|顺次|相应")
_SPLIT = re.compile("[、/]|以及|[和与及](?!其)")
_NAMED = re.compile("的[^，；]{1,14}?(?=实际|只|仅|却|才|已|就|达到|中|里|占|被|比|较|由|年底|全年|当年)")
_OPEN = "（("
_STRONG = "；;。"


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around one figure, without blanks and in half width.

    Attributes:
        before: directly before it, from the last mark or figure on; in a row, the words of its own place.
        after: directly behind it, up to the next mark or figure.
        shared: what stands before these words, back to the figure before.
        topic: what stands before that figure in the same part of the sentence.
        far: everything before in the sentence.
        rest: everything behind in the sentence.
        last: no further figure stands between it and the next mark.
        joined: the row's common words, if it stands in one.
        place: in a row, the span of its own words in the sentence.
        row: which place of how many it has in a row; (0, 1) outside of one.
    """

    before: str
    after: str
    shared: str
    topic: str
    far: str
    rest: str
    last: bool
    joined: str = ""
    place: tuple[int, int] | None = None
    row: tuple[int, int] = (0, 1)


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
        if not before.strip(_OPEN) and self.text[left - 1 : left] in _OPEN and left:
            outer = max(self._opening(left - 1), self._figure_before(left - 1))
            before, shared = self.text[outer : left - 1], self._shared(earlier, outer)
            if not before and index and self.figures[index - 1][1] == left - 1:
                before = self.setting(index - 1).before  # 差旅费455元（0009#凭证）: one name for both
        row = self._rows.get(index)
        return Setting(
            before=self.text[row.start : row.end] if row else before,
            after=self._after(end, right, later),
            shared=shared,
            topic=self._blank(self._part(start), earlier),
            far=self._blank(0, earlier),
            rest=self._blank(min(right, later), len(self.text)),
            last=right <= later,
            joined=row.common if row else "",
            place=(row.start, row.end) if row else None,
            row=row.row if row else (0, 1),
        )

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
        return behind if right <= later else behind.partition("、")[0]

    @cached_property
    def _marks(self) -> list[int]:
        """Offsets of the marks that part the sentence, those within figures left out."""
        inside = {place for start, end in self.figures for place in range(start, end)}
        return [match.start() for match in _BREAK.finditer(self.text) if match.start() not in inside]

    def _opening(self, offset: int) -> int:
        place = bisect_left(self._marks, offset)
        return self._marks[place - 1] + 1 if place else 0

    def _closing(self, offset: int) -> int:
        place = bisect_left(self._marks, offset)
        return self._marks[place] if place < len(self._marks) else len(self.text)

    def _figure_before(self, offset: int) -> int:
        return max((end for _, end in self.figures if end <= offset), default=0)

    def _part(self, offset: int) -> int:
        """Where the part between semicolons begins."""
        return max(self.text.rfind(mark, 0, offset) for mark in _STRONG) + 1

    def _blank(self, start: int, end: int) -> str:
        """A stretch of the sentence with its figures taken out."""
        pieces, position = [], start
        for first, last in self.figures:
            if start <= first < end:
                pieces.append(self.text[position:first])
                position = last
        return "，".join([*pieces, self.text[position:end]]) if end > start else ""

    @cached_property
    def _rows(self) -> dict[int, "_Place"]:
        """For every figure of a row its place."""
        return {index: place for run in self._runs() for index, place in self._parallel(run)}

    def _runs(self) -> Iterator[Sequence[int]]:
        """Figures that follow each other with nothing but joints between."""
        run: list[int] = [0] if self.figures else []
        for place, ((_, end), (start, _)) in enumerate(pairwise(self.figures)):
            if not _JOINT.fullmatch(self.text[end:start]):
                yield run
                run = []
            run.append(place + 1)
        yield run

    def _parallel(self, run: Sequence[int]) -> Iterator[tuple[int, "_Place"]]:
        """The places of a row: as many names before it as it has figures, else what stands before all of it."""
        if len(run) < 2:  # noqa: PLR2004 - a row has two places
            return
        first = self.figures[run[0]][0]
        begin = self._figure_before(first)
        told = _ROW.search(self.text, begin, first)
        names_end = told.start() if told else first
        common = self.text[told.end() : first] if told else ""
        for start in (self._opening(names_end), begin):
            names = list(_split(self.text, start, names_end))
            if len(names) == len(run):
                shared = common + self.text[names[-1][0] : names[-1][1]]
                for at, (index, name) in enumerate(zip(run, names, strict=True)):
                    yield index, _Place(*name, shared, (at, len(run)))
                return
        for at, index in enumerate(run):
            yield index, _Place(begin, first, common, (at, len(run)))


@dataclass(frozen=True, slots=True)
class _Place:
    """One place of a row: the span of its own words, and the words that all places share."""

    start: int
    end: int
    common: str
    row: tuple[int, int]


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _SPLIT.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end
