"""Whether a text says the opposite of the account it tells: denied or affirmed, more or less, some or all.

The pieces between commas of text and account are laid beside each other by their words and figures. Only where
they speak of the same thing is what they say of it compared, and only if no piece of the account, of an approved
phrase or of a norm says it as the text does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from drafter.verification.words.meaning import meaning, split_out
from drafter.verification.words.pieces import AUXILIARY, MARKS, Piece, pieces, share

ALIKE = 0.5
"""So much of the words of one piece must be in the other for the two to be compared."""

_SAME = 0.6
"""So much of what an account denies must a text affirm to contradict it."""

_BACK = 0.5
"""And so much of what it says must be of what the accounts speak of."""

_NEAR = 0.8
"""A piece of the account that is nearly as like as the most alike one may agree in its place."""

_LEAST = 2
_HEAD = 8
_ALL = 3
_TABLE = re.compile("[|\t]")
_MEASURE = re.compile("[^，。；]{0,24}?(?P<measure>标准|定额|限额|时限|期限|工作日)")
_MEASURES = {"期限": "时限", "工作日": "时限", "限额": "标准", "定额": "标准"}
_REACH = 4
_DENYING = re.compile("没有|不|未|没|无")
_AFFIRMING = "(?:相?符|已经?|业已|曾经?|均|都|也|确|有|了|能够?|得到|做到|予以)*"
"""What may stand where an account denies: 没有退出, 已经退出."""
_COMMAS = ("，", ",")
_CLAIM = re.compile("已|均|都|了|曾|得到|做到|能够|按时|及时|按期|如期")
_BUT_NOT, _BUT, _IS_NOT = re.compile("[，,]?而(?:不是|非)"), re.compile("[，,]?而是"), re.compile("不是|并非")
_CITED = re.compile("《[^》]*》.{0,12}关于")
"""A norm's words say what ought to be."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A piece of a text that contradicts its account.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        key: which message tells it.
        account: what the account says.
        sure: it contradicts beyond doubt.
    """

    start: int
    end: int
    key: str
    account: str
    sure: bool = True


def opposed(
    text: str, accounts: Sequence[str], vouching: Iterable[str] = (), *, listed: bool = False
) -> Iterator[Opposed]:
    """The pieces of a text that contradict the accounts it tells.

    Args:
        text: a clause, a sentence or a heading.
        accounts: what the reviewer says of its points: titles, accounts, effects.
        vouching: approved phrases and norms, which may say it otherwise than the account.
        listed: the text is a heading whose entries 、 stand for themselves.
    """
    own = [piece for account in accounts for piece in pieces(account)]
    words = frozenset().union(*(one.tokens for one in own))
    parts = pieces(text, listed=listed)
    told = own
    for place, said in enumerate(parts):
        if _TABLE.search(said.text):
            continue
        own = [account for account in told if not _of_others(said, account)]
        restored = _restored(said, own)
        if restored:
            yield restored
        if restored or meaning().of_duty(said.flat):
            continue
        stated = None if _CITED.search(said.text) else _affirmed(said, own, words) or _denied(said, own)
        if stated and stated.key == "denial_dropped" and _carried_on(said, parts[place + 1 : place + 3]):
            stated = None
        if stated and _contrasted(said, parts[max(place - 1, 0) : place]):
            stated = replace(stated, sure=False)
        found = stated or _turned(said, own) or _widened(said, own)
        found = found or _unbounded(said, own) or _compared(said, own)
        # Approved wording also says how things ought to be: it never vouches for what an account denies.
        sure = found and (found.key == "denial_dropped" or _word_for_word(said, found))
        if found and (sure or not _vouched(said, own, vouching)):
            yield found


def _restored(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """A piece is one of the account but for a denial, whatever else it denies: 不符合条件的已经退出."""
    flat = said.bare
    for account in own:
        near = account.denials and abs(len(account.bare) - len(flat)) <= _HEAD
        if near and _without_denial(flat, account):
            said_so = any(one.bare == flat for one in own)
            return None if said_so else Opposed(said.start, said.end, "denial_dropped", account.text)
    return None


def _without_denial(flat: str, account: Piece) -> bool:
    """Whether some words are those of an account, one of whose denials is gone or an affirmation instead."""
    for denied in account.denials:
        before = account.flat[: denied.start()].lstrip(MARKS)
        if not flat.startswith(before):
            continue
        no = _DENYING.match(denied.group())
        for end in {denied.end(), denied.start() + len(no.group() if no else denied.group())}:
            behind = account.flat[end:].rstrip(MARKS)
            like = len(before + behind) >= _LEAST and flat.endswith(behind)
            between = flat[len(before) : len(flat) - len(behind)]
            if like and len(flat) >= len(before + behind) and re.fullmatch(_AFFIRMING, between):
                return True
    return False


def _affirmed(said: Piece, own: Sequence[Piece], words: frozenset[str]) -> Opposed | None:
    """The account denies what is said here without any denial."""
    if said.denials:
        return None
    ours = share(said.tokens, words) >= _BACK
    for account in own:
        if said.falls_short_beside(account):
            continue
        for denied in account.denials:
            if _verbatim(said, account, denied) or (ours and _opposite(said, account, denied, own)):
                return Opposed(said.start, said.end, "denial_dropped", account.text)
    return None


def _of_others(said: Piece, account: Piece) -> bool:
    """Whether two pieces count others of one kind: 3个办了, where the account has 2个未办理."""
    if not said.figures or not account.figures or not said.figures.isdisjoint(account.figures):
        return False
    counted = [{figure.rstrip("0123456789.") or figure for figure in one.figures} for one in (said, account)]
    return bool(counted[0] & counted[1])


def _carried_on(said: Piece, behind: Sequence[Piece]) -> bool:
    """Whether a piece claims nothing, and one right behind denies it: 规定每月核对，实际没有做到."""
    open_ended = said.flat.endswith(_COMMAS) and not _CLAIM.search(said.flat)
    return open_ended and any(one.denials for one in behind)


def _contrasted(said: Piece, before: Sequence[Piece]) -> bool:
    """Whether a piece says what something is, and not what was done: 而不是X, 不是Y，而是X."""
    if _BUT_NOT.match(said.flat):
        return True
    return bool(_BUT.match(said.flat)) and any(_IS_NOT.search(one.flat) for one in before)


def _verbatim(said: Piece, account: Piece, denied: re.Match[str]) -> bool:
    """Whether all of an account but a denial stands in a piece."""
    rest = (account.flat[: denied.start()] + account.flat[denied.end() :]).strip(MARKS)
    return len(rest) > _LEAST and rest in said.flat


def _opposite(said: Piece, account: Piece, denied: re.Match[str], own: Sequence[Piece]) -> bool:
    """Whether a piece affirms what a denial of the account denies, and no other piece does."""
    behind, scope = account.denied_by(denied)
    subject = bool(behind) and not Piece(behind).tokens  # what stands before is compared: 公开 of 公开不及时
    if (subject or len(scope) < _LEAST) and behind[:2] not in said.flat:
        return False
    words = scope if len(scope) >= _LEAST else account.tokens
    same = share(words, said.tokens) >= _SAME and share(account.tokens, said.tokens) >= ALIKE
    others = [one for one in own if share(scope or words, one.tokens) >= _SAME or said.figures & one.figures]
    return same and len(account.tokens) >= _LEAST and not _agreed(said, account, others, short=False)


def _denied(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account affirms what is denied here."""
    for behind, _ in map(said.denied_by, filter(partial(_denies, said), said.denials)):
        first = next(iter(split_out(behind[:_HEAD], AUXILIARY)), "")
        heads = {first[:2], first[1:3]} if len(first) > _LEAST else {first} - {""}
        for account in own:
            like = share(said.tokens, account.tokens) >= _SAME and len(said.tokens) >= _LEAST
            if not like or account.short or not any(head in account.flat for head in heads):
                continue
            if any(mine and mine == theirs for mine, theirs in zip(said.sides, account.sides, strict=True)):
                continue  # 没有在时限内 is 超过时限
            if not meaning().of_duty(account.flat) and not _agreed(said, account, own, short=True):
                # What follows in the same account may deny what this piece only names.
                alone = not any(one.start == account.end and one.short for one in own)
                return Opposed(said.start, said.end, "denial_added", account.text, sure=alone)
    return None


