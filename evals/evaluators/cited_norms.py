"""Documents and articles that a text names: in the base or the case, and in force in the year that is reviewed."""

from drafter.text.marks import MarkKind
from evals import places
from evals.judging import checked
from evals.model import Measure, Subject

KINDS = frozenset(
    {
        "document_unknown",
        "document_expired",
        "article_unknown",
        "article_unchecked",
        "article_alone",
        "article_off",
        "article_other",
        "norm_part_foreign",
    }
)
MEASURE = Measure(
    name="cited_norms", about="share of documents and articles named that are known and were in force"
)
_NAMED = frozenset({MarkKind.DOCUMENT, MarkKind.ARTICLE})


def _documents(subject: Subject) -> list[places.Span]:
    return [(mark.start, mark.end) for mark in places.marks(subject, _NAMED)]


EVALUATOR = checked(MEASURE, KINDS, _documents)
