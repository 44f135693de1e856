"""A score table flattened to lines: cells one after the other, broken by the width of their columns and by pages.

What remains of the table is its order. An indicator begins where its name, broken over some lines, is followed by
its full marks; its points are the one line that holds a number within these and nothing else; what follows up to
the next name are the reasons, save for the rest of an explanation or a standard that a page break cut off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.errors import Problem
from drafter.messages import catalogue
from drafter.sheets.flat_pages import left_over, own_lines
from drafter.sheets.grid import TextLine
from drafter.sheets.numbers import read_points
from drafter.sheets.pdf import is_title, joined
from drafter.sheets.rubric_names import Place, RubricNames
from drafter.sheets.table import Entry, Said, ScoreTable, Stated
from drafter.sheets.words import bare, is_word

_say = catalogue("drafter.sheets")
_MOST_NAME_LINES = 14
_LEAST_NAME = 0.5
_LEAST_SHARE = 0.5
_CAPTIONS = 12
_ABOVE = 60
_WIDER = 1.5
_MUCH_WIDER = 1.8
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_END = tuple("。；;！!")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an indicator begins: its name, the line of its full marks, and what of the name is missing."""

    place: Place
    first: int
    full: int
    rest: str


def read_flat(lines: Sequence[TextLine], names: RubricNames) -> ScoreTable | None:
    """The score table of a rubric in some lines; `None` where less than half of the indicators are there."""
    starts = _best_run(lines, names)
    if len(starts) < max(2, len(names.places) * _LEAST_SHARE):
        return None
    end = _end(lines, starts)
    bounds = [start.first for start in starts[1:]] + [end]
    following = [*(start.place.parents for start in starts[1:]), ()]
    segments = [
        _Segment(lines, start, bound, names, parents)
        for start, bound, parents in zip(starts, bounds, following, strict=True)
    ]
    found = [segment.entry() for segment in segments]
    paged = any(line.opens_page for line in lines[starts[0].first + 1 : end])
    before = lines[max(starts[0].first - _ABOVE, 0) : starts[0].first]
    titles = [line for line in lines[starts[0].first :] if is_title(line.text)]
    apart = [
        line for start, bound in zip(starts, bounds, strict=True) for line in left_over(lines[start.full : bound])
    ]
    return ScoreTable(
        name=lines[starts[0].first].place,
        entries=tuple(entry for entry, _ in found),
        stated=tuple(_stated(lines, end, len(starts))),
        captions=tuple(line.text for line in (*before, *titles)),
        problems=tuple(problem for _, problem in found if problem),
        remarks=(
            *(problem for segment in segments if (problem := segment.doubt(paged=paged))),
            *_unread([*apart, *lines[end + 1 :]], found),
        ),
    )


def _unread(apart: Sequence[TextLine], found: Sequence[tuple[Entry, Problem | None]]) -> Iterator[Problem]:
    """That sentences stand apart from the table, where points were lost and no reason stands in it."""
    silent = [entry for entry, _ in found if entry.reason is None and _loses(entry)]
    said = [line for line in apart if len(bare(line.text)) > _CAPTIONS and not is_title(line.text)]
    if silent and said:
        shown = said[0].text[:_CAPTIONS] + "…"
        yield Problem(said[0].place, _say("flat_after", count=len(said), shown=shown))


def _loses(entry: Entry) -> bool:
    full = read_points(entry.full.text).value if entry.full else None
    return any(read_points(said.text).value != full for said in entry.awarded)


def _best_run(lines: Sequence[TextLine], names: RubricNames) -> list[_Start]:
    """The indicators in the order of the text, each once; a name that comes again later begins nothing."""
    starts: list[_Start] = []
    taken: set[str] = set()
    index = 0
    while index < len(lines):
        start = _start(lines, index, names, taken)
        if start is None:
            index += 1
            continue
        starts.append(start)
        taken.add(start.place.indicator.id)
        index = start.full + 1
    return starts


