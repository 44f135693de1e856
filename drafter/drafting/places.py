"""The sentences of an item that a model may rewrite, and what each of them demands of a new wording.

The offline draft is the frame: clauses, points, order and roles are its. A place is one role of one clause.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from drafter.drafting.answers import (
    HEADING_FIELD,
    PROBLEM_FIELDS,
    RECOMMENDATION_FIELDS,
    RECOMMENDATION_HEADING_FIELD,
)
from drafter.drafting.model import Clause, Item, PlannedClause, PlannedItem, Sentence, SentenceRole
from drafter.drafting.ports import WritingContext
from drafter.drafting.slots import Slots, UnknownSlotError
from drafter.findings.model import Point
from drafter.findings.slots import Filled, fill, slots
from drafter.knowledge.model import Defect, Theme
from drafter.verification.model import Section

_NAMES = frozenset({"dept", "year", "who", "norm"})
"""Scopes of slots that are no facts of the case: an action may do without those of the offline wording."""


@dataclass(frozen=True)
class Place:
    """One role of one clause, or the heading of an item.

    Attributes:
        clause: id of the clause, or of the item for its heading.
        field: name of the sentence in the answer.
        role: what it does.
        section: where it stands.
        baseline: the offline sentences that stand there.
        points: full ids of the points it speaks of.
        required: how often each slot that must stand may stand.
        optional: further slots that may stand.
        grounds: texts whose words it may use.
        approved: wordings of it that are approved, slots open: the offline one first.
        avoid: phrases of the other section: a problem is no remedy, and a recommendation repeats no problem.
        wording: ids of the wordings at hand for it.
    """

    clause: str
    field: str
    role: SentenceRole
    section: Section
    baseline: tuple[Sentence, ...]
    points: tuple[str, ...]
    required: Mapping[str, int]
    optional: frozenset[str]
    grounds: tuple[str, ...]
    approved: tuple[str, ...]
    avoid: tuple[str, ...]
    wording: tuple[str, ...]

    @property
    def key(self) -> tuple[str, SentenceRole]:
        """Names it in its item."""
        return self.clause, self.role

    @property
    def template(self) -> str:
        """The offline wording, slots open."""
        return "".join(sentence.template for sentence in self.baseline)

    @property
    def text(self) -> str:
        """The offline wording as it reads."""
        return "".join(sentence.text for sentence in self.baseline)


@dataclass(frozen=True)
class Assignment:
    """One item to be written: its plan, its offline wording, and all a writer may draw on."""

    planned: PlannedItem
    problem: Item
    recommendation: Item
    context: WritingContext

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of both sections."""
        return self.problem.clauses + self.recommendation.clauses

    def points(self, full_ids: Iterable[str]) -> list[Point]:
        """Points by their full ids."""
        return [self._points[full] for full in full_ids]

    @cached_property
    def _points(self) -> Mapping[str, Point]:
        return {full: point for full, _, point in self.context.case.all_points()}

    def answered(self, clause: Clause) -> list[PlannedClause]:
        """The planned clauses whose points a clause tells or answers."""
        return [planned for planned in self.planned.clauses if set(planned.points) & set(clause.points)]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place of the item, in the order of the notice."""
        return (*self._section(self.problem), *self._section(self.recommendation))

    def _section(self, item: Item) -> Iterator[Place]:
        yield self._heading(item)
        for clause in item.clauses:
            for role, group in by_role(clause.sentences):
                yield self._place(item.section, clause, role, group)

    def _heading(self, item: Item) -> Place:
        is_problem = item.section is Section.PROBLEMS
        return Place(
            clause=item.id,
            field=HEADING_FIELD if is_problem else RECOMMENDATION_HEADING_FIELD,
            role=SentenceRole.HEADING,
            section=item.section,
            baseline=(item.heading,),
            points=tuple(point for clause in item.clauses for point in clause.points),
            required=Counter(slots(item.heading.template)),
            optional=frozenset(),
            grounds=(
                item.heading.text,
                *(text for one in item.clauses for text in self._grounds(item.section, one)),
            ),
            approved=(item.heading.template, *self._phrases(item.section, item.clauses)),
            avoid=tuple(text for clause in item.clauses for text in self._avoid(item.section, clause)),
            wording=item.heading.wording,
        )

    def _place(self, section: Section, clause: Clause, role: SentenceRole, group: tuple[Sentence, ...]) -> Place:
        fields = PROBLEM_FIELDS if section is Section.PROBLEMS else RECOMMENDATION_FIELDS
        present = [ref for sentence in group for ref in slots(sentence.template)]
        own = "".join(sentence.template for sentence in group)
        required = Counter(ref for ref in present if role is not SentenceRole.ACTION or self._is_fact(ref))
        return Place(
            clause=clause.id,
            field=fields[role],
            role=role,
            section=section,
            baseline=group,
            points=clause.points,
            required=required,
            optional=frozenset((*present, *self._optional(clause, role))),
            grounds=tuple(self._grounds(section, clause)),
            approved=(own, *self._approved(section, clause, role, own)),
            avoid=tuple(self._avoid(section, clause)) if role is SentenceRole.LEAD else (),
            wording=tuple(name for sentence in group for name in sentence.wording),
        )

    def _optional(self, clause: Clause, role: SentenceRole) -> Iterator[str]:
        if role is SentenceRole.LEAD:
            return
        yield from (f"dept.{name}" for name in ("name", "short"))
        yield "year.fiscal"  # of another year only where the offline wording has it: it would be another fact
        if role is SentenceRole.NORM:
            yield from (f"norm.{norm}.{name}" for norm in clause.norms for name in self._figures(norm))
        if role is SentenceRole.ACTION:
            yield from (f"who.{duty}" for duty in self.context.slots.duties)
            yield from self.norm_slots(clause)
            yield from self.account_slots(clause)

    def account_slots(self, clause: Clause) -> list[str]:
        """The slots in the reviewers' accounts of a clause's points, each once."""
        accounts = (point.text for point in self.points(clause.points))
        return list(dict.fromkeys(ref for text in accounts for ref in slots(text)))

    def norm_slots(self, clause: Clause) -> list[str]:
        """The norms in force that a clause's plan names, with their figures."""
        year = self.context.case.fiscal_year
        planned = (norm for one in self.answered(clause) for norm in one.norms)
        known = {norm: self.context.norms[norm] for norm in planned if norm in self.context.norms}
        in_force = [norm for norm, data in known.items() if data.applies_in(year)]
        figures = [f"norm.{norm}.{name}" for norm in in_force for name in self._figures(norm)]
        return [f"norm.{norm}" for norm in in_force] + figures

    def _figures(self, norm: str) -> Iterable[str]:
        known = self.context.norms.get(norm)
        return known.figures if known else ()

    def _is_fact(self, ref: str) -> bool:
        return ref.partition(".")[0] not in _NAMES

    def _avoid(self, section: Section, clause: Clause) -> Iterator[str]:
        """The approved leads and headings of the other section for the same points."""
        for planned in self.answered(clause):
            _, defect = self.context.wording.by_defect[planned.defect]
            if section is Section.PROBLEMS:
                yield from (remedy.lead for remedy in defect.remedies)
            else:
                yield from (defect.name, defect.heading, *defect.leads)
                yield from (point.title for point in self.points(planned.points))

    def _approved(self, section: Section, clause: Clause, role: SentenceRole, own: str) -> Iterator[str]:
        """Further wordings that are approved for one role of a clause, beside its own."""
        planned = self.answered(clause)
        if role is SentenceRole.LEAD:
            yield from self._phrases(section, [clause])
        elif role is SentenceRole.NORM:
            yield from self._breaches(own)
        elif role is SentenceRole.EFFECT:
            yield from self.effects(clause)
        elif role is SentenceRole.ACTION:
            remedies = (remedy for one in planned for remedy in self._defect(one)[1].remedies)
            yield from (remedy.action for remedy in remedies if own.endswith(remedy.action) and not remedy.timing)

    def effects(self, clause: Clause) -> list[str]:
        """What may be said of the effect of a problem: what is recorded, or approved and not said yet."""
        own = "".join(one.template for one in clause.sentences if one.role is SentenceRole.EFFECT)
        approved = [effect for one in self.answered(clause) for effect in self._defect(one)[1].effects]
        if own not in approved:
            return [own] if own else []
        said = {one.template for other in self.problem.clauses for one in other.sentences} - {own}
        return [effect for effect in dict.fromkeys(approved) if effect not in said]

    def _breaches(self, own: str) -> Iterator[str]:
        """The other ways to say that the same norms were not kept."""
        ways = self.context.wording.phrases.norm_breaches
        parts = [re.escape(way).replace(r"\{grounds\}", "(?P<grounds>.+)") for way in ways]
        found = next(filter(None, (re.fullmatch(part, own) for part in parts)), None)
        if found:
            yield from (way.format(grounds=found["grounds"]) for way in ways)

    def _phrases(self, section: Section, clauses: Iterable[Clause]) -> Iterator[str]:
        """The approved leads and headings for what some clauses tell or answer."""
        for planned in (one for clause in clauses for one in self.answered(clause)):
            theme, defect = self._defect(planned)
            if section is Section.PROBLEMS:
                yield from (defect.heading, *defect.leads, theme.heading_outcome, theme.general.heading)
                yield from (point.title for point in self.points(planned.points))
            else:
                yield from (*(remedy.lead for remedy in defect.remedies), *theme.remedy_heading)

    def _defect(self, planned: PlannedClause) -> tuple[Theme, Defect]:
        return self.context.wording.by_defect[planned.defect]

    def _grounds(self, section: Section, clause: Clause) -> Iterator[str]:
        """The approved words for a clause, and the offline wording of it; never a past notice's.

        A problem does not speak of its remedy.
        """
        yield from (sentence.text for sentence in clause.sentences)
        for planned in self.answered(clause):
            _, defect = self.context.wording.by_defect[planned.defect]
            if section is Section.PROBLEMS:
                yield from (defect.name, defect.heading, *defect.leads, *defect.effects)
                continue
            for remedy in defect.remedies:
                yield from (remedy.lead, remedy.timing, as_it_would_read(remedy.action, self.context.slots).text)
        for ref in self.norm_slots(clause):
            norm = self.context.norms[ref.split(".")[1]]
            yield from (norm.topic, norm.content)


def by_role(sentences: Sequence[Sentence]) -> Iterator[tuple[SentenceRole, tuple[Sentence, ...]]]:
    """The sentences of a clause in runs of one role, in order."""
    for role, group in groupby(sentences, key=lambda sentence: sentence.role):
        yield role, tuple(group)


def as_it_would_read(template: str, known: Slots) -> Filled:
    """A template filled as far as that can be done: an unknown slot stays as it is written."""

    def shown(ref: str) -> str:
        try:
            return known.shown(ref)
        except UnknownSlotError:
            return f"{{{ref}}}"

    return fill(template, shown)
