"""What a recommendation sets of its own: by when, how often, how much at least, how many people act.

A figure of the case stands in a recommendation as it stands anywhere, and is bound as anywhere. A deadline, an
interval or a threshold is no fact: it may stand where the reviewer asks for it, where a norm of the point fixes
it, or where approved wording has it. An ordinary one that nobody asked for is shown to a person, who decides; one
that bends the limit of a norm, or lies in the past, may not stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.display import shown
from drafter.findings.model import Role
from drafter.findings.slots import fill
from drafter.text.dates import find_dates
from drafter.text.marks import Mark
from drafter.text.quantities import Quantity, find_quantities
from drafter.text.sentences import Span
from drafter.verification.binding.objection import Objection
from drafter.verification.context.demands import Around, sets, tables
from drafter.verification.context.hints import hints
from drafter.verification.facts.candidates import is_date
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.figures.overdone import overdone
from drafter.verification.figures.periods import latest_year
from drafter.verification.model import Section, Severity
from drafter.verification.names.citations import cited_norms
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.words.lexicon import lexicon

DUTY = "duty"
"""What supports a figure that a recommendation sets of its own."""

_REACH = 24
_YEAR = 4
_FIXED = frozenset(
    {
        Role.TARGET,
        Role.STANDARD,
        Role.THRESHOLD,
        Role.FULL_MARK,
        Role.INITIAL_BUDGET,
        Role.ADJUSTED_BUDGET,
        Role.BUDGET,
        Role.DEADLINE,
    }
)
"""Roles of what was fixed before: a recommendation that names it repeats it, and sets nothing."""

Support = tuple[str, Objection | None]


@dataclass(frozen=True)
class Duties:
    """Judges what the recommendations of one text set.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def of_quantity(self, quantity: Quantity, scope: Scope, facts: Sequence[Known]) -> Support | None:
        """What supports a figure that a recommendation sets; `None` for a figure that it does not set."""
        if scope.section is not Section.RECOMMENDATIONS:
            return None
        around = self._around(quantity.start, quantity.end)
        if not sets(quantity, around) or _named_fixed(quantity, around, facts):
            return None
        asked = self._asked(quantity, scope)
        if asked:
            return asked, None
        against = self._against(quantity, around, scope)
        if against:
            return "", Objection("limit_bent", {"limit": shown(against.fact)}, shown(against.fact))
        if overdone(quantity, around, self._spoken):
            return "", Objection("duty_overdone", {})
        return DUTY, Objection("quantity_duty", {}, severity=Severity.REVIEW)

    def of_date(self, mark: Mark, scope: Scope) -> Support | None:
        """What supports a date by which a recommendation wants something done; `None` for any other date."""
        if scope.section is not Section.RECOMMENDATIONS or not self._until(mark):
            return None
        asked = self._asked_date(mark, scope)
        if asked:
            return asked, None
        year = mark.value[:_YEAR]
        if year.isdigit() and self._past(mark):
            return "", Objection("deadline_past", {})
        far = year.isdigit() and int(year) > latest_year(self.examination.book)
        return None if far else (DUTY, Objection("date_duty", {}, severity=Severity.REVIEW))

    def _until(self, mark: Mark) -> bool:
        """Whether something is to be done by a date, or from it on."""
        around, words = self._around(mark.start, mark.end), tables()
        if words.behind("date", around.behind, "selecting"):
            return False
        if words.behind("date", around.behind) or self._milestone(mark, around):
            return True
        ended = self._coming(mark.value[:_YEAR]) or words.behind("date", around.behind, "ending")
        return words.ahead("date", around.before) and ended

    def _milestone(self, mark: Mark, around: Around) -> bool:
        """Whether a month, of no year or of one to come, is one by which something ought to be reached."""
        coming = not mark.names_day and (not mark.value[:_YEAR].isdigit() or self._coming(mark.value[:_YEAR]))
        return coming and tables().behind("date", around.behind, "milestone")

    def _asked(self, quantity: Quantity, scope: Scope) -> str:
        """The point whose advice asks for such a figure."""
        for point in self._points(scope):
            for other in find_quantities(self._advice(point)):
                if (other.value, other.dimension) == (quantity.value, quantity.dimension):
                    return point
        return ""

    def _asked_date(self, mark: Mark, scope: Scope) -> str:
        """The point whose advice, or the notice whose deadline, is that date."""
        deadline = self.examination.book.case.notice.deadline
        if deadline and mark.names_day and is_date(mark.value, deadline.isoformat()):
            return "notice.deadline"
        dated = ((point, find_dates(self._advice(point))) for point in self._points(scope))
        return next((point for point, marks in dated if any(m.value == mark.value for m in marks)), "")

    def _points(self, scope: Scope) -> Iterable[str]:
        known = self.examination.book.points
        return known if scope.points is None else (point for point in scope.points if point in known)

    def _advice(self, point: str) -> str:
        return fill(self.examination.book.points[point][1].advice, lambda _: "，").text

    def _against(self, quantity: Quantity, around: Around, scope: Scope) -> Known | None:
        """The limit of a norm that a figure stands in the place of, and is not."""
        book = self.examination.book
        beside = self._beside(quantity)
        for name in sorted(scope.norms | cited_norms(self.examination, scope) | self._of_points(scope)):
            for known in book.of_norms.get(name, ()):
                limit = known.quantity
                if limit is None or limit.dimension != quantity.dimension or limit.value == quantity.value:
                    continue
                act = _act(known, book.norms[name].topic)
                same = _does(around, act)
                looser = quantity.value > limit.value
                if (name in beside and same is not False) or (same and looser):
                    return known
        return None

    def _of_points(self, scope: Scope) -> frozenset[str]:
        """The norms of the points that a scope may be on."""
        points = self.examination.book.points
        return frozenset(norm for point in self._points(scope) for norm in points[point][1].norms)

    def _beside(self, quantity: Quantity) -> frozenset[str]:
        """The norms that the sentence of a figure cites."""
        sentence = self.examination.sentence_at(quantity.start)
        if not any(sentence.start <= mark.start < sentence.end for mark, _ in self._cited):
            return frozenset()
        return cited_norms(self.examination, _scope_of(sentence))

    @cached_property
    def _cited(self) -> list[tuple[Mark, Mark | None]]:
        return list(self.examination.citations)

    @cached_property
    def _spoken(self) -> str:
        """What the case says."""
        return "\n".join(self.examination.book.texts())

    def _past(self, mark: Mark) -> bool:
        """Whether a deadline lies in the year reviewed or before, or before the notice."""
        case, value = self.examination.book.case, mark.value
        if int(value[:_YEAR]) <= case.fiscal_year:
            return True
        issued = case.notice.issued.isoformat() if case.notice.issued else ""
        return bool(issued) and value < issued[: len(value)]

    def _coming(self, year: str) -> bool:
        return year.isdigit() and int(year) > self.examination.book.case.fiscal_year

    def _around(self, start: int, end: int) -> Around:
        examination = self.examination
        segment = examination.segment_at(start)
        lead = examination.flat(max(segment.start, start - 2 * _REACH), start)
        behind = examination.flat(end, min(end + _REACH, len(examination.text)))
        return Around(lead[-_REACH:], re.split("[。；]", behind)[0], lead)


