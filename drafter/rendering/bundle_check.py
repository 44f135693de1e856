"""Whether the parts of a bundle still agree with one another, and with what is computed anew from its case.

A manuscript can be checked by itself; a bundle claims more: that its scores are the computed ones, that its text
is its draft as the program writes it, and that its draft says what its slots stand for. What was changed behind
the program's back breaks one of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, JsonValue

from drafter.drafting.model import Sentence
from drafter.drafting.slots import Slots, UnknownSlotError
from drafter.errors import InputError
from drafter.findings.model import Case
from drafter.knowledge.documents import document_passage_id
from drafter.knowledge.model import Passage
from drafter.knowledge.passages import passage_id
from drafter.messages import catalogue
from drafter.rendering.blocks import Notice
from drafter.rendering.bundle import Bundle
from drafter.rendering.dossier import Dossier
from drafter.rendering.frame import Frame
from drafter.rendering.markdown import to_markdown
from drafter.rendering.notice import compose
from drafter.rendering.proof_check import is_proven, is_sealed
from drafter.rendering.proof_sources import Sources
from drafter.scoring.card import ScoreCard
from drafter.verification.model import Report, Severity, Violation

NAME = "bundle"
_say = catalogue("drafter.rendering")
_AROUND = 12
"""Characters shown of a difference."""


def refuse_other_case(bundle: Bundle, case: Case, name: str) -> None:
    """Stop where a bundle is of another department, year or review: nothing in it could be right.

    Args:
        bundle: as read.
        case: what it is to be checked against.
        name: of the bundle's file.

    Raises:
        InputError: it is of another case.
    """
    if _identity(bundle.case) != _identity(case):
        message = _say("other_case", name=name, found=_called(bundle.case), given=_called(case))
        raise InputError(message, remedy=_say("other_case_remedy"))


def _identity(case: Case) -> tuple[str, str, int]:
    return case.id, case.department.name, case.fiscal_year


def _called(case: Case) -> str:
    return _say("case_called", id=case.id, department=case.department.name, year=case.fiscal_year)


@dataclass(frozen=True)
class Recomputed:
    """What a bundle of a case should hold.

    Attributes:
        case: as read from its file.
        card: its scores, computed.
        slots: what the slots of a draft stand for.
        frame: the standing phrases.
        report: the checker's answer on the bundle's manuscript.
        record: entries that the record of a run on this case has, such as digests.
        alike: the bundle was made by this version with this knowledge, so that its verdict must be today's.
        sources: the files at hand, by which its proof is computed anew; without them the proof is not looked at.
    """

    case: Case
    card: ScoreCard
    slots: Slots
    frame: Frame
    report: Report
    record: Mapping[str, JsonValue]
    alike: bool
    sources: Sources | None = None

    def disagreements(self, bundle: Bundle) -> Iterator[Violation]:
        """Everything in a bundle that is not as it should be, part by part."""
        yield from self._case(bundle)
        yield from self._card(bundle)
        yield from self._norms(bundle)
        yield from self._draft(bundle)
        yield from self._manuscript(bundle)
        yield from self._evidence(bundle)
        yield from self._record(bundle)
        yield from self._proof(bundle)

    def _case(self, bundle: Bundle) -> Iterator[Violation]:
        if bundle.case != self.case:
            parts = _differing(bundle.case, self.case, "findings")
            yield _disagreement("bundle_case", parts=_say("joint").join(parts))

    def _card(self, bundle: Bundle) -> Iterator[Violation]:
        found, expected = bundle.card, self.card
        if (found.total, found.grade) != (expected.total, expected.grade):
            values = {"found": f"{found.total} {found.grade}", "expected": f"{expected.total} {expected.grade}"}
            yield _disagreement("bundle_score", **values)
        parts = [one for one in _differing(found, expected, "lines") if one not in _TOLD]
        if parts:
            yield _disagreement("bundle_card", parts=_say("joint").join(parts))

    def _norms(self, bundle: Bundle) -> Iterator[Violation]:
        known = self.slots.norms
        for norm_id in sorted(bundle.norms):
            if known.get(norm_id) != bundle.norms[norm_id]:
                yield _disagreement("bundle_norm", norm=norm_id)

    def _draft(self, bundle: Bundle) -> Iterator[Violation]:
        for item in bundle.draft.items():
            for place, sentence in (
                (item.id, item.heading),
                *((c.id, s) for c in item.clauses for s in c.sentences),
            ):
                if not self._is_filled(sentence):
                    yield _disagreement("bundle_sentence", place=place, text=_short(sentence.text))

    def _is_filled(self, sentence: Sentence) -> bool:
        try:
            filled = self.slots.fill(sentence.template)
        except UnknownSlotError:
            return False
        return (filled.text, filled.fills) == (sentence.text, sentence.fills)

    def _notice(self, bundle: Bundle) -> Notice | None:
        """The notice of a bundle's draft; none if it has more items than a notice can number."""
        try:
            return compose(self.case, self.card, bundle.draft, self.slots, self.frame)
        except (ValueError, KeyError):
            return None

    def _manuscript(self, bundle: Bundle) -> Iterator[Violation]:
        notice = self._notice(bundle)
        if notice is None:
            yield _disagreement("bundle_spans")
            return
        text, manuscript = to_markdown(notice)
        found = bundle.manuscript
        if found.text != text:
            at = _first_difference(found.text, text)
            shown = found.text[at : at + _AROUND]
            expected = _short(text[at : at + _AROUND])
            said = _disagreement("bundle_text", text=_short(shown), expected=expected)
            end = min(at + _AROUND, len(found.text))
            yield said.model_copy(update={"start": at, "end": end, "text": shown, "expected": expected})
        elif found != manuscript:
            yield _disagreement("bundle_spans")
        if bundle.blanks != notice.blanks:
            yield _disagreement("bundle_blanks")

    def _evidence(self, bundle: Bundle) -> Iterator[Violation]:
        for clause, evidence in bundle.evidence.items():
            for one in (each.passage for each in evidence):
                if one.id != _id_of(one):
                    yield _disagreement("bundle_passage", clause=clause, passage=one.id)

    def _record(self, bundle: Bundle) -> Iterator[Violation]:
        severity = Severity.BLOCK if self.alike else Severity.REVIEW
        for name, expected in self.record.items():
            if bundle.record.get(name) != expected:
                yield _disagreement("bundle_record", severity, entry=name)
        if bundle.report != self.report:
            yield _disagreement("bundle_report", severity)

    def _proof(self, bundle: Bundle) -> Iterator[Violation]:
        """Offsets and digests are those of this very text and these very files, or it proves nothing."""
        if self.sources and not bundle.proof:
            yield _disagreement("bundle_unproven", Severity.REVIEW)
        notice = self._notice(bundle)
        if not (self.alike and self.sources and bundle.proof and notice):
            return
        dossier = Dossier(
            case=self.case,
            card=self.card,
            draft=bundle.whole_draft(),
            slots=self.slots,
            notice=notice,
            manuscript=to_markdown(notice)[1],
            report=self.report,
            sources=self.sources,
        )
        if not is_proven(bundle.proof, dossier):
            yield _disagreement("bundle_proof")


