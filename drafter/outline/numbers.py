"""The numbers of headings and clauses, in every form and with the slips that documents have in the wild."""

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.numerals import parse_numeral

_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
_OPEN, _CLOSE = "[（(〔［\\[【]", "[)）〕］\\]】]"
_BLANK = "[ \\t\u3000]*"
_PART, _ITEM, _SUBITEM, _NUMBER, _SUBNUMBER, _CIRCLE = 5, 10, 20, 30, 40, 50
_DECIMAL = 31
_UNITS = "[万亿千百元分个倍米吨至或是亩人项年月日折成公小平以]"
"""What stands behind a decimal that counts something, and behind no number of a heading."""
SHALLOW = _SUBITEM
"""Ranks up to this one, 一、 and （一）, number headings; deeper ones may as well number the points of a list."""

_FORMS: tuple[tuple[int, str], ...] = (
    (1, rf"第{_BLANK}(?P<n>{_CHINESE}|{_DIGITS}){_BLANK}(?:部分|篇|编)(?!门|分|制|写)"),
    (2, rf"第{_BLANK}(?P<n>{_CHINESE}|{_DIGITS}){_BLANK}章"),
    (3, rf"第{_BLANK}(?P<n>{_CHINESE}|{_DIGITS}){_BLANK}节"),
    (4, rf"第{_BLANK}(?P<n>{_CHINESE}|[0-9０-９]{{1,3}}){_BLANK}条(?!款|例|件|第|规)"),
    (_SUBITEM, rf"{_OPEN}{_BLANK}(?P<n>{_CHINESE}){_BLANK}{_CLOSE}"),
    (_SUBITEM, r"(?P<n>[㈠-㈩])"),
    (_ITEM, rf"(?P<n>{_CHINESE}){_BLANK}[、.．,，](?!{_CHINESE}(?:[、是期级类]|产业|季度|年级))"),
    (
        _DECIMAL,
        rf"(?P<n>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,3}})[.．、]?"
        rf"(?={_BLANK}[\u4e00-\u9fff“《])(?!{_BLANK}{_UNITS})",
    ),
    (_NUMBER, rf"(?P<n>{_DIGITS}){_BLANK}(?:、|[.．](?![0-9]{{1,2}}(?![0-9])|[0-9]+[.．%％]))"),
    (_NUMBER, r"(?P<n>[1-9][0-9]?)[ \u3000]{1,2}(?![年月日个期次季级号批]|项(?!目))(?=[\u4e00-\u9fff]{2,16}\s*$)"),
    (_SUBNUMBER, rf"{_OPEN}{_BLANK}(?P<n>{_DIGITS}){_BLANK}{_CLOSE}"),
    (_SUBNUMBER, rf"(?P<n>{_DIGITS}){_BLANK}[)）]"),
    (_SUBNUMBER, r"(?P<n>[⑴-⒇])"),
    (_NUMBER, r"(?P<n>[⒈-⒛])"),
    (_CIRCLE, r"(?P<n>[①-⑳])"),
)
_PATTERNS = tuple((rank, re.compile(form + rf"{_BLANK}[、.．]?{_BLANK}")) for rank, form in _FORMS)
_MARKUP = re.compile(r"[*_#>\s]*")
_MAY_BEGIN = re.compile(r"[*_#>\s]*[第0-9０-９一二三四五六七八九十百零〇（(〔［\[【㈠-㈩⑴-⒇⒈-⒛①-⑳]")
_LONGEST, _REMEMBERED = 40, 10_000
_SERIES = ("㈠", "⑴", "⒈", "①")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "［": "］", "[": "]", "【": "】"}
_DEPTHS = ((_PART, 1), (_ITEM, 1), (_SUBITEM, 2), (_NUMBER + 5, 3), (_SUBNUMBER, 4), (_CIRCLE, 5))
ARTICLE = 4
"""The rank of 第一条, under which a norm says what holds."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number that a piece of text begins with.

    Attributes:
        rank: the lower, the higher its heading stands: 第一部分 < 第一章 < 一、 < （一） < 1. < （1） < ①.
        value: 1 for the first; the last of several for 1.2.3.
        path: all its values, such as 1, 2, 3 for 1.2.3.
        start: offset of its first character.
        end: offset behind it and the blanks that follow.
        text: as written.
    """

    rank: int
    value: int
    path: tuple[int, ...]
    start: int
    end: int
    text: str

    @property
    def depth(self) -> int:
        """How deep its heading usually stands, 1 for the highest."""
        return next((depth for most, depth in _DEPTHS if self.rank <= most), 0)

    @property
    def mixed(self) -> bool:
        """Whether it opens with one kind of bracket and closes with another."""
        closing = _BRACKETS.get(self.text[:1])
        return closing is not None and closing not in self.text


