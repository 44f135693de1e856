"""Dates in a clause that 的 joins to the thing behind it: 5月10日签订、6月8日才备案的LX-2022-031号合同.

They are that thing's own, whatever other things the sentence names: its facts alone can bear them out, by the verb
behind each date or the word before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.findings.display import shown
from drafter.findings.model import FactKind
from drafter.text.marks import Mark
from drafter.verification.binding.objection import Objection
from drafter.verification.context.hints import hints
from drafter.verification.facts.candidates import is_date
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_REACH = 40
_OF = "的"
_OPENING = re.compile("的(?:第|上述|该)?[“《（(]?")
_BREAKS = re.compile("[，。；：\n]")
_PARTS = re.compile("[、，。；：和与及而\n]")
_JOINT = re.compile("[、和与及]|以及|而|另|还有")
_TERM = re.compile("(?:之?前|以前|以后|之?后|起|止|至|到)")
"""Behind these a date is a term, and not the day of what was done."""
_NUMBERS = frozenset({FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER, FactKind.VOUCHER_NUMBER})
_ROLE = 2.0
_CLEARLY = 1.0
"""So much better must another date of a thing be named to stand in the place of one that is nobody's there."""


@dataclass(frozen=True)
class Attributed:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def bound(self, mark: Mark) -> tuple[str, Objection | None] | None:
        """What supports such a date, and what speaks against it; `None` where that is told elsewhere."""
        thing = self._thing(mark)
        own = self._dates(thing) if thing else ()
        if not own:
            return None
        words = self._words(mark)
        named = sorted(own, key=lambda one: _named(words, one), reverse=True)
        borne = next((one for one in named if is_date(mark.value, one.fact.value)), None)
        best = _named(words, named[0])
        if borne:
            return (borne.ref, None) if _named(words, borne) == best else None
        sure = best >= _ROLE and all(_named(words, one) <= best - _CLEARLY for one in named[1:])
        return self._refused(mark, named[0]) if sure else None

    def _refused(self, mark: Mark, meant: Known) -> tuple[str, Objection] | None:
        """A date that another thing has, where this one has its own."""
        facts = self.examination.book.of_case.dates
        others = [one for one in facts if is_date(mark.value, one.fact.value)]
        if not others or _TERM.match(self.examination.flat(mark.end, mark.end + 2)):
            return None
        values = {"label": meant.fact.label, "actual": others[0].fact.label}
        return "", Objection("date_named", values, shown(meant.fact))

    def _thing(self, mark: Mark) -> Known | None:
        """The thing that the clause of a date is joined to; none where it goes on from one named before."""
        text, end = self.examination.text, min(self.examination.sentence_at(mark.start).end, mark.end + _REACH)
        at = text.find(_OF, mark.end, end)
        if at < 0 or _BREAKS.search(text, mark.end, at) or self._named(mark.end, at):
            return None
        opening = _OPENING.match(text, at)
        start = opening.end() if opening else at
        thing = next((known for first, _, known in self._named(at, start + 1) if first == start), None)
        return None if thing is None or self._goes_on(mark) else thing

    def _goes_on(self, mark: Mark) -> bool:
        """Whether a thing named before the date in its part of the sentence is what it is told of."""
        start = self.examination.segment_at(mark.start).start
        before = self._named(start, mark.start)
        return bool(before) and not _JOINT.search(self.examination.flat(before[-1][1], mark.start))

    def _named(self, start: int, end: int) -> Sequence[tuple[int, int, Known]]:
        """The things with dates of their own that are named in a stretch."""
        return [one for one in self.examination.mentioned(start, end) if self._dates(one[2])]

    def _dates(self, thing: Known) -> tuple[Known, ...]:
        return tuple(self._own(thing))

    def _own(self, thing: Known) -> Iterator[Known]:
        name = thing.fact.value
        for one in self.examination.book.of_case.dates:
            of_number = thing.fact.kind in _NUMBERS and name in one.fact.label
            if of_number or (thing.fact.kind is FactKind.NAME and one.fact.subject == name):
                yield one

    def _words(self, mark: Mark) -> str:
        """What a date's part of the clause says of it: the verb behind it, and the word before it."""
        around = [self.examination.flat(mark.end, mark.end + _REACH).split(_OF)[0]]
        behind = _PARTS.split(around[0])[0]
        segment = self.examination.segment_at(mark.start)
        before = _PARTS.split(self.examination.flat(max(segment.start, mark.start - _REACH), mark.start))[-1]
        return f"{before.rpartition('日')[2]}{re.split('[0-9]', behind)[0]}"


def _named(words: str, known: Known) -> float:
    """How well some words name a date of a thing: by its role, and by its label."""
    roles = {role for _, found in hints().found(words) for role in found}
    said = _ROLE if known.fact.role in roles else 0.0
    return said + len(bigrams(words) & bigrams(known.fact.label)) / 2
