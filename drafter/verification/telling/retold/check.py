"""Holds each sentence of a text against the account that it retells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.text.width import fold
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.telling.retold import (
    able,
    cited,
    contraries,
    contrasted,
    deeds,
    eased,
    flipped,
    kinds,
    listed,
    owned,
    roles,
    sequence,
    slots,
    stages,
)
from drafter.verification.telling.retold.actors import Actors
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.sources.sources import Retelling, Sources
from drafter.verification.words.approved import bare
from drafter.verification.words.contrast import of_the_rest
from drafter.verification.words.pieces import pieces

_LONGEST = 400
_POLARITY = "polarity"
_Rule = Callable[[str, Sources], Iterator[Found]]
_PROBLEMS: tuple[_Rule, ...] = (
    kinds.foreign,
    flipped.flipped,
    contraries.contrary,
    deeds.claimed,
    able.granted,
    sequence.misplaced,
    listed.exchanged,
    listed.otherwise,
    owned.vouchers,
    owned.contracts,
    owned.contract,
    contrasted.contrasted,
    contrasted.answered,
    contrasted.outright,
    cited.norms,
    slots.filled,
    roles.crossed,
    owned.bodies,
    owned.dates,
)
_ADVICE: tuple[_Rule, ...] = (
    kinds.foreign,
    flipped.flipped_in_advice,
    contraries.contrary_in_advice,
    deeds.claimed_in_advice,
    eased.eased,
    stages.disordered,
    stages.seldom,
    sequence.misplaced_in_advice,
    owned.vouchers,
    slots.filled_in_advice,
    owned.bodies,
)


@dataclass(frozen=True)
class Retold:
    """Finds what stands in a sentence otherwise than in the account that it retells.

    Attributes:
        sources: the points of the case.
    """

    sources: Sources

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What the sentences of the two sections say otherwise."""
        for one, where in self._reader.read(examination, self._found):
            meant = one.expected
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            told = {"account": meant, "asked": meant}
            yield violation(one.check, one.key, where, severity=severity, expected=meant, **told)

    def _who(self, read: Retelling) -> Iterator[Found]:
        for one in self._actors.exchanged(read.text):
            start, end = read.span(one.start, one.end)
            yield replace(one, start=start, end=end)

    @cached_property
    def _actors(self) -> Actors:
        return Actors(self.sources)

    @cached_property
    def _reader(self) -> Reader[Found]:
        return Reader(longest=_LONGEST)

    def _found(self, flat: str, section: Section | None) -> tuple[Found, ...]:
        """What a sentence says otherwise, in offsets of it."""
        advised = section is Section.RECOMMENDATIONS
        if self.sources.book.approves(flat) or (not advised and bare(flat) in self._accounts):
            return ()
        read = self.sources.read(flat)
        found = (one for rule in (_ADVICE if advised else _PROBLEMS) for one in rule(read.text, self.sources))
        if not advised:
            found = (one for one in found if one.check != _POLARITY or not _of_the_rest(read.text, one.start))
        spans = ((one, *read.span(one.start, one.end)) for one in found)
        within = (replace(one, start=start, end=end) for one, start, end in spans)
        beside = () if advised else (*self._who(read), *cited.miscited(flat, self.sources))
        every = (*within, *beside)
        # Two rules may say the same of one place: the first that does tells it.
        return tuple({(one.start, one.end): one for one in reversed(every)}.values())[::-1]

    @cached_property
    def _accounts(self) -> str:
        return "\n".join(fold(account).text for account in self.sources.book.accounts.values())


def _of_the_rest(text: str, at: int) -> bool:
    """Whether a place is in a piece that tells of others than those who fall short."""
    parts = pieces(text)
    return any(of_the_rest(part, parts) for part in parts if part.start <= at < part.end)
