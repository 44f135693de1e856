"""Causes that a sentence gives and no account has: 由于…, 因…导致…, 受…影响, 系…所致."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.width import fold
from drafter.verification.words.claims import blanked, claims
from drafter.verification.words.grams import bigrams, runs
from drafter.verification.words.phrases import phrases
from drafter.verification.words.record import record_of
from drafter.verification.words.stock import FUNCTION
from drafter.verification.words.wording import wording_of

SURE = 0.25
"""A cause of whose words the record holds less than this share is invented."""

DOUBTFUL = 0.35
"""One of which it holds less, what any cause may say left out, is shown to a person."""

_LEAST_NEW = 2
"""So many characters of content that the record does not hold are a cause of its own."""

_STORY = 3
"""With so many of them it is one that nobody recorded, even if it speaks of somebody in the record."""

_LEAST = 1
_PHRASE = 0.7
_DENIES = "不没无未"
"""A denial makes a word of one character behind it one of content: 不善."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause without a record.

    Attributes:
        start: offset of its first character in the original.
        end: offset behind the last.
        sure: next to nothing of it is recorded.
    """

    start: int
    end: int
    sure: bool


def invented(text: str, record: Sequence[str], approved: Sequence[str] = ()) -> Iterator[Cause]:
    """The causes that a text gives and its record does not.

    Args:
        text: a clause or a sentence.
        record: what the reviewer recorded of its points.
        approved: approved wording; a sentence of it may stand with its cause.
    """
    view = fold(text)
    found = list(claims().causes.finditer(view.text))
    own = record_of(record).grams if found else frozenset()
    for match in found:
        group = next(name for name, value in match.groupdict().items() if value is not None)
        said = blanked(claims().selves, match.group(group))
        grams = [gram for gram in bigrams(said) if not set(gram) <= FUNCTION]
        if len(grams) < _LEAST or phrases(wording_of(approved)).most(bigrams(match.group())) >= _PHRASE:
            continue
        share = sum(gram in own for gram in grams) / len(grams)
        told, new = _told(said, own), _new(said, own)
        if share < SURE or told < DOUBTFUL or new >= _LEAST_NEW:
            sure = share < SURE or (told < DOUBTFUL and new >= _STORY)
            yield Cause(*view.span(match.start(group), match.end(group)), sure=sure)


def _told(said: str, own: frozenset[str]) -> float:
    """The share of a cause that the record holds, what any cause may say left out."""
    bare = "\n\n".join(runs(blanked(claims().causal_common, said)))
    grams = [gram for gram in bigrams(bare) if not set(gram) <= FUNCTION]
    return sum(gram in own for gram in grams) / len(grams) if grams else 1.0


def _new(said: str, own: frozenset[str]) -> int:
    """How many characters of content of a cause the record does not hold."""
    count = 0
    for run in runs(blanked(claims().causal_common, said)):
        held = [char in FUNCTION and char not in _DENIES for char in run]
        for index in range(len(run) - 1):
            if run[index : index + 2] in own:
                held[index] = held[index + 1] = True
        count += held.count(False)
    return count
