"""Work for other processes: they import it by name."""

import os
import signal
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path

from drafter.batch.model import Outcome, Status, Task
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
