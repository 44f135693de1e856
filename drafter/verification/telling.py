"""What a lead, a heading and a whole clause must tell of the points they stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.width import fold
from drafter.verification.grams import bigrams
from drafter.verification.meaning import meaning, split_out
from drafter.verification.stock import FUNCTION

_PARTS = re.compile("[，、；,;]")
_TAIL = "。；;，,、.!！ \t\n#*"
_OWN = 0.2
"""The smallest share of the telling words of a lead that its point must hold."""

_PHRASE = 0.5
"""A phrase that shares so much with an approved one is a form of it."""

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a phrase.

    Attributes:
        start: offset in it.
        end: offset behind.
        key: which message tells it.
    """

    start: int
    end: int
    key: str


def faults(
    phrase: str, own: Sequence[str], approved: Iterable[str] = (), *, each: bool = False
) -> Iterator[Fault]:
    """What is wrong with a lead or a heading of a problem.

    Args:
        phrase: the lead or the heading.
        own: titles, accounts, effects and names of facts of the points it stands for.
        approved: approved phrases; one of them may stand whatever the account says.
        each: every entry of the phrase must tell something; else the whole of it.
    """
    said = phrase.rstrip(_TAIL)
    if key := praise(said, own):
        yield Fault(0, len(said), key)
        return
    known = tuple(approved)
    parts = list(_PARTS.finditer(said)) if each else []
    starts = [0, *(match.end() for match in parts)]
    ends = [*(match.start() for match in parts), len(said)]
    for start, end in zip(starts, ends, strict=True):
        if not _tells(said[start:end], own, known):
            yield Fault(start, end, "phrase_hollow")


def praise(phrase: str, own: Sequence[str]) -> str:
    """The message for a phrase that praises where a problem is told; empty if it does not."""
    for part in _PARTS.split(fold(phrase).text):
        short = meaning().falls_short(part)
        found = meaning().high.search(part) or (None if short else meaning().mild.search(part))
        if found and not any(part in fold(text).text for text in own):
            return "phrase_praises"
    return ""


def telling(text: str) -> frozenset[str]:
    """The pairs of characters of a text that say what it is about."""
    parts = split_out(fold(text).text, meaning().hollow)
    return frozenset(gram for part in parts for gram in bigrams(part) if not set(gram) <= FUNCTION)


def _tells(part: str, own: Sequence[str], approved: Sequence[str]) -> bool:
    flat = part.strip(_TAIL)
    words = telling(flat)
    if len(flat) >= _SHORTEST and any(flat in phrase for phrase in approved):
        return True
    held = telling("\n".join(own))
    if words and len(words & held) >= _OWN * len(words):
        return True
    said = bigrams(flat)
    alike = (len(said & grams) / len(said) for phrase in approved if (grams := bigrams(phrase))) if said else ()
    return bool(words) and max(alike, default=0.0) >= _PHRASE and _partly(words, approved)


def _partly(words: frozenset[str], approved: Sequence[str]) -> bool:
    return any(2 * len(words & telling(phrase)) >= len(words) for phrase in approved)


@lru_cache(maxsize=8)
def _of_all(texts: tuple[str, ...]) -> frozenset[str]:
    return telling("\n".join(texts))


def union_of_telling(texts: Sequence[str]) -> frozenset[str]:
    """The telling words of several texts."""
    return _of_all(tuple(texts))
