"""A limit that a text sets a quantity: ≥90%, 不低于90%, 90%以上, 未超过5万元; and whether a value keeps it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.rounding import Range
from drafter.audit.statements import Figure

_LEAST = frozenset(
    (
        "≥",
        ">=",
        "=>",
        "≧",
        "⩾",
        "不少于",
        "不低于",
        "不小于",
        "不得少于",
        "不得低于",
        "不得小于",
        "至少",
        "最少",
        "起码",
        "以上",
        "大于等于",
        "大于或等于",
    )
)
_MORE = frozenset((">", "高于", "大于", "多于", "超过", "超出", "超", "突破"))
_MOST = frozenset(
    (
        "≤",
        "<=",
        "=<",
        "≦",
        "不超过",
        "不高于",
        "不大于",
        "不多于",
        "不得超过",
        "不得高于",
        "不得大于",
        "至多",
        "最多",
        "以内",
        "之内",
        "以下",
        "小于等于",
        "小于或等于",
    )
)
_LESS = frozenset(("<", "低于", "小于", "少于", "不足", "不到"))
FEWER_IS_BETTER = re.compile(
    r"成本|投诉|事故|死亡|发案|能耗|排放|违[规法]|差错|返工|流失|失业|逾期|时限|时间|时长|天数|周期|缩短|降低|下降|减少|控制|费用"
    r"|单价|造价|支出|上限|不良|污染|浓度|漏损|损耗|空置|上访|信访|火灾|缺陷|率差|发生|欠"
)
"""What a target sets a ceiling to, though no sign says so."""
_NOT = re.compile(r"(?:未|没有|不|无)(?:曾|能|有)?$")
_FARTHEST = 10


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound that a quantity is to keep.

    Attributes:
        value: in the scale of its dimension.
        least: it is the least that is allowed; else the most.
        figure: where it stands.
    """

    value: Decimal
    least: bool
    figure: Figure

    def broken_by(self, found: Range) -> bool:
        """Whether no value that a displayed figure may stand for keeps the limit; on the limit itself all do."""
        return found.high < self.value if self.least else found.low > self.value


def limit_of(figure: Figure) -> Limit | None:
    """The limit that the words around a figure make of it; `None` where they make none."""
    hedge = figure.quantity.hedge
    if hedge in _LEAST:
        return Limit(figure.value, least=True, figure=figure)
    if hedge in _MOST:
        return Limit(figure.value, least=False, figure=figure)
    if hedge in _MORE or hedge in _LESS:
        return Limit(figure.value, least=(hedge in _MORE) is not denied(figure), figure=figure)
    return None


def denied(figure: Figure) -> bool:
    """Whether the word that bends a figure is itself denied: 未超过, 没有低于."""
    lead = figure.block.text[max(figure.at - _FARTHEST, 0) : figure.at]
    return bool(_NOT.search(lead[: max(lead.rfind(figure.quantity.hedge or ""), 0)]))
