"""The whole flow, from a case to a notice, readable on one page. It knows ports, never adapters."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.drafting.model import Draft, Plan, PlannedClause
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.plan import plan
from drafter.drafting.ports import WritingContext
from drafter.drafting.reverting import reverted
from drafter.drafting.slots import Slots
from drafter.errors import ServiceError
from drafter.findings.model import Case
from drafter.gate import checker_for
from drafter.knowledge.model import Evidence, PassageKind, Theme
from drafter.knowledge.ports import EVERYWHERE, Query, Scope
from drafter.records.digests import digest
from drafter.records.model import RunRecord
from drafter.rendering.blocks import Notice
from drafter.rendering.bundle import to_bundle
from drafter.rendering.departures import with_departures
from drafter.rendering.dossier import Dossier
from drafter.rendering.files import write_all
from drafter.rendering.markdown import to_markdown
from drafter.rendering.notice import compose
from drafter.rendering.page import to_page
from drafter.rendering.proof_sources import Sources
from drafter.rendering.word import to_word
from drafter.retrieval.evidence import Need, gather, own_notice
from drafter.retrieval.queries import joint_query, point_query
from drafter.scoring.card import ScoreCard
from drafter.services import Observer, Services
from drafter.verification.model import Manuscript, Report


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


@dataclass(frozen=True)
class _Checked:
    """A draft, the notice made of it, and the verdict on that."""

    draft: Draft
    notice: Notice
    markdown: str
    manuscript: Manuscript
    report: Report


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
    checked = _checked(draft, outline, context, services)
    dossier = Dossier(
        case=case,
        card=card,
        draft=checked.draft,
        slots=context.slots,
        notice=checked.notice,
        manuscript=checked.manuscript,
        report=checked.report,
        record=_record(case, card, services, evidence).model_dump(mode="json"),
        warnings=warnings,
        sources=sources,
    )
    return DraftedNotice(dossier=dossier, markdown=checked.markdown, fell_back=fell_back)


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


def _checked(draft: Draft, outline: Plan, context: WritingContext, services: Services) -> _Checked:
    """The draft's notice and the verdict on it, without the words of a model that block the notice as a whole."""

    def read(written: Draft) -> _Checked:
        notice = compose(context.case, context.card, written, context.slots, services.frame)
        markdown, manuscript = to_markdown(notice)
        report = context.checker.check(manuscript, edited=False)
        return _Checked(written, notice, markdown, manuscript, with_departures(report, written, manuscript))

    found = read(draft)
    if found.report.clean or not draft.by_model:
        return found
    offline = OfflineWriter().write(outline, context, lambda _done, _of: None)
    while not found.report.clean:
        sound = reverted(found.draft, offline, found.manuscript, found.report)
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
