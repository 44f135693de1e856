"""Whether the words around a figure may tell one that is made of facts in a certain way, and deny none of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.text.width import flattened
from drafter.verification.derived.made.named_pairs import NamedPairs
from drafter.verification.derived.said.agreeing import Agreeing
from drafter.verification.derived.said.sentence import NUMBER, Said
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.making import Made, Making
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import MEASURED
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, pairs_of
from drafter.verification.words.stock import FUNCTION

_RATE = "%"
_UNTOLD = "没有?|[未无空闲缺余剩]|其余|另外|别的"
_CUES: Mapping[Making, re.Pattern[str]] = {
    Making.DIFFERENCE: re.compile(f"[多少差高低超长短快慢早晚降增减升省]|{_UNTOLD}|结[余转]|剔除|扣除|去掉"),
    Making.BEYOND: re.compile("(?<![比较][^，。；])[多少差超长短快慢早晚迟]|逾期|耽[搁误]|拖"),
    Making.SUM: re.compile("合[计并起]|[总共]|相加|加[上起总]|[拢摞算]|连同|之和|累计"),
    Making.EACH: re.compile("[均每]|单[价位]|(?:一|[1１])[^，。；]{1,2}合|摊"),
    Making.CHANGE: re.compile("[增减升降涨跌缩多少超低高]|回落|下滑|幅"),
    Making.REST: re.compile(f"{_UNTOLD}|[差暗黑低短]|容"),
}
"""How a figure is made that has words of its own."""
_BARRED: Mapping[Making, re.Pattern[str]] = {
    Making.REST: re.compile("率(?:只|仅|才)?(?:为|是|有|达)?约?$"),
    Making.DAYS: re.compile("(?:[多超]出?了?|超过|严守|遵守|守住|限期|期限)[^，。；]{0,2}$|比[^，。；]*$"),
}
"""Right before a figure these tell another: a rate of its own, by how much something is beyond, a limit."""
_LIMITED = re.compile("[的之]?(?:法定|规定)?(?:期限|时限|限期|以内|之内|内)")
"""Behind a figure it is a limit, and what nothing took."""
_REACH, _BEHIND = 24, 6
"""So many characters before its part of the sentence a word may say how a figure is made."""
_PLANNED = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET})
_SPENT = frozenset({Role.EXPENDITURE, Role.FINAL_ACCOUNT})
_LEFT = re.compile("(?:没有?|未[能曾]?|尚未)(?:[用花动]|支[出付]|使用|形成)|结[余转]|[余剩省]")
_BEYOND = re.compile("超[出过支]?了?$")
_CHANGED = re.compile("(?<!占)[调增减升降涨跌缩]幅?|幅度")
_GOAL = re.compile("目标|要求|标准|规定|容|[应该]")
_LONGER = re.compile("延长|延期")
_RATED = re.compile("[^，。；：、]{2}率")
_APART = re.compile("[比较差]|相距")
"""What is between two things is told beside the name of one of them."""
_LESS = re.compile("[短少快早]")
_WHOLE = re.compile(
    "(?P<one>[^，。；0-9]{2,16}?)?(?:[是为占达]|相当于|抵得?上|[不超]过|不[足到])(?P<of>[^，。；0-9]{2,14})的[^，。；0-9]{0,3}$"
)
_PAUSE = re.compile("[，。；：]")
_LASTING = frozenset({Making.DAYS, Making.BEYOND})
_PAIR, _SPANS = 2, 4
"""The facts of a pair, and the dates of two things."""
_RESTS = frozenset({Making.DIFFERENCE, Making.REST, Making.CHANGE})


@dataclass(frozen=True)
class Tellable:
    """Judges it for the figures of one text.

    Attributes:
        examination: the text.
        agreeing: judges whether the words name other facts.
    """

    examination: Examination
    agreeing: Agreeing

    def stands(self, quantity: Quantity, one: Made, said: Said, facts: Shelf) -> bool:
        """Whether the words may tell a figure that is made like this, and call it by none of its facts."""
        segment = self.examination.segment_at(quantity.start)
        words = self.examination.flat(segment.start, segment.end)
        if not (self._cued(quantity, one) and _fits(one, words)):
            return False
        return not any(self._denials(quantity, one, said, facts, words))

    def _cued(self, quantity: Quantity, one: Made) -> bool:
        """Whether the words say how it is made, and those right before it nothing else."""
        segment = self.examination.segment_at(quantity.start)
        start = max(self.examination.sentence_at(quantity.start).start, segment.start - _REACH)
        cue, barred = _CUES.get(one.how), _BARRED.get(one.how)
        told = cue is None or cue.search(self.examination.flat(start, segment.end)) is not None
        lead = self.examination.flat(segment.start, quantity.start)
        limited = _LIMITED.match(self.examination.flat(quantity.end, quantity.end + _BEHIND))
        return told and not (barred and barred.search(lead)) and (not limited or one.how not in _LASTING)

    def _denials(self, quantity: Quantity, one: Made, said: Said, facts: Shelf, words: str) -> Iterator[bool]:
        """What may speak against it, the cheapest first."""
        segment = self.examination.segment_at(quantity.start)
        lead = self.examination.flat(segment.start, quantity.start)
        yield self._owned(one, said)
        yield self._turned(quantity, one, facts)
        yield one.how is Making.DIFFERENCE and unspent(quantity, one.operands, lead)
        if one.how is Making.EACH:
            yield not self._of_those_given(quantity, one)
            return
        yield one.how in _RESTS and self._called(quantity, one, words)
        yield self.agreeing.contradicts(quantity, one.formula)
        yield NamedPairs(self.examination).turned(quantity, facts)

    def _turned(self, quantity: Quantity, one: Made, facts: Shelf) -> bool:
        """Whether of two things the lesser is told as the greater, or another is named as the base."""
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(sentence.start, quantity.start)
        if one.how is Making.BEYOND and len(one.operands) == _SPANS:
            than = lead.rfind("比")
            longer, shorter = (_last(known, lead[: max(than, 0)]) for known in (one.operands[0], one.operands[-1]))
            return than > 0 and (longer >= shorter) is bool(_LESS.search(lead[than:]))
        if one.how not in (Making.TIMES, Making.SHARE, Making.PART) or len(one.operands) != _PAIR:
            return False
        whole, (top, base) = _WHOLE.search(lead), one.operands
        if whole is None:
            return _rivalled(top, _PAUSE.split(lead)[-1], facts)
        of_other = one.how is not Making.PART and _rivalled(base, whole["of"], facts)
        return of_other or _rivalled(top, whole["one"] or "", facts)

    def _of_those_given(self, quantity: Quantity, one: Made) -> bool:
        """Whether so much for each is of those whose number the sentence gives, where it gives any."""
        base, sentence = one.operands[-1].quantity, self.examination.sentence_at(quantity.start)
        others = self.examination.quantities(sentence.start, sentence.end)
        given = [other.value for other in others if base and other.dimension == base.dimension and other.value > 1]
        return not given or (base is not None and base.value in given)

    @staticmethod
    def _called(quantity: Quantity, one: Made, words: str) -> bool:
        """Whether the rest of a whole is told by the name of the part: 3个未办理 of 5个, of which 2个未办理."""
        if quantity.dimension in MEASURED - {_RATE} or _APART.search(words) or len(one.operands) != _PAIR:
            return False
        least, most = sorted(one.operands, key=lambda known: known.quantity.value if known.quantity else 0)
        if one.formula.endswith(f" / {least.ref}"):
            return False  # what it is told against has its name there
        own = bigrams(least.fact.label) - bigrams(most.fact.label)
        return any(FUNCTION.isdisjoint(gram) and gram in words for gram in own)

    def _owned(self, one: Made, said: Said) -> bool:
        """Whether a fact is of another thing or body than those that are named."""
        owned = [flattened(known.fact.subject) for known in one.operands if known.fact.subject]
        named = {owner for owner in self.examination.book.owners if owner in said.text} if owned else set()
        return bool(named) and any(owner not in named for owner in owned)


def _rivalled(known: Known, words: str, facts: Shelf) -> bool:
    """Whether some words name another fact of its kind better."""
    if known.quantity is None:
        return False
    said = pairs_of(words)
    kind = known.quantity.dimension
    kinds = {kind} if kind in MEASURED else facts.dimensions - MEASURED
    like = (one for one in facts if one.quantity and one.quantity.dimension in kinds)
    own = len(bigrams(known.fact.label) & said)
    return any(len(bigrams(one.fact.label) & said) > own for one in like if one is not known)


def left_over(one: Made, said: Said) -> bool:
    """Whether it is what was not spent of a budget, and the words say so: both facts go without saying."""
    roles = {known.fact.role for known in one.operands}
    left = one.how is Making.DIFFERENCE and roles & _PLANNED and roles & _SPENT
    return bool(left and _LEFT.search(said.text))


def unspent(quantity: Quantity, facts: Sequence[Known], lead: str) -> bool:
    """Whether what was not spent of a budget is told as what went beyond it.

    Args:
        quantity: the figure.
        facts: what it is made of, the greater first.
        lead: the words before it.
    """
    roles = [known.fact.role for known in facts]
    left = len(roles) == _PAIR and roles[0] in _PLANNED and roles[1] in _SPENT
    return left and bool(_BEYOND.search(lead) or (quantity.hedge or "").startswith("超"))


def unspent_beyond(examination: Examination, quantity: Quantity, facts: Shelf, lead: str) -> bool:
    """Whether what is told as beyond a budget is what two figures before it in its sentence say was left of it."""
    if not (quantity.hedge or "").startswith("超"):
        return False
    sentence = examination.sentence_at(quantity.start)
    before = examination.quantities(sentence.start, quantity.start)
    like = (other for other in before if other.dimension == quantity.dimension)
    given = [(known, other.value) for other in like for known in matching(other, facts)]
    return any(
        first - second == quantity.value and one.scope == other.scope and unspent(quantity, (one, other), lead)
        for (one, first), (other, second) in permutations(given, 2)
    )


def _last(known: Known, words: str) -> int:
    """Where the thing that a fact is of is last called in some words, by number or by owner; -1 for nowhere."""
    number = NUMBER.search(known.fact.label)
    name = number.group() if number else flattened(known.fact.subject)
    calls = (name, name.rpartition("-")[2]) if number else (name, name[:2])
    return max((words.rfind(one) for one in calls if one), default=-1)


def _fits(one: Made, words: str) -> bool:
    """Whether the words of a figure tell what is made like this: a share is no change, nor a rate its rest."""
    first = one.operands[0]
    if one.how is Making.REST:
        rated = _RATED.search(first.fact.label)
        meant = first.fact.role is not Role.TARGET or bool(_GOAL.search(words))
        return meant and not (rated and rated.group() in words)
    unfit = {
        Making.SHARE: _CHANGED.search(words) is not None,
        Making.LIMIT: _LONGER.match(first.fact.label) is not None,
        Making.SUM: len({known.fact.role for known in one.operands}) > 1,
        Making.EACH: first.years != one.operands[-1].years,
    }
    return not unfit.get(one.how, False)
