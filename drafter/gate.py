"""The gate of a case: the checker with all that a bureau knows of it, and with the draft it would write itself."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from drafter.drafting.model import Draft, Plan
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.plan import plan
from drafter.drafting.ports import WritingContext
from drafter.drafting.slots import Slots
from drafter.findings.model import Case, Fact, FactKind, Role
from drafter.findings.notice_facts import notice_facts
from drafter.knowledge.model import Remedy
from drafter.knowledge.wording import Wording
from drafter.rendering.expected import expected_parts
from drafter.rendering.notice import compose
from drafter.scoring.card import ScoreCard
from drafter.scoring.facts import card_facts
from drafter.services import Services
from drafter.text.sentences import sentences
from drafter.verification.checker import Checker
from drafter.verification.edits.own import OwnRole, OwnSentence
from drafter.verification.frame.text import Part
from drafter.verification.telling.approved import Approved


def checker_for(case: Case, card: ScoreCard, services: Services, outline: Plan | None = None) -> Checker:
    """The gate for one case: its facts, its scores, the norms, and the bureau's own words.

    Args:
        case: what was found.
        card: its scores.
        services: the bureau's words, norms and notices.
        outline: the plan of the case, where it is at hand.
    """
    figures = {**card_facts(card), **notice_facts(case), **_reasons(case)}
    clear = services.frame.clear
    said = () if any(case.all_points()) else (clear.problems, clear.recommendations)
    vocabulary = (*services.wording.texts(), *said)
    parts = _expected(case, card, services)
    planned = outline or plan(case, card, services.wording)
    answering = dict(_answering(case, planned, services.wording))
    checker = Checker(case, services.norms, vocabulary, figures, parts, services.others(), answering)
    return replace(checker, own=partial(_own_words, planned, case, card, services, checker))


def _own_words(
    outline: Plan, case: Case, card: ScoreCard, services: Services, checker: Checker
) -> tuple[OwnSentence, ...]:
    """The sentences of the draft that is written without a model."""
    slots = Slots(case, services.norms, services.wording.phrases.duties)
    context = WritingContext(case, card, services.wording, services.norms, slots, {}, checker)
    draft = OfflineWriter().write(outline, context, lambda _done, _total: None)
    headings = (
        OwnSentence(item.heading.text, item.section, f"heading {item.id}", (), OwnRole.HEADING)
        for item in draft.items()
    )
    clauses = (
        OwnSentence(one.text, item.section, clause.id, clause.points, OwnRole(sentence.role))
        for item in draft.items()
        for clause in item.clauses
        for sentence in clause.sentences
        for one in sentences(sentence.text)
    )
    return (*headings, *clauses)


def _answering(case: Case, outline: Plan, wording: Wording) -> Iterator[tuple[str, Approved]]:
    """How approved wording answers each point: as its defect is, or as the reviewer advised."""
    advice = {full: point.advice for full, _, point in case.all_points()}
    for clause in outline.clauses():
        theme, defect = wording.by_defect[clause.defect]
        wider = tuple(map(_whole, theme.general.remedies))
        own = "".join(advice[point] for point in clause.points)
        known = Approved(
            remedies=(own,) if own else tuple(map(_whole, defect.remedies)),
            wider=() if own else wider,
            headings=theme.remedy_heading,
            leads=tuple(remedy.lead for one in (defect, theme.general) for remedy in one.remedies),
            topics=(defect.heading, theme.general.heading, theme.heading_outcome, theme.heading_comprehensive),
            effects=(*defect.effects, *theme.general.effects),
        )
        yield from ((point, known) for point in clause.points)


def _whole(remedy: Remedy) -> str:
    return f"{remedy.lead}\n{remedy.action}"


def _expected(case: Case, card: ScoreCard, services: Services) -> tuple[Part, ...]:
    """What the notice says around its two sections, whoever writes these."""
    slots = Slots(case, services.norms, services.wording.phrases.duties)
    return expected_parts(compose(case, card, Draft(problems=(), recommendations=()), slots, services.frame))


def _reasons(case: Case) -> dict[str, Fact]:
    """Why indicators were not assessed: the reviewer's own words, which the annex repeats as they are."""
    told = {finding.indicator: finding.not_assessed for finding in case.findings if finding.not_assessed}
    return {
        f"score.{name}.reason": Fact(kind=FactKind.TERM, label=Role.QUOTED, role=Role.QUOTED, value=text)
        for name, text in told.items()
    }