def _scope_of(sentence: Span) -> Scope:
    return Scope(sentence.start, sentence.end, own=True)


def _named_fixed(quantity: Quantity, around: Around, facts: Sequence[Known]) -> bool:
    """Whether the words name something that the case has fixed in the same unit: 达到年度目标5000人次."""
    fixed = [known for known in facts if known.fact.role in _FIXED and known.scope != FIGURES]
    same = [known for known in fixed if known.quantity and known.quantity.dimension == quantity.dimension]
    if not any(known for known in same if not known.scope.startswith("norm.")):
        return False
    roles = frozenset(known.fact.role for known in same)
    scale = hints().scale(quantity.dimension)
    behind = around.behind[:_REACH] if around.behind.startswith("的") else ""
    words = around.before + behind
    named = [found & scale for _, found in hints().found(words)]
    named += [found for _, _, found in lexicon().labels(words)]
    return any(found & roles for found in named)


def _act(known: Known, topic: str) -> frozenset[str]:
    """What a limit is for: 备案 for 备案时限; empty if its name does not say."""
    pattern = tables().patterns["norm", "act"]
    return frozenset(match.group("act") for text in (known.fact.label, topic) for match in pattern.finditer(text))


def _does(around: Around, act: frozenset[str]) -> bool | None:
    """Whether what is to be done is the act of a limit; `None` where it cannot be told."""
    if not act:
        return None
    behind = re.split("[，]", around.behind)[0].lstrip("之以内前")
    if len(behind) > 1:
        return any(word in behind for word in act)
    return True if any(word in around.lead for word in act) else None
