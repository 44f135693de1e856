"""A word that bends a figure is true of what it bends: 逾 and 超过 of more than is written, 不足 and 近 of less.

超过 and its like also compare: 支出442万元，超过420万元 says nothing of the 420, which is the budget. So does a
sentence that names something else before the word (实际支出超过420万元), or holds the figure to be a measure for
others (低于90%的项目). What is left says of a fact that it is more, or less, than it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.findings.display import shown
from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.around import distant
from drafter.verification.context.hints import hints
from drafter.verification.context.turning import BECAME
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import AT_LEAST, AT_MOST, COMPARING, says_by_how_much, truly
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_MEASURES = frozenset(
    {
        Role.TARGET,
        Role.STANDARD,
        Role.THRESHOLD,
        Role.FULL_MARK,
        Role.INITIAL_BUDGET,
        Role.ADJUSTED_BUDGET,
        Role.BUDGET,
        Role.PRIOR_YEAR,
        Role.PEER,
        Role.DEADLINE,
    }
)
"""Roles of what others are held to."""
_PLANS = frozenset({Role.TARGET, Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET})
"""Roles of what was meant to be."""
_PLANNED = re.compile(
    "(?<![按比较照据])(?:年度|全年|本年|原|年初)?(?:计划|规划|拟|应当?)"
    "(?:完成|实现|达到|新建|建设|购置|开展|举办|培训|安排)(?![率值数情量度额后时])[^，。；]*$"
)
"""Behind these stands what was meant to be, whatever the verb: 年度计划完成管道铺设不足48.8公里."""
_SUFFERED = re.compile("被$")
_THAN = re.compile("[比较]|相比|与[^，。；]{1,14}相比")
"""What is above another is told before: 较预算60.68万元超出4.34万元."""
_BETWEEN = re.compile("[了过为到在占有达合计]?(?:[¥￥$]|人民币|RMB|CNY)?$")
"""What may stand between such a word and its figure."""
_BOUNDS = COMPARING | {AT_MOST, AT_LEAST}
"""Hedges of what something else is held to."""
_DENIED = re.compile(
    "(?:没有?|并?未|从未|未曾|未能|没能)(?:超过?|超出|突破|高于|多于|大于|低于|少于|小于|不足)[了过为到在占有达合计]?$"
)
_KEPT = re.compile("(?:没有?能?|未能?|难以)?(?:控制|压[减降缩]?|限制|保持|稳定|维持)[^，。；]{0,2}[在到至]$")
_ADVERBS = re.compile(
    "^(?:已经?|仍然?|均|都|也|并|则|就|还|又|却|而|但|且|更|甚至|明显|远远?|大大|大幅|略|稍|仅|只|总体|最高|最低|最终|一度|将|会|可能|同样|分别)+$"
)
_COMPARED = re.compile("超[出过]|[高低多少大小]于|达到|突破")
_OWN = re.compile("[本我该]")
_CONDITION = re.compile("[如若凡]|一旦|对于?")
_SINCE = re.compile("[起后]$")
_FROM = re.compile("(?<![理自缘事经])由$|(?<![服遵顺])从$")
"""What something changes from is compared with nothing: 由不足8万人次减少到4万人次."""
_WITHIN = re.compile("之?以?内|(?:之|以)?前(?!期)")
"""自签订之日起超过7日内 compares nothing: a limit that is bent."""
_GROUP = re.compile("[对凡将按]|[每各]|部分|所有|全部|一律")
"""Words before what is true of many: 对超过5000元的支出."""
_EXACT = frozenset({Role.AMOUNT, Role.EXPENDITURE, Role.FINAL_ACCOUNT, Role.NUMBER})
"""Roles of what is what it is, and no measure for others."""
_REACH = 60
_PAUSE = "，"
_MARKS = re.compile("[，、（）的]")
_PLAINLY = "已"
"""Stands for no adverb at all."""


@dataclass(frozen=True)
class Hedging:
    """Judges the words that bend the figures of a text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(
        self, quantity: Quantity, known: Known, facts: Sequence[Known], *, led: bool = False
    ) -> Objection | None:
        """What speaks against the hedge of a figure that is a fact.

        Args:
            quantity: the figure.
            known: the fact.
            facts: those of its finding.
            led: it stands in the words of an account, which has no such hedge there.
        """
        if not quantity.hedge or known.quantity is None or truly(quantity, known.quantity.value):
            return None
        if quantity.dimension != known.quantity.dimension:
            return None  # 差（得分<60） is not about 60件
        if quantity.hedge in COMPARING and not led and self._compares(quantity, known, facts):
            return None
        if self._set_beside(quantity) or self._more_than(quantity):
            return None
        values = {"hedge": quantity.hedge, "actual": known.fact.label}
        begins = self.examination.text.rfind(quantity.hedge, max(quantity.start - _REACH, 0), quantity.start)
        near = begins >= 0 and self._between(begins + len(quantity.hedge), quantity.start)
        return Objection("quantity_hedged", values, shown(known.fact), start=begins if near else None)

    def compared(self, quantity: Quantity, known: Known, facts: Sequence[Known]) -> bool:
        """Whether the words before a hedge are for another fact, which truly is above or below the one behind."""
        if quantity.hedge not in _BOUNDS:
            return False
        lead = self._lead(quantity)
        return not _settled(lead, known) and self._of_another(quantity, known, lead, facts)

    def of_itself(self, quantity: Quantity, known: Known, facts: Sequence[Known]) -> bool:
        """Whether the words before a hedge name the fact itself; a measure for others only by its whole name."""
        lead = self._behind_figures(quantity, self._lead(quantity))
        whole = known.fact.role not in _MEASURES or lead.endswith(known.fact.label)
        return whole and _named_by(lead, known) and not self._of_another(quantity, known, lead, facts)

    def _compares(self, quantity: Quantity, known: Known, facts: Sequence[Known]) -> bool:
        """Whether something else is said to be above or below a figure."""
        lead = self._lead(quantity)
        held = self.examination.text.startswith("的", quantity.end) and not _COMPARED.search(lead)
        if held and known.fact.role in _EXACT and not _GROUP.search(lead):
            return False
        apart = known.fact.role not in _MEASURES and distant(lead)  # 超出不足5.75万元
        since = _SINCE.search(lead) and _WITHIN.match(self.examination.text, quantity.end)
        if apart or since or _settled(lead, known) or _FROM.search(lead):
            return False
        by_so_much = says_by_how_much(quantity.hedge, known.fact.role)
        suffered = by_so_much and (not lead or bool(_SUFFERED.search(lead) or _THAN.match(lead)))
        if held or suffered or not known.own:
            return True
        measure = self._is_measure(quantity, known, lead)
        if not lead:
            return self._follows(quantity) and (measure or self._figure_before(quantity))
        if _CONDITION.match(lead) or self._of_another(quantity, known, lead, facts):
            return True
        return (measure or by_so_much) and not _names(lead, known, outright=measure)

    def _lead(self, quantity: Quantity) -> str:
        """The words before a hedge in its part of the sentence; empty if they name nothing."""
        start = max(self.examination.segment_at(quantity.start).start, quantity.start - _REACH)
        before = self.examination.flat(start, quantity.start)
        at = before.rfind(quantity.hedge or "")
        lead = before[:at] if at >= 0 and _BETWEEN.match(before, at + len(quantity.hedge or "")) else before
        lead = _KEPT.sub("", _DENIED.sub("", lead))
        return "" if _ADVERBS.match(lead) else lead

    def _between(self, start: int, end: int) -> bool:
        """Whether nothing but a particle or a currency stands between a hedge and its figure."""
        return _BETWEEN.fullmatch(self.examination.flat(start, end)) is not None

    def _is_measure(self, quantity: Quantity, known: Known, lead: str) -> bool:
        """Whether others are held to a fact: a target, a limit, an earlier year, what somebody else has."""
        if known.fact.role in _MEASURES and known.fact.role is not Role.PRIOR_YEAR:
            return True
        book, before, subject = self.examination.book, self._before(quantity), known.fact.subject
        compared = _OWN.search(lead) or any(name in lead for name in book.names | book.owners)
        if compared and subject and subject not in book.names and not any(map(before.count, book.calls(subject))):
            return True
        earlier = bool(known.years) and book.case.fiscal_year not in known.years
        return earlier and not (lexicon().year_word.search(lead) or any(str(year) in lead for year in known.years))

    def _before(self, quantity: Quantity) -> str:
        start = max(self.examination.sentence_at(quantity.start).start, quantity.start - 4 * _REACH)
        return self.examination.flat(start, quantity.start)

    def _follows(self, quantity: Quantity) -> bool:
        """Whether anything stands before the part of a figure in its sentence."""
        return (
            self.examination.segment_at(quantity.start).start > self.examination.sentence_at(quantity.start).start
        )

    def _figure_before(self, quantity: Quantity) -> bool:
        """Whether the sentence has a figure of the same sort before."""
        sentence = self.examination.sentence_at(quantity.start)
        before = self.examination.quantities(sentence.start, quantity.start)
        return any(one.dimension == quantity.dimension for one in before)

    def _set_beside(self, quantity: Quantity) -> bool:
        """Whether the figure right before is compared with this one: 55天的前者多于41天的后者, 3份，却少于18份."""
        start = self.examination.sentence_at(quantity.start).start
        before = self.examination.quantities(start, quantity.start)
        if quantity.hedge not in COMPARING or not before or before[-1].dimension != quantity.dimension:
            return False
        if not truly(quantity, before[-1].value):
            return False
        between = self.examination.flat(before[-1].end, quantity.start)
        return between.startswith("的") or _ADVERBS.match(_lead_of(between, quantity.hedge)) is not None

    def _more_than(self, quantity: Quantity) -> bool:
        """Whether a word behind says which way something differs from a figure: 甲比乙330元多."""
        start = self.examination.segment_at(quantity.start).start
        behind = self.examination.text.startswith(quantity.hedge or _PAUSE, quantity.end)
        return behind and _THAN.search(self.examination.flat(start, quantity.start)) is not None

    def _behind_figures(self, quantity: Quantity, lead: str) -> str:
        """The words before a hedge that no other figure of its part stands behind."""
        start = max(self.examination.segment_at(quantity.start).start, quantity.start - _REACH)
        before = self.examination.quantities(start, quantity.start)
        if not before:
            return lead
        behind = self.examination.flat(before[-1].end, quantity.start)
        return lead[max(len(lead) - len(behind.removesuffix(quantity.hedge or "")), 0) :]

    def _of_another(self, quantity: Quantity, known: Known, lead: str, facts: Sequence[Known]) -> bool:
        """Whether the words are for another fact, of which it is true that it is above or below the figure.

        Those before another figure are that figure's. Of a fact that is no measure, and that the last word names
        by its role, another is told only by words of its own: 决算数超过53.61万元 is not about all other 决算数.
        """
        lead, fiscal = self._behind_figures(quantity, lead), self.examination.book.case.fiscal_year
        if known.fact.role not in _MEASURES and _named_by(lead, known):
            lead = lexicon().label.sub("·", lead)
        said = bigrams(lead)
        own = len(said & bigrams(known.fact.label))
        return any(
            len(said & bigrams(one.fact.label)) > own and truly(quantity, one.quantity.value)
            for one in facts
            if one.quantity and one.quantity.dimension == quantity.dimension
            if one.fact.role not in _MEASURES and (not one.years or fiscal in one.years)
        )


def _lead_of(between: str, hedge: str) -> str:
    """What stands between two figures, without marks and the hedge of the second."""
    return _MARKS.sub("", between.removesuffix(hedge)) or _PLAINLY


def _settled(lead: str, known: Known) -> bool:
    """Whether the verb before a hedge says what a figure is, so that nothing else is compared with it.

    It does of what something became (减少为不足1,967亩), and of what was planned (计划完成管道铺设不足48.8公里).
    """
    if known.fact.role in _MEASURES:
        return known.fact.role in _PLANS and _PLANNED.search(lead) is not None
    return BECAME.search(lead) is not None


def _named_by(lead: str, known: Known) -> bool:
    """Whether words end in one for the role of a fact itself."""
    labels = list(lexicon().labels(lead))
    return bool(labels) and known.fact.role in labels[-1][2] and labels[-1][0] + len(labels[-1][1]) == len(lead)


def _names(lead: str, known: Known, *, outright: bool) -> bool:
    """Whether words are a fact's own name: by their last word for a role, or by any pair of characters."""
    labels = list(lexicon().labels(lead))
    if labels and ({known.fact.role} | hints().near[known.fact.role]) & labels[-1][2]:
        return True
    return not outright and bool(bigrams(lead) & bigrams(known.fact.label))
