"""What the index needs from the outside: adapters implement these, `bootstrap` chooses them."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
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

    def exclusive(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """Keeps other processes from changing the store for the length of a `with`; waits for its turn.

        Without waiting it says whether the turn could be had; if not, the store is not to be changed.
        """
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

    def vectors(self, ids: Collection[str]) -> Mapping[str, Sequence[float]]:
        """The vectors of these passages by id; a passage that has none yet is left out."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the index.

    Attributes:
        text: words of the finding.
        about: what it stands under: indicator, theme. They say where to look, and count for less.
        cited: sources of passages, such as ids of norms, that the finding itself names: these come first.
    """

    text: str
    about: str = ""
    cited: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line."""
        return f"{self.text} {self.about}".strip()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may come; an empty set allows all.

    Attributes:
        themes: ids of wording themes. A passage without a theme is given one by its words; and one that is of the
            theme, yet far from the question, does not come.
        regions: names of places. What holds in the whole country holds in each.
        years: fiscal years. A norm has those in which it was in force; rubrics and wording have none and may come.
        departments: names.
        levels: of a rubric, by name (预算执行情况, 资金管理, 政府采购执行率), or other headings above a passage.
        sources: ids of notices, norms, rubrics.
    """

    themes: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    departments: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


EVERYWHERE = Scope()

Exclusion = Mapping[str, str | int | tuple[str, ...]]
"""Fields of a passage, each with its value or the values it may have, that keep it out if all fit."""


class PassageIndex(Protocol):
    """What retrieval asks."""

    def search(
        self,
        query: Query | str,
        *,
        kinds: Collection[PassageKind],
        k: int,
        exclude: Exclusion | None = None,
        scope: Scope = EVERYWHERE,
    ) -> list[Evidence]:
        """The k best passages of these kinds, best first.

        Args:
            query: what is asked; a text alone stands for a query of it.
            kinds: what kinds of passage may come.
            k: how many.
            exclude: fields of a passage (`department`, `year`, `source`) that, if all fit, keep it out: a notice
                is no precedent for itself.
            scope: which passages may come.
        """
        ...
