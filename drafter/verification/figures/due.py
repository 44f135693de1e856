"""The last day of a limit, which a text reckons from a date of the case: 自3月14日起7个工作日，到3月23日止."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.findings.display import shown
from drafter.findings.model import FactKind, Role
from drafter.text.marks import Mark
from drafter.text.workdays import last_of
from drafter.verification.facts.candidates import is_date
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import day_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination

_DONE = frozenset({Role.FILED, Role.ANNOUNCED})
"""From the day on which something was done at last no limit runs."""
_DAYS, _WORKING = "天", "个工作日"
_REACH = 24
_LAST = re.compile("最[迟晚]|至迟|不[迟晚]于|截[止至]|届满|期满|本?[应该]当?[在于]|之?前(?!期)")
_RECKONED = re.compile("到[头期点]|推算|[算数][下起到]来?|之日起|算[，是到]|期限|时限|限期")
"""Words of the last day of a limit, beside it and before it."""
_LIMITS = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD})


@dataclass(frozen=True)
class Due:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def told(self, mark: Mark, facts: Shelf) -> tuple[str, str]:
        """By what a date is the last day of a limit of its finding: by the facts' names, and by what they say.

        Args:
            mark: the date.
            facts: all that it could be reckoned from.
        """
        segment = self.examination.segment_at(mark.start)
        words = self.examination.flat(segment.start, segment.end)
        ahead = self.examination.flat(max(mark.start - _REACH, 0), mark.start)
        if not mark.names_day or not (_LAST.search(words) or _RECKONED.search(ahead)):
            return "", ""
        for first in facts.dates:
            day = None if first.fact.role in _DONE else day_of(first)
            for limit in self._limits(first, facts) if day else ():
                days = int(limit.quantity.value) if limit.quantity else 0
                working = limit.quantity is not None and limit.quantity.dimension == _WORKING
                last = last_of(day, days, working=working) if day else None
                if last and is_date(mark.value, last.isoformat()):
                    return f"{first.ref} + {limit.ref}", f"{shown(first.fact)} + {shown(limit.fact)}"
        return "", ""

    def _limits(self, first: Known, facts: Shelf) -> Iterator[Known]:
        """The limits in days that the finding of a date has, or that its points' norms fix."""
        book = self.examination.book
        points = (point for finding, point in book.points.values() if finding.id == first.scope)
        norms = dict.fromkeys(norm for point in points for norm in point.norms)
        own = (known for known in facts.by_scope.get(first.scope, ()) if known.fact.role in _LIMITS)
        limits = (*own, *(known for norm in norms for known in book.of_norms.get(norm, ())))
        for known in limits:
            timed = known.quantity and known.quantity.dimension in (_DAYS, _WORKING)
            if timed and known.fact.kind is FactKind.COUNT:
                yield known
