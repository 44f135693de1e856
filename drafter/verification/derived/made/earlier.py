"""What a figure was a year before, where the case knows what it is and how it changed: 由上年的57.5%降至46.0%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.context.ways import ways
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.lexicon import lexicon

_CHANGES = frozenset({Role.DIFFERENCE, Role.ADJUSTMENT})
_MEASURE = re.compile(
    "(?:比|较|同比)?(?:上年|去年|上一年度?|前一年)(?:同期)?(?:增加|增长|上升|提高|下降|减少|降低|下滑)?[额数]?"
)
_POINTS = "百分点"
_LIKE = 0.6


@dataclass(frozen=True)
class Earlier:
    """Finds such figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """What a figure of the year before follows from; empty if it is none."""
        fiscal = self.examination.book.case.fiscal_year
        if not any(True for _ in self._changes(facts)):
            return ""
        years = Surroundings(self.examination, quantity.start, quantity.end).years(fiscal)
        if fiscal - 1 not in years:
            return ""
        for change in self._changes(facts):
            fell = bool(ways().falls.search(change.fact.label))
            for now in facts.by_scope[change.scope]:
                if _of(now, change, quantity.dimension) and now.quantity and change.quantity:
                    by = abs(change.quantity.value)
                    was = now.quantity.value + (by if fell else -by)
                    if states(quantity, was):
                        return f"{now.ref} {'+' if fell else '-'} {change.ref}"
        return ""

    @staticmethod
    def _changes(facts: Shelf) -> Iterator[Known]:
        """The facts that say how something changed against the year before."""
        for known in facts:
            if known.fact.role in _CHANGES and known.quantity and lexicon().year_word.search(known.fact.label):
                yield known


def _of(now: Known, change: Known, dimension: str) -> bool:
    """Whether a fact is what has changed."""
    if now is change or not now.quantity or now.quantity.dimension != dimension or now.fact.role in _CHANGES:
        return False
    told = change.quantity.dimension if change.quantity else ""
    same = told == dimension or (told == _POINTS and dimension == "%")
    measure = bigrams(_MEASURE.sub("", change.fact.label))
    return same and share(measure, bigrams(now.fact.label)) >= _LIKE
