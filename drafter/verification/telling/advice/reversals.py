"""Recommendations that say the opposite of what is asked for, or loosen what they ought to tighten.

What contradicts the reviewer's own advice is refused. What contradicts approved wording, or loosens a control of
which neither speaks, is shown to a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafter.verification.telling.advice.counsel import Counsel, Measure, joined, when
from drafter.verification.words.claims import blanked, claims
from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece, share

_ALIKE = 0.6
"""So much of the words of one measure must be in another for the two to be of the same thing."""

_NEAR = 0.5
_LOOSELY = 0.35
_CLOSE = 0.8
"""Of measures before or behind one event, those nearly as like as the most alike: 每季度终了, not 每年度终了."""

_SIDES = frozenset("前后")
_HEAD = 5
_PLAINLY = 0.8
"""Approved wording that forbids the same thing, so alike, is as good as the reviewer's own advice."""

_DENIES = ("不", "未", "没", "无", "非")
_LACKS = ("未", "没", "没有", "不", "无")
"""Right before what would make good a lack, they say that it has not been made good."""

_MARKS = "，。；、"
_BEFORE = 6
"""So far before a word a denial or a bar may stand that holds for it."""

_OBJECT = re.compile(r"[^，。；、\u3400-\u9fff]*了?(?P<object>[\u3400-\u9fff]{2,16})")


@dataclass(frozen=True, slots=True)
class Reversal:
    """A piece of a recommendation that turns what is asked for round.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        key: which message tells it.
        asked: what is asked for; empty if nothing says.
        sure: the reviewer asks for it.
    """

    start: int
    end: int
    key: str
    asked: str
    sure: bool


def reversals(text: str, counsel: Counsel) -> Iterator[Reversal]:
    """The pieces of a recommendation that are turned round, at most one finding a piece."""
    for piece in joined(text):
        beside = counsel.alike(piece, _NEAR)
        found = _granted(piece, beside, counsel) or _swapped(piece, counsel) or _unsaid(piece, counsel)
        found = found or _moved(piece, counsel) or _turned(piece, beside)
        found = found or _replaced(piece, counsel) or _loosened(piece)
        if found:
            yield found
    yield from _reordered(text, counsel)


def _granted(piece: Piece, beside: list[Measure], counsel: Counsel) -> Reversal | None:
    """What ought to be forbidden is not, or what falls short is granted all the same."""
    flat = piece.flat
    if _cured(flat):
        return None
    for index in range(len(flat) - 1):
        for one in counsel.forbidding.get(flat[index : index + 2], ()):
            free = (
                _free(flat, index)
                and not _halted(flat[:index])
                and share(one.topic.tokens - {one.forbidden}, piece.tokens) >= _ALIKE
            )
            if free and len(one.topic.tokens) > 1:
                return _reversal(piece, "advice_permits", one, sure=_same_topic(piece, one))
    match = _permit().search(flat)
    if not match or not _lacking(match.group("topic")) or not _free(flat, match.start("grant")):
        return None
    same = [one for one in beside if one.piece.short and share(one.topic.tokens, piece.tokens) >= _ALIKE]
    firm = next((one for one in same if match.group("grant") not in one.piece.flat or one.forbidden), None)
    return _reversal(piece, "advice_permits", firm, sure=firm is not None and _same_topic(piece, firm))


def _swapped(piece: Piece, counsel: Counsel) -> Reversal | None:
    """On the same thing, a word that loosens where one that tightens is asked for."""
    for loose, tight in claims().pairs:
        match = loose.search(piece.flat)
        thing = _thing(piece.flat, match) if match and not _barred(piece.flat, match.start()) else frozenset()
        if not match or not thing or _adverse(piece.flat) or _sanctions(piece.flat[: match.start()]):
            continue
        for one in counsel.alike(Piece(piece.flat[match.end() :]), _NEAR):
            firm = tight.search(one.piece.flat)
            if firm and not loose.search(one.piece.flat) and share(thing, one.piece.tokens) >= _ALIKE:
                return _reversal(piece, "advice_loosens", one)
    return None


def _unsaid(piece: Piece, counsel: Counsel) -> Reversal | None:
    """What is asked for is denied: 不必备案. A denial in a condition 无法支出的 denies nothing else."""
    for match in piece.denials:
        head, rest = piece.flat[match.end() : match.end() + _HEAD], piece.flat[: match.start()]
        relieved = claims().words["relief"].fullmatch(match.group())
        affirmed = Piece(rest + piece.flat[match.end() :])
        whole = counsel.holding_all(affirmed)
        as_many = (len(one.piece.denials) >= len(piece.denials) for one in counsel.alike(piece, _ALIKE))
        if whole and not any(as_many):
            return _reversal(piece, "advice_denied", whole)
        if "的" in piece.flat[match.end() :] or (_lacking(rest) and not relieved):
            continue
        verbs = [head[at : at + 2] for at in (0, 1)]
        for one in counsel.alike(affirmed, _LOOSELY):
            shares = share(affirmed.tokens, one.piece.tokens), share(one.piece.tokens, affirmed.tokens)
            if (
                max(shares) >= _ALIKE
                and (relieved or not one.piece.denials)
                and any(len(v) > 1 and v in one.piece.flat for v in verbs)
            ):
                return _reversal(piece, "advice_denied", one)
    return None


