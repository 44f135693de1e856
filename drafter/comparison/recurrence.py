"""Problems over the years: which are new, which return, which were resolved, and what was advised before."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from drafter.comparison.alignment import Alignment, pairs_of
from drafter.comparison.answers import answers
from drafter.comparison.facts import facts
from drafter.comparison.histories import Mention, Recurrence, Standing, Status
from drafter.comparison.profiles import without_facts
from drafter.comparison.sides import Section, Side, Unit
from drafter.comparison.themes import Themes
from drafter.messages import catalogue
from drafter.text.sentences import segments

_say = catalogue("drafter.comparison")
_NAME, _MATTER = 30, 6
"""So many characters has the name of a problem at most, and a matter that is told beside figures at least."""

_HAN = re.compile("[\u4e00-\u9fff]")
_JOINS = re.compile(r"^(?:但是?|而且?|并且|且|同时|其中|此外|另外)[，：:]?(?=.{4})")
_LEADS_IN = re.compile(
    r"(?:经|据|从|对照|根据)?[\u4e00-\u9fff]{0,8}(?:显示|发现|表明|反映|来看|看|认为|了解|核实|复核|核查|评审中注意到)"
)
_Node = tuple[int, str]
"""A unit by the place of its side among all sides, and its id."""


@dataclass(frozen=True)
class Years:
    """The notices of one department.

    Attributes:
        sides: the new one first, then the older ones, latest first.
        alignments: of pairs of them, by their places in `sides`: (older, newer).
        themes: of the house, if known.
    """

    sides: Sequence[Side]
    alignments: Mapping[tuple[int, int], Alignment]
    themes: Themes | None

    def recurrences(self) -> tuple[Recurrence, ...]:
        """Every problem with its years: those of the new text in its order, then the others, latest first."""
        groups = self._groups()
        return tuple(self._recurrence(number, group) for number, group in enumerate(groups, 1))

    def _groups(self) -> list[list[_Node]]:
        """Clauses that tell one problem, over all sides."""
        root = {node: node for node in self._nodes()}

        def top(node: _Node) -> _Node:
            while root[node] != node:
                root[node] = root[root[node]]
                node = root[node]
            return node

        for one, other in self._links():
            if one in root and other in root:
                root[max(top(one), top(other))] = min(top(one), top(other))
        groups: dict[_Node, list[_Node]] = defaultdict(list)
        for node in root:
            groups[top(node)].append(node)
        return list(groups.values())

    def _nodes(self) -> Iterator[_Node]:
        for place, side in enumerate(self.sides):
            for item in side.of(Section.PROBLEMS):
                yield from ((place, unit) for unit in item.clauses)

    def _links(self) -> Iterator[tuple[_Node, _Node]]:
        """Clauses that belong together by an alignment."""
        for (older, newer), alignment in self.alignments.items():
            for old, new in pairs_of(alignment.matches):
                yield (newer, self.sides[newer].units[new].id), (older, self.sides[older].units[old].id)

    def _recurrence(self, number: int, group: Sequence[_Node]) -> Recurrence:
        held: dict[int, list[str]] = defaultdict(list)
        for place, unit in group:
            held[place].append(unit)
        mentions = [self._mention(place, held[place]) for place in sorted(held)]
        latest = self.sides[min(held)]
        units = [latest.by_id[unit] for unit in held[min(held)]]
        theme = self.themes.of(*units) if self.themes else ""
        return Recurrence(
            id=f"r{number}",
            name=_name(units[0], mentions[0].title),
            theme=theme,
            theme_name=self.themes.house.theme_names.get(theme, "") if self.themes else "",
            status=self._status(sorted(held)),
            years=tuple(dict.fromkeys(m.year for m in mentions if m.year is not None)),
            mentions=tuple(mentions),
            last_advice=next(
                (m.advice_text for m in mentions if m.side != self.sides[0].id and m.advice_text), ""
            ),
            reason=self._reason(sorted(held)),
        )

    def _mention(self, place: int, units: Sequence[str]) -> Mention:
        side = self.sides[place]
        advice = tuple(dict.fromkeys(one for unit in units for one in self._answers[place].get(unit, ())))
        return Mention(
            side=side.id,
            year=side.year,
            units=tuple(units),
            title=next((item.title for item in side.items if units[0] in item.clauses), ""),
            text="\n".join(side.by_id[unit].words for unit in units),
            advice=advice,
            advice_text="\n".join(side.by_id[unit].words for unit in advice),
        )

    @cached_property
    def _answers(self) -> list[Mapping[str, tuple[str, ...]]]:
        return [answers(side) for side in self.sides]

    def _status(self, places: Sequence[int]) -> Status:
        """By the years where they are known, else by the order of the notices."""
        if places[0] != 0:
            return Status.RESOLVED
        if len(places) == 1:
            return Status.NEW
        now, before = self.sides[0].year, self.sides[places[1]].year
        next_before = before == now - 1 if now is not None and before is not None else places[1] == 1
        return Status.REPEATED if next_before else Status.RETURNED

    def _reason(self, places: Sequence[int]) -> str:
        if len(places) == 1:
            return _say("recurs_once")
        named = (str(self.sides[place].year or self.sides[place].source) for place in places)
        return _say("recurs", years=_say("terms_joint").join(named), count=len(places))

    def standings(self) -> tuple[Standing, ...]:
        """What each notice states as a whole, the earliest first."""
        return tuple(self._standing(side) for side in reversed(self.sides))

    def _standing(self, side: Side) -> Standing:
        problems: dict[str, int] = defaultdict(int)
        for item in side.of(Section.PROBLEMS):
            for unit in item.clauses:
                problems[self.themes.of(side.by_id[unit]) if self.themes else ""] += 1
        return Standing(
            side=side.id,
            year=side.year,
            score=side.score,
            grade=side.grade,
            problems=dict(problems),
            deductions=_deductions(side),
        )


def _deductions(side: Side) -> dict[str, str]:
    """Points lost by theme."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for deduction in side.deductions:
        sums[deduction.theme] += Decimal(deduction.points)
    return {theme: str(points) for theme, points in sums.items()}


def _name(unit: Unit, title: str) -> str:
    """A problem by the first words of its clause that say something beside figures, else by its heading."""
    parts = [segment.text.rstrip("。，；：") for segment in segments(unit.words)]
    telling = (part for part in parts if _tells(part))
    first = next(telling, "") or title or next(iter(parts), unit.words)
    first = _JOINS.sub("", first)
    return first if len(first) <= _NAME else first[:_NAME] + "…"


def _tells(part: str) -> bool:
    """Whether a part of a sentence tells a matter: it leads in no other, and more than names a figure."""
    if not facts(part):
        return not _LEADS_IN.fullmatch(part)
    return len(_HAN.findall(without_facts(part))) >= _MATTER
