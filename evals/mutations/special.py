"""Pairs that no single slot makes: ranges, the reviewed year, and the time limits of norms."""

from decimal import Decimal
from functools import lru_cache
from random import Random

from drafter.assets import asset
from drafter.findings.model import Fact, FactKind
from drafter.knowledge.model import Norm
from drafter.knowledge.norms import load_norms
from evals.mutations.cases import make
from evals.mutations.forms.digits import slips
from evals.mutations.forms.model import COUNTED, Claim, Wrong
from evals.mutations.names import load_names
from evals.mutations.pairs import Pair, is_false
from evals.mutations.scenes import FactSpec, Library, Phrasing, slots_of
from evals.mutations.sentences import RANGE, Sentence, fill

_SMALL, _LARGE = 2, 40


def ranges(library: Library, rng: Random) -> Pair | None:
    """3—5个: two facts of one counter, the first without it; one of them is wrong."""
    found = [(one, match) for one in library.phrasings for match in RANGE.finditer(one.text)]
    if not found:
        return None
    phrasing, match = rng.choice(found)
    low, high = match.groups()
    specs = library.scenes[phrasing.scene].facts
    if specs[low].unit != specs[high].unit or specs[low].kind is not FactKind.COUNT:
        return None
    least = rng.randint(_SMALL, _LARGE)
    world = make(library, phrasing.scene, rng, {low: str(least), high: str(least + rng.randint(1, least))})
    if world is None:
        return None
    facts = world.findings[0]
    target = rng.choice((low, high))
    for fault, digits in rng.sample(list(slips(facts[target].value, rng)), 1):
        number = Decimal(digits)
        claim = Claim(COUNTED, number - Decimal("0.5"), number + Decimal("0.5"))
        if not is_false(Wrong(digits, fault, claim.true_of, claim), world):
            return None
        bare = {low: facts[low].value}
        unit = "" if target == low else facts[high].unit
        right = fill(phrasing, facts, world.year, bare)
        wrong = fill(phrasing, facts, world.year, {**bare, target: digits + unit})
        return Pair(
            "range", fault, world, right, wrong, (wrong.places[low][0], wrong.places[high][1]), facts[target]
        )
    return None


def fiscal_year(library: Library, rng: Random) -> Pair | None:
    """The year of which the sentence tells is another; a verdict anywhere in the sentence will do."""
    fitting = [one for one in library.phrasings if _tells_of_year(one, library)]
    if not fitting:
        return None
    phrasing = rng.choice(fitting)
    world = make(library, phrasing.scene, rng)
    if world is None:
        return None
    facts, wrong_year = world.findings[0], world.year + rng.choice((-3, -2, -1, 1, 2))
    right = fill(phrasing, facts, world.year)
    wrong = fill(phrasing, facts, world.year, {"year": str(wrong_year)})
    fact = facts[next(name for name in slots_of(phrasing.text) if name != "year")]
    return Pair("fiscal_year", f"{wrong_year - world.year:+d}", world, right, wrong, None, fact)


def _tells_of_year(phrasing: Phrasing, library: Library) -> bool:
    used = slots_of(phrasing.text)
    specs: list[FactSpec] = [
        library.scenes[phrasing.scene].facts[name] for name in used if name not in ("year", "last")
    ]
    return "year" in used and "last" not in used and all(spec.kind is not FactKind.DATE for spec in specs)


def norm_limits(library: Library, rng: Random) -> Pair | None:
    """A time limit or threshold of a norm that the sentence cites."""
    scene = rng.choice(sorted(library.scenes))
    world = make(library, scene, rng)
    if world is None:
        return None
    valid = [
        norm
        for norm in _norms()
        if norm.in_force.year < world.year and (not norm.until or norm.until.year > world.year)
    ]
    norm = rng.choice(valid)
    figure = rng.choice(list(norm.figures.values()))
    fault, digits = rng.choice(list(slips(figure.value, rng)))
    template = rng.choice(load_names().lists["norm_limits"])
    if any(digits == other.value for one in _norms() for other in one.figures.values() if one.id == norm.id):
        return None
    right, wrong = (_cited(template, norm, value, figure) for value in (figure.value, digits))
    return Pair("norm_limit", fault, world, right, wrong, wrong.places["limit"], figure)


def _cited(template: str, norm: Norm, value: str, figure: Fact) -> Sentence:
    words = {"citation": norm.citation, "topic": norm.topic, "label": figure.label}
    phrasing = Phrasing(
        scene="norm", text=template.replace("{limit}", "\x00").format(**words).replace("\x00", "{limit}")
    )
    return fill(phrasing, {}, 0, {"limit": value + figure.unit})


@lru_cache(maxsize=1)
def _norms() -> tuple[Norm, ...]:
    norms = load_norms(asset("knowledge") / "norms")
    return tuple(norm for norm in norms.values() if any(_counts(figure) for figure in norm.figures.values()))


def _counts(figure: Fact) -> bool:
    return figure.kind in (FactKind.COUNT, FactKind.RATE)


MAKERS = {"range": ranges, "fiscal_year": fiscal_year, "norm_limit": norm_limits}
"""By the name of the form."""
