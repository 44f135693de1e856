"""What a sentence says of facts: the values it gives, and the words and numbers by which it calls them."""

import re
from dataclasses import dataclass

from drafter.text.quantities import Quantity
from drafter.verification.facts.candidates import dated, matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, pairs_of

NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
"""The number of the thing that a fact is of, in its name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says.

    Attributes:
        given: the facts whose value it has.
        mentioned: the names and numbers among the facts that it has.
        grams: its words, in pairs of characters.
        text: itself.
    """

    given: frozenset[Known]
    mentioned: tuple[Known, ...]
    grams: frozenset[str]
    text: str

    def of(self, known: Known) -> bool:
        """Whether a fact is given, or called by a word of its name."""
        if known in self.given:
            return True
        number = NUMBER.search(known.fact.label)
        if number:
            return number.group() in self.text or any(number.group() == one.written for one in self.mentioned)
        return not bigrams(known.fact.label).isdisjoint(self.grams)


def said_beside(examination: Examination, quantity: Quantity, facts: Shelf) -> Said:
    """What the sentence of a figure says of facts beside that figure."""
    sentence = examination.sentence_at(quantity.start)
    given: list[Known] = []
    for other in examination.quantities(sentence.start, sentence.end):
        given += matching(other, facts) if other.start != quantity.start else ()
    for mark in examination.dates(sentence.start, sentence.end):
        given += dated(mark, facts.dates)
    named = tuple(known for _, _, known in examination.mentioned(sentence.start, sentence.end))
    text = examination.flat(sentence.start, sentence.end)
    return Said(frozenset(given), named, pairs_of(text), text)
