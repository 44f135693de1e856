"""Progress and errors on stderr, results on stdout, and the lists that all results share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

from drafter.errors import DrafterError, InputError
from drafter.messages import catalogue

if TYPE_CHECKING:
    from drafter.services import Observer

_say = catalogue("drafter")
results = Console(highlight=False, soft_wrap=True)
remarks = Console(stderr=True, highlight=False, soft_wrap=True)
_STAGES = {
    "score": "computing scores",
    "plan": "planning the items",
    "ingest": "taking documents in",
    "index": "opening the knowledge base",
    "embed": "indexing the knowledge base (once)",
    "retrieve": "looking up past wordings",
    "write": "writing the items",
    "check": "checking every sentence",
    "render": "writing the files",
}


@dataclass
class _Watcher:
    """Shows each stage as a line, and a bar where it has steps."""

    bars: Progress
    current: TaskID | None = None

    def stage(self, name: str) -> None:
        self.close()
        self.current = self.bars.add_task(_STAGES[name], total=None)

    def progress(self, done: int, total: int) -> None:
        if self.current is not None:
            self.bars.update(self.current, completed=done, total=total)

    def close(self) -> None:
        if self.current is not None:
            task = self.bars.tasks[-1]
            total = task.total or 1
            self.bars.update(self.current, completed=total, total=total)


class _Silent:
    """Sees the work go on and says nothing."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def progress(self, done: int, total: int) -> None:
        """Nothing."""


@contextmanager
def watching(*, quiet: bool) -> Iterator["Observer"]:
    """An observer that shows progress on stderr while the block runs, or one that shows nothing."""
    if quiet:
        yield _Silent()
        return
    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
    )
    with Progress(*columns, console=remarks) as bars:
        watcher = _Watcher(bars)
        yield watcher
        watcher.close()


def show_error(error: DrafterError) -> None:
    """An error as the user sees it: what went wrong, every problem with its place, what to do."""
    remarks.print(f"[bold red]error:[/] {escape(str(error))}")
    for problem in error.problems if isinstance(error, InputError) else ():
        if problem.message not in str(error):  # a single problem is the message itself
            remarks.print(f"  {escape(str(problem))}")
    if error.remedy:
        remarks.print(f"[bold]→[/] {escape(error.remedy)}")


def show_unrecorded(reason: str) -> None:
    """That there is no record of a run whose notice stands; nothing where there is one."""
    if reason:
        remarks.print(f"[bold yellow]no record of this run was kept:[/] {escape(reason)}")


def show_written(paths: Sequence[Path]) -> None:
    """The files that were written."""
    show_list(_say("written"), [str(path) for path in paths])


def show_list(title: str, lines: Sequence[str]) -> None:
    """Lines under a title; nothing where there are none."""
    if lines:
        results.print(title, style="bold")
    for line in lines:
        results.print(f"  {escape(line)}")
