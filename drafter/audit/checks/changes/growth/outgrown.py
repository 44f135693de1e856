"""Growth by more than there is: 现为A，比上年增加C with C above A, which only what was below nought can do."""

import re
from collections.abc import Iterator

from drafter.audit.checks.changes.growth.recomputed import CHANGED, GROWTH, KIND, of_last_year
from drafter.audit.comparable import is_whole
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, beside
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

_NET = re.compile(r"净|负|冲[减回销抵]|收回|退[库还回税]|抵[减扣]|红字|差额|盈亏|亏损|利润|损益|收益|结余|增减")
_PAID = re.compile(
    r"接待|用车|公车|出国|会议费|培训费|差旅费|水费|电费|工资|福利|津贴|补贴|人员经费|公用经费|运行经费|采购|三公"
    r"|(?:基本|项目|部门|单位|本年|全年|年度|总)支出|(?:收入|支出)(?:总计|合计|总额)|预算(?:数|总额)?(?:为|是|共)?$"
)
_ASIDE = re.compile(r"（[^（）]*）")
_BEHIND = 160


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts that are said to have grown by more than they are.

    An alarm where the amount is of a kind that cannot have been below nought; a hint where last year's may have
    been; nothing where the paragraph tells of what was taken back or is the balance of two sides.
    """
    for sentence in reading.sentences:
        for grown in sentence.figures:
            now = _exceeded(sentence, grown) if grown.quantity.dimension == "元" else None
            if now is None:
                continue
            doubt = None if _PAID.search(sentence.label(now)) else Doubt.NEGATIVE
            if doubt and (_NET.search(sentence.block.text) or _NET.search(_following(reading, grown))):
                continue
            yield reading.issue(
                KIND, "grown_above", [grown.span, now.span], doubt=doubt, now=now.text, grown=grown.text
            )


def _following(reading: Reading, figure: Figure) -> str:
    """What stands behind a figure; its reasons may stand in a paragraph of their own."""
    end = figure.span[1]
    return re.sub(r"\s", "", reading.text[end : end + _BEHIND])


def _exceeded(sentence: Sentence, grown: Figure) -> Figure | None:
    """The amount right before a growth that is less than it."""
    text = sentence.block.text[sentence.at : grown.at]
    match = GROWTH.search(text)
    before = beside(sentence, grown)
    if match is None or match["way"] in FALLING or not before or not re.search(r"[，,]$", text[: match.start()]):
        return None
    current = before[-1]
    more = current.quantity.dimension == "元" and 0 <= current.value + current.half < grown.value
    near = _ASIDE.sub("", sentence.block.text[current.behind : grown.at]).count("，") == 1
    changed = CHANGED.search(sentence.label(current)) or is_whole(sentence, current)
    return current if more and near and not changed and not of_last_year(sentence, current) else None
