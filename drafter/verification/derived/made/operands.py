"""Figures that follow from facts which their own sentence tells, by value or by name: 人均407元, 超出约定47天.

Where a text does not say what it is on, a figure of few digits could follow from any two facts by chance. It
follows only from those that its sentence tells, in the way that its words say: a share of what is named as the
whole, what is missing where the words say that something is.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from drafter.findings.model import CASE_SCOPE
from drafter.text.quantities import Quantity
from drafter.verification.context.ways import ways
from drafter.verification.derived.made.limits import Fixed
from drafter.verification.derived.made.overall import Overall
from drafter.verification.derived.made.remembered import Remembered
from drafter.verification.derived.said.agreeing import Agreeing
from drafter.verification.derived.said.denied import Denied
from drafter.verification.derived.said.sentence import lead_of, said_in, start_of
from drafter.verification.derived.said.worded import counts_rest, in_order, says
from drafter.verification.facts.candidates import counted_alike, dated, matching
from drafter.verification.facts.combined import combined
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Made, Making, of_one
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED, states
from drafter.verification.reading.examination import Examination

_MOST = 12
"""So many facts of a finding that a sentence tells are combined."""
_GIVEN = 4
"""A fact whose value is given counts for so many words of a name."""
_OF_KIND = 2
"""And one that counts what the figure counts for so many."""
_OF_PARTS = 0.5
"""And one of whose facts a share can be made."""
_HEAD = 2
_AROUND = 240
"""So many characters before and behind a figure of its sentence tell facts."""
_REACH = 60
_BEHIND = 12
_COMMON = frozenset({"元", "%", "百分点", "分", ""})
"""Dimensions that are counted in everything."""
_PAUSE = re.compile("[，。；：、]")
_BY_SO_MUCH = "超"


@dataclass
class Operands:
    """Finds what the figures of one text follow from.

    Attributes:
        examination: the text.
        agreeing: judges whether the words name other facts.
    """

    examination: Examination
    agreeing: Agreeing
    _told: dict[tuple[int, int], tuple[Known, ...]] = field(default_factory=dict)
    remembered: Remembered = field(init=False)

    def __post_init__(self) -> None:
        self.remembered = Remembered(self.examination)

    def formula(self, quantity: Quantity, facts: Shelf, besides: Collection[str] = ()) -> str:
        """How a figure follows from facts that its sentence tells; empty if it does not.

        Args:
            quantity: the figure.
            facts: all that it could be made of.
            besides: findings that its sentence must not be about.
        """
        if besides and any(known.scope in besides for known in self.tells(quantity, facts)[:1]):
            return ""
        for telling in (self.tells, self._of_clause):
            told = telling(quantity, facts)
            for one in self._fitting(quantity, told, facts):
                if not self.agreeing.contradicts(quantity, one.formula):
                    self.remembered.keep(quantity, one.formula, one.top)
                    return one.formula
        overall = Overall(self.examination)
        rest = overall.rest_of_rate(quantity, facts) if quantity.dimension == "%" else ""
        return rest or overall.mean(quantity, facts, self.tells(quantity, facts))

    def _fitting(self, quantity: Quantity, best: tuple[Known, ...], facts: Shelf) -> Iterator[Made]:
        told = [*best, *islice(self._counted(quantity, best, facts), _MOST)]
        told += self.remembered.beside(quantity, best)
        lead = lead_of(self.examination, quantity, _REACH)
        end = self.examination.sentence_at(quantity.start).end
        behind = self.examination.flat(quantity.end, min(end, quantity.end + _BEHIND))
        behind = _PAUSE.split(behind)[0] or behind[:1]
        exceeded = (quantity.hedge or "").startswith("超")  # 超过20天 tells a limit, and 超期20天 by how much
        if quantity.hedge == _BY_SO_MUCH:
            quantity, exceeded = replace(quantity, hedge=None), False
        if told and ways().overdue.search(lead) and not exceeded:
            told += [*_spans(told, quantity), *self._limits(quantity)]
        for dimension in _alike(quantity.dimension, told):
            for one in combined(told, dimension):
                told_so = states(quantity, one.value)
                told_so = told_so and in_order(one, lead)
                if told_so and (says(one, lead, behind) or counts_rest(one, lead) or self._left(quantity, one)):
                    yield one

    def _left(self, quantity: Quantity, one: Made) -> bool:
        """Whether a count is told as what the name of the part that is given says that is not: 办了的14份."""
        share = one.how is Making.CHANGE and one.top.years == one.base.years
        if not share and (one.how is not Making.DIFFERENCE or one.dimension in MEASURED):
            return False
        denied, own = Denied(self.examination), self.examination.book.of_case.by_scope.get(one.top.scope, ())
        counted = any(known is not one.top and denied.named(quantity, known) for known in own)
        return not counted and denied.contrary(quantity, one.top if share else one.base)

    def _limits(self, quantity: Quantity) -> Iterator[Known]:
        """The limits of the case's norms in the unit of a figure that tells by how much one was missed."""
        return Fixed(self.examination).in_unit(self.examination.scope_at(quantity.start), quantity.dimension)

    def _counted(self, quantity: Quantity, told: tuple[Known, ...], facts: Shelf) -> Iterator[Known]:
        """Other facts of the finding that count what a figure counts, or by which it is told each: 人均, 每亩."""
        lead = lead_of(self.examination, quantity, _REACH)
        each = {counter for counter, words in ways().counted.items() if words.search(lead)}
        wanted = each if quantity.dimension.startswith("元") else {quantity.dimension} - _COMMON
        if quantity.dimension == "%" and len(told) == 1 and told[0].quantity:
            wanted = {told[0].quantity.dimension}  # 入账率: of those that there are
        for known in facts.by_scope[told[0].scope] if told else ():
            if known.quantity and known.quantity.dimension in wanted and known not in told:
                yield known

    def tells(self, quantity: Quantity, facts: Shelf) -> tuple[Known, ...]:
        """The facts of one finding that a sentence tells best, those that it gives first."""
        key = quantity.start, len(facts)
        if key not in self._told:
            end = min(self.examination.sentence_at(quantity.start).end, quantity.end + _AROUND)
            start = max(start_of(self.examination, quantity), quantity.start - _AROUND)
            self._told[key] = self._best(start, end, quantity, facts)
        return self._told[key]

    def _of_clause(self, quantity: Quantity, facts: Shelf) -> tuple[Known, ...]:
        """The same of the clause of a figure alone, where its sentence tells several findings."""
        sentence = self.examination.sentence_at(quantity.start)
        clause = self.examination.segment_at(quantity.start)
        if (clause.start, clause.end) == (sentence.start, sentence.end):
            return ()
        told = self._best(clause.start, clause.end, quantity, facts)
        said = self.examination.flat(clause.start, clause.end)
        return told if any(one.fact.label[-_HEAD:] in said for one in told) else ()

    def _best(self, start: int, end: int, quantity: Quantity, facts: Shelf) -> tuple[Known, ...]:
        dimension = quantity.dimension
        given = {known.ref for known in self._given(start, end, quantity.start, facts)}
        said = said_in(self.examination.flat(start, end))
        best: tuple[float, tuple[Known, ...]] = (0.0, ())
        for scope, own in facts.by_scope.items():
            if scope == CASE_SCOPE or not own[0].own:
                continue
            valued = [known for known in own if known.ref in given]
            named = [known for known in own if known.ref not in given and said.names(known)]
            named = [*said.dates(named), *(one for one in named if one.quantity)]
            weight = _GIVEN * len(valued) + said.weight(own) + float(any(map(said.calls, own)))
            counts = dimension not in MEASURED and any(_counts(known, dimension) for known in own)
            weight += _OF_KIND * (bool(weight) and counts)
            weight += _OF_PARTS * (dimension == "%" and bool(weight) and _parted(own))
            if weight > best[0]:
                best = weight, tuple([*valued, *named][:_MOST])
        return best[1]

    def _given(self, start: int, end: int, but: int, facts: Shelf) -> Iterator[Known]:
        for quantity in self.examination.quantities(start, end):
            if quantity.start != but and len(quantity.value.normalize().as_tuple().digits) > 1:
                yield from matching(quantity, facts)
        for mark in self.examination.dates(start, end):
            if mark.names_day:
                yield from dated(mark, facts.dates)
            yield from (one for one in facts.dates if not mark.names_day and one.fact.value == mark.value)


def _parted(facts: Sequence[Known]) -> bool:
    """Whether two of some facts count or measure the same."""
    told = [one.quantity.dimension for one in facts if one.quantity and one.quantity.dimension != "%"]
    return len(told) > len(set(told))


def _counts(known: Known, dimension: str) -> bool:
    told = known.quantity.dimension if known.quantity else ""
    return bool(told) and (told == dimension or counted_alike(told, dimension))


def _spans(facts: Sequence[Known], quantity: Quantity) -> list[Known]:
    """The days between the dates of some facts of one thing, from which a limit may be taken."""
    apart = (one for one in combined(facts, quantity.dimension) if one.how is Making.DAYS)
    made = [one for one in apart if of_one(one.top, one.base)]
    return [replace(one.top, ref=one.formula, quantity=replace(quantity, value=one.value)) for one in made]


def _alike(dimension: str, facts: Sequence[Known]) -> Iterator[str]:
    """A dimension, and those of facts that count the same things."""
    yield dimension
    others = {one.quantity.dimension for one in facts if one.quantity} - {dimension}
    yield from (other for other in sorted(others) if counted_alike(dimension, other))
