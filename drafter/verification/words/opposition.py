"""Whether a text says the opposite of the account it tells: denied or affirmed, more or less, some or all.

The pieces between commas of text and account are laid beside each other by their words and figures. Only where
they speak of the same thing is what they say of it compared, and only if no piece of the account, of an approved
phrase or of a norm says it as the text does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

from drafter.verification.words.contradiction import ALIKE, LEAST, NEAR, SAME, Opposed
from drafter.verification.words.contrast import denied_beside, of_the_rest
from drafter.verification.words.extent import same_sides, turned
from drafter.verification.words.meaning import meaning, split_out
from drafter.verification.words.pieces import AUXILIARY, MARKS, Piece, pieces, share

_BACK = 0.5
"""And so much of what it says must be of what the accounts speak of."""

_HEAD = 8
_TABLE = re.compile("[|\t]")
_EARLIER = re.compile("上年|上一年|去年|前年|前一年|往年|以往|以前|此前|原先|原来|年初|期初|起初")
"""What begins like this speaks of another time than an account that does not."""

_ZERO = re.compile("[^0-9]+0")
_DENYING = re.compile("没有|不|未|没|无")
_AFFIRMING = "(?:相?符|已经?|业已|曾经?|均|都|也|确|有|了|能够?|得到|做到|予以)*"
"""What may stand where an account denies: 没有退出, 已经退出."""
_COMMAS = ("，", ",")
_COLONS = ("：", ":")
_ASKS = ("？", "?")
"""What asks asserts nothing."""
_NAMELY = re.compile("即|也就是|分别[是为]|包括")
_MISSES = re.compile("[漏缺少欠]|未|没")
_CLAIM = re.compile("已|均|都|了|曾|得到|做到|能够|按时|及时|按期|如期")
_BUT_NOT, _BUT, _IS_NOT = re.compile("[，,]?而(?:不是|非)"), re.compile("[，,]?而是"), re.compile("不是|并非")
_CITED = re.compile("《[^》]*》.{0,12}关于")
"""A norm's words say what ought to be."""


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
    told, parts = tuple(accounts), pieces(text, listed=listed)
    for place, said in enumerate(parts):
        if _TABLE.search(said.text) or said.text.rstrip()[-1:] in _ASKS or of_the_rest(said, parts):
            continue
        beside = _beside(said.text, told)
        if beside.restored:
            yield replace(beside.restored, start=said.start, end=said.end)
        if beside.restored or meaning().of_duty(said.flat):
            continue
        stated = beside.stated
        if stated and stated.key == "denial_dropped" and _denied_as_well(parts, place, beside.own, stated):
            stated = None
        if stated and _contrasted(said, parts[max(place - 1, 0) : place]):
            stated = replace(stated, sure=False)
        found = stated or beside.turned
        # Approved wording also says how things ought to be: it never vouches for what an account denies.
        sure = found and (found.key == "denial_dropped" or _word_for_word(said, found))
        if found and (sure or not _vouched(said, beside.own, vouching)):
            yield replace(found, start=said.start, end=said.end)


@dataclass(frozen=True)
class _Beside:
    """A piece beside accounts: what of it contradicts them, wherever it stands.

    Attributes:
        said: the piece.
        own: the pieces of the accounts that are not of others.
        words: of the accounts.
    """

    said: Piece
    own: Sequence[Piece]
    words: frozenset[str]

    @cached_property
    def restored(self) -> Opposed | None:
        """It is one of the accounts but for a denial."""
        return _restored(self.said, self.own)

    @cached_property
    def stated(self) -> Opposed | None:
        """It affirms what they deny, or denies what they affirm."""
        said, own = self.said, self.own
        return None if _CITED.search(said.text) else _affirmed(said, own, self.words) or _denied(said, own)

    @cached_property
    def turned(self) -> Opposed | None:
        """It says another direction, or of more."""
        said, own = self.said, self.own
        return turned(said, own)


@lru_cache(maxsize=512)
def _beside(text: str, accounts: tuple[str, ...]) -> _Beside:
    """A piece beside accounts; where one piece of a clause was changed, the others are asked about again."""
    said, told = Piece(text), [piece for account in accounts for piece in pieces(account)]
    own = [account for account in told if not said.of_others(account)]
    return _Beside(said, own, frozenset().union(*(one.tokens for one in told)))


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
            like = len(before + behind) >= LEAST and flat.endswith(behind)
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


def _carried_on(said: Piece, behind: Sequence[Piece]) -> bool:
    """Whether a piece claims nothing, and one right behind denies it: 规定每月核对，实际没有做到."""
    open_ended = said.flat.endswith(_COMMAS) and not _CLAIM.search(said.flat)
    return open_ended and any(one.denials for one in behind)


def _led_in(said: Piece, before: Sequence[Piece]) -> bool:
    """Whether a piece only lists what the one before says is missing: 漏列的内容有两样：种植面积、补贴标准."""
    lead = before[0].flat if before else ""
    led = lead.endswith(_COLONS) or _NAMELY.match(said.flat) is not None
    return led and (before[0].short or _MISSES.search(lead) is not None)


