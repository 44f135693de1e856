"""Names without an ending of their own: in a labelled field, of a firm by its trade, of a project by its head.

项目名称：一窗系统升级；委托恒信达科技补办；古籍数字化项目, where the case speaks of a 馆藏数字化项目.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from drafter.text.beginnings import sooner
from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION, stock

_HAN = "\u4e00-\u9fff"
_PARTICLES = "的了和与及或并由向对经在于从比较为被将把按给使因其该各每某此这那等至到以所已未本我你他"
_BREAK = re.compile(rf"[^{_HAN}]|[{_PARTICLES}]")
_HEADS = re.compile("项目|工程|系统|平台")
_PLACED = re.compile(rf"(?![全各我本该两]|.下)[{_HAN}]{{2}}[省市县区镇乡州](?=[{_HAN}]{{2}})")
_LONGEST = 14
_LONGEST_FIRM = 10
_ENDINGS = ("有限", "股份", "公司", "集团")
"""Behind these a firm is called by its full name, which has an ending."""

_KIND = re.compile("(?:数量|质量|时效|成本|产出|效益|意度|绩效)指标[:：]")
"""Behind a kind of indicators stands one of them, or what is said of it."""
_COUNTED = re.compile(rf"^[{_HAN}]*[0-9][0-9.]*(?:%|[{_HAN}]{{1,3}})$")
"""目标69亩: what is said of something, and no name."""
_WORD = 2
_LEAST_KNOWN = 2
"""So many characters besides its head must the known end of a name have."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A name that nothing vouches for.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        sure: its place says that it is a name.
        expected: the name of the case it stands for, where that is known.
    """

    start: int
    end: int
    sure: bool
    expected: str = ""


@dataclass(frozen=True, slots=True)
class _Tables:
    """The words of `things.toml` as patterns."""

    field: re.Pattern[str]
    empty: re.Pattern[str]
    trade: re.Pattern[str]
    dealing: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _tables() -> _Tables:
    source = resources.files(__package__).joinpath("things.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    fields, firms = table["fields"], table["firms"]
    named, labels = "|".join(fields["named"]), "|".join(fields["labels"])
    trades = "|".join(sorted(firms["trades"].split(), key=len, reverse=True))
    return _Tables(
        field=sooner(
            rf"(?:(?:{named})(?:为|是|[:：])|(?:{labels})[:：])[“《]?"
            rf"(?P<it>(?:[{_HAN}A-Za-z0-9]|（[^（）]{{1,12}}）){{2,30}}?)(?=[；，。、）\n”》;)]|$)"
        ),
        empty=re.compile("|".join(fields["empty"])),
        trade=re.compile(trades),
        dealing=re.compile("|".join(firms["dealing"])),
        done=re.compile("|".join(firms["done"])),
    )


def things(text: str, own: str, starts: Sequence[int] = (0,)) -> Iterator[Thing]:
    """The names of a text that `own`, all that the case says, does not hold; half width and without blanks."""
    yield from _fields(text, own)
    yield from _firms(text, own, starts)
    yield from _projects(text, own, starts)
    yield from _systems(text, own, starts)


def _fields(text: str, own: str) -> Iterator[Thing]:
    if ":" not in text and "：" not in text and "名称" not in text:
        return
    tables = _tables()
    for match in tables.field.finditer(text):
        name = match.group("it")
        if name not in own and not tables.empty.match(name) and not _COUNTED.search(name):
            yield Thing(*match.span("it"), sure=not _KIND.search(text, max(match.start() - _WORD, 0), match.end()))


def _firms(text: str, own: str, starts: Sequence[int]) -> Iterator[Thing]:
    """A name that common words do not make, before a trade, where somebody deals with it."""
    tables = _tables()
    for match in tables.trade.finditer(text):
        start = _back(text, match.start(), starts)
        name = text[start : match.end()]
        strange = len(name) <= _LONGEST_FIRM and _strange(text[start : match.start()]) >= _WORD
        goes_on = text[match.end() : match.end() + _WORD] in _ENDINGS
        if not strange or goes_on or name in own or text[match.start() - _WORD : match.end()] in own:
            continue
        dealt = tables.dealing.search(text, max(start - _WORD - 1, 0), start)
        if dealt and (tables.done.match(text, match.end()) or _ends(text, match.end())):
            yield Thing(start, match.end(), sure=True)
        elif tables.done.match(text, match.end()):
            yield Thing(start, match.end(), sure=False)


def _projects(text: str, own: str, starts: Sequence[int]) -> Iterator[Thing]:
    """The end of a name that the case has, behind another word than there."""
    for match in _HEADS.finditer(text):
        start = _back(text, match.start(), starts)
        one = _project(text[start : match.end()], match.start() - start, own)
        if one:
            yield Thing(start + one.start, start + one.end, one.sure, one.expected)


@lru_cache(maxsize=512)
def _project(name: str, head: int, own: str) -> Thing | None:
    """Where the end of a name begins that the case has, if it stands behind another word than there.

    Args:
        name: with its head at the end.
        head: where that begins.
        own: all that the case says.
    """
    known = next((at for at in range(head - _LEAST_KNOWN + 1) if name[at:] in own), len(name))
    first = known - _WORD
    if known == len(name) or first < 0 or _strange(name[first:known]) < _WORD:
        return None
    named = _before(name[known:], own)
    sure = not first and name[:known] not in own
    return Thing(first, len(name), sure, expected=named) if named else None


def _systems(text: str, own: str, starts: Sequence[int]) -> Iterator[Thing]:
    """What is called after a place, and by a head: 云岭县智慧文旅平台."""
    for match in _HEADS.finditer(text):
        start, end = _back(text, match.start(), starts), match.end()
        placed = _PLACED.match(text, start, match.start())
        known = not placed or stock().covers(text[start : start + _WORD])
        if placed and not known and text[start:end] not in own and text[placed.end() : end] not in own:
            yield Thing(start, end, sure=_strange(text[placed.end() : match.start()]) >= _WORD)


def _before(tail: str, own: str) -> str:
    """The tail of a name with the word that stands before it wherever the case has it; empty if no word does."""
    found: set[str] = set()
    at = own.find(tail)
    while at >= 0:
        word = own[max(at - _WORD, 0) : at]
        if _BREAK.search(word) or _strange(word) < _WORD:
            return ""  # the case has the name without any such word
        found.add(word + tail)
        at = own.find(tail, at + 1)
    return min(found, default="")


def _back(text: str, at: int, starts: Sequence[int]) -> int:
    """Back to the nearest character that cannot be part of a name, verb that leads one in, or start of a line."""
    line = starts[max(bisect_right(starts, at) - 1, 0)]
    return at - len(_named(text[max(at - _LONGEST, line) : at]))


@lru_cache(maxsize=1024)
def _named(before: str) -> str:
    """The end of a stretch that can be part of a name."""
    name = before[max((match.end() for match in _BREAK.finditer(before)), default=0) :]
    leads = (name.rfind(lead) + len(lead) for lead in lexicon().leads if lead in name)
    return name[max(leads, default=0) :]


@lru_cache(maxsize=1024)
def _strange(text: str) -> int:
    """How many characters of a piece no common word and no kind of body covers."""
    marks = stock().marks(text)
    for match in lexicon().modifiers.finditer(text):
        marks[match.start() : match.end()] = [True] * len(match.group())
    return sum(not mark for mark in marks)


def _ends(text: str, end: int) -> bool:
    """Whether a name ends here: before a mark, a particle, or the end."""
    return not text[end : end + 1] or text[end] in FUNCTION or not "\u4e00" <= text[end] <= "\u9fff"
