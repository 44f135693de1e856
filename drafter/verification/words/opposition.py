"""Whether a text says the opposite of the account it tells: denied or affirmed, more or less, some or all.

The pieces between commas of text and account are laid beside each other by their words and figures. Only where
they speak of the same thing is what they say of it compared, and only if no piece of the account, of an approved
phrase or of a norm says it as the text does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.text.quantities import scan
from drafter.text.sentences import segments
from drafter.text.width import fold
from drafter.verification.words.meaning import meaning, split_out

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
_TITLE = re.compile("《[^《》]*》")
_TABLE = re.compile("[|\t]")
_MEASURE = re.compile("[^，。；]{0,24}?(?P<measure>标准|定额|限额|时限|期限|工作日)")
_MEASURES = {"期限": "时限", "工作日": "时限", "限额": "标准", "定额": "标准"}
_REACH = 4
_CITED = re.compile("《[^》]*》.{0,12}关于")
"""A norm's words say what ought to be."""

_AUXILIARY = re.compile(
    "[了过着地得的和与及或并也还又已曾且但而则即就便于在是为有等所其该此各每由对将把向]|均|都|再|尚|仍"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_COUNTED = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ%％《“〇零一二三四五六七八九十百千万亿两半几壹贰叁肆伍陆柒捌玖拾]")
"""Without any of these a piece holds no figure, number or title."""


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


