"""Takes a model's sentences out of a draft again where the finished notice may not stand with them.

A sentence is judged in its place; what only the whole shows (two clauses that say the same, a figure told twice)
is found when the notice is checked. Then what stood there stands again, and the refusal says why.
"""

from collections.abc import Iterator, Mapping, Sequence

from drafter.drafting.model import Author, Clause, Draft, Item, Refusal, Sentence
from drafter.verification.model import Manuscript, Report, Severity, Violation

Reasons = Mapping[str, Sequence[Violation]]
"""What speaks against a clause, or the heading of an item, by its id."""


def reverted(draft: Draft, offline: Draft, manuscript: Manuscript, report: Report) -> Draft | None:
    """The draft without the model's words that block its notice; `None` where none of them do.

    Args:
        draft: as a model wrote it.
        offline: the same plan, written without it.
        manuscript: the notice made of the draft.
        report: the checker's answer on it.
    """
    blocking = [one for one in report.violations if one.severity is Severity.BLOCK]
    reasons = dict(_blocked(draft, manuscript, blocking)) if blocking else {}
    if not reasons:
        return None
    sections = zip(
        (draft.problems, draft.recommendations), (offline.problems, offline.recommendations), strict=True
    )
    problems, recommendations = (
        tuple(_restored(item, own, reasons) for item, own in zip(written, plain, strict=True))
        for written, plain in sections
    )
    refusals = (*draft.refusals, *_refusals(draft, offline, reasons))
    return draft.model_copy(
        update={"problems": problems, "recommendations": recommendations, "refusals": refusals}
    )


def _blocked(
    draft: Draft, manuscript: Manuscript, blocking: Sequence[Violation]
) -> Iterator[tuple[str, list[Violation]]]:
    """The headings and clauses of a model's in which something blocks."""
    for item, span in zip(draft.items(), manuscript.items, strict=False):
        places = [(item.id, [item.heading], span.start, span.heading_end)]
        places += [
            (clause.id, list(clause.sentences), at.start, at.end)
            for clause, at in zip(item.clauses, span.clauses, strict=False)
        ]
        for name, sentences, start, end in places:
            found = [one for one in blocking if one.start < end and one.end > start]
            if found and any(map(_is_models, sentences)):
                yield name, found


def _is_models(sentence: Sentence) -> bool:
    return sentence.author is Author.MODEL


def _restored(item: Item, own: Item, reasons: Reasons) -> Item:
    heading = own.heading if item.id in reasons else item.heading
    clauses = tuple(
        plain if clause.id in reasons else clause for clause, plain in zip(item.clauses, own.clauses, strict=True)
    )
    return item.model_copy(update={"heading": heading, "clauses": clauses})


def _refusals(draft: Draft, offline: Draft, reasons: Reasons) -> Iterator[Refusal]:
    """Every sentence of a model's that was taken out, with what blocked its clause."""
    for item, own in zip(draft.items(), offline.items(), strict=True):
        if item.id in reasons and _is_models(item.heading):
            yield _refusal(item.id, item.heading, own.heading.text, reasons[item.id])
        for clause, plain in zip(item.clauses, own.clauses, strict=True):
            for sentence in filter(_is_models, clause.sentences if clause.id in reasons else ()):
                yield _refusal(clause.id, sentence, _said(plain, sentence), reasons[clause.id])


def _said(clause: Clause, sentence: Sentence) -> str:
    """What a clause says in the role of a sentence."""
    return "".join(one.text for one in clause.sentences if one.role is sentence.role)


def _refusal(place: str, sentence: Sentence, replacement: str, why: Sequence[Violation]) -> Refusal:
    """A refusal whose reasons lie in the notice and not in the sentence: they mark no words of it."""
    apart = tuple(one.model_copy(update={"start": 0, "end": 0}) for one in why)
    return Refusal(clause=place, role=sentence.role, text=sentence.text, violations=apart, replacement=replacement)
