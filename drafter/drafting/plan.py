"""From findings to a plan: which points are told together, under which heading, in which order.

Points are sorted into defects by the words of the reviewer's account; defects into themes; themes into items.
Pure and deterministic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.drafting.grouping import Group, Told, grouped
from drafter.drafting.likeness import shared_pairs
from drafter.drafting.model import Plan, PlannedClause, PlannedItem
from drafter.drafting.sorting import classify
from drafter.findings.model import Case, Fact, FactKind, Finding, Point
from drafter.findings.slots import slots
from drafter.knowledge.wording import Wording
from drafter.scoring.card import ScoreCard

_ALIKE = Decimal("0.6")
"""Titles that share so many of their character pairs speak of one thing."""

_IDENTIFYING = frozenset({FactKind.VOUCHER_NUMBER, FactKind.CONTRACT_NUMBER})
"""Facts by which two findings can be seen to speak of the same transaction."""


def plan(case: Case, card: ScoreCard, wording: Wording) -> Plan:
    """Plan both sections.

    Args:
        case: whose points; every one of them stands in exactly one clause of the plan.
        card: what each finding lost; without lines (a published result) all points weigh the same.
        wording: the themes and defects to sort into.
    """
    groups = grouped(_merged([_told(entry, card, wording) for entry in case.all_points()]))
    return Plan(items=tuple(_item(number, group) for number, group in enumerate(groups, 1)))


def _told(entry: tuple[str, Finding, Point], card: ScoreCard, wording: Wording) -> Told:
    full, finding, point = entry
    line = card.line(finding.indicator)
    found = classify(point, line.indicator if line else finding.indicator, wording)
    doubtful = (full,) if found.doubtful else ()
    return Told((entry,), found.theme, found.defect, _weight(finding, point, card), doubtful)


def _weight(finding: Finding, point: Point, card: ScoreCard) -> Decimal:
    line = card.line(finding.indicator)
    if point.deducted is not None:
        return point.deducted
    return line.deducted / len(finding.points) if line else Decimal(1)


def _merged(told: Sequence[Told]) -> list[Told]:
    """Points of different findings that speak of the same thing become one clause, where the first one stood."""
    merged: list[Told] = []
    for new in told:
        kinship = [_kinship(old, new) for old in merged]
        closest = max(range(len(merged)), key=lambda place: kinship[place], default=0)
        if merged and kinship[closest]:
            merged[closest] = _together(merged[closest], new)
        else:
            merged.append(new)
    return merged


def _kinship(old: Told, new: Told) -> tuple[int, ...]:
    """How closely two accounts of different findings speak of one matter; empty if a reviewer would part them."""
    findings = {finding.id for _, finding, _ in old.points}
    related = old.theme.id in (new.theme.id, *new.theme.joins) or new.theme.id in old.theme.joins
    if not related or not findings.isdisjoint(finding.id for _, finding, _ in new.points):
        return ()
    papers = len(_papers(old) & _papers(new))
    same_title = old.theme.id == new.theme.id and shared_pairs(old.title, new.title) >= _ALIKE
    return (papers, same_title, old.defect.id == new.defect.id) if papers or same_title else ()


def _papers(told: Told) -> frozenset[tuple[FactKind, str]]:
    """The vouchers and contracts that the accounts name."""
    return frozenset(
        (fact.kind, fact.value)
        for _, finding, point in told.points
        for fact in _named_facts(finding, point)
        if fact.kind in _IDENTIFYING
    )


def _named_facts(finding: Finding, point: Point) -> Iterable[Fact]:
    names = (ref.rpartition(".")[2] for ref in slots(point.text) if ref.startswith(f"{finding.id}."))
    return (finding.facts[name] for name in names if name in finding.facts)


def _together(old: Told, new: Told) -> Told:
    heavier, lighter = (new, old) if new.weight > old.weight else (old, new)
    return replace(
        heavier,
        points=heavier.points + lighter.points,
        weight=old.weight + new.weight,
        doubtful=heavier.doubtful + lighter.doubtful,
    )


def _item(number: int, group: Group) -> PlannedItem:
    clauses = tuple(_clause(f"P{number}.{place}", told) for place, told in enumerate(group.clauses, 1))
    return PlannedItem(id=f"P{number}", themes=tuple(theme.id for theme in group.themes), clauses=clauses)


def _clause(clause_id: str, told: Told) -> PlannedClause:
    return PlannedClause(
        id=clause_id,
        points=tuple(full for full, _, _ in told.points),
        defect=told.defect.id,
        norms=tuple(dict.fromkeys(norm for _, _, point in told.points for norm in point.norms)),
        weight=told.weight,
        doubtful=told.doubtful,
    )
