"""Two wordings sign by sign: whether nothing differs but the place of what says how, when and how often."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drafter.drafting.fidelity.rewrites import rewrites
from drafter.drafting.fidelity.signs import BREAK, Sign

Signs = Sequence[Sign]

_LONGEST_ADVERB = 24
_LONGEST_THING = 24
_LONGEST_VERB = 4
"""Signs of what is moved, of what something is done to, and of what is done."""

_BY = "由"
_BODY = ("{who.", "{dept.")
_OBJECT = "对"


def same(one: Signs, other: Signs) -> bool:
    """Whether two wordings say the same."""
    at = by = 0
    while at < len(one) and by < len(other):
        ahead, behind = _step(one, at, other, by)
        if not ahead and not behind:
            return False
        at, by = at + ahead, by + behind
    return at == len(one) and by == len(other)


def _step(one: Signs, at: int, other: Signs, by: int) -> tuple[int, int]:
    """How many signs of either say the same from two places on; none where they say something else."""
    if one[at].key == other[by].key:
        return 1, 1
    ahead, behind = _moved(one, at, other, by)
    if not ahead:
        behind, ahead = _moved(other, by, one, at)
    if not ahead:
        ahead, behind = _objected(one, at, other, by)
    if not ahead:
        behind, ahead = _objected(other, by, one, at)
    if ahead:
        return ahead, behind
    return (1, 0) if _leads_in(one[at]) else (0, 1) if _leads_in(other[by]) else (0, 0)


def _leads_in(sign: Sign) -> bool:
    """Whether a part of a sentence begins with 在 before what tells when or where."""
    return sign.broken and sign.text in rewrites().dated


def loosened(some: Signs) -> tuple[Sign, ...]:
    """Signs without what nearly says nothing, and with what is nearly the same in one form."""
    beside = zip((None, *some), some, (*some[1:], None), strict=False)
    plain = (sign for before, sign, behind in beside if sign.key != BREAK or _parts_figures(before, behind))
    near = ((rewrites().near.get(sign.key, sign.key), sign) for sign in plain)
    return tuple(replace(sign, key=key) for key, sign in near if key)


def _parts_figures(before: Sign | None, behind: Sign | None) -> bool:
    """Whether a mark between two signs says to which words a slot belongs."""
    return any(sign is not None and sign.is_slot for sign in (before, behind))


def likeness(one: Signs, other: Signs) -> float:
    """How much of two wordings is the same, in order: 0 to 1."""
    return _matcher(one, other).ratio()


def differences(one: Signs, other: Signs) -> list[tuple[Signs, Signs]]:
    """What stands in the one, and what in its place in the other, in order."""
    return [
        (one[start:end], other[first:last])
        for kind, start, end, first, last in _matcher(one, other).get_opcodes()
        if kind != "equal"
    ]


def _matcher(one: Signs, other: Signs) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [sign.key for sign in one], [sign.key for sign in other], autojunk=False)


def _moved(one: Signs, at: int, other: Signs, by: int) -> tuple[int, int]:
    """How many signs of either are passed where the one has an adverb before its doer and the other behind.

    Across a verb an adverb would tell of another: 按月核对并上报 is not 核对并按月上报.
    """
    for size in range(min(_LONGEST_ADVERB, len(one) - at), 0, -1):
        what = one[at : at + size]
        if not rewrites().adverb.fullmatch(written(what)):
            continue
        mark = int(at + size < len(one) and one[at + size].key == BREAK)
        doer = _doer(one[at + size + mark :])
        if doer and _keys(other[by : by + len(doer) + size]) == _keys(doer) + _keys(what):
            return size + mark + len(doer), len(doer) + size
    return 0, 0


def _doer(some: Signs) -> Signs:
    """The name of whoever does something with which signs begin: a slot of a body, with 由 or without."""
    size = 2 if some and some[0].text == _BY else 1
    return some[:size] if len(some) >= size and some[size - 1].key.startswith(_BODY) else ()


def _objected(one: Signs, at: int, other: Signs, by: int) -> tuple[int, int]:
    """How many signs of either are passed where the one says 核对数据 and the other 对数据核对."""
    if other[by].text != _OBJECT:
        return 0, 0
    for verb in range(1, _LONGEST_VERB + 1):
        for size in range(1, min(_LONGEST_THING, len(one) - at - verb) + 1):
            end = at + verb + size
            thing, doing = one[at + verb : end], one[at : at + verb]
            if any(sign.key == BREAK for sign in (*thing, *doing)):
                break
            is_whole = end == len(one) or one[end].key == BREAK
            if is_whole and _keys(other[by + 1 : by + 1 + size + verb]) == _keys(thing) + _keys(doing):
                return verb + size, verb + size + 1
    return 0, 0


def _keys(some: Signs) -> tuple[str, ...]:
    return tuple(sign.key for sign in some)


def written(some: Signs) -> str:
    """Signs as they were written, the marks between them left out."""
    return "".join(sign.text for sign in some)
