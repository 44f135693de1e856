"""A notice is the bureau speaking to a department: no author, editor or tool speaks in it, and nobody is asked."""

from collections.abc import Iterator, Sequence

from drafter.text.sentences import Span
from drafter.text.width import flattened
from drafter.verification.model import Severity, Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.voice import asides


def check(examination: Examination, found: Sequence[Violation] = ()) -> Iterator[Violation]:
    """Other voices anywhere in a text, but for what the case itself says.

    Args:
        examination: of the text.
        found: what else is left behind in it, and need not be told again.
    """
    for span in examination.sentences:
        for one in asides(span.text):
            start, end = span.start + one.start, span.start + one.end
            told = any(other.start < end and start < other.end for other in found)
            if not told and not _known(examination, span, start, end):
                severity = Severity.BLOCK if one.sure else Severity.REVIEW
                yield violation(NAME, one.key, (examination.text, start, end), severity=severity)


def _known(examination: Examination, span: Span, start: int, end: int) -> bool:
    """Whether the case has the same words, with a few of those around them."""
    around = examination.text[max(span.start, start - _AROUND) : min(span.end, end + _AROUND)]
    return flattened(around) in examination.book.everything


_AROUND = 2
