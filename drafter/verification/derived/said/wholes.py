"""A rate is a share of what it was measured on: 执行率87% is none of 人员经费, which its finding never names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.findings.model import CASE_SCOPE, Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.context.hints import hints
from drafter.verification.facts.known import Known
from drafter.verification.facts.support import supports
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.stock import FUNCTION

_RATE = "%"
_OF = re.compile(
    "^.*(?:占到?|[为是达至]|达到|相当于|[高低多少大小等]于|[仅只][有占]?|[超未]过?|超出|突破|不[足到]|完成|[，：（])"
    "(?P<whole>[^，。；：、（）0-9]{2,16})的(?:约|近|逾|将近|不足|不到)?$"
)
"""What a rate is said to be a share of, right before it."""
_PLAIN = re.compile(
    "部门|单位|本级|全局|全[县市区镇]?(?=平均)|整个|项目|资金|年度|全年|[当本上去]年|总[额量数计体]?|合计|全部|所有|整体|[该本各其应原此]|抽[查样取检]|核查|检查|样本|上述|同[类期]"
    "|[前后两]者|实际|既定|规定|计划|目标|任务|平均|水平|数[量额值]?|金额|额度|比例|一半"
)
"""Words that say nothing of what a whole is."""
_SETS = re.compile("(?:定下?|要求|承诺|批复)$")
_SET = frozenset({Role.TARGET, Role.STANDARD, Role.THRESHOLD})
"""当初定的98%: what was set, and a share of nothing."""
_KNOWN = 0.67
"""So much of a whole's words a finding has if it speaks of it; where it has but some of them a person looks."""
_REACH = 40


@dataclass
class Wholes:
    """Judges what the rates of a text are said to be a share of.

    Attributes:
        examination: the text.
    """

    examination: Examination
    _vouched: dict[str, frozenset[str]] = field(default_factory=dict)

    def objection(self, quantity: Quantity, known: Known, *, led: bool = False) -> Objection | None:
        """What speaks against a rate that is said to be a share of something its finding does not speak of.

        Args:
            quantity: the rate.
            known: the fact it is.
            led: it stands in the words of an account, which says nothing of a whole there.
        """
        if quantity.dimension != _RATE or known.scope == CASE_SCOPE or not known.own:
            return None
        start = max(self._own_start(quantity), quantity.start - _REACH)
        lead = self.examination.flat(start, quantity.start)
        found = _OF.search(lead)
        if found is None or (known.fact.role in _SET and _SETS.search(found["whole"])):
            return None
        strange = self._strange(found["whole"], known)
        if strange is None or self._divided(quantity, found["whole"], known.scope):
            return None
        severity = Severity.BLOCK if strange or led else Severity.REVIEW
        begins = self.examination.text.rfind(found["whole"][0], start, quantity.start)
        values = {"whole": found["whole"], "actual": known.fact.label}
        return Objection("quantity_of_other", values, severity=severity, start=begins if begins >= 0 else None)

    def _own_start(self, quantity: Quantity) -> int:
        """Where the words of a figure begin: behind the figure before it, in its part of the sentence."""
        segment = self.examination.segment_at(quantity.start)
        before = self.examination.quantities(segment.start, quantity.start)
        return before[-1].end if before else max(segment.start - 1, 0)

    def _strange(self, whole: str, known: Known) -> bool | None:
        """Whether a finding hardly knows of a whole (`True`) or perhaps (`False`); `None` if it speaks of it."""
        roles = frozenset(self._roles(known.scope))
        words = hints().pattern.sub(lambda m: "，" if _is_role(m.group(), roles) else m.group(), whole)
        grams = {gram for gram in bigrams(_PLAIN.sub("，", words)) if not set(gram) <= FUNCTION}
        if not grams:
            return None
        told = (grams, bigrams(_PLAIN.sub("，", _plainly(words))))
        spoken = max(share(frozenset(some), self._vouching(known.scope)) for some in told if some)
        return not spoken and len(grams) > 1 if spoken < _KNOWN else None

    def _divided(self, quantity: Quantity, whole: str, scope: str) -> bool:
        """Whether a rate is truly the share of a fact of the whole case that some amount of its finding has."""
        of_case, grams = self.examination.book.of_case.by_scope, bigrams(_plainly(whole))
        told = [
            one.quantity
            for one in of_case.get(CASE_SCOPE, ())
            if one.quantity and one.quantity.value and share(grams, bigrams(_plainly(one.fact.label))) >= _KNOWN
        ]
        parts = [one.quantity for one in of_case.get(scope, ()) if one.quantity]
        return any(
            part.dimension == total.dimension and supports(quantity, part.value * 100 / total.value)
            for total in told
            for part in parts
        )

    def _roles(self, scope: str) -> Iterator[Role]:
        return (one.fact.role for one in self.examination.book.of_case.by_scope.get(scope, ()))

    def _vouching(self, scope: str) -> frozenset[str]:
        """The pairs of characters of all that a finding says, and of the names of the case's own facts."""
        if scope not in self._vouched:
            book = self.examination.book
            accounts = [book.accounts[point] for point, (finding, _) in book.points.items() if finding.id == scope]
            facts = book.of_case.by_scope.get(scope, ())
            labels = (f"{one.fact.label}，{one.fact.subject}，{one.written}" for one in facts)
            said = "，".join((*accounts, *labels))
            self._vouched[scope] = bigrams(said) | bigrams(_plainly(said))
        return self._vouched[scope]


def _is_role(word: str, roles: frozenset[Role]) -> bool:
    """Whether a word alone says that something is of one of some roles."""
    return word not in hints().weak and bool(hints().roles[word] & roles)


def _plainly(text: str) -> str:
    """A text in which one word stands for all of one meaning: 报审额 and 送审造价 speak of one thing."""
    return hints().same.sub(lambda match: hints().alike[match.group()], text)
