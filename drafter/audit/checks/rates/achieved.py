"""全部完成 beside something that is not: a target that was missed, a rate far below a hundred."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "achieved_vs_rate"

_CLAIM = re.compile(
    r"(?P<subject>绩效目标|绩效指标|各项指标|年度指标|年度目标|各项目标|整体目标|目标任务|预期目标)(?:值|任务)*(?:和[^，。；]{0,8})?"
    r"[^，。；]{0,8}?(?:全部|均已|均|都已|全面|100%|百分之百)[^，。；]{0,3}(?:实现|完成|达成|达标|达到)(?!率|情况)"
)
_NOT_ALL = re.compile(
    r"这[些几两三四五六类]|上述|前述|以[上下]|此类|该[些类]|其中|除|其余|其他|以外|基本|未|没有|不是|力争|确保|计划|应当?|不同程度|要求|如果|若|是否|部分|多数|尚"
)
_MISSED = re.compile(
    r"(?:绩效目标|绩效指标|(?:效益|产出|质量|数量|时效|成本|满意度)指标|年度目标|项目指标|指标的?实现值|目标任务)[^，。；]{0,14}?"
    r"(?:未(?:能)?(?:全部|完全|如期|按期)?(?:完成|实现|达标|达到|达成)|没有(?:完成|实现|达到)|有(?:一定)?差距|存在(?:一定)?差距|完成不理想)"
    r"|离实现绩效目标有差距|[1-9一二三四五六七八九]\d?[个项](?:绩效|产出|效益)?指标(?:未(?:完成|达标|实现))"
    r"|[\u4e00-\u9fff]{2,16}未(?:能)?(?:达到?|完成)(?:年度|预期|年初)?目标值?(?![^，。；]{0,6}的)|不同程度(?:地)?完成了?[^，。；]{0,8}(?:绩效)?目标"
)
_HEDGED = re.compile(r"如|若|可能|对未|避免|防止|应|建议|要求|每项|的，|扣|不得分|上年|去年|以前")
_RATE = re.compile(
    r"(?:绩效目标|绩效指标|指标|目标任务|任务)(?:总体|综合|平均)?(?:完成|实现|达成|达标)率(?:为|是|达到?|仅)*$"
)
_SPENT = re.compile(
    r"(?:部门|整体|预算资金?|全年|资金)[^，。；]{0,10}(?:支出率|执行率|支出进度|执行进度)(?:为|是|达到?|仅)*$"
)
_LOW = 80
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Evidence:
    span: tuple[int, int]
    text: str
    sure: bool


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of full achievement that another statement of the report denies."""
    claims = [(s, m) for s in reading.sentences for m in _claims(s)]
    if not claims:
        return
    against = sorted(_against(reading), key=lambda evidence: not evidence.sure)
    if not against:
        return
    sentence, match = claims[0]
    span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
    for evidence in against[:2]:
        if evidence.span != span:
            yield reading.issue(
                KIND,
                "not_all" if evidence.sure else "not_all_spent",
                [span, evidence.span],
                severity=Severity.ERROR if evidence.sure else Severity.WARNING,
                claim=match[0],
                other=evidence.text,
            )


def _claims(sentence: Sentence) -> Iterator[re.Match[str]]:
    for match in _CLAIM.finditer(sentence.text):
        start = max(sentence.text.rfind(mark, 0, match.start()) for mark in "，。；：") + 1
        if not _NOT_ALL.search(sentence.text[start : match.end()]) and "目标值" not in match[0]:
            yield match


def _against(reading: Reading) -> Iterator[_Evidence]:
    advice = {block.start for chapter in reading.advice for s in chapter.walk() for block in s.blocks}
    for sentence in reading.sentences:
        if sentence.block.start in advice or _HEDGED.search(sentence.text):
            continue
        match = _MISSED.search(sentence.text)
        if match:
            yield _Evidence(
                sentence.block.span(sentence.at + match.start(), sentence.at + match.end()), match[0], sure=True
            )
        for figure in sentence.figures:
            label = sentence.before(figure)
            if figure.quantity.dimension != "%" or figure.quantity.hedge:
                continue
            if _RATE.search(label) and figure.value < _WHOLE:
                yield _Evidence(figure.span, label[-10:] + figure.text, sure=True)
            elif _SPENT.search(label) and 0 < figure.value < _LOW:
                yield _Evidence(figure.span, label[-10:] + figure.text, sure=False)
