"""Finds what belongs to another finding than the sentence that it stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.telling.approved import Answering
from drafter.verification.telling.belonging.heads import Heads
from drafter.verification.telling.belonging.index import Belongings, Misplaced
from drafter.verification.telling.belonging.objects import Objects
from drafter.verification.telling.belonging.owners import Owners
from drafter.verification.telling.belonging.terms import Terms
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.words.places import bare

NAME = "names"
_LONGEST = 200
"""Longer sentences tell more than one thing."""

_HEADING = re.compile("#*[（(][一二三四五六七八九十]{1,3}[）)]")
"""A heading sums up several findings on purpose."""

_WORDS = 24
"""What is said of more characters is said of a clause, and not of its words."""


@dataclass(frozen=True)
class Belonging:
    """Holds the sentences of a text against what belongs to every finding of a case.

    Attributes:
        sources: the points of the case.
        answering: how approved wording answers each point.
    """

    sources: Sources
    answering: Answering

    def beside(self, examination: Examination, said: Sequence[Violation]) -> list[Violation]:
        """What other checks said, and what besides stands in sentences on other findings than it belongs to."""
        found = self._check(examination) if self.sources.book.points else ()
        return [*said, *(one for one in found if not any(_told(one, other) for other in said))]

    def _check(self, examination: Examination) -> Iterator[Violation]:
        """What belongs elsewhere."""
        for one, where in self._reader.read(examination, self._found):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            titles = {"own": one.own, "other": one.other}
            yield violation(NAME, one.key, where, severity=severity, expected=one.expected, **titles)

    def _found(self, flat: str, section: Section | None) -> Iterable[Misplaced]:
        """What belongs elsewhere in a sentence, in offsets of it."""
        if _HEADING.match(flat) or self.sources.book.stands(bare(flat)):
            return
        advised = section is Section.RECOMMENDATIONS
        retelling = self.sources.read(flat)
        read = self._belongings.read(retelling)
        found = (
            *(self._owners.misplaced(read.text) if advised else ()),
            *self._terms.misplaced(read),
            *self._heads.misplaced(read, advised=advised),
            *self._objects.misplaced(read),
        )
        done = set[int]()
        for one in found:
            span = range(one.start, one.end)
            if done.isdisjoint(span):  # two rules may tell of the same words
                done.update(span)
                start, end = retelling.span(one.start, one.end)
                yield replace(one, start=start, end=end)

    @cached_property
    def _reader(self) -> Reader[Misplaced]:
        return Reader(longest=_LONGEST)

    @cached_property
    def _belongings(self) -> Belongings:
        return Belongings(self.sources, self.answering)

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self._belongings)

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self._belongings)

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self._belongings)

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._belongings)


def _told(found: Violation, other: Violation) -> bool:
    """Whether another check has told of the same words, as gravely."""
    overlap = other.start < found.end and found.start < other.end and other.end - other.start <= _WORDS
    return overlap and (other.severity is Severity.BLOCK or found.severity is Severity.REVIEW)
