"""One process at a time in an index folder that has no vectors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.adapters.file_lock import locked
from drafter.adapters.store_errors import unwritable

LOCK = "lock"
"""The lock file of an index folder."""


@contextmanager
def folder_turn(folder: Path) -> Iterator[bool]:
    """Hold the folder's lock; waits for whoever holds it.

    Raises:
        OutputError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        turn = locked(folder / LOCK)
    except OSError as error:
        raise unwritable(error, folder) from error
    with turn as held:
        yield held
