"""What only the layout of a source puts between its words: page numbers, running headers, rules, bullets.

A line is left out of the reading only where nothing in it could belong to the sentence around it. A figure that a
break put on a line of its own is content; so is a line that occurs once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*(?P<end>[\n\r\f\v\x85\u2028\u2029]|$)")
_BULLET = re.compile(r"\s*(?:#{1,6}|>+|[-*+•●▪◆■](?!$))(?:[ \t\u3000]+|$)")
_DASHES = ("-", "－")
_NUMBERED = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_GAP = 8
"""Blanks between two lines of a number are fewer."""
_RULE = re.compile(r"[\s|+:=_*~·.\u2500-\u257f—–-]{3,}")
_STROKE = re.compile(r"[|=_*~\u2500-\u257f—–-]{3}")
_DECORATED = re.compile(
    r"(?:[-—–·•]{1,3}\s{0,3}(?P<dashed>\d{1,4})\s{0,3}[-—–·•]{1,3}"
    r"|第\s{0,2}(?P<named>\d{1,4})\s{0,2}页(?:\s{0,2}[,，/]?\s{0,2}共\s{0,2}\d{1,4}\s{0,2}页)?"
    r"|(?P<of>\d{1,4})\s{0,2}/\s{0,2}\d{1,4}|[Pp]age\s{0,2}(?P<page>\d{1,4})(?:\s{0,2}of\s{0,2}\d{1,4})?"
    r"|[-—–]\s{0,2}第\s{0,2}(?P<both>\d{1,4})\s{0,2}页\s{0,2}[-—–])"
)
_BARE = re.compile(r"[1-9]\d{0,2}")
_UNIT = re.compile(
    r"[\d年月日号项个件条份次人名户家元万亿千百十%‰倍分台套辆册批期季周天时点岁亩米平公吨座处所只张幢栋页款章节级类种本部笔宗起例组支队"
    r"场届楼层度折成美镇村路条幅篇间把根对双场封艘架.,，、)）:：/~—–-]"
)
_UNIT_WORD = re.compile(
    r"部门|分管|分析|分配|分别|分类|分期|分解|分工|人员|人才|人民|项目|条款|条件|条例|件数|本级|本单位|本办法|本部|个别|个人|年度|年末|年初|日常"
    r"|月度|时限|时间|时期|点位|级别|类别|种类|成本|成果|成效|次数|场地|场所|处理|处置|所有|所属|所在|名称|名单|号码|组织|支出|支付|支持|起草"
    r"|公开|公司|公共|公告|公示|公务|平台|平均|期限|期间|期末|批准|批复|章程|节约|款项|对应|对照|把关|间接|路径|村级|时效|倍增|家庭|户籍|元素"
)
_EXPECTS = re.compile(
    r"(?:[第共为约达计近逾超仅是于至到有的按扣得减增余满各每以\d〔\[(（:：、.+*/=<>≥≤×÷-]|[数率额值量比分重])$"
)
_REFERS = re.compile(r"[见于在至到和及与从第附件]$")
_SENTENCE = re.compile(r"[。，；！？,;!?]")
_CONTENT = re.compile(r"[\w%]")
_DIGITS = re.compile(r"\d+")
_PROSE = 8
"""A line of fewer characters was not cut by a margin: a number below it may be its value."""
_PAGE = 5
"""Pages are so many lines long at least."""
_HEADER = range(5, 41)
_REPEATED = 2
_EVERYWHERE = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a source: `text` without the blanks around it; `breaks` if a new page begins behind it."""

    start: int
    end: int
    text: str
    breaks: bool


def furniture(source: str) -> tuple[tuple[int, int], ...]:
    """The spans of a source that only its layout put there, in order. Linear in its length.

    - page numbers with dashes or 第…页; bare ones where no figure can be meant;
    - lines that come again (figures aside) beside the breaks of pages;
    - rules of tables, and the bullets and marks that begin a line.
    """
    lines = [line for line in _lines(source) if line.text or line.breaks]
    numbers = {index: value for index, line in enumerate(lines) if (value := _number(line.text)) is not None}
    pages = _pages(lines, numbers)
    gone = pages | _headers(lines, pages)
    spans = [(line.start, line.end) for i, line in enumerate(lines) if i in gone or _is_rule(line.text)]
    taken = {start for start, _ in spans}
    return tuple(sorted([*spans, *(span for span in bullets(source) if span[0] not in taken)]))


