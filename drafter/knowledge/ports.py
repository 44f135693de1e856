"""What the index needs from the outside: adapters implement these, `bootstrap` chooses them."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from drafter.knowledge.model import Evidence, Passage, PassageKind


class Embedder(Protocol):
    """Turns texts into vectors of one length; texts and queries are embedded differently."""

    @property
    def name(self) -> str:
        """Names the model and its version; vectors of different names are never mixed."""
        ...

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, in order."""
        ...

    def query(self, text: str) -> list[float]:
        """The vector of a query."""
        ...


class VectorStore(Protocol):
    """A persistent store of passages with their vectors."""

    def exclusive(self) -> AbstractContextManager[None]:
        """Keeps other processes from changing the store for the length of a `with`; waits for its turn."""
        ...

    def stamp(self) -> Mapping[str, str]:
        """What was last recorded about the vectors; empty for a new store."""
        ...

    def record(self, stamp: Mapping[str, str]) -> None:
        """Record something about the vectors, in place of what was recorded."""
        ...

    def ids(self) -> set[str]:
        """The ids of all passages stored."""
        ...

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages; one with a known id replaces it."""
        ...

    def remove(self, ids: Collection[str]) -> None:
        """Forget passages; unknown ids are ignored."""
        ...

    def nearest(self, vector: Sequence[float], k: int, kinds: Collection[PassageKind]) -> list[str]:
        """Ids of the k nearest passages of these kinds, nearest first."""
        ...


class PassageIndex(Protocol):
    """What retrieval asks."""

    def search(
        self,
        query: str,
        *,
        kinds: Collection[PassageKind],
        k: int,
        exclude: Mapping[str, str | int] | None = None,
    ) -> list[Evidence]:
        """The k best passages of these kinds, best first.

        Args:
            query: words of the finding.
            kinds: what kinds of passage may come.
            k: how many.
            exclude: fields of a passage (`department`, `year`, `source`) that, if all equal, keep it out: a
                notice is no precedent for itself.
        """
        ...
