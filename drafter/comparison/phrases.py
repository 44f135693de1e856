"""The phrases around a fact that say what it is: a limit, a rate, what was found, what was long ago.

Those without a place in their name end right before the fact; those named by what stands behind it begin there.
"""

import re

from drafter.text.scopes import EVERY_YEAR, LAST_YEAR, LEVELS, OFFICES, PLACES, any_of

_LAST_YEAR, _LEVEL = any_of(LAST_YEAR), any_of(LEVELS)

BEHIND = re.compile(
    r"(?:[)）]?(?:\(含\)|（含）|[及含]?以[上下内]|之[内前]|内|一(?:次|档|报|审)|计[取算提]|收取|提取|缴存|(?:为|是)[优良中低差]|至\d+分))"
)
NAMED_BEHIND = re.compile(
    r"(?P<of>的)?(?:考核|序时|进度|年度|控制|法定|规划|发展|任务|既定|预期|省定|上级){0,2}"
    r"(?:目标值?|指标值?|要求|标准|定额|限额|期限|时限|规定|上限|下限|红线|底线|门槛|考核线|控制线|比例要求|控制要求)"
)
"""95%的目标, 95%目标; but 9项指标 counts them."""

BEFORE = re.compile(
    r"(?:(?:目标|指标值|任务|计划|概算|周期|年限|要求|(?<!高)标准|定额|限额|上限|下限|规定|期限|时限|门槛|底线|红线|权重|(?:考核|预警|及格|控制|警戒|合格|基准|达标|贫困|保障|最低)线)(?:值|数|量|比例|率|额|水平|标准)?"
    r"(?:仍|均|统一|分别)?(?:为|是|达到?|定为|设为|保留|在|按照?|[:：])?|设计(?:规模|能力|标准|容量)"
    r"|应(?!.未|扣|付|收|缴|交|补|退|拨|发|急|用|对)(?:当|在|于)?[^，。；：\d的]{0,6}?|须在?[^，。；：\d的]{0,6}?|不得[^，。；\d]{0,3}|不(?:低|高|少|多|大|小)于|不超过|至少|控制在"
    r"|原则上[^，。；：\d]{0,6}?|满足|连续|满(?!意)|第)$"
)
FOUND = re.compile(
    r"(?:实际[^，。；\d]{0,4}|实有[^，。；\d]{0,4}|实[到配]|仅有?|只有?|相差|尚差|还差|差|缺口?|平均[^，。；\d]{0,6}|人均|最[长短高低多少大小][^，。；\d]{0,8}|得分|折算|约合|合计)"
    r"(?:了|为|达到?|约|近|至|到)?$"
)
"""What was found or reckoned, and not set, whatever rule stands before it."""

SETTLED = re.compile(
    r"(?:约定|规定|要求|(?<!高)标准|承诺|办法|方案)(?:(?!不符|不得|应[补发缴扣付收退]|[补多漏]发|[超多少漏]计|相差|尚[有差未]|还[有差]|仍[有差]|认定|发现|延误|实际|超出|低于|目标的)[^，。；])*$"
)
LASTED = re.compile(
    r"(?:历时|用时|耗时|间隔|延误|延后|延期|超期|逾期|拖延|迟延|长达|最长|最短|平均|达|又过了|隔了|晚了)(?:[^，。；\d]{0,6})$"
)
TARGET = re.compile(
    r"(?:未|没有|尚未|仍未|应|须|要|确保|力争|争取|需)(?:能|有)?(?:达到?|实现|完成|满足|提高到|降到|控制在)(?:了)?$"
)
EARLY = re.compile(r"提前$")
TAKEN_OFF = re.compile(r"(?:扣减?|扣除|扣罚|加收|罚|上浮|下浮|打)$")
BEYOND = re.compile(r"(?:超过|低于|高于|超出|少于|不足|大于|小于)[^，。；\d]{1,6}$")
AIMED = re.compile(r"(?:目标|任务|计划)$")
"""A task in full: one with decimals is this year's own."""

