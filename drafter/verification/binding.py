"""Binding: a figure is supported by a fact of the same value, dimension, role, year and owner, or by none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from drafter.findings.model import CASE_SCOPE, Fact, Role
from drafter.text.quantities import Quantity
from drafter.text.width import fold
from drafter.verification.facts import FIGURES, Known
from drafter.verification.grams import bigrams, share
from drafter.verification.lexicon import lexicon
from drafter.verification.stock import FUNCTION
from drafter.verification.support import factor, supports
from drafter.verification.surroundings import Label, Surroundings

_SAME_COUNTERS = ({"人", "名", "位"}, {"个", "项"}, {"份", "个"}, {"辆", "台"}, {"笔", "项"})
"""Counters that count the same things."""
_EACH = "每"
_COUNTERS = frozenset().union(*_SAME_COUNTERS)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why the facts of the right value do not support a figure.

    Attributes:
        key: the message.
        values: what it names.
    """

    key: str
    values: dict[str, Any]


def matching(quantity: Quantity, facts: Iterable[Known]) -> list[Known]:
    """The facts that have the value and the dimension of a figure."""
    dimension = quantity.dimension
    return [
        known
        for known in facts
        if (own := known.quantity)
        and (not dimension or own.dimension == dimension or own.dimension in _COUNTERS or "/" in dimension)
        and _same(quantity, known, own)
    ]


def other_unit(quantity: Quantity, facts: Iterable[Known]) -> Known | None:
    """A fact with the digits of a figure in another unit."""
    digits = quantity.value / factor(quantity.unit)
    for known in facts:
        other = known.quantity
        if other and digits and other.value / factor(other.unit) == digits and other.unit != quantity.unit:
            return known
    return None


def objections(
    candidates: list[Known], around: Surroundings, facts: tuple[Known, ...], fiscal: int
) -> tuple[list[Known], Objection | None]:
    """Those candidates the surrounding words agree with, and if there are none, what is wrong with the first."""
    if around.tabular:
        return candidates, None
    label, years, subject = around.label(), around.years(fiscal), around.subject()
    checks: tuple[Callable[[Known], Objection | None], ...] = (
        lambda known: of_role(known, label, facts, fiscal),
        lambda known: _of_year(known, years) or _of_other_year(known, around, facts, fiscal),
        lambda known: _of_subject(known, subject),
        lambda known: _of_name(known, around, facts),
        lambda known: _of_clause(known, around),
    )
    remaining = candidates
    for check in checks:
        found = [(known, check(known)) for known in remaining]
        agreed = [known for known, objection in found if objection is None]
        if not agreed:
            return [], next(objection for _, objection in found)
        remaining = agreed
    return remaining, None


def of_role(known: Known, label: Label | None, facts: Iterable[Known], fiscal: int) -> Objection | None:
    """Whether the label in the sentence contradicts a fact's role."""
    if label is None or known.fact.role in label.roles or _named(known.fact, label):
        return None
    if label.roles <= lexicon().topics and label.word in known.fact.label:
        return None
    strict = lexicon().strict
    if known.fact.role not in strict and not _rival(known, label, facts):
        return None
    if Role.PRIOR_YEAR in label.roles and max(known.years, default=0) < fiscal:
        return None
    return Objection("quantity_role", {"label": label.word, "actual": known.fact.label})


def head(text: str) -> str:
    """The last label word of a fact's own label: 项目支出年初预算数 is a 年初预算数."""
    found = list(lexicon().labels(text))
    return found[-1][1] if found else ""


def _named(fact: Fact, label: Label) -> bool:
    """Whether the fact's own label ends in the very word."""
    return bool(label.word) and head(fact.label) == label.word


def _rival(known: Known, label: Label, facts: Iterable[Known]) -> bool:
    """Whether another fact of the same dimension has the role that the label names."""
    dimension = known.quantity.dimension if known.quantity else ""
    return any(
        other.fact.role in label.roles & lexicon().strict
        and other.quantity is not None
        and other.quantity.dimension == dimension
        and other.scope == known.scope
        and other.ref != known.ref
        for other in facts
    )


