"""Pairs of one true and one false sentence, that differ in one written fact."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from random import Random

from drafter.findings.model import QUANTITIES, Fact, FactKind
from evals.mutations.cases import RESULTS, World, make
from evals.mutations.forms.model import Form, Slot, Wrong
from evals.mutations.scenes import Library, Phrasing
from evals.mutations.sentences import Sentence, fill
from evals.mutations.values import base

_MORE = re.compile("(?:超过|超出|高于|大于|多于|突破|逾|超)了?$")
_LESS = re.compile("(?:未达到?|未完成|未超过|不超过|不足|低于|少于|小于|不到|未满|接近|近)了?$")


@dataclass(frozen=True)
class Pair:
    """One true and one false sentence over a case.

    Attributes:
        form: how the fact is written.
        fault: what makes the false one false.
        world: the case.
        right: the true sentence.
        wrong: the false one.
        span: where the false fact stands, which a verdict has to touch; `None` where any new verdict will do.
        fact: the fact.
    """

    form: str
    fault: str
    world: World
    right: Sentence
    wrong: Sentence
    span: tuple[int, int] | None
    fact: Fact


Maker = Callable[[Library, Random], Pair | None]
"""Makes a pair by chance, or none where the values drawn do not lend themselves to it."""


def maker(form: Form, found: list[tuple[Phrasing, Slot]]) -> Maker:
    """What makes pairs of a form from the slots it fits."""
    fitting = [(phrasing, slot) for phrasing, slot in found if form.fits(slot)]
    return lambda library, rng: _pair(form, library, *rng.choice(fitting), rng) if fitting else None


def _pair(form: Form, library: Library, phrasing: Phrasing, slot: Slot, rng: Random) -> Pair | None:
    pin = form.pin(slot.spec, rng)
    world = make(library, phrasing.scene, rng, {slot.name: pin} if pin else None)
    fact = world.findings[0][slot.name] if world else None
    written = form.write(fact, rng) if fact else None
    if world is None or fact is None or written is None:
        return None
    leaning = (_leaning(one, slot.before) for one in written.wrongs)
    wrong = next((one for one in leaning if is_false(one, world)), None)
    if wrong is None:
        return None
    facts = world.findings[0]
    right = fill(phrasing, facts, world.year, {slot.name: written.text})
    false = fill(phrasing, facts, world.year, {slot.name: wrong.text})
    span = None if slot.spec.kind is FactKind.NAME else false.places[slot.name]
    return Pair(form.name, wrong.fault, world, right, false, span, fact)


def _leaning(wrong: Wrong, before: str) -> Wrong:
    """A wrong amount read with the words before it: 超过十个 is true of thirteen, 未达80 of seventy-nine."""
    claim, (more, less) = wrong.claim, (pattern.search(before) for pattern in (_MORE, _LESS))
    if claim is None or not (more or less):
        return wrong
    low, high = (claim.low, claim.high * 2) if more and not less else (claim.low / 2, claim.high)
    wide = replace(claim, low=low, high=high)
    return replace(wrong, true_of=wide.true_of, claim=wide)


def is_false(wrong: Wrong, world: World) -> bool:
    """Whether a wrong text is true of no fact of the case, and of nothing that derives from two of one finding."""
    if any(wrong.true_of(fact) for fact in world.facts):
        return False
    claim = wrong.claim
    if claim is None:
        return True
    derived = (value for finding in world.findings for value in _derived(finding))
    return not any(claim.holds(*value) for value in (*derived, *RESULTS))


def _derived(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Decimal]]:
    """Sums, differences, shares and growth of two like facts."""
    quantities = [base(fact) for fact in facts.values() if fact.kind in QUANTITIES]
    for (measure, one), (other, two) in combinations(quantities, 2):
        if measure != other:
            continue
        yield measure, one + two
        yield ("百分点" if measure == "%" else measure), abs(one - two)
        for above, below in ((one, two), (two, one)):
            if below:
                yield "%", above * 100 / below
                yield "%", abs(above - below) * 100 / below
                yield "倍", above / below
