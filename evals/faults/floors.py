"""A small matrix with what it has held once: `make test` is red when it no longer does."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.findings.model import Frozen
from drafter.verification.model import Report, Severity
from evals.cases import CASES
from evals.faults.matrix import Wanted, offer, page_of, shares, texts
from evals.faults.measuring import Kept, Outcome, judged, kept
from evals.faults.model import Family, Mutant, Operator
from evals.faults.page import Page
from evals.kinds import kind_of
from evals.model import Better, Evaluator, Subject
from evals.registry import EVALUATORS
from evals.running import result_of

FLOORS = Path(__file__).parent / "floors.toml"


class Floors(Frozen):
    """`floors.toml`.

    Attributes:
        seed: of all chance.
        cases: whose drafts are used.
        operators: mutants wanted of each operator.
        families: drafts wanted of each family.
        caught: at least so many of an operator's mutants are caught, or for what need not block, found.
        right: at least so many are caught, or shown, by an evaluator that should.
        blocked: at most so many drafts of a family are blocked; none of a family that is not named.
        kinds: at least so often a message is said at a fault, as `kind/severity`.
        witnesses: by evaluator an operator one of whose mutants worsens its value.
    """

    seed: int
    cases: tuple[str, ...]
    operators: int
    families: int
    caught: Mapping[str, int]
    right: Mapping[str, int]
    blocked: Mapping[str, int]
    kinds: Mapping[str, int]
    witnesses: Mapping[str, str]

    @property
    def wanted(self) -> Wanted:
        """What is to be made."""
        return Wanted(self.operators, self.families, self.seed, CASES, self.cases, jobs=1)


@dataclass(frozen=True)
class Specimen:
    """A text that is made, and checked."""

    page: Page
    one: Operator | Family
    made: Mutant
    subject: Subject

    @property
    def again(self) -> "Specimen":
        """The same text, checked anew."""
        return replace(self, subject=self.page.bench.text(self.made.text))


@dataclass(frozen=True)
class Sample:
    """All texts of a small matrix."""

    specimens: tuple[Specimen, ...]

    def of(self, operator: str) -> tuple[Specimen, ...]:
        """The mutants of an operator."""
        return tuple(one for one in self.specimens if one.one.name == operator)

    def changed(self, change: Callable[[Report], Report]) -> "Sample":
        """The same texts with other answers of the checker's."""
        return Sample(
            tuple(
                replace(one, subject=replace(one.subject, report=change(one.subject.report)))
                for one in self.specimens
            )
        )

    def outcomes(self, evaluators: Sequence[Evaluator] = EVALUATORS) -> Iterator[Outcome | Kept]:
        """What is said of every text."""
        for one in self.specimens:
            if isinstance(one.one, Operator):
                yield judged(one.page, one.one, one.made, one.subject, evaluators)
            else:
                yield kept(one.page, one.one.name, one.subject)


def load_floors() -> Floors:
    """The floors that ship."""
    return Floors.model_validate(tomllib.loads(FLOORS.read_text(encoding="utf-8")))


def draw(floors: Floors) -> Sample:
    """Make the small matrix, in this process."""
    wanted = floors.wanted
    quotas = shares(wanted, offer(wanted, floors.cases))
    return Sample(tuple(_specimens(wanted, quotas)))


def _specimens(wanted: Wanted, quotas: Mapping[str, Mapping[str, int]]) -> Iterator[Specimen]:
    for case, quota in quotas.items():
        page = page_of(wanted.cases, case)
        for one in wanted.chosen() if page else ():
            for made in texts(wanted, case, one.name)[: quota.get(one.name, 0)]:
                if page:
                    yield Specimen(page, one, made, page.bench.text(made.text))


def counted(outcomes: Iterable[Outcome | Kept], sample: Sample) -> dict[str, Counter[str]]:
    """The counts of `floors.toml`."""
    blocking = {one.one.name: one.one.blocking for one in sample.specimens if isinstance(one.one, Operator)}
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("caught", "right", "blocked", "kinds")}
    for one in outcomes:
        if isinstance(one, Kept):
            counts["blocked"][one.family] += bool(one.blocked)
            continue
        grave = blocking[one.operator]
        counts["caught"][one.operator] += one.caught if grave else one.found
        counts["right"][one.operator] += one.right if grave else one.shown_right
        counts["kinds"].update(f"{kind}/{severity}" for kind, severity in one.kinds)
    return counts


def breaches(floors: Floors, sample: Sample, evaluators: Sequence[Evaluator] = EVALUATORS) -> list[str]:
    """What a sample no longer holds, in words; nothing if it holds everything."""
    counts = counted(sample.outcomes(evaluators), sample)
    found = []
    for name in ("caught", "right", "kinds"):
        least: Mapping[str, int] = getattr(floors, name)
        found += [
            f"{name} {one}: {counts[name][one]} of {number}"
            for one, number in least.items()
            if counts[name][one] < number
        ]
    found += [
        f"blocked {family}: {number}, at most {floors.blocked.get(family, 0)}"
        for family, number in counts["blocked"].items()
        if number > floors.blocked.get(family, 0)
    ]
    return found


def worsened(evaluator: Evaluator, clean: Subject, harmed: Subject) -> bool:
    """Whether a harmed subject has a worse value than the clean one, or a value at all where it is blocked."""
    before, after = result_of(evaluator, clean), result_of(evaluator, harmed)
    if before.value is None or after.value is None:
        return before.value is None and after.blocked
    higher = evaluator.measure.better is Better.HIGHER
    return after.value < before.value if higher else after.value > before.value


def downgraded(kind: str, severity: Severity) -> Callable[[Report], Report]:
    """A checker that says one thing less gravely: what blocks is only shown, what is shown is not said."""

    def change(report: Report) -> Report:
        said = []
        for one in report.violations:
            if kind_of(one) != kind or one.severity is not severity:
                said.append(one)
            elif severity is Severity.BLOCK:
                said.append(one.model_copy(update={"severity": Severity.REVIEW}))
        return report.model_copy(update={"violations": tuple(said)})

    return change