def _of_year(known: Known, years: frozenset[int]) -> Objection | None:
    if not years or not known.years or years & known.years:
        return None
    actual = "、".join(f"{year}年" for year in sorted(known.years)[:2])
    return Objection("quantity_period", {"year": str(max(years)), "actual": actual})


def _of_other_year(known: Known, around: Surroundings, facts: tuple[Known, ...], fiscal: int) -> Objection | None:
    """A figure of another year stands only where that year is named, if the reviewed year has one like it."""
    if not known.years or fiscal in known.years or known.years & around.years_named(fiscal):
        return None
    alike = (
        other.quantity
        and known.quantity
        and other.quantity.dimension == known.quantity.dimension
        and (other.scope, other.fact.role, other.fact.subject)
        == (known.scope, known.fact.role, known.fact.subject)
        and fiscal in other.years
        for other in facts
    )
    if not any(alike):
        return None
    return Objection("quantity_period", {"year": str(fiscal), "actual": f"{min(known.years)}年"})


def _of_subject(known: Known, subject: str) -> Objection | None:
    owner = fold(known.fact.subject).text
    if not subject or owner == subject or subject in known.fact.label:
        return None
    return Objection("quantity_subject", {"subject": subject, "actual": known.fact.subject or known.fact.label})


def _of_name(known: Known, around: Surroundings, facts: tuple[Known, ...]) -> Objection | None:
    """Whether the words before a figure are the name of another fact and have nothing of this one's own.

    Names are compared by the characters that tell them apart: 拟购置资产预算 from 实际购置资产 by 拟 and 实际.
    """
    if known.quantity is None or known.scope == FIGURES:
        return None
    before, label = around.before, known.fact.label
    said = bigrams(before)
    for rival in facts:
        other = rival.quantity
        if other is None or other.dimension != known.quantity.dimension or other.value == known.quantity.value:
            continue
        if rival.scope != known.scope and rival.scope not in around.scopes:
            continue
        name = rival.fact.label
        if (
            share(bigrams(name), said) >= _NAMED_BY
            and _apart(name, label) & said
            and not _own(label, name) & set(before)
        ):
            return Objection("quantity_role", {"label": name, "actual": label})
    return None


def _own(label: str, other: str) -> set[str]:
    """The characters with content that one name has and another has not."""
    return set(label) - set(other) - FUNCTION


def _apart(label: str, other: str) -> frozenset[str]:
    """The bigrams of a name that hold a character which another name has not."""
    own = _own(label, other)
    return frozenset(gram for gram in bigrams(label) if own & set(gram))


def _of_clause(known: Known, around: Surroundings) -> Objection | None:
    """A fact of the whole case stands in a clause on certain points only where it is called by its name."""
    if known.scope != CASE_SCOPE or not around.scopes or around.names(known):
        return None
    return Objection("quantity_elsewhere", {"actual": known.fact.label})


_NAMED_BY = 0.4
"""So much of a fact's name must stand before a figure for the figure to be called by it."""


def _same(written: Quantity, fact: Known, known: Quantity) -> bool:
    if written.dimension != known.dimension:
        bare = not written.dimension and abs(written.value) == abs(known.value) / factor(known.unit)
        return (
            bare
            or _per(written, fact, known)
            or (_alike(written.dimension, known.dimension) and written.value == known.value)
        )
    return supports(written, known.value)


def _per(written: Quantity, fact: Known, known: Quantity) -> bool:
    """20,000元/辆·年 for a fact in 元 whose label says of what: 每辆每年车辆经费标准."""
    head, slash, _ = written.dimension.partition("/")
    return bool(slash) and head == known.dimension and _EACH in fact.fact.label and supports(written, known.value)


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= counters for counters in _SAME_COUNTERS)
