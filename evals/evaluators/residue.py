"""What a tool or a hurried hand leaves behind: slots, blanks, chatter, markup, comments, noise."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "slot_left",
        "code_left",
        "placeholder_left",
        "chatter",
        "note_left",
        "question_asked",
        "remark_left",
        "sign_strange",
        "markup",
        "not_prose",
        "repeated",
        "comment_left",
        "order",
        "misspelt",
        "colloquial",
    }
)
MEASURE = Measure(name="residue", about="share of paragraphs that hold nothing but prose")
EVALUATOR = checked(MEASURE, KINDS, places.paragraphs)
