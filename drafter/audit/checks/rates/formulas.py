"""Computations that the report writes out: 支出率=209.26÷213.70×100%=97.92%."""

import re
from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import cut_off, only_tail, plain, rounded
from drafter.text.units import scaled

KIND = "formula"

_UNIT = r"(?:[万亿千]?元|个百分点|[个项件条人户家份台分次套])?"
_NUMBER = rf"-?\d[\d,]{{0,20}}(?:\.\d+)?%?{_UNIT}"
_OPERATORS = r"+＋\-−－×xX*＊÷/／"
_CHAIN = re.compile(
    rf"(?<![\d.A-Za-z/])(?P<left>[（(]{{0,3}}{_NUMBER}[)）]{{0,3}}(?:[{_OPERATORS}]\s*[（(]{{0,3}}{_NUMBER}[)）]{{0,3}})+)[=＝≈](?P<right>{_NUMBER})"
)
_BEGUN = re.compile(rf"[{_OPERATORS}][^，。；：、,;:=＝≈\s\d]{{0,6}}$")
"""What shows that a computation has begun before: a sign, perhaps with the name or the unit of an operand."""
_GOES_ON = re.compile(rf"[^，。；：、,;:=＝≈\s\d]{{0,6}}[{_OPERATORS}][（(]?\d")
"""What shows that a result is only the first term of a further computation."""
_REST = re.compile(r"\s{0,4}[.．,，\d%％]")
"""What of a number the next line may hold."""
_LONGEST_UNIT = 8
_SIGN_ALONE = re.compile(r"\t[ \u3000]*[=＝≈][ \u3000]*\t")
_NAMED = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_LONGEST_NAME = 60
_MONEY = re.compile(r"[万亿千]?元")
_DIVIDED = re.compile(r"[÷/／]")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[+\-*/()]")
_SIGNS = str.maketrans("（）×xX＊÷／＋−－", "()****//+--")
_HUNDRED = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Written computations whose result is another."""
    for block in reading.blocks:
        for match in _CHAIN.finditer(block.text):
            start, behind = match.span()
            begun = _BEGUN.search(block.text, max(0, start - _LONGEST_UNIT), start)
            cut = behind == len(block.text) and _REST.match(reading.text, block.end)
            if begun or cut or _GOES_ON.match(block.text, behind):
                continue  # only a piece of what is computed
            if _of_a_column(reading, block.span(start, behind)):
                continue
            issue = _examined(reading, block.span(start, behind), _unbracketed(match["left"]), match["right"])
            if issue:
                yield issue


def _of_a_column(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the sign is a cell of its own behind a cell with a name: 冠幅0.1-0.2 | = | 500, a target."""
    sign = _SIGN_ALONE.search(reading.text, *span)
    cell = re.split(r"[\t\n]", reading.text[max(0, span[0] - _LONGEST_NAME) : span[0]])[-1]
    return sign is not None and bool(_NAMED.search(cell))


def _unbracketed(left: str) -> str:
    """A computation without a bracket that opens before it and is closed behind its result."""
    opened = sum(map(left.count, "（(")) - sum(map(left.count, "）)"))
    return left[1:] if opened == 1 and left[0] in "（(" else left


def _examined(reading: Reading, span: tuple[int, int], left: str, right: str) -> Issue | None:
    try:
        value = _evaluated(left)
    except (ArithmeticError, ValueError, DivisionByZero, InvalidOperation):
        return None
    stated, places, percent = _number(right)
    if percent:
        value *= _HUNDRED
    half, moved = Decimal(1).scaleb(-places) / 2, _uncertainty(left, value)
    if any(abs(value * scale - stated) <= half + moved * scale for scale in _scales(left, right)):
        return None
    if len(set(re.findall(r"[万亿千]?元", left + right))) > 1:
        return None
    cut, up = cut_off(value, places) == stated, _raised(left, value, stated, places)
    return reading.issue(
        "rounding" if cut or up else KIND,
        "formula_cut" if cut else "formula",
        [span],
        severity=Severity.WARNING if cut or up else Severity.ERROR,
        doubt=Doubt.CUSTOM if up else Doubt.TAIL if only_tail(value, stated, places) else None,
        left=left,
        stated=right,
        value=f"{plain(rounded(value, max(places, 2)))}{'%' if percent else ''}",
    )


def _scales(left: str, right: str) -> Iterator[Decimal]:
    """By what a result may differ from what its operands give: nothing, a percent, the unit that it alone has."""
    yield Decimal(1)
    if "%" in left + right or "100" in left:
        yield _HUNDRED
        yield 1 / _HUNDRED
    unit = _MONEY.search(right)
    if unit and not _MONEY.search(left):
        yield 1 / scaled(unit[0])[1]


def _raised(left: str, value: Decimal, stated: Decimal, places: int) -> bool:
    """Whether an instalment was rounded up, so that all of them cover the whole."""
    step = Decimal(1).scaleb(-places)
    return bool(_DIVIDED.search(left)) and places > 0 and 0 < stated - value < step


def _number(text: str) -> tuple[Decimal, int, bool]:
    match = re.match(r"-?\d[\d,]*(?:\.\d+)?", text)
    digits = (match[0] if match else "0").replace(",", "")
    return Decimal(digits), len(digits.partition(".")[2]), "%" in text


def _uncertainty(left: str, value: Decimal) -> Decimal:
    """What the rounding of the written operands can move the result by; whole numbers are taken as exact."""
    relative = Decimal(0)
    for token in re.findall(r"\d[\d,]*\.\d+", left):
        number = token.replace(",", "")
        half = Decimal(1).scaleb(-len(number.partition(".")[2])) / 2
        relative += half / Decimal(number) if Decimal(number) else Decimal(0)
    return abs(value) * relative


def _evaluated(text: str) -> Decimal:
    """The value of an expression of the four operations; percent signs divide by a hundred."""
    tokens = _TOKEN.findall(text.translate(_SIGNS))
    value, rest = _sum(tokens)
    if rest:
        raise ValueError(text)
    return value


def _sum(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign, tokens = tokens[0], tokens[1:]
        other, tokens = _product(tokens)
        value = value + other if sign == "+" else value - other
    return value, tokens


def _product(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _atom(tokens)
    while tokens and tokens[0] in "*/":
        sign, tokens = tokens[0], tokens[1:]
        other, tokens = _atom(tokens)
        value = value * other if sign == "*" else value / other
    return value, tokens


def _atom(tokens: list[str]) -> tuple[Decimal, list[str]]:
    if not tokens:
        raise ValueError
    head, rest = tokens[0], tokens[1:]
    if head == "-":
        value, rest = _atom(rest)
        return -value, rest
    if head == "(":
        value, rest = _sum(rest)
        if not rest or rest[0] != ")":
            raise ValueError
        return value, rest[1:]
    if not head[0].isdigit():
        raise ValueError(head)
    number = Decimal(head.rstrip("%").replace(",", ""))
    return (number / _HUNDRED if head.endswith("%") else number), rest
