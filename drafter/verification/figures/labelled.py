"""A figure right behind the name of a stage is of that stage: 预算数为81.95万元 is no final account.

What was planned and what came of it exclude each other, however well the rest of a sentence names the other one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.findings.model import Role
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination

_REACH = 24
_MONEY = "元"
_IS = "(?:数|额|数额|金额|安排)?(?:均|都|也)?(?:为|是|系|：|:|达到?|共计?)?$"
_PLANNED = re.compile(
    f"(?<![超比较按占于低高与和出同过从由对据照未无负约])(?P<label>(?:年初|全年|年度|调整|批复|财政)?预算){_IS}"
)
_DONE = re.compile(f"(?<![未占按])(?P<label>决算|实际支出|支出决算){_IS}")
_TURNS = re.compile("[比较由从]|占|超|低于|高于|相当|其中|执行|完成|至|到")
"""Behind these the stage is that of something else."""
_OF_PLAN = frozenset({Role.INITIAL_BUDGET, Role.BUDGET, Role.ADJUSTED_BUDGET})
_OF_RESULT = frozenset({Role.EXPENDITURE, Role.FINAL_ACCOUNT})
_PAUSE = re.compile("[，。；：、（）]")


@dataclass(frozen=True)
class Labelled:
    """Tells it in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(self, quantity: Quantity, known: Known, candidates: Sequence[Known]) -> Objection | None:
        """What speaks against a figure that stands behind the name of a stage of which no fact has its value.

        Args:
            quantity: the figure.
            known: the fact that supports it.
            candidates: all facts that have its value.
        """
        if quantity.dimension != _MONEY or known.fact.role not in _OF_PLAN | _OF_RESULT:
            return None
        lead = self._lead(quantity)
        pattern, named = (_PLANNED, _OF_PLAN) if known.fact.role in _OF_RESULT else (_DONE, _OF_RESULT)
        said = pattern.search(lead)
        if said is None or _TURNS.search(lead, 0, said.start()):
            return None
        if any(one.fact.role in named for one in candidates) or said["label"] in known.fact.label:
            return None
        return Objection("quantity_named", {"label": said["label"], "actual": known.fact.label})

    def _lead(self, quantity: Quantity) -> str:
        segment = self.examination.segment_at(quantity.start)
        before = self.examination.quantities(segment.start, quantity.start)
        begin = max(segment.start, quantity.start - _REACH, before[-1].end if before else 0)
        return _PAUSE.split(self.examination.flat(begin, quantity.start))[-1]
