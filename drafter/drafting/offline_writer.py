"""Writes both sections without a model: the reviewers' accounts in approved wording, every figure from a slot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.drafting.headings import Headings, named
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
from drafter.findings.model import Point
from drafter.findings.slots import fill, slots
from drafter.knowledge.model import Defect, Evidence, PassageKind, Remedy, Theme
from drafter.verification.model import Section

_STOP = "。"
_COMMA = "，"


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


@dataclass(frozen=True, slots=True)
class _Answer:
    """A remedy, its name among the approved wording, and the clauses that it answers."""

    name: str
    remedy: Remedy
    clauses: tuple[PlannedClause, ...]


@dataclass
class _Scribe:
    """Writes one notice; remembers which phrases it has used, so that none becomes a refrain."""

    context: WritingContext
    used: dict[str, int] = field(default_factory=dict)
    points: Mapping[str, Point] = field(init=False)
    headings: Headings = field(init=False)

    def __post_init__(self) -> None:
        self.points = {full: point for full, _, point in self.context.case.all_points()}
        self.headings = Headings(self.context.wording)

    def problem(self, planned: PlannedItem) -> Item:
        cited: set[str] = set()
        return Item(
            id=planned.id,
            section=Section.PROBLEMS,
            heading=self._sentence(
                SentenceRole.HEADING, self.headings.problem(planned, self._titles(planned.clauses))
            ),
            clauses=tuple(self._problem_clause(clause, cited) for clause in planned.clauses),
        )

    def recommendation(self, planned: PlannedItem) -> Item:
        number = planned.id.removeprefix("P")
        answers = self._answers(planned)
        remedies = [answer.remedy for answer in answers]
        return Item(
            id=f"R{number}",
            section=Section.RECOMMENDATIONS,
            heading=self._sentence(
                SentenceRole.HEADING, self.headings.remedy(planned, remedies, self._titles(planned.clauses))
            ),
            clauses=tuple(self._answer(f"R{number}.{place}", answer) for place, answer in enumerate(answers, 1)),
        )

    # problems

    def _problem_clause(self, planned: PlannedClause, cited: set[str]) -> Clause:
        points = [self.points[full] for full in planned.points]
        _, defect = self.context.wording.by_defect[planned.defect]
        account = self.context.wording.phrases.also.join(point.text for point in points)
        norms = self._citable(planned.norms, account, cited)
        sentences = [
            *self._lead(self._title(planned), account),
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
            doubtful=planned.doubtful,
        )

    def _lead(self, title: str, account: str) -> Iterator[Sentence]:
        """The title as a sentence, unless the account says the same in as many words, counts aside."""
        if _bare(account) != _bare(title):
            yield self._sentence(SentenceRole.LEAD, title + _STOP)

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

    def _answers(self, planned: PlannedItem) -> list[_Answer]:
        """What answers the clauses of an item, in their order.

        Clauses of one defect get a remedy each as long as there are as many; else they share one. So do those of a
        general defect, whose remedies say the same in other words. What a reviewer advised stands by itself.
        """
        families: dict[str, list[PlannedClause]] = {}
        for clause in planned.clauses:
            families.setdefault(clause.id if self._advice([clause]) else clause.defect, []).append(clause)
        return [answer for clauses in families.values() for answer in self._answers_to(clauses)]

    def _answers_to(self, clauses: Sequence[PlannedClause]) -> list[_Answer]:
        """Answers to clauses of one defect."""
        theme, defect = self.context.wording.by_defect[clauses[0].defect]
        apart = defect.id != theme.general.id and len(clauses) <= len(defect.remedies)
        shares = [[clause] for clause in clauses] if apart else [list(clauses)]
        return [self._remedied(theme, defect, share) for share in shares]

    def _remedied(self, theme: Theme, defect: Defect, clauses: Sequence[PlannedClause]) -> _Answer:
        """The defect's next remedy; once all are said, its theme's general ones, which fit any problem of it."""
        turn = self._turn(f"{defect.id}/remedy")
        if defect.id != theme.general.id and turn >= len(defect.remedies):
            return self._remedied(theme, theme.general, clauses)
        turn %= len(defect.remedies)
        return _Answer(f"{defect.id}/remedy/{turn + 1}", defect.remedies[turn], tuple(clauses))

    def _answer(self, clause_id: str, answer: _Answer) -> Clause:
        name, remedy, clauses = answer.name, answer.remedy, answer.clauses
        advice = self._advice(clauses)
        template = advice or self._opening(clauses) + remedy.action
        if remedy.timing and not any(word in advice for word in self.context.wording.phrases.timed):
            template = remedy.timing + _COMMA + template
        return Clause(
            id=clause_id,
            points=tuple(full for clause in clauses for full in clause.points),
            sentences=(
                self._sentence(SentenceRole.LEAD, remedy.lead.rstrip(_STOP) + _STOP, name),
                self._sentence(SentenceRole.ACTION, template, "" if advice else name),
            ),
            norms=tuple(ref.removeprefix("norm.") for ref in slots(template) if ref.startswith("norm.")),
            evidence=self._evidence(clauses, PassageKind.RECOMMENDATION),
            doubtful=tuple(full for clause in clauses for full in clause.doubtful),
        )

    def _advice(self, clauses: Sequence[PlannedClause]) -> str:
        """What reviewers advised for the points of some clauses."""
        return "".join(self.points[full].advice for clause in clauses for full in clause.points)

    def _opening(self, clauses: Sequence[PlannedClause]) -> str:
        """Names the problems where one answer serves several clauses."""
        if len(clauses) == 1:
            return ""
        phrases = self.context.wording.phrases
        return named(self._titles(clauses), phrases.addressing, phrases.addressing_some, phrases.titles_joint)

    # sentences

    def _titles(self, clauses: Sequence[PlannedClause]) -> list[str]:
        return [self._title(clause) for clause in clauses]

    def _title(self, clause: PlannedClause) -> str:
        """The title under which a clause is told: its heaviest point's."""
        return self.points[clause.points[0]].title.rstrip(_STOP)

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


def _bare(template: str) -> str:
    """A sentence without its slots and the stop at its end."""
    return fill(template, lambda _: "").text.rstrip("。；")
