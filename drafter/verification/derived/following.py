"""Figures that are no facts and follow from some: of their points, or those that their sentence tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.text.quantities import Quantity
from drafter.verification.context.surroundings import Surroundings
from drafter.verification.derived.listed import counted, of_case
from drafter.verification.derived.named_pairs import NamedPairs
from drafter.verification.derived.operands import Operands
from drafter.verification.derived.sayings import Sayings
from drafter.verification.facts.derived import Words, derivation
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination, Scope

_TELLING = 3
_REACH = 200
"""So far around a figure the facts may be named from which it follows."""
_BEHIND = 10
"""So far behind a figure may stand what says that it follows from others: 54.60万元没有支付."""
_RATES = frozenset({"%", "百分点", ""})
_HEDGED_WHOLE = re.compile(
    r"(?P<hedge>不到|不足|未达到?|超过|逾|接近|将近|近|大?约|约为)(?:占|为)?[^，。；\d]{1,12}的$"
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
        around = Surroundings(self.examination, quantity.start, quantity.end)
        quoted = self.quoted.get(scope, [])
        points = () if fact and scope.points is None else self._told(quantity, scope, quoted)
        told = [
            *(known for point in points for known in self._used(point)),
            *self._spoken(quantity, scope, fact=fact),
        ]
        words = Words(around.lead, self._behind(quantity))
        bent = _bent(quantity, around.lead)
        formula = derivation(bent, [*told, *quoted], self._named(scope), words)
        misread = self.sayings.misread(quantity, formula) or self.sayings.contradicts(quantity, formula)
        pairs = NamedPairs(self.examination)
        formula = "" if misread or pairs.turned(bent, facts) else formula
        self._remember(quantity, formula)
        formula = formula or pairs.formula(bent, facts)
        formula = formula or counted(self.examination, quantity) or of_case(self.examination, quantity)
        return formula or ("" if fact else self.operands.formula(bent, facts))

    def _remember(self, quantity: Quantity, formula: str) -> None:
        """Let later figures follow from one that follows from facts."""
        facts = self.examination.book.by_ref
        like = next((facts[ref] for ref in formula.strip("()").split(" ") if ref in facts), None)
        if like and quantity.dimension == (like.quantity.dimension if like.quantity else ""):
            self.operands.made(quantity, formula, like)

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


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits)


def _bent(quantity: Quantity, lead: str) -> Quantity:
    """不到目标的九成: a hedge before the whole bends the part."""
    found = None if quantity.hedge else _HEDGED_WHOLE.search(lead)
    return replace(quantity, hedge=found.group("hedge")) if found else quantity
