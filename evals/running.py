"""The runner: every writer on every case, every evaluator on every draft; all of it, or an `EvaluationError`."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from drafter.errors import EvaluationError, InputError, Problem
from drafter.records.digests import digest
from evals.bench import Bench, make_bench
from evals.cases import CASES, case_names, load_eval_case
from evals.kinds import kind_of
from evals.model import Evaluator, Result, Subject
from evals.recorded import OFFLINE, WriterUnderTest, writer_under_test
from evals.registry import EVALUATORS
from evals.report_model import MadeFrom, Row, RunReport
from evals.setting import Setting, make_setting
from evals.slices import sealed, slices

_FEW = 6
"""So many cases are measured in this process: starting others would take longer."""

Progress = Callable[[int, int], None]
"""Called with how many cases are measured, of how many."""


@dataclass(frozen=True)
class Order:
    """What is to be run.

    Attributes:
        cases: the folder of the cases.
        writers: names of writers, or folders of recordings.
        only: ids of the cases that are wanted; all by default.
        base: the knowledge base; the one that ships by default.
        prompts: what a model is told; what ships by default.
        jobs: processes; 0 for one a core.
    """

    cases: Path = CASES
    writers: tuple[str, ...] = (OFFLINE,)
    only: tuple[str, ...] = ()
    base: Path | None = None
    prompts: Path | None = None
    jobs: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Measured:
    """One case, measured: its digest and its rows, or why it cannot be used."""

    case: str
    digest: str = ""
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def run(order: Order, progress: Progress = lambda _done, _of: None) -> RunReport:
    """Measure.

    Raises:
        EvaluationError: it did not really run: no cases, no recorded answer, an evaluator that failed.
        InputError: a case cannot be used; everything that is wrong with all of them.
    """
    names = case_names(order.cases, order.only)
    writers = _writers(order)
    _refuse_idle(writers, names)
    wanted = [name for name in names if any(writer.writes(name) for writer in writers)]
    measured: list[Measured] = []
    for one in _measured(order, wanted):
        measured.append(one)
        progress(len(measured), len(wanted))
    if problems := [problem for one in measured for problem in one.problems]:
        raise InputError(f"cases in {order.cases} cannot be used", problems)
    return _report(order, writers, measured)


def _report(order: Order, writers: Sequence[WriterUnderTest], measured: Sequence[Measured]) -> RunReport:
    setting = _setting(order.base, order.prompts)
    measures = tuple(evaluator.measure for evaluator in EVALUATORS)
    rows = tuple(row for one in measured for row in one.rows)
    made_from = MadeFrom(
        drafter=version("drafter"),
        cases={one.case: one.digest for one in measured},
        recordings={writer.name: writer.digest for writer in writers if writer.digest},
        knowledge=setting.services.provenance.knowledge,
        prompts=setting.prompts.digest,
    )
    return sealed(RunReport(made_from=made_from, measures=measures, rows=rows, slices=slices(rows, measures)))


def rows_of(bench: Bench, writers: Iterable[WriterUnderTest]) -> Iterator[Row]:
    """The rows of one case."""
    for writer in writers:
        if writer.writes(bench.eval_case.id):
            prompts = bench.setting.prompt_version if writer.folder else ""
            yield row(bench.written(writer.open(bench.setting), writer.name), prompts)


def row(subject: Subject, prompts: str = "", evaluators: Sequence[Evaluator] = EVALUATORS) -> Row:
    """What all evaluators say of one subject.

    Raises:
        EvaluationError: one of them failed, or the checker says what none of them answers for.
    """
    described = subject.eval_case.description
    _refuse_unheard(subject, evaluators)
    return Row(
        case=subject.eval_case.id,
        writer=subject.writer,
        prompts=prompts,
        themes=described.themes,
        size=described.size,
        style=described.style,
        text=digest(subject.text),
        results=tuple(result_of(evaluator, subject) for evaluator in evaluators),
    )


def result_of(evaluator: Evaluator, subject: Subject) -> Result:
    """What one evaluator says, if it says it in due form.

    Raises:
        EvaluationError: it failed; nothing that did not run counts as passed.
    """
    try:
        result = evaluator.evaluate(subject)
    except Exception as error:
        told = f"{evaluator.name} failed on {subject.eval_case.id} by {subject.writer}"
        raise EvaluationError(
            f"{told}: {type(error).__name__}: {error}", remedy="correct the evaluator"
        ) from error
    astray = [one for one in result.faults if one.text != subject.text[one.start : one.end]]
    if result.evaluator != evaluator.name or astray:
        raise EvaluationError(f"{evaluator.name} does not say what it looked at", remedy="correct the evaluator")
    return result


def _writers(order: Order) -> list[WriterUnderTest]:
    """The writers by their names, each once."""
    writers = [writer_under_test(name) for name in dict.fromkeys(order.writers)]
    if len({writer.name for writer in writers}) < len(writers):
        raise InputError("two writers have the same name", remedy="name their folders apart")
    return writers


def _refuse_idle(writers: Iterable[WriterUnderTest], cases: Sequence[str]) -> None:
    """A writer that wrote none of the cases did not run."""
    for writer in writers:
        if not any(map(writer.writes, cases)):
            raise EvaluationError(f"{writer.name} wrote none of these cases", remedy="name another writer or case")


def _refuse_unheard(subject: Subject, evaluators: Iterable[Evaluator]) -> None:
    """Every message of the checker's belongs to an evaluator, lest it be lost."""
    heard = frozenset[str]().union(*(evaluator.kinds for evaluator in evaluators))
    unheard = {kind_of(violation) for violation in subject.report.violations} - heard
    if unheard:
        raise EvaluationError(
            f"no evaluator answers for {', '.join(sorted(unheard))}", remedy="see evals/README.md"
        )


def _measured(order: Order, cases: Sequence[str]) -> Iterator[Measured]:
    """Each case measured, in order."""
    jobs = min(order.jobs or os.cpu_count() or 1, len(cases))
    work = partial(_measure, order)
    if jobs == 1 or len(cases) <= _FEW:
        yield from map(work, cases)
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield from pool.map(work, cases)
        except BrokenProcessPool as error:
            raise EvaluationError(
                "a process died while it measured", remedy="run it again with --jobs 1"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _measure(order: Order, case: str) -> Measured:
    setting = _setting(order.base, order.prompts)
    writers = _writers(order)
    try:
        eval_case = load_eval_case(order.cases / case, setting)
        rows = tuple(rows_of(make_bench(eval_case, setting), writers))
    except InputError as error:
        return Measured(case, problems=error.problems or (Problem(case, str(error), error.remedy),))
    return Measured(case, eval_case.digest, rows)


@cache
def _setting(base: Path | None, prompts: Path | None) -> Setting:
    """One a process."""
    return make_setting(base, prompts)
