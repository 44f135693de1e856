"""Words by which a sentence turns from one figure to another: what it became, what is compared with what."""

import re

_CHANGES = (
    "(?:增加|增长|上升|提高|涨|减少|下降|降低|调整|压减|扩大|缩小|延长|缩短|变|跌|滑|砍|压|缩|[升降增减]"
    "|退(?![还款费休役出])|[回掉下]?落(?!实)|掉|抬|攀|爬|窜|跃|冲|[走拉推][高低])"
)
_CHANGED = f"{_CHANGES}(?:(?![额幅率数量])[^，；。]){{0,2}}?(?:(?<!不)到|[至为成])"
_OF_YEAR = "(?:(?:[0-9]{4}年|[上本去今当前]年)度?的?)?"
BECAME = re.compile(f"{_CHANGED}{_OF_YEAR}[^，；。]{{0,4}}$")
"""Behind these stands what another figure became."""
BECOMES = re.compile(
    f"^(?:→|[^，。；]{{0,12}}?(?:{_CHANGED}|{_CHANGES}了)|[^，。；0-9]{{1,8}}[到至][约近仅不足]{{0,2}}[0-9])"
)
"""Before these stands what became another: a verb of change, or any verb whose end is the next figure."""
JOINED_FROM = re.compile("(?:由|从|(?<![亲各独])自(?![评查筹行主身然有制建愿]))[^，；。]{0,12}$")
"""Behind these stands what is to become another."""
FORMERLY = re.compile("(?:原(?:来|先|本)?|此前|先前)(?:为|有|是|达)(?:约|近|逾)?$")
"""Behind these stands what something was before."""
BY = re.compile(f"，?[^，。；0-9]{{0,4}}?{_CHANGES}[了出掉]?(?:约|近|逾|将近|超过)?")
"""Between what something was and a figure, all of this says that the figure is by how much it changed."""
SIZED = re.compile(f"{_CHANGES}[了出掉]?(?:约|近|逾|将近|超过)?$")
"""Behind these stands by how much something changed."""
_POINTER = re.compile("(?:其中|而|但)?(?P<which>[前后]者)(?:[仅只才已约共高达到为是有]){0,4}")
_COMPARED = re.compile(
    "(?P<前者>[^，；。：0-9]{2,16}?)(?:比|较|[与和同跟]|[高低多少大小]于|超过|不及)"
    "(?P<后者>[^，；。：0-9]{2,16}?)(?=[多少高低大小快慢][出了约近0-9]|相差|相比|不一|不符|[，；。]|$)"
)
"""Two that are compared: 实有人数比核定编制多出3人, 预算数与决算数不一致."""


def pointed(before: str, lead: str) -> str:
    """What 前者 and 后者 point at: the first and the second of the last two that are compared before them.

    Args:
        before: what stands right before a figure; empty is returned if it is more than one of the two.
        lead: what stands before that.
    """
    pointer = _POINTER.fullmatch(before)
    pairs = list(_COMPARED.finditer(lead)) if pointer else []
    return pairs[-1].group(pointer.group("which")) if pointer and pairs else ""
