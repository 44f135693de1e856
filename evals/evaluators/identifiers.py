"""Numbers of documents, contracts and vouchers: each known, and at its own thing."""

from drafter.text.marks import MarkKind
from evals import places
from evals.judging import checked
from evals.model import Measure, Subject

KINDS = frozenset(
    {
        "document_number_unknown",
        "contract_number_unknown",
        "voucher_number_unknown",
        "number_told",
        "number_misplaced",
    }
)
MEASURE = Measure(
    name="identifiers", about="share of numbers of documents, contracts and vouchers that are the case's"
)
_NUMBERS = frozenset({MarkKind.DOCUMENT_NUMBER, MarkKind.CONTRACT_NUMBER, MarkKind.VOUCHER_NUMBER})


def _numbers(subject: Subject) -> list[places.Span]:
    return [(mark.start, mark.end) for mark in places.marks(subject, _NUMBERS)]


EVALUATOR = checked(MEASURE, KINDS, _numbers)
