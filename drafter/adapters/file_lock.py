"""A lock between processes that the system lets go of when its holder dies, however it dies."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_log = logging.getLogger(__name__)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file; wait for whoever holds it. One that may only be read can be held as well.

    Raises:
        OSError: the file cannot be made.
    """
    with _opened(path) as file:
        if not _acquired(file, wait=False):
            _log.warning("waiting for another drafter that works on %s", path.parent)
            _acquired(file, wait=True)
        try:
            yield
        finally:
            _release(file)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("a+b")
    except OSError:
        if not path.is_file():
            raise
        return path.open("rb")


if sys.platform == "win32":
    import msvcrt
    import time

    def _acquired(file: IO[bytes], *, wait: bool) -> bool:
        while True:
            try:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquired(file: IO[bytes], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
