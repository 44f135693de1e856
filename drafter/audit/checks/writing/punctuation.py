"""Punctuation that no reading can make right: two stops in a row, brackets and quotes that never close."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.checks.writing.choices import is_left_open
from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.lines import lines_of
from drafter.audit.model import Issue, Severity
from drafter.audit.quotations import quotations
from drafter.audit.reading import Reading

KIND = "punctuation"

_DOUBLED = re.compile(r"，[，。；：、]+|、[，。；：、]+|；[，。；、]+|。[，；、：]|。。(?!。)|：：")
_BEFORE_BRACKET = re.compile(
    r"(?:，(?!（(?!详?见|如|含|即|以下)[\u4e00-\u9fff]{1,6}）[\u4e00-\u9fff])|、(?!（[^（）]{1,20}）[\u4e00-\u9fff]))"
    r"(?=（(?!略）|[上下][转接]|\s*(?:\d|[一二三四五六七八九十]){1,3}\s*）))"
)
_NO_STOP = re.compile(
    r"(?<=\d)[%％](?!的|以[上下内]|左右)[\u4e00-\u9fff](?=[\u4e00-\u9fff]{1,8}(?:税|收入|支出)\d[\d,.]*[万亿]元[，,]?"
    r"(?:完成|为|占|同比|比上年|较上年|增长|下降))"
)
"""Between a rate and the next item of a list: 完成预算98.74%耕地占用税1382万元，完成预算…."""
_EMPTY = re.compile(r"（）|《》|“”|【】")
_PAIRS = {"（": "）", "《": "》", "“": "”", "【": "】", "〔": "〕"}
_OPENS = {close: opening for opening, close in _PAIRS.items()}
_ENTRY = re.compile(r"(?:^|[，。；：、）])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z]|[①-⑳])$")
_INCHES = re.compile(r"(?<=\d)”(?=\s*[xX×*]\s*\d)|(?<=[xX×*])\s*\d+(?:\.\d+)?”")
"""What looks like the end of a quotation behind a measure: 4”×6”."""
_COMPLETE = re.compile(r"[。；！？]$")
_TEXTS_SHOWN = 4
_AROUND = 8
_SHORTEST = 12
_LOST = re.compile(r"、[\u4e00-\u9fff“”]{4,40}")
_TITLE = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:、|部分)")
_FORMULA = re.compile(r"[*×÷/]\s*100")
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_LONGEST_TITLE = 45
_PAGE = 2500


def check(reading: Reading) -> Iterator[Issue]:
    """Slips of punctuation in the prose: one issue for all of one kind."""
    body = [block for block in reading.blocks if block.start < reading.annex]
    prose = [block for block in body if block.kind is BlockKind.PROSE]
    written = [block for block in prose if len(block.text) >= _SHORTEST]
    doubled = _found(written, _DOUBLED)
    if not reading.structured:  # a blank between them is the edge of two cells of a flattened table
        doubled = [place for place in doubled if not re.search(r"\s", _source(*place))]
    yield from _grouped(reading, "doubled_stops", doubled)
    parted = _found(written, _NO_STOP)
    if not reading.structured:  # between two paragraphs that a store put into one, their blank is left
        parted = [place for place in parted if not re.search(r"\s", _source(*place))]
    yield from _grouped(reading, "no_stop", parted)
    yield from _grouped(reading, "stop_before_bracket", _found(written, _BEFORE_BRACKET))
    empty = [place for place in _found(written, _EMPTY) if not is_left_open(place[0].text, place[1])]
    yield from _grouped(reading, "empty_marks", empty)
    broken = _after_a_break(body)
    near = _PAGE if reading.drawn else 0
    odd = [
        (block, at, behind)
        for block, at, behind in _unpaired([b for b in body if b.kind in _WRITTEN], near)
        if block not in broken or block.text[at] in _PAIRS
    ]
    yield from _grouped(reading, "unpaired", odd, _lost_throughout(reading, odd) if odd else None)
    yield from _grouped(reading, "cut_paragraph", _cut(body))
    lost = _headless(reading)
    if lost:
        texts = [reading.text[slice(*span)] for span in lost]
        yield reading.issue(
            KIND, "lost_number", lost, severity=Severity.WARNING, count=len(lost), texts=_shown(texts)
        )


_Place = tuple[Block, int, int]


def _found(blocks: Sequence[Block], pattern: re.Pattern[str]) -> list[_Place]:
    """The places of a pattern; marks on two lines may come from text that was read out of order."""
    places = [(block, *match.span()) for block in blocks for match in pattern.finditer(block.text)]
    return [place for place in places if "\n" not in _source(*place)]


def _source(block: Block, at: int, behind: int) -> str:
    start, end = block.span(at, behind)
    return block.source[start - block.start : end - block.start]


def _lost_throughout(reading: Reading, found: Sequence[_Place]) -> Doubt | None:
    """Whether the text has one half of a pair throughout and never the other: no writer, but a store lost it.

    A mark whose other half stands there as a straight one may have been typed anew with the text.
    """
    whole = reading.whole.text
    odd = {block.text[at] for block, at, _ in found}
    for mark in odd:
        other = _PAIRS.get(mark) or _OPENS[mark]
        if other not in whole and len([1 for block, at, _ in found if block.text[at] == mark]) > 1:
            return Doubt.DAMAGED
    straight = all(block.text[at] in "“”" and '"' in block.text for block, at, _ in found)
    return Doubt.DAMAGED if straight else None


def _grouped(reading: Reading, key: str, found: Sequence[_Place], doubt: Doubt | None = None) -> Iterator[Issue]:
    if not found:
        return
    texts = [block.text[max(0, at - _AROUND) : behind + _AROUND] for block, at, behind in found]
    yield reading.issue(
        KIND,
        key,
        [block.span(at, behind) for block, at, behind in found],
        severity=Severity.WARNING,
        doubt=doubt,
        count=len(texts),
        texts=_shown(texts),
    )


def _shown(texts: Sequence[str]) -> str:
    return "".join(f"“{text}”" for text in texts[:_TEXTS_SHOWN]) + ("等" if len(texts) > _TEXTS_SHOWN else "")


def _unpaired(prose: Sequence[Block], page: int) -> list[_Place]:
    """Marks without their other half, of paragraphs that are whole and whose neighbours do not hold it.

    Nor those within a page, of so many characters, where the text was drawn from one: its columns and notes may
    have been read in another order.
    """
    quoted = _quoting(prose)
    odd = [
        [one for one in _odd_marks(block.text) if index not in quoted or one[0] not in "“”"]
        for index, block in enumerate(prose)
    ]
    whole = [bool(_COMPLETE.search(block.text)) for block in prose]
    found: list[_Place] = []
    for index, block in enumerate(prose):
        if not odd[index]:
            continue
        others = (i for i in range(len(prose)) if abs(i - index) == 1 or _within(prose[i], block, page))
        near = {mark for i in others if i != index for mark, _ in odd[i]}
        for mark, at in odd[index]:
            ends_title = mark in _OPENS and block.depth and len(block.text) <= _LONGEST_TITLE
            if _FORMULA.search(block.text):
                continue
            if (whole[index] or ends_title) and (_PAIRS.get(mark) or _OPENS[mark]) not in near:
                found.append((block, at, at + 1))
    return found


def _quoting(prose: Sequence[Block]) -> set[int]:
    """The places of the paragraphs of quotations of several, whose marks stand at the first and the last."""
    return {index for first, last in quotations(prose) for index in range(first, last + 1)}


def _within(other: Block, block: Block, page: int) -> bool:
    return abs(other.start - block.start) < page


def _after_a_break(blocks: Sequence[Block]) -> set[Block]:
    """The paragraphs whose beginning may stand elsewhere: behind a table, or behind a line without a stop."""
    return {
        block
        for before, block in pairwise(blocks)
        if block.kind is BlockKind.PROSE
        and not block.depth
        and (before.kind not in _WRITTEN or (before.kind is BlockKind.PROSE and not _COMPLETE.search(before.text)))
    }


def _odd_marks(text: str) -> Iterator[tuple[str, int]]:
    """The marks of a text that have no other half, one kind at a time; 1） and a） are entries, no brackets."""
    text = _INCHES.sub(lambda found: found[0].replace("”", " "), text)
    for opening, close in _PAIRS.items():
        waiting: list[int] = []
        for match in re.finditer(f"[{opening}{close}]", text):
            if match[0] == opening:
                waiting.append(match.start())
            elif waiting:
                waiting.pop()
            elif close != "）" or not (_ENTRY.search(text[: match.start()][-4:]) or _counted(text, match.start())):
                yield close, match.start()
        yield from ((opening, at) for at in waiting)


def _counted(text: str, at: int) -> bool:
    """Whether a bracket ends an entry that the text counts on from, or up to: 鉴于1）…；2）…."""
    digits = re.search(r"(?<![\d.])(\d{1,2})$", text[:at])
    return bool(digits) and any(
        re.search(rf"(?<![\d.（(]){int(digits[1]) + step}）", text) for step in (1, -1) if digits
    )


def _headless(reading: Reading) -> list[tuple[int, int]]:
    """、其他事项 on a line between two numbered titles: its number was lost."""
    lines = [line for line in lines_of(reading.text) if line.start < reading.annex]
    return [
        (line.start, line.end)
        for before, line, following in zip(lines, lines[1:], lines[2:], strict=False)
        if _LOST.fullmatch(line.text)
        and all(_TITLE.match(other.text) and len(other.text) <= _LONGEST_TITLE for other in (before, following))
    ]


def _cut(blocks: Sequence[Block]) -> list[_Place]:
    """Paragraphs that end with a comma although a heading of a higher rank, or the end, comes next."""
    found: list[_Place] = []
    for block, following in pairwise(blocks):
        last = len(block.text) - 1
        sentence = block.kind is BlockKind.PROSE and last >= _SHORTEST and set("，。") & set(block.text[:last])
        if not sentence or block.text[-1] not in "，、；" or following.kind is not BlockKind.HEADING:
            continue
        if block.text[-1] == "；" and following.depth != 1:
            continue  # the list goes on
        if re.search(r"\d[，、]$", block.text) and re.match(r"\d", following.text):
            continue  # 附表1、2、 at the end of a line
        if following.depth and (not block.depth or following.depth < block.depth):
            found.append((block, last, last + 1))
    return found
