"""What a sentence says of facts: the values it gives, and the words and numbers by which it calls them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.findings.model import FactKind
from drafter.text.quantities import Quantity
from drafter.verification.context.hints import hints
from drafter.verification.facts.candidates import dated, matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, pairs_of

NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
"""The number of the thing that a fact is of, in its name."""
_QUESTION, _ANSWER = "？", 2
"""So many characters may stand in an answer before its figure: 约九个月."""
_ASKED = re.compile("(?:有|是)?(?:多少|多久|多大|几)[^，。；？]{0,4}？[^，。；？]*$")
_DATES = 4
"""So many dates that a sentence names are looked at, those that it names best."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says, or a part of it.

    Attributes:
        text: itself.
        grams: its words, in pairs of characters and by their meaning.
        given: the facts whose value it has.
        mentioned: the names and numbers among the facts that it has.
    """

    text: str
    grams: frozenset[str]
    given: frozenset[Known] = frozenset()
    mentioned: tuple[Known, ...] = ()

    def of(self, known: Known) -> bool:
        """Whether a fact is given, or called by a word of its name."""
        if known in self.given:
            return True
        number = NUMBER.search(known.fact.label)
        if number:
            return number.group() in self.text or any(number.group() == one.written for one in self.mentioned)
        return not bigrams(known.fact.label).isdisjoint(self.grams)

    def names(self, known: Known) -> bool:
        """Whether a word of the name of a fact is said, or another one of its meaning."""
        named = self.calls(known) or not _named(known.fact.label).isdisjoint(self.grams)
        return named and known.fact.kind is not FactKind.NAME

    def calls(self, known: Known) -> bool:
        """Whether the number of the thing that a fact is of is said."""
        number = NUMBER.search(known.fact.label)
        return number is not None and number.group() in self.text

    def dates(self, facts: Sequence[Known]) -> list[Known]:
        """The dates that are named best; of a thing with a number none where only another number is said."""
        dates = [one for one in facts if one.fact.kind is FactKind.DATE]
        called = [one for one in dates if self.calls(one)]
        best = [*called, *(one for one in dates if not NUMBER.search(one.fact.label))] if called else dates
        return sorted(best, key=lambda one: len(_named(one.fact.label) & self.grams), reverse=True)[:_DATES]

    def weight(self, facts: tuple[Known, ...]) -> int:
        """How many words of the names of some facts are said."""
        return len(_words_of(facts) & self.grams)


def said_beside(examination: Examination, quantity: Quantity, facts: Shelf) -> Said:
    """What the sentence of a figure says of facts beside that figure."""
    start, end = start_of(examination, quantity), examination.sentence_at(quantity.start).end
    given: list[Known] = []
    for other in examination.quantities(start, end):
        given += matching(other, facts) if other.start != quantity.start else ()
    for mark in examination.dates(start, end):
        given += dated(mark, facts.dates)
    named = tuple(known for _, _, known in examination.mentioned(start, end))
    text = examination.flat(start, end)
    return Said(text, pairs_of(text), frozenset(given), named)


def lead_of(examination: Examination, quantity: Quantity, reach: int) -> str:
    """What stands before a figure in its sentence, up to so many characters."""
    lead = examination.flat(max(start_of(examination, quantity), quantity.start - reach), quantity.start)
    return _ASKED.sub("", lead) if _QUESTION in lead else lead


def start_of(examination: Examination, quantity: Quantity) -> int:
    """Where the sentence of a figure begins, or the question that it answers alone: 晚了多久？九个月."""
    start = examination.sentence_at(quantity.start).start
    asked = 0 < start >= quantity.start - _ANSWER and examination.text[start - 1] == _QUESTION
    return examination.sentence_at(start - 1).start if asked else start


def said_in(text: str) -> Said:
    """What some words say, whatever values they give."""
    return Said(text, frozenset({*pairs_of(text), *hints().meanings(text)}))


@lru_cache(maxsize=4096)
def _named(label: str) -> frozenset[str]:
    """The words of a name, in pairs of characters and by their meaning."""
    return frozenset({*bigrams(label), *hints().meanings(label)})


@lru_cache(maxsize=512)
def _words_of(facts: tuple[Known, ...]) -> frozenset[str]:
    """The words of all names of some facts, which are asked for at every figure of a text."""
    return frozenset().union(*(_named(one.fact.label) for one in facts))
