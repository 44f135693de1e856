"""Operators × drafts, and families × drafts, over processes that take portions of it."""

import gc
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import count
from multiprocessing import parent_process
from pathlib import Path

from drafter.batch.collector import few_collections
from drafter.errors import EvaluationError
from evals.bench import make_bench
from evals.cases import CASES, case_names, load_eval_case
from evals.faults.choosing import generator
from evals.faults.hands import Hands
from evals.faults.measuring import Kept, Outcome, judged, kept
from evals.faults.model import Family, Mutant, Operator
from evals.faults.page import Page, open_page
from evals.faults.registry import FAMILIES, OPERATORS
from evals.faults.series.cases import is_of_series, series_case, series_names
from evals.setting import Setting, make_setting

_REPEATS = 12
"""So often in a row chance finds a text that is known already, and a case has no more to offer."""

_CASES = 4
"""At least so many cases share what is wanted of an operator, where it applies to as many; of a series more do."""

_OF_SERIES = 6
"""One of so many of a series at least."""

_PORTION = 200_000
"""Characters of drafts in a portion of work, some seconds of a processor."""

Progress = Callable[[int, int], None]
"""Called with how many drafts are checked, of how many."""


@dataclass(frozen=True)
class Wanted:
    """What is to be measured.

    Attributes:
        operators: mutants wanted of each operator, over all cases.
        families: drafts wanted of each family.
        seed: of all chance.
        cases: the folder of the cases.
        only: ids of the cases that are wanted; all by default.
        series: how many made-up cases are used beside those of the folder; see `series/`.
        names: only these operators and families; all by default.
        jobs: processes; 0 for one a core.
    """

    operators: int = 300
    families: int = 60
    seed: int = 1
    cases: Path = CASES
    only: tuple[str, ...] = ()
    series: int = 0
    names: tuple[str, ...] = ()
    jobs: int = field(default=0, compare=False)

    def chosen(self) -> list[Operator | Family]:
        """The operators and families that are wanted.

        Raises:
            EvaluationError: there is none of such a name.
        """
        every: list[Operator | Family] = [*OPERATORS, *FAMILIES]
        unknown = set(self.names) - {one.name for one in every}
        if unknown:
            raise EvaluationError(
                f"no operator or family {', '.join(sorted(unknown))}", remedy="see evals/faults/registry.py"
            )
        return [one for one in every if not self.names or one.name in self.names]

    def named(self) -> list[str]:
        """The ids of the cases that are used, those of the series last.

        Raises:
            EvaluationError: the folder has none, or not one that is wanted.
        """
        made = series_names(self.series)
        others = tuple(one for one in self.only if one not in made)
        found = [] if self.only and not others else case_names(self.cases, others)
        return found + [one for one in made if not self.only or one in self.only]


@dataclass(frozen=True)
class Measured:
    """Everything that was measured, in the order of cases, operators, families.

    Attributes:
        outcomes: of mutants.
        kept: of drafts that mean the same.
        unclean: cases whose offline draft is blocked already, and which were left out.
        seconds: of the processes in all, for making and checking texts.
    """

    outcomes: tuple[Outcome, ...]
    kept: tuple[Kept, ...]
    unclean: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class _Made:
    """How many texts of each operator and family a case has to offer, and how long its draft is; 0 if unclean."""

    case: str
    length: int
    texts: Mapping[str, int]


@dataclass(frozen=True)
class _Task:
    """A portion of work: of which case, which one of it, and how many texts of which operators and families."""

    place: tuple[str, int]
    portion: Mapping[str, int]

    @property
    def drafts(self) -> int:
        return sum(self.portion.values())


@dataclass(frozen=True)
class _Checked:
    place: tuple[str, int]
    outcomes: tuple[Outcome, ...]
    kept: tuple[Kept, ...]
    seconds: float


def measure(wanted: Wanted, progress: Progress = lambda _done, _of: None) -> Measured:
    """Make the texts and check them.

    Raises:
        EvaluationError: there are no cases, or a process died.
    """
    cases = wanted.named()
    try:
        with Hands(min(wanted.jobs or os.cpu_count() or 1, len(cases))) as hands:
            offers = [one for made in hands.each(partial(_offer, wanted), cases, str) for one in made]
            tasks = list(_tasks(wanted, offers))
            checked: list[_Checked] = []
            total = sum(task.drafts for task in tasks)
            for one in hands.each(partial(_check, wanted), tasks, lambda task: task.place[0]):
                checked.append(one)
                progress(sum(len(found.outcomes) + len(found.kept) for found in checked), total)
    except BrokenProcessPool as error:
        raise EvaluationError("a process died while it measured", remedy="run it again with --jobs 1") from error
    ordered = sorted(checked, key=lambda one: one.place)
    return Measured(
        outcomes=tuple(outcome for one in ordered for outcome in one.outcomes),
        kept=tuple(kept for one in ordered for kept in one.kept),
        unclean=tuple(sorted(one.case for one in offers if not one.length)),
        seconds=sum(one.seconds for one in ordered),
    )


