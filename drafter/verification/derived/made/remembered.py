"""Figures that follow from facts are kept for the later ones of their text, which may follow from them.

超出7.50万元，超出31.25% tells the share of a difference that was told before, and 基本支出占八成，项目支出两成 the
second share of one whole.
"""

import re
from dataclasses import dataclass, field, replace

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.continuing import thing
from drafter.verification.derived.said.likeness import alike
from drafter.verification.facts.formulas import facts_of, formula_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Making, value_of
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import states
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, share

_KEPT = 4
"""So many of the last figures that followed from facts may others follow from."""
_NAME = 16
"""So many characters before a figure are its name."""
_CALLED = 0.67
_BY_SHARE = re.compile(
    "(?:即|也就是|相当于)?(?:(?P<more>超[出过支]?|高[出]?|多[出]?|增加|增长|增幅|上升|涨幅)|少|减少|下降|降幅|减幅|降低|低|节约)"
    "(?:了|出|率|幅度?|比例|达|为|约|近)*"
)
"""Alone before a share, it is by how much the last two that were compared differ."""
_SUM = " + "
_PART = re.compile(
    "(?P<part>[^，。；：、占]{2,14}?)(?:只|仅|已|就|便|约|竟|所)*占(?:[了到比]|总[数量额]|其中|全部|比重|的|为|约|近)*"
)
"""Alone before a share, it names the part, and of what the share is only as the whole."""


@dataclass
class Remembered:
    """Keeps those of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination
    _made: list[Known] = field(default_factory=list)
    _whole: tuple[int, Known | None] = (0, None)

    def keep(self, quantity: Quantity, formula: str, like: Known) -> None:
        """Remember a figure that follows from facts.

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

    def note(self, quantity: Quantity, formula: str) -> None:
        """Remember a figure in the unit of the facts that it follows from, and of what a share is one."""
        facts = self.examination.book.by_ref
        part, like = formula_of(formula, facts), next(iter(facts_of(formula, facts)), None)
        if part and part.how is Making.SHARE:
            self._whole = quantity.start, part.base
        if like and quantity.dimension == (like.quantity.dimension if like.quantity else ""):
            self.keep(quantity, formula, like)

    def within(self, start: int, end: int) -> list[Known]:
        """Those of a stretch of text, the last one first."""
        return [one for one in self._made if one.quantity and start <= one.quantity.start < end]

    def beside(self, quantity: Quantity, told: tuple[Known, ...]) -> list[Known]:
        """Those of the finding of some facts, but for a figure itself."""
        return [one for one in self._made if told and one.scope == told[0].scope and one.quantity != quantity]

    def formula(self, quantity: Quantity, facts: Shelf) -> str:
        """How a share follows from a figure before it in its sentence; empty if it does not."""
        if quantity.dimension != "%":
            return ""
        return self._of_difference(quantity) or self._of_same_whole(quantity, facts) or self._of_sum(quantity)

    def _of_difference(self, quantity: Quantity) -> str:
        """What share of the lesser, or of the greater, the difference told before is."""
        start = self.examination.sentence_at(quantity.start).start
        made = next((one for one in self.within(start, quantity.start) if " - " in one.ref), None)
        lead = self.examination.flat(self.examination.segment_at(quantity.start).start, quantity.start)
        said, pair = _BY_SHARE.fullmatch(lead), made and formula_of(made.ref, self.examination.book.by_ref)
        if not (said and pair and made) or pair.how is not Making.DIFFERENCE:
            return ""
        plain = replace(quantity, hedge=None) if said["more"] else quantity
        return _share(plain, made, pair.less if said["more"] else pair.top)

    def _of_same_whole(self, quantity: Quantity, facts: Shelf) -> str:
        """A share of the whole of which the one before it is."""
        (start, base), sentence = self._whole, self.examination.sentence_at(quantity.start)
        if base is None or not sentence.start <= start < quantity.start:
            return ""
        segment = self.examination.segment_at(quantity.start)
        said = bigrams(self.examination.flat(segment.start, quantity.start))
        like = (known for known in facts.by_scope.get(base.scope, ()) if known is not base and alike(known, base))
        named = (known for known in like if share(bigrams(thing(known.fact.label)), said) >= _CALLED)
        return next(filter(None, (_share(quantity, known, base) for known in named)), "")

    def _of_sum(self, quantity: Quantity) -> str:
        """What share of the sum told before one of its parts is: 在编、编外合计46名，编外人员占近六成."""
        start = self.examination.sentence_at(quantity.start).start
        total = next((one for one in self.within(start, quantity.start) if _SUM in one.ref), None)
        lead = self.examination.flat(self.examination.segment_at(quantity.start).start, quantity.start)
        said = _PART.fullmatch(lead) if total else None
        if said is None or total is None:
            return ""
        parts = facts_of(total.ref, self.examination.book.by_ref)
        own = {one.ref: bigrams(one.fact.label) for one in parts}
        shared = frozenset.intersection(*own.values()) if own else frozenset()
        words = bigrams(said["part"])
        called = [one for one in parts if words & (own[one.ref] - shared)]
        return _share(quantity, called[0], total) if len(called) == 1 else ""


def _share(quantity: Quantity, top: Known, base: Known | None) -> str:
    """How a share is one of two figures; empty if it is not."""
    if base is None or not value_of(base):
        return ""
    value = value_of(top) * 100 / value_of(base)
    return f"{top.ref} / {base.ref}" if states(quantity, value) else ""
