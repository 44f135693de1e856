"""Bringing the vectors up to date with the base: only what is new is embedded."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from drafter.knowledge.index import searchable
from drafter.knowledge.model import Passage
from drafter.knowledge.ports import Embedder, VectorStore

Progress = Callable[[int, int], None]
"""Called with how many passages are embedded, of how many."""

_BATCH = 16
"""Passages embedded and stored at a time: a second or so of work, all that is lost when the process is killed."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        passages: how many the base holds.
        embedded: how many were embedded now; 0 if nothing was new.
        removed: how many had vanished from the base.
        embedder: name of the embedder; empty if there is none and search goes by words alone.
        replaced: name of an earlier embedder whose vectors were thrown away; empty if there was none.
        digest: of the ids of all passages: two bases are the same if it is.
    """

    passages: int
    embedded: int
    removed: int
    embedder: str
    replaced: str
    digest: str


def ensure_built(
    base: Iterable[Passage], store: VectorStore | None, embedder: Embedder | None, progress: Progress
) -> BuildReport:
    """Make the store hold the vectors of exactly the passages of the base.

    Every batch is stored as soon as it is embedded, so that a build that was killed goes on where it stopped. A
    process that comes while another one builds waits for it, and then finds nothing to do.

    Args:
        base: the passages.
        store: where the vectors are; `None` for search by words alone.
        embedder: makes the vectors; `None` for search by words alone. Vectors of another embedder are replaced.
        progress: called before the first batch and after each; not at all if nothing is new.

    Raises:
        OutputError: the store cannot be written or is damaged.
        ServiceError: the embedder failed.
    """
    passages = {passage.id: passage for passage in base}
    digest = hashlib.sha256("\n".join(sorted(passages)).encode()).hexdigest()
    if store is None or embedder is None:
        return BuildReport(len(passages), 0, 0, "", "", digest)
    with store.exclusive():
        replaced = _replaced(store, embedder)
        stored = store.ids()
        gone = stored - passages.keys()
        if gone:
            store.remove(gone)
        new = [passage for name, passage in passages.items() if name not in stored]
        _embed(new, store, embedder, progress)
        _note(store, {"embedder": embedder.name, "base": digest})
    return BuildReport(len(passages), len(new), len(gone), embedder.name, replaced, digest)


def _replaced(store: VectorStore, embedder: Embedder) -> str:
    """Throw away the vectors of another embedder; returns its name."""
    earlier = store.stamp().get("embedder", "")
    if earlier == embedder.name:
        return ""
    store.remove(store.ids())
    store.record({"embedder": embedder.name})
    return earlier


def _embed(new: list[Passage], store: VectorStore, embedder: Embedder, progress: Progress) -> None:
    if new:
        progress(0, len(new))
    remaining = iter(new)
    done = 0
    while batch := list(islice(remaining, _BATCH)):
        store.add(batch, embedder.passages([searchable(passage) for passage in batch]))
        done += len(batch)
        progress(done, len(new))


def _note(store: VectorStore, stamp: Mapping[str, str]) -> None:
    if store.stamp() != stamp:
        store.record(stamp)
