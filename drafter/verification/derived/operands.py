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
from drafter.verification.context.hints import hints
from drafter.verification.context.ways import ways
from drafter.verification.derived.agreeing import Agreeing
from drafter.verification.derived.fixed import Fixed
from drafter.verification.facts.candidates import counted_alike, dated, matching
from drafter.verification.facts.combined import Combined, Making, combined
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED, supports, truly
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_NORM = "norm."
_MOST = 12
"""So many facts of a finding that a sentence tells are combined."""
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,}")
_DATES = 4
"""And so many dates that it names, those that it names best."""
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
_PAUSE = re.compile("[，。；：、]")
_RATE = re.compile("[^，。；：、（]{0,8}(?:率|比例|比重|进度|幅度?|占比|份额)")
_LATER = re.compile("[后起][^，。；#]{0,3}#(?:[^，。；]{0,2}(?:才|方才?|始)|后)")
"""批复后70天才公开: so long after the one came the other."""

_EARLY, _LATE = "早|先|提前|提早", "晚|迟|滞后|推迟|拖后"
_ORDER = re.compile(
    f"(?P<one>[^，。；：]{{2,30}})(?:[比较](?P<other>[^，。；：]{{2,14}}?)(?:(?P<early>{_EARLY})|{_LATE})|"
    f"(?:(?P<early2>[早先]于|提前于)|(?:[晚迟后]于|滞后于?))(?P<other2>[^，。；：]{{2,14}}?))(?:了|约|近|逾)?$"
)

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
        behind = _PAUSE.split(behind)[0] or behind[:1]
        exceeded = (quantity.hedge or "").startswith("超")  # 超过20天 tells a limit, and 超期20天 by how much
        if told and ways().overdue.search(lead) and not exceeded:
            told += [*_spans(told, quantity), *self._limits(quantity)]
        for dimension in _alike(quantity.dimension, told):
            for one in combined(told, dimension):
                told_so = supports(quantity, one.value) and truly(quantity, one.value)
                if told_so and _in_order(one, lead) and (_said(one, lead, behind) or _counts_rest(one, lead)):
                    yield one

    def _limits(self, quantity: Quantity) -> Iterator[Known]:
        """The limits of the case's norms in the unit of a figure that tells by how much one was missed."""
        for known in Fixed(self.examination).of(self.examination.scope_at(quantity.start)):
            limit = known.quantity
            if limit and (
                limit.dimension == quantity.dimension or counted_alike(limit.dimension, quantity.dimension)
            ):
                yield replace(known, quantity=replace(limit, dimension=quantity.dimension))

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
            named = [*says.dates(named), *(one for one in named if one.quantity)]
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
        return known.fact.kind is not FactKind.NAME and bool(_grams(known) & self.grams)

    def dates(self, facts: Sequence[Known]) -> list[Known]:
        """The dates that are named best; of a thing with a number none where only another number is said."""
        dates = [one for one in facts if not one.quantity]
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


def _grams(known: Known) -> frozenset[str]:
    return frozenset({*bigrams(known.fact.label), *hints().meanings(known.fact.label)})


def _spans(facts: Sequence[Known], quantity: Quantity) -> list[Known]:
    """The days between the dates of some facts, from which a limit may be taken."""
    made = [one for one in combined(facts, quantity.dimension) if one.making is Making.DAYS]
    return [replace(one.top, ref=one.formula, quantity=replace(quantity, value=one.value)) for one in made]


def _alike(dimension: str, facts: Sequence[Known]) -> Iterator[str]:
    """A dimension, and those of facts that count the same things."""
    yield dimension
    others = {one.quantity.dimension for one in facts if one.quantity} - {dimension}
    yield from (other for other in sorted(others) if counted_alike(dimension, other))


def _in_order(one: Combined, lead: str) -> bool:
    """Whether the date that the words call the earlier one is: 备案比签订晚, 签订早于公告."""
    said = _ORDER.search(lead) if one.making is Making.DAYS else None
    if said is None:
        return True
    first, second = bigrams(said["one"]), bigrams(said["other"] or said["other2"])
    top, base = bigrams(one.top.fact.label), bigrams(one.base.fact.label)
    later = len(first & top) + len(second & base) - len(first & base) - len(second & top)
    return later <= 0 if said["early"] or said["early2"] else later >= 0


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
    if _LATER.search(f"{near}#{behind}"):
        return True
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
    joined = behind.startswith("的")  # 22%的合同没有按时签订
    if not joined and not ways().share.search(near + behind) and not ways().share.search(lead):
        return False
    rate = _RATE.search(near)
    if "占" in near or not rate:
        return one.making is Making.SHARE or bool(ways().lacking.search(near + behind))
    return bool(ways().lacking.search(rate.group())) == one.lacking
