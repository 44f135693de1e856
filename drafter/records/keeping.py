"""Keeps the record of a run, or says why it could not: a draft never fails for want of its record."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from drafter.errors import DrafterError
from drafter.records.runs import Run, RunStore

_PAUSE_S = 30.0
"""So long no store is tried again that could not be used: each try may have to wait for it."""


@dataclass
class Recorder:
    """Several threads may share one.

    Attributes:
        store: opens the store when the first run is to be kept; `None` if none is wanted.
        clock: seconds, ever growing.
    """

    store: Callable[[], RunStore] | None
    clock: Callable[[], float] = time.monotonic
    _turn: Lock = field(default_factory=Lock)
    _opened: RunStore | None = None
    _failed_at: float | None = None
    _failure: str = ""

    def keep(self, run: Run) -> str:
        """Keep a run.

        Returns:
            Nothing, or why it could not be kept.
        """
        if self.store is None:
            return ""
        with self._turn:
            if self._failed_at is not None and self.clock() - self._failed_at < _PAUSE_S:
                return self._failure
            self._failure = self._kept(self.store, run)
            self._failed_at = self.clock() if self._failure else None
            return self._failure

    def _kept(self, store: Callable[[], RunStore], run: Run) -> str:
        try:
            self._opened = self._opened or store()
            self._opened.keep(run)
        except DrafterError as error:
            return f"{error}; {error.remedy}" if error.remedy else str(error)
        return ""
