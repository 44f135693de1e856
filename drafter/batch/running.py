"""A whole batch: by as many hands as make sense, with a list of what came of it."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from drafter.batch.finished import Finished
from drafter.batch.hands import Engine
from drafter.batch.model import Outcome, Task
from drafter.rendering.files import write_all

LIST = "batch.json"
_PASSING = {"status", "unrecorded"}
"""What is of one run and not of the notice."""

Watch: TypeAlias = Callable[[Outcome], None]


def run(tasks: Sequence[Task], engine: Engine, watch: Watch, finished: Finished) -> tuple[Outcome, ...]:
    """Draft every case of a batch and list what came of them in `batch.json` beside their folders.

    Args:
        tasks: the cases.
        engine: drafts them.
        watch: called with each outcome as it comes.
        finished: which cases need not be drafted: for them nothing is even started.

    Returns:
        The outcomes in the order of the tasks.

    Raises:
        DrafterError: nothing can be drafted at all, or nothing written.
    """
    found: dict[str, Outcome] = {}
    left: list[Task] = []
    for task in tasks:
        known = finished.outcome(task)
        if known:
            watch(known)
            found[task.name] = known
        else:
            left.append(task)
    for outcome in engine(left):
        watch(outcome)
        found[outcome.name] = outcome
    outcomes = tuple(found[task.name] for task in tasks)
    write_all(tasks[0].folder.parent, {LIST: listed(outcomes).encode()})
    return outcomes


def listed(outcomes: Sequence[Outcome]) -> str:
    """The list of a batch, as its file holds it: the same for the same notices, however often it was run."""
    return json.dumps(list(_lasting(outcomes)), ensure_ascii=False, indent=1) + "\n"


def _lasting(outcomes: Sequence[Outcome]) -> Iterator[dict[str, object]]:
    for outcome in outcomes:
        yield {**outcome.model_dump(mode="json", exclude=_PASSING), "stands": not outcome.error}
