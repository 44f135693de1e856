"""What is compared: the index of this project, and what others would use in its place, over the same passages.

All get the same questions. Where the kind of the answer is known, all are filtered by it before they rank.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast

import bm25s
import numpy as np

from drafter.knowledge.index import HybridIndex, searchable
from drafter.knowledge.lexical import tokens
from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.ports import Embedder, Query, VectorStore
from drafter.knowledge.wording import Wording
from evals.retrieval.collection import WANTED, Question

Ask = Callable[[Question, Collection[PassageKind], int], list[str]]
"""Ranks: ids of the best passages of some kinds for a question, best first."""

ALL_KINDS = frozenset(WANTED.values())
_PROPOSED = 50
_BATCH = 32


class Vectors:
    """The vectors of the passages, in memory; kept in a file from run to run."""

    def __init__(self, passages: Sequence[Passage], embedder: Embedder, folder: Path) -> None:
        """Embed passages, or read what was embedded before from the same texts."""
        self.ids = [one.id for one in passages]
        self._kinds = np.array([str(one.kind) for one in passages])
        self._matrix = _embedded([searchable(one) for one in passages], embedder, folder)
        self._rows = {name: row for row, name in enumerate(self.ids)}

    def nearest(self, vector: Sequence[float], k: int, kinds: Collection[PassageKind]) -> list[str]:
        """Ids of the nearest."""
        cosines = self._matrix @ np.asarray(vector, dtype=np.float32)
        rows = np.flatnonzero(np.isin(self._kinds, [str(kind) for kind in kinds]))
        return [self.ids[row] for row in rows[np.argsort(-cosines[rows], kind="stable")][:k]]

    def vectors(self, ids: Collection[str]) -> Mapping[str, Any]:
        """The vectors of these ids."""
        return {name: self._matrix[self._rows[name]] for name in ids if name in self._rows}


def _embedded(texts: Sequence[str], embedder: Embedder, folder: Path) -> "np.ndarray[Any, np.dtype[np.float32]]":
    digest = hashlib.sha256("\x1e".join((embedder.name, *texts)).encode()).hexdigest()[:16]
    file = folder / f"retrieval-{digest}.npy"
    if not file.is_file():
        parts = [embedder.passages(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        matrix = np.array([vector for part in parts for vector in part], dtype=np.float32)
        folder.mkdir(parents=True, exist_ok=True)
        np.save(file, matrix / np.linalg.norm(matrix, axis=1, keepdims=True))
    return np.load(file)  # type: ignore[no-any-return]


class Remembering:
    """An embedder that makes the vector of a question once for all systems."""

    def __init__(self, embedder: Embedder) -> None:
        """Ask this one."""
        self.name = embedder.name
        self.passages = embedder.passages
        self.query = lru_cache(maxsize=None)(embedder.query)


class Compared:
    """The systems over one set of passages."""

    def __init__(self, passages: Sequence[Passage], wording: Wording, embedder: Embedder, folder: Path) -> None:
        """Index the passages once for all systems."""
        self._passages = passages
        self._embedder = Remembering(embedder)
        self._vectors = Vectors(passages, self._embedder, folder)
        store = cast("VectorStore", self._vectors)  # what searching needs of one
        self._index = HybridIndex(passages, store, self._embedder, wording=wording)
        self._words_alone = HybridIndex(passages, wording=wording)
        self._themes = {theme.id: theme.name for theme in wording.themes}

    def systems(self) -> dict[str, Ask]:
        """Every system by its name."""
        return {
            "BM25 alone": self._by_bm25,
            "vectors alone": self._by_vectors,
            "LangChain ensemble": self._by_ensemble,
            "drafter, no embedder": self._by_words,
            "drafter": self._by_index,
            "drafter, finding": self._by_finding,
        }

    def _by_bm25(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        return self.bm25(question.text, kinds, k)

    def bm25(self, text: str, kinds: Collection[PassageKind], k: int) -> list[str]:
        """BM25 as it is: bm25s over characters and pairs of them, headings and text as one."""
        vocabulary, index = self._bm25
        numbers = [vocabulary[token] for token in tokens(text) if token in vocabulary]
        scores = index.get_scores_from_ids(numbers) if numbers else np.zeros(len(self._passages))
        order = (row for row in np.argsort(-scores, kind="stable") if scores[row] > 0)
        fitting = (self._passages[row] for row in order)
        return [one.id for one in fitting if one.kind in kinds][:k]

    def vectors(self, text: str, kinds: Collection[PassageKind], k: int) -> list[str]:
        """The nearest vectors as they are."""
        return self._vectors.nearest(self._embedder.query(text), k, kinds)

    def _by_vectors(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        return self.vectors(question.text, kinds, k)

    def _by_ensemble(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        from langchain_classic.retrievers import EnsembleRetriever  # costs a second

        ensemble = EnsembleRetriever(
            retrievers=[_langchain(search, kinds) for search in (self.bm25, self.vectors)],
            weights=[0.5, 0.5],
            id_key="id",
        )
        return [document.metadata["id"] for document in ensemble.invoke(question.text)][:k]

    def _by_index(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        return _ids(self._index, question.text, kinds, k)

    def _by_words(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        return _ids(self._words_alone, question.text, kinds, k)

    def _by_finding(self, question: Question, kinds: Collection[PassageKind], k: int) -> list[str]:
        """As a draft asks: the finding also says under which indicator and theme it stands."""
        about = f"{question.indicator} {self._themes[question.theme]}"
        return _ids(self._index, Query(question.text, about), kinds, k)

    @cached_property
    def _bm25(self) -> tuple[dict[str, int], bm25s.BM25]:
        counted = [tokens(f"{one.section}\n{one.text}") for one in self._passages]
        names = sorted({token for text in counted for token in text})
        vocabulary = {token: number for number, token in enumerate(names)}
        index = bm25s.BM25(method="lucene", backend="numpy")
        numbers = [[vocabulary[token] for token in text] for text in counted]
        index.index((numbers, dict(vocabulary)), create_empty_token=False, show_progress=False)
        return vocabulary, index


def _ids(index: HybridIndex, query: Query | str, kinds: Collection[PassageKind], k: int) -> list[str]:
    return [one.passage.id for one in index.search(query, kinds=kinds, k=k)]


def _langchain(
    search: Callable[[str, Collection[PassageKind], int], list[str]], kinds: Collection[PassageKind]
) -> Any:  # noqa: ANN401 - a class made where it is needed
    """One of the two retrievers of the ensemble."""
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class Proposing(BaseRetriever):
        def _get_relevant_documents(self, query: str, **_: object) -> list[Document]:
            return [Document(page_content=name, metadata={"id": name}) for name in search(query, kinds, _PROPOSED)]

    return Proposing()
