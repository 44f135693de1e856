"""Figures that are no facts and follow from some: of their points, or those that their sentence tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.text.quantities import Quantity
from drafter.verification.binding.parted import Parted
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.derived.made import lasting
from drafter.verification.derived.made.above_named import AboveNamed
from drafter.verification.derived.made.earlier import Earlier
from drafter.verification.derived.made.executed import Executed
from drafter.verification.derived.made.listed import counted, of_case
from drafter.verification.derived.made.named_pairs import NamedPairs
from drafter.verification.derived.made.of_sentence import OfSentence
from drafter.verification.derived.made.operands import Operands
from drafter.verification.derived.made.roughly import Roughly
from drafter.verification.derived.made.sentence_before import SentenceBefore
from drafter.verification.derived.said.sayings import Sayings
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.combined import combined
from drafter.verification.facts.derivation import Words, derivation
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import AT_MOST, MEASURED
from drafter.verification.reading.examination import Examination, Scope

_TELLING = 3
_ANY = "个"
_REACH = 200
"""So far around a figure the facts may be named from which it follows."""
_BEHIND = 10
"""So far behind a figure may stand what says that it follows from others: 54.60万元没有支付."""
_RATES = frozenset({"%", "百分点", ""})
_HEDGED_WHOLE = re.compile(
    r"(?P<no>没有?|未)?(?P<hedge>不到|不足|未达到?|超过|逾|接近|将近|近|大?约|约为)(?:占|为)?[^，。；\d]{1,12}的$"
)
_STOP = re.compile(r"[，。；：\d]")


@dataclass
class Following:
    """Finds from what the figures of one text follow.

    Attributes:
        examination: the text.
        sayings: judges what the words say that they follow from.
        quoted: the facts that each scope has given so far.
    """

    examination: Examination
    sayings: Sayings
    quoted: dict[Scope, list[Known]]
    operands: Operands = field(init=False)
    _points: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.operands = Operands(self.examination, self.sayings.agreeing)

    def strange(self, quantity: Quantity, candidates: Sequence[Known], facts: Shelf) -> str:
        """How a figure follows from the facts of its sentence, where those of its value are of other findings."""
        if self.sayings.is_left(quantity):
            return ""
        named = NamedPairs(self.examination).formula(quantity, facts)
        return named or self.operands.formula(quantity, facts, besides={known.scope for known in candidates})

    def formula(self, quantity: Quantity, scope: Scope, facts: Shelf, *, fact: bool) -> str:
        """How a figure follows from facts; empty if it follows from none that it could be made of.

        Args:
            quantity: the figure.
            scope: the stretch of text it stands in.
            facts: all that it could be made of.
            fact: some fact has its value, but the words speak against it; it hardly follows from unnamed ones.
        """
        compared = self.examination.sizes.get(quantity.start, "")
        if compared:
            self.operands.remembered.note(quantity, compared)
            return compared
        above = AboveNamed(self.examination).formula(quantity, facts)
        if above or self.sayings.is_left(quantity):
            self.operands.remembered.note(quantity, above)
            return above
        around = Surroundings(self.examination, quantity.start, quantity.end)
        quoted = self.quoted.get(scope, [])
        points = () if fact and scope.points is None else self._told(quantity, scope, quoted)
        told = [
            *(known for point in points for known in self._used(point)),
            *self._spoken(quantity, scope, fact=fact),
        ]
        words = Words(around.lead, self._behind(quantity))
        held = bent(quantity, around.lead)
        formula = derivation(held, [*told, *quoted], self._named(scope), words)
        misread = self.sayings.misread(quantity, formula) or self.sayings.contradicts(quantity, formula)
        pairs = NamedPairs(self.examination)
        if pairs.denies(held, facts):
            return ""
        formula = "" if misread or pairs.turned(held, facts) else formula
        self.operands.remembered.note(quantity, formula)
        named = "" if formula else pairs.formula(held, facts)
        self.operands.remembered.note(quantity, named)
        formula = formula or named
        formula = formula or counted(self.examination, quantity) or of_case(self.examination, quantity)
        formula = formula or ("" if fact else self.operands.formula(held, facts))
        return formula or self._further(quantity, held, facts, fact=fact)

    def _further(self, quantity: Quantity, held: Quantity, facts: Shelf, *, fact: bool) -> str:
        """How a figure follows from the others of its sentence, from a year's change or from days."""
        formula = OfSentence(self.examination).formula(quantity) or SentenceBefore(self.examination).formula(
            quantity
        )
        if formula or fact:
            return formula
        formula = self.operands.remembered.formula(held, facts) or Earlier(self.examination).formula(
            quantity, facts
        )
        formula = formula or Executed(self.examination).formula(held, facts)
        spans = lasting.formulas(quantity, self.operands.tells(quantity, facts), facts)
        fitting = (one for one in spans if not self.sayings.contradicts(quantity, one))
        return formula or next(fitting, "") or Roughly(self.examination, self.operands).formula(held, facts)

    def possible(self, quantity: Quantity, facts: Shelf) -> bool:
        """Whether a count is what is left of facts of which its sentence gives one, whatever its words say."""
        if quantity.dimension in MEASURED or quantity.dimension == "百分点" or quantity.hedge:
            return False
        if self.sayings.is_left(quantity):
            return False
        sentence = self.examination.sentence_at(quantity.start)
        said = self.examination.flat(sentence.start, sentence.end)
        told = self.operands.tells(quantity, facts)
        if told and Parted(self.examination).whole(quantity.start, quantity.dimension):
            told = facts.by_scope[told[0].scope]  # 48名学员中到课的35名
        counted = {one.quantity.dimension for one in told if one.quantity} - MEASURED if _any(quantity) else set()
        units = {one.quantity.dimension for one in told if one.quantity}
        counted |= {unit for unit in units if counted_alike(unit, quantity.dimension)}
        made = (one for unit in {quantity.dimension, *counted} for one in combined(told, unit))
        left = (one for one in made if one.how is Making.DIFFERENCE and one.value == quantity.value)
        left = (one for one in left if not self.sayings.denied.contradicts(quantity, one.formula))
        return any(_given(one.top, said) or _given(one.base, said) for one in left)

    def _told(self, quantity: Quantity, scope: Scope, quoted: list[Known]) -> Iterable[str]:
        """The points from whose facts a figure may follow.

        Where a text does not say what a clause is on: those of the findings whose figures it has, and for a figure
        with so many digits that it is hardly the same by chance, all.
        """
        points = self.examination.book.points
        if scope.points is not None:
            return (point for point in scope.points if point in points)
        if _digits(quantity) >= _TELLING:
            return points
        findings = {known.scope for known in quoted}
        return (point for point, (finding, _) in points.items() if finding.id in findings)

    def _spoken(self, quantity: Quantity, scope: Scope, *, fact: bool) -> Iterable[Known]:
        """In a text that does not say what it is on, the facts that a sentence calls by name: 比核定编制多4人.

        For an amount with so many digits that no two facts differ by it by chance, all.
        """
        if scope.points is not None or fact:
            return ()
        facts = self.examination.book.of_case
        if quantity.dimension not in _RATES and _digits(quantity) > _TELLING:
            return facts
        sentence = self.examination.sentence_at(quantity.start)
        start, end = max(sentence.start, quantity.start - _REACH), min(sentence.end, quantity.end + _REACH)
        said = self.examination.text[start:end]
        return (known for known in facts if known.quantity and known.fact.label in said)

    def _used(self, point: str) -> tuple[Known, ...]:
        if point not in self._points:
            self._points[point] = self.examination.book.used_by(point)
        return self._points[point]

    def _behind(self, quantity: Quantity) -> str:
        """The words right behind a figure, up to the next comma or figure."""
        text = self.examination.flat(quantity.end, quantity.end + _BEHIND)
        return _STOP.split(text)[0]

    def _named(self, scope: Scope) -> list[Known]:
        return [known for start, _, known in self.examination.mentions if scope.start <= start < scope.end]


def _any(quantity: Quantity) -> bool:
    """Whether a count says nothing of what it counts: 35个 may be persons."""
    return quantity.dimension == _ANY


def _given(known: Known, said: str) -> bool:
    """Whether the value of a fact stands in some words, whatever it is counted in."""
    number = known.quantity and f"{known.quantity.value.normalize():f}"
    return known.written in said or bool(number and re.search(rf"(?<![\d.]){number}(?:[个名位]人|[个名])", said))


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits)


def bent(quantity: Quantity, lead: str) -> Quantity:
    """不到目标的九成: a figure whose hedge stands before its whole, as one with that hedge.

    Args:
        quantity: the figure.
        lead: the words before it.
    """
    found = None if quantity.hedge else _HEDGED_WHOLE.search(lead)
    if found is None:
        return quantity
    denied = found["no"] and found["hedge"] == "超过"
    return replace(quantity, hedge=AT_MOST if denied else found["hedge"])
