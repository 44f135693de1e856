"""超任务p%: by how much more was done than planned."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, plain, range_of, ratio, rounded
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_CLAIM = re.compile(
    r"超(?:额|出|过)?(?:完成)?(?:年初|年度|全年|既定|下达)?(?:的)?(?P<what>任务|计划|目标)(?:任务|目标|数|量|值)?的?(?:约)?$"
)
_PLAN = re.compile(r"(?:任务|计划|目标)[^，。；、\d]{0,10}$")
_DONE = re.compile(r"(?:实际|完成|实施|落实)[^，。；、\d]{0,14}$")
_NOT_COUNTED = frozenset({"%", "百分点", "", "分"})
_HUNDRED = 100


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of what was done beyond a plan that neither the figures before them nor those of the report give."""
    claims = [(s, f, m) for s in reading.sentences for f in s.figures if (m := _claim(s, f))]
    pairs = [pair for s in reading.sentences for pair in _pairs(s)] if claims else []
    for sentence, stated, match in claims:
        own = [(p, d) for p, d in pairs if p.block is sentence.block and sentence.at <= p.at and d.at < stated.at]
        plain_claim = not any(f.at < stated.at for f in sentence.figures)
        known = own[-1:] or (pairs if plain_claim and len({(p.value, d.value) for p, d in pairs}) == 1 else [])
        for plan, done in known[:1]:
            yield from _compared(reading, stated, plan, done, match["what"])


def _claim(sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    exact = figure.quantity.dimension == "%" and not figure.quantity.hedge
    return _CLAIM.search(sentence.label(figure)) if exact else None


def _pairs(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """A plan and what was done of it, where a sentence gives one of each."""
    kept = [f for f in sentence.figures if f.quantity.dimension not in _NOT_COUNTED and not f.quantity.hedge]
    for plan, done in pairwise(kept):
        alike = plan.quantity.dimension == done.quantity.dimension and plan.value
        told = _PLAN.search(sentence.label(plan)) and _DONE.search(sentence.label(done))
        if alike and told and not _PLAN.search(sentence.label(done)):
            yield plan, done


def _compared(reading: Reading, stated: Figure, plan: Figure, done: Figure, what: str) -> Iterator[Issue]:
    whole = ratio(range_of(done), range_of(plan))
    if whole is None:
        return
    above = Range(whole.low - _HUNDRED, whole.high - _HUNDRED)
    if above.meets(range_of(stated)) or whole.meets(range_of(stated)):
        return  # 超…达到计划的p% is said of the whole, too
    value = _HUNDRED * (done.value - plan.value) / plan.value
    yield reading.issue(
        KIND,
        "over_target",
        [stated.span, plan.span, done.span],
        stated=stated.text,
        what=what,
        plan=plan.text,
        done=done.text,
        value=f"{plain(rounded(value, max(stated.quantity.places, 2)))}%",
    )
