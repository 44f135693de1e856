"""From findings to a plan: which points are told together, under which heading, in which order.

Points are sorted into defects by the words of the reviewer's account; defects into themes; themes into items.
A theme too small for a heading of its own joins a neighbour, as a reviewer would do it. Pure and deterministic.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from drafter.drafting.model import Plan, PlannedClause, PlannedItem
from drafter.findings.model import Case, Fact, FactKind, Finding, Point
from drafter.findings.slots import slots
from drafter.knowledge.model import Defect, Theme
from drafter.knowledge.wording import Wording
from drafter.scoring.card import ScoreCard

_TITLE_WEIGHT = 2
"""A cue in the title says more than one in the account, which may mention it in passing."""

_INDICATOR_WEIGHT = 4
"""An indicator's name speaks for a theme about as loudly as one long cue."""

_LEAVING_HOME = 10
"""So many characters of cues it takes to read a point as a defect of another theme than its indicator's: one stray
word in passing must not put another story into the notice."""

_NORM_WEIGHT = 4
"""So does a norm that the reviewer recorded and that the defect usually runs against."""

_SMALL_ITEM = 1
"""An item of so many clauses joins a neighbour, if there is one with room …"""

_LIGHT_ITEM = (2, Decimal("0.05"))
"""… and so does one of so many clauses by which no more than this share of all lost points was lost."""

_FULL_ITEM = 8
"""An item of so many clauses takes no more: it could no longer be read at one go."""

_ALIKE = Decimal("0.6")
"""Titles that share so many of their character pairs speak of one thing."""

_GAP = "[^。；，]{0,10}?"
"""What `…` in a cue stands for: a few words of the same clause."""

_IDENTIFYING = frozenset({FactKind.VOUCHER_NUMBER, FactKind.CONTRACT_NUMBER})
"""Facts by which two findings can be seen to speak of the same transaction."""


@dataclass(frozen=True, slots=True)
class Told:
    """Points that will be told in one clause, and as what.

    Attributes:
        points: full id, finding and point, heaviest first.
        theme: of the defect.
        defect: what they are told as.
        weight: points lost.
    """

    points: tuple[tuple[str, Finding, Point], ...]
    theme: Theme
    defect: Defect
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of one item: of one theme, or of several that stand under one heading."""

    themes: tuple[Theme, ...]
    clauses: tuple[Told, ...]

    @property
    def weight(self) -> Decimal:
        """Points lost through its clauses."""
        return sum((told.weight for told in self.clauses), Decimal(0))


def plan(case: Case, card: ScoreCard, wording: Wording) -> Plan:
    """Plan both sections.

    Args:
        case: whose points; every one of them stands in exactly one clause of the plan.
        card: what each finding lost; without lines (a published result) all points weigh the same.
        wording: the themes and defects to sort into.
    """
    told = _merged([_told(entry, card, wording) for entry in case.all_points()])
    groups = sorted(_joined(_by_theme(told)), key=lambda group: -group.weight)
    return Plan(items=tuple(_item(number, group) for number, group in enumerate(groups, 1)))


def classify(point: Point, indicator: str, wording: Wording) -> tuple[Theme, Defect]:
    """The theme and defect that a reviewer's account speaks of.

    A defect that the case names stands. Else every defect's cues found in the account are counted by their length,
    twice in the title, and the indicator's name and recorded norms weigh in. Where no cue is found, the theme to
    which the indicator's name belongs answers with its general defect; where none does, the last theme.
    """
    if point.defect in wording.by_defect:
        return wording.by_defect[point.defect]
    home = _home(indicator, wording)
    fits = [(_fit(point, indicator, theme, defect, home), theme, defect) for theme, defect in wording.defects()]
    weight, theme, defect = max(fits, key=lambda fit: fit[0])
    if weight:
        return theme, defect
    theme = home or wording.themes[-1]
    return theme, theme.general


def _home(indicator: str, wording: Wording) -> Theme | None:
    """The theme to which an indicator belongs: the one that names it by the longest word, if any does."""
    named = [(len(word), theme) for theme in wording.themes for word in theme.indicators if word in indicator]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _fit(point: Point, indicator: str, theme: Theme, defect: Defect, home: Theme | None) -> int:
    """How well a defect fits; zero where not one of its cues is found, or too few for leaving the home theme."""
    cues = sum(
        len(cue) * (_TITLE_WEIGHT * found_in(cue, point.title) + found_in(cue, point.text)) for cue in defect.cues
    )
    named = _named(theme.indicators, indicator) + _named(defect.indicators, indicator)
    if home is not None and not named and cues < _LEAVING_HOME:
        return 0
    recorded = not set(point.norms).isdisjoint(defect.norms)
    return cues and cues + _INDICATOR_WEIGHT * named + _NORM_WEIGHT * recorded


def found_in(cue: str, text: str) -> bool:
    """Whether a cue of the wording base stands in a text; `…` in it leaves room for a few words."""
    return _pattern(cue).search(text) is not None


@cache
def _pattern(cue: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(map(re.escape, cue.split("…"))))


def _named(words: Iterable[str], indicator: str) -> bool:
    return any(word in indicator for word in words)


def _told(entry: tuple[str, Finding, Point], card: ScoreCard, wording: Wording) -> Told:
    _, finding, point = entry
    line = card.line(finding.indicator)
    theme, defect = classify(point, line.indicator if line else finding.indicator, wording)
    return Told((entry,), theme, defect, _weight(finding, point, card))


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
    same_title = old.theme.id == new.theme.id and _alike(old.points[0][2].title, new.points[0][2].title)
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


def _alike(one: str, other: str) -> bool:
    pairs, others = _pairs(one), _pairs(other)
    return bool(pairs | others) and Decimal(len(pairs & others)) / len(pairs | others) >= _ALIKE


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _together(old: Told, new: Told) -> Told:
    heavier, lighter = (new, old) if new.weight > old.weight else (old, new)
    return replace(heavier, points=heavier.points + lighter.points, weight=old.weight + new.weight)


def _by_theme(told: Iterable[Told]) -> list[Group]:
    groups: dict[str, Group] = {}
    for clause in told:
        group = groups.get(clause.theme.id, Group((clause.theme,), ()))
        groups[clause.theme.id] = replace(group, clauses=(*group.clauses, clause))
    return list(groups.values())


def _joined(groups: list[Group]) -> list[Group]:
    """Small groups under the heading of a neighbour, lightest first: the heavier one gives the name."""
    lost = sum((group.weight for group in groups), Decimal(0))
    small = [group for group in groups if _is_small(group, lost)]
    for guest in sorted(small, key=lambda group: group.weight):
        host = _host(guest, groups) if guest in groups else None
        if host is not None:
            joined = Group(host.themes + guest.themes, host.clauses + guest.clauses)
            groups = [joined if group is host else group for group in groups if group is not guest]
    return groups


def _is_small(group: Group, lost: Decimal) -> bool:
    clauses, share = _LIGHT_ITEM
    light = len(group.clauses) <= clauses and group.weight <= lost * share
    return len(group.clauses) <= _SMALL_ITEM or light


def _host(small: Group, groups: Sequence[Group]) -> Group | None:
    """The nearest neighbour with room, in the order in which the theme names them."""
    others = [group for group in groups if group is not small and len(group.clauses) < _FULL_ITEM]
    named = [group for name in small.themes[0].joins for group in others if group.themes[0].id == name]
    return next(iter(named), None) if len(small.themes) == 1 else None


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
    )
