"""What every kind of rule has in common."""

# ruff: noqa: ARG002 - all kinds share one signature; few need all of it.

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from drafter.findings.model import Frozen, Judgement
from drafter.findings.problems import FieldProblem
from drafter.messages import catalogue
from drafter.scoring.numbers import HALF_UP, RoundingMode, plain
from drafter.scoring.rules.slip import Setting, Slip

say = catalogue("drafter.scoring")
"""The messages of the room."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a rule works on.

    Attributes:
        numbers: the measures that were given, in the units that the rubric declares.
        judgements: the reviewer's decisions by criterion.
        labels: what the measures are called.
        units: in which they stand.
    """

    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def absent(self, *names: str) -> tuple[FieldProblem, ...]:
        """A problem for each of some measures that was not given."""
        return tuple(
            FieldProblem(
                ("measures", name),
                say("measure_missing", label=self.label(name), name=name),
                say("measure_missing_remedy", name=name),
            )
            for name in names
            if name not in self.numbers
        )

    def label(self, name: str) -> str:
        """What a measure is called."""
        return self.labels.get(name, name)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a rule may give.

    Attributes:
        full: full marks.
        rate_places: decimals of a rate in % before it is multiplied; `None` for no rounding.
        mode: how such a rate is rounded.
    """

    full: Decimal
    rate_places: int | None = 2
    mode: RoundingMode = HALF_UP

    def of(self, full: Decimal) -> "Marks":
        """The same for a part of the rule."""
        return replace(self, full=full)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule gives.

    Attributes:
        points: unrounded; `None` where the rule gives no result.
        derivation: how they came about; empty where there are none.
        missing: why there is no result: inputs that were not given, divisions by zero; an override may stand in.
        wrong: inputs that contradict the rule; nothing may stand in for these.
        grade_cap: the best grade that the whole review may still have; empty for any.
    """

    points: Decimal | None
    derivation: str = ""
    missing: tuple[FieldProblem, ...] = ()
    wrong: tuple[FieldProblem, ...] = ()
    grade_cap: str = ""

    @classmethod
    def none(cls, *missing: FieldProblem) -> "Outcome":
        """No result, and why."""
        return cls(None, missing=missing)


class RuleBase(Frozen, ABC):
    """A kind of rule. A new kind is a subclass with a `kind` of its own, named in `scoring.rules.single`."""

    @abstractmethod
    def assess(self, inputs: Inputs, marks: Marks) -> Outcome:
        """The points for some inputs."""

    @abstractmethod
    def clauses(self, labels: Mapping[str, str], full: Decimal) -> Iterator[str]:
        """The rule in words, one statement each; `full` are its full marks."""

    def measure_names(self) -> tuple[str, ...]:
        """Measures that it reads."""
        return ()

    def criterion_ids(self) -> tuple[str, ...]:
        """Criteria that the reviewer has to decide."""
        return ()

    def slips(self, setting: Setting) -> Iterator[Slip]:
        """Where the rule as printed contradicts itself or its full marks; paths relative to the rule."""
        return iter(())


def problem(path: tuple[str, ...], key: str, **values: object) -> FieldProblem:
    """A problem of an input, with its remedy."""
    return FieldProblem(path, say(key, **values), say(f"{key}_remedy", **values))


def kept_within(points: Decimal, steps: str, full: Decimal, floor: Decimal = Decimal(0)) -> Outcome:
    """Points no higher than full marks and no lower than the floor, and the steps that say so."""
    if points > full:
        return Outcome(full, say("capped", steps=steps, full=plain(full)))
    if points < floor:
        return Outcome(floor, say("floored", steps=steps, floor=plain(floor)))
    return Outcome(points, steps)
