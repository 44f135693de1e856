"""`pytest --drafter-cases DIR`: a bureau's own cases as tests, one a draft. Idle without the option."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr, TracebackStyle

    from evals.gate.model import Baseline
    from evals.report_model import Row
    from evals.setting import Setting

_DESCRIPTION = "expect.toml"
_FOLDER = pytest.StashKey[Path]()


class BlockedDraftError(Exception):
    """A draft in which something may not stand; its text says what, sentence by sentence."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("drafter", "drafts of budget-performance notices")
    group.addoption("--drafter-cases", metavar="DIR", help="Folder with a folder a case: draft and measure each.")
    group.addoption(
        "--drafter-writer",
        metavar="NAME",
        action="append",
        help="offline (the default), or recorded answers: good, mediocre, bad, a folder. Repeatable.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the folder: it alone if no other place was named, else it as well."""
    named = config.getoption("--drafter-cases")
    if not named:
        return
    folder = Path(config.invocation_params.dir, named).resolve()
    _refuse_idle(folder, _writers(config))
    config.stash[_FOLDER] = folder
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args[:] = []
    if str(folder) not in config.args:
        config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """A case is what its description stands in, directly in the folder that was named."""
    folder = parent.config.stash.get(_FOLDER, None)
    if folder is None or file_path.name != _DESCRIPTION or file_path.parent.parent != folder:
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFile(pytest.File):
    """One case: a test for every writer that can write it."""

    def collect(self) -> Iterator["CaseItem"]:
        """The tests."""
        from evals.recorded import writer_under_test

        for name in _writers(self.config):
            writer = writer_under_test(name)
            if writer.writes(self.path.parent.name):
                item: CaseItem = CaseItem.from_parent(self, name=writer.name)
                item.writer = name
                yield item


class CaseItem(pytest.Item):
    """One draft: drafted, checked, measured. It fails where something may not stand, or where it did not run."""

    writer: str

    def runtest(self) -> None:
        """Draft and measure."""
        row = _row(self.path.parent, self.writer)
        if not row.blocked:
            return
        baseline = _baseline(self.path.parent.parent)
        if baseline and any(
            old.blocked and (old.case, old.writer) == (row.case, row.writer) for old in baseline.rows
        ):
            pytest.xfail("blocked in the baseline as well")
        raise BlockedDraftError(_told(row))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: "TracebackStyle | None" = None
    ) -> "str | TerminalRepr":
        """What is wrong with the draft, the case or the run, without a trace through the program."""
        from drafter.errors import DrafterError, InputError

        error = excinfo.value
        if isinstance(error, InputError):
            return "\n".join([str(error), *map(str, error.problems), error.remedy]).rstrip()
        if isinstance(error, BlockedDraftError | DrafterError):
            return str(error)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the case is, and who writes."""
        return self.path, None, f"{self.path.parent.name} by {self.name}"


def _writers(config: pytest.Config) -> list[str]:
    return list(dict.fromkeys(config.getoption("--drafter-writer") or ["offline"]))


def _refuse_idle(folder: Path, writers: list[str]) -> None:
    """A folder without cases, and a writer that wrote none of them, would pass by doing nothing."""
    from drafter.errors import DrafterError
    from evals.cases import case_names
    from evals.recorded import writer_under_test

    try:
        names = case_names(folder)
        idle = [name for name in writers if not any(map(writer_under_test(name).writes, names))]
    except DrafterError as error:
        raise pytest.UsageError(f"--drafter-cases: {error}") from error
    if idle:
        raise pytest.UsageError(f"--drafter-writer: {', '.join(idle)} wrote none of these cases")


def _row(folder: Path, writer: str) -> "Row":
    from evals.bench import make_bench
    from evals.cases import load_eval_case
    from evals.recorded import writer_under_test
    from evals.running import rows_of

    setting = _setting()
    bench = make_bench(load_eval_case(folder, setting), setting)
    (row,) = rows_of(bench, [writer_under_test(writer)])
    return row


@cache
def _setting() -> "Setting":
    """One a process: it takes seconds."""
    from evals.setting import make_setting

    return make_setting()


@cache
def _baseline(folder: Path) -> "Baseline | None":
    """What the drafts of a folder are held against, where it has been accepted."""
    from evals.gate.baseline import NAME, read_baseline

    path = folder / NAME
    return read_baseline(path) if path.exists() else None


def _told(row: "Row") -> str:
    """Every fault that blocks, with its sentence."""
    from evals.model import Gravity

    faults = [fault for result in row.results for fault in result.faults if fault.severity is Gravity.BLOCK]
    lines = (f"{fault.evaluator}/{fault.kind}: {fault.message}\n    {fault.sentence}".rstrip() for fault in faults)
    return "\n".join([f"{row.case} by {row.writer}: {len(faults)} faults that may not stand", *lines])
