"""Figures that plain arithmetic makes of the facts of the finding of their sentence, however its words say it.

What a sentence reckons with, and how, can be said in more ways than any grammar reads. A figure that no rule
follows is still no stranger to the case where two of its facts make it, and the sentence speaks of these: a person
is shown how. The fewer digits it has, the more of the facts must be said, for it is the sooner the same by chance.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations

from drafter.findings.model import CASE_SCOPE
from drafter.text.quantities import Quantity
from drafter.verification.derived.guessed.tellable import Tellable, left_over
from drafter.verification.derived.made.operands import Operands
from drafter.verification.derived.said.sentence import NUMBER, Said, said_beside
from drafter.verification.facts.arithmetic import made_across, made_of
from drafter.verification.facts.candidates import counted_alike
from drafter.verification.facts.combined import part
from drafter.verification.facts.known import FIGURES, Known
from drafter.verification.facts.making import Made, Making, head_of, value_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.spans import LENGTHS, lasts
from drafter.verification.facts.support import MEASURED, factor, states_result
from drafter.verification.reading.examination import Examination

_MOST = 2
"""A sentence is on so many findings at most."""
_NEAR = Fraction(2, 5)
"""And on a second one if that is told at least so much as the first."""
_GIVEN = 2
"""A figure or a name of a finding tells it as much as so many words that no other finding has."""
_SURE, _TELLING = 3, 2
"""So many digits are hardly the same by chance; and so many where one of the facts is said."""
_FEW = 3
"""Of so few figures hardly anything is made by chance."""
_ALL = re.compile("占[^，。；]{0,6}?(?:[全总]|所有)")
_HEAD = 2
_DAYS, _RATE, _MONEY = "天", "%", "元"
_OF_ONE = frozenset({Making.SHARE, Making.CHANGE, Making.DIFFERENCE})
"""These are told of one finding, or to several digits."""
_EXACT = frozenset({Making.DIFFERENCE, Making.SUM})
"""These are told to the last digit."""


@dataclass
class Reckonable:
    """Finds how the figures of one text can be made.

    Attributes:
        examination: the text.
        operands: keeps the figures that the text has made so far, and judges what their words say.
    """

    examination: Examination
    operands: Operands
    tellable: Tellable = field(init=False)
    _told: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tellable = Tellable(self.examination, self.operands.agreeing)

    def made(self, quantity: Quantity, facts: Shelf) -> Made | None:
        """How a figure can be made of facts of the finding of its sentence; `None` if it cannot.

        Args:
            quantity: the figure.
            facts: all that it could be made of.
        """
        said = said_beside(self.examination, quantity, facts)
        found = self._fitting(quantity, facts, said)
        one = next((one for one in found if self.tellable.stands(quantity, one, said, facts)), None)
        if one:
            self.operands.remembered.keep(quantity, one.formula, one.operands[0])
        return one

    def _fitting(self, quantity: Quantity, facts: Shelf, said: Said) -> Iterator[Made]:
        scopes = self._findings(quantity, facts, said)
        own = [facts.by_scope[scope] for scope in scopes]
        for scope, those in zip(scopes, own, strict=True):
            made = made_of(those, tuple(self._limits(scope)))
            yield from (one for one in _like(quantity, made) if _enough(quantity, one, said, those))
            yield from self._of_made(quantity, those, said)
            yield from _of_all(quantity, those, said, facts)
        for first, second in combinations(own, 2):
            across = _like(quantity, made_across(first, second))
            sure = _digits(quantity) >= _SURE
            yield from (
                one for one in across if (sure or one.how not in _OF_ONE) and all(map(said.of, one.operands))
            )

    def _of_made(self, quantity: Quantity, facts: tuple[Known, ...], said: Said) -> Iterator[Made]:
        """A share of a fact that a figure before it is, which itself follows from facts."""
        start = self.examination.sentence_at(quantity.start).start
        earlier = self.operands.remembered.within(start, quantity.start) if quantity.dimension == _RATE else ()
        made = tuple(one for one in earlier if one.scope == facts[0].scope)
        for one in _like(quantity, made_across(made, facts)) if made else ():
            if one.how is Making.SHARE and said.of(one.operands[-1]):
                yield one

    def _findings(self, quantity: Quantity, facts: Shelf, said: Said) -> tuple[str, ...]:
        """The findings that a sentence tells best, by its words and by the figures and names that it gives."""
        start = self.examination.sentence_at(quantity.start).start
        if start not in self._told:
            weights: dict[str, Fraction] = {}
            for gram in said.grams:
                scopes = self.examination.book.telling.get(gram, frozenset())
                for scope in scopes:
                    weights[scope] = weights.get(scope, Fraction(0)) + Fraction(1, len(scopes))
            for known in (*said.given, *said.mentioned):
                weights[known.scope] = weights.get(known.scope, Fraction(0)) + _GIVEN
            own = [scope for scope in weights if scope in facts.by_scope and scope not in (CASE_SCOPE, FIGURES)]
            best = sorted(own, key=lambda scope: (-weights[scope], scope))[:_MOST]
            self._told[start] = tuple(one for one in best if weights[one] >= _NEAR * weights[best[0]])
        return self._told[start]

    def _limits(self, scope: str) -> Iterator[Known]:
        """What the norms of a finding's points fix."""
        book = self.examination.book
        points = (point for finding, point in book.points.values() if finding.id == scope)
        norms = dict.fromkeys(norm for point in points for norm in point.norms)
        return (known for norm in norms for known in book.of_norms.get(norm, ()) if known.quantity)


