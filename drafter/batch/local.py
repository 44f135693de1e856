"""A batch on one machine: some processes, each with some threads.

Drafting keeps a core busy, so there are processes; waiting for a model does not, so each has threads. A process
that dies takes down the cases it was at and no others, and another takes its place. When the batch itself is
killed, its processes see their pipe close and end.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from threading import Lock

from drafter.batch.hands import Hands, Make, Work
from drafter.batch.model import Outcome, Status, Task
from drafter.errors import DrafterError

_CONTEXT = multiprocessing.get_context("spawn")
_PATIENCE_S = 5.0
"""Seconds that a process has to end by itself when there is nothing left to do."""


def drafted(tasks: Sequence[Task], make: Make, hands: Hands) -> Iterator[Outcome]:
    """What came of each task, in the order in which they end.

    Raises:
        DrafterError: the work cannot even begin, for example as the settings name no model.
    """
    waiting = deque(tasks)
    team = [_Hand.hired(make, hands.threads) for _ in range(min(hands.processes, len(tasks)))]
    try:
        while waiting or any(hand.running for hand in team):
            for hand in team:
                hand.fill(waiting, hands.threads)
            for ready in wait([hand.pipe for hand in team]):
                hand = next(one for one in team if one.pipe is ready)
                yield from hand.told()
            team = [hand if hand.alive else _Hand.hired(make, hands.threads) for hand in team]
        for hand in team:
            hand.pipe.close()
        for hand in team:
            hand.process.join(_PATIENCE_S)
    finally:
        for hand in team:
            hand.dismiss()


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
    def hired(cls, make: Make, threads: int) -> "_Hand":
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, make, threads), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def fill(self, waiting: deque[Task], threads: int) -> None:
        """Hand over as many tasks as it has threads for."""
        while self.alive and waiting and len(self.running) < threads:
            task = waiting.popleft()
            self.running[task.name] = task
            try:
                self.pipe.send(task)
            except OSError:  # it has died: `told` says so
                return

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


def _serve(pipe: "Connection[object, object]", make: Make, threads: int) -> None:
    """Work off what comes until nothing can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the batch is interrupted, and dismisses us
    with ExitStack() as stack:
        try:
            work = stack.enter_context(make())
        except DrafterError as error:
            pipe.send(_Broken(str(error), error.remedy))
            return
        _work_off(pipe, work, threads)


def _work_off(pipe: "Connection[object, object]", work: Work, threads: int) -> None:
    turn = Lock()

    def tell(done: "Future[Outcome]") -> None:
        with turn, suppress(OSError):  # nobody is left to hear it: what was written stands
            pipe.send(done.result())

    with ThreadPoolExecutor(threads) as pool:
        while (task := _next(pipe)) is not None:
            pool.submit(work, task).add_done_callback(tell)


def _next(pipe: "Connection[object, object]") -> Task | None:
    try:
        task = pipe.recv()
    except (EOFError, OSError):
        return None
    return task if isinstance(task, Task) else None
