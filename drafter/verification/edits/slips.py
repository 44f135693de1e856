"""What is plainly a slip of the pen, of a key or of a program: a unit, a character or a word in Chinese gone."""

import re
from collections.abc import Mapping, Set
from functools import cache
from importlib import resources
from itertools import pairwise

from drafter.text.units import COUNTERS, LATIN_UNITS, SCALED
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import led_over
from drafter.verification.words.misprints import alike, reversible
from drafter.verification.words.stock import FUNCTION, common_characters, common_words, ordinary, stock

LATIN = re.compile("[A-Za-z]+")
"""A word in Latin letters."""

_DIGIT = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u9fff]")
_TWO = re.compile("[\u3400-\u9fff]{2}")
_POINTS = "百分点"
_UNITS = frozenset({*SCALED, *COUNTERS, "%", "‰", _POINTS, f"个{_POINTS}"})
_LEAST_OF_WORD = 2
_LEAST_DOUBLED = 4
_PARTED = "，、；"
_MAGNITUDES = "十百千万亿"
OFFICES = frozenset("部科股室处局院站所会办委人员")
"""With these alone an office may be named shorter: 财务部 for 财务部门."""

_BEGINNING = ("号", "照", "据", "\n", "")
_STOPS = frozenset("，。、；（）(《》”")
_OF_THEMSELVES = ("工作日", "月", _POINTS, "年")
"""Units that stand with a figure as well as with 个."""


def doubled(made: Change) -> bool:
    """责责任 for 责任, 由财务部门由财务部门 for 由财务部门."""
    put = made.new.strip(_PARTED)
    if made.old or not put or not (len(put) == 1 or len(put) >= _LEAST_DOUBLED):
        return False
    beside = made.before.rstrip(_PARTED).endswith(put) or made.after.lstrip(_PARTED).startswith(put)
    return beside and bool(_HAN.match(put)) and (len(put) > 1 or put == made.new)


def mistaken(made: Change, known: str = "") -> bool:
    """核队 for 核对: the character made a word with one beside it, and one of its sound or shape makes none.

    Args:
        made: the change.
        known: all that the case and its draft say.
    """
    if not _one_for_one(made):
        return False
    if alike(made.old, made.new) or made.new in _components().get(made.old, frozenset()):
        empty = made.old in FUNCTION
        return (broken(made) and not (empty and made.new in FUNCTION)) or not (empty or _attested(made, known))
    return broken(made) and made.new not in FUNCTION and made.new not in common_characters()


def _attested(made: Change, known: str) -> bool:
    """Whether anybody says the new character with what stands beside it."""
    pairs = [pair for pair in _beside(made, made.new) if _TWO.fullmatch(pair)]
    return any(pair in common_words() or pair in known or pair in _within_words() for pair in pairs)


@cache
def _within_words() -> Set[str]:
    """The pairs of characters within words of anybody."""
    return stock().pairs | ordinary().pairs


def transposed(made: Change, known: str = "") -> bool:
    """度制 for 制度: the characters of a word have changed places, and make none that the case has.

    Args:
        made: the change.
        known: all that the case and its draft say.
    """
    turned = len(made.old) == _LEAST_OF_WORD and made.old[::-1] == made.new != made.old
    said = made.new in common_words() or made.new in reversible() or made.new in known
    return turned and made.old in common_words() and not said


def sounds_alike(made: Change) -> bool:
    """整该 for 整改: a character stands for another of its sound, or shape, with which a word ended before it."""
    word = made.before[-1:] + made.old
    return _one_for_one(made) and alike(made.old, made.new) and len(word) > 1 and word in common_words()


def homophones(made: Change, known: str = "") -> bool:
    """元音 for 原因: every character of a word is exchanged for one of its sound, and the case has no such word.

    Args:
        made: the change.
        known: all that the case and its draft say.
    """
    pairs = list(zip(made.old, made.new, strict=False))
    if len(made.old) != len(made.new) or len(pairs) < _LEAST_OF_WORD or made.new in known:
        return False
    return all(one != other and alike(one, other) for one, other in pairs)


def broken(made: Change) -> bool:
    """Whether one character stands for another that made a word with one beside it, and makes none."""
    pairs = (_beside(made, one) for one in (made.old, made.new))
    known = [any(len(pair) > 1 and pair in common_words() for pair in two) for two in pairs]
    return _one_for_one(made) and known == [True, False]


