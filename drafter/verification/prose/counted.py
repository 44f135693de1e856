"""As many problems and recommendations as a notice says it tells."""

from collections.abc import Iterator, Sequence

from drafter.verification.model import Severity, Violation
from drafter.verification.prose.structure import NAME, chinese
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.tallies import Tally
from drafter.verification.report import violation


def check(examination: Examination, tallies: Sequence[Tally]) -> Iterator[Violation]:
    """Wrong numbers of problems, among the tallies of a text."""
    for one in tallies:
        if not one.right:
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            expected = "、".join(chinese(many) for many in sorted(one.counts) if many > 1)
            where = (examination.text, one.start, one.end)
            yield violation(NAME, "tally_wrong", where, severity=severity, expected=expected)


def without_right(found: Sequence[Violation], tallies: Sequence[Tally]) -> list[Violation]:
    """What else was found, but for the numbers of tallies that are right: these count no fact of the case."""
    right = [one for one in tallies if one.right]
    return [one for one in found if not any(tally.start <= one.start and one.end <= tally.end for tally in right)]
