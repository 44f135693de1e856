"""What stands in a text where the case has something else, wherever it stands and however it is worded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from drafter.verification.model import Severity, Violation
from drafter.verification.names.entries import Entries
from drafter.verification.names.exchanged import Exchanges
from drafter.verification.names.modifiers import Modifiers
from drafter.verification.names.partners import Partners
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.spans import Spans
from drafter.verification.telling.advice.let_off import LetOff
from drafter.verification.telling.retold.check import Retold
from drafter.verification.telling.sentences.contrary import Contraries
from drafter.verification.telling.sentences.in_place import InPlace
from drafter.verification.telling.sentences.norm_relations import NormRelations
from drafter.verification.telling.sentences.restated import Restated
from drafter.verification.telling.sentences.substituted import Substituted
from drafter.verification.telling.sentences.unfit import Unfit
from drafter.verification.telling.sentences.unrecorded import Unrecorded
from drafter.verification.telling.sources.sources import Sources

_SAME = frozenset({"names", "polarity", "quantities", "quotes"})
"""The checks that may have said the same already."""


_WORD = 12
"""A direction is told at its word, and not at the piece that it stands in."""


class Check(Protocol):
    """Finds what stands in a text where one case has something else."""

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What it finds, at its place."""


@dataclass(frozen=True)
class Against:
    """Holds sentences against all that a case says.

    Attributes:
        sources: the points of the case.
    """

    sources: Sources

    def beside(self, examination: Examination, said: Iterable[Violation]) -> list[Violation]:
        """What other checks said, and what stands against the case besides."""
        others = list(said)
        told = ((one.start, one.end) for one in others if one.severity is Severity.BLOCK and one.check in _SAME)
        spans = Spans(told)
        found = [one for one in self._found(examination) if not spans.hold(one.start, one.end)]
        found = [one for one in found if not _borne_out(examination, one)]
        graver = {(one.check, one.start, one.end) for one in found if one.severity is Severity.BLOCK}
        return [*(one for one in others if (one.check, one.start, one.end) not in graver), *found]

    def _found(self, examination: Examination) -> Iterator[Violation]:
        """What the checks say: of those that say the same of one word the gravest, of these the first."""
        told = [one for check in self._checks for one in check.check(examination)]
        graver = {(one.check, one.start, one.end) for one in told if one.severity is Severity.BLOCK}
        said = set[tuple[str, int, int]]()
        for one in told:
            place = (one.check, one.start, one.end)
            if place not in said and (one.severity is Severity.BLOCK or place not in graver):
                said.add(place)
                yield one

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        book = self.sources.book
        return (
            Exchanges(book),
            Entries(book),
            Partners(book),
            Modifiers(book),
            Contraries(book),
            NormRelations(book),
            Restated(book),
            Retold(self.sources),
            LetOff(self.sources),
            InPlace(book),
            Substituted(book),
            Unrecorded(book),
            Unfit(book),
        )


def _borne_out(examination: Examination, said: Violation) -> bool:
    """Whether only a word that compares is said to be turned round, and the facts themselves bear it out."""
    return said.check == "polarity" and len(said.text) <= _WORD and examination.bears_out(said.start, said.end)
