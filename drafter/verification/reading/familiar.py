"""How much of a sentence the case, its norms and common wording could have said; an editor's remark has little.

A true sentence in anybody's words speaks of the matter: of 134 such sentences without a figure none has less than
.2, and those of a case have .5 and more; of 110 remarks of editors a fifth have less than .15, most less than .35.
"""

from functools import lru_cache

from drafter.verification.facts.book import Book
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import FUNCTION, stock

STRANGE = 0.15
"""A sentence with less is no matter of a notice."""

DOUBTFUL = 0.35
"""One with less may be none: a person decides."""

_LEAST = 4
"""A sentence with fewer telling pairs of characters says too little to be judged."""


def familiar(book: Book, text: str) -> float:
    """The share of the telling pairs of characters of a text that the case, its base or the stock hold: 0 to 1.

    1 for a text that is too short to tell.
    """
    pairs = _telling(text)
    if len(pairs) < _LEAST:
        return 1.0
    own, common = book.pairs, stock().pairs
    return sum(pair in own or pair in common for pair in pairs) / len(pairs)


@lru_cache(maxsize=2048)
def _telling(text: str) -> tuple[str, ...]:
    """Its pairs of characters that say something; a corrected draft has most of its sentences again."""
    return tuple(pair for pair in bigrams(text) if not set(pair) <= FUNCTION)
