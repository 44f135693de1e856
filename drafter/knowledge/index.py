"""The index over the base: lexical and dense retrieval, fused by rank."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from drafter.knowledge.fusion import fuse
from drafter.knowledge.lexical import LexicalIndex, tokens
from drafter.knowledge.model import Evidence, Passage, PassageKind
from drafter.knowledge.ports import Embedder, VectorStore
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_DEPTH = 50
"""How many passages of each ranking are fused: further down, ranks say nothing."""
_ALIKE = 0.85
"""Two passages are near duplicates if they share this part of their words, figures aside."""
_PLACES = Decimal("0.000001")


class HybridIndex:
    """Implements `PassageIndex` over the passages of the base.

    Without an embedder and a store it works on words alone, and every reason says so.
    """

    def __init__(
        self, passages: Iterable[Passage], store: VectorStore | None = None, embedder: Embedder | None = None
    ) -> None:
        """Index passages; the store must hold their vectors already, see `drafter.knowledge.build`."""
        self._passages = {passage.id: passage for passage in passages}
        self._lexical = LexicalIndex({name: searchable(passage) for name, passage in self._passages.items()})
        self._store = store
        self._vector = lru_cache(maxsize=256)(embedder.query) if embedder else None

    @property
    def dense(self) -> bool:
        """Whether meanings are searched too, not words alone."""
        return self._store is not None and self._vector is not None

    def search(
        self,
        query: str,
        *,
        kinds: Collection[PassageKind],
        k: int,
        exclude: Mapping[str, str | int] | None = None,
    ) -> list[Evidence]:
        """The k best passages of these kinds, best first, near duplicates of a better one left out.

        Args:
            query: words of the finding.
            kinds: what kinds of passage may come.
            k: how many.
            exclude: fields of a passage that, if all equal, keep it out.
        """
        allowed = {
            name
            for name, passage in self._passages.items()
            if passage.kind in kinds and not _equal(passage, exclude)
        }
        if not allowed or k < 1 or not query.strip():
            return []
        depth = max(_DEPTH, k)
        rankings = {
            "lexical_rank": self._by_words(query, allowed)[:depth],
            "dense_rank": self._by_meaning(query, kinds, allowed, depth)[:depth],
        }
        kept = self._distinct(fuse(rankings.values()), k)
        return [self._evidence(name, score, alike, rankings) for name, score, alike in kept]

    def _by_words(self, query: str, allowed: Collection[str]) -> list[str]:
        return [name for name in self._lexical.ranking(query) if name in allowed]

    def _by_meaning(
        self, query: str, kinds: Collection[PassageKind], allowed: Collection[str], depth: int
    ) -> list[str]:
        if self._store is None or self._vector is None:
            return []
        kept_out = sum(passage.kind in kinds for passage in self._passages.values()) - len(allowed)
        nearest = self._store.nearest(self._vector(query), depth + kept_out, kinds)
        return [name for name in nearest if name in allowed]

    def _distinct(self, fused: Sequence[tuple[str, Fraction]], k: int) -> list[tuple[str, Fraction, int]]:
        """The k best that are not near duplicates of a better one, and how many of those each stands for."""
        kept: list[tuple[str, Fraction, int]] = []
        words: list[frozenset[str]] = []
        for name, score in fused:
            own = _words(self._passages[name].text)
            twin = next((at for at, other in enumerate(words) if _alike(own, other)), None)
            if twin is not None:
                kept[twin] = (*kept[twin][:2], kept[twin][2] + 1)
            elif len(kept) == k:
                break
            else:
                kept.append((name, score, 0))
                words.append(own)
        return kept

    def _evidence(self, name: str, score: Fraction, alike: int, rankings: Mapping[str, list[str]]) -> Evidence:
        ranks = [_say(key, rank=ranking.index(name) + 1) for key, ranking in rankings.items() if name in ranking]
        reason = _say("joint").join(ranks)
        reason += "" if self.dense else _say("lexical_only")
        reason += _say("collapsed", count=alike) if alike else ""
        exact = (Decimal(score.numerator) / Decimal(score.denominator)).quantize(_PLACES)
        return Evidence(passage=self._passages[name], score=exact, reason=reason)


def searchable(passage: Passage) -> str:
    """What is searched in a passage: the innermost headings it stands under, and its text."""
    return f"{passage.section}\n{passage.text}".strip()


def _equal(passage: Passage, exclude: Mapping[str, str | int] | None) -> bool:
    return bool(exclude) and all(getattr(passage, field) == value for field, value in (exclude or {}).items())


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(token for token in tokens(text) if not token[0].isdigit())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)
