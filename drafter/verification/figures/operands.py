"""Figures that follow from facts which their own sentence tells, by value or by name: 人均407元, 超出约定47天.

Where a text does not say what it is on, a figure of few digits could follow from any two facts by chance. It
follows only from those that its sentence tells, in the way that its words say: a share of what is named as the
whole, what is missing where the words say that something is.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from drafter.findings.model import CASE_SCOPE, FactKind, Role
from drafter.text.quantities import Quantity
from drafter.verification.facts.candidates import counted_alike, dated, matching
from drafter.verification.facts.combined import Combined, Making, combined
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED, supports, truly
from drafter.verification.figures.agreeing import Agreeing
from drafter.verification.figures.hints import hints
from drafter.verification.figures.ways import ways
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_NORM = "norm."
_MOST = 12
"""So many facts of a finding that a sentence tells are combined."""
_GIVEN = 4
"""A fact whose value is given counts for so many words of a name."""
_KEPT = 4
"""So many of the last figures that followed from facts may others follow from."""
_NAME = 16
_AROUND = 240
"""So many characters before and behind a figure of its sentence tell facts."""
_REACH = 60
_BEHIND = 12
_COMMON = frozenset({"元", "%", "百分点", "分", ""})
"""Dimensions that are counted in everything."""
_RATE = re.compile("[^，。；：、（]{0,8}(?:率|比例|比重|进度|幅度?|占比|份额)")
_SHORT = 6


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
        if besides and any(known.scope in besides for known in self._tells(quantity, facts)[:1]):
            return ""
        for one in self._fitting(quantity, facts):
            if not self.agreeing.contradicts(quantity, one.formula):
                self.made(quantity, one.formula, one.top)
                return one.formula
        return ""

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

    def _fitting(self, quantity: Quantity, facts: Shelf) -> Iterator[Combined]:
        told = [*self._tells(quantity, facts), *islice(self._counted(quantity, facts), _MOST)]
        told += [one for one in self._made if told and one.scope == told[0].scope and one.quantity != quantity]
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(max(sentence.start, quantity.start - _REACH), quantity.start)
        behind = self.examination.flat(quantity.end, min(sentence.end, quantity.end + _BEHIND))
        for dimension in _alike(quantity.dimension, told):
            for one in combined(told, dimension):
                told_so = supports(quantity, one.value) and truly(quantity, one.value)
                if told_so and (_said(one, lead, behind) or _counts_rest(one, lead)):
                    yield one

    def _counted(self, quantity: Quantity, facts: Shelf) -> Iterator[Known]:
        """Other facts of the finding that count what a figure counts, or by which it is told each: 人均, 每亩."""
        told = self._tells(quantity, facts)
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(max(sentence.start, quantity.start - _REACH), quantity.start)
        each = {counter for counter, words in ways().counted.items() if words.search(lead)}
        wanted = each if quantity.dimension.startswith("元") else {quantity.dimension} - _COMMON
        for known in facts.by_scope[told[0].scope] if told else ():
            if known.quantity and known.quantity.dimension in wanted and known not in told:
                yield known

    def _tells(self, quantity: Quantity, facts: Shelf) -> tuple[Known, ...]:
        """The facts of one finding that a sentence tells best, those that it gives first."""
        sentence = self.examination.sentence_at(quantity.start)
        key = quantity.start, len(facts)
        if key not in self._told:
            start, end = max(sentence.start, quantity.start - _AROUND), min(sentence.end, quantity.end + _AROUND)
            self._told[key] = self._best(start, end, quantity.start, facts)
        return self._told[key]

    def _best(self, start: int, end: int, but: int, facts: Shelf) -> tuple[Known, ...]:
        given = {known.ref for known in self._given(start, end, but, facts)}
        says = _Said.of(self.examination.flat(start, end))
        best: tuple[float, tuple[Known, ...]] = (0.0, ())
        for scope, own in facts.by_scope.items():
            if scope in (CASE_SCOPE, FIGURES) or scope.startswith(_NORM):
                continue
            valued = [known for known in own if known.ref in given]
            named = [known for known in own if known.ref not in given and says.names(known)]
            weight = _GIVEN * len(valued) + says.weight(own)
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a sentence, as names of facts are looked for in them."""

    grams: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Said":
        return cls(frozenset({*bigrams(text), *hints().meanings(text)}))

    def names(self, known: Known) -> bool:
        """Whether a word of the name of a fact is said."""
        return known.fact.kind is not FactKind.NAME and bool(_grams(known) & self.grams)

    def weight(self, facts: tuple[Known, ...]) -> float:
        """How many words of the names of some facts are said."""
        grams = frozenset().union(*map(_grams, facts)) if facts else frozenset()
        return len(grams & self.grams)


def _grams(known: Known) -> frozenset[str]:
    return frozenset({*bigrams(known.fact.label), *hints().meanings(known.fact.label)})


def _alike(dimension: str, facts: Sequence[Known]) -> Iterator[str]:
    """A dimension, and those of facts that count the same things."""
    yield dimension
    others = {one.quantity.dimension for one in facts if one.quantity} - {dimension}
    yield from (other for other in sorted(others) if counted_alike(dimension, other))


def _counts_rest(one: Combined, lead: str) -> bool:
    """约定24个、上线19个，五个…: what is left of things whose numbers are given right before."""
    counted = one.making is Making.DIFFERENCE and one.dimension not in MEASURED and one.dimension != "百分点"
    return counted and one.top.written in lead and one.base.written in lead


def _said(one: Combined, lead: str, behind: str) -> bool:
    """Whether the words around a figure say that it is made so."""
    says: Mapping[Making, Callable[[], bool]] = {
        Making.DIFFERENCE: partial(_taken, lead, behind),
        Making.DAYS: partial(_taken, lead, behind),
        Making.SHARE: partial(_shared, one, lead, behind),
        Making.CHANGE: partial(_shared, one, lead, behind),
        Making.REST: partial(_shared, one, lead, behind),
        Making.TIMES: lambda: True,
        Making.EACH: partial(_each, one, lead),
        Making.SUM: lambda: bool(ways().sum.search(lead)),
    }
    return says[one.making]()


def _taken(lead: str, behind: str) -> bool:
    """Whether the part before a figure, or where that is no more than a name the one before, tells a distance."""
    parts = re.split("[，。；：]", lead)
    near = "，".join(parts[-2:]) if len(parts[-1]) <= _SHORT else parts[-1]
    if ways().done.match(behind):
        return False
    rest = lexicon().derived
    if ways().taken.search(near) or any(word in near for word in (*rest["rest"], *rest["rest_behind"])):
        return True
    return any(word in behind for word in lexicon().derived["difference_behind"]) or bool(
        ways().taken.search(behind)
    )


def _each(one: Combined, lead: str) -> bool:
    """人均: so much for each of those who are counted so, and in one year."""
    wanted = {counter for counter, words in ways().counted.items() if words.search(lead)}
    counted = one.base.quantity.dimension if one.base.quantity else ""
    years = one.top.years & one.base.years or not (one.top.years and one.base.years)
    return bool(ways().each.search(lead)) and bool(years) and (not wanted or counted in wanted)


def _shared(one: Combined, lead: str, behind: str) -> bool:
    """占: any part of a whole; a rate without a word for what is missing is of what is there."""
    near = re.split("[，。；：]", lead)[-1]
    if not ways().share.search(near + behind) and not ways().share.search(lead):
        return False
    rate = _RATE.search(near)
    if "占" in near or not rate:
        return one.making is Making.SHARE or bool(ways().lacking.search(near + behind))
    return bool(ways().lacking.search(rate.group())) == one.lacking
