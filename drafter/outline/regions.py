"""Tables that were flattened to lines: where they begin and end in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.outline.layout import STOPS, Line
from drafter.outline.numbers import SHALLOW, Number, labels_of, number_of

_NUMBER = r"[0-9一二三四五六七八九十]{1,3}(?:[-－—–.．][0-9]{1,3}){0,2}"
_CAPTION = re.compile(
    rf"[*_（(]*(?:续?表|附表)\s*(?:{_NUMBER})?(?![\d.]*[%％万元])[\s\u3000:：、.．]*(?P<title>[^\n]*)"
)
_NO_TITLE = re.compile(r"[可所看得显如与和及中为的，,决彰示达扬]|列示|反映|说明|显示|面|明|现|述")
_UNIT = re.compile(r"[（(]?\s*(?:金额)?单\s*位\s*[:：]\s*[（(]?[万亿千百]?元|[（(](?:金额)?单位[:：]")
_NOTE = re.compile(r"(?:数据|资料)\s*来源\s*[:：]|[备附]?注\s*[:：]|说明\s*[:：]")
_FIGURE = re.compile(r"(?:[-－]?[\d,，]*\d(?:\.\d+)?[%％]?|[-—–/]{1,2})$")
_ANNEX = re.compile(r"附\s*[件表]\s*(?:[0-9一二三四五六七八九十]{1,3}(?:-\d)?\s*[:：]?)?$")
_LONGEST_CAPTION = 60
_SHORT_CELL, _RUN_OF_CELLS = 16, 8
_TWO, _INDENT = 2, 7
_GAP = re.compile(r"[\u4e00-\u9fff）)。；][ \u3000\t]+[\u4e00-\u9fff（(]")
_MOST_BETWEEN = 12
_MAY_LABEL = re.compile(r"[一二三四五六七八九十其第首再最]")
_PUT_BEFORE = len("一是。")


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one table, by their indices: `first` to before `behind`, of which the rows begin at `rows`."""

    first: int
    rows: int
    behind: int
    title: str


def figures(text: str) -> tuple[str, ...]:
    """The figures that a line ends with, as cells of a flattened row."""
    found: list[str] = []
    for token in reversed(text.split()):
        if not _FIGURE.match(token):
            break
        found.append(token)
    return tuple(reversed(found))


def is_row(text: str) -> bool:
    """Whether a line ends with at least two figures, as the row of a flattened table does."""
    ends = figures(text)
    said = sum(end[-1].isdigit() or end[-1] in "%％" for end in ends)
    return len(ends) >= _TWO and said > 0 and len(text) <= _LONGEST_CAPTION + 10 * len(ends)


def is_caption(text: str) -> bool:
    """Whether a line is the title of a table, and no sentence that begins with its number."""
    match = _CAPTION.match(text)
    if match is None or text.rstrip().endswith(tuple(STOPS)) or len(text) > _LONGEST_CAPTION:
        return False
    title = match["title"].strip()
    numbered = any(char.isdigit() or char in "一二三四五六七八九十" for char in text[: match.start("title")])
    return numbered and not _NO_TITLE.match(title) and "。" not in title


def is_note(text: str) -> bool:
    """Whether a line is the source of a table or a remark below it."""
    return bool(_NOTE.match(text))


def is_annex(text: str) -> bool:
    """Whether a line says nothing but that an annex begins."""
    return bool(_ANNEX.match(text))


