"""Work for other processes: they import it by name."""

import ctypes
import os
import signal
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Barrier

from drafter.batch.model import Outcome, Status, Task
from drafter.batch.turns import waiting
from drafter.errors import ConfigError


def echo(task: Task) -> Outcome:
    return Outcome(name=task.name, status=Status.DRAFTED)


def make_echo():
    return nullcontext(echo)


def mortal(task: Task) -> Outcome:
    if task.name.endswith("3"):
        os.kill(os.getpid(), signal.SIGKILL)
    return echo(task)


def make_mortal():
    return nullcontext(mortal)


def slow(task: Task) -> Outcome:
    time.sleep(5 if task.name == "0" else 0.01)
    return echo(task)


def make_slow():
    return nullcontext(slow)


def told_by_environment(task: Task) -> Outcome:
    return Outcome(name=task.name, status=Status.DRAFTED, grade=os.environ.get("DRAFTER_TOLD", "nothing"))


def make_told_by_environment():
    return nullcontext(told_by_environment)


@contextmanager
def _at_it(task: Task):
    """Tells how many tasks are begun and not ended, by the signs that each leaves in its folder meanwhile."""
    sign = task.folder / f"at-{task.name}"
    sign.touch()
    yield lambda: len(list(task.folder.glob("at-*")))
    sign.unlink()


def make_patient():
    """Waits in every task, and tells how many were begun."""

    def work(task):
        with _at_it(task) as begun, waiting():
            time.sleep(0.02)
            return echo(task).model_copy(update={"items": begun()})

    return nullcontext(work)


def make_meeting():
    """Waits in every task until three have been begun."""
    three = Barrier(3)

    def work(task):
        with _at_it(task) as begun, waiting():
            three.wait(5)
            told = echo(task).model_copy(update={"items": begun()})
            three.wait(5)
            return told

    return nullcontext(work)


def make_counting():
    """Never waits as far as anybody is told, and tells how many tasks were begun."""
    at_it = []

    def work(task):
        at_it.append(task)
        time.sleep(0.01)
        told = echo(task).model_copy(update={"items": len(at_it)})
        at_it.remove(task)
        return told

    return nullcontext(work)


def make_counting_heaps():
    """Takes memory in every task, and tells from how many heaps this process takes it."""
    two = Barrier(2)

    def work(task):
        with waiting():
            two.wait(5)
            taken = bytearray(100_000)
            told = echo(task).model_copy(update={"items": _heaps(task.folder / task.name)})
            two.wait(5)
        return told if taken else echo(task)

    return nullcontext(work)


def _heaps(report: Path) -> int:
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    file = ctypes.c_void_p(library.fopen(bytes(report), b"w"))
    library.malloc_info(0, file)
    library.fclose(file)
    return report.read_text().count("<heap nr=")


def make_damaged():
    raise LookupError("a file that ships is not as it was")


def make_nothing():
    raise ConfigError("no model is configured", remedy="set `name`")


@contextmanager
def make_leaving():
    """Leaves a sign in the folder of the last task when nothing is left to do."""
    folders = []

    def work(task):
        folders.append(task.folder)
        return echo(task)

    yield work
    Path(folders[-1] / f"left-{os.getpid()}").touch()
