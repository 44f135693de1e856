"""Whether the words beside a figure call it by one of the facts from which it would follow: 超编的13名, 结余占82%.

What is left of a whole is not what was taken from it, and so much for each is of those whose number is given.
"""

import re
from dataclasses import dataclass

from drafter.text.quantities import Quantity
from drafter.verification.derived.said.sentence import lead_of
from drafter.verification.facts.formulas import formula_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import DONE, Making
from drafter.verification.facts.support import MEASURED
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_REACH, _BEHIND = 40, 8
_SAID_OF = re.compile(
    "(?:^|[，。；：、])(?P<part>[^，。；：、0-9]{2,16}?)(?:只|仅|已|就|便|约|竟)*占[^，。；0-9]{2,14}$"
)
"""结余占预算的: of what it is a share."""
_CALLED = re.compile("(?:^|[，。；：、]|[对将把由向请])(?P<name>[^，。；：、0-9的]{2,8})的$")
"""超编的13名: what the counted are called by."""
_LEFT = re.compile(
    "(?:的?(?:资金|经费|补助|预算|款项)?)(?:结余|结转|剩余|剩下|沉淀|没有支出|未支出|没有使用|未使用|未执行|没有执行)"
)
_MONEY = "元"


@dataclass(frozen=True)
class Described:
    """Judges it for the figures of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def contradicts(self, quantity: Quantity, formula: str) -> bool:
        """Whether the words call a figure that would follow from facts by the name of one of these."""
        made = formula_of(formula, self.examination.book.by_ref)
        if made is None or made.top is None:
            return False
        if made.how is Making.SHARE:
            return made.base is not None and self._of_others(quantity, made.top, made.base)
        return made.less is not None and self._as_part(quantity, made.top, made.less, made.base)

    def _as_part(self, quantity: Quantity, whole: Known, part: Known, base: Known | None) -> bool:
        """Whether what is left of a whole is told as the part that was taken from it."""
        if base is not None and base is not whole:
            return False
        lead = lead_of(self.examination, quantity, _REACH)
        said = _SAID_OF.search(lead) if base else _CALLED.search(lead)
        if said is None:
            return False
        words, own = said["part"] if base else said["name"], bigrams(part.fact.label)
        mine, theirs = bigrams(words) & own, bigrams(words) & bigrams(whole.fact.label)
        return len(mine) > len(theirs) if base else bigrams(words) <= own - bigrams(whole.fact.label)

    def _of_others(self, quantity: Quantity, top: Known, base: Known) -> bool:
        """Whether a share of what was spent is told as left, or so much for each as of others than are counted."""
        if base.quantity is None:
            return False
        behind = self.examination.flat(quantity.end, quantity.end + _BEHIND)
        if quantity.dimension == "%":
            return top.fact.role in DONE and _LEFT.match(behind) is not None
        if quantity.dimension != _MONEY or base.quantity.dimension in MEASURED:
            return False
        sentence = self.examination.sentence_at(quantity.start)
        given = [
            one.value
            for one in self.examination.quantities(sentence.start, sentence.end)
            if one.dimension == base.quantity.dimension and one.start != quantity.start
        ]
        return bool(given) and base.quantity.value not in given
