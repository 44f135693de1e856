"""What a wording has in common with the texts it should keep to: piece by piece, and slot by slot."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.drafting.objections import Span
from drafter.text.width import fold
from drafter.verification.words.grams import bigrams
from drafter.verification.words.meaning import meaning
from drafter.verification.words.stock import FUNCTION, stock

CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+")
"""A piece of a sentence."""

PHRASE = re.compile(r"[^，。；：！？、,;:!?\n]+")
"""A part of a heading or lead."""

_BLANK = "※"
_BLANKS = re.compile("※+")
_SLOT = re.compile(r"\{([^{}]*)\}")
_BESIDE = re.compile(r"([\u3400-\u9fff]{2})?\{([^{}]*)\}([\u3400-\u9fff]{2})?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_DENIAL = re.compile("[不没未无缺难欠]")
_SHORT_OF = re.compile("(?:不|未能?|没有)(?:够?充分|足|够|到位|及时|高|理想|明显|完全|全部|全面)")
"""A denial that says no more than that something falls short: 支出不充分 for 支出率偏低."""

_FAITHFUL = 2 / 3
"""A piece of an account's wording that holds less must be what tells some piece of the account."""

_LEAST_KEPT = 1 / 3
"""The smallest share of the content of a piece of an account that its wording holds. Of 69 pieces that a good
model reworded, all have .45."""

_LONG = 4
"""Pairs of characters that make a piece of an account long enough to be looked for."""

_SAME = 1 / 2
"""A piece that shares so much with an approved one says the same, or its opposite."""

_LEAST_UNHEARD = 3
"""So many characters of a piece that nothing holds are a name or a story; good pieces have two at most."""

_NEARLY = 0.1
_SHORTEST_SAME = 3
_SHORTEST_TWICE = 4


@dataclass(frozen=True, slots=True)
class Held:
    """The pairs of neighbouring characters of some texts."""

    pairs: frozenset[str]

    def some(self, piece: str) -> float:
        """The share of the pairs of a piece that carry content which they hold: 0 to 1."""
        return self._share([pair for pair in bigrams(piece) if not set(pair) <= FUNCTION], 1.0)

    def whole(self, piece: str) -> float:
        """The same of the pairs both of whose characters carry content; 0 where there are none."""
        return self._share([pair for pair in bigrams(piece) if FUNCTION.isdisjoint(pair)], 0.0)

    def marks(self, run: str) -> list[bool]:
        """For every character of a run, whether the texts or the stock of common words hold it."""
        known = stock().marks(run)
        for at in range(len(run) - 1):
            if run[at : at + 2] in self.pairs:
                known[at] = known[at + 1] = True
        return known

    def _share(self, pairs: list[str], none: float) -> float:
        return sum(pair in self.pairs for pair in pairs) / len(pairs) if pairs else none


def strays(
    blanked: str, pieces: re.Pattern[str], held: Held, least: float, most_straying: float
) -> Iterator[Span]:
    """The pieces of a wording that some texts do not bear.

    Args:
        blanked: the wording, what came out of slots blanked.
        pieces: how it is cut.
        held: what the texts hold.
        least: more than this share of a piece must be theirs, or …
        most_straying: … more than this share of its whole words.
    """
    for piece in pieces.finditer(blanked):
        text = piece.group()
        if _HAN.search(text) and held.some(text) <= least and held.whole(text) <= most_straying:
            yield piece.span()


def unheard(blanked: str, pieces: re.Pattern[str], held: Held) -> Iterator[Span]:
    """The pieces with characters that neither some texts nor the stock of common words hold: a name, a story."""
    for piece in pieces.finditer(blanked):
        if sum(run.count(False) for run in map(held.marks, _RUN.findall(piece.group()))) >= _LEAST_UNHEARD:
            yield piece.span()


def beside_account(blanked: str, account: str, held: Held) -> Iterator[Span]:
    """The pieces of an account's wording that tell no piece of it and are not borne by its texts."""
    needed = _needed(blanked, account)
    for piece in CLAUSE.finditer(blanked):
        if _HAN.search(piece.group()) and piece.group() not in needed and held.some(piece.group()) < _FAITHFUL:
            yield piece.span()


def _needed(blanked: str, account: str) -> frozenset[str]:
    """The pieces of a wording that tell some piece of the account as well as any other of them does."""
    pieces = {piece: Held(bigrams(piece)) for piece in CLAUSE.findall(blanked)}
    needed: set[str] = set()
    for told in filter(bigrams, _pieces(account)):
        shares = {piece: held.some(told) for piece, held in pieces.items()}
        best = max(shares.values(), default=0)
        needed |= {piece for piece, share in shares.items() if best and share == best}
    return frozenset(needed)


def cut(blanked: str, account: str) -> Iterator[str]:
    """The pieces of an account that its wording does not bear."""
    held = Held(bigrams(blanked))
    for piece in _pieces(account):
        content = [pair for pair in bigrams(piece) if not set(pair) <= FUNCTION]
        if len(content) >= _LONG and held.some(piece) < _LEAST_KEPT:
            yield shown(piece)


def turned(blanked: str, pieces: re.Pattern[str], texts: Iterable[str]) -> Iterator[tuple[Span, bool]]:
    """The pieces that say an approved one with a denial more or less, and whether they deny."""
    approved = {piece: bigrams(piece) for text in texts for piece in pieces.findall(text)}
    for piece in pieces.finditer(blanked):
        pairs = bigrams(piece.group())
        shares = {text: len(pairs & other) / len(pairs) for text, other in approved.items()} if pairs else {}
        best = max(shares.values(), default=0)
        if len(pairs) < _SHORTEST_SAME or best < _SAME:
            continue
        denies = bool(_DENIAL.search(piece.group()))
        alike = [text for text, share in shares.items() if share >= best - _NEARLY]
        if denies and not _DENIAL.search(_SHORT_OF.sub("", piece.group())) and any(map(_falls_short, alike)):
            continue
        if all(bool(_DENIAL.search(text)) is not denies for text in alike):
            yield piece.span(), denies


def _falls_short(text: str) -> bool:
    return meaning().falls_short(fold(text).text)


def twice(blanked: str, present: str) -> bool:
    """Whether a wording says a piece more than once, and the present one does not."""
    told, before = (Counter(CLAUSE.findall(text)) for text in (blanked, present))
    return any(
        times > max(before[piece], 1) and len(_HAN.findall(piece)) >= _SHORTEST_TWICE
        for piece, times in told.items()
    )


def misplaced(template: str, account: str) -> Iterator[str]:
    """The slots that stand where the account has another: 凭证向{voucher}支付 for {voucher}凭证向{vendor}支付."""
    known = _neighbours(account)
    for before, ref, behind in _BESIDE.findall(template):
        for side, words in (("before", before), ("behind", behind)):
            owners = known.get((side, words), frozenset())
            if words and owners and ref not in owners:
                yield ref
                break


def _neighbours(account: str) -> dict[tuple[str, str], frozenset[str]]:
    """Which slots stand behind, and before, which two characters."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for before, ref, behind in _BESIDE.findall(account):
        for key in (("before", before), ("behind", behind)):
            found[key] = found.get(key, frozenset()) | {ref}
    return found


def shown(piece: str) -> str:
    """A piece as a model may read it: no value is in it."""
    return _BLANKS.sub("…", piece)


def _pieces(account: str) -> Sequence[str]:
    return CLAUSE.findall(_SLOT.sub(_BLANK, account))
