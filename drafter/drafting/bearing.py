"""What a wording has in common with the texts it should keep to, piece by piece."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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

_BLANKS = re.compile("※+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_DENIAL = re.compile("[不没未无缺难欠]")
_SHORT_OF = re.compile("(?:不|未能?|没有)(?:够?充分|足|够|到位|及时|高|理想|明显|完全|全部|全面)")
"""A denial that says no more than that something falls short: 支出不充分 for 支出率偏低."""


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


def shown(piece: str) -> str:
    """A piece as a model may read it: no value is in it."""
    return _BLANKS.sub("…", piece)