def bullets(text: str) -> tuple[tuple[int, int], ...]:
    """The marks of lists and headings that begin the lines of a text."""
    found = (_BULLET.match(text, line.start, line.end) for line in _lines(text))
    return tuple(match.span() for match in found if match and not _of_number(text, *match.span()))


def _of_number(text: str, start: int, end: int) -> bool:
    """Whether a dash at the beginning of a line is one of a number that was broken there: YX-2022 and -031."""
    dashed = text[start:end].strip() in _DASHES and _NUMBERED.match(text, end)
    return bool(dashed) and _NUMBERED.match(text[max(start - _GAP, 0) : start].rstrip()[-1:]) is not None


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text) and _STROKE.search(text))


def _lines(source: str) -> Iterator[_Line]:
    for match in _LINE.finditer(source):
        if match.group():
            yield _Line(match.start(), match.start("end"), match.group().strip(), match["end"] in ("\f", "\v"))


def _number(text: str) -> int | None:
    """The number of a page, if a line could be one."""
    if len(text) > _HEADER.stop or not text:
        return None
    if _BARE.fullmatch(text):
        return int(text)
    match = _DECORATED.fullmatch(text)
    return int(next(filter(None, match.groups()))) if match else None


def _pages(lines: Sequence[_Line], numbers: dict[int, int]) -> set[int]:
    """The lines whose number is that of a page and no figure of the sentence around it."""
    texts = [line.text if index not in numbers else "" for index, line in enumerate(lines)]
    before = [*accumulate(("", *texts), _nearest)][:-1]
    after = [*accumulate(("", *reversed(texts)), _nearest)][-2::-1]
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, value in numbers.items():
        first.setdefault(value, index)
        last[value] = index
    counted = {
        index
        for index, value in numbers.items()
        if first.get(value - 1, index) <= index - _PAGE or last.get(value + 1, index) >= index + _PAGE
    }
    return {i for i in numbers if _is_page(lines[i].text, before[i], after[i], counted=i in counted)}


def _nearest(known: str, text: str) -> str:
    return text or known


def _is_page(text: str, before: str, after: str, *, counted: bool) -> bool:
    """Whether a number is that of a page.

    Args:
        text: the line it stands on.
        before: the nearest line before it that has words; empty if there is none.
        after: the nearest behind it.
        counted: the number before it stands a page before it, or the next one a page behind.
    """
    if "共" not in text and "页" in text and (_REFERS.search(before) or after[:1] in "、至"):
        return not (before and after)
    if not _BARE.fullmatch(text) or not before or not after:
        return True
    if _EXPECTS.search(before) or len(_CONTENT.findall(before)) < _PROSE:
        return False
    return not _UNIT.match(after) or (counted and bool(_UNIT_WORD.match(after)))


def _headers(lines: Sequence[_Line], pages: set[int]) -> set[int]:
    """Lines that come again beside the breaks of pages."""
    keys = {index: key for index, line in enumerate(lines) if index not in pages and (key := _key(line.text))}
    times = Counter(keys.values())
    beside = {index for index in keys if _beside_break(lines, index, pages)}
    repeated = {keys[index] for index in beside if times[keys[index]] >= _REPEATED}
    return {
        index for index, key in keys.items() if key in repeated and (index in beside or times[key] >= _EVERYWHERE)
    }


def _key(text: str) -> str:
    """A line as it is compared with others that may be the same header; empty if it cannot be one."""
    if len(text) > 2 * _HEADER.stop or _SENTENCE.search(text):
        return ""
    key = _DIGITS.sub("", "".join(text.split()))
    return key if len(key) in _HEADER else ""


def _beside_break(lines: Sequence[_Line], index: int, pages: set[int]) -> bool:
    breaks = lines[index].breaks or (index > 0 and lines[index - 1].breaks)
    return breaks or index - 1 in pages or index + 1 in pages
