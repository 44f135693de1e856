"""The word index on disk: what takes seconds to make from a large base is read where it lies.

A saved index is a folder that is complete as soon as it has its name: it is written under another one first. It is
known by a digest of all it was made from, so one that does not fit is never read, and a lost one is made again.
"""

import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from drafter.knowledge.lexical import LexicalIndex

if TYPE_CHECKING:
    from drafter.knowledge.lexical import Array

_PREFIX = "words-"
_ARRAYS = ("codes", "starts", "rows", "weights")
_KEPT = 2
"""So many saved indexes stay: this one, and the one that another process may be about to read."""

_log = logging.getLogger(__name__)


def saved_words(folder: Path, digest: str, size: int) -> LexicalIndex | None:
    """The index that was saved under a digest; `None` if there is none, or it cannot be used.

    Args:
        folder: where indexes are saved.
        digest: of what it was made from.
        size: how many passages it must be of.
    """
    try:
        codes, starts, rows, weights = (_read(folder / f"{_PREFIX}{digest}" / f"{name}.npy") for name in _ARRAYS)
    except (OSError, ValueError, EOFError):
        return None
    if len(starts) != len(codes) + 1 or len(rows) != len(weights) or int(starts[-1]) != len(rows):
        return None
    if len(rows) and int(rows.max()) >= size:
        return None
    return LexicalIndex(size, codes, starts, rows, weights)


def save_words(folder: Path, digest: str, index: LexicalIndex) -> None:
    """Save an index; where that cannot be done, it is made again the next time."""
    import numpy as np

    place = folder / f"{_PREFIX}{digest}"
    making = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=f".{_PREFIX}", dir=folder))
        for name in _ARRAYS:
            with (making / f"{name}.npy").open("wb") as file:
                np.save(file, getattr(index, name))
                file.flush()
                os.fsync(file.fileno())
        shutil.rmtree(place, ignore_errors=True)  # one that could not be read
        making.rename(place)
    except OSError as error:
        _log.warning("the word index could not be saved in %s: %s", folder, error.strerror or error)
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)
        return
    _forget_old(folder)


def _read(file: Path) -> "Array":
    import numpy as np

    found: Array = np.load(file, mmap_mode="r", allow_pickle=False)
    return found


def _forget_old(folder: Path) -> None:
    """Delete what is no longer read: older indexes, and what a killed process has left."""
    with suppress(OSError):
        whole = sorted(folder.glob(f"{_PREFIX}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        unfinished = sorted(folder.glob(f".{_PREFIX}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in (*whole[_KEPT:], *unfinished[_KEPT:]):
            shutil.rmtree(path, ignore_errors=True)
