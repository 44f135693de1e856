"""What a sentence counts or reckons, held to the case and to its own figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from drafter.findings.display import shown
from drafter.text.sentences import Span
from drafter.verification.facts.known import Known
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.lines import line_of
from drafter.verification.relations.measures import Measures
from drafter.verification.relations.moved import moved
from drafter.verification.relations.portions import Portions
from drafter.verification.relations.reckoning import misreckoned
from drafter.verification.report import violation

NAME = "quantities"
_RECKONS = re.compile("[占比率度合共总加和余剩完用增减升降涨跌→]")
"""Without one of these a sentence reckons with none of its figures."""

Wrong = tuple[Violation, int]
"""What is wrong, and the offset of the figure that says by how much; -1 for none."""


@dataclass(frozen=True)
class Counting:
    """Judges it for one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures

    def wrong(self, examination: Examination, sentence: Span) -> Iterator[Wrong]:
        """What speaks against the figures of a sentence; those that are right are noted in the examination."""
        if self._portions.all:
            yield from self._portioned(examination, sentence)
        if _RECKONS.search(sentence.text):
            yield from self._reckoned(examination, sentence)

    def _reckoned(self, examination: Examination, sentence: Span) -> Iterator[Wrong]:
        """Figures that are not what others of their sentence make; those of two years are noted."""
        if len(examination.quantities(sentence.start, sentence.end)) > 1:
            line = line_of(examination, sentence)
            examination.sizes.update(moved(line.text, line.figures, self.measures))
            for one in misreckoned(line.text, line.figures):
                where = (examination.text, one.figure.start, one.figure.end)
                yield violation(NAME, "quantity_unbound", where, expected=_plain(one.value)), one.figure.start

    def _portioned(self, examination: Examination, sentence: Span) -> Iterator[Wrong]:
        """How many of several things are said to be so, or all of them; what is right is noted."""
        for told in self._portions.told(examination, sentence):
            if told.formula:
                examination.sizes[told.figure.start] = told.formula
                if told.start < told.end:
                    examination.counted.append((told.start, told.end))
                continue
            where = (examination.text, told.figure.start, told.figure.end)
            yield violation(NAME, "quantity_unbound", where, expected=_plain(told.expected)), told.figure.start
        examination.counted.extend(self._portions.some(examination, sentence))
        for every in self._portions.every(examination, sentence):
            first, second = (told_of(one) for one in (every.portion.part, every.portion.whole))
            word, where = examination.text[every.start : every.end], (examination.text, every.start, every.end)
            said = violation(
                NAME, "claim_wrong", where, expected=f"{first}，{second}", word=word, first=first, second=second
            )
            yield said, -1

    @cached_property
    def _portions(self) -> Portions:
        return Portions(self.measures.book)


def _plain(value: Decimal) -> str:
    """A value that is reckoned, to two decimals."""
    return f"{round(value, 2).normalize():f}"


def told_of(known: Known) -> str:
    """A fact by its name and value, and by whose it is."""
    subject, label = known.fact.subject, known.fact.label
    whose = "" if not subject or subject in label else subject
    return f"{whose}{label}{shown(known.fact)}"
