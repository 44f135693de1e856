"""What stands in quotation marks must be said somewhere, word for word."""

import re

from evals import places
from evals.judging import checked
from evals.model import Measure, Subject

KINDS = frozenset(
    {
        "quote_changed",
        "quote_absent",
        "quote_restated",
        "quote_of_restatement",
        "quote_elsewhere",
        "quote_changed_case",
        "quote_unknown",
        "quote_unattributed",
        "term_unknown",
    }
)
MEASURE = Measure(name="quotes", about="share of quotations that the case or a norm holds word for word")
_QUOTED = re.compile('“[^“”]+”|「[^「」]+」|"[^"\n]+"')


def _quoted(subject: Subject) -> list[places.Span]:
    return [match.span() for match in _QUOTED.finditer(subject.text)]


EVALUATOR = checked(MEASURE, KINDS, _quoted)