def _denied_as_well(parts: Sequence[Piece], place: int, own: Sequence[Piece], stated: Opposed) -> bool:
    """Whether the sentence denies it itself: right behind, or of those whom the account is on."""
    said = parts[place]
    if _carried_on(said, parts[place + 1 : place + 3]) or _led_in(said, parts[max(place - 1, 0) : place]):
        return True
    account = next(one for one in own if one.text == stated.account)
    names = (account.denied_by(denied)[0][:LEAST] for denied in account.denials)
    return denied_beside(said, parts, account, filter(None, names))


def _contrasted(said: Piece, before: Sequence[Piece]) -> bool:
    """Whether a piece says what something is, and not what was done: 而不是X, 不是Y，而是X."""
    if _BUT_NOT.match(said.flat):
        return True
    return bool(_BUT.match(said.flat)) and any(_IS_NOT.search(one.flat) for one in before)


def _verbatim(said: Piece, account: Piece, denied: re.Match[str]) -> bool:
    """Whether all of an account but a denial stands in a piece."""
    rest = (account.flat[: denied.start()] + account.flat[denied.end() :]).strip(MARKS)
    return len(rest) > LEAST and rest in said.flat


def _opposite(said: Piece, account: Piece, denied: re.Match[str], own: Sequence[Piece]) -> bool:
    """Whether a piece affirms what a denial of the account denies, and no other piece does."""
    behind, scope = account.denied_by(denied)
    subject = bool(behind) and not Piece(behind).tokens  # what stands before is compared: 公开 of 公开不及时
    if (subject or len(scope) < LEAST) and behind[:2] not in said.flat:
        return False
    words = scope if len(scope) >= LEAST else account.tokens
    same = share(words, said.tokens) >= SAME and share(account.tokens, said.tokens) >= ALIKE
    others = [one for one in own if share(scope or words, one.tokens) >= SAME or said.figures & one.figures]
    return same and len(account.tokens) >= LEAST and not _agreed(said, account, others, short=False)


def _denied(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account affirms what is denied here."""
    for behind, _ in map(said.denied_by, filter(partial(_denies, said), said.denials)):
        first = next(iter(split_out(behind[:_HEAD], AUXILIARY)), "")
        heads = {first[:2], first[1:3]} if len(first) > LEAST else {first} - {""}
        for account in own:
            like = share(said.tokens, account.tokens) >= SAME and len(said.tokens) >= LEAST
            if not like or account.short or not any(head in account.flat for head in heads):
                continue
            if any(mine and mine == theirs for mine, theirs in zip(said.sides, account.sides, strict=True)):
                continue  # 没有在时限内 is 超过时限
            if _none(account) or (_EARLIER.search(said.flat) and not _EARLIER.search(account.flat)):
                continue  # 上年末没有结转结余 denies nothing of this year, nor of a balance of 0
            if not meaning().of_duty(account.flat) and not _agreed(said, account, own, short=True):
                # What follows in the same account may deny what this piece only names.
                alone = not any(one.start == account.end and one.short for one in own)
                return Opposed(said.start, said.end, "denial_added", account.text, sure=alone)
    return None


def _none(account: Piece) -> bool:
    """Whether an account gives nothing but zero, which is to say that there is none."""
    return bool(account.figures) and all(_ZERO.fullmatch(figure) for figure in account.figures)


def _denies(said: Piece, denial: re.Match[str]) -> bool:
    """Whether a denial denies; that of 不及 and 不到 compares."""
    groups = map(meaning().opposites.__getitem__, meaning().turning(said.flat))
    compared = (one for group in groups for one in group.either.finditer(said.flat))
    return not any(one.start() <= denial.start() and denial.end() < one.end() for one in compared)


def _agreed(said: Piece, account: Piece, own: Sequence[Piece], *, short: bool) -> bool:
    """Whether another piece of the account, nearly as like, says it as it is said here."""
    least = NEAR * share(said.tokens, account.tokens)
    return any(one.short is short and share(said.tokens, one.tokens) >= least for one in own if one is not account)


def _word_for_word(said: Piece, found: Opposed) -> bool:
    """Whether a piece is that of the account but for the direction it takes."""
    account = next(iter(pieces(found.account)), None) if found.key == "direction_turned" and found.sure else None
    return account is not None and min(share(said.tokens, account.tokens), share(account.tokens, said.tokens)) == 1


def _vouched(said: Piece, own: Sequence[Piece], vouching: Iterable[str]) -> bool:
    """Whether an approved phrase or a norm says it like this."""
    best = max((share(said.tokens, one.tokens) for one in own), default=0.0)
    for text in vouching:
        for one in pieces(text):
            as_like = share(said.tokens, one.tokens) >= max(best, SAME)
            if as_like and one.short is said.short and same_sides(said, one):
                return True
    return False