def _start(lines: Sequence[TextLine], index: int, names: RubricNames, taken: set[str]) -> _Start | None:
    name = ""
    for offset in range(min(_MOST_NAME_LINES, len(lines) - index - 1)):
        name += bare(lines[index + offset].text)
        free = [p for p in names.places if p.indicator.id not in taken and name and p.key.startswith(name)]
        if not free:
            return None
        full = read_points(lines[index + offset + 1].text).value
        if full is None:
            continue
        named = [place for place in free if place.indicator.max == full and _long_enough(name, place.key)]
        if len(named) == 1:
            return _Start(named[0], index, index + offset + 1, named[0].key.removeprefix(name))
    return None


def _long_enough(name: str, whole: str) -> bool:
    """Whether a name is whole, or its greater part before a page break."""
    return name == whole or (len(name) > len(whole) * _LEAST_NAME and len(name) > 3)  # noqa: PLR2004  # 3 is one line


def _end(lines: Sequence[TextLine], starts: list[_Start]) -> int:
    after = range(starts[-1].full + 1, len(lines))
    return next((index for index in after if _is_total(lines[index].text)), len(lines))


def _is_total(text: str) -> bool:
    return is_word(_NUMBER.sub("", text), "rows", "total")


def _stated(lines: Sequence[TextLine], end: int, after: int) -> Iterator[Stated]:
    """The total: the last number on its line, or on the lines right behind it."""
    if end >= len(lines):
        return
    numbers = _NUMBER.findall(lines[end].text)
    for line in lines[end + 1 : end + 5]:
        if read_points(line.text).value is None:
            break
        numbers.append(line.text)
    if numbers:
        label, said = Said(lines[end].text, lines[end].place), Said(numbers[-1], lines[end].place)
        yield Stated(label, said, None, after, total=True)


