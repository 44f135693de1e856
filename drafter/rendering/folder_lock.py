"""One writer at a time in a folder: a lock that the system lets go of when its holder dies, however it dies."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_FILE = ".drafter-lock"
_PAUSE_S = 0.02
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
"""What a file system without locks answers: then nothing can be held, and nothing is waited for."""


@contextmanager
def locked_at_once(folder: Path) -> Iterator[bool]:
    """Hold a folder, or say that somebody else does: it is not waited for.

    Raises:
        OSError: the file cannot be made.
    """
    path = folder / _FILE
    file = path.open("a+b")
    held = _acquired(file) and _is_at(path, file)
    try:
        yield held
    finally:
        if held:
            _let_go(path, file)
        else:
            file.close()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder; wait for whoever holds it. Afterwards the file of the lock is gone.

    Raises:
        OSError: the file cannot be made.
    """
    path = folder / _FILE
    file = _held(path)
    try:
        yield
    finally:
        _let_go(path, file)


def _held(path: Path) -> IO[bytes]:
    """The file at a path, held. A file that its last holder took away meanwhile counts for nothing."""
    while True:
        file = path.open("a+b")
        try:
            if _acquired(file) and _is_at(path, file):
                return file
        except BaseException:
            file.close()
            raise
        file.close()
        time.sleep(_PAUSE_S)


def _is_at(path: Path, file: IO[bytes]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _acquired(file: IO[bytes]) -> bool:
        file.seek(0)
        with suppress(OSError):
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        return False

    def _let_go(path: Path, file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        file.close()
        with suppress(OSError):  # whoever waits has it open, and will take it away
            path.unlink()

else:
    import fcntl

    def _acquired(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return True

    def _let_go(path: Path, file: IO[bytes]) -> None:
        with suppress(OSError):
            path.unlink()  # while it is held: nobody can come to hold a file that is about to go
        file.close()
