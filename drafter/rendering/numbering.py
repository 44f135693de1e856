"""Numbers as headings and clauses are numbered: 一, 十, 十一, 二十三."""

_DIGITS = "〇一二三四五六七八九"
_TEN = 10


def chinese_number(n: int) -> str:
    """A number from 1 to 99 in Chinese numerals.

    Raises:
        ValueError: it is outside that range; no notice numbers that far.
    """
    tens, units = divmod(n, _TEN)
    if not 0 < n < _TEN**2:
        raise ValueError(f"cannot number with {n}")
    left = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return left + (_DIGITS[units] if units else "")
