"""A batch on one machine: some processes, each with some threads.

Drafting keeps a core busy, so there are processes; waiting for a model does not, so each has threads. Each is
given as many tasks as it has threads, and another one whenever one has ended. A process that dies takes down the
cases it was at and no others, and another takes its place. When the batch itself is killed, its processes see
their pipe close and end.

Where the system can fork, all of them are forked from one that has imported what they need and has no threads: the
seconds that this takes, and the memory, are spent once.
"""

import logging
import multiprocessing
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from threading import Lock
from typing import TypeAlias

from drafter.batch.hands import Hands, Make, Work
from drafter.batch.heap import one_heap
from drafter.batch.model import Outcome, Status, Task
from drafter.batch.turns import Turns
from drafter.errors import DrafterError

_LONGEST_FOLDER = 64
"""Bytes of the name of the folder for temporary files, that still leave room for the name of a socket below it."""

_log = logging.getLogger(__name__)
_PATIENCE_S = 5.0
"""Seconds that a process has to end by itself when there is nothing left to do."""


def drafted(tasks: Sequence[Task], make: Make, hands: Hands, needed: Sequence[str] = ()) -> Iterator[Outcome]:
    """What came of each task, in the order in which they end.

    Args:
        tasks: what is to be done.
        make: makes what does it, in each process once.
        hands: how many do it.
        needed: modules that it will import, to be loaded once for all processes where the system can.

    Raises:
        DrafterError: the work cannot even begin, for example as the settings name no model.
    """
    context = _context(needed)
    waiting = deque(tasks)
    team = [_Hand.hired(context, make, hands.threads) for _ in range(min(hands.processes, len(tasks)))]
    try:
        while waiting or any(hand.running for hand in team):
            for hand in team:
                begun = sum(len(one.running) for one in team)
                hand.fill(waiting, min(hands.threads, len(hand.running) + hands.jobs - begun))
            for ready in wait([hand.pipe for hand in team]):
                hand = next(one for one in team if one.pipe is ready)
                yield from hand.told()
            team = [hand if hand.alive else _Hand.hired(context, make, hands.threads) for hand in team]
        for hand in team:
            hand.pipe.close()
        for hand in team:
            hand.process.join(_PATIENCE_S)
    finally:
        for hand in team:
            hand.dismiss()


if sys.platform == "win32":
    _Context: TypeAlias = SpawnContext

    def _context(_needed: Sequence[str]) -> "_Context":
        return multiprocessing.get_context("spawn")

else:
    from multiprocessing.context import ForkServerContext

    _Context: TypeAlias = SpawnContext | ForkServerContext

    def _context(needed: Sequence[str]) -> "_Context":
        """How processes are made: forked from one that has these modules, or each from nothing."""
        if len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER:
            return multiprocessing.get_context("spawn")
        forking = multiprocessing.get_context("forkserver")
        forking.set_forkserver_preload([*needed])
        return forking


def lost(task: Task, how: str) -> Outcome:
    """The outcome of a case whose process has died."""
    return Outcome(name=task.name, status=Status.FAILED, error=how, remedy="run the same batch again")


@dataclass
class _Hand:
    """One process, as the batch sees it."""

    process: multiprocessing.process.BaseProcess
    pipe: "Connection[object, object]"
    running: dict[str, Task] = field(default_factory=dict)
    alive: bool = True

    @classmethod
    def hired(cls, context: "_Context", make: Make, threads: int) -> "_Hand":
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, make, threads, {**os.environ}), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def fill(self, waiting: deque[Task], most: int) -> None:
        """Hand over tasks until it is at so many."""
        while self.alive and waiting and len(self.running) < most:
            task = waiting.popleft()
            self.running[task.name] = task
            with suppress(OSError):  # it has died: `told` says so
                self.pipe.send(task)

    def told(self) -> Iterator[Outcome]:
        """What it has to say: an outcome, or by its silence that it is dead."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost()
            return
        if isinstance(said, _Broken):
            raise DrafterError(said.message, remedy=said.remedy)
        if isinstance(said, Outcome):
            del self.running[said.name]
            yield said

    def _lost(self) -> Iterator[Outcome]:
        self.alive = False
        self.process.join()
        how = f"the process that drafted it ended with code {self.process.exitcode}"
        for task in self.running.values():
            yield lost(task, how)
        self.running.clear()

    def dismiss(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


# what runs in the other process


@dataclass(frozen=True, slots=True)
class _Broken:
    """The work could not be made."""

    message: str
    remedy: str


def _serve(pipe: "Connection[object, object]", make: Make, threads: int, environment: Mapping[str, str]) -> None:
    """Work off what comes until nothing can come any more.

    Args:
        pipe: where it comes from.
        make: makes what does it.
        threads: how many do it.
        environment: the batch's own; what we are forked from may be older than it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the batch is interrupted, and dismisses us
    os.environ.clear()
    os.environ.update(environment)
    one_heap()
    with ExitStack() as stack:
        try:
            work = stack.enter_context(make())
        except DrafterError as error:
            pipe.send(_Broken(str(error), error.remedy))
            return
        except Exception as error:  # it would be the same in every process that took this one's place
            _log.exception("the work cannot begin")
            pipe.send(_Broken(f"an unexpected error: {type(error).__name__}: {error}", "report it"))
            return
        _Desk(pipe, work).serve(threads)


class _Desk:
    """Where tasks come in and outcomes go out.

    Args:
        pipe: on which they do.
        work: what is done with a task.
    """

    def __init__(self, pipe: "Connection[object, object]", work: Work) -> None:
        self._pipe = pipe
        self._work = work
        self._turns = Turns()
        self._telling = Lock()

    def serve(self, threads: int) -> None:
        """Work off what comes, with so many threads."""
        with ThreadPoolExecutor(threads) as pool:
            while (task := self._next()) is not None:
                pool.submit(self._do, task)

    def _next(self) -> Task | None:
        try:
            task = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return task if isinstance(task, Task) else None

    def _do(self, task: Task) -> None:
        with self._turns.working():
            outcome = self._work(task)
        with self._telling, suppress(OSError):  # nobody is left to hear it: what was written stands
            self._pipe.send(outcome)
