"""Rough words for a share: of what a person would say them, and of what they are false."""

from decimal import Decimal

_NEAR = Decimal("0.04")
"""A hedge is not false of what is so near to its bound."""
DIGITS = "零一二三四五六七八九"
"""By what they are called."""
_TENTHS = 10
_FRACTIONS = (
    ("超过三分之一", "0.34", "0.46", "0.3334", "1"), ("三分之一以上", "0.34", "0.46", "0.3334", "1"),
    ("不到三分之一", "0.22", "0.33", "0", "0.3333"), ("不足三分之一", "0.22", "0.33", "0", "0.3333"),
    ("超过一半", "0.51", "0.75", "0.5", "1"), ("一半以上", "0.51", "0.75", "0.5", "1"),
    ("过半", "0.51", "0.75", "0.5", "1"), ("半数以上", "0.51", "0.75", "0.5", "1"),
    ("不到一半", "0.3", "0.49", "0", "0.5"), ("不足一半", "0.3", "0.49", "0", "0.5"),
    ("近一半", "0.44", "0.499", "0.4", "0.51"), ("将近一半", "0.44", "0.499", "0.4", "0.51"),
    ("三分之二以上", "0.67", "0.8", "0.6667", "1"), ("超过三分之二", "0.67", "0.8", "0.6667", "1"),
    ("不到三分之二", "0.52", "0.66", "0", "0.6666"), ("四分之一以上", "0.26", "0.33", "0.25", "1"),
    ("不到四分之一", "0.13", "0.245", "0", "0.25"), ("超过四分之三", "0.76", "0.9", "0.75", "1"),
    ("约四分之一", "0.235", "0.265", "0.2", "0.3"), ("约三分之一", "0.32", "0.35", "0.28", "0.38"),
)  # fmt: skip
"""Hedged parts: of what a person would say them, and of what they are true."""


def fits(value: Decimal) -> list[str]:
    """What a person may say of a share."""
    found = [words for words, low, high, _, _ in _FRACTIONS if Decimal(low) <= value <= Decimal(high)]
    for tenth in range(1, _TENTHS):
        off = value * _TENTHS - tenth
        name = DIGITS[tenth]
        if Decimal("0.08") < off < Decimal("0.5"):
            found += [f"超过{name}成", f"{name}成多", f"逾{name}成", f"{name}成以上"]
        if Decimal("-0.3") < off < 0:
            found += [f"近{name}成", f"将近{name}成"]
        if Decimal("-0.6") < off < Decimal("-0.08"):
            found += [f"不到{name}成", f"不足{name}成"]
    return found


def unfit(value: Decimal) -> list[str]:
    """What is false of a share."""
    found = [
        words
        for words, _, _, low, high in _FRACTIONS
        if not Decimal(low) - _NEAR <= value <= Decimal(high) + _NEAR
    ]
    for tenth in range(1, _TENTHS):
        off, name = value * _TENTHS - tenth, DIGITS[tenth]
        if off < Decimal("-0.5"):
            found += [f"超过{name}成", f"{name}成多", f"{name}成以上"]
        if abs(off) > 1:
            found += [f"近{name}成", f"约{name}成"]
        if off > Decimal("0.5"):
            found += [f"不到{name}成", f"不足{name}成"]
    return found
