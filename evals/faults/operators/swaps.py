"""Facts of the case that change places: each is true, and not where it stands."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

from drafter.findings.model import Fact, FactKind, Role
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant, sentence_at
from evals.faults.page import Page, Told
from evals.faults.truth import differ, parted, swappable

GROUP = "swaps"
RIGHT = frozenset({"role_binding", "quantity_precision", "direction"})
NAMES = frozenset({"role_binding", "entities", "identifiers"})
Pair = tuple[Told, Told]
Fits = Callable[[Page, Told, Told], bool]
_BUDGETS = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET})
_SPENT = frozenset({Role.FINAL_ACCOUNT, Role.EXPENDITURE})


def _swap(kinds: tuple[FactKind, ...], fits: Fits) -> Callable[[Page, Random], Mutant | None]:
    """Two facts of the same clause change places."""

    def make(page: Page, rng: Random) -> Mutant | None:
        found = page.of(*kinds) if kinds else page.figures
        close = [
            (one, two) for one, two in combinations(found, 2) if one.clause == two.clause and fits(page, one, two)
        ]
        return first(rng, close, lambda pair: _exchanged(page, *pair, whole=bool(kinds)))

    return make


def _exchanged(page: Page, one: Told, two: Told, *, whole: bool) -> Mutant | None:
    """Where names or dates change places, what is told of them in the same sentence is just as wrong."""
    edits = Edit(one.start, one.end, page.words(two)), Edit(two.start, two.end, page.words(one))
    changed = mutant(page, *edits)
    return (
        replace(changed, spans=tuple(sentence_at(changed.text, *span) for span in changed.spans))
        if (changed and whole)
        else changed
    )


def _roles(_page: Page, one: Told, two: Told) -> bool:
    return swappable(one, two) and one.fact.role is not two.fact.role


def _years(_page: Page, one: Told, two: Told) -> bool:
    same = one.fact.subject == two.fact.subject
    return swappable(one, two) and same and one.fact.period != two.fact.period


def _owners(_page: Page, one: Told, two: Told) -> bool:
    return swappable(one, two) and one.fact.subject != two.fact.subject


def _denominator(_page: Page, one: Told, two: Told) -> bool:
    counts = one.fact.kind is FactKind.COUNT and two.fact.kind is FactKind.COUNT
    return counts and swappable(one, two) and one.fact.label != two.fact.label


def _goals(_page: Page, one: Told, two: Told) -> bool:
    return swappable(one, two) and {one.fact.role, two.fact.role} == {Role.TARGET, Role.ACTUAL}


def _budget_spent(_page: Page, one: Told, two: Told) -> bool:
    roles = (one.fact.role, two.fact.role)
    crossed = any(first in _BUDGETS and other in _SPENT for first, other in (roles, roles[::-1]))
    return crossed and swappable(one, two)


def _dates(_page: Page, one: Told, two: Told) -> bool:
    things = [(one.fact.role, one.fact.label, one.fact.subject) for one in (one, two)]
    return one.fact.value != two.fact.value and things[0] != things[1]


def _numbers(page: Page, one: Told, two: Told) -> bool:
    """In a plain list the order of names says nothing: something has to be told of one and not of the other."""
    return one.fact.value != two.fact.value and _tied(page, one) != _tied(page, two)


def _tied(page: Page, name: Told) -> set[str]:
    """Values that the case ties to a name, among those told in its clause."""
    near = (one for one in page.told if one.clause == name.clause and one.ref != name.ref)
    return {one.fact.value for one in near if name.fact.value in f"{one.fact.subject} {one.fact.label}"}


def _names(page: Page, one: Told, two: Told) -> bool:
    """Neither name may hold the other, lest the swap be a matter of short forms."""
    return _unlike(one, two) and _tied(page, one) != _tied(page, two)


def _unlike(one: Told, two: Told) -> bool:
    name, other = one.fact.value, two.fact.value
    return one.fact.role is two.fact.role and name not in other and other not in name


def _vendors(page: Page, one: Told, two: Told) -> bool:
    """A vendor stands beside its contract, which the case does not always tie to it; a list has no order."""
    return _unlike(one, two) and one.fact.role is Role.VENDOR and not _listed(page, one, two)


def _listed(page: Page, one: Told, two: Told) -> bool:
    """Whether nothing but names and the marks of a list stands between two names."""
    between = page.text[one.end : two.start]
    for other in page.of(FactKind.NAME):
        between = between.replace(page.words(other), "")
    return not between.strip("、和及与")


def _from_elsewhere(page: Page, rng: Random) -> Mutant | None:
    """A figure of another finding, of the same unit."""

    def make(pair: Pair) -> Mutant | None:
        one, two = pair
        new, old = parted(page.words(two)), parted(page.words(one))
        return mutant(page, Edit(one.start, one.end, new[0] + old[1])) if new and old else None

    return first(rng, _elsewhere(page), make)


@cache
def _elsewhere(page: Page) -> tuple[Pair, ...]:
    """Figures of two findings one of which would be false in the place of the other."""
    return tuple(
        (one, two)
        for one in page.figures
        for two in page.figures
        if one.finding != two.finding and swappable(one, two) and _unknown_here(page, one, two)
    )


def _unknown_here(page: Page, one: Told, two: Told) -> bool:
    """Whether the finding of the first holds no such amount itself."""
    own = _facts_of(page, one.finding)
    return all(fact.kind is not two.fact.kind or differ(fact, two.fact) for fact in own)


@cache
def _facts_of(page: Page, finding: str) -> tuple[Fact, ...]:
    """The facts of a finding."""
    return tuple(fact for name, fact in page.facts.items() if name.startswith(f"{finding}."))


def _names_across(page: Page, rng: Random) -> Mutant | None:
    """Names of units or projects change places between two findings, neither of which speaks of both."""
    found = page.of(FactKind.NAME)
    far = [
        (one, two)
        for one, two in combinations(found, 2)
        if one.finding != two.finding
        and _unlike(one, two)
        and not _speaks_of(page, one.finding, two)
        and not _speaks_of(page, two.finding, one)
    ]
    return first(rng, far, lambda pair: _exchanged(page, *pair, whole=True))


def _speaks_of(page: Page, finding: str, name: Told) -> bool:
    own = next((one for one in page.case.findings if one.id == finding), None)
    return own is not None and name.fact.value in own.model_dump_json()


OPERATORS = (
    Operator("roles_swapped", GROUP, RIGHT, _swap((), _roles)),
    Operator("years_swapped", GROUP, RIGHT, _swap((), _years)),
    Operator("owners_swapped", GROUP, RIGHT, _swap((), _owners)),
    Operator("part_and_whole_swapped", GROUP, RIGHT, _swap((), _denominator)),
    Operator("goal_and_result_swapped", GROUP, RIGHT, _swap((), _goals)),
    Operator("dates_swapped", GROUP, RIGHT, _swap((FactKind.DATE,), _dates)),
    Operator("contracts_swapped", GROUP, RIGHT | NAMES, _swap((FactKind.CONTRACT_NUMBER,), _numbers)),
    Operator("figure_of_another_finding", GROUP, RIGHT, _from_elsewhere),
    Operator("names_swapped_across_findings", GROUP, NAMES | RIGHT, _names_across),
    Operator("names_swapped", GROUP, NAMES | RIGHT, _swap((FactKind.NAME,), _names), held_back=True),
    Operator("vendors_swapped", GROUP, NAMES | RIGHT, _swap((FactKind.NAME,), _vendors)),
    Operator("budget_and_spending_swapped", GROUP, RIGHT, _swap((), _budget_spent), held_back=True),
)