def _moved(piece: Piece, counsel: Counsel) -> Reversal | None:
    """付款后 where 付款前 is asked for."""
    beside = counsel.alike(piece, _LOOSELY) if any(when(piece.flat)) else []
    for event, side in when(piece.flat):
        sides = [(one, other) for one in beside for name, other in when(one.piece.flat) if name == event]
        likeness = [share(piece.tokens - _SIDES, one.piece.tokens) for one, _ in sides]
        close = [two for two, much in zip(sides, likeness, strict=True) if much >= _CLOSE * max(likeness)]
        if close and all(other != side for _, other in close):
            return _reversal(piece, "advice_moved", close[0][0])
    return None


def _replaced(piece: Piece, counsel: Counsel) -> Reversal | None:
    """A measure as it is asked for, but for a word that undoes it."""
    asked = counsel.undone(piece)
    granted = asked is not None and asked.forbidden and not _lacking(piece.flat)
    return None if asked is None or granted else _reversal(piece, "advice_loosens", asked)


def _turned(piece: Piece, beside: list[Measure]) -> Reversal | None:
    """The other of two opposite words, where the advice on the same thing has the one."""
    if claims().words["barred"].search(piece.flat):
        return None
    for group, sides in enumerate(piece.sides):
        if len(sides) != 1:
            continue
        taken = [(one, one.piece.sides[group]) for one in beside if one.own]
        against = [one for one, theirs in taken if theirs and not theirs & sides]
        if against and not any(theirs & sides for _, theirs in taken):
            return _reversal(piece, "advice_turned", against[0])
    return None


def _loosened(piece: Piece) -> Reversal | None:
    """Relief from a control, or a word that undoes a measure by itself."""
    words = claims().words
    undone = words["looses"].search(piece.flat)
    if undone and not _barred(piece.flat, undone.start()):
        return _reversal(piece, "advice_undone", None)
    match = _relief().search(piece.flat)
    if match and not _barred(piece.flat, match.start()) and not _adverse(piece.flat):
        return _reversal(piece, "advice_undone", None)
    return None


def _reordered(text: str, counsel: Counsel) -> Iterator[Reversal]:
    """先Y后X where 先X后Y is asked for."""
    for piece in joined(text):
        order = Measure(piece, own=False).order
        for first, second in counsel.ordered if order else ():
            if order and _same(order[0], second) and _same(order[1], first):
                yield Reversal(piece.start, piece.end, "advice_moved", f"先{first}后{second}", sure=True)
                break


def _same(one: str, other: str) -> bool:
    return one[:2] == other[:2] or one in other or other in one


def _same_topic(piece: Piece, asked: Measure) -> bool:
    return share(asked.topic.tokens - {asked.forbidden}, piece.tokens) >= _PLAINLY


def _reversal(piece: Piece, key: str, asked: Measure | None, *, sure: bool = False) -> Reversal:
    words = asked.piece.text.strip(_MARKS) if asked else ""
    end = piece.end - (len(piece.text) - len(piece.text.rstrip(_MARKS)))
    return Reversal(piece.start, end, key if asked else "advice_undone", words, sure or bool(asked and asked.own))


def _lacking(flat: str) -> bool:
    """Whether a condition falls short of something."""
    return bool(meaning().denials(flat)) or bool(claims().words["lacking"].search(flat))


def _sanctions(condition: str) -> bool:
    """Whether what stands before a word is a condition that falls short: 没有依据的停止发放 tightens."""
    return ("的" in condition or "者" in condition) and _lacking(condition)


def _cured(flat: str) -> bool:
    words = claims().words
    cures = words["cured"].finditer(blanked(words["uncured"], flat))
    return any(not flat[: cure.start()].endswith(_LACKS) for cure in cures)


def _adverse(flat: str) -> bool:
    return bool(claims().words["adverse"].search(flat))


def _barred(flat: str, at: int) -> bool:
    """Whether a denial or a bar stands right before a word."""
    before = flat[max(at - _BEFORE, 0) : at].rpartition("的")[2]
    return bool(meaning().denial.search(before) or claims().words["barred"].search(before))


def _free(flat: str, at: int) -> bool:
    """Whether no denial and no bar holds for a word; one before 也可 holds for what stands before it."""
    given = _given().search(flat[max(at - _BEFORE, 0) : at])
    return bool(given and given.group("before") not in _DENIES) or not _barred(flat, at)


def _halted(before: str) -> bool:
    """Whether what stands before a word stops it: 暂停 before 报销."""
    return any(match.end() == len(before) for match in claims().words["halts"].finditer(before))


def _thing(flat: str, match: re.Match[str]) -> frozenset[str]:
    """The words for what a word loosens."""
    found = _OBJECT.match(flat, match.end())
    return Piece(found.group("object")).tokens if found else frozenset()


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"(?P<before>.?)(?:{claims().words['permits'].pattern})$")


@cache
def _permit() -> re.Pattern[str]:
    words = claims().words
    return re.compile(
        rf"(?P<topic>[^，。；]{{2,30}}?)(?:的|者|，){{0,3}}(?:{words['permits'].pattern}){{1,3}}"
        rf"[^，。；的不]{{0,2}}?(?P<grant>{words['grants'].pattern})(?!的|前)"
    )


@cache
def _relief() -> re.Pattern[str]:
    words = claims().words
    return re.compile(rf"(?:{words['relieves'].pattern})了?[^，。；、]{{0,8}}?(?:{words['controls'].pattern})")