class Regions:
    """Finds the flattened tables of a text in one pass."""

    def __init__(self, lines: Sequence[Line], width: int, taken: frozenset[int]) -> None:
        """Take the lines of a document.

        Args:
            lines: all of them.
            width: at which they were wrapped; 0 if they were not.
            taken: lines of which it is known what they are.
        """
        self._lines = lines
        self._width = width
        self._taken = taken
        self._counts: dict[int, int] = {}
        self._annexed = False

    def find(self) -> list[Region]:
        """The tables, in the order of the text."""
        found: list[Region] = []
        index = 0
        while index < len(self._lines):
            region = self._region(index)
            if region:
                found = self._joined(found, region)
                index = region.behind
                continue
            self._count(number_of(self._lines[index].text))
            self._annexed = self._annexed or (index > _RUN_OF_CELLS and is_annex(self._lines[index].text))
            index += 1
        return found

    def _joined(self, found: list[Region], region: Region) -> list[Region]:
        """The tables with one more; rows without a caption may go on with the table right before them."""
        before = found[-1] if found else None
        if before is None or region.title or not before.title or region.first - before.behind > _MOST_BETWEEN:
            return [*found, region]
        between = self._lines[before.behind : region.first]
        if any(
            number_of(line.text) or is_note(line.text) or is_annex(line.text) or line.cells for line in between
        ):
            return [*found, region]
        return [*found[:-1], Region(before.first, before.rows, region.behind, before.title)]

    def _count(self, number: Number | None) -> None:
        """Remember the numbers of the headings that are open."""
        if number and (number.rank <= SHALLOW or number.value <= self._counts.get(number.rank, 0) + _TWO):
            self._counts = {rank: value for rank, value in self._counts.items() if rank < number.rank}
            self._counts[number.rank] = number.value

    def _region(self, index: int) -> Region | None:
        line = self._lines[index]
        if index in self._taken or line.cells or line.level not in (None, *range(1, 10)):
            return None
        captioned = is_caption(line.text)
        if not (captioned or _UNIT.match(line.text) or self._rows_begin(index)):
            return None
        rows = self._rows(index) if captioned else index + bool(_UNIT.match(line.text))
        behind = self._behind(rows)
        if behind - rows < _TWO:
            return None
        title = "".join(one.text for one in self._lines[index:rows] if not _UNIT.match(one.text))
        return Region(index, rows, behind, title if captioned else "")

    def _rows(self, index: int) -> int:
        """The first line behind a caption, which may be wrapped and followed by a unit."""
        rows = index + 1
        if rows < len(self._lines):
            line = self._lines[rows]
            wrapped = len(self._lines[index].text) > _LONGEST_CAPTION // 3 and not self._lines[
                index
            ].text.endswith("表")
            if (
                wrapped
                and line.text.endswith("表")
                and " " not in line.text
                and len(line.text) < _LONGEST_CAPTION // 2
            ):
                rows += 1
        while rows < len(self._lines) and _UNIT.match(self._lines[rows].text):
            rows += 1
        return rows

    def _rows_begin(self, index: int) -> bool:
        """Whether a table without a caption begins here: rows of figures, or a long run of short cells."""
        if is_row(self._lines[index].text) or self._heads(index):
            following = self._lines[index + 1 : index + 4]
            return sum(is_row(line.text) for line in following) >= _TWO - is_row(self._lines[index].text)
        run = self._lines[index : index + _RUN_OF_CELLS]
        return len(run) == _RUN_OF_CELLS and all(_is_cell(line) for line in run)

    def _heads(self, index: int) -> bool:
        """Whether a line of several words may be the head of a table."""
        text = self._lines[index].text
        return len(text.split()) > _TWO and not set(STOPS + "，") & set(text) and not number_of(text)

    def _behind(self, rows: int) -> int:
        index = rows
        while index < len(self._lines) and index not in self._taken and not self._ends(index, rows):
            index += 1
        return index

    def _ends(self, index: int, rows: int) -> bool:
        """Whether the text goes on behind a table: a note, a heading that counts on, a label, or prose."""
        line = self._lines[index]
        if line.cells or is_note(line.text) or is_annex(line.text) or is_caption(line.text):
            return True
        number = number_of(line.text)
        if number and self._goes_on(number, index):
            return True
        if index == rows or self._annexed:
            return False
        return self._labelled(index) or self._prose(index)

    def _goes_on(self, number: Number, index: int) -> bool:
        """Whether a number counts on from the headings before the table."""
        if figures(self._lines[index].text) and number.rank > 4:  # noqa: PLR2004  # 第一章 never numbers a row
            return False
        last = self._counts.get(number.rank, 0)
        following = [line.text for line in self._lines[index + 1 : index + 3]]
        if any(is_row(text) for text in following[:1]) and number.value != last + 1:
            return False
        if number.rank <= SHALLOW:
            opens = number.value == 1 and (
                number.rank - 1 in self._counts or any(r < number.rank for r in self._counts)
            )
            return number.value in {last + 1, last + _TWO} or opens
        return last > 0 and number.value == last + 1

    def _labelled(self, index: int) -> bool:
        """Whether a line goes on counting 二是, 三是 after a table in their midst."""
        if not _MAY_LABEL.match(self._lines[index].text):
            return False
        labels = labels_of("。" + self._lines[index].text) or labels_of("一是。" + self._lines[index].text)[1:]
        return bool(labels) and labels[0].start <= _PUT_BEFORE and not _GAP.search(self._lines[index].text)

    def _prose(self, index: int) -> bool:
        """Whether two lines are full, or one is a sentence where lines are not wrapped."""
        line = self._lines[index]
        if figures(line.text) or _GAP.search(line.text):
            return False
        if not self._width:
            return line.text.endswith("。") and len(line.text) > _LONGEST_CAPTION // 2
        if not self._full(index) or index + 1 >= len(self._lines):
            return False
        following = self._lines[index + 1]
        long = line.width >= self._width - _INDENT
        return long and not figures(following.text) and (following.stopped or self._full(index + 1))

    def _full(self, index: int) -> bool:
        width = self._lines[index].width
        return not self._width or self._width - _INDENT <= width <= self._width + _TWO


def _is_cell(line: Line) -> bool:
    return (
        len(line.text) <= _SHORT_CELL
        and not set("。！？；，、") & set(line.text)
        and line.level is None
        and not line.cells
    )
