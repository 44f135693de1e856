"""Clauses into items: by theme, large themes in parts that can be read at one go, small ones under a neighbour.

Pure and deterministic.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import ceil

from drafter.drafting.likeness import shared_pairs
from drafter.findings.model import Finding, Point
from drafter.knowledge.model import Defect, Theme

_SMALL_ITEM = 1
"""An item of so many clauses joins a neighbour, if there is one with room …"""

_LIGHT_ITEM = (2, Decimal("0.05"))
"""… and so does one of so many clauses by which no more than this share of all lost points was lost."""

_FULL_ITEM = 8
"""An item of so many clauses takes no more: it could no longer be read at one go."""

_PART = 7
"""A theme with more clauses than a full item holds is told in parts of at most so many."""

_FEW_KINDS = 4
"""A part holds no more kinds of defect than a heading can name."""


@dataclass(frozen=True, slots=True)
class Told:
    """Points that will be told in one clause, and as what.

    Attributes:
        points: full id, finding and point, heaviest first.
        theme: of the defect.
        defect: what they are told as.
        weight: points lost.
        doubtful: full ids of the points whose defect was not found beyond doubt.
    """

    points: tuple[tuple[str, Finding, Point], ...]
    theme: Theme
    defect: Defect
    weight: Decimal
    doubtful: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Of the heaviest point."""
        return self.points[0][2].title

    @property
    def indicator(self) -> str:
        """Of the heaviest point."""
        return self.points[0][1].indicator


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of one item: of one theme, or of two that stand under one heading."""

    themes: tuple[Theme, ...]
    clauses: tuple[Told, ...]

    @property
    def weight(self) -> Decimal:
        """Points lost through its clauses."""
        return sum((told.weight for told in self.clauses), Decimal(0))


def grouped(told: Iterable[Told]) -> list[Group]:
    """The items, heaviest first, parts of a theme in a row; every clause stands in exactly one."""
    parts = [part for group in _by_theme(told) for part in _parts(group)]
    items = _joined(parts)
    heaviest: dict[str, Decimal] = {}
    for item in items:
        heaviest[item.themes[0].id] = max(item.weight, heaviest.get(item.themes[0].id, item.weight))
    met = list(heaviest)

    def rank(item: Group) -> tuple[Decimal, int, Decimal]:
        theme = item.themes[0].id
        return -heaviest[theme], met.index(theme), -item.weight

    return sorted(items, key=rank)


def _by_theme(told: Iterable[Told]) -> list[Group]:
    themes = _families(told, lambda clause: clause.theme.id)
    return [Group((clauses[0].theme,), tuple(clauses)) for clauses in themes]


def _families(told: Iterable[Told], kind: Callable[[Told], str]) -> list[list[Told]]:
    """Clauses of one kind together, kinds and clauses in the order in which they come."""
    families: dict[str, list[Told]] = {}
    for clause in told:
        families.setdefault(kind(clause), []).append(clause)
    return list(families.values())


# large themes


def _parts(group: Group) -> list[Group]:
    if len(group.clauses) <= _FULL_ITEM:
        return [group]
    (theme,) = group.themes
    order = [defect.id for defect in (*theme.defects, theme.general)]
    kinds = sorted(
        _families(group.clauses, lambda told: told.defect.id), key=lambda k: order.index(k[0].defect.id)
    )
    special = [kind for kind in kinds if kind[0].defect is not theme.general]
    general = [kind for kind in kinds if kind[0].defect is theme.general]
    packed = [*_packed(special), *(part for kind in general for part in _split(kind))]
    return [replace(group, clauses=tuple(part)) for part in packed]


def _packed(kinds: Sequence[list[Told]]) -> list[list[Told]]:
    """Neighbouring kinds in parts of about even size; a kind too large for one part is split."""
    pieces = [piece for kind in kinds for piece in _split(kind)]
    count = sum(map(len, pieces))
    even = ceil(count / max(ceil(count / _PART), ceil(len(pieces) / _FEW_KINDS), 1))
    parts: list[list[list[Told]]] = []
    for piece in pieces:
        if parts and _fits(parts[-1], piece, even):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [[told for piece in part for told in piece] for part in parts]


def _fits(part: list[list[Told]], piece: list[Told], even: int) -> bool:
    size = sum(map(len, part))
    return size < even and size + len(piece) <= _PART and len(part) < _FEW_KINDS


def _split(kind: list[Told]) -> list[list[Told]]:
    """Parts of even size: what one indicator found stays together, and so do titles that are alike."""
    parts = ceil(len(kind) / _PART)
    lined_up = [told for family in _families(kind, lambda told: told.indicator) for told in _by_likeness(family)]
    ends = [len(kind) * part // parts for part in range(parts + 1)]
    return [lined_up[start:end] for start, end in pairwise(ends)]


def _by_likeness(kind: list[Told]) -> list[Told]:
    """From the heaviest on, each followed by the one whose title is most alike."""
    left = sorted(kind, key=lambda told: -told.weight)
    line = [left.pop(0)]
    while left:
        line.append(left.pop(max(range(len(left)), key=lambda at: shared_pairs(line[-1].title, left[at].title))))
    return line


# small themes


def _joined(groups: list[Group]) -> list[Group]:
    """Small groups under the heading of a neighbour, lightest first: the heavier one gives the name."""
    lost = sum((group.weight for group in groups), Decimal(0))
    small = [group for group in groups if _is_small(group, lost)]
    for guest in sorted(small, key=lambda group: group.weight):
        host = _host(guest, groups) if any(group is guest for group in groups) else None
        if host is not None:
            joined = Group(_united(host.themes, guest.themes), host.clauses + guest.clauses)
            groups = [joined if group is host else group for group in groups if group is not guest]
    return groups


def _united(themes: tuple[Theme, ...], others: tuple[Theme, ...]) -> tuple[Theme, ...]:
    return themes + tuple(theme for theme in others if all(theme.id != known.id for known in themes))


def _is_small(group: Group, lost: Decimal) -> bool:
    clauses, share = _LIGHT_ITEM
    light = len(group.clauses) <= clauses and group.weight <= lost * share
    return len(group.clauses) <= _SMALL_ITEM or light


def _host(small: Group, groups: Sequence[Group]) -> Group | None:
    """A part of the same theme, or the nearest neighbour, in the order in which the theme names them.

    It must have room, and stand for its own theme alone: what three themes share is no heading.
    """
    (theme, *more) = small.themes
    others = [group for group in groups if group is not small and _has_room(group, small)]
    named = [group for name in (theme.id, *theme.joins) for group in others if group.themes[0].id == name]
    return None if more else next(iter(named), None)


def _has_room(group: Group, small: Group) -> bool:
    return len(group.themes) == 1 and len(group.clauses) + len(small.clauses) <= _FULL_ITEM