_TOLD = ("total", "grade")


def _id_of(passage: Passage) -> str:
    """The id that a passage must have: one of a document that was taken in knows its file."""
    if passage.file:
        return document_passage_id(passage.kind, passage.source, passage, passage.section, passage.text)
    return passage_id(passage.kind, passage.source, passage.section, passage.text)


def unsealed(bundle: Bundle, path: Path) -> Iterator[Violation]:
    """What is said of a bundle's file that was changed by a byte since it was written."""
    if bundle.proof and not is_sealed(path, bundle.proof):
        yield _disagreement("bundle_seal")


def _disagreement(key: str, severity: Severity = Severity.BLOCK, /, **values: object) -> Violation:
    """A violation of the bundle as a whole: it stands at no place of the text."""
    message, remedy = _say(key, **values), _say("bundle_remedy")
    return Violation(check=NAME, severity=severity, start=0, end=0, text="", message=message, remedy=remedy)


def _differing(found: BaseModel, expected: BaseModel, named: str) -> list[str]:
    """The fields in which two values differ; of the field `named`, the ids of what differs in it."""
    one, other = found.model_dump(mode="json"), expected.model_dump(mode="json")
    changed = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    return sorted(changed - {named}) + (_changed(one[named], other[named]) if named in changed else [])


def _changed(mine: list[dict[str, JsonValue]], yours: list[dict[str, JsonValue]]) -> list[str]:
    ours, theirs = {str(one["id"]): one for one in mine}, {str(one["id"]): one for one in yours}
    return sorted(key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key))


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _short(text: str) -> str:
    return text[: 2 * _AROUND].replace("\n", " ")
