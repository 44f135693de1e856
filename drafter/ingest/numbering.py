"""The numbering of official documents: 一、 （一） 1. （1） and 一是, as GB/T 9704 orders them."""

import re

from drafter.text.numerals import parse_numeral

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    re.compile(rf"第{_NUMERAL}[章部分]+[ 、\u3000]*|{_NUMERAL}[、.．]\s*"),
    re.compile(rf"[（(〔]\s*{_NUMERAL}\s*[)）〕][、.]?\s*"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))\s*"),
    re.compile(r"[（(]\s*\d{1,2}\s*[)）][、.]?\s*"),
)
_LABEL = re.compile(rf"(?:^|(?<=[。；;：:！？!?，,\n]))\s*(?:({_NUMERAL})是|其({_NUMERAL})[，、是])")
_MARKUP = re.compile(r"[*_#>\s]*")
_CAPTION = re.compile(r"[*_\s]*(?:[图表]\s*[\d一二三四五六七八九十]|(?:单位|注|数据来源|资料来源)[：:])")
_BODY = "局厅委会部院办室司所府心处科股组"
_CLOSING = re.compile(
    r"(?:附件|附表|公开方式|抄送|主动公开|依申请公开|此件)"
    r"|(?:[\d〇○零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
    rf"|[\u4e00-\u9fff（）()]{{3,30}}[{_BODY}](?:（\w{{1,6}}）)?)$"
)


def numbered(text: str) -> tuple[int, int, int] | None:
    """The number that a paragraph begins with.

    Returns:
        Its depth (1 for 一、, 2 for （一）, 3 for 1., 4 for （1）), the offset of its first character and the
        offset behind it; `None` for a paragraph that begins otherwise.
    """
    markup = _MARKUP.match(text)
    offset = markup.end() if markup else 0
    for depth, form in enumerate(_FORMS, start=1):
        if found := form.match(text, offset):
            return depth, offset, found.end()
    return None


def labels(text: str, following: int = 0) -> list[tuple[int, int, int]]:
    """The labels 一是, 二是 … of a text that count on from `following`, or start anew with 一是.

    Returns:
        For each its value, the offset of its first character and the offset behind it.
    """
    found: list[tuple[int, int, int]] = []
    for match in _LABEL.finditer(text):
        value = int(parse_numeral(match[1] or match[2]) or 0)
        if value in {1, following + 1}:
            found.append((value, match.start() + len(match[0]) - len(match[0].lstrip()), match.end()))
            following = value
    return found


def begins_block(line: str) -> bool:
    """Whether a line begins a paragraph of its own, whatever stands before it."""
    return numbered(line) is not None or caption(line) or bool(_LABEL.match(line))


def caption(text: str) -> bool:
    """Whether a paragraph is the title of a table or figure, its unit, or the note below it."""
    return bool(_CAPTION.match(text))


def closing(text: str) -> bool:
    """Whether a paragraph belongs to what stands behind the body of a notice: annexes, signature, date, copies."""
    return bool(_CLOSING.match(text.strip("*_ \u3000\n")))
