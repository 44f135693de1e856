"""From a text to a manuscript: where the two sections are, their items （一） and their clauses 一是.

Works on plain text as extracted (hard-wrapped), on markdown, and on any numbering of the sections.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice

from drafter.text.enumerations import Number, clause_labels, each_heading_number, heading_numbers
from drafter.verification.model import ClauseSpan, ItemSpan, Manuscript, Section

_LINE = re.compile(r"[^\n]*")
_HEAD = re.compile(
    r"[ \t\u3000]*(?P<mark>#{1,6}[ \t]+)?(?:\*\*|__)?[ \t\u3000]*"
    r"(?P<number>[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．])?"
    r"[ \t\u3000]*(?P<title>[^\n#*]{2,24}?)[ \t\u3000]*(?:\*\*|__)?[:：]?[ \t\u3000]*#*$"
)
_PROBLEMS = re.compile(
    r"(?:(?:审核|复核|评价|检查|自评|评审)?(?:中)?(?:发现|反映)?的?)?(?:存在|主要)?的?(?:主要|突出)?的?(?:问题|不足)"
    r"(?:[与和及](?:不足|原因|原因分析|薄弱环节|存在的?不足|问题|问题分析))?(?:分析|情况|之处)?"
)
_RECOMMENDATIONS = re.compile(
    r"(?:相关|有关|工作|整改|改进|管理|对策|下一步|下步|意见|具体|审核|复核|评价|完善|几点|主要)*(?:工作)?的?"
    r"(?:建议|意见和建议|意见与建议|意见及建议|整改意见|改进措施|整改措施|整改要求|改进意见)(?:[与和及](?:意见|措施|对策|改进措施))?"
)
_TELLING = frozenset("题足议见施求")
"""One of these is in every heading of either section."""

_TAIL = re.compile(
    r"[ \t\u3000]*(?:#{1,6}[ \t]*)?"
    r"(?:附[件表](?![\u3400-\u9fff]*[，。；的]|[\u3400-\u9fff]{4})|附[:：]|公开方式|抄送|（此页无正文"
    r"|\d{4}[ \t]*年[ \t]*\d{1,2}[ \t]*月[ \t]*\d{1,2}[ \t]*日[ \t]*$)"
)
_MARKS = re.compile(r"[ \t]*(#{1,6})[ \t]")
_ENDING_LINE = re.compile(r"^[ \t\u3000]*+(?=[#附公抄（\d])[^\n]*", re.MULTILINE)
"""Lines that may end a section, by how they begin."""

_NOTICE = re.compile(
    r"^[ \t\u3000#*]*(?:[一二三四五六七八九]、|附件|关于.{4,60}(?:通知|报告|意见|的函)[ \t\u3000*]*$"
    r"|.{2,12}[〔［\[]20\d\d[〕］\]]\d+号[ \t\u3000*]*$)",
    re.MULTILINE,
)
"""Lines that only a whole notice has: its numbered parts, its title, its number, its annex."""
_PASSING = re.compile(r"[、，。；）)至和]|[项款](?!目)")
_SIGNATURE = 26
_ASIDE = re.compile(r"(?:^|\n)[ \t\u3000]*在[^。\n]{2,24}方面[，。：:]")
_LONGEST_HEADING = 80
_BLANKS = " \t\u3000\n\r*"
_NARROW = re.compile("[\x00-\u1fff]")
_FEW = 8
_SLACK = 3
"""A line this much narrower than the margin, in half-width columns, still counts as full."""


@dataclass(frozen=True, slots=True)
class _Head:
    section: Section
    start: int
    end: int
    depth: int
    numbered: bool


def manuscript_of(text: str) -> Manuscript:
    """The manuscript of a text that says nothing of its points: every clause has `points=None`.

    Offsets are exact in `text`. A section that is not found has no items. A text with neither of the sections nor
    any other heading of a notice is a piece of one, and is not asked for what a whole notice has.
    """
    heads = _chosen(_heads(text))
    items = chain.from_iterable(_items(text, head, end) for head, end in _bodies(text, heads))
    return Manuscript(text=text, items=tuple(items), whole=bool(heads) or bool(_NOTICE.search(text)))


def section_heads(text: str) -> dict[Section, tuple[int, int]]:
    """Where the headings of the two sections stand."""
    return {head.section: (head.start, head.end) for head in _chosen(_heads(text))}


def section_bodies(text: str) -> dict[Section, tuple[int, int]]:
    """Where what follows these headings stands."""
    return {head.section: (head.end, end) for head, end in _bodies(text, _chosen(_heads(text)))}


def _bodies(text: str, heads: Sequence[_Head]) -> Iterator[tuple[_Head, int]]:
    for place, head in enumerate(heads):
        following = [other.start for other in heads[place + 1 :]]
        yield head, min([_section_end(text, head), *following])


@lru_cache(maxsize=8)
def _heads(text: str) -> tuple[_Head, ...]:
    """Every line that may be the heading of one of the two sections; of one text more than one asks for them."""
    found: list[_Head] = []
    start = 0
    for line in text.split("\n"):
        head = _head(line) if line else None
        if head:
            found.append(replace(head, start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=1024)
def _head(line: str) -> _Head | None:
    """The heading that a line is; offsets count from its beginning."""
    match = _HEAD.match(line) if not _TELLING.isdisjoint(line) else None
    title = re.sub(r"\s", "", match.group("title")) if match else ""
    for section, pattern in ((Section.PROBLEMS, _PROBLEMS), (Section.RECOMMENDATIONS, _RECOMMENDATIONS)):
        if match and pattern.fullmatch(title):
            depth = len((match.group("mark") or "").strip())
            return _Head(section, 0, len(line), depth, bool(match.group("number")))
    return None


def _chosen(heads: Sequence[_Head]) -> list[_Head]:
    """One head a section: numbered or marked ones before bare lines, and the last pair of the text."""
    strong = [head for head in heads if head.numbered or head.depth] or heads
    chosen: list[_Head] = []
    for section in Section:
        of_section = [head for head in strong if head.section is section] or [
            head for head in heads if head.section is section
        ]
        if of_section:
            chosen.append(of_section[-1] if section is Section.RECOMMENDATIONS else _before(of_section, strong))
    return sorted(chosen, key=lambda head: head.start)


def _before(problems: Sequence[_Head], heads: Sequence[_Head]) -> _Head:
    """The last problems head that a recommendations head follows."""
    answers = [head.start for head in heads if head.section is Section.RECOMMENDATIONS]
    followed = [head for head in problems if any(start > head.start for start in answers)]
    return (followed or problems)[-1]


@lru_cache(maxsize=16)
def _section_end(text: str, head: _Head) -> int:
    own = heading_numbers(text, head.start, head.end)
    level = own[0].level if own else ""
    later = each_heading_number(text, head.end) if own else iter(())
    following = (number.line for number in later if number.level == level and own[0].value < number.value)
    ends = [len(text), *islice((line for line in following if line > head.end), 1)]
    for line in _ENDING_LINE.finditer(text, head.end):
        marks = _MARKS.match(text, line.start(), line.end())
        if head.depth and marks and len(marks.group(1)) <= head.depth:
            ends.append(line.start())
            break
        if _TAIL.match(line.group()):
            ends.append(_signed(text, line.start()))
            break
    return min(end for end in ends if end > head.end or end == len(text))


def _signed(text: str, end: int) -> int:
    """The start of the signature line before a date, or `end` if there is none."""
    stripped = text[:end].rstrip()
    start = stripped.rfind("\n") + 1
    line = stripped[start:].strip()
    named = 0 < len(line) <= _SIGNATURE and line[-1] in "局处室会府院委部厅办中心" and "。" not in line
    return start if named else end


def _items(text: str, head: _Head, end: int) -> Iterator[ItemSpan]:
    numbers = _level(heading_numbers(text, min(head.end + 1, end), end), text)
    margin = _margin(text, head.end, end)
    if not numbers:
        start = _skip(text, head.end, end)
        if start < end:
            clauses = tuple(_clauses(text, start, _rstrip(text, start, end)))
            yield ItemSpan(
                section=head.section,
                number="",
                start=start,
                heading_end=start,
                end=_rstrip(text, start, end),
                clauses=clauses,
            )
        return
    stops = [*(number.line for number in numbers[1:]), end]
    bare = [_bare(text, number, stop) for number, stop in zip(numbers, stops, strict=True)]
    for number, last, empty in zip(numbers, stops, bare, strict=True):
        stop = _rstrip(text, number.start, last)
        lost = empty and (_marked(text, number) or not all(bare))
        heading_end = number.end if lost else _heading_end(text, number, stop, margin)
        yield ItemSpan(
            section=head.section,
            number=number.text,
            start=number.start,
            heading_end=heading_end,
            end=max(stop, number.end),
            clauses=tuple(_clauses(text, _skip(text, heading_end, stop), stop)),
        )


def _marked(text: str, number: Number) -> bool:
    """Whether a heading is marked as one (##): then it ends with its line."""
    return text[number.line : number.start].lstrip().startswith("#")


def _bare(text: str, number: Number, stop: int) -> bool:
    """Whether nothing stands behind a number on its line, and a paragraph, not the words of a heading, below it.

    Where every number of a section stands alone, its lines were torn, and what follows is read as the heading.
    """
    line, _, below = text[number.end : stop].partition("\n")
    following = below.lstrip(_BLANKS).partition("\n")[0]
    return not line.strip(_BLANKS) and (_marked(text, number) or "。" in following)


def _level(numbers: tuple[Number, ...], text: str) -> list[Number]:
    """The numbers of the highest level that is there, short of what a table or list inside an item has."""
    for level in ("item", "chapter", "number", "sub"):
        found = [number for number in numbers if number.level == level]
        if found:
            return _in_order(found, text)
    return []


def _in_order(numbers: list[Number], text: str) -> list[Number]:
    """A line that only looks like a heading, such as （一）项 in a wrapped sentence, does not count."""
    return [number for number in numbers if not _PASSING.match(text, number.end)]


def _heading_end(text: str, number: Number, stop: int, margin: int) -> int:
    """The heading ends with its line, or with a stop in it; a full line goes on."""
    labels = clause_labels(text, number.end, stop)
    limit = min([stop, *(label.start for label in labels[:1])])
    end = number.end
    for line in _LINE.finditer(text, number.end, limit):
        if not line.group().strip():
            if end > number.end and _marked(text, number):
                break
            continue
        point = line.group().find("。")
        if point >= 0:
            return min(line.start() + point + 1, limit)
        end = line.start() + len(line.group().rstrip(" \t*_#"))
        whole = text[text.rfind("\n", 0, line.start()) + 1 : line.end()]
        if _width(whole) < margin - _SLACK or end - number.end > _LONGEST_HEADING:
            break
    return min(max(end, number.end), stop)


def _margin(text: str, start: int, end: int) -> int:
    """The width at which lines were wrapped: most of the longer lines have it.

    A section of a few lines says nothing of it: there the whole text is asked, too.
    """
    lengths = _widths(text[start:end])
    margin = lengths[int(len(lengths) * 0.8)] if lengths else 0
    if len(lengths) >= _FEW:
        return margin
    lengths = _widths(text)
    return max(margin, lengths[int(len(lengths) * 0.8)] if lengths else 0)


def _widths(text: str) -> list[int]:
    return sorted(map(_width, filter(str.strip, text.split("\n"))))


@lru_cache(maxsize=4096)
def _width(line: str) -> int:
    """The width of a line in half-width columns."""
    bare = line.strip()
    return 2 * len(bare) - len(_NARROW.findall(bare))


def _clauses(text: str, start: int, end: int) -> Iterator[ClauseSpan]:
    labels: list[tuple[int, str]] = [(label.start, label.text) for label in clause_labels(text, start, end)]
    if not labels:
        entries = [n for n in heading_numbers(text, start, end) if n.level in ("number", "sub")]
        labels = [(entry.start, entry.text) for entry in entries if entry.level == entries[0].level]
    if not labels:
        if start < end:
            yield ClauseSpan(label="", start=start, end=end)
        return
    for place, (begin, label) in enumerate(labels):
        stop = labels[place + 1][0] if place + 1 < len(labels) else end
        asides = list(_ASIDE.finditer(text, begin, stop)) if place + 1 < len(labels) else []
        if asides:
            stop = asides[-1].start()
        yield ClauseSpan(label=label, start=begin, end=_rstrip(text, begin, stop))


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _BLANKS:
        start += 1
    return start


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t\u3000\n\r#*"))
