"""A lock between processes that the system lets go of when its holder dies, however it dies."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_log = logging.getLogger(__name__)


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a lock file, alone. One that may only be read can be held as well.

    Args:
        path: the file; it is made.
        wait: for whoever holds it; else it is said whether it could be had.

    Raises:
        OSError: the file cannot be made.
    """
    with _opened(path) as file:
        held = _acquired(file, wait=False)
        if not held and wait:
            _log.warning("waiting for another drafter that works on %s", path.parent)
            held = _acquired(file, wait=True)
        try:
            yield held
        finally:
            if held:
                _release(file)


class Shared:
    """Holds a lock file together with others: as long as any of them does, nobody holds it alone."""

    def __init__(self, path: Path) -> None:
        """Hold it.

        Raises:
            OSError: the file cannot be made, or somebody holds it alone.
        """
        self._file = _opened(path)
        try:
            _share(self._file)
        except OSError:
            self._file.close()
            raise

    def release(self) -> None:
        """Let go of it."""
        self._file.close()


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

    def _share(_file: IO[bytes]) -> None:
        """Nothing: here a file that anybody has open cannot be deleted."""

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

    def _share(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