def _one_for_one(made: Change) -> bool:
    """Whether one Chinese character stands for another."""
    return len(made.old) == len(made.new) == 1 and bool(_HAN.match(made.old) and _HAN.match(made.new))


def _beside(made: Change, char: str) -> tuple[str, str]:
    """A character with the one before it, and with the one behind it."""
    return made.before[-1:] + char, char + made.after[:1]


@cache
def _components() -> Mapping[str, Set[str]]:
    """For every character, those that have a component in common with it (`components.txt`)."""
    source = resources.files(__package__).joinpath("components.txt").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for group in (line for line in source.split("\n") if line and not line.startswith("#")):
        for char in group:
            found[char] = found.get(char, frozenset()) | frozenset(group)
    return found


def unit_lost(made: Change, known: str = "") -> bool:
    """12 for 12件, 744.1 for 744.1万元, 95.4 for 95.4%; 5项目 only says it shorter, and 5缺少 does not.

    Args:
        made: the change.
        known: all that the case and its draft say.
    """
    if not made.old.startswith(made.new) or not _DIGIT.match((made.before + made.new)[-1:]):
        return False
    gone = made.old[len(made.new) :]
    unit = gone if gone in _UNITS else gone.lstrip(_MAGNITUDES)
    return unit in _UNITS and not (unit == "个" and _counted(made.after, known))


def _counted(after: str, known: str) -> bool:
    """Whether what is counted begins a text, or another unit: no word that tells of it, as 未 and 缺少 do."""
    if not _HAN.match(after) or after.startswith(_OF_THEMSELVES):
        return bool(_HAN.match(after))
    return after[0] not in FUNCTION and (after[:2] not in common_words() or _is_noun(after[:2], known))


def _is_noun(word: str, known: str) -> bool:
    """Whether a word stands in a text as a thing does: behind 的, or before how many of it there are."""
    return f"的{word}" in known or any(_DIGIT.match(after[:1]) for after in known.split(word)[1:])


def _is_object(word: str, known: str) -> bool:
    """Whether a word is a noun, or begins a line, ends a phrase or is looked to, as 会同 never."""
    parts = known.split(word)
    beside = pairwise(parts)
    return _is_noun(word, known) or any(one[-1:] in _BEGINNING or other[:1] in _STOPS for one, other in beside)


def foreign(made: Change, letters: Set[str]) -> bool:
    """Latin letters that the case does not have, in the place of Chinese words or of digits."""
    put = [word for word in LATIN.findall(made.new) if word not in LATIN.findall(made.old)]
    measured = _DIGIT.match(made.before[-1:] or made.new)
    strange = {word for word in put if not (measured and word.lower() in LATIN_UNITS)}
    return bool(made.old) and not strange <= letters


def torn(made: Change, known: str = "") -> bool:
    """Whether a character is gone from within a word, and what is left of it makes no word with its neighbours.

    Args:
        made: the change.
        known: all that the case and its draft say.
    """
    if len(made.old) != 1 or made.new:
        return False
    before, gone, after = made.before[-1:], made.old, made.after[:1]
    ended = gone not in FUNCTION and before + gone in common_words()
    return (ended and _left_over(before, (before + after, made.before[-2:]))) or (
        gone + after in common_words() and _beginning_lost(made, known)
    )


def _beginning_lost(made: Change, known: str) -> bool:
    """目 for 项目; of a thing's name even what makes sense elsewhere is left over: 同 for 合同."""
    gone, left = made.old, made.after[:1]
    beside = (made.before[-1:] + left, made.after[:2])
    if left in FUNCTION:
        named = _is_noun if gone in FUNCTION else _is_object
        return _alone(beside) and named(gone + left, known)
    if gone in FUNCTION and (left in ordinary().single or not led_over(gone + left)):
        return False
    return _left_over(left, beside)


def _left_over(left: str, now: tuple[str, str]) -> bool:
    """Whether what is left of a word makes no other with what stands beside it now."""
    return left not in FUNCTION and left not in OFFICES and _alone(now)


def _alone(pairs: tuple[str, str]) -> bool:
    """Whether neither pair is a word."""
    return not any(len(pair) > 1 and pair in common_words() for pair in pairs)
