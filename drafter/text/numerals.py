"""Chinese numerals: 一千二百, 二〇二四, 壹佰捌拾万, 三点五."""

from decimal import Decimal
from functools import lru_cache

_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_STEPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

DIGITS = "".join(_DIGITS)
"""Characters that stand for one digit."""

CHARACTERS = DIGITS + "".join(_PLACES) + "".join(_STEPS)
"""Characters of which a Chinese numeral is made."""

_MAX_LENGTH = 40
_TENTH = 10
_HUNDRED = 100


@lru_cache(maxsize=1024)
def parse_numeral(text: str) -> Decimal | None:
    """The value of a Chinese numeral, or `None` if the characters do not make one.

    Digits in a row (二〇二四) are read by position; 一百二 and 三万五 as spoken (120, 35000).
    """
    whole, point, fraction = text.partition("点")
    if not whole or len(text) > _MAX_LENGTH or (point and not fraction):
        return None
    if any(char not in _DIGITS for char in fraction):
        return None
    value = _positional(whole) if all(char in _DIGITS for char in whole) else _whole(whole)
    if value is None:
        return None
    decimals = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{value}.{decimals}" if decimals else value)


def _positional(text: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in text))


def _whole(text: str) -> int | None:
    total, last_step = 0, 0
    section = digits = ""
    for char in text:
        if char in _STEPS:
            value = _section(section)
            if value is None:
                return None
            total, last_step = _stepped(total, value, _STEPS[char])
            section = ""
        else:
            section += char
    if not section:
        return total
    digits = section.lstrip("零〇")
    if len(digits) == 1 and digits in _DIGITS and section == digits and last_step:
        return total + _DIGITS[digits] * last_step // _TENTH
    rest = _section(section)
    return None if rest is None else total + rest


def _stepped(total: int, value: int, step: int) -> tuple[int, int]:
    """万 and 亿 close what stands before them; 万亿 multiplies."""
    if value == 0 and total:
        return total * step, step
    if total and total < step:
        return (total + value) * step, step
    return total + value * step, step


def _section(text: str) -> int | None:
    """What stands below 万: 一千二百零五, 十二, 一百二."""
    total, digit, last = 0, -1, 0
    for char in text:
        if char in _PLACES:
            if last and _PLACES[char] >= last:
                return None
            total += (1 if digit < 0 else digit) * _PLACES[char]
            digit, last = -1, _PLACES[char]
        elif digit > 0 or char not in _DIGITS:
            return None  # 0四十七
        else:
            digit = _DIGITS[char]
    if digit < 0:
        return total
    spoken = last >= _HUNDRED and text[-2:-1] not in ("零", "〇")
    return total + digit * (last // _TENTH if spoken else 1)
