"""The sentences of the approved wording: what stands there word by word needs no second look at its words."""

import re
from functools import lru_cache

from drafter.text.width import fold

_STOPS = "。；！？"
_ENDS = re.compile(f"[{_STOPS}\n]")


@lru_cache(maxsize=4)
def approved_sentences(vocabulary: tuple[str, ...]) -> frozenset[str]:
    """The sentences of all phrases, half width, without blanks and without their stops."""
    return frozenset(fold(part).text for phrase in vocabulary for part in _ENDS.split(phrase) if part)


def is_approved(sentence: str, vocabulary: tuple[str, ...]) -> bool:
    """Whether a sentence, half width and without blanks, is one of them."""
    return sentence.strip(_STOPS) in approved_sentences(vocabulary)
