"""Two retrievers, one ranking: by words and by meaning, each looking at what either of them proposes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.knowledge.fusion import fuse
from drafter.knowledge.lexical import LexicalIndex, weighed
from drafter.knowledge.model import PassageKind
from drafter.knowledge.ports import Query, VectorStore

if TYPE_CHECKING:
    from drafter.knowledge.lexical import Array
    from drafter.knowledge.scopes import Mask

WORDS, MEANING = "lexical_rank", "dense_rank"
_WEIGHTS = {WORDS: 1.0, MEANING: 0.7}
_DEPTH = 60
"""How many passages each retriever proposes: those behind are never among the best of both."""

_FEW = 400
"""Where no more passages are allowed, all of them are looked at, and meaning has to propose none."""

_FURTHER = 4
"""So many times as many are asked for by meaning where most of the nearest may not come."""

_EMBEDDED = 160
"""Characters of a question that are embedded at most: what follows changes little, and each costs its time."""

_ABOUT, _MOST_ABOUT = 0.5, 0.3
"""What each word of an indicator's or theme's name counts for, beside a word of the finding; and all of them
together, beside all of its words: a finding of few words would be drowned.
"""

_BESIDE = 0.75
"""Names of no more than this part of the finding's length are embedded with it, for the same reason."""


@dataclass(frozen=True)
class Ranking:
    """What was found.

    Attributes:
        scored: ids with scores from 0, best first, equals in the order of their ids.
        ranks: by retriever, the ranks of what it found, from 1.
    """

    scored: Sequence[tuple[str, float]]
    ranks: Mapping[str, Mapping[str, int]]

    def ranks_of(self, name: str) -> dict[str, int]:
        """The ranks of one id by retriever."""
        return {retriever: ranks[name] for retriever, ranks in self.ranks.items() if name in ranks}


@dataclass(frozen=True)
class Retrievers:
    """Searches all passages of a base.

    Attributes:
        ids: of the passages, in ascending order.
        rows: the places of the ids.
        lexical: the word index over passages in that order.
        store: their vectors; `None` for words alone.
        vector: embeds a question; `None` for words alone.
    """

    ids: Sequence[str]
    rows: Mapping[str, int]
    lexical: LexicalIndex
    store: VectorStore | None
    vector: Callable[[str], Sequence[float]] | None
    _last: dict[Query, "Array"] = field(default_factory=dict, compare=False, repr=False)

    @property
    def dense(self) -> bool:
        """Whether meanings are searched too."""
        return self.store is not None and self.vector is not None

    def ranking(
        self, asked: Query, mask: "Mask", kinds: Collection[PassageKind], k: int, sure: Collection[int]
    ) -> Ranking:
        """The best of the allowed passages, at least k of them where there are so many.

        Args:
            asked: the question.
            mask: which passages may come, by row.
            kinds: of the passages that may come.
            k: how many are wanted.
            sure: rows that are looked at in any case.
        """
        import numpy as np

        depth = max(_DEPTH, 2 * k)
        by_words = np.where(mask, self._by_words(asked), np.float32(0))
        proposed = {*sure, *_best(by_words, depth).tolist()}
        allowed = int(np.count_nonzero(mask))
        asked_for = self.vector(_embedded(asked)) if self.dense and self.vector else None
        if asked_for is not None:
            proposed.update(self._nearest(asked_for, mask, allowed, kinds, depth))
        rows = sorted(proposed)
        words = {row: float(by_words[row]) for row in rows}
        meanings = self._meanings(asked_for, rows)
        return self._ranking(words, meanings, sure)

    def _by_words(self, asked: Query) -> "Array":
        """The scores of all passages; the same question comes once for each kind of passage."""
        last = self._last.get(asked)
        if last is None:
            last = self._scored(asked)
            self._last.clear()
            self._last[asked] = last
        return last

    def _scored(self, asked: Query) -> "Array":
        tokens, about = weighed(asked.text), weighed(asked.about)
        share = _MOST_ABOUT * sum(tokens.values()) / sum(about.values()) if tokens and about else _ABOUT
        for token, weight in about.items():
            tokens[token] = tokens.get(token, 0.0) + min(share, _ABOUT) * weight
        return self.lexical.scores(tokens)

    def _nearest(
        self, vector: Sequence[float], mask: "Mask", allowed: int, kinds: Collection[PassageKind], depth: int
    ) -> list[int]:
        """Rows that are near by meaning; all that are allowed where these are few."""
        import numpy as np

        if self.store is None:
            return []
        if allowed <= _FEW:
            return [int(row) for row in np.flatnonzero(mask)]
        for wanted in (depth, depth * _FURTHER, depth * _FURTHER**2):
            found = [self.rows[name] for name in self.store.nearest(vector, wanted, kinds) if name in self.rows]
            fitting = [row for row in found if mask[row]]
            if len(fitting) >= depth or len(found) < wanted:
                break
        return fitting[:depth]

    def _meanings(self, vector: Sequence[float] | None, rows: Sequence[int]) -> dict[int, float]:
        """Cosines of those rows that have a vector."""
        import numpy as np

        if vector is None or self.store is None:
            return {}
        known = self.store.vectors([self.ids[row] for row in rows])
        asked = np.asarray(vector, dtype=np.float32)
        found = {row: np.asarray(known[self.ids[row]]) for row in rows if self.ids[row] in known}
        if not found:
            return {}
        matrix = np.stack(list(found.values()))
        lengths = np.linalg.norm(matrix, axis=1) * float(np.linalg.norm(asked))
        cosines = np.divide(
            matrix @ asked, lengths, out=np.zeros(len(matrix), dtype=np.float32), where=lengths > 0
        )
        return {row: float(cosine) for row, cosine in zip(found, cosines, strict=True)}

    def _ranking(
        self, words: Mapping[int, float], meanings: Mapping[int, float], sure: Collection[int]
    ) -> Ranking:
        """Fuse; a passage that has no vector yet counts by meaning as the others do on average."""
        rows = list(words)
        ids = [self.ids[row] for row in rows]
        scores = {WORDS: [words[row] for row in rows]}
        if meanings:
            average = sum(meanings.values()) / len(meanings)
            scores[MEANING] = [meanings.get(row, average) for row in rows]
        fused = fuse({name: _WEIGHTS[name] for name in scores}, scores)
        scored = sorted(zip(ids, fused, strict=True), key=lambda pair: (-pair[1], pair[0]))
        ranks = {
            WORDS: _ranks({self.ids[row]: score for row, score in words.items() if score > 0}),
            MEANING: _ranks({self.ids[row]: score for row, score in meanings.items()}),
        }
        found = {*ranks[WORDS], *ranks[MEANING], *(self.ids[row] for row in sure)}
        return Ranking([one for one in scored if one[0] in found], ranks)


def _best(scores: "Array", depth: int) -> "Array":
    """The rows of the highest scores above 0; where the last of them are equal, all of these."""
    import numpy as np

    hits = np.flatnonzero(scores)
    if len(hits) <= depth:
        return hits
    least = np.partition(scores[hits], len(hits) - depth)[len(hits) - depth]
    best: Array = hits[scores[hits] >= least][: depth * _FURTHER]
    return best


def _ranks(scores: Mapping[str, float]) -> dict[str, int]:
    ordered = sorted(scores, key=lambda name: (-round(scores[name], 6), name))
    return {name: rank for rank, name in enumerate(ordered, start=1)}


def _embedded(asked: Query) -> str:
    """What of a question is embedded."""
    beside = not asked.text or len(asked.about) <= _BESIDE * len(asked.text)
    return (asked.words if beside else asked.text)[:_EMBEDDED]
