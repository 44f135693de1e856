"""What a tool or a hurried hand leaves behind: slots, blanks, chatter, markup, comments, noise."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {"slot_left", "placeholder_left", "chatter", "markup", "not_prose", "repeated", "comment_left", "order"}
)
MEASURE = Measure(name="residue", about="share of paragraphs that hold nothing but prose")
EVALUATOR = checked(MEASURE, KINDS, places.paragraphs)
