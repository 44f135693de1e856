"""The facts that a figure may be: those of its value, by what bends it and by what it counts."""

import re
from dataclasses import dataclass, replace

from drafter.text.quantities import Quantity
from drafter.verification.context.ways import ways
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import LACKS
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import AT_LEAST, AT_MOST, COMPARING, MEASURED, truly, undenied
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_COMPARING = frozenset({"超过", "超出", "超", "突破", "高于", "低于", "未达到", "未达", "大于", "小于"})
_LIMIT = re.compile(
    "的[^，。；]{0,8}?(?:时限|期限|限额|限值|上限|下限|标准|规定|要求|目标|预算|定额|平均|编制|指标值|满分)"
)
_LIMIT_WITHIN = 20
_NEAR, _JUST = 12, 3
"""So far before a figure its hedge stands, and what denies that; and the word that says which way it is."""
_HELD = {
    "以内": (AT_MOST, "超过"),
    "之内": (AT_MOST, "超过"),
    "以下": (AT_MOST, "超过"),
    "以上": (AT_LEAST, "低于"),
}
"""没有控制在80%以内: what is held to a figure, and what is not."""
_KEPT = re.compile("(?P<no>没有?能?|未能?|难以)?(?:控制|压[减降缩]?|限制|保持|稳定|维持)[^，。；]{0,2}[在到至]$")
_MONEY, _RATE, _ANY = "元", "%", "个"
_PARTS = re.compile("[/·.•]")


@dataclass(frozen=True)
class Meant:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def undenied(self, quantity: Quantity) -> Quantity:
        """A figure whose hedge is denied, as one with the contrary hedge: 没有突破8万元."""
        if quantity.hedge in _HELD:
            held = _KEPT.search(self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start))
            hedge = _HELD[quantity.hedge][bool(held["no"])] if held else quantity.hedge
            return replace(quantity, hedge=hedge) if held else quantity
        if quantity.hedge not in COMPARING:
            return quantity
        return undenied(quantity, self.examination.flat(max(quantity.start - _NEAR, 0), quantity.start))

    def candidates(self, quantity: Quantity, facts: Shelf, *, changed: bool) -> list[Known]:
        """The facts that a figure may be.

        Args:
            quantity: the figure.
            facts: all that it could be.
            changed: its hedge is denied in the text, so that it stands before what something is held to.
        """
        unbent = self._unbent(quantity)
        if unbent is not quantity and not matching(unbent, facts):
            unbent = quantity  # 超140万元的调整预算 is the budget, and exceeds none
        found = self._meant(unbent, matching(unbent, facts)) or self._each(quantity, facts)
        found = [*found, *self._below(unbent, facts)] or self._counted(unbent, facts)
        if changed or unbent is not quantity:
            return [one for one in found if one.quantity and one.quantity.value == quantity.value] or found
        return found

    def _unbent(self, quantity: Quantity) -> Quantity:
        """超过10个工作日的时限: what a limit is exceeded by a verb, and its number is not bent."""
        if quantity.hedge not in _COMPARING:
            return quantity
        behind = self.examination.flat(quantity.end, quantity.end + _LIMIT_WITHIN)
        return replace(quantity, hedge=None) if _LIMIT.match(behind) else quantity

    def _meant(self, quantity: Quantity, candidates: list[Known]) -> list[Known]:
        """The facts of a figure's value but those on the other side of its hedge that the words do not name."""
        if quantity.dimension != _RATE or not quantity.spoken or not quantity.hedge:
            return candidates
        start = max(self.examination.segment_at(quantity.start).start, quantity.start - _LIMIT_WITHIN)
        said = bigrams(self.examination.flat(start, quantity.start))
        return [
            one
            for one in candidates
            if (one.quantity and (truly(quantity, one.quantity.value) or one.quantity.value == quantity.value))
            or bigrams(one.fact.label) & said
        ]

    def _each(self, quantity: Quantity, facts: Shelf) -> list[Known]:
        """每吨148元: facts that are so much for each, where the words before an amount say for each of what."""
        if quantity.dimension != _MONEY:
            return []
        rates = [dimension for dimension in facts.dimensions if dimension.startswith(f"{_MONEY}/")]
        if not rates:
            return []
        lead = self.examination.flat(max(quantity.start - _LIMIT_WITHIN, 0), quantity.start)
        said = [rate for rate in rates if all(f"每{part}" in lead for part in _PARTS.split(rate)[1:])]
        return [known for rate in said for known in matching(replace(quantity, dimension=rate), facts)]

    def _below(self, quantity: Quantity, facts: Shelf) -> list[Known]:
        """少列4.5万元: differences below nothing, where the words right before an amount say that it is less."""
        lead = self.examination.flat(max(quantity.start - _JUST, 0), quantity.start)
        if quantity.value <= 0 or not ways().falls.search(lead):
            return []
        return [one for one in matching(replace(quantity, value=-quantity.value), facts) if one.fact.role in LACKS]

    def _counted(self, quantity: Quantity, facts: Shelf) -> list[Known]:
        """48名学员没来的有13个: what 个 counts, where the figure before it has a word of its own."""
        if quantity.dimension != _ANY:
            return []
        sentence = self.examination.sentence_at(quantity.start)
        before = self.examination.quantities(sentence.start, quantity.start)
        told = before[-1].dimension if before else _ANY
        if told in MEASURED or told in (_ANY, "百分点"):
            return []
        return matching(replace(quantity, dimension=told), facts)
