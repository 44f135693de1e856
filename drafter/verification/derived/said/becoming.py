"""By how much something changed is not what it became: 下降21.06% is no 下降至21.06%, nor the other way round."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.turning import BECAME, BY, JOINED_FROM, SIZED
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import supports
from drafter.verification.reading.examination import Examination
from drafter.verification.words.lexicon import lexicon

_CHANGES = frozenset({Role.DIFFERENCE, Role.ADJUSTMENT, Role.DEDUCTED})
_CHANGE = re.compile(
    "(?:增长|下降|增加|减少|上升|提高|降低|变动|变化|上涨|下滑|升高|回落|压减|调整|同比|环比)(?:比?率|比例|幅度?|额|数额?|金额|值|了?$)|[增降涨跌升]幅|增速"
)
"""The name of a change."""
_OF_CHANGE = re.compile(
    "(?:[增降涨跌升]幅|增速|(?:增长|下降|变动|变化|调整|差异)[率额数]|差[额异距值]|差$|缺口|超支|幅度|空编|超编|逾期|结余|结转)"
)
"""What may itself become more or less: 缺口扩大到54.60万元."""
_FORMULA = re.compile(r"\(?(?P<one>\S+) - (?P<other>[^\s)]+)(?:\) / \S+)?")
_TURNED = re.compile("[到至为成]")
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_REACH = 40


@dataclass(frozen=True)
class Becoming:
    """Judges what the figures of a text are said to be the result of.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(self, quantity: Quantity, known: Known) -> Objection | None:
        """What speaks against a figure that is said to be what something became, and is by how much it changed."""
        if known.fact.role not in _CHANGES and not _CHANGE.search(known.fact.label):
            return None
        begins = self.said(quantity)
        if begins is None:
            return None
        return Objection("quantity_became", {"actual": known.fact.label}, start=begins)

    def as_size(self, quantity: Quantity, candidates: Sequence[Known], facts: Shelf) -> Objection | None:
        """What speaks against a figure that is said to be by how much something changed, and is what it became.

        It surely is where what it changed from is the same measure of another year: 由87.0%下降了62.8%.

        Args:
            quantity: the figure.
            candidates: the facts that have its value.
            facts: all that the text could be about.
        """
        old = changed_from(self.examination, quantity)
        if old is None:
            return None
        if abs(old.value - quantity.value) == quantity.value:
            return None  # 由40件减少了20件: it became what it changed by
        became = next((one for one in candidates if _was(one, old, facts.by_scope[one.scope])), None)
        return Objection("quantity_by", {"actual": became.fact.label}, start=old.end) if became else None

    def is_left(self, quantity: Quantity) -> bool:
        """Whether a figure said to be by how much something changed is what its sentence makes that become.

        By how much something changed is the difference of what it was and what it became. What is left of the
        first without the change is no change: 由5,801本减少了2,091本，减少3,710本.
        """
        old = changed_from(self.examination, quantity)
        if old is None:
            return False
        sentence = self.examination.sentence_at(quantity.start)
        others = self.examination.quantities(sentence.start, sentence.end)
        return any(
            one.dimension == old.dimension
            and one.value != quantity.value
            and supports(quantity, abs(old.value - one.value))
            and self._is_size(one)
            for one in others
        )

    def _is_size(self, quantity: Quantity) -> bool:
        """Whether the words right before a figure say that it is by how much something changed."""
        start = max(self.examination.segment_at(quantity.start).start, quantity.start - _REACH)
        return SIZED.search(self.examination.flat(start, quantity.start)) is not None

    def misread(self, quantity: Quantity, formula: str) -> bool:
        """Whether a figure that follows from two others as their change is said to be what one of them became."""
        found = _FORMULA.fullmatch(formula)
        if found is None or self.said(quantity) is None:
            return False
        facts = self.examination.book.by_ref
        one, other = (facts.get(found[name]) for name in ("one", "other"))
        of_years = one is not None and other is not None and one.years != other.years
        return formula.startswith("(") or of_years

    def said(self, quantity: Quantity) -> int | None:
        """Where the sentence says that a figure is what became of something that is no change itself."""
        segment = self.examination.segment_at(quantity.start)
        start = max(segment.start, quantity.start - _REACH)
        lead = self.examination.flat(start, quantity.start)
        found = BECAME.search(lead)
        if found is None or _OF_CHANGE.search(lead):
            return None
        turns = list(_TURNED.finditer(self.examination.text, start, quantity.start))
        return turns[-1].start() if turns else None


def changed_from(examination: Examination, quantity: Quantity) -> Quantity | None:
    """What something changed from, where a figure is said to be by how much it did: the A of 由A减少了B."""
    start = max(examination.sentence_at(quantity.start).start, quantity.start - _REACH)
    before = examination.quantities(start, quantity.start)
    if not before or before[-1].dimension != quantity.dimension:
        return None
    said = BY.fullmatch(examination.flat(before[-1].end, quantity.start))
    return before[-1] if said and JOINED_FROM.search(examination.flat(start, before[-1].start)) else None


def _was(known: Known, old: Quantity, facts: Sequence[Known]) -> bool:
    """Whether a figure is what the measure of a fact was in another year."""
    return any(
        one.quantity is not None
        and (one.quantity.value, one.quantity.dimension) == (old.value, old.dimension)
        and one.years != known.years
        and _measure(one.fact.label) == _measure(known.fact.label)
        for one in facts
    )


@lru_cache(maxsize=2048)
def _measure(label: str) -> str:
    """The name of a fact without the year that it is of: 上年末往来款余额 and 往来款余额 are one measure."""
    return _YEAR.sub("", lexicon().year_word.sub("", label)).lstrip("度末初底的")
