"""The whole flow, from a case to a notice, readable on one page. It knows ports, never adapters."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from drafter.drafting.model import Draft, Plan, PlannedClause
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.plan import plan
from drafter.drafting.ports import Writer, WritingContext
from drafter.drafting.reverting import reverted
from drafter.drafting.slots import Slots
from drafter.errors import ServiceError
from drafter.findings.model import Case, Fact, FactKind, Role
from drafter.findings.notice_facts import notice_facts
from drafter.knowledge.model import Evidence, Norm, PassageKind, Remedy, Theme
from drafter.knowledge.ports import EVERYWHERE, PassageIndex, Query, Scope
from drafter.knowledge.wording import Wording
from drafter.records.digests import digest
from drafter.records.model import Call, Provenance, RunRecord
from drafter.records.runs import Usage
from drafter.rendering.blocks import Notice
from drafter.rendering.bundle import to_bundle
from drafter.rendering.departures import with_departures
from drafter.rendering.dossier import Dossier
from drafter.rendering.expected import expected_parts
from drafter.rendering.files import write_all
from drafter.rendering.frame import Frame
from drafter.rendering.markdown import to_markdown
from drafter.rendering.notice import compose
from drafter.rendering.page import to_page
from drafter.rendering.proof_sources import Sources
from drafter.rendering.word import to_word
from drafter.retrieval.evidence import Need, gather, own_notice
from drafter.retrieval.queries import joint_query, point_query
from drafter.scoring.card import ScoreCard
from drafter.scoring.facts import card_facts
from drafter.text.sentences import sentences
from drafter.verification.checker import Checker
from drafter.verification.edits.own import OwnRole, OwnSentence
from drafter.verification.frame.text import Part
from drafter.verification.model import Manuscript, Report
from drafter.verification.prose.leaks import Other
from drafter.verification.telling.approved import Approved


class Observer(Protocol):
    """Whoever wants to see the work go on."""

    def stage(self, name: str) -> None:
        """A stage begins: `index`, `embed`, `score`, `plan`, `retrieve`, `write`, `check`."""
        ...

    def progress(self, done: int, total: int) -> None:
        """So many steps of the stage are done."""
        ...


@dataclass(frozen=True)
class Services:
    """All that the flow needs from outside, chosen by `bootstrap`.

    Attributes:
        score: computes the score card of a case.
        wording: approved wording.
        norms: norms by id.
        frame: the standing phrases of a notice.
        writer: who writes.
        fallback: writes offline when the writer's service fails; without it the failure ends the run.
        index: opens the passage index, building it first where it has to be built.
        passages: how many past wordings each clause gets.
        provenance: digests for the record.
        calls: what the model has answered so far.
        usage: what the model has been asked so far, beside the answers kept.
        others: reads the notices of other cases, against which a draft is checked.
    """

    score: Callable[[Case], ScoreCard]
    wording: Wording
    norms: Mapping[str, Norm]
    frame: Frame
    writer: Writer
    fallback: bool
    index: Callable[[Observer], PassageIndex]
    passages: int
    provenance: Provenance
    calls: Callable[[], tuple[Call, ...]] = field(default=tuple)
    usage: Callable[[], Usage] = field(default=Usage)
    others: Callable[[], tuple[Other, ...]] = field(default=tuple)


@dataclass(frozen=True)
class DraftedNotice:
    """What a run makes.

    Attributes:
        dossier: the draft, the notice and the verdict on it, with all that they rest on.
        markdown: the notice as `notice.md` holds it; the report's offsets count its characters.
        fell_back: why the model's service failed, where the offline writer had to stand in; else empty.
    """

    dossier: Dossier
    markdown: str
    fell_back: str = ""


def draft_notice(
    case: Case,
    services: Services,
    observer: Observer,
    *,
    warnings: tuple[str, ...] = (),
    sources: Sources | None = None,
) -> DraftedNotice:
    """Score, plan, retrieve, write, check.

    Args:
        case: what was found.
        services: all that the flow needs from outside.
        observer: sees the work go on.
        warnings: what was remarked about the case as it was read.
        sources: the files it was read from; without them the bundle carries no proof.

    Raises:
        InputError: the case cannot be scored.
        ServiceError: the model's service failed and no fallback was asked for.
    """
    observer.stage("score")
    card = services.score(case)
    observer.stage("plan")
    outline = plan(case, card, services.wording)
    index = services.index(observer)
    observer.stage("retrieve")
    evidence = gather(needs_of(outline, case, card, services), index, k=services.passages)
    context = WritingContext(
        case=case,
        card=card,
        wording=services.wording,
        norms=services.norms,
        slots=Slots(case, services.norms, services.wording.phrases.duties),
        evidence=evidence,
        checker=checker_for(case, card, services, outline),
    )
    observer.stage("write")
    draft, fell_back = _written(outline, context, services, observer)
    observer.stage("check")
    draft, notice, markdown, manuscript, report = _checked(draft, outline, context, services)
    dossier = Dossier(
        case=case,
        card=card,
        draft=draft,
        slots=context.slots,
        notice=notice,
        manuscript=manuscript,
        report=report,
        record=_record(case, card, services, evidence).model_dump(mode="json"),
        warnings=warnings,
        sources=sources,
    )
    return DraftedNotice(dossier=dossier, markdown=markdown, fell_back=fell_back)


def write_notice(drafted: DraftedNotice, folder: Path) -> list[Path]:
    """Write the four files of a notice, all of them or none.

    Raises:
        OutputError: the folder cannot be written; what stood there before still stands.
    """
    return write_all(
        folder,
        {
            "notice.docx": to_word(drafted.dossier.notice),
            "notice.md": drafted.markdown.encode(),
            "review.html": to_page(drafted.dossier).encode(),
            "bundle.json": to_bundle(drafted.dossier).encode(),
        },
    )


def digests_of(case: Case, card: ScoreCard) -> dict[str, str]:
    """What the record of a run says that it was made from."""
    return {"case": digest(case), "rubric": f"{card.rubric} {digest(card)}"}


def search_base(
    query: str,
    k: int,
    services: Services,
    observer: Observer,
    *,
    kinds: Collection[PassageKind] = frozenset(PassageKind),
    scope: Scope = EVERYWHERE,
) -> list[Evidence]:
    """The k best passages of these kinds, best first."""
    return services.index(observer).search(query, kinds=kinds, k=k, scope=scope)


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


def needs_of(outline: Plan, case: Case, card: ScoreCard, services: Services) -> Iterator[Need]:
    """What past wordings each clause of a plan wants: of its own theme, and never of this very case."""
    own = own_notice(case)
    for clause in outline.clauses():
        theme, _ = services.wording.by_defect[clause.defect]
        query = joint_query(_queries(clause, theme, case, card))
        themes = frozenset({theme.id}) - {services.wording.themes[-1].id}  # what fits no theme may be of any
        yield Need(id=clause.id, query=query, exclude=own, scope=Scope(themes=themes))


def _queries(clause: PlannedClause, theme: Theme, case: Case, card: ScoreCard) -> Iterator[Query]:
    for full, finding, point in case.all_points():
        if full in clause.points:
            yield point_query(point, indicator=_indicator(finding.indicator, card), theme=theme.name)


def _indicator(indicator: str, card: ScoreCard) -> str:
    line = card.line(indicator)
    return line.indicator if line else indicator


def _written(outline: Plan, context: WritingContext, services: Services, observer: Observer) -> tuple[Draft, str]:
    """The draft, and why the model's service failed if the offline writer had to stand in."""
    try:
        return services.writer.write(outline, context, observer.progress), ""
    except ServiceError as error:
        if not services.fallback:
            raise
        return OfflineWriter().write(outline, context, observer.progress), str(error)


