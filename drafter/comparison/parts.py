"""Whether a clause is part of a longer one that another already belongs to: split off, or merged into it."""

from collections.abc import Sequence

from drafter.comparison.profiles import Likeness, Profile

_FEWEST = 4
"""So few pairs of characters say nothing."""

CONTAINED = 0.5
"""A part that was taken over stands in the whole by so much."""

_GAIN = 0.02
"""It makes the others liker to the whole by so much."""

_UNTOLD, _ADDED, _MORE = 0.7, 0.12, 0.03
"""A sentence that sums several clauses up shares little with each: so much of it the others leave untold, so much
of it stands in the next, and by so much liker to it they are together."""

_LEAD = 0.45
"""So much of the first words of a clause says that it is the one which is summed up."""

_TELLING = 3
"""A figure of so many digits stands in one matter alone."""


def share(likeness: Likeness, part: Profile, whole: Profile, others: Sequence[Profile]) -> float:
    """How much of a part stands in a whole, 0 to 1; 0 where it is none.

    Args:
        likeness: of both texts.
        part: a clause without its like.
        whole: a clause of the other text.
        others: what already belongs to the whole.
    """
    if len(part.grams) < _FEWEST:
        return 0.0
    rest = frozenset[str]().union(*(one.grams for one in others))
    held = likeness.coverage(part.grams, whole.grams)
    gain = likeness.cosine(rest | part.grams, whole.grams) - likeness.cosine(rest, whole.grams)
    if held >= CONTAINED:
        return held if gain > _GAIN else 0.0
    untold = 1 - likeness.coverage(whole.grams, rest)
    added = likeness.coverage(whole.grams, part.grams - rest)
    summed = gain > _MORE and untold >= _UNTOLD and added >= _ADDED
    named = len(part.lead) >= _FEWEST and likeness.coverage(part.lead, whole.grams - rest) >= _LEAD
    return held if summed or named or _telling(part, whole, others) else 0.0


def _telling(part: Profile, whole: Profile, others: Sequence[Profile]) -> bool:
    """Whether a part has a figure of the whole that nothing else of it has."""
    own = part.figures & whole.figures - frozenset[str]().union(*(one.figures for one in others))
    return any(sum(map(str.isdigit, figure.rpartition(" ")[2].strip("0."))) >= _TELLING for figure in own)
