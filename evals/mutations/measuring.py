"""Runs the gate over pairs and swaps, and counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.verification.model import Violation
from evals.mutations.judging import Judge, Verdict, touches
from evals.mutations.pairs import Pair
from evals.mutations.swaps import Swap


@dataclass(frozen=True)
class Failure:
    """A sentence that was judged wrongly.

    Attributes:
        group: the form or family.
        sort: `missed`, `shown`, `rejected`.
        fault: what had been done to it.
        text: the sentence.
        true: the sentence as it should read.
        facts: the facts of the finding it tells.
        said: what the gate said.
    """

    group: str
    sort: str
    fault: str
    text: str
    true: str
    facts: tuple[str, ...]
    said: tuple[str, ...]


@dataclass
class Count:
    """What came of the sentences of one form or family.

    Attributes:
        tried: false sentences, and as many true ones.
        caught: false ones that were blocked at the fault.
        shown: false ones that were not, but are shown to a person there.
        rejected: true ones in which anything was blocked.
        beside: those of them in which only words of the phrasing itself were blocked, and no fact that was put in.
        reviewed: true ones in which nothing was blocked, but something is shown.
        checks: which checks blocked true ones.
        missed_faults: which faults were not caught.
    """

    tried: int = 0
    caught: int = 0
    shown: int = 0
    rejected: int = 0
    beside: int = 0
    reviewed: int = 0
    checks: Counter[str] = field(default_factory=Counter)
    missed_faults: Counter[str] = field(default_factory=Counter)


@dataclass
class Measurement:
    """Counts by form or family, in order, and every failure."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    failures: list[Failure] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """All counts together."""
        whole = Count()
        for one in self.counts.values():
            whole.tried += one.tried
            whole.caught += one.caught
            whole.shown += one.shown
            whole.rejected += one.rejected
            whole.beside += one.beside
            whole.reviewed += one.reviewed
            whole.checks += one.checks
            whole.missed_faults += one.missed_faults
        return whole


def measure_pairs(judge: Judge, groups: Iterable[tuple[str, list[Pair]]]) -> Measurement:
    """Every pair of every form."""
    result = Measurement()
    for form, made in groups:
        result.counts[form] = Count()
        for pair in made:
            checker = judge.checker(pair.world.case)
            right, wrong = (judge.verdict(checker, one.text) for one in (pair.right, pair.wrong))
            caught, shown = (
                touches(said, pair.span) if pair.span else bool(_new(said, before))
                for said, before in ((wrong.blocks, right.blocks), (wrong.reviews, right.reviews))
            )
            _enter(result, form, pair, (right, wrong), caught=caught, shown=shown)
    return result


def measure_swaps(judge: Judge, made: Iterable[Swap]) -> Measurement:
    """Every swap; one is caught where something is blocked that is not blocked in the true sentence."""
    result = Measurement()
    for swap in made:
        checker = judge.checker(swap.world.case)
        right, wrong = (judge.verdict(checker, one.text) for one in (swap.right, swap.wrong))
        caught, shown = bool(_new(wrong.blocks, right.blocks)), bool(_new(wrong.reviews, right.reviews))
        _enter(result, swap.family, swap, (right, wrong), caught=caught, shown=shown)
    result.counts = dict(sorted(result.counts.items()))
    return result


def _enter(
    result: Measurement,
    group: str,
    made: Pair | Swap,
    verdicts: tuple[Verdict, Verdict],
    *,
    caught: bool,
    shown: bool,
) -> None:
    right, wrong = verdicts
    entry = result.counts[group]
    fault = made.fault if isinstance(made, Pair) else group
    entry.tried += 1
    entry.caught += caught
    entry.shown += shown and not caught
    entry.rejected += bool(right.blocks)
    entry.beside += bool(right.blocks) and not any(
        touches(right.blocks, one) for one in made.right.places.values()
    )
    entry.reviewed += bool(right.reviews) and not right.blocks
    entry.checks.update({f"{one.check}" for one in right.blocks})
    facts = tuple(_facts(made))
    if not caught:
        entry.missed_faults[fault] += 1
        sort = "shown" if shown else "missed"
        said = tuple(_said((*wrong.blocks, *wrong.reviews)))
        result.failures.append(Failure(group, sort, fault, made.wrong.text, made.right.text, facts, said))
    if right.blocks:
        said = tuple(_said(right.blocks))
        result.failures.append(Failure(group, "rejected", "", made.right.text, made.right.text, facts, said))


def _new(said: Iterable[Violation], before: Iterable[Violation]) -> list[Violation]:
    known = {(one.check, one.message) for one in before}
    return [one for one in said if (one.check, one.message) not in known]


def _said(violations: Iterable[Violation]) -> Iterator[str]:
    return (f"[{one.check}/{one.severity.value}] {one.text!r}: {one.message}" for one in violations)


def _facts(made: Pair | Swap) -> Iterator[str]:
    for name, fact in made.world.findings[0].items():
        of = f" of {fact.subject}" if fact.subject else ""
        when = f" in {fact.period}" if fact.period else ""
        yield f"{name}: {fact.label}/{fact.role.value} = {fact.value}{fact.unit}{of}{when}"
