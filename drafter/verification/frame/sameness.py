"""What may be told otherwise in a frame: the department as 你单位, 0.54亿元 as 5,400万元, 9 as 9.00.

So may a day (2019年3月1日 as 二〇一九年三月一日), a band of scores (90>得分≥80 as 80≤得分<90), a score with its
grade (the grade first, or without quotation marks) and a name behind which its short form is introduced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from drafter.findings.model import Department
from drafter.text.alternation import longest_of
from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.verification.frame.text import key_of

_FIRST_SIGN = 0xF0000
"""From here on, signs stand for what is told: planes that no text uses."""

_ADDRESSED = r"[你贵该](?:单位|部门|局|委员会|委|办公室|中心|站|馆|院|校|所|支?队|室|厂)|被评价(?:单位|部门)"
_BESIDE_NAME = re.compile(r"\([^()]*\)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_BAND = re.compile(
    r"(?:(?P<before>\d+(?:\.\d+)?)(?P<is>[<>≤≥]))?得分(?:(?P<than>[<>≤≥])(?P<behind>\d+(?:\.\d+)?))?"
)
_SCORE = r"(?:绩效)?(?:评价)?得分[为是:]?(?P<score{0}>\d+(?:\.\d+)?)分(?:\(满分(?P<full{0}>\d+(?:\.\d+)?)分\))?"
_GRADE = r'(?:绩效)?(?:评价)?等[级次](?:评定|定)?[为是:]?"?(?P<grade{0}>[\u4e00-\u9fff]{{1,3}}?)"?(?=[,。;]|$)'
_RESULT = re.compile(
    f"{_SCORE.format(1)},(?:据此)?(?:评定)?{_GRADE.format(1)}|{_GRADE.format(2)},{_SCORE.format(2)}"
)
_SPOKEN_BAND = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)分(?:[(]含[)]|及?以上)(?:[、,]?(?:不满|不足|低于|未满|小于)(?P<high>\d+(?:\.\d+)?)分"
    r"|至(?P<to>\d+(?:\.\d+)?)分[(]不含[)])?的?为(?P<grade>[\u4e00-\u9fff]{1,3}?)(?=[,。;、)]|$)"
    r"|(?:不满|不足|低于|未满|小于)(?P<below>\d+(?:\.\d+)?)分的?为(?P<last>[\u4e00-\u9fff]{1,3}?)(?=[,。;、)]|$)"
)
_GRADED_BAND = re.compile(rf"(?<=[为、,:;])(?P<grade>[\u4e00-\u9fff]{{1,3}}?)[(](?P<band>{_BAND.pattern})[)]")
_INTRODUCED = r'(?:\((?:以下|下)?简称:?"?(?:{0})"?\))?'
_WHEN = re.compile("[底末初]")
_TURNED = str.maketrans("<>≤≥", "><≥≤")


Told = tuple[int, int, object]
"""A span, and what it tells."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in which what says the same is one sign.

    Attributes:
        key: its signs.
        places: of every sign, where it begins in the text; behind the last, where the text ends.
    """

    key: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Sameness:
    """Reads the frames of notices on one department.

    Attributes:
        department: whom they are on.
    """

    department: Department

    def read(self, *texts: str) -> tuple[Reading, ...]:
        """Some texts, read with the same signs for the same."""
        signs: dict[object, str] = {}
        return tuple(_reading(text, sorted(self._told(text), key=lambda told: told[:2]), signs) for text in texts)

    def _told(self, text: str) -> Iterator[Told]:
        """The spans of what may be told otherwise, with what they tell."""
        told = [*_graded_bands(text), *_results(text)]
        told += [one for one in (*_bands(text), *_measured(text)) if not _inside(one, told)]
        yield from told
        yield from (one for one in self._named(text) if not _inside(one, told))

    def _named(self, text: str) -> Iterator[Told]:
        return ((*match.span(), None) for match in self._names.finditer(text))

    @property
    def _names(self) -> re.Pattern[str]:
        own = self.department
        names = {key_of(name) for name in (own.name, own.short, *own.aliases) if name}
        bare = {_BESIDE_NAME.sub("", name) for name in names}
        own_names = longest_of(names | bare)
        return re.compile(f"(?:{own_names}){_INTRODUCED.format(own_names)}|{_ADDRESSED}")


def as_written(*texts: str) -> tuple[Reading, ...]:
    """Some texts, sign by sign."""
    return tuple(Reading(text, tuple(range(len(text) + 1))) for text in texts)


def same_number(one: str, other: str) -> bool:
    """Whether two cells hold one number, whatever zeros stand behind its point."""
    if not (_NUMBER.fullmatch(one) and _NUMBER.fullmatch(other)) or one.endswith("%") is not other.endswith("%"):
        return False
    try:
        return Decimal(one.rstrip("%")) == Decimal(other.rstrip("%"))
    except InvalidOperation:
        return False


def _bands(text: str) -> Iterator[Told]:
    """The bands of scores, whichever bound stands first."""
    for match in _BAND.finditer(text):
        before, sign, than, behind = match.group("before", "is", "than", "behind")
        bounds = [(sign.translate(_TURNED), Decimal(before).normalize())] if before else []
        bounds += [(than, Decimal(behind).normalize())] if behind else []
        if bounds:
            yield (*match.span(), frozenset(bounds))


def _graded_bands(text: str) -> Iterator[Told]:
    """The bands with their grades: 良(90>得分≥80), or 80分及以上、不满90分为良."""
    for match in _GRADED_BAND.finditer(text):
        start, _, bounds = next(_bands(match["band"]), (0, 0, None))
        if bounds and not start:
            yield (*match.span(), (match["grade"], bounds))
    for match in _SPOKEN_BAND.finditer(text):
        low, high = match["low"], match["high"] or match["to"] or match["below"]
        bounds = [("≥", Decimal(low).normalize())] if low else []
        bounds += [("<", Decimal(high).normalize())] if high else []
        yield (*match.span(), (match["grade"] or match["last"], frozenset(bounds)))


def _results(text: str) -> Iterator[Told]:
    """A score and the grade that stands beside it, whichever is told first."""
    for match in _RESULT.finditer(text):
        score, full, grade = (match[f"{name}1"] or match[f"{name}2"] for name in ("score", "full", "grade"))
        yield (*match.span(), (Decimal(score), full and Decimal(full), grade))


def _measured(text: str) -> Iterator[Told]:
    """The quantities and the dates."""
    found = scan(text)
    yield from ((one.start, one.end, (one.dimension, one.value.normalize())) for one in found.quantities)
    dates = (mark for mark in found.marks if mark.kind is MarkKind.DATE)
    yield from (
        (mark.start, mark.end, (mark.value, *_WHEN.findall(text[mark.start : mark.end]))) for mark in dates
    )


def _inside(one: Told, others: list[Told]) -> bool:
    return any(start < one[1] and one[0] < end for start, end, _ in others)


def _reading(text: str, told: list[Told], signs: dict[object, str]) -> Reading:
    key, places, at = "", list[int](), 0
    for start, end, what in told:
        if start < at:
            continue
        sign = signs.setdefault(what, chr(_FIRST_SIGN + len(signs)))
        key += text[at:start] + sign
        places += [*range(at, start), start]
        at = end
    return Reading(key + text[at:], (*places, *range(at, len(text)), len(text)))
