"""Two wordings sign by sign: whether nothing differs but the place of what says how, when and how often."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drafter.drafting.fidelity.rewrites import rewrites
from drafter.drafting.fidelity.signs import Sign

Signs = Sequence[Sign]

_LONGEST_ADVERB = 24
_LONGEST_DOER = 6
_LONGEST_THING = 24
"""Signs of what is moved, of who does it, and of what it is done to."""

_DOER = "由"

_LONGEST_VERB = 4
_OBJECT = "对"
_PAUSE = "、"


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
    moved = _moved(one, at, other, by) or _moved(other, by, one, at)
    if moved:
        return moved, moved
    ahead, behind = _objected(one, at, other, by), _objected(other, by, one, at)
    if ahead:
        return ahead, ahead + 1
    if behind:
        return behind + 1, behind
    return (1, 0) if _is_idle(one[at]) else (0, 1) if _is_idle(other[by]) else (0, 0)


def _is_idle(sign: Sign) -> bool:
    """Whether a sign says nothing where it stands: 在 at the head of a part of a sentence, a mark in a list."""
    return (sign.broken and sign.text in rewrites().dated) or sign.text == _PAUSE


def loosened(some: Signs) -> tuple[Sign, ...]:
    """Signs without what nearly says nothing, and with what is nearly the same in one form."""
    near = ((rewrites().near.get(sign.key, sign.key), sign) for sign in some)
    return tuple(replace(sign, key=key) for key, sign in near if key)


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


def _moved(one: Signs, at: int, other: Signs, by: int) -> int:
    """How many signs of both are passed where one has an adverb before its doer and the other behind; or 0."""
    for size in range(min(_LONGEST_ADVERB, len(one) - at), 0, -1):
        what = one[at : at + size]
        if not rewrites().adverb.fullmatch(written(what)):
            continue
        for width in range(1, min(_LONGEST_DOER, len(one) - at - size) + 1):
            doer = one[at + size : at + size + width]
            if not _is_doer(doer):
                break
            then = other[by : by + width + size]
            if _keys(then) == _keys(doer) + _keys(what) and not any(sign.broken for sign in then[1:]):
                return size + width
    return 0


def _is_doer(some: Signs) -> bool:
    """Whether signs begin as the name of somebody who does something: 由财务部门, or a slot.

    Across a verb an adverb would tell of another: 按月核对并上报 is not 核对并按月上报.
    """
    first, *rest = some
    named = first.text == _DOER or (first.is_slot and not rest)
    return named and not any(sign.broken for sign in rest) and not rewrites().reaching.search(written(some))


def _objected(one: Signs, at: int, other: Signs, by: int) -> int:
    """How many signs of the one are passed where it says 核对数据 and the other 对数据核对; or 0."""
    if other[by].text != _OBJECT:
        return 0
    for verb in range(1, _LONGEST_VERB + 1):  # no break may lie within, but before what follows
        for size in range(1, min(_LONGEST_THING, len(one) - at - verb) + 1):
            end = at + verb + size
            is_whole = end == len(one) or one[end].broken
            thing, doing = one[at + verb : end], one[at : at + verb]
            if is_whole and _keys(other[by + 1 : by + 1 + size + verb]) == _keys(thing) + _keys(doing):
                return verb + size
    return 0


def _keys(some: Signs) -> tuple[str, ...]:
    return tuple(sign.key for sign in some)


def written(some: Signs) -> str:
    """Signs as they were written, the marks between them left out."""
    return "".join(sign.text for sign in some)