def _of_all(quantity: Quantity, own: Sequence[Known], said: Said, facts: Shelf) -> Iterator[Made]:
    """A share of all of a kind, of which the case only tells two parts: 编外人员占全站人员的近六成."""
    told = own if quantity.dimension == _RATE and _ALL.search(said.text) else ()
    for one in told:
        if one.quantity and one.quantity.dimension not in MEASURED and said.of(one):
            made = (part(one, other) for other in facts if _beside(one, other))
            yield from (whole for whole in made if _is(quantity, whole))


def _beside(one: Known, other: Known) -> bool:
    """Whether two facts count what may be parts of one kind: by the end of their names, and by all else."""
    alike = other is not one and head_of(one) == head_of(other) and value_of(one) + value_of(other) > 0
    same = (known.fact.label[-_HEAD:] for known in (one, other)) if alike else ()
    facts = (one.fact, other.fact)
    return len(set(same)) == 1 and len({(fact.role, fact.subject, fact.period) for fact in facts}) == 1


def _enough(quantity: Quantity, one: Made, said: Said, facts: Sequence[Known]) -> bool:
    """Whether so much of what a figure would be made of is said that it is hardly the same by chance."""
    if one.how in _EXACT and not quantity.hedge and one.value != quantity.value:
        return False
    if one.how is Making.LIMIT or left_over(one, said):
        return True
    digits, told = _digits(quantity), sum(map(said.of, one.operands))
    owned = any(known.fact.subject or NUMBER.search(known.fact.label) for known in one.operands)
    if digits >= _TELLING and not owned and sum(known.quantity is not None for known in facts) <= _FEW:
        return True
    if one.how in _EXACT:
        return told >= (1 if digits > _SURE else len(one.operands))
    return told >= (1 if digits >= _SURE or (digits >= _TELLING and not quantity.hedge) else len(one.operands))


def _like(quantity: Quantity, made: Mapping[str, Sequence[Made]]) -> Iterator[Made]:
    """What has the value and the dimension of a figure, or lasts as long."""
    length = LENGTHS.get(quantity.dimension)
    if length:
        spans = (one for one in made.get(_DAYS, ()) if one.how is Making.DAYS)
        yield from (one for one in spans if lasts(quantity, one.value, *length))
    for dimension in made:
        if dimension == quantity.dimension.partition("/")[0] or counted_alike(dimension, quantity.dimension):
            yield from (one for one in made[dimension] if _is(quantity, one))


def _is(quantity: Quantity, one: Made) -> bool:
    if one.how is Making.EACH:
        quantity = replace(quantity, dimension=_MONEY)  # so many for each need not be whole
    return states_result(quantity, one.value)


def _digits(quantity: Quantity) -> int:
    """How many digits a figure tells, zeros at its end not counted but for one of days or things."""
    shown = abs(quantity.value / factor(quantity.unit))
    digits = len(shown.normalize().as_tuple().digits)
    return digits + (shown % 10 == 0 and quantity.dimension not in MEASURED)
