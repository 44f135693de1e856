"""Computations that the report writes out: 支出率=209.26÷213.70×100%=97.92%."""

import re
from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import cut_off, plain, rounded

KIND = "formula"

_UNIT = r"(?:[万亿千]?元|个百分点|[个项件条人户家份台分次套])?"
_NUMBER = rf"-?\d[\d,]{{0,20}}(?:\.\d+)?%?{_UNIT}"
_CHAIN = re.compile(
    rf"(?<![\d.A-Za-z/])(?P<left>[（(]{{0,3}}{_NUMBER}[)）]{{0,3}}(?:[+＋\-−×xX*÷/]\s*[（(]{{0,3}}{_NUMBER}[)）]{{0,3}})+)[=＝≈](?P<right>{_NUMBER})"
)
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[+\-*/()]")
_SIGNS = str.maketrans({"（": "(", "）": ")", "×": "*", "x": "*", "X": "*", "÷": "/", "＋": "+", "−": "-"})
_HUNDRED = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Written computations whose result is another."""
    for block in reading.blocks:
        for match in _CHAIN.finditer(block.text):
            issue = _examined(reading, block.span(*match.span()), match["left"], match["right"])
            if issue:
                yield issue


def _examined(reading: Reading, span: tuple[int, int], left: str, right: str) -> Issue | None:
    try:
        value = _evaluated(left)
    except (ArithmeticError, ValueError, DivisionByZero, InvalidOperation):
        return None
    stated, places, percent = _number(right)
    if percent:
        value *= _HUNDRED
    elif "%" in left and abs(value * _HUNDRED - stated) < abs(value - stated):
        return None
    slack = Decimal(1).scaleb(-places) / 2 + _uncertainty(left, value)
    if abs(value - stated) <= slack:
        return None
    if len(set(re.findall(r"[万亿千]?元", left + right))) > 1:
        return None
    cut = cut_off(value, places) == stated
    return reading.issue(
        "rounding" if cut else KIND,
        "formula_cut" if cut else "formula",
        [span],
        severity=Severity.WARNING if cut else Severity.ERROR,
        left=left,
        stated=right,
        value=f"{plain(rounded(value, max(places, 2)))}{'%' if percent else ''}",
    )


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
