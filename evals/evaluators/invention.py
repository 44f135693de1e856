"""Causes, events and statements that nobody recorded, and what belongs to another point."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "ungrounded",
        "off_topic",
        "cause_unrecorded",
        "claim_unrecorded",
        "event_unrecorded",
        "phrase_hollow",
        "rank_unrecorded",
    }
)
MEASURE = Measure(name="invention", about="share of headings and clauses that rest on the case")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
