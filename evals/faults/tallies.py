"""Outcomes counted by operator and family, with Wilson intervals."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import sqrt
from typing import Literal

from drafter.findings.model import Frozen
from evals.faults.matrix import Measured
from evals.faults.measuring import Kept, Outcome
from evals.faults.model import Operator
from evals.faults.registry import FAMILIES, OPERATORS
from evals.model import Exact

_Z = 1.959963984540054
"""The standard normal quantile of a two-sided interval of 95 %."""

_PLACES = Decimal("0.0001")
_SHOWN = 5
_GOAL, _GOAL_RIGHT, _GOAL_ALL, _GOAL_ALARMS = Decimal("0.985"), Decimal("0.95"), Decimal("0.97"), Decimal("0.005")
HELD, SEEN = "held back", "visible"
Set = Literal["visible", "held back"]


class Rate(Frozen):
    """How many of how many, with the bounds of the 95 % interval after Wilson (1927)."""

    number: int
    of: int
    low: Exact
    high: Exact

    @property
    def share(self) -> Decimal:
        """The share itself; 0 of 0 is 0."""
        return (Decimal(self.number) / self.of).quantize(_PLACES) if self.of else Decimal(0)


class Tally(Frozen):
    """What came of the mutants of one operator.

    Attributes:
        caught: blocked at the fault, or named as missing.
        right: blocked there by an evaluator that should.
        found: caught, or shown there to a person.
        shown: shown to a person only.
        elsewhere: not caught there, but something else of the text is blocked.
        silent: nothing new is said at all, or only shown elsewhere.
        met: whether it holds what is asked; `None` where there are fewer than the 300 that this is asked of.
        kinds: what was said at the fault, how often.
        missed: some of those that were not caught, or for a fault that need not block, not found.
    """

    name: str
    group: str
    set: Set
    blocking: bool
    caught: Rate
    right: Rate
    found: Rate
    shown: int
    elsewhere: int
    silent: int
    met: bool | None
    kinds: dict[str, int]
    missed: tuple[str, ...]


class Alarms(Frozen):
    """What came of the drafts of one family that mean the same: how many are blocked, some of what was said."""

    name: str
    set: Set
    blocked: Rate
    shown: int
    said: tuple[str, ...]


class FaultReport(Frozen):
    """The matrix.

    Attributes:
        operators: by operator.
        families: by family.
        caught: faults that may not stand, by set: how many are caught.
        right: the same, by an evaluator that should.
        alarms: drafts that mean the same, by set: how many are blocked.
        unclean: cases that were left out because their offline draft is blocked already.
        drafts: how many texts were checked.
        milliseconds: of a processor for each of them.
    """

    operators: tuple[Tally, ...]
    families: tuple[Alarms, ...]
    caught: dict[str, Rate]
    right: dict[str, Rate]
    alarms: dict[str, Rate]
    unclean: tuple[str, ...]
    drafts: int
    milliseconds: Exact

    @property
    def met(self) -> bool:
        """Whether everything holds that is asked, as far as it was asked of enough drafts."""
        caught, alarms = self.caught["all"], self.alarms["all"]
        return (
            caught.share >= _GOAL_ALL
            and alarms.share <= _GOAL_ALARMS
            and not any(one.met is False for one in self.operators)
        )


def wilson(number: int, of: int) -> Rate:
    """A rate with its interval."""
    if not of:
        return Rate(number=0, of=0, low=Decimal(0), high=Decimal(1))
    share, square = number / of, _Z * _Z / of
    centre, spread = share + square / 2, _Z * sqrt(share * (1 - share) / of + square / (4 * of))
    low, high = ((centre + sign * spread) / (1 + square) for sign in (-1, 1))
    return Rate(number=number, of=of, low=_rounded(max(low, 0)), high=_rounded(min(high, 1)))


def _rounded(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")


_ENOUGH = 300


def tally(operator: Operator, outcomes: Sequence[Outcome]) -> Tally:
    """What came of one operator."""
    number = len(outcomes)
    caught = wilson(sum(one.caught for one in outcomes), number)
    right = wilson(sum(one.right for one in outcomes), number)
    failed = [one for one in outcomes if not (one.caught if operator.blocking else one.found)]
    met = caught.low >= _GOAL and right.share >= _GOAL_RIGHT if number >= _ENOUGH and operator.blocking else None
    return Tally(
        name=operator.name,
        group=operator.group,
        set=HELD if operator.held_back else SEEN,
        blocking=operator.blocking,
        caught=caught,
        right=right,
        found=wilson(sum(one.found for one in outcomes), number),
        shown=sum(one.shown for one in outcomes),
        elsewhere=sum(one.elsewhere for one in outcomes),
        silent=sum(not one.found and not one.elsewhere for one in outcomes),
        met=met,
        kinds=dict(Counter(f"{kind}/{grave}" for one in outcomes for kind, grave in one.kinds).most_common()),
        missed=tuple(f"{one.case}: {one.excerpt}" for one in failed[:_SHOWN]),
    )


def alarms(name: str, *, held_back: bool, kept: Sequence[Kept]) -> Alarms:
    """What came of one family."""
    blocked = [one for one in kept if one.blocked]
    return Alarms(
        name=name,
        set=HELD if held_back else SEEN,
        blocked=wilson(len(blocked), len(kept)),
        shown=sum(one.shown for one in kept),
        said=tuple(f"{one.case}: {one.blocked[0]}" for one in blocked[:_SHOWN]),
    )


def report(measured: Measured) -> FaultReport:
    """Everything counted; operators and families of which no case had anything to offer are left out."""
    operators = [(one, [made for made in measured.outcomes if made.operator == one.name]) for one in OPERATORS]
    families = [(one, [made for made in measured.kept if made.family == one.name]) for one in FAMILIES]
    grave = [(one, made) for one, found in operators if one.blocking for made in found]
    drafts = len(measured.outcomes) + len(measured.kept)
    return FaultReport(
        operators=tuple(tally(one, found) for one, found in operators if found),
        families=tuple(alarms(one.name, held_back=one.held_back, kept=found) for one, found in families if found),
        caught=_by_set((one.held_back, made.caught) for one, made in grave),
        right=_by_set((one.held_back, made.right) for one, made in grave),
        alarms=_by_set((one.held_back, bool(made.blocked)) for one, found in families for made in found),
        unclean=measured.unclean,
        drafts=drafts,
        milliseconds=_rounded(1000 * measured.seconds / drafts if drafts else 0.0),
    )


def _by_set(marked: Iterable[tuple[bool, bool]]) -> dict[str, Rate]:
    found = list(marked)
    sets = {"all": found, SEEN: [one for one in found if not one[0]], HELD: [one for one in found if one[0]]}
    return {name: wilson(sum(hit for _, hit in ones), len(ones)) for name, ones in sets.items()}
