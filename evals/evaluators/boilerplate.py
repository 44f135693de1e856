"""How much of the two sections says the same over again, figures and names aside."""

from collections import Counter

from drafter.text.masking import mask
from drafter.text.width import fold
from evals import places
from evals.judging import fault, not_applicable, share
from evals.model import Better, Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(
    name="boilerplate",
    better=Better.LOWER,
    about="share of characters in sentences that the two sections say again",
)
_SHORTEST = 12
"""Shorter sentences are labels and leads."""


def evaluate(subject: Subject) -> Result:
    """A sentence is a refrain if it reads like another one once figures, names and marks are masked."""
    said = [(one, _bare(one.text)) for one in places.central_sentences(subject)]
    long = [(one, bare) for one, bare in said if len(bare) >= _SHORTEST]
    if not long:
        return not_applicable(MEASURE, "no sentences")
    times = Counter(bare for _, bare in long)
    again = [one for one, bare in long if times[bare] > 1]
    whole = sum(len(one.text) for one, _ in long)
    notes = [
        fault(subject, MEASURE, (one.start, one.end), "refrain", "said more than once", Gravity.NOTE)
        for one in again
    ]
    return share(MEASURE, sum(len(one.text) for one in again), whole, notes)


def _bare(sentence: str) -> str:
    return "".join(char for char in fold(mask(sentence)).text if char.isalnum())


EVALUATOR = Evaluator(MEASURE, evaluate)
