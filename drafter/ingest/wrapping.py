"""Lines of a wrapped text put together into paragraphs, as a person would: by what would still have fit.

A line was cut by the margin if the word that the next line begins with had no room behind it. The first line of
a paragraph is indented by two characters, which extraction often eats.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.ingest.lines import Line, columns, counted_length, is_row, unstopped
from drafter.ingest.numbering import begins_block, caption, numbered

_FIRST_WORD = re.compile(r"[A-Za-z0-9.,%_/-]+|.", re.DOTALL)
_CANNOT_LEAD = frozenset("，。、；：！？）》”’」』】〕,.;:!?)%％")
_OPENS = frozenset("（《“‘「『【〔(")
_ENDS = "。！？!?"
_SHORTEST_LINE = 30
_FEWEST_LINES = 4
_RAGGED = 4
_WIDEST_PAGE = 160
_INDENT = 4
_LONG_PARAGRAPH = 80
_LEAST_SECOND = 36
_CLAUSE_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}是|其[一二三四五六七八九十]")
_ITEM_OF_A_RULE = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）]?\s*(?:项|条|款|类|种|档|级|点|个|次|年|月|日)"
)
_LEADING_NUMBER = re.compile(r"\d{1,3}(?:[ \u3000]|$)")
_TWO = 2
_ALONE = re.compile(r"\d{1,2}")
_LIST = re.compile(r"[•·●○■□▪◆◇➢✓√►→※]\s*\S|[-*]\s+\S|[①-⑳⑴-⒇]|[a-zA-Z][.)、]\s")
_TITLE_END = re.compile(r"(?:通知|报告|通报|意见|批复|方案|办法|决定|公告|规定|细则|的函|自评表|评分表)$")
_TITLE_BEGIN = re.compile(r"关于|.*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年")
_OPENING = 12
_MOST_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped.

    Attributes:
        widths: at which lines were cut, in columns, the most usual first; none if lines are paragraphs.
        indent: of a paragraph's first line where its blanks are lost; 0 where they are kept or never were.
        blanks_part: a blank line parts two paragraphs; where most lines have one behind them, it says nothing.
        narrow: widths of the columns of a table in which some lines stand, by the offset of the line.
        length: at how many characters a program cut the lines; 0 where a margin did.
    """

    widths: tuple[int, ...]
    indent: int
    blanks_part: bool
    narrow: Mapping[int, int]
    length: int = 0


def groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of every paragraph. Linear in their number."""
    wrap = wrapped(lines)
    lines, notes = _mended(lines, wrap)
    standing = _repeated_rows(lines) | notes
    title = _title(lines)
    first = 0
    opens = True
    for index in range(1, len(lines) + 1):
        if index < len(lines) and (index in title or _joined(lines, index, wrap, opens=opens, standing=standing)):
            opens = False
            continue
        if first < index:
            yield lines[first:index]
        first, opens = index, True


def wrapped(lines: Sequence[Line]) -> Wrap:
    """How some lines were wrapped: at widths that many of the longer ones have, most of them cut mid-sentence."""
    counted = Counter(line.width + line.indent for line in lines if line.width >= _SHORTEST_LINE)
    widths: list[int] = []
    while sum(counted.values()) >= _FEWEST_LINES and len(widths) < _MOST_WIDTHS:
        width = max(counted, key=lambda w: (_around(counted, w), w))
        long = [line for line in lines if -_RAGGED < line.width + line.indent - width < _RAGGED]
        broken = sum(unstopped(line) and not is_row(line.text) for line in long)
        if len(long) >= _FEWEST_LINES and 2 * broken > len(long) and width <= _WIDEST_PAGE:
            widths.append(width)
        elif not widths:
            break
        for near in range(width - _RAGGED, width + _RAGGED):
            counted.pop(near, None)
    kept = [w for w in widths if w == widths[0] or (w >= _LEAST_SECOND and abs(w - widths[0]) > 2 * _RAGGED)]
    blanks = sum(line.blank_before for line in lines)
    indent = _eaten_indent(lines, kept[0]) if kept else 0
    parting = 2 * blanks < len(lines)
    return Wrap(tuple(kept), indent, blanks_part=parting, narrow=_narrow(lines), length=counted_length(lines))


_MOST_WIDTHS = 4


def _around(counted: Counter[int], width: int) -> int:
    """How many lines are about this wide; those just so count again, as digits make the others ragged."""
    return 2 * counted[width] + sum(counted[width + step] for step in range(1 - _RAGGED, _RAGGED))


def _narrow(lines: Sequence[Line]) -> dict[int, int]:
    """Lines of nearly one width that follow each other and hold pieces of sentences: a cell of a table."""
    found: dict[int, int] = {}
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and abs(lines[index].width - lines[first].width) < _RAGGED:
            continue
        run = lines[first:index]
        inside = "".join(line.text[:-1] for line in run)
        if len(run) >= _FEWEST_NARROW and run[0].width >= _LEAST_NARROW and set("，。；、") & set(inside):
            widest = max(one.width for one in run)
            found.update((line.start, widest) for line in run if not is_row(line.text))
        first = index
    return found


_FEWEST_NARROW = 3
_LEAST_NARROW = 16


def _eaten_indent(lines: Sequence[Line], width: int) -> int:
    """Two characters, if lines that begin a paragraph are shorter by that than the others though cut as well."""
    if any(line.indent >= _INDENT for line in lines):
        return 0
    openers = [
        line.width
        for before, line in pairwise(lines)
        if (before.text[-1] in _ENDS or before.width < width // 2) and unstopped(line) and line.width >= width // 2
    ]
    shorter = sum(width - _INDENT - 3 <= w <= width - _INDENT + 1 for w in openers)
    whole = sum(w > width - _INDENT + 1 for w in openers)
    return _INDENT if shorter > whole else 0


def _repeated_rows(lines: Sequence[Line]) -> frozenset[str]:
    """Heads of columns that stand above every part of a table."""
    counted = Counter(line.text for line in lines if len(line.text) <= _LONG_PARAGRAPH)
    return frozenset(text for text, count in counted.items() if count > 1 and is_row(text))


def _joined(lines: Sequence[Line], index: int, wrap: Wrap, *, opens: bool, standing: frozenset[str]) -> bool:
    """Whether a line goes on with the one before it."""
    before, line = lines[index - 1], lines[index]
    apart = bool({before.text, line.text} & standing) or is_row(before.text) or is_row(line.text)
    if apart or (caption(before.text) and not wrap.length):
        return False
    full = _full(before, line, wrap, opens=opens)
    if not full:
        return _unwrapped_goes_on(before, line, wrap)
    if _begins(before, line):
        return False
    if before.text[-1] in _ENDS + "：:；;":
        return not line.blank_before and _goes_on(before, line, wrap)
    if line.blank_before and wrap.blanks_part:
        return before.text[-1] not in "”》）)"
    return True


def _begins(before: Line, line: Line) -> bool:
    """Whether a line below a full one begins a paragraph of its own, and has not just been cut before a number."""
    if _LIST.match(line.text):
        return True
    if not begins_block(line.text) or before.text[-1] == "、":
        return False
    middle = before.text[-1] not in "。！？；：!?;:，," and not numbered(before.text)
    cut = _CLAUSE_LABEL.match(line.text) or _ITEM_OF_A_RULE.match(line.text)
    return not (middle and cut)


def _full(line: Line, following: Line, wrap: Wrap, *, opens: bool) -> bool:
    """Whether the first word of the next line had no room behind a line."""
    if wrap.length:
        return line.length == wrap.length
    narrow = wrap.narrow.get(line.start, 0)
    if narrow and unstopped(line) and line.width + _first_word(following.text) > narrow:
        return True
    lead = wrap.indent if opens else 0
    for place, width in enumerate(wrap.widths):
        taken = line.indent + line.width + lead + (_digits(line.text) >= _RAGGED)
        if line.width + line.indent > width + _RAGGED:
            continue
        if place and not (unstopped(line) and line.indent + line.width >= width - _TWO):
            continue
        if numbered(line.text) and unstopped(line) and taken + _INDENT // 2 < width - 2:
            continue
        room = width - taken - _first_word(following.text)
        if room < 0 or (room < _TWO and unstopped(line) and _likely(line, following, width)):
            return not (opens and wrap.indent and _heads(line, following, width))
    return False


def _likely(line: Line, following: Line, width: int) -> bool:
    """Whether a line that had room for just one more sign goes on: a heading does where its rest tells so."""
    if numbered(line.text) is None or "，" in line.text:
        return True
    return following.width >= width - 1 or following.width <= _LONGEST_REST


_LONGEST_REST = 12


def _digits(text: str) -> int:
    """Digits and Latin letters, which may be wider or narrower than half a Chinese character."""
    return sum(char.isascii() for char in text)


def _heads(line: Line, following: Line, width: int) -> bool:
    """Whether a numbered line that fills the page is a heading: what follows is indented as a paragraph is."""
    number = numbered(line.text)
    if number is None or set(_ENDS + "；：") & set(line.text) or not unstopped(following):
        return False
    return width - _INDENT - 3 <= following.width <= width - _INDENT // 2


def _first_word(text: str) -> int:
    """The columns that must stay together at the beginning of a line."""
    match = _FIRST_WORD.match(text)
    end = match.end() if match else 1
    while end < len(text) and (text[end] in _CANNOT_LEAD or text[end - 1] in _OPENS):
        end += 1
    return max(min(columns(text[:end]), _SHORTEST_LINE), _TWO)


def _goes_on(before: Line, line: Line, wrap: Wrap) -> bool:
    """Whether the line below a full one that ends a sentence goes on: its own width tells if it is indented."""
    if line.indent > before.indent or (line.indent >= _INDENT and line.indent == before.indent):
        return False
    if any(one.indent for one in (before, line)):
        return before.indent > line.indent
    return bool(wrap.indent) and line.width >= wrap.widths[0] - 1


def _unwrapped_goes_on(before: Line, line: Line, wrap: Wrap) -> bool:
    """Whether a long line that is a paragraph but for the end of its page goes on behind it."""
    if wrap.widths and before.width <= wrap.widths[0] + 2:
        return False
    long = before.width >= 2 * _LONG_PARAGRAPH or (not wrap.widths and before.width >= _LONG_PARAGRAPH)
    middle = before.text[-1] not in "。！？；：!?;:”》）)…"
    return long and middle and not _begins(before, line) and not _LEADING_NUMBER.match(line.text)


def _title(lines: Sequence[Line]) -> range:
    """The lines, by index, that go on with the title of a notice: 关于… over several lines up to …的通知."""
    opening = lines[:_OPENING]
    for first, line in enumerate(opening):
        if not _TITLE_BEGIN.match(line.text) or _TITLE_END.search(line.text) or not _bare(line.text):
            continue
        for last in range(first + 1, min(first + _MOST_TITLE_LINES, len(opening))):
            if not _bare(opening[last].text):
                break
            if _TITLE_END.search(opening[last].text):
                return range(first + 1, last + 1)
    return range(0)


def _bare(text: str) -> bool:
    """Whether a line may be a piece of a title."""
    return (
        not set("。；：:，！？") & set(text) and not is_row(text) and not begins_block(text) and text[-1] != "号"
    )


def _mended(lines: Sequence[Line], wrap: Wrap) -> tuple[list[Line], frozenset[str]]:
    """The lines, those whole again that the mark of a footnote, set higher, has cut in three; and the notes."""
    found: list[Line] = []
    marks: set[str] = set()
    index = 0
    while index < len(lines):
        pieces = lines[index : index + 3]
        if len(pieces) > _TWO and wrap.widths and _is_mark_between(pieces, wrap.widths[0]):
            found.append(replace(pieces[0], text=pieces[0].text + pieces[2].text, end=pieces[2].end))
            marks.add(pieces[1].text)
            index += 3
        else:
            found.append(lines[index])
            index += 1
    return found, frozenset(line.text for line in found if line.text.partition(" ")[0] in marks)


def _is_mark_between(pieces: Sequence[Line], width: int) -> bool:
    before, mark, line = pieces
    if not _ALONE.fullmatch(mark.text) or not unstopped(before) or is_row(before.text) or caption(before.text):
        return False
    missing = width - before.width - mark.width - line.width
    return -_RAGGED < missing < _RAGGED and not begins_block(line.text)
