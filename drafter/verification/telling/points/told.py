"""What a lead, a heading and a whole clause must tell of the points they stand for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add
from sys import intern

from drafter.text.width import flattened
from drafter.verification.words.grams import bigrams
from drafter.verification.words.meaning import meaning, split_out
from drafter.verification.words.phrases import flat, holding, phrases
from drafter.verification.words.stock import FUNCTION, stock
from drafter.verification.words.wording import wording_of

_PARTS = re.compile("[，、；,;]")
_COMMAS = re.compile("[，；,;]")
_LISTED = re.compile("[性度化率力]")
_TAIL = "。；;，,、.!！ \t\n#*"
_OWN = 0.2
"""The smallest share of the telling words of a lead that its point must hold."""

_PHRASE = 0.5
"""A phrase that shares so much with an approved one is a form of it."""

_IMPROVED = re.compile(
    "(?:明显|显著|大幅|稳步|持续|不断|全面|有效|有力|得到了?(?:切实|进一步|逐步|初步|较大)?)的?"
    "(?:加强|提升|提高|改善|增强|改进|优化|好转|向好|规范|落实|保障|巩固|夯实)$"
)
"""What ends an entry of a heading like this is no problem."""

_MEASURED = re.compile("[\u4e00-\u9fff]{0,5}?(?:率|比例|比重|程度)")
"""Behind a word of praise: it names a measure, 按期办结率, and praises nothing."""

_SHORTEST = 2
_PARTLY = 0.5


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a phrase.

    Attributes:
        start: offset in it.
        end: offset behind.
        key: which message tells it.
        sure: it is at fault beyond doubt.
    """

    start: int
    end: int
    key: str
    sure: bool = True


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
    known = wording_of(approved)
    parts = list(_PARTS.finditer(said)) if each else []
    starts = [0, *(match.end() for match in parts)]
    ends = [*(match.start() for match in parts), len(said)]
    for start, end in zip(starts, ends, strict=True):
        if not _tells(said[start:end], own, known):
            yield Fault(start, end, "phrase_hollow", sure=not (each and _general(said[start:end], known, own)))


def praise(phrase: str, own: Sequence[str]) -> str:
    """The message for a phrase that praises where a problem is told; empty if it does not."""
    for group in _COMMAS.split(flattened(phrase)):
        parts = group.split("、")
        short = [meaning().falls_short(part) for part in parts]
        for place, part in enumerate(parts):
            # 完整、合理性不足: what the last of a list falls short of, all of it does.
            listed = short[place] or (any(short[place:]) and bool(_LISTED.search(parts[-1])))
            found = meaning().high.search(part) or (None if listed else meaning().mild.search(part))
            found = None if found and _MEASURED.match(part, found.end()) else found
            found = found or (None if short[place] else _IMPROVED.search(part.rstrip(_TAIL)))
            if found and not any(part in flat(text) for text in own):
                return "phrase_praises"
    return ""


@lru_cache(maxsize=1024)
def telling(text: str) -> frozenset[str]:
    """The pairs of characters of a text that say what it is about."""
    parts = split_out(flattened(text), meaning().hollow)
    grams = frozenset(chain.from_iterable(map(add, part, part[1:]) for part in parts))
    return frozenset(intern(gram) for gram in grams if not (gram[0] in FUNCTION and gram[1] in FUNCTION))


def _general(part: str, approved: tuple[str, ...], own: Sequence[str]) -> bool:
    """Whether an entry of a heading names a field of work, 财务管理有待加强: it may sum up its clauses."""
    words = telling(part)
    fields = union_of_telling(approved) | union_of_telling(tuple(own))
    return bool(words) and meaning().falls_short(part) and (words <= fields or stock().covers(part.strip(_TAIL)))


def _tells(part: str, own: Sequence[str], approved: tuple[str, ...]) -> bool:
    bare = part.strip(_TAIL)
    words, known = telling(bare), phrases(approved)
    if len(bare) >= _SHORTEST and known.holds(bare):
        return True
    held = union_of_telling(tuple(own))
    if words and len(words & held) >= _OWN * len(words):
        return True
    return bool(words) and known.most(bigrams(bare)) >= _PHRASE and _told(approved).most(words) >= _PARTLY


@dataclass(frozen=True)
class _Telling:
    """What approved phrases are about."""

    holding: Mapping[str, Sequence[int]]

    def most(self, words: frozenset[str]) -> float:
        """The largest share of some telling words that one phrase holds."""
        counts: Counter[int] = Counter()
        for word in words:
            counts.update(self.holding.get(word, ()))
        return max(counts.values(), default=0) / len(words)


@lru_cache(maxsize=16)
def _told(approved: tuple[str, ...]) -> _Telling:
    return _Telling(holding(map(telling, approved)))


@lru_cache(maxsize=64)
def union_of_telling(texts: tuple[str, ...]) -> frozenset[str]:
    """The telling words of several texts."""
    return frozenset().union(*map(telling, texts))
