"""Bringing the vectors up to date with the base: only what is new is embedded."""

import hashlib
import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from drafter.knowledge.index import searchable
from drafter.knowledge.model import Passage
from drafter.knowledge.ports import Embedder, VectorStore

Progress = Callable[[int, int], None]
"""Called with how many passages are embedded, of how many."""

BATCH = 16
"""Passages embedded and stored at a time: a second or so of work, all that is lost when the process is killed."""

_FORM = "2"
"""Changes with `searchable`: vectors of what was embedded before are then made anew."""

_LOOK_AGAIN_S = 0.2
_log = logging.getLogger(__name__)


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
        missing: how many have no vector yet, as another process is at work on them.
    """

    passages: int
    embedded: int
    removed: int
    embedder: str
    replaced: str
    digest: str
    missing: int = 0


def ensure_built(
    base: Iterable[Passage],
    store: VectorStore | None,
    embedder: Embedder | None,
    progress: Progress,
    *,
    needed: Collection[str] | None = None,
    batch: int = BATCH,
) -> BuildReport:
    """Make the store hold the vectors of exactly the passages of the base.

    Every batch is stored as soon as it is embedded, so that a build that was killed goes on where it stopped. A
    process that comes while another one builds waits for it, and then finds nothing to do.

    Args:
        base: the passages.
        store: where the vectors are; `None` for search by words alone.
        embedder: makes the vectors; `None` for search by words alone. Vectors of another embedder are replaced.
        progress: called before the first batch and after each; not at all if nothing is new.
        needed: ids of passages; where these have their vectors, nobody is waited for. `None` for all.
        batch: passages embedded and stored at a time.

    Raises:
        OutputError: the store cannot be written or is damaged.
        ServiceError: the embedder failed.
    """
    passages = {passage.id: passage for passage in base}
    digest = hashlib.sha256("\n".join(sorted(passages)).encode()).hexdigest()
    if store is None or embedder is None:
        return BuildReport(len(passages), 0, 0, "", "", digest)
    if needed is not None and (missing := _left_to_others(passages, store, embedder, needed)) is not None:
        return BuildReport(len(passages), 0, 0, embedder.name, "", digest, missing)
    with store.exclusive():
        replaced = _replaced(store, embedder)
        stored = store.ids()
        gone = stored - passages.keys()
        if gone:
            store.remove(gone)
        new = [passage for name, passage in passages.items() if name not in stored]
        _embed(new, store, embedder, progress, batch)
        _note(store, {"embedder": embedder.name, "form": _FORM, "base": digest})
    return BuildReport(len(passages), len(new), len(gone), embedder.name, replaced, digest)


def _left_to_others(
    passages: Mapping[str, Passage], store: VectorStore, embedder: Embedder, needed: Collection[str]
) -> int | None:
    """How many passages have no vector, where that need not or must not be changed by this process.

    Returns:
        `None` where this process has to build: something is amiss, and nobody is at work on it any more.
    """
    told = False
    while True:
        stored = store.ids() if _is_of(store, embedder) else set()
        if stored == passages.keys():
            return 0
        with store.exclusive(wait=False) as free:
            if free:
                return None
        if stored.issuperset(needed):
            missing = len(passages.keys() - stored)
            _log.warning("another drafter is at work on the index: %d passages are found by words alone", missing)
            return missing
        if not told:
            _log.warning("waiting for another drafter that builds the index")
            told = True
        time.sleep(_LOOK_AGAIN_S)


def _replaced(store: VectorStore, embedder: Embedder) -> str:
    """Throw away the vectors of another embedder; returns its name."""
    if _is_of(store, embedder):
        return ""
    earlier = store.stamp().get("embedder", "")
    store.remove(store.ids())
    store.record({"embedder": embedder.name, "form": _FORM})
    return earlier


def _is_of(store: VectorStore, embedder: Embedder) -> bool:
    """Whether the vectors of a store were made by an embedder, of what is embedded today."""
    stamp = store.stamp()
    return (stamp.get("embedder"), stamp.get("form")) == (embedder.name, _FORM)


def _embed(new: list[Passage], store: VectorStore, embedder: Embedder, progress: Progress, batch: int) -> None:
    if new:
        progress(0, len(new))
    remaining = iter(new)
    done = 0
    while portion := list(islice(remaining, batch)):
        store.add(portion, embedder.passages([searchable(passage) for passage in portion]))
        done += len(portion)
        progress(done, len(new))


def _note(store: VectorStore, stamp: Mapping[str, str]) -> None:
    if store.stamp() != stamp:
        store.record(stamp)
