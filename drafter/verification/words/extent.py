"""Whether a text says more or less, of more, or on another side of a measure, than the account it tells."""

import re
from collections.abc import Sequence

from drafter.verification.words.contradiction import ALIKE, LEAST, NEAR, SAME, Opposed
from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece, share

_ALL = 3
_MEASURE = re.compile("[^，。；]{0,24}?(?P<measure>标准|定额|限额|时限|期限|工作日)")
_MEASURES = {"期限": "时限", "工作日": "时限", "限额": "标准", "定额": "标准"}
_REACH = 4
_PART = re.compile("的(?:近|约|将近|逾)?(?:[0-9.]+%|[一二两三四五六七八九半]成|百分之|[一二三四五]分之|一半|半数)")


def turned(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account says another direction, or of fewer, or puts a measure on the other side.

    Args:
        said: a piece of a text.
        own: the pieces of the accounts that it tells.
    """
    return _turned(said, own) or _widened(said, own) or _unbounded(said, own) or _compared(said, own)


def same_sides(said: Piece, other: Piece) -> bool:
    """Whether a piece takes no direction, and speaks of no more, than another."""
    turned = any(mine - theirs for mine, theirs in zip(said.sides, other.sides, strict=True))
    return not turned and said.level <= other.level


def _turned(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account says the opposite direction."""
    turns = [(group, sides) for group, sides in enumerate(said.sides) if len(sides) == 1]
    beside = [(share(said.tokens, one.tokens), one) for one in own] if turns else []
    like = [(much, one) for much, one in beside if much >= ALIKE]
    for group, sides in turns:
        alike = [(much, one, one.sides[group]) for much, one in like if one.sides[group]]
        best = max((much for much, _, _ in alike), default=0.0)
        near = [(one, taken) for much, one, taken in alike if much >= NEAR * best]
        if near and not any(sides & taken for _, taken in near):
            account = near[0][0]
            sure = not _of_a_part(said, account)
            return Opposed(said.start, said.end, "direction_turned", account.text, sure=sure)
    return None


def _of_a_part(said: Piece, account: Piece) -> bool:
    """Whether something is held to a part of what the account speaks of: 追加额超过年初预算的两成."""
    return said.figures.isdisjoint(account.figures) and _PART.search(said.flat) is not None


def _widened(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account speaks of fewer."""
    level = said.level
    alike = [(share(said.tokens, one.tokens), one) for one in own if one.level] if level else []
    best = max((much for much, _ in alike), default=0.0)
    near = [one for much, one in alike if much >= max(SAME, NEAR * best)]
    most = max((one.level for one in near), default=level)
    if level <= most or len(said.tokens) < LEAST:
        return None
    return Opposed(said.start, said.end, "scope_widened", near[0].text, sure=level >= _ALL)


def _unbounded(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account does not say of how many, and the text says most or all."""
    match = meaning().strong.search(said.flat)
    if not match or any(meaning().strong.search(one.flat) for one in own):
        return None
    like = next((one for one in own if share(said.tokens, one.tokens) >= ALIKE and one.tokens), None)
    return Opposed(said.start, said.end, "scope_unsaid", match.group(), sure=False) if like else None


def _compared(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account puts the same measure, 标准 or 时限, on the other side."""
    mine = _sides_of(said)
    if not mine:
        return None
    measures = {measure for measure, _ in mine}
    beside = [(one, _sides_of(one)) for one in own]
    theirs = [(one, sides) for one, sides in beside if any(measure in measures for measure, _ in sides)]
    against = [one for one, sides in theirs if any((measure, not side) in sides for measure, side in mine)]
    if against and not any(sides & mine for _, sides in theirs):
        return Opposed(said.start, said.end, "direction_turned", against[0].text, sure=False)
    return None


def _sides_of(piece: Piece) -> frozenset[tuple[str, bool]]:
    """On which side of which measure a piece puts its matter: (标准, above)."""
    group = meaning().opposites[0]
    found = set()
    for match in group.either.finditer(piece.flat):
        behind = _MEASURE.match(piece.flat, match.end())
        for side in group.sides(piece.flat[max(match.start() - _REACH, 0) : match.end()], meaning().denial):
            if behind:
                found.add((_MEASURES.get(behind.group("measure"), behind.group("measure")), side))
    return frozenset(found)
