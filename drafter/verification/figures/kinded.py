"""What a rate follows from is of the kind that its words speak of: a share, what is left, or a change.

占六成 is a part of a whole, and no relative difference of the two; 下降21% is such a difference, and no share;
what is told of spending is not what is left of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.ways import ways
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.formulas import Formula, facts_of, formula_of
from drafter.verification.facts.known import Known, textual
from drafter.verification.facts.making import DONE, LACKS, PLANNED, Making
from drafter.verification.reading.examination import Examination

_RATE = "%"
_SO = "(?:[了约近逾仅共]|大约|将近|接近|超过|不到|不足)*$"
_CHANGES = re.compile(
    "(?:增[长加幅]|减[少幅]|[升降涨跌]幅|下[降滑跌]|上[升涨]|降低|提高|回落|超支|多出|高出|超出|节约"
    f"|(?<![不至最])[多少](?!于)|(?<![最较偏])[高低](?!于))(?:支出|支付|开支)?(?:率|幅度?|比例)?[为是]?{_SO}"
)
"""Right before a rate these say by how much something is more or less."""
_BEYOND = re.compile(rf"超[出过](?:了)?[^，。；0-9]{{2,16}}(?<!的){_SO}")
"""超出预算7.2%: by so much of it."""
_BECAME = re.compile("[到至成]$")
_PART = re.compile(
    "占|比重|比例|(?:[为是]|相当于|达到|完成)[^，。；]{2,16}的|(?:执行|支出|完成|使用|支付|到位)(?:率|进度)"
)
_OF_BEFORE = re.compile(f"(?:[为是]|相当于|达到?|占)(?:上年|去年|上一?年度?|前一年)(?:同期)?的{_SO}")
"""为上年的79%: what it is now as a part of what it was."""
_CHANGED = re.compile("(?:增长|增加|下降|减少|变动|变化)(?:率|幅度?)?$")
_RATE_DONE = re.compile("(?:执行|支出|完成|使用|支付|到位)(?:率|进度)$")
_DONE = re.compile(f"(?:完成|执行|实现)(?:了)?(?:目标|计划|预算)?的?{_SO}")
_SPENT = re.compile(f"(?:支出|决算)(?:[占为是]|达到|相当于)[^，。；]{{0,16}}{_SO}")
"""Behind these stands what was done of what was planned."""
_BARE = re.compile("(?:[所约仅只也均就则又还共]|大约|已经?)*")
"""Of whom it is a share the part of the sentence before says."""
_LEFT_BEHIND = re.compile(
    "(?:的?(?:预算|资金|经费|款项))?(?:没有|没能|尚未|未能?|仍未)(?:形成|实现)?"
    "(?:支出|使用|执行|支付|花|用|拨付|完成)"
)
_LEFT_RATE = re.compile(f"(?:未|没有)(?:支出|使用|执行|支付|完成)率(?:[为是]|达到?)*{_SO}")
_LEFT_AHEAD = re.compile(
    "结余|结存|结转|剩余|剩下|余下|尚余|沉淀|(?:没有|尚未|未)(?:支出|使用|执行|支付|用)|(?:还|尚|仍)有"
)
_SUMS = re.compile("合|总|共|加上|加起|相加|之和")
_LASTING = frozenset({"天", "日", "个工作日"})
_OVERDUE = re.compile(
    "(?:逾期|超期|超时|延误|超[过出](?:了)?(?:法定|规定)的?(?:时限|期限)|超[过出](?:了)?(?:时限|期限)"
    "|比(?:法定|规定)[^，。；]{0,6}(?:晚|多|迟)[了用出]?|(?:超[过出]|比)[0-9]+(?:个工作日|[日天])"
    "(?:[^，。；]{0,8}(?:时限|期限|期限的?))?(?:[晚多][了用]?)?)(?:了|达|约)*$"
)
_LATE = re.compile("逾|超|晚|延|拖|滞|迟")
_REACH = 40
_SOME = re.compile("其中[有的]?$")
_TEXTS = re.compile(r"(?P<top>\S+) / (?P<base>\S+)")


@dataclass(frozen=True)
class Kinded:
    """Judges it for the rates of one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(self, quantity: Quantity, support: str) -> Objection | None:
        """What speaks against a rate that follows from facts as no rate of its kind does."""
        wrong = bool(support) and self._wrong(quantity, support)
        return Objection("quantity_unbound", {}) if wrong else None

    def _wrong(self, quantity: Quantity, support: str) -> bool:
        if support.startswith("sum("):
            return self._by(quantity)
        if " + " in support and " / " not in support:
            facts = facts_of(support, self.examination.book.by_ref)
            plain = facts and not any(one.fact.role in LACKS or one.fact.role is Role.ADJUSTMENT for one in facts)
            return bool(plain) and (self._some(quantity) or self._by(quantity))
        if quantity.dimension in _LASTING:
            return self._overdue(quantity, support)
        return quantity.dimension == _RATE and self._rate(quantity, support)

    def _rate(self, quantity: Quantity, support: str) -> bool:
        known, lead, behind = self.examination.book.by_ref.get(support), *self._words(quantity)
        if known:
            return self._fact(known, lead, behind)
        made = self._made(quantity, support) if " / " in support else None
        if made is None or made.top is None or made.base is None:
            return False
        return self._share(made, lead, behind) if made.how is Making.SHARE else self._rest(made, lead, behind)

    def _some(self, quantity: Quantity) -> bool:
        """Whether a figure is told as some of those before, and not as a sum: 5个标段，其中7个未办理."""
        segment = self.examination.segment_at(quantity.start)
        return _SOME.search(self.examination.flat(segment.start, quantity.start)) is not None

    def _by(self, quantity: Quantity) -> bool:
        """Whether a figure is told as by how much something changed."""
        lead, _ = self._words(quantity)
        return _CHANGES.search(lead) is not None and not _BECAME.search(lead) and not _SUMS.search(lead)

    def _overdue(self, quantity: Quantity, support: str) -> bool:
        """Whether all the days that something took are told as those by which it was too late."""
        sentence = self.examination.sentence_at(quantity.start)
        lead = self.examination.flat(max(sentence.start, quantity.start - _REACH), quantity.start)
        if not _OVERDUE.search(lead):
            return False
        book = self.examination.book
        facts = facts_of(support, book.by_ref)
        if len(facts) == 1 and support == facts[0].ref:
            fact = facts[0].fact
            return facts[0].own and fact.role is not Role.DIFFERENCE and not _LATE.search(fact.label)
        due = any(one.fact.role is Role.DEADLINE for one in facts)
        if not support.startswith("days(") or " - " in support or due:
            return False
        points = (point for finding, point in book.points.values() if facts and finding.id == facts[0].scope)
        norms = dict.fromkeys(norm for point in points for norm in point.norms)
        limits = (one.quantity for norm in norms for one in book.of_norms.get(norm, ()))
        return any(limit is not None and limit.dimension in _LASTING for limit in limits)

    @staticmethod
    def _fact(known: Known, lead: str, behind: str) -> bool:
        """Whether a rate of change is told as a share of the year before, or one of what was done as a change."""
        label = known.fact.label
        if ways().rise.search(label) or ways().fall.search(label) or _CHANGED.search(label):
            return _OF_BEFORE.search(lead) is not None
        done = _RATE_DONE.search(label) is not None and not ways().lacking.search(label)
        changed = _CHANGES.search(lead) is not None and not _BECAME.search(lead)
        left = _LEFT_BEHIND.match(behind) or _LEFT_RATE.search(lead) or _LEFT_AHEAD.search(lead)
        return done and (changed or bool(left))

    def _share(self, made: Formula, lead: str, behind: str) -> bool:
        """Whether a share is told as a change, or that of what was done as what is left."""
        top, base = made.top, made.base
        if top is None or base is None:
            return False
        if top.fact.role in LACKS:
            done = _DONE.search(lead) is not None or _SPENT.search(lead) is not None
            return done and base.fact.role in PLANNED and not ways().lacking.search(f"{lead}，{behind}")
        changed = (_CHANGES.search(lead) or _BEYOND.search(lead)) and not _BECAME.search(lead)
        if changed and top.years != base.years:
            return True
        label = self._plain(top.fact.label)
        if ways().rise.search(label) or ways().fall.search(label) or ways().lacking.search(label):
            return False
        if changed:
            return True
        done = top.fact.role in DONE and base.fact.role in PLANNED
        return done and bool(_LEFT_BEHIND.match(behind) or _LEFT_AHEAD.search(lead))

    def _rest(self, made: Formula, lead: str, behind: str) -> bool:
        """Whether by how much what was done differs from what was planned is told as how much of it was done."""
        top, less = made.top, made.less
        if top is None or less is None:
            return False
        if less is made.base and top.years != less.years and _OF_BEFORE.search(lead):
            return True
        staged = any(
            one.fact.role in DONE and other.fact.role in PLANNED for one, other in ((top, less), (less, top))
        )
        told = _PART.search(lead)
        if less.fact.role is Role.BALANCE:
            return bool(_LEFT_BEHIND.match(behind) or _LEFT_AHEAD.search(lead) or _CHANGES.search(lead))
        if staged and _DONE.search(lead) and not ways().lacking.search(f"{lead}，{behind}"):
            return True
        subject = told is not None and not _BARE.fullmatch(lead[: told.start()])
        return staged and subject and not ways().lacking.search(f"{lead}，{behind}")

    def _plain(self, label: str) -> str:
        """A name without the names of things in it, whose words say nothing of the figure: 绿廊提升项目."""
        for name in self._things:
            label = label.replace(name, "")
        return label

    @cached_property
    def _things(self) -> tuple[str, ...]:
        return tuple(known.written for known in self.examination.book.of_case if textual(known) and known.written)

    def _made(self, quantity: Quantity, support: str) -> Formula | None:
        """The formula of a rate, also where it is told by figures of its sentence."""
        by_ref = self.examination.book.by_ref
        made = formula_of(support, by_ref)
        if made and made.top and made.base:
            return made
        told = _TEXTS.fullmatch(support)
        if told is None:
            return None
        top, base = (self._of_text(quantity, told[name]) for name in ("top", "base"))
        return Formula(Making.SHARE, top, None, base) if top and base else None

    def _of_text(self, quantity: Quantity, text: str) -> Known | None:
        """The fact that a figure of the sentence is."""
        sentence = self.examination.sentence_at(quantity.start)
        figures, facts = self.examination.quantities(sentence.start, sentence.end), self.examination.book.of_case
        found = (one for figure in figures if figure.text == text for one in matching(figure, facts))
        return next(found, None)

    def _words(self, quantity: Quantity) -> tuple[str, str]:
        """What stands before and behind a rate in its part of the sentence, without the names of things."""
        segment = self.examination.segment_at(quantity.start)
        before = self.examination.quantities(segment.start, quantity.start)
        start = before[-1].end if before else segment.start
        lead = self.examination.flat(start, quantity.start)
        behind = self.examination.flat(quantity.end, segment.end)
        for name in self._names(segment.start, segment.end):
            lead = lead.replace(name, "·")
        return lead.lstrip("，"), behind

    def _names(self, start: int, end: int) -> Iterator[str]:
        """What the things are called that a stretch of the text names."""
        for _, _, known in self.examination.mentioned(start, end):
            if textual(known):
                yield known.written