NAMED = re.compile(r"(?:目标|标准|要求|规定|承诺|指标|定额|上限|下限)值?(?:为|是|定为|[:：])[^，。；\d]{0,4}$")
SHARE = re.compile(r"占[^，。；]*$")
DEMANDED = re.compile(r"(?:要求|规定|约定|限定|承诺)(?:(?!不符|相差|延误|实际|超出|低于)[^，。；]){0,8}$")
EVERY = re.compile(r"每[^周月季]?$")
RATE = re.compile(r"每[^，。；]{0,8}$")
WITHIN = re.compile(r"(?:以内|之内|内|前|之前|后|以上|以后|起)(?!设|部|控)")
PERIODS = re.compile(r"^(?:个?工作日|日|天|个?月|年|小时|分钟|周)$")

QUOTED = re.compile(rf"(?<![比较与同]){_LAST_YEAR}的?[^，。；\d]{{0,16}}$")
LESS = re.compile(rf"(?:比|较|与|同){_LAST_YEAR}[^，。；\d]{{0,16}}$")
WENT = re.compile(r"(?:缩短|延长|减少|增加|提高|下降|降低|上升|多|少)(?:了|约)?\d")

MAXIMUM = re.compile(r"(?:分值|满分|总分|权重|赋分|标准分)(?:[各均共])?(?:为|是|[:：])?$")
RULED = re.compile(r"的[，,](?:计|得|扣|加|减|酌情)\s*[\d满]|否则不?得|扣完为止|按比例(?:扣|得)|得满分|不得分")
"""A rule of a rubric, in whose sentence every figure is a rule's."""

ESTABLISHED = re.compile(
    r"(?:(?:核定|(?<!预算)编制|职数)(?:(?!实有|在编|实际)[^，。；\d]){0,10}|总[数量]|(?:局长|主任|书记|科长|股长|所长|站长|正职|副职|领导)(?:职数)?|(?:行政|事业|车辆|用车)编制|内设|下设|下属|所属|所辖|下辖|辖|共辖|管辖)"
    r"(?:人?数|总数)?(?:各|共|仅|只)?(?:为|是|有|[:：])?$"
)
PLACE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,2}}?)(?:{any_of(PLACES)}(?!级|委|办|里的)|(?:[\u4e00-\u9fff]{{0,4}}?)(?:下属单位|预算单位|二级单位|部门)(?:中|共|里))"
)
OFFICE = re.compile(rf"(?:内设)?(?:{any_of(OFFICES)}|下属|直属|所属|二级|单位(?=[，。；、]|$))")
COUNTED = re.compile(
    r"(?:其中|抽查|抽取|抽选|走访|选取|涉及|覆盖率?|涵盖|惠及|完成|新增|新建|建成|整改|剩余|另|尚|仅|只|仍|还|未|等|达|有|中|缺|少|多|超|的|余|近|约|与|比)(?:了|有|到)?$"
)
"""Before a count that was found, and is not of all there are."""

ALL_OF = re.compile(rf"(?:全{_LEVEL}|辖区)(?:内)?(?:共有?|的)?$")
ANNUAL = re.compile(rf"(?:{any_of(EVERY_YEAR)}|一般于?|通常)[^，。；]{{0,6}}$")
DUE = re.compile(r"(?:[底末初]?前|之前|以前|起|底|内)")
HISTORY = re.compile(
    r"(?:以来|以前|之前|起|印发|修订|制定|颁布|施行|版|成立|购入|购置|建成|下达|立项|竣工|投入使用|签订)"
)
FIRM = re.compile(r"(?:公司|事务所|合作社|集团|厂)$")
ACTUAL = re.compile(r"实有|现有|在编|在职|在岗|超编|缺编")
SINCE = re.compile(r"(?:以来|至今|迄今|起至)")
COMPARED = re.compile(r"(?:比|较|与|同|由|从|自)$")
GRADES = re.compile(r"(?:为|是|[:：])[“\"]?([优良中低差])|([优良中低差])(?:秀|好|等)?[（(]?(?:得分)?[≥≤<>\d]")
