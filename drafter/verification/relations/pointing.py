"""前者 and 后者 are the first and the second of the two things that are named before them.

What their clause tells must be theirs: a figure or date that only the other of the two has is exchanged, and so is
the description that the case answers with the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.findings.model import FactKind
from drafter.text.sentences import Span
from drafter.verification.facts.candidates import is_date
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import supports
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.answered import Answers
from drafter.verification.relations.called import Called, Thing
from drafter.verification.report import violation

NAMES = "names"
_POINTER = re.compile("前者|后者")
_FORMER = "前者"
_CLAUSE = re.compile("[，；。、：]|前者|后者")
_COMPARED = re.compile("[比较与和同跟]|不是|并非|未|没")
"""A clause that compares the two, or says what one is not, tells of both."""
_TWO = 2
_REACH = 60


@dataclass(frozen=True)
class Pointing:
    """Holds them against one case.

    Attributes:
        called: what its things may be called.
        answers: who or what its descriptions are answered with.
    """

    called: Called
    answers: Answers

    def wrong(self, examination: Examination, sentence: Span) -> Iterator[Violation]:
        """Every such word of a sentence that stands for the other of the two."""
        for pointer in _POINTER.finditer(sentence.text):
            pair = self._pair(sentence.text[: pointer.start()])
            if pair is None:
                continue
            mine, other = pair if pointer.group() == _FORMER else pair[::-1]
            stop = _CLAUSE.search(sentence.text, pointer.end())
            end = stop.start() if stop else len(sentence.text)
            clause = sentence.text[pointer.end() : end]
            place = (sentence.start + pointer.start(), sentence.start + pointer.end())
            if _COMPARED.search(clause):
                continue
            meant = self._figures(examination, (place[1], sentence.start + end), mine, other)
            meant = meant or self._described(clause, mine, other)
            if meant:
                where = (examination.text, *place)
                yield violation(NAMES, "name_misplaced", where, expected=other, label=meant.fact.label)

    def _pair(self, before: str) -> tuple[Thing, Thing] | None:
        """The two things that are named before a pointer; `None` where there are more or fewer."""
        things = list(dict.fromkeys(thing for _, _, thing in self.called.things(before)))
        return (things[0], things[1]) if len(things) == _TWO else None

    def _figures(
        self, examination: Examination, clause: tuple[int, int], mine: Thing, other: Thing
    ) -> Known | None:
        """The fact of the other that a figure or date of the clause states, and none of the one that is meant."""
        own, theirs = self.called.facts(mine), self.called.facts(other)
        if not own or not theirs:
            return None
        for mark in examination.dates(*clause):
            dates = [[one for one in those if _dated(one, mark.value)] for those in (own, theirs)]
            if dates[1] and not dates[0]:
                return dates[1][0]
        for figure in examination.quantities(*clause):
            stated = [
                [
                    one
                    for one in those
                    if one.quantity
                    and one.quantity.dimension == figure.dimension
                    and supports(figure, one.quantity.value)
                ]
                for those in (own, theirs)
            ]
            if stated[1] and not stated[0]:
                return stated[1][0]
        return None

    def _described(self, clause: str, mine: Thing, other: Thing) -> Known | None:
        """The description of the other that the clause gives: 后者中标, where the former has won."""
        party = self.called.party(mine)
        meant = self.answers.described(clause[:_REACH], party) if party else None
        return meant if meant and meant.fact.value == other else None


def _dated(known: Known, value: str) -> bool:
    return known.fact.kind is FactKind.DATE and is_date(value, known.fact.value)
