"""What a sentence says became of its figures: from what to what, by how much, above or below what.

A sentence is read with a sign in the place of every figure, so that one pattern finds `由A增加到B，增加C` however
long its numbers are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from drafter.text.quantities import find_quantities
from drafter.verification.facts.support import MEASURED, supports
from drafter.verification.figures.beside import Beside, set_beside
from drafter.verification.figures.lines import FIGURE, THAN, Line
from drafter.verification.model import QuantitySupport
from drafter.verification.words.claims import claims

_DENYING = "不未没无停免"
_NEAR = rf"[^{FIGURE}，。；]{{0,14}}?"
_CLOSE = rf"[^{FIGURE}，。；]{{0,6}}?"
_SAID = rf"[^{FIGURE}，。；{_DENYING}]{{0,6}}?"
_SAID_FAR = rf"[^{FIGURE}，。；{_DENYING}]{{0,14}}?"
"""Words before one that says what became of a figure, none of which says that it did not: 没有落实压减要求."""
_CLIMBS = "爬升|抬高|拉高|推高|走高|跃升|翻升|蹿升|[攀爬抬跃窜蹿冲]"
_SINKS = "退回|回退|退|滑落|滑坡|滑|跌落|掉落|掉|回落|萎缩|缩水|缩小|缩|走低|拉低|压低|砍|落"
"""Words that only before 到 and its like say what became of a figure."""
_LIMITED = re.compile("(?:[^，；。]{0,6}(?:标准|规定|时限|期限|限期|限额|要求|年限)[^，；。]{0,6})?的")
_TOTAL = re.compile("，(?:总[量数额计]|合计|共计|两[者项]|三[者项])")
"""Behind a list they are what is compared, and not the last of its figures."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word or a size that does not agree with two figures.

    Attributes:
        key: which message tells it.
        word: the word.
        first: the figure that is compared.
        second: the figure it is compared with.
        size: the figure that says by how much, where that is what is wrong.
        expected: what would agree.
    """

    key: str
    word: str
    first: QuantitySupport
    second: QuantitySupport
    size: QuantitySupport | None = None
    expected: str = ""


@dataclass(frozen=True)
class _Patterns:
    shift: re.Pattern[str]
    than: re.Pattern[str]
    compare: re.Pattern[str]
    by: re.Pattern[str]


def slips(line: Line) -> Iterator[Slip]:
    """Everything in a sentence that its own figures speak against."""
    read: set[int] = set()  # figures that one reader has compared, no other compares again
    for reader in (_shifts, _thans, _compares, _pairs):
        yield from reader(line, read)


def _shifts(line: Line, read: set[int]) -> Iterator[Slip]:
    """由A增加到B，增加C."""
    for match in _patterns().shift.finditer(line.text):
        old, new = match.start("old"), match.start("new")
        read |= {old, new}
        yield from _changed(line, match, line.figure(old), line.figure(new), "size")


def _thans(line: Line, read: set[int]) -> Iterator[Slip]:
    """B，较A增加C."""
    for match in _patterns().than.finditer(line.text):
        old, new, size = match.start("old"), match.start("new"), "size"
        if match.group("to"):
            new, size = match.start("size"), ""
        if old not in read and new >= 0 and not (new < old and _TOTAL.search(line.text, new, old)):
            if _is_part(line.figure(old), line.figure(new)):
                continue  # 31.5万元，比标准多编7.5万元，高出三成多: by so much already
            read |= {old, new, match.start("size")}
            yield from _changed(line, match, line.figure(old), line.figure(new), size)


def _compares(line: Line, read: set[int]) -> Iterator[Slip]:
    """A，高于B."""
    exceeded: set[int] = set()
    for match in _patterns().compare.finditer(line.text):
        one, other = match.start("one"), match.start("other")
        if one not in exceeded and (one not in read or other not in read):
            yield from _compared(line, match)
        exceeded.add(other)  # 超过概算59万元，超出185万元: what is above is named before
        read |= {one, other}


def _pairs(line: Line, read: set[int]) -> Iterator[Slip]:
    """A，B，前者高于后者, and whatever else sets two figures beside each other."""
    for pair in set_beside(line):
        if not {pair.one, pair.other} <= read:
            yield from _beside(line, pair)


def _beside(line: Line, pair: Beside) -> Iterator[Slip]:
    """Two figures wherever they stand: is the one the greater, and by so much."""
    one, other = line.figure(pair.one), line.figure(pair.other)
    if one.dimension != other.dimension or not (_of_facts(one) and _of_facts(other)):
        return
    first, second = Decimal(one.value), Decimal(other.value)
    if first == second or (first > second) != pair.greater:
        yield Slip("direction_wrong", pair.word, one, other, expected=_expected(first, second))
    elif pair.size >= 0:
        yield from _by_so_much(line.figure(pair.size), other, one, pair.word)


def _of_facts(figure: QuantitySupport) -> bool:
    """Whether a figure is supported, and not as the difference of others."""
    return bool(figure.support) and " - " not in figure.support


def _is_part(old: QuantitySupport, new: QuantitySupport) -> bool:
    """Whether a figure is by how much another one is above a third."""
    return " - " in old.support and bool(new.support) and new.support in old.support.split(" - ")


def _changed(
    line: Line, match: re.Match[str], old: QuantitySupport, new: QuantitySupport, size: str
) -> Iterator[Slip]:
    """A change: does it go where the word says, and by so much."""
    if old.dimension != new.dimension or not (old.support and new.support):
        return
    first, second = Decimal(old.value), Decimal(new.value)
    said = [word for word in (match.group("word"), match.groupdict().get("by")) if word and not _turns(word)]
    wrong = next((word for word in said if first == second or (second > first) != _rises(word)), "")
    word = wrong or match.group("word")
    if wrong:
        yield Slip("direction_wrong", wrong, new, old, expected=_expected(second, first))
    elif size and match.group(size):
        yield from _by_so_much(line.figure(match.start(size)), old, new, word)


def _by_so_much(by: QuantitySupport, old: QuantitySupport, new: QuantitySupport, word: str) -> Iterator[Slip]:
    """A figure that says by how much two others differ, and does not agree."""
    true = _sizes(Decimal(old.value), Decimal(new.value), old.dimension, by)
    if true and not any(_agrees(by, value) for value in true):
        yield Slip("size_wrong", word, new, old, by, f"{_rounded(by, true[0])}")


def _rises(word: str) -> bool:
    words = claims().words
    return bool(words["up"].fullmatch(word) or words["more"].fullmatch(word) or re.fullmatch(_CLIMBS, word))


def _turns(word: str) -> bool:
    """Whether a word says that something changed, and not which way."""
    return bool(claims().words["turned"].fullmatch(word))


def _sizes(old: Decimal, new: Decimal, dimension: str, by: QuantitySupport) -> list[Decimal]:
    """How much a change is, in the dimension in which its size is given; empty if it cannot be told."""
    if by.dimension == dimension:
        share = [abs(new - old) * 100 / old] if dimension == "%" and old else []
        return [abs(new - old), *share]
    if by.dimension == "百分点" and dimension == "%":
        return [abs(new - old)]
    return [abs(new - old) * 100 / old] if by.dimension == "%" and old else []


def _agrees(by: QuantitySupport, value: Decimal) -> bool:
    given = Decimal(by.value)
    if given == value or given == Decimal(_rounded(by, value)):
        return True
    written = find_quantities(by.text)
    return len(written) == 1 and written[0].dimension == by.dimension and supports(written[0], value)


def _rounded(by: QuantitySupport, value: Decimal) -> str:
    """A size at the precision at which the text gives it."""
    unit = Decimal(by.value).as_tuple().exponent
    places = unit if isinstance(unit, int) else 0
    return f"{value.quantize(Decimal(1).scaleb(places), rounding=ROUND_HALF_UP):f}"


def _compared(line: Line, match: re.Match[str]) -> Iterator[Slip]:
    """One figure above or below another."""
    one, other = line.figure(match.start("one")), line.figure(match.start("other"))
    difference = " - " in other.support or " - " in one.support
    if one.dimension != other.dimension or difference or not (one.support and other.support):
        return
    word, denied = match.group("word"), bool(match.group("no"))
    between = line.text[match.end("word") : match.start("other")]
    if _by(line.text[: match.start("one")]) or _counts_others(between, other):
        return
    above = bool(claims().words["above"].fullmatch(word)) != denied
    first, second = Decimal(one.value), Decimal(other.value)
    agrees = first >= second if above else first <= second
    if not agrees or (first == second and not denied):
        yield Slip("direction_wrong", match.group("no") + word, one, other, expected=_expected(first, second))


def _by(before: str) -> bool:
    """Whether a figure is by how much something changed: of 抬升118万元，突破概算, the new sum is above it."""
    return _patterns().by.search(before) is not None


def _counts_others(between: str, figure: QuantitySupport) -> bool:
    """Whether a count is of those that a clause with 的 describes: 12台，低于标准的3台."""
    return figure.dimension not in MEASURED and _LIMITED.fullmatch(between) is not None


def _expected(first: Decimal, second: Decimal) -> str:
    return "＞" if first > second else "＜" if first < second else "＝"


def _whole(words: str) -> str:
    """Words of direction; one of a single character only where it begins no other word: 增值税, 多次, 低保."""
    ends = rf"(?=[了到至为成约近达幅出于，。；、）]|{FIGURE}|$)"
    listed = words.split("|")
    single = "".join(word for word in listed if len(word) == 1)
    return "|".join([*(word for word in listed if len(word) > 1), *([f"[{single}]{ends}"] if single else ())])


@cache
def _patterns() -> _Patterns:
    words = claims().words
    change = _whole(f"{words['up'].pattern}|{words['down'].pattern}")
    neutral = words["turned"].pattern
    degree = words["degree"].pattern
    moves = f"{_CLIMBS}|{_SINKS}"
    margin = _whole(f"{words['more'].pattern}|{words['less'].pattern}")
    size = rf"(?:[，、（]?{_SAID}(?P<by>{change})(?:幅度?)?(?:了|约|为|达)*(?P<size>{FIGURE}))?"
    shift = (
        rf"(?:(?<![理自缘事经])由(?![于此])|(?<![服遵顺])从(?![事而属中])|(?<![亲各独])自(?![评查筹行主身然有])){_NEAR}(?P<old>{FIGURE})，?{_SAID_FAR}"
        rf"(?P<word>{change}|{neutral}|{moves})了?[到至为成]{_CLOSE}(?P<new>{FIGURE})"
    )
    than = (
        rf"(?:(?P<new>{FIGURE})(?!{_CLOSE}[）)]){_CLOSE}，?{_SAID})?(?:相比|{THAN})"
        rf"(?:(?!{change}|{margin})[^{FIGURE}，。；]){{0,14}}?(?P<old>{FIGURE})(?!的{_CLOSE}率)(?:相比)?，?{_SAID}"
        rf"(?:(?P<word>{change}|{margin}))了?(?P<to>[到至为成])?约?(?P<size>{FIGURE})?"
    )
    compare = (
        rf"(?P<one>{FIGURE})[^{FIGURE}，。；不未没]{{0,8}}，?(?:{degree})*(?P<no>不|未|没有|)"
        rf"(?P<word>{words['above'].pattern}|{words['below'].pattern})(?![位时格]){_NEAR}(?=(?P<other>{FIGURE}))"
    )
    by = rf"(?:{change}|相差|差额)(?:幅度?)?(?:了|约|近|逾|达)*$"
    return _Patterns(*map(re.compile, (shift + size, than, compare, by)))
