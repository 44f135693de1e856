"""References of a whole notice to what is not in it: an annex, a table, a figure, an entry.

What another paper is said to refer to (自评报告写明详见附件3), what stands in quotes, and what the case itself
names like this, is no reference of the notice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.text.enumerations import clause_labels, heading_numbers
from drafter.text.numerals import parse_numeral
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "structure"

_BLANKS = r"[ \t\u3000]*"
_NUMBER = (
    r"(?P<n>\d{1,3}(?:[-—–－.．]\d{1,3})*(?![\d份张个件幅页笔项次])"
    r"|[一二三四五六七八九十]{1,3}(?![\u3400-\u9fff])|[一二三四五六七八九十]{1,3}(?=中?所))"
)
_ANNEX, _ANNEX_HEAD = "附件", re.compile(r"^[ \t\u3000#*]*附件(?P<rest>[^\n]*)", re.MULTILINE)
_PLACED = rf"(?:本通知|文[后末]|后附|所附|下|后)?的?{_BLANKS}(?P<kind>附件|附?[表图]){_BLANKS}"
_SEEN = rf"(?<![意看听会少常罕偏主成政接召])见{_PLACED}(?:{_NUMBER}|(?<=附件)(?=[，。；、）)]|$))"
_SHOWN = rf"(?:(?<=[，。；：、（(\n])|^|[如按由从据照]){_PLACED}{_NUMBER}中?所[示列载附]".replace("?P<", "?P<s_")
_BARE = rf"[（(]{_BLANKS}(?P<kind>附件|附?[表图]){_BLANKS}{_NUMBER}{_BLANKS}(?=[）)])".replace("?P<", "?P<b_")
_THING = re.compile(f"{_SEEN}|{_SHOWN}|{_BARE}")
_ENTRY = re.compile(
    r"(?:见?本(?:节|部分|章|通知)|(?:见|对应|针对)(?:上述|前述)?|(?P<said>上述|前述|[上前]文))(?:的|中的?)?"
    r"(?P<whose>(?:存在|主要)?(?:的)?(?:问题|建议))?(?:的|中的?)?"
    r"(?:第(?P<open>[（(])?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?(open)[)）])(?:项|条|点|款|个)"
    r"|[（(](?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})[)）](?:项|条|点)?)(?P<what>问题|建议)?"
)
"""An entry that is said to be of this notice; 上述第三项规定 is one of a norm."""

_LOOK = re.compile(r"附件|[表图][ \t\u3000]*[\d一二三四五六七八九十]|[本上前见对].{0,8}[第（(]")
_OTHERS = re.compile(
    "(?:[称写]|[注载标说]明|标注|显示|列示|表述|提到)(?:[^，。；：（(\n]*|[：:（(]?[详参具体请]{0,2})$"
)
"""Before a reference: another paper makes it."""

_QUOTED = re.compile("“[^”\n]{0,200}”|《[^》\n]{0,80}》")
_REACH = 40
_LISTED = re.compile(r"(?:^|[\n：:；;。]|\s)[ \t\u3000]*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[.．、:：]")
_LIST_LENGTH = 600
"""So many characters behind 附件： may its list have."""

_TITLE = re.compile(
    r"^[ \t\u3000#*|【]*(?P<kind>附?[表图])[ \t\u3000]*"
    r"(?P<n>\d{1,3}(?:[-—–－.．]\d{1,3})*|[一二三四五六七八九十]{1,3}(?![\u3400-\u9fff]))(?!中?所[示列载附])",
    re.MULTILINE,
)
_INLINE = re.compile(r"(?<![第见题议节分章述的项对])[（(](?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]")
_DASH = re.compile("[-—–－.．]")
_FRAME = 60
"""Fewer characters beside both sections are no frame: its annexes may stand elsewhere."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a stretch of a text refers to; its offsets are those of the stretch.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        kind: 附件, 表, 图, 附表 … or 条目.
        number: as it is compared; empty for 见附件.
        sure: it says that something is to be seen there, and does not only name it in brackets.
    """

    start: int
    end: int
    kind: str
    number: str
    sure: bool = True


def check(examination: Examination) -> Iterator[Violation]:
    """References in both sections of a whole notice."""
    there = _There(examination)
    for scope in examination.scopes if examination.manuscript.whole else ():
        for one in _references(examination.text[scope.start : scope.end]) if scope.own else ():
            if there.holds(one):
                continue
            known = not one.number or (one.kind == _ANNEX and not there.framed)
            severity = Severity.REVIEW if known or not one.sure else Severity.BLOCK
            where = (examination.text, scope.start + one.start, scope.start + one.end)
            yield violation(NAME, "reference_missing", where, severity=severity, kind=one.kind)


@lru_cache(maxsize=1024)
def _references(stretch: str) -> tuple[_Reference, ...]:
    """All that a stretch refers to; a corrected draft has most of its stretches again."""
    if not _LOOK.search(stretch):
        return ()
    plain = _QUOTED.sub(lambda match: "\u3000" * len(match.group()), stretch)
    found = [_thing(match) for match in _THING.finditer(plain)]
    found += [_entry(match) for match in _ENTRY.finditer(plain) if _of_notice(match)]
    return tuple(one for one in found if not _OTHERS.search(plain[max(one.start - _REACH, 0) : one.start]))


def _thing(match: re.Match[str]) -> _Reference:
    said = match.groupdict()
    kind = said["kind"] or said["s_kind"] or said["b_kind"] or ""
    number = said["n"] or said["s_n"] or said["b_n"] or ""
    bare = len(match.group()) - len(match.group().lstrip("（(， 。；：、\n"))
    return _Reference(match.start() + bare, match.end(), kind, _number(number), sure=not said["b_kind"])


def _entry(match: re.Match[str]) -> _Reference:
    return _Reference(*match.span(), "条目", _number(match.group("n") or match.group("m")))


def _of_notice(match: re.Match[str]) -> bool:
    """Whether an entry is one of the notice itself: 上述第三项 may be one of a norm."""
    return bool(not match.group("said") or match.group("whose") or match.group("what"))


def _number(said: str) -> str:
    """A number as it is compared: 十二 is 12, 3—2 is 3-2."""
    parts = _DASH.split(said)
    return "-".join(str(parse_numeral(part) or "") if not part.isdecimal() else str(int(part)) for part in parts)


@dataclass(frozen=True)
class _There:
    """What a notice has."""

    examination: Examination

    def holds(self, one: _Reference) -> bool:
        """Whether a reference finds what it refers to, in the notice or in what the case says."""
        said = rf"{one.kind}{re.escape(one.number)}(?![\d])"
        if one.number and re.search(said, self.examination.book.everything):
            return True
        if one.kind == _ANNEX:
            return one.number in self._annexes
        return one.number in (self._entries if one.kind == "条目" else self._titles.get(one.kind, ()))

    @cached_property
    def framed(self) -> bool:
        """Whether more than the two sections is there."""
        outside = (one for one in self.examination.scopes if not one.own)
        return sum(len(self.examination.text[one.start : one.end].strip()) for one in outside) >= _FRAME

    @cached_property
    def _annexes(self) -> frozenset[str]:
        text, found = self.examination.text, set()
        for head in _ANNEX_HEAD.finditer(text):
            listed = text[head.start("rest") : head.start("rest") + _LIST_LENGTH]
            own = re.match(rf"{_BLANKS}(\d{{1,3}}|[一二三四五六七八九十]{{1,3}})", listed)
            found |= {"", _number(own.group(1)) if own else "1"}
            found |= {_number(one.group("n")) for one in _LISTED.finditer(listed)} if not own else set()
        return frozenset(found)

    @cached_property
    def _titles(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for title in _TITLE.finditer(self.examination.text):
            found.setdefault(title.group("kind"), set()).add(_number(title.group("n")))
        return found

    @cached_property
    def _entries(self) -> frozenset[str]:
        text = self.examination.text
        numbered = {str(one.value) for one in (*heading_numbers(text), *clause_labels(text))}
        return frozenset(numbered | {_number(one.group("n")) for one in _INLINE.finditer(text)})