class _Segment:
    """The lines of one indicator."""

    def __init__(
        self, lines: Sequence[TextLine], start: _Start, end: int, names: RubricNames, following: Sequence[str]
    ) -> None:
        self._start = start
        self._names = names
        self._following = following
        self._name = lines[start.first]
        self._full = lines[start.full]
        self._lines = self._without_rest(self._without_headings(own_lines(lines[start.full + 1 : end])))

    def entry(self) -> tuple[Entry, Problem | None]:
        """The entry, and why its points could not be told."""
        place = self._start.place
        scores = [index for index, line in enumerate(self._lines) if self._is_score(line)]
        entry = Entry(
            name=Said(place.indicator.name, self._name.place),
            parents=place.parents,
            full=Said(self._full.text, self._full.place),
        )
        if len(scores) != 1:
            key = "flat_two_scores" if scores else "flat_no_score"
            listed = "、".join(self._lines[index].place for index in scores)
            about = {"name": place.indicator.name, "listed": listed}
            return entry, Problem(self._name.place, _say(key, **about), _say(f"{key}_remedy"))
        line = self._lines[scores[0]]
        reason = self._reason(scores[0], read_points(line.text).value == place.indicator.max)
        said = (Said(line.text, line.place),)
        return Entry(entry.name, entry.parents, entry.full, said, reason=reason), None

    def doubt(self, *, paged: bool) -> Problem | None:
        """That a page break may run through this indicator where the text does not show it.

        Args:
            paged: the text shows where its pages begin, at least elsewhere.
        """
        scores = [index for index, line in enumerate(self._lines) if self._is_score(line)]
        if len(scores) != 1 or read_points(self._lines[scores[0]].text).value == self._start.place.indicator.max:
            return None
        widths = sorted(_width(line) for line in self._lines[scores[0] + 1 :])
        mixed = bool(widths) and widths[-1] > widths[len(widths) // 2] * _MUCH_WIDER
        shown = any(line.opens_page for line in self._lines)
        if shown or not (mixed or (not paged and self._cut_off(scores[0]))):
            return None
        return Problem(self._name.place, _say("flat_doubt", name=self._start.place.indicator.name))

    def _is_score(self, line: TextLine) -> bool:
        value = read_points(line.text).value
        return value is not None and 0 <= value <= self._start.place.indicator.max

    def _without_headings(self, lines: list[TextLine]) -> list[TextLine]:
        """Without the headings of the next indicator, which stand before its name: `资产 / 管理 / 5`."""
        for index in range(len(lines)):
            tail = lines[index:]
            if self._are_headings(tail):
                return lines[:index]
        return lines

    def _are_headings(self, tail: list[TextLine]) -> bool:
        """Whether lines are nothing but headings of the rubric, each with its full marks.

        Those of the next indicator may go without.
        """
        rest = "".join(bare(line.text) for line in tail)
        if not 0 < len(rest) <= 60:  # noqa: PLR2004  # two headings are never longer
            return False
        if rest in {"".join(self._following[first:]) for first in range(len(self._following))}:
            return True
        rubric = self._names.rubric
        levels = {f"{bare(level.name)}{level.max}" for level in rubric.levels}
        groups = {f"{bare(group.name)}{group.max}" for level in rubric.levels for group in level.groups}
        return rest in groups | levels or any(level + group == rest for level in levels for group in groups)

    def _without_rest(self, lines: list[TextLine]) -> list[TextLine]:
        """Without the rest of the name, which stands where a new page begins, and without page numbers."""
        kept: list[TextLine] = []
        rest, skipping = self._start.rest, False
        for index, line in enumerate(lines):
            skipping = bool(rest) and (skipping or line.opens_page) and rest.startswith(bare(line.text))
            if skipping:
                rest = rest.removeprefix(bare(line.text))
                follower = lines[index + 1] if index + 1 < len(lines) else None
                if not rest and follower is not None:
                    lines[index + 1] = TextLine(follower.text, follower.place, opens_page=True)
                continue
            kept.append(line)
        return kept

    def _reason(self, score: int, full: bool) -> Said | None:
        """The reasons: what follows the points, less what belongs to the columns before them."""
        if full:
            return None
        first, pages = self._pages(score + 1)
        own = list(first)
        cut = self._cut_off(score)
        for page in pages:
            own += _reasons_of(page, own, cut)
        while len(own) > 1 and own[-1].text.isdecimal() and own[-2].text.endswith(_END):
            own.pop()  # the number of a page: no sentence begins with its own last word
        if not own:
            return None
        return Said(joined([line.text for line in own]), own[0].place)

    def _pages(self, first: int) -> tuple[list[TextLine], list[list[TextLine]]]:
        pages: list[list[TextLine]] = [[]]
        for line in self._lines[first:]:
            if line.opens_page:
                pages.append([])
            pages[-1].append(line)
        return pages[0], pages[1:]

    def _cut_off(self, score: int) -> bool:
        """Whether the text before the points stops in the middle of a sentence."""
        before = [line.text for line in self._lines[:score]]
        return bool(before) and not before[-1].endswith(_END)


def _reasons_of(page: list[TextLine], own: list[TextLine], cut: bool) -> list[TextLine]:
    """What of a new page belongs to the reasons.

    The columns follow each other as before: explanation, standard, reasons. A line much wider than those of the
    reasons is the standard's; what stands behind the last of its sentences is the reasons'. Without such a line
    the page first ends the sentence that was cut off before the points.
    """
    width = max(map(_width, own), default=0)
    wide = [index for index, line in enumerate(page) if width and _width(line) > width * _WIDER]
    begin = wide[-1] if wide else 0
    if not wide and not cut:
        return page if own and not own[-1].text.endswith(_END) else _from_label(page)
    ending = (index for index in range(begin, len(page)) if page[index].text.endswith(_END))
    return page[next(ending, len(page)) + 1 :]


def _width(line: TextLine) -> int:
    """How wide a line is in print: Chinese characters count two."""
    return sum(1 if char.isascii() else 2 for char in line.text)


def _from_label(page: list[TextLine]) -> list[TextLine]:
    """The lines from the first that goes on numbering reasons (三是 …); none where no line does."""
    labelled = (
        index for index, line in enumerate(page) if re.match(r"[一二三四五六七八九十]{1,2}\s*是", line.text)
    )
    return page[next(labelled, len(page)) :]
