"""Sentences of the program's own draft that somebody changed, so that they no longer say what the case says."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "claim_added",
        "claim_standing",
        "words_added",
        "words_left_out",
        "words_changed",
        "sentence_added",
        "sentence_torn",
        "wording_departs",
        "lead_left_out",
        "norm_strayed",
        "unit_left_out",
        "character_left_out",
        "character_repeated",
        "character_mistaken",
        "letters_put_in",
        "time_turned",
        "time_to_come",
        "denial_put_in",
        "denial_taken_out",
        "edit_turned",
        "measure_loosened",
        "body_put_in",
        "sample_widened",
        "sentence_broken_off",
        "label_exchanged",
        "figure_bounded",
        "part_set_beside",
        "rule_exchanged",
        "paper_taken_out",
        "act_left_out",
        "quotation_put_in",
        "cause_turned",
        "report_turned_out",
        "word_contrasted",
        "bodies_exchanged",
        "stop_left_out",
        "clause_emptied",
    }
)
MEASURE = Measure(name="own_wording", about="share of headings and clauses that nobody changed for the worse")
EVALUATOR = checked(MEASURE, KINDS, places.blocks)
