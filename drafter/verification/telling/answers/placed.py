"""Recommendations in approved wording that stand under the heading of another problem, or are gone altogether.

Only what is known by what it is can be sure: a recommendation in words of its own may answer any problem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.text.width import fold
from drafter.verification.model import ClauseSpan, ItemSpan
from drafter.verification.telling.answers.recognition import Recognition, held_of

_TAKEN_UP = 0.4
"""With so much of the words of a remedy in it, a recommendation may be that and another one in one."""

_LED = 0.75
"""With so much of the words that lead it in, or of the name of the problem, too."""

_EVERY = re.compile("(?:上述|以上|前述|所有|全部|各[类项])(?:[^，。；]{0,4})问题|等[^，。；]{0,4}问题")
"""A recommendation on all there is."""


@dataclass(frozen=True)
class Placed:
    """Where the recommendations of a text stand, and where what they answer is told.

    Attributes:
        known: which remedies they are.
        problems: the items of problems.
    """

    known: Recognition
    problems: Sequence[ItemSpan]

    def lost(self, clause: ClauseSpan) -> bool:
        """Whether a problem without an answer has none beyond doubt.

        There are fewer recommendations than problems, each of them is another's remedy, and none has much of a
        remedy for this one.
        """
        answers = self._answers
        fewer = len(answers) < len(self.known.problems)
        if not fewer or self.known.free() or any(_EVERY.search(self.known.said(one)) for one in answers):
            return False
        places = [place for place, told in enumerate(self.known.problems) if told.clause == clause]
        remedies = [remedy for place in places for remedy in self.known.own(place)]
        titles = [title for place in places for title in self.known.problems[place].titles]
        said = [self.known.said(one) for one in answers]
        if any(held_of(title, one) >= _LED for title in titles for one in said):
            return False
        return bool(remedies) and not any(_taken_up(remedy, one) for remedy in remedies for one in said)

    def moved(self) -> Iterator[tuple[ClauseSpan, bool]]:
        """The recommendations that stand under the heading of other problems than they answer.

        Yields:
            Each, and whether what it answers is left without an answer where it is told.
        """
        for item in self.known.answers:
            here = self._headed(item)
            for clause in item.clauses if here else ():
                homes = [place for place in self._of_any if self.known.fits(clause, place)]
                if homes and not any(self._item_of[place] in here for place in homes):
                    yield clause, any(self._bare(place) for place in homes)

    @cached_property
    def _answers(self) -> list[ClauseSpan]:
        return [one for item in self.known.answers for one in item.clauses]

    @property
    def _of_any(self) -> range:
        return range(len(self.known.problems))

    @cached_property
    def _item_of(self) -> dict[int, int]:
        """The item in which each problem is told."""
        clauses = {(c.start, c.end): number for number, item in enumerate(self.problems) for c in item.clauses}
        spans = [(told.clause.start, told.clause.end) for told in self.known.problems]
        return {place: clauses.get(span, -1) for place, span in enumerate(spans)}

    def _headed(self, item: ItemSpan) -> frozenset[int]:
        """The items of problems that the heading over some recommendations is for."""
        heading = fold(self.known.text[item.start : item.heading_end]).text
        return frozenset(self._item_of[place] for place in self._of_any if self.known.headed(place, heading))

    def _bare(self, place: int) -> bool:
        """Whether nothing answers a problem under the heading that is for it, and nothing there is free to."""
        number = self._item_of[place]
        beside = [item for item in self.known.answers if number in self._headed(item)]
        clauses = [clause for item in beside for clause in item.clauses]
        free = self.known.free()
        if any((one.start, one.end) in free or _EVERY.search(self.known.said(one)) for one in clauses):
            return False
        told = [other for other, item in self._item_of.items() if item == number]
        return not set(told) <= self.known.answered_by(clauses, told)


def _taken_up(remedy: str, said: str) -> bool:
    """Whether a recommendation has a remedy in it, or at least says that it is to be done."""
    lead, parted, _ = remedy.partition("\n")
    led = bool(parted and lead) and held_of(lead, said) >= _LED
    return led or held_of(remedy, said) >= _TAKEN_UP
