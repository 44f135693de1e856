"""What lasts longer than a year by what it is: terms of contracts, sizes, offices, rates a head, plans to come."""

import re

from drafter.comparison.around import Around
from drafter.comparison.nature_kinds import Nature, Years
from drafter.comparison.phrases import COUNTED, PERIODS

_TERM = re.compile(
    r"(?:工期|质保期|保质期|保修期|服务期|合同期|履约期|租赁期|租期|借款期|有效期|建设期|任期|学制|公示期)限?"
    r"(?:约定|确定|规定)?(?:各|均|共)?(?:为|是|[:：])?$"
)
_SIZE = re.compile(
    r"(?<!完成)(?:(?:建筑|占地|用地|使用|经营|规划|场地|场馆|总|管理|服务)面积|总投资额?|人口|总库容|库容|装机容量|总里程|总容量)"
    r"(?:约|共|合计)?(?:为|是|[:：])?(?:约)?$"
)
_OFFICES = re.compile(
    r"(?:^|[、”\"]|设有?|共有|分为)(?:内设|下属|直属|所属|派出|服务|办事)*"
    r"(?:科室|股室|处室|机构|事业单位|二级单位|预算单位|单位|窗口|站所|中队|大队|分局|分院|分馆)(?:各|共|有|为)?$"
)
_ALLOWED = re.compile(
    r"(?:定额|基准|最[低高]档|起付线|封顶线|限价|单价上限|底价)(?:(?![超差欠少多实低高发])[^，。；、\d])*$"
)
_BY_HEAD = re.compile(r"按照?每[^，。；]{1,30}?(?:标准|比例|要求|定额|原则)")


def lasting(around: Around, years: Years) -> Nature | None:
    """What a figure is that lasts longer than a year; `None` if nothing says so."""
    if _ahead(around, years) or _is_set(around):
        return Nature.LIMIT
    listed = not around.behind or around.behind[0] in "、(（"
    offices = listed and _OFFICES.search(around.before) and not COUNTED.search(around.before)
    return Nature.WHOLE if offices or _SIZE.search(around.before) else None


def _ahead(around: Around, years: Years) -> bool:
    """Whether the sentence tells what a year to come is to bring."""
    return years.new is not None and any(year > years.new for year in around.years)


def _is_set(around: Around) -> bool:
    """Whether it is a term that was agreed, or so much a head by a standard."""
    if _TERM.search(around.before) and PERIODS.match(around.fact.dimension):
        return True
    held = (found.span() for found in _BY_HEAD.finditer(around.text))
    if any(start <= around.fact.start and around.fact.end <= end for start, end in held):
        return True
    return around.fact.dimension.startswith(("元", "%")) and bool(_ALLOWED.search(around.before))