def number_of(text: str) -> Number | None:
    """The number that a paragraph begins with, marks of Markdown aside; `None` if it begins otherwise."""
    return _number_of(text[:_LONGEST]) if _MAY_BEGIN.match(text) else None


@lru_cache(maxsize=_REMEMBERED)
def _number_of(text: str) -> Number | None:
    markup = _MARKUP.match(text)
    start = markup.end() if markup else 0
    for rank, pattern in _PATTERNS:
        match = pattern.match(text, start)
        path = _values(match["n"]) if match else ()
        if match and path:
            deeper = len(path) - 2 if rank == _DECIMAL else 0
            return Number(rank + deeper, path[-1], path, start, match.end(), match.group().strip())
    return None


def _values(written: str) -> tuple[int, ...]:
    for first in _SERIES:
        if len(written) == 1 and 0 <= ord(written) - ord(first) < 20:  # noqa: PLR2004  # signs for 1 to 20
            return (ord(written) - ord(first) + 1,)
    parts = re.split("[.．]", written)
    values = tuple(int(part) if part.isdigit() else int(parse_numeral(part) or 0) for part in parts)
    return values if all(values) else ()


_LABEL = re.compile(
    r"(?:^|(?<=[。；;：:！？!?，,\n)）”]))[ \t\u3000]*(?:"
    r"(?P<is>[一二三四五六七八九十](?:\s?[一二三四五六七八九])?)\s*(?:是|要)(?!否)"
    r"|其\s*(?P<its>[一二三四五六七八九十])\s*[，、,：:是]"
    r"|第\s*(?P<nth>[一二三四五六七八九十])\s*[，、,：:]"
    r"|(?P<word>首先|其次|再次|再者|最后)\s*[，、,：:]"
    r")"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0}
_SENTENCE = tuple("。；;：:！？!?\n")


@dataclass(frozen=True, slots=True)
class Label:
    """A label 一是, 其二，, 第三， or 首先， within a paragraph.

    Attributes:
        kind: the form, so that those of one series can be told from those of another.
        value: 1 for the first.
        start: offset of its first character.
        end: offset behind it.
    """

    kind: str
    value: int
    start: int
    end: int


def labels_of(text: str, before: Label | None = None) -> list[Label]:
    """The labels of a paragraph that start anew with 一是 or count on from the one before it.

    A number may be doubled or left out where the label opens a sentence; 最后 closes any series of 首先.
    """
    candidates = [_label(match) for match in _LABEL.finditer(text)]
    found: list[Label] = []
    for index, label in enumerate(candidates):
        last = found[-1] if found else before
        if label.value == 1 or (last is not None and _follows(text, candidates[index + 1 :], last, label)):
            found.append(_numbered(label, last))
    return [] if _alone(found, before) else found


def _label(match: re.Match[str]) -> Label:
    kind = next(name for name in ("is", "its", "nth", "word") if match[name])
    written = re.sub(r"\s", "", match[kind])
    value = _WORDS[written] if kind == "word" else int(parse_numeral(written) or 0)
    return Label(kind, value, match.end() - len(match.group().lstrip()), match.end())


def _numbered(label: Label, last: Label | None) -> Label:
    value = label.value or (last.value + 1 if last else 1)
    return Label(label.kind, value, label.start, label.end)


def _follows(text: str, later: list[Label], last: Label, label: Label) -> bool:
    if label.kind != last.kind:
        return False
    if label.value in {0, last.value + 1}:
        return True
    opens = not text[: label.start].strip() or text[: label.start].rstrip().endswith(_SENTENCE)
    missing = any(other.kind == label.kind and other.value == last.value + 1 for other in later)
    return opens and not missing and last.value <= label.value <= last.value + 2


def _alone(found: list[Label], before: Label | None) -> bool:
    """Whether nothing is counted: one label 第一， or 首先， of which no second comes."""
    return before is None and len(found) == 1 and found[0].kind in {"nth", "word"}
