"""What a model worded otherwise than approved, as remarks on the notice in which it stands."""

from collections.abc import Iterator

from drafter.drafting.model import Draft, Sentence
from drafter.rendering.markdown import escaped
from drafter.verification.model import Manuscript, Report, Severity, Violation
from drafter.verification.report import violation

_CHECK = "fidelity"
_END = "。；"


def with_departures(report: Report, draft: Draft, manuscript: Manuscript) -> Report:
    """The checker's report with a remark on every sentence that departs from the approved wording.

    Args:
        report: on the manuscript.
        draft: as it was written.
        manuscript: the notice made of it; where its items are others, nothing is remarked on them.
    """
    found = (*report.violations, *_departures(draft, manuscript))
    return report.model_copy(update={"violations": tuple(sorted(found, key=lambda one: (one.start, one.end)))})


def _departures(draft: Draft, manuscript: Manuscript) -> Iterator[Violation]:
    for item, span in zip(draft.items(), manuscript.items, strict=False):
        yield from _remarks(item.heading, manuscript, span.start, span.heading_end)
        for clause, place in zip(item.clauses, span.clauses, strict=False):
            for sentence in clause.sentences:
                yield from _remarks(sentence, manuscript, place.start, place.end)


def _remarks(sentence: Sentence, manuscript: Manuscript, start: int, end: int) -> Iterator[Violation]:
    if sentence.departs:
        said = escaped(sentence.text.rstrip(_END))
        at = manuscript.text.find(said, start, end)
        where = (manuscript.text, at, at + len(said)) if at >= 0 else (manuscript.text, start, end)
        yield violation(_CHECK, "wording_departs", where, severity=Severity.REVIEW, departs=sentence.departs)
