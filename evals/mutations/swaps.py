"""Swaps: true sentences in which two facts changed places, or another fact of the case stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, count
from random import Random

from drafter.findings.display import shown
from drafter.findings.model import QUANTITIES, Fact, FactKind, Role
from evals.mutations.cases import World, make
from evals.mutations.scenes import YEARS, FactSpec, Library, Phrasing, slots_of
from evals.mutations.sentences import Sentence, fill

_BUDGETS = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET})
_ACTUALS = frozenset({Role.EXPENDITURE, Role.FINAL_ACCOUNT, Role.BALANCE, Role.REVENUE})
_DATES = frozenset({Role.SIGNED, Role.FILED, Role.ANNOUNCED, Role.OCCURRED, Role.DEADLINE})
_PAIRS = (
    ("full_awarded", frozenset({Role.FULL_MARK}), frozenset({Role.AWARDED, Role.DEDUCTED})),
    ("target_actual", frozenset({Role.TARGET}), frozenset({Role.ACTUAL, Role.RATIO})),
    ("budget_actual", _BUDGETS, _ACTUALS),
    ("budget_budget", _BUDGETS, _BUDGETS | {Role.ADJUSTMENT}),
    ("date_roles", _DATES, _DATES),
    ("limit_actual", frozenset({Role.THRESHOLD, Role.STANDARD, Role.PEER}), frozenset(Role)),
    ("difference_part", frozenset({Role.DIFFERENCE}), frozenset(Role)),
)
_FOREIGN = "other_finding"
_MORE_FOREIGN = 3
"""A value of another finding is the commonest slip: it is made so many times more often than the others."""
_TRIES = 60


@dataclass(frozen=True)
class Swap:
    """A true sentence and what a swap made of it.

    Attributes:
        family: what changed places with what.
        world: the case.
        right: the true sentence.
        wrong: the swapped one.
        spans: where the swapped facts stand in the wrong one.
        facts: the facts that changed places.
    """

    family: str
    world: World
    right: Sentence
    wrong: Sentence
    spans: tuple[tuple[int, int], ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class _Candidate:
    phrasing: Phrasing
    one: str
    other: str
    """The other slot; empty where the value comes from another finding."""


def swaps(library: Library, seed: int, number: int) -> Iterator[Swap]:
    """So many swaps, the families in turn as far as the phrasings go."""
    families = _candidates(library)
    names = sorted([*families, *[_FOREIGN] * _MORE_FOREIGN] if _FOREIGN in families else families)
    made, failures = 0, 0
    for place in count():
        if made >= number or failures > _TRIES * len(names) or not names:
            return
        family = names[place % len(names)]
        rng = Random(f"{seed} {family} {place}")  # noqa: S311  a generator that can be repeated is wanted
        swap = _swap(family, rng.choice(families[family]), library, rng)
        failures = 0 if swap else failures + 1
        if swap:
            made += 1
            yield swap


def _candidates(library: Library) -> dict[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = defaultdict(list)
    for phrasing in library.phrasings:
        specs = library.scenes[phrasing.scene].facts
        used = list(dict.fromkeys(slots_of(phrasing.text)))
        named = [name for name in used if name not in YEARS]
        for one, other in combinations(named, 2):
            if _alike(specs[one], specs[other]):
                found[_family(specs, one, other)].append(_Candidate(phrasing, one, other))
        if set(YEARS) <= set(used):
            found["year_year_before"].append(_Candidate(phrasing, *YEARS))
        for name in named:
            if specs[name].kind is not FactKind.NAME:
                found[_FOREIGN].append(_Candidate(phrasing, name, ""))
    return found


def _alike(one: FactSpec, other: FactSpec) -> bool:
    return one.kind is other.kind and (one.kind is not FactKind.COUNT or one.unit == other.unit)


def _family(specs: dict[str, FactSpec], one: str, other: str) -> str:
    first, second = specs[one], specs[other]
    if first.subject != second.subject and first.role is second.role:
        return f"subject_{_owner(specs, first.subject or second.subject)}"
    if first.period != second.period:
        return "year_other_year"
    if first.role is second.role and one.rpartition("_")[0] != other.rpartition("_")[0]:
        return f"thing_{first.kind.value}"
    if first.kind not in QUANTITIES and first.kind is not FactKind.DATE:
        return f"names_{first.kind.value}"
    roles = (first.role, second.role)
    for name, some, others in _PAIRS:
        if (roles[0] in some and roles[1] in others) or (roles[1] in some and roles[0] in others):
            return name
    return "same_role" if first.role is second.role else "other_roles"


def _owner(specs: dict[str, FactSpec], subject: str) -> str:
    known = {key: spec.role for key, spec in specs.items()} | {spec.label: spec.role for spec in specs.values()}
    return {Role.PROJECT: "project", Role.VENDOR: "vendor", Role.INDICATOR: "indicator"}.get(
        known.get(subject, Role.UNIT), "unit"
    )


def _swap(family: str, candidate: _Candidate, library: Library, rng: Random) -> Swap | None:
    phrasing, one, other = candidate.phrasing, candidate.one, candidate.other
    world = make(library, phrasing.scene, rng)
    if world is None:
        return None
    facts = world.findings[0]
    right = fill(phrasing, facts, world.year)
    if other in YEARS:
        given = {"year": str(world.year - 1), "last": str(world.year)}
        exchanged: tuple[Fact, ...] = ()
    elif other:
        given = {one: shown(facts[other]), other: shown(facts[one])}
        exchanged = (facts[one], facts[other])
    else:
        foreign = _foreign(facts[one], world, rng)
        if foreign is None:
            return None
        family = f"other_finding_{'same' if foreign.role is facts[one].role else 'other'}_role"
        given, exchanged = {one: shown(foreign)}, (facts[one], foreign)
    wrong = fill(phrasing, facts, world.year, given)
    if wrong.text == right.text:
        return None
    return Swap(family, world, right, wrong, tuple(wrong.places[name] for name in given), exchanged)


def _foreign(fact: Fact, world: World, rng: Random) -> Fact | None:
    """A fact of another finding that could stand where this one stands, and would be wrong there."""
    found = [
        other
        for finding in world.findings[1:]
        for other in finding.values()
        if other.kind is fact.kind
        and (fact.kind is not FactKind.COUNT or other.unit == fact.unit)
        and other.label != fact.label
        and shown(other) != shown(fact)
    ]
    return rng.choice(found) if found else None
