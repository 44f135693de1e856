"""Offices and authorities that a recommendation puts in charge and the case does not know: 由车辆管理科核对."""

import re
from collections.abc import Iterator
from functools import lru_cache

_HAN = "\u4e00-\u9fff"
_ENDING = "(?:[股科室处]|(?<![全内外局干大支东南西北])部(?!门|署|分(?!析))|中心)(?![室目技学长员级内外理置罚门组])"
_OFFICE = rf"(?P<who>[{_HAN}]{{1,9}}?{_ENDING})"
_LED = re.compile(
    rf"(?:由|会同|责成|督促|交由|提交|[、和与及](?=[{_HAN}]{{2,8}}(?:[股科室]|中心)))(?!各|本|该|上级|相关|有关|责任)"
    + _OFFICE
)
_LEADS = re.compile(
    rf"(?:(?<=[，。；\n])|^)(?!各|本|该|上级|相关|有关|责任|由|会同){_OFFICE}(?=牵头|负责|会同|配合|汇总|应|按[年季月周日]|逐|定期|每[年季月周日])"
)
_OUTSIDE = re.compile(
    rf"(?:由|责成|督促|交由)(?!各|本|该|其|相关|有关|责任)"
    rf"(?P<who>[{_HAN}]{{2,9}}?(?:(?<=[{_HAN}]{{2}})[局厅委](?![长办领机党务内属托派室班财人]|会(?!同))|"
    r"派出所|主管机关|监察机关|检察院|法院|监委|人民政府))"
)
"""Authorities that act: 由县审计局核对. What only hears of it, 报县财政局, does not act."""

_DECIDING = re.compile(
    rf"(?:报|经|提交|提请|交由|送)(?!各|本|该|上级|相关|有关)"
    rf"(?P<who>[{_HAN}]{{0,8}}?(?:党组会|党委会|总支会|办公会|[局校院馆站所]务会|教代会|职代会|理事会|董事会|职工大会))"
    "(?=研究|审议|审定|审批|审核|讨论|批准|同意|集体|决定|通过)"
)
"""Bodies that decide together: 提交局长办公会研究. Which of them a department has, its case says."""

_UNLISTED = re.compile(r"由(?P<who>工会|团委|妇委会|党支部|机关党委|纪检组)(?=[\u4e00-\u9fff])")
"""What acts for its members and not for the department: 由工会核算, where the case does not say so."""

_COMMON = re.compile(
    "(?:财务|会计|计财|计划财务|办公|综合|人事|人秘|行政|资产|资产管理|采购|项目|业务|档案|文印|收发|党政综合|党政)"
    "(?:[股科室处部]|中心)|办公室"
)
"""What every department has, under whatever name."""

_NOT = re.compile("部门|单位|科室|股室|人员|处室|明确|组织|负责|[的在将把对按从向每逐由]")
_UNITS = re.compile("[股科室处部]$|中心$")


@lru_cache(maxsize=512)
def unknown_offices(text: str, own: str, units: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Spans of the offices of a text, half width and without blanks, that nothing in the case has.

    Args:
        text: of a recommendation, most of which a corrected draft has again.
        own: all that the case, the norms and the approved wording say.
        units: the offices that the case lists; where it lists any, those in common use must be among them, too.
    """
    return tuple(_unknown(text, own, units))


def _unknown(text: str, own: str, units: frozenset[str]) -> Iterator[tuple[int, int]]:
    listed = any(_UNITS.search(unit) for unit in units)
    decided = any(unit.endswith("会") for unit in units)
    others = (*_UNLISTED.finditer(text), *(_DECIDING.finditer(text) if decided else ()))
    yield from (match.span("who") for match in others if match.group("who") not in own)
    seen: set[int] = set()
    for match in (*_LED.finditer(text), *_LEADS.finditer(text), *_OUTSIDE.finditer(text)):
        who, start = match.group("who"), match.start("who")
        ordinary = not listed and _COMMON.fullmatch(who)
        if start not in seen and who not in own and not ordinary and not _NOT.search(who):
            seen.add(start)
            yield match.span("who")
