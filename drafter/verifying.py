"""Checking a text that somebody brings, against the case that it must be true to."""

from dataclasses import replace
from pathlib import Path

from drafter.drafting.slots import Slots
from drafter.findings.model import Case
from drafter.gate import checker_for
from drafter.ingest.reader import read_document
from drafter.pipeline import digests_of
from drafter.rendering.bundle import Bundle, read_bundle
from drafter.rendering.bundle_check import Recomputed, refuse_other_case, unsealed
from drafter.rendering.departures import with_departures
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.services import Services
from drafter.verification.model import Manuscript, Report
from drafter.verification.reading.manuscripts import manuscript_of

_BUNDLE = ".json"


def verify_text(
    path: Path, case: Case, services: Services, sources: Sources | None = None
) -> tuple[Manuscript, Report]:
    """Check a text against a case: .md, .txt and .docx by their own words, a bundle with all its parts.

    Args:
        path: the text.
        case: what it must be true to.
        services: the norms, the wording and the notices of others.
        sources: the files that the case was read from; without them a bundle's proof is not computed anew.

    Raises:
        InputError: the text cannot be read, or is a bundle of another case.
    """
    card = services.score(case)
    checker = checker_for(case, card, services)
    if path.suffix.lower() != _BUNDLE:
        manuscript = manuscript_of(read_document(path).text)
        return manuscript, checker.check(manuscript)
    bundle = read_bundle(path)
    refuse_other_case(bundle, case, path.name)
    report = with_departures(checker.check(bundle.manuscript, edited=False), bundle.draft, bundle.manuscript)
    expected = replace(_recomputed(case, card, bundle, report, services), sources=sources)
    found = (*unsealed(bundle, path), *expected.disagreements(bundle))
    return bundle.manuscript, report.model_copy(update={"violations": (*found, *report.violations)})


def _recomputed(case: Case, card: ScoreCard, bundle: Bundle, report: Report, services: Services) -> Recomputed:
    made, now = bundle.record, services.provenance
    return Recomputed(
        case=case,
        card=card,
        slots=Slots(case, services.norms, services.wording.phrases.duties),
        frame=services.frame,
        report=report,
        record=digests_of(case, card),
        alike=(made.get("drafter"), made.get("knowledge")) == (now.version, now.knowledge),
    )
