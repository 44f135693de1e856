"""Where a process that drafts many cases takes its memory from, so that hundreds need no more than a few."""

import ctypes
import gc
import sys
from contextlib import suppress

_ARENA_MAX = -8
"""`M_ARENA_MAX` of glibc's `mallopt`."""


def one_heap() -> None:
    """From now on all threads take memory from one heap, and nothing that stands is looked at by the collector.

    By default each thread has a heap of its own, as no two could take from one at the same moment. Ours take turns
    anyway; and what one has given back would be of no use to the others, so that all heaps grow as large as one
    has to be. The collector would write a mark on every object that it looks at, and a page that was shared with
    the process we were forked from would become our own.
    """
    gc.freeze()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another library of C than glibc: there is no such setting
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
