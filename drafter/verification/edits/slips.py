"""What is plainly a slip of the pen, of a key or of a program: a unit, a character or a word in Chinese gone."""

import re
from collections.abc import Set

from drafter.text.units import COUNTERS, LATIN_UNITS, SCALED
from drafter.verification.edits.change import Change
from drafter.verification.words.misprints import alike
from drafter.verification.words.stock import FUNCTION, common_characters, common_words

LATIN = re.compile("[A-Za-z]+")
"""A word in Latin letters."""

_DIGIT = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u9fff]")
_POINTS = "百分点"
_UNITS = frozenset({*SCALED, *COUNTERS, "%", "‰", _POINTS, f"个{_POINTS}"})
_MAGNITUDES = "十百千万亿"
_OFFICES = frozenset("部科股室处局院站所会办委人员")
"""With these alone an office may be named shorter: 财务部 for 财务部门."""


def doubled(made: Change) -> bool:
    """责责任 for 责任."""
    beside = made.before[-1:], made.after[:1]
    return not made.old and len(made.new) == 1 and bool(_HAN.match(made.new)) and made.new in beside


def mistaken(made: Change) -> bool:
    """核队 for 核对: the character made a word with one beside it, and one of its sound or shape makes none."""
    if not (len(made.old) == len(made.new) == 1 and _HAN.match(made.old) and _HAN.match(made.new)):
        return False
    if made.new in FUNCTION or not (alike(made.old, made.new) or made.new not in common_characters()):
        return False
    pairs = [[made.before[-1:] + one, one + made.after[:1]] for one in (made.old, made.new)]
    known = [any(len(pair) > 1 and pair in common_words() for pair in two) for two in pairs]
    return known == [True, False]


def unit_lost(made: Change) -> bool:
    """12 for 12件, 744.1 for 744.1万元, 95.4 for 95.4%."""
    if not made.old.startswith(made.new) or not _DIGIT.match((made.before + made.new)[-1:]):
        return False
    gone = made.old[len(made.new) :]
    unit = gone if gone in _UNITS else gone.lstrip(_MAGNITUDES)
    return unit in _UNITS and not (unit == "个" and _HAN.match(made.after))


def foreign(made: Change, letters: Set[str]) -> bool:
    """Latin letters that the case does not have, in the place of Chinese words or of digits."""
    put = [word for word in LATIN.findall(made.new) if word not in LATIN.findall(made.old)]
    measured = _DIGIT.match(made.before[-1:] or made.new)
    strange = {word for word in put if not (measured and word.lower() in LATIN_UNITS)}
    return bool(made.old) and not strange <= letters


def torn(made: Change) -> bool:
    """Whether a character is gone from within a word, and what is left of it makes no word with its neighbours."""
    if len(made.old) != 1 or made.new or made.old in FUNCTION:
        return False
    before, gone, after = made.before[-1:], made.old, made.after[:1]
    return (before + gone in common_words() and _left_over(before, (before + after, made.before[-2:]))) or (
        gone + after in common_words() and _left_over(after, (before + after, made.after[:2]))
    )


def _left_over(left: str, now: tuple[str, str]) -> bool:
    """Whether what is left of a word makes no other with what stands beside it now."""
    whole = any(len(pair) > 1 and pair in common_words() for pair in now)
    return left not in FUNCTION and left not in _OFFICES and not whole
