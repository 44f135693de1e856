"""The sentences of the approved wording: what stands there word by word needs no second look at its words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from drafter.findings.slots import fill
from drafter.text.width import fold

OPEN = "\ue000"
"""Stands for what a case puts into a slot."""

_STOPS = "。；！？"
_ENDS = re.compile(f"[{_STOPS}\n]")


def sentences_in(texts: Iterable[str]) -> frozenset[str]:
    """The sentences of some texts, half width, without blanks and without their stops."""
    return frozenset(fold(part).text for text in texts for part in _ENDS.split(text) if part)


def bare(sentence: str) -> str:
    """A sentence as they are."""
    return sentence.strip(_STOPS)


@lru_cache(maxsize=4)
def approved_sentences(vocabulary: tuple[str, ...]) -> frozenset[str]:
    """The sentences of all phrases, slots left open."""
    return sentences_in(fill(phrase, lambda _: OPEN).text for phrase in vocabulary)


def is_approved(sentence: str, vocabulary: tuple[str, ...]) -> bool:
    """Whether a sentence, half width, without blanks and its slots left open, is one of them."""
    return bare(sentence) in approved_sentences(vocabulary)