def _checked(
    draft: Draft, outline: Plan, context: WritingContext, services: Services
) -> tuple[Draft, Notice, str, Manuscript, Report]:
    """The draft, its notice and the verdict, without the words of a model that block the notice as a whole."""

    def read(written: Draft) -> tuple[Draft, Notice, str, Manuscript, Report]:
        notice = compose(context.case, context.card, written, context.slots, services.frame)
        markdown, manuscript = to_markdown(notice)
        report = context.checker.check(manuscript, edited=False)
        return written, notice, markdown, manuscript, with_departures(report, written, manuscript)

    found = read(draft)
    if found[-1].clean or not draft.by_model:
        return found
    offline = OfflineWriter().write(outline, context, lambda _done, _of: None)
    while not found[-1].clean:
        sound = reverted(found[0], offline, *found[-2:])
        if sound is None:
            break
        found = read(sound)
    return found


def _record(
    case: Case, card: ScoreCard, services: Services, evidence: Mapping[str, tuple[Evidence, ...]]
) -> RunRecord:
    made_from = digests_of(case, card)
    return RunRecord(
        drafter=services.provenance.version,
        case=made_from["case"],
        rubric=made_from["rubric"],
        config=services.provenance.config,
        prompts=services.provenance.prompts,
        knowledge=services.provenance.knowledge,
        writer=services.writer.name,
        passages={clause: tuple(found.passage.id for found in proof) for clause, proof in evidence.items()},
        calls=services.calls(),
    )