def _tasks(wanted: Wanted, offers: Sequence[_Made]) -> Iterator[_Task]:
    """What is to be checked in portions that take about as long, those of the longest drafts first."""
    quotas = shares(wanted, offers)
    for made in sorted(offers, key=lambda one: (-one.length, one.case)):
        portion: dict[str, int] = {}
        for place, one in enumerate(wanted.chosen()):
            if number := quotas[made.case].get(one.name, 0):
                portion[one.name] = number
            last = place == len(wanted.chosen()) - 1
            if portion and (last or sum(portion.values()) * made.length >= _PORTION):
                yield _Task((made.case, place), portion)
                portion = {}


def shares(wanted: Wanted, offers: Sequence[_Made]) -> dict[str, dict[str, int]]:
    """How many texts each case gives of each operator and family: short drafts give more, every one gives some."""
    quotas: dict[str, dict[str, int]] = {one.case: {} for one in offers}
    for one in wanted.chosen():
        number = wanted.operators if isinstance(one, Operator) else wanted.families
        left = {held.case: held.texts[one.name] for held in offers if held.texts.get(one.name)}
        weights = {held.case: 1 / held.length for held in offers if held.case in left}
        given: dict[str, int] = defaultdict(int)
        while number and left:
            case = max(sorted(left), key=lambda name: weights[name] / (given[name] + 1))
            given[case] += 1
            left[case] -= 1
            number -= 1
            if not left[case]:
                del left[case]
        for case, times in given.items():
            quotas[case][one.name] = times
    return quotas


def texts_of(page: Page, one: Operator | Family, number: int, seed: int) -> Iterator[Mutant]:
    """Different texts of an operator or a family, at most so many, in an order by chance."""
    seen, repeats = {page.text}, 0
    for attempt in count():
        made = one.make(page, generator(seed, one.name, page.case.id, attempt))
        found = Mutant(made) if isinstance(made, str) else made
        repeats = repeats + 1 if found is None or found.text in seen else 0
        if found is not None and not repeats:
            seen.add(found.text)
            yield found
        if repeats > _REPEATS or len(seen) > number:
            return


def offer(wanted: Wanted, cases: Iterable[str]) -> list[_Made]:
    """What some cases have to offer."""
    made = []
    for case in cases:
        page = page_of(wanted.cases, case)
        offered = {one.name: len(texts(wanted, case, one.name)) for one in wanted.chosen()} if page else {}
        made.append(_Made(case, len(page.text) if page else 0, offered))
    return made


@cache
def texts(wanted: Wanted, case: str, name: str) -> tuple[Mutant, ...]:
    """What a case offers of one operator or family."""
    page = page_of(wanted.cases, case)
    one = _by_name(wanted)[name]
    number = wanted.operators if isinstance(one, Operator) else wanted.families
    most = -(-number // max(_CASES, wanted.series // _OF_SERIES))
    return tuple(texts_of(page, one, most, wanted.seed)) if page else ()


@cache
def _by_name(wanted: Wanted) -> Mapping[str, Operator | Family]:
    return {one.name: one for one in wanted.chosen()}


def _offer(wanted: Wanted, case: str) -> list[_Made]:
    with few_collections():
        made = offer(wanted, [case])
    if parent_process():  # what a process makes of a case it keeps to its end, and never looks through for garbage
        gc.freeze()
    return made


@few_collections()  # texts and what is said of them make millions of small objects that die by themselves
def _check(wanted: Wanted, task: _Task) -> _Checked:
    began = time.process_time()
    case, _ = task.place
    page = page_of(wanted.cases, case)
    outcomes: list[Outcome] = []
    same: list[Kept] = []
    read = cache(page.bench.text) if page else None  # several operators make some of the texts
    for one in wanted.chosen():
        if page is None or read is None or not (number := task.portion.get(one.name)):
            continue
        for made in texts(wanted, case, one.name)[:number]:
            if isinstance(one, Operator):
                outcomes.append(judged(page, one, made, read(made.text)))
            else:
                same.append(kept(page, one.name, read(made.text)))
    return _Checked(task.place, tuple(outcomes), tuple(same), time.process_time() - began)


@cache
def page_of(folder: Path, case: str) -> Page | None:
    """The clean draft of a case, made once a process."""
    setting = _setting()
    made = series_case(case, setting) if is_of_series(case) else load_eval_case(folder / case, setting)
    return open_page(make_bench(made, setting))


@cache
def _setting() -> Setting:
    """One a process."""
    return make_setting()