@dataclass(frozen=True)
class Piece:
    """What stands between two commas.

    Attributes:
        text: as written.
        start: offset in its text.
        end: offset behind it.
    """

    text: str
    start: int = 0
    end: int = 0

    @cached_property
    def flat(self) -> str:
        """Half width, titles of papers blanked: their words deny and compare nothing."""
        return _TITLE.sub(lambda match: "·" * len(match.group()), fold(self.text).text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words in pairs of characters and its figures, without what denies, compares or measures."""
        return _tokens(self.flat) | self.figures

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its figures by value, and the titles of papers it names."""
        if not _COUNTED.search(self.text):
            return frozenset()
        found = scan(self.text)
        values = {f"{q.dimension}{q.value.normalize():f}" for q in found.quantities}
        return frozenset(values | {mark.value for mark in found.marks if not _HAN.fullmatch(mark.value[:1])})

    @cached_property
    def denials(self) -> tuple[re.Match[str], ...]:
        """Where it denies something."""
        return meaning().denials(self.flat)

    @cached_property
    def short(self) -> bool:
        """It denies something, or says that something falls short."""
        return meaning().falls_short(self.flat)

    @cached_property
    def sides(self) -> tuple[frozenset[bool], ...]:
        """Which directions it takes, for every pair of opposites."""
        tables = meaning()
        return tuple(group.sides(self.flat, tables.denial) for group in tables.opposites)

    @cached_property
    def level(self) -> int:
        """How much of a whole it speaks of."""
        return meaning().level(self.flat)

    def denied(self) -> Iterator[tuple[str, frozenset[str]]]:
        """What each denial denies: the words behind it, or before it where it ends the piece."""
        for match in self.denials:
            behind = self.flat[match.end() :].rstrip("。；，！？;,")
            yield behind, _tokens(behind) or _tokens(self.flat[: match.start()])


def pieces(text: str, *, listed: bool = False) -> tuple[Piece, ...]:
    """The pieces of a text; with `listed` the entries of a list 甲、乙 stand for themselves."""
    found = []
    for one in segments(text):
        parts = re.split("(?<=、)", one.text) if listed else [one.text]
        at = one.start
        for part in parts:
            found.append(Piece(part, at, at + len(part)))
            at += len(part)
    return tuple(piece for piece in found if piece.tokens)


@lru_cache(maxsize=8192)
def _pieces_of(text: str) -> tuple[Piece, ...]:
    return pieces(text)


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
    own = [piece for account in accounts for piece in _pieces_of(account)]
    for said in pieces(text, listed=listed):
        if meaning().of_duty(said.flat) or _TABLE.search(said.text):
            continue
        stated = None if _CITED.search(said.text) else _affirmed(said, own) or _denied(said, own)
        found = stated or _turned(said, own) or _widened(said, own)
        found = found or _unbounded(said, own) or _compared(said, own)
        # Approved wording also says how things ought to be: it never vouches for what an account denies.
        if found and (found.key == "denial_dropped" or not _vouched(said, own, vouching)):
            yield found


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of one set of words is in another."""
    return len(part & whole) / len(part) if part else 0.0


def _affirmed(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account denies what is said here without any denial."""
    everything = frozenset().union(*(one.tokens for one in own))
    if said.short or share(said.tokens, everything) < _BACK:
        return None
    for account in own:
        for behind, scope in account.denied():
            if len(scope) < _LEAST and behind[:2] not in said.flat:
                continue
            words = scope if len(scope) >= _LEAST else account.tokens
            same = share(words, said.tokens) >= _SAME and share(account.tokens, said.tokens) >= ALIKE
            others = [
                one for one in own if share(scope or words, one.tokens) >= _SAME or said.figures & one.figures
            ]
            if same and len(account.tokens) >= _LEAST and not _agreed(said, account, others, short=False):
                return Opposed(said.start, said.end, "denial_dropped", account.text)
    return None


def _denied(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account affirms what is denied here."""
    for behind, _ in said.denied():
        first = next(iter(split_out(behind[:_HEAD], _AUXILIARY)), "")
        heads = {first[:2], first[1:3]} if len(first) > _LEAST else {first} - {""}
        for account in own:
            like = share(said.tokens, account.tokens) >= _SAME and len(said.tokens) >= _LEAST
            if not like or account.short or not any(head in account.flat for head in heads):
                continue
            if not meaning().of_duty(account.flat) and not _agreed(said, account, own, short=True):
                # What follows in the same account may deny what this piece only names.
                alone = not any(one.start == account.end and one.short for one in own)
                return Opposed(said.start, said.end, "denial_added", account.text, sure=alone)
    return None


def _agreed(said: Piece, account: Piece, own: Sequence[Piece], *, short: bool) -> bool:
    """Whether another piece of the account, nearly as like, says it as it is said here."""
    least = _NEAR * share(said.tokens, account.tokens)
    return any(one.short is short and share(said.tokens, one.tokens) >= least for one in own if one is not account)


def _turned(said: Piece, own: Sequence[Piece]) -> Opposed | None:
    """The account says the opposite direction."""
    for group, sides in enumerate(said.sides):
        if len(sides) != 1:
            continue
        beside = [(share(said.tokens, one.tokens), one, one.sides[group]) for one in own]
        alike = [(much, one, taken) for much, one, taken in beside if taken and much >= ALIKE]
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


def _vouched(said: Piece, own: Sequence[Piece], vouching: Iterable[str]) -> bool:
    """Whether an approved phrase or a norm says it like this."""
    best = max((share(said.tokens, one.tokens) for one in own), default=0.0)
    for text in vouching:
        for one in _pieces_of(text):
            as_like = share(said.tokens, one.tokens) >= max(best, _SAME)
            if as_like and one.short is said.short and _same_sides(said, one):
                return True
    return False


def _same_sides(said: Piece, other: Piece) -> bool:
    turned = any(mine - theirs for mine, theirs in zip(said.sides, other.sides, strict=True))
    return not turned and said.level <= other.level


@lru_cache(maxsize=65_536)
def _tokens(flat: str) -> frozenset[str]:
    tables = meaning()
    plain = tables.plain.sub(lambda match: "·" * len(match.group()), flat)
    either = [group.either for group in tables.opposites]
    parts = split_out(plain, tables.scope, *either, tables.denial, _AUXILIARY)
    return frozenset(part[i : i + 2] for part in parts for i in range(max(len(part) - 1, 1)))
