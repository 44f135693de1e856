"""What stands on either side of a number and bends it: 约, 近, 不低于, ≥ before it; 以上, 左右, 多 behind it."""

import re
import tomllib
from importlib import resources

from drafter.text.alternation import trie

_TABLE = tomllib.loads(resources.files(__package__).joinpath("hedges.toml").read_text(encoding="utf-8"))
_BEFORE: tuple[str, ...] = tuple(_TABLE["before"].split())
_CURRENCY: dict[str, str] = _TABLE["currency"]
_VAGUE: str = _TABLE["vague"]
_SPANS_OF_TIME = frozenset(_TABLE["spans_of_time"].split())
_ABOUT = frozenset(_TABLE["about"].split())
_POWERS = "十百千万亿拾佰仟"

BETWEEN: str = _TABLE["between"]
"""Characters between a number and its unit that say a little more: 60余家, 3万多元."""

_INCLUDED = r"(?:[(（]不?含[^()（）\x00]{0,8}[)）])?(?:及其?|或)?"
BEHIND = rf"(?:{_INCLUDED}(?P<post>{'|'.join(_TABLE['behind'].split())}))?"
"""A hedge behind a unit, as the source of a pattern; the hedge itself is the group `post`."""

_SIGN = trie(dict.fromkeys(_CURRENCY, ""))
_WORD = trie(dict.fromkeys(_BEFORE, ""), _TABLE["ends_a_word"])
_AHEAD = re.compile(
    rf"(?P<hedge>{_WORD})[了过为到在占有达合计]?(?:(?P<after>{_SIGN})[:：]? ?)?\Z|(?P<plain>{_SIGN})[:：]? ?\Z"
)
_LAST = frozenset("".join((*_BEFORE, *_CURRENCY, "了过为到在占有达合计:： ")))
_FARTHEST = 10


def before(text: str, start: int, number: str) -> tuple[str | None, str, int]:
    """The hedge and the currency that stand before a number.

    Args:
        text: the folded text.
        start: where the number begins.
        number: the number itself, which decides whether 数, 上, 几 and 过 are hedges of it.

    Returns:
        The hedge or `None`; the dimension of the currency or an empty string; and where a currency *sign* begins,
        which belongs to the quantity as 元 does, or else `start` (人民币 is a word of its own).
    """
    if not start or text[start - 1] not in _LAST:
        return None, "", start
    match = _AHEAD.search(text, max(start - _FARTHEST, 0), start)
    if match is None:
        return None, "", start
    hedge = match["hedge"]
    if hedge and hedge in _VAGUE and number[0] not in _POWERS:
        return None, "", start
    group = "after" if hedge else "plain"
    currency = match[group] or ""
    begins = match.start(group) if currency and currency != "人民币" else start
    return hedge, _CURRENCY.get(currency, ""), begins


def chosen(ahead: str | None, behind: str | None, dimension: str) -> str | None:
    """The hedge of a quantity that may have one on either side.

    The one before it wins, but for 约 before 余, 多, 来 and 几. 近三年 are the last three years, not almost three.
    """
    if ahead == "近" and dimension in _SPANS_OF_TIME:
        ahead = None
    if ahead in _ABOUT and behind and behind in BETWEEN:
        return behind
    return ahead or behind
