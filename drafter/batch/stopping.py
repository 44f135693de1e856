"""A batch that somebody stops: what it was at is given up in order, and a word is said."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


@contextmanager
def told_when_stopped(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` when the block is ended by an interrupt or by the system's request to terminate.

    Such a request ends the program with the code by which a shell knows it, after all that was begun is let go of.
    """
    if threading.current_thread() is not threading.main_thread():  # nobody else may listen to signals
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    except (KeyboardInterrupt, _TerminatedError):
        tell()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


class _TerminatedError(SystemExit):
    """The system asks to terminate."""


def _terminated(number: int, _frame: FrameType | None) -> None:
    raise _TerminatedError(_BY_SIGNAL + number)
