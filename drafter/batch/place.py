"""Where a batch writes: looked at before anything is drafted or paid for, and held as long as it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.batch.finished import ROOM
from drafter.errors import OutputError
from drafter.rendering.files import ensure_writable, told_of
from drafter.rendering.folder_lock import locked_at_once


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Keep the output folder of a batch to oneself while the block runs.

    Two batches into one folder would each ask and pay for the same cases, and each list only what it did itself.

    Args:
        out: holds one folder a case, and the marks of those that are finished; they are made.

    Raises:
        OutputError: it cannot be made or written, or another batch writes into it.
    """
    ensure_writable(out)
    room = out / ROOM
    with told_of(out):
        room.mkdir(parents=True, exist_ok=True)
    ensure_writable(room)
    with locked_at_once(room) as mine:
        if not mine:
            raise OutputError(
                f"another batch is writing into {out}", remedy="wait until it has ended, or name another folder"
            )
        yield
