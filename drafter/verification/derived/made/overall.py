"""What all like facts are on the average, and of how many it is not so of which a rate tells of how many it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.findings.model import FactKind
from drafter.text.quantities import Quantity
from drafter.verification.facts.combined import combined
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_NOT = re.compile("未|没有?|不(?![足到])")
_MEAN = "平均"
_NAMED = 2
"""So many words of its name tell a rate."""


@dataclass(frozen=True)
class Overall:
    """Finds such figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def mean(self, quantity: Quantity, facts: Shelf, told: Sequence[Known]) -> str:
        """What like facts of the finding that a sentence tells are on the average: 三份合同平均用了44.67天.

        Args:
            quantity: the figure.
            facts: all that it could be made of.
            told: those that its sentence tells.
        """
        clause = self.examination.segment_at(quantity.start)
        if not told or _MEAN not in self.examination.flat(clause.start, quantity.start):
            return ""
        unit = quantity.dimension
        spans = list(_spans(facts.by_scope[told[0].scope], unit))
        between = sum((value for value, _ in spans), Decimal(0))
        if len(spans) > 1 and _rounds(quantity, between / len(spans)):
            return f"mean({', '.join(formula for _, formula in spans)})"
        own = [one for one in facts.by_scope[told[0].scope] if one.quantity and one.quantity.dimension == unit]
        for role in dict.fromkeys(one.fact.role for one in own):
            like = [one for one in own if one.fact.role is role]
            total = sum((one.quantity.value for one in like if one.quantity), Decimal(0))
            if len(like) > 1 and _rounds(quantity, total / len(like)):
                return f"mean({', '.join(one.ref for one in like)})"
        return ""

    def rest_of_rate(self, quantity: Quantity, facts: Shelf) -> str:
        """Of how many it is not so, where the name of a rate says of how many it is: 22%的合同没有按时签订."""
        clause = self.examination.segment_at(quantity.start)
        said = self.examination.flat(clause.start, clause.end)
        if not _NOT.search(said):
            return ""
        rates = [one for one in facts if one.quantity and one.quantity.dimension == "%"]
        rest = (one for one in combined(rates, "%") if one.how is Making.REST and _rounded(quantity, one.value))
        grams = bigrams(said)
        return next((one.formula for one in rest if len(bigrams(one.top.fact.label) & grams) >= _NAMED), "")


def _spans(facts: Sequence[Known], unit: str) -> Iterator[tuple[Decimal, str]]:
    """The days between the two days that are known of each of several things, in a unit of time."""
    dates = [one for one in facts if one.fact.kind is FactKind.DATE and one.fact.subject]
    made = [one for one in combined(dates, unit) if one.how is Making.DAYS]
    yield from ((one.value, one.formula) for one in made if one.top.fact.subject == one.base.fact.subject)


def _rounded(quantity: Quantity, value: Decimal) -> bool:
    """Whether a rest is a figure, or one that is told about."""
    about = bool(quantity.hedge) and states(quantity, value)
    return value == quantity.value or about


def _rounds(quantity: Quantity, value: Decimal) -> bool:
    """Whether a mean may be told so: of what is counted too to the decimals that are shown."""
    rounded = round(value, quantity.places) == quantity.value
    return rounded or (states(quantity, value))
