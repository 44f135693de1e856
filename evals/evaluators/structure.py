"""Sections, headings and clauses that are missing, empty or cut off."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "section_missing",
        "section_empty",
        "heading_stop",
        "heading_empty",
        "clause_empty",
        "stop_first",
        "clause_unended",
        "bracket_open",
        "heading_lost",
        "sentence_unended",
        "sentence_cut",
        "list_miscounted",
        "list_uneven",
        "tally_wrong",
        "said_twice",
        "said_again",
        "reference_missing",
    }
)
MEASURE = Measure(name="structure", about="share of headings and clauses that are whole")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
