"""每十份有四份: one in so many, as a share of two counts of one finding."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, permutations

from drafter.text.quantities import Quantity
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination

_SIGNS = "每里中"
_EVERY = re.compile("每[隔有]?$")
_AMONG = re.compile("[^，。；]{0,8}?[里中](?:头|间)?")
"""十份签证里有四份: of numbers in words that are no facts."""
_NEARLY = Decimal("0.25")
"""So far from a whole one may it be how many there are of so many."""
_BETWEEN = re.compile("[^，。；0-9]{0,16}，?[^，。；0-9]{0,10}")


@dataclass(frozen=True)
class Every:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """From which two counts a figure follows that is one of 每十份…四份; empty if it is none, or from none.

        Args:
            quantity: the figure, either of both.
            facts: all that it could be made of.
        """
        pair = self._pair(quantity)
        if pair is None:
            return ""
        every, part = pair
        for own in facts.by_scope.values():
            counts = ((one.ref, one.quantity) for one in own if one.quantity)
            counted = [(ref, one.value) for ref, one in counts if _same(one.dimension, every.dimension)]
            for (top, a), (base, b) in permutations(counted, 2):
                if 0 < a < b and abs(a * every.value / b - part.value) <= _NEARLY:
                    return f"{top} / {base}"
        return ""

    def _pair(self, quantity: Quantity) -> tuple[Quantity, Quantity] | None:
        """Of how many, and how many of these."""
        sentence = self.examination.sentence_at(quantity.start)
        if not any(sign in sentence.text for sign in _SIGNS):
            return None
        figures = self.examination.quantities(sentence.start, sentence.end)
        for every, part in pairwise(figures):
            if quantity.start not in (every.start, part.start) or part.value >= every.value:
                continue
            lead = self.examination.flat(max(every.start - 3, sentence.start), every.start)
            between = self.examination.flat(every.end, part.start)
            alike = _same(every.dimension, part.dimension)
            told = _EVERY.search(lead) or (every.spoken and part.spoken and _AMONG.match(between))
            if alike and told and _BETWEEN.fullmatch(between):
                return every, part
        return None


def _same(one: str, other: str) -> bool:
    return one == other or counted_alike(one, other)
