"""Everything that the review page and the bundle show of one run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from drafter.drafting.model import Draft
from drafter.drafting.slots import Slots
from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.messages import catalogue
from drafter.rendering.blocks import Notice
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.verification.model import Manuscript, Report

_say = catalogue("drafter.rendering")

NORM_SCOPE = "norm"
"""The scope of the slots that name norms: `{norm.ID}`, `{norm.ID.limit}`."""


@dataclass(frozen=True)
class Dossier:
    """A finished draft with all that it rests on.

    Attributes:
        case: the findings.
        card: the scores.
        draft: the two central sections, and what was refused.
        slots: what filled the draft; its norms may be more than the draft cites.
        notice: the whole notice.
        manuscript: the written text, as it was checked.
        report: the checker's answer on the manuscript.
        record: of the run; shown and kept as it is.
        warnings: what was remarked about the case as it was read, in Chinese.
        sources: the files that it was made from, if they are known; the bundle then carries its proof.
    """

    case: Case
    card: ScoreCard
    draft: Draft
    slots: Slots
    notice: Notice
    manuscript: Manuscript
    report: Report
    record: Mapping[str, JsonValue] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    sources: Sources | None = None

    def notes(self) -> tuple[str, ...]:
        """What a person should know before signing: of scores, case, points and writing; each thing once."""
        return tuple(dict.fromkeys((*self.card.warnings, *self.warnings, *self._doubts(), *self.draft.notes)))

    def _doubts(self) -> Iterator[str]:
        titles = {full: point.title for full, _, point in self.case.all_points()}
        for full in self.draft.doubtful():
            yield _say("doubtful", point=full, title=self.slots.fill(titles.get(full, "")).text)

    def cited_norms(self) -> dict[str, Norm]:
        """The norms that the case or the draft leans on, by id."""
        named = set(self._named_norms())
        return {norm_id: norm for norm_id, norm in self.slots.norms.items() if norm_id in named}

    def _named_norms(self) -> Iterator[str]:
        for _, _, point in self.case.all_points():
            yield from point.norms
        for clause in self.draft.clauses():
            yield from clause.norms
            for sentence in clause.sentences:
                yield from (norm_of(fill.ref) for fill in sentence.fills)


def norm_of(ref: str) -> str:
    """The id of the norm that a slot names, or an empty string: `norm.budget-law-12.limit` → `budget-law-12`."""
    scope, _, name = ref.partition(".")
    return name.partition(".")[0] if scope == NORM_SCOPE else ""
