"""What stands around the two sections and is not as the program writes it: scores, tables, the annex."""

from evals import places
from evals.judging import checked
from evals.model import Measure

KINDS = frozenset(
    {
        "frame_differs",
        "frame_reworded",
        "frame_missing",
        "frame_dropped",
        "frame_row",
        "frame_row_narrowed",
        "frame_row_missing",
        "frame_row_moved",
        "frame_table_missing",
        "frame_added",
        "frame_added_words",
    }
)
MEASURE = Measure(name="frame", about="share of paragraphs that stand as the case and its scores demand")
EVALUATOR = checked(MEASURE, KINDS, places.paragraphs)
