"""Writes both sections without a model: the reviewers' accounts in approved wording, every figure from a slot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.drafting.model import (
    Clause,
    Draft,
    Item,
    Plan,
    PlannedClause,
    PlannedItem,
    Sentence,
    SentenceRole,
)
from drafter.drafting.ports import Progress, WritingContext
from drafter.findings.model import Case, Point
from drafter.findings.slots import slots
from drafter.knowledge.model import Defect, Evidence, PassageKind, Remedy
from drafter.verification.model import Section

_STOP = "。"
_COMMA = "，"
_PAUSE = "、"

_LONGEST_HEADING = 36
"""Characters that a heading may have and still be read at a glance; a third part is left out beyond it."""


@dataclass(frozen=True)
class OfflineWriter:
    """The writer that needs nothing but the case and the wording base. Equal input gives equal text."""

    @property
    def name(self) -> str:
        """As records call it."""
        return "offline"

    def write(self, plan: Plan, context: WritingContext, progress: Progress) -> Draft:
        """The draft of a plan."""
        scribe = _Scribe(context)
        problems, recommendations = [], []
        for done, item in enumerate(plan.items, 1):
            problems.append(scribe.problem(item))
            recommendations.append(scribe.recommendation(item))
            progress(done, len(plan.items))
        return Draft(problems=tuple(problems), recommendations=tuple(recommendations))


@dataclass
class _Scribe:
    """Writes one notice; remembers which phrases it has used, so that none becomes a refrain."""

    context: WritingContext
    used: dict[str, int] = field(default_factory=dict)
    points: Mapping[str, Point] = field(init=False)

    def __post_init__(self) -> None:
        self.points = _points(self.context.case)

    def problem(self, planned: PlannedItem) -> Item:
        cited: set[str] = set()
        return Item(
            id=planned.id,
            section=Section.PROBLEMS,
            heading=self._sentence(SentenceRole.HEADING, self._problem_heading(planned)),
            clauses=tuple(self._problem_clause(clause, cited) for clause in planned.clauses),
        )

    def recommendation(self, planned: PlannedItem) -> Item:
        number = planned.id.removeprefix("P")
        answers = self._answers(planned)
        return Item(
            id=f"R{number}",
            section=Section.RECOMMENDATIONS,
            heading=self._sentence(SentenceRole.HEADING, self._remedy_heading(planned)),
            clauses=tuple(
                self._answer(f"R{number}.{place}", clauses, named)
                for place, (named, clauses) in enumerate(answers, 1)
            ),
        )

    # headings

    def _problem_heading(self, planned: PlannedItem) -> str:
        """The heaviest shortcomings by name, then what they come to."""
        names = [self._headline(planned, theme) for theme in planned.themes]
        if len(names) > 1:
            return _COMMA.join(name[0] for name in names)
        outcome = self.context.wording.by_theme[planned.themes[0]].heading_outcome
        for shortcomings in (names[0][:2], names[0][:1]):
            heading = _PAUSE.join(shortcomings) + _COMMA + outcome
            if len(heading) <= _LONGEST_HEADING:
                break
        return heading

    def _headline(self, planned: PlannedItem, theme: str) -> list[str]:
        """Headings of the defects of one theme, heaviest first, the general one only where it stands alone."""
        weights: dict[str, list[PlannedClause]] = {}
        for clause in planned.clauses:
            owner, defect = self.context.wording.by_defect[clause.defect]
            if owner.id == theme:
                weights.setdefault(defect.heading, []).append(clause)
        general = self.context.wording.by_theme[theme].general.heading
        ranked = sorted(weights, key=lambda name: (name == general, -sum(c.weight for c in weights[name])))
        return [name for name in ranked if name != general] or ranked

    def _remedy_heading(self, planned: PlannedItem) -> str:
        themes = [self.context.wording.by_theme[theme].remedy_heading for theme in planned.themes]
        return _COMMA.join(themes[0] if len(themes) == 1 else [what for what, _ in themes])

    # problems

    def _problem_clause(self, planned: PlannedClause, cited: set[str]) -> Clause:
        points = [self.points[full] for full in planned.points]
        _, defect = self.context.wording.by_defect[planned.defect]
        account = self.context.wording.phrases.also.join(point.text for point in points)
        norms = self._citable(planned.norms, account, cited)
        sentences = [
            self._sentence(SentenceRole.LEAD, points[0].title.rstrip(_STOP) + _STOP),
            self._sentence(SentenceRole.FACT, account),
            *self._effect(points, defect),
            *self._breach(norms),
        ]
        return Clause(
            id=planned.id,
            points=planned.points,
            sentences=tuple(sentences),
            norms=tuple(norms),
            evidence=self._evidence([planned], PassageKind.PROBLEM),
        )

    def _effect(self, points: Sequence[Point], defect: Defect) -> list[Sentence]:
        recorded = "".join(point.effect for point in points)
        if recorded:
            return [self._sentence(SentenceRole.EFFECT, recorded)]
        turn = self._turn(f"{defect.id}/effect")
        if turn >= len(defect.effects):
            return []  # said often enough: silence reads better than a refrain
        return [self._sentence(SentenceRole.EFFECT, defect.effects[turn], f"{defect.id}/effect/{turn + 1}")]

    def _citable(self, norms: Sequence[str], account: str, cited: set[str]) -> list[str]:
        """The norms in force in the case's year that neither this account nor this item has cited yet."""
        told = {ref.removeprefix("norm.").partition(".")[0] for ref in slots(account) if ref.startswith("norm.")}
        year = self.context.case.fiscal_year
        known = self.context.norms
        fresh = [n for n in norms if n in known and known[n].applies_in(year) and n not in cited | told]
        cited.update(fresh)
        return fresh

    def _breach(self, norms: Sequence[str]) -> list[Sentence]:
        if not norms:
            return []
        phrases = self.context.wording.phrases
        grounds = phrases.grounds_joint.join(self._grounds(norms))
        turn = self._turn("norm_breaches") % len(phrases.norm_breaches)
        breach = phrases.norm_breaches[turn].format(grounds=grounds)
        return [self._sentence(SentenceRole.NORM, breach, f"norm_breaches/{turn + 1}")]

    def _grounds(self, norms: Sequence[str]) -> Iterator[str]:
        """Each citation once, with all that it is cited for."""
        phrases = self.context.wording.phrases
        topics: dict[str, dict[str, None]] = {}
        named: dict[str, str] = {}
        for norm in (self.context.norms[name] for name in norms):
            named.setdefault(norm.citation, f"{{norm.{norm.id}}}")
            topics.setdefault(norm.citation, {})[norm.topic] = None
        for citation, about in topics.items():
            yield phrases.ground.format(norm=named[citation], topic=phrases.topics_joint.join(about))

    # recommendations

    def _answers(self, planned: PlannedItem) -> list[tuple[tuple[str, Remedy], list[PlannedClause]]]:
        """One remedy for each clause; clauses of one defect share its last remedy once the others are used up."""
        answers: dict[str, tuple[Remedy, list[PlannedClause]]] = {}
        for clause in planned.clauses:
            _, defect = self.context.wording.by_defect[clause.defect]
            turn = min(self._turn(f"{planned.id}/{defect.id}/remedy"), len(defect.remedies) - 1)
            name = f"{defect.id}/remedy/{turn + 1}"
            answers.setdefault(name, (defect.remedies[turn], []))[1].append(clause)
        return [((name, remedy), clauses) for name, (remedy, clauses) in answers.items()]

    def _answer(self, clause_id: str, clauses: Sequence[PlannedClause], named: tuple[str, Remedy]) -> Clause:
        name, remedy = named
        full_ids = tuple(full for clause in clauses for full in clause.points)
        points = [self.points[full] for full in full_ids]
        advice = "".join(point.advice for point in points)
        template = advice or self._opening(points, len(clauses)) + remedy.action
        if remedy.timing and not any(word in advice for word in self.context.wording.phrases.timed):
            template = remedy.timing + _COMMA + template
        return Clause(
            id=clause_id,
            points=full_ids,
            sentences=(
                self._sentence(SentenceRole.LEAD, remedy.lead.rstrip(_STOP) + _STOP, name),
                self._sentence(SentenceRole.ACTION, template, "" if advice else name),
            ),
            norms=tuple(ref.removeprefix("norm.") for ref in slots(template) if ref.startswith("norm.")),
            evidence=self._evidence(clauses, PassageKind.RECOMMENDATION),
        )

    def _opening(self, points: Sequence[Point], clauses: int) -> str:
        """Names the problems where one answer serves several clauses."""
        phrases = self.context.wording.phrases
        titles = phrases.titles_joint.join(point.title.rstrip(_STOP) for point in points)
        return phrases.addressing.format(titles=titles) if clauses > 1 else ""

    # sentences

    def _evidence(self, clauses: Sequence[PlannedClause], kind: PassageKind) -> tuple[Evidence, ...]:
        """Past wordings of one kind that were found for these clauses, each once."""
        found = (proof for clause in clauses for proof in self.context.evidence.get(clause.id, ()))
        return tuple({proof.passage.id: proof for proof in found if proof.passage.kind is kind}.values())

    def _turn(self, key: str) -> int:
        """How often this was asked before."""
        turn = self.used.get(key, 0)
        self.used[key] = turn + 1
        return turn

    def _sentence(self, role: SentenceRole, template: str, wording: str = "") -> Sentence:
        filled = self.context.slots.fill(template)
        return Sentence(
            role=role,
            template=template,
            text=filled.text,
            fills=filled.fills,
            wording=(wording,) if wording else (),
        )


def _points(case: Case) -> dict[str, Point]:
    return {full: point for full, _, point in case.all_points()}