def _denies(said: Piece, denial: re.Match[str]) -> bool:
    """Whether a denial denies; that of 不及 and 不到 compares."""
    compared = (one for group in meaning().opposites for one in group.either.finditer(said.flat))
    return not any(one.start() <= denial.start() and denial.end() < one.end() for one in compared)


def _agreed(said: Piece, account: Piece, own: Sequence[Piece], *, short: bool) -> bool:
    """Whether another piece of the account, nearly as like, says it as it is said here."""
    least = _NEAR * share(said.tokens, account.tokens)
    return any(one.short is short and share(said.tokens, one.tokens) >= least for one in own if one is not account)


def _turned(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account says the opposite direction."""
    turns = [(group, sides) for group, sides in enumerate(said.sides) if len(sides) == 1]
    beside = [(share(said.tokens, one.tokens), one) for one in own] if turns else []
    like = [(much, one) for much, one in beside if much >= ALIKE]
    for group, sides in turns:
        alike = [(much, one, one.sides[group]) for much, one in like if one.sides[group]]
        best = max((much for much, _, _ in alike), default=0.0)
        near = [(one, taken) for much, one, taken in alike if much >= _NEAR * best]
        if near and not any(sides & taken for _, taken in near):
            return Opposed(said.start, said.end, "direction_turned", near[0][0].text)
    return None


def _widened(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account speaks of fewer."""
    level = said.level
    alike = [(share(said.tokens, one.tokens), one) for one in own if one.level] if level else []
    best = max((much for much, _ in alike), default=0.0)
    near = [one for much, one in alike if much >= max(_SAME, _NEAR * best)]
    most = max((one.level for one in near), default=level)
    if level <= most or len(said.tokens) < _LEAST:
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


def _word_for_word(said: Piece, found: Opposed) -> bool:
    """Whether a piece is that of the account but for the direction it takes."""
    account = next(iter(pieces(found.account)), None) if found.key == "direction_turned" and found.sure else None
    return account is not None and min(share(said.tokens, account.tokens), share(account.tokens, said.tokens)) == 1


def _vouched(said: Piece, own: Sequence[Piece], vouching: Iterable[str]) -> bool:
    """Whether an approved phrase or a norm says it like this."""
    best = max((share(said.tokens, one.tokens) for one in own), default=0.0)
    for text in vouching:
        for one in pieces(text):
            as_like = share(said.tokens, one.tokens) >= max(best, _SAME)
            if as_like and one.short is said.short and _same_sides(said, one):
                return True
    return False


def _same_sides(said: Piece, other: Piece) -> bool:
    turned = any(mine - theirs for mine, theirs in zip(said.sides, other.sides, strict=True))
    return not turned and said.level <= other.level
