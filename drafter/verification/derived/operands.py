"""Figures that follow from facts which their own sentence tells, by value or by name: 人均407元, 超出约定47天.

Where a text does not say what it is on, a figure of few digits could follow from any two facts by chance. It
follows only from those that its sentence tells, in the way that its words say: a share of what is named as the
whole, what is missing where the words say that something is.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from drafter.findings.model import CASE_SCOPE, FactKind, Role
from drafter.text.quantities import Quantity
from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.derived.agreeing import Agreeing
from drafter.verification.derived.denied import Denied
from drafter.verification.derived.fixed import Fixed
from drafter.verification.derived.overall import Overall
from drafter.verification.derived.worded import counts_rest, in_order, says
from drafter.verification.facts.arithmetic import of_one
from drafter.verification.facts.candidates import counted_alike, dated, matching
from drafter.verification.facts.combined import Combined, Making, combined
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED, supports, truly
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_NORM = "norm."
_MOST = 12
"""So many facts of a finding that a sentence tells are combined."""
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
_DATES = 4
"""And so many dates that it names, those that it names best."""
_GIVEN = 4
"""A fact whose value is given counts for so many words of a name."""
_OF_KIND = 2
"""And one that counts what the figure counts for so many."""
_OF_PARTS = 0.5
"""And one of whose facts a share can be made."""
_KEPT = 4
"""So many of the last figures that followed from facts may others follow from."""
_NAME, _HEAD = 16, 2
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
    _made: list[Known] = field(default_factory=list)

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
                    self.made(quantity, one.formula, one.top)
                    return one.formula
        overall = Overall(self.examination)
        if quantity.dimension == "%":
            return overall.rest_of_rate(quantity, facts)
        return overall.mean(quantity, facts, self.tells(quantity, facts))

    def made(self, quantity: Quantity, formula: str, like: Known) -> None:
        """Remember a figure that follows from facts: later ones of its paragraph may follow from it.

        Args:
            quantity: the figure.
            formula: how it follows.
            like: one of the facts that it follows from.
        """
        segment = self.examination.segment_at(quantity.start)
        label = self.examination.flat(segment.start, quantity.start)[-_NAME:]
        role = Role.DIFFERENCE if " - " in formula else Role.AMOUNT
        fact = like.fact.model_copy(update={"label": label, "role": role})
        known = replace(like, ref=f"({formula})", fact=fact, quantity=quantity, written=quantity.text)
        self._made = [known, *self._made][:_KEPT]

    def remembered(self, start: int, end: int) -> list[Known]:
        """The figures of a stretch of text that followed from facts, the last one first."""
        return [one for one in self._made if one.quantity and start <= one.quantity.start < end]

    def _fitting(self, quantity: Quantity, best: tuple[Known, ...], facts: Shelf) -> Iterator[Combined]:
        told = [*best, *islice(self._counted(quantity, best, facts), _MOST)]
        told += [one for one in self._made if told and one.scope == told[0].scope and one.quantity != quantity]
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(max(sentence.start, quantity.start - _REACH), quantity.start)
        behind = self.examination.flat(quantity.end, min(sentence.end, quantity.end + _BEHIND))
        behind = _PAUSE.split(behind)[0] or behind[:1]
        exceeded = (quantity.hedge or "").startswith("超")  # 超过20天 tells a limit, and 超期20天 by how much
        if quantity.hedge == _BY_SO_MUCH:
            quantity, exceeded = replace(quantity, hedge=None), False
        if told and ways().overdue.search(lead) and not exceeded:
            told += [*_spans(told, quantity), *self._limits(quantity)]
        for dimension in _alike(quantity.dimension, told):
            for one in combined(told, dimension):
                told_so = supports(quantity, one.value) and truly(quantity, one.value)
                told_so = told_so and in_order(one, lead)
                if told_so and (says(one, lead, behind) or counts_rest(one, lead) or self._left(quantity, one)):
                    yield one

    def _left(self, quantity: Quantity, one: Combined) -> bool:
        """Whether a count is told as what the name of the part that is given says that is not: 办了的14份."""
        share = one.making is Making.CHANGE and one.top.years == one.base.years
        if not share and (one.making is not Making.DIFFERENCE or one.dimension in MEASURED):
            return False
        denied, own = Denied(self.examination), self.examination.book.of_case.by_scope.get(one.top.scope, ())
        counted = any(known is not one.top and denied.named(quantity, known) for known in own)
        return not counted and denied.contrary(quantity, one.top if share else one.base)

    def _limits(self, quantity: Quantity) -> Iterator[Known]:
        """The limits of the case's norms in the unit of a figure that tells by how much one was missed."""
        for known in Fixed(self.examination).of(self.examination.scope_at(quantity.start)):
            limit = known.quantity
            if limit and (
                limit.dimension == quantity.dimension or counted_alike(limit.dimension, quantity.dimension)
            ):
                yield replace(known, quantity=replace(limit, dimension=quantity.dimension))

    def _counted(self, quantity: Quantity, told: tuple[Known, ...], facts: Shelf) -> Iterator[Known]:
        """Other facts of the finding that count what a figure counts, or by which it is told each: 人均, 每亩."""
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(max(sentence.start, quantity.start - _REACH), quantity.start)
        each = {counter for counter, words in ways().counted.items() if words.search(lead)}
        wanted = each if quantity.dimension.startswith("元") else {quantity.dimension} - _COMMON
        if quantity.dimension == "%" and len(told) == 1 and told[0].quantity:
            wanted = {told[0].quantity.dimension}  # 入账率: of those that there are
        for known in facts.by_scope[told[0].scope] if told else ():
            if known.quantity and known.quantity.dimension in wanted and known not in told:
                yield known

    def tells(self, quantity: Quantity, facts: Shelf) -> tuple[Known, ...]:
        """The facts of one finding that a sentence tells best, those that it gives first."""
        sentence = self.examination.sentence_at(quantity.start)
        key = quantity.start, len(facts)
        if key not in self._told:
            start, end = max(sentence.start, quantity.start - _AROUND), min(sentence.end, quantity.end + _AROUND)
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
        said = _Said.of(self.examination.flat(start, end))
        best: tuple[float, tuple[Known, ...]] = (0.0, ())
        for scope, own in facts.by_scope.items():
            if scope in (CASE_SCOPE, FIGURES) or scope.startswith(_NORM):
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a sentence, as names of facts are looked for in them.

    Attributes:
        grams: in pairs of characters.
        text: the sentence.
    """

    grams: frozenset[str]
    text: str

    @classmethod
    def of(cls, text: str) -> "_Said":
        return cls(frozenset({*bigrams(text), *hints().meanings(text)}), text)

    def names(self, known: Known) -> bool:
        """Whether a word of the name of a fact is said."""
        return known.fact.kind is not FactKind.NAME and (self.calls(known) or bool(_grams(known) & self.grams))

    def calls(self, known: Known) -> bool:
        """Whether the number of the thing that a fact is of is said."""
        number = _NUMBER.search(known.fact.label)
        return number is not None and number.group() in self.text

    def dates(self, facts: Sequence[Known]) -> list[Known]:
        """The dates that are named best; of a thing with a number none where only another number is said."""
        dates = [one for one in facts if one.fact.kind is FactKind.DATE]
        called = [
            one for one in dates if (number := _NUMBER.search(one.fact.label)) and number.group() in self.text
        ]
        plain = [one for one in dates if not _NUMBER.search(one.fact.label)]
        best = [*called, *plain] if called else dates
        return sorted(best, key=lambda one: len(_grams(one) & self.grams), reverse=True)[:_DATES]

    def weight(self, facts: tuple[Known, ...]) -> float:
        """How many words of the names of some facts are said."""
        grams = frozenset().union(*map(_grams, facts)) if facts else frozenset()
        return len(grams & self.grams)


def _parted(facts: Sequence[Known]) -> bool:
    """Whether two of some facts count or measure the same."""
    told = [one.quantity.dimension for one in facts if one.quantity and one.quantity.dimension != "%"]
    return len(told) > len(set(told))


def _counts(known: Known, dimension: str) -> bool:
    told = known.quantity.dimension if known.quantity else ""
    return bool(told) and (told == dimension or counted_alike(told, dimension))


def _grams(known: Known) -> frozenset[str]:
    return _named(known.fact.label)


@lru_cache(maxsize=4096)
def _named(label: str) -> frozenset[str]:
    """The words of a name, in pairs of characters and by their meaning."""
    return frozenset({*bigrams(label), *hints().meanings(label)})


def _spans(facts: Sequence[Known], quantity: Quantity) -> list[Known]:
    """The days between the dates of some facts of one thing, from which a limit may be taken."""
    apart = (one for one in combined(facts, quantity.dimension) if one.making is Making.DAYS)
    made = [one for one in apart if of_one(one.top, one.base)]
    return [replace(one.top, ref=one.formula, quantity=replace(quantity, value=one.value)) for one in made]


def _alike(dimension: str, facts: Sequence[Known]) -> Iterator[str]:
    """A dimension, and those of facts that count the same things."""
    yield dimension
    others = {one.quantity.dimension for one in facts if one.quantity} - {dimension}
    yield from (other for other in sorted(others) if counted_alike(dimension, other))
