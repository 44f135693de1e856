"""Parts are told at the stage of their whole: 年初预算N，其中项目支出M is no spending, nor is 由基本支出N构成."""

import re
from collections.abc import Sequence

from drafter.findings.model import Role
from drafter.verification.context.hints import hints
from drafter.verification.facts.known import Known
from drafter.verification.reading.examination import Examination

STAGES = frozenset({Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.BUDGET, Role.FINAL_ACCOUNT, Role.EXPENDITURE})
"""The stages at which a whole and its parts are told."""

_PARTED = re.compile("其中|包括|分为|具体为")
_MADE_OF = re.compile("由(?!于)")
_MAKING = re.compile("构成|组成|汇总|相加")


def of_stage(best: Known, facts: Sequence[Known], stage: frozenset[Role]) -> Sequence[Known]:
    """The facts that a part may be besides the best: those of the stage of its whole, if it is the best's own."""
    if best.fact.role not in stage:
        return facts
    return [one for one in facts if one.fact.role not in STAGES or one.fact.role is best.fact.role]


def stage_of_whole(examination: Examination, figure: tuple[int, int], told: Sequence[Known]) -> frozenset[Role]:
    """The stage of the whole of which a figure tells a part; none where it is no part.

    Args:
        examination: the text.
        figure: the span of the figure.
        told: the facts that its sentence has told so far.
    """
    sentence = examination.sentence_at(figure[0])
    lead = examination.flat(sentence.start, figure[0])
    parted = _PARTED.search(lead)
    if parted is None and "由" in lead and _MAKING.search(examination.flat(figure[1], sentence.end)):
        parted = _MADE_OF.search(lead)
    if parted is None:
        return frozenset()
    whole = lead[: parted.start()]
    own = {one.fact.role for one in told if one.written in whole and one.fact.role in STAGES}
    said = [roles & STAGES for _, roles in hints().found(whole) if roles & STAGES]
    return frozenset(own) or (said[-1] if said else frozenset())
