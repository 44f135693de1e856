"""Rates by their names, and by what words their two figures are known."""

import re
from dataclasses import dataclass

_BUDGET = "预算|可用|安排|下达|指标数|到位|批复|计划|拨入|拨付|应"
_SPENT = "支出|决算|执行|使用|支付|花费|完成|实际"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate.

    Attributes:
        name: what stands before it.
        above: by what words the figure is known that is divided.
        below: and the one that it is divided by.
        of_the_whole: 其中 may stand before the upper figure.
    """

    name: re.Pattern[str]
    above: re.Pattern[str]
    below: re.Pattern[str]
    of_the_whole: bool = False


def _rate(name: str, above: str, below: str, *, of_the_whole: bool = False) -> Rate:
    """A rate; one of the whole may have 其中 before its upper figure."""
    return Rate(re.compile(rf"(?:{name})[^，。；]{{0,6}}$"), re.compile(above), re.compile(below), of_the_whole)


RATES = (
    _rate("得分率", "得分|评分|得|自评", "分值|满分|权重|总分"),
    _rate("采购执行率|采购完成率", "实际|执行|决算|支出|完成|采购金额", "预算|计划"),
    _rate("(?:公用|三公[”’]?|运行)经费控制率", "实际|支出|决算|执行", "预算|安排"),
    _rate("(?:供养|编制|在职|在编)?(?:人员)?控制率", "在职|实有|在编|在岗", "编制|核定", of_the_whole=True),
    _rate("资金到位率|(?<!未)到位率", "到位", "应到位|预算|应|计划|安排|批复|下达"),
    _rate("(?:预算)?(?:执行|支出|使用|完成|支付)(?:率|进度|比例)", _SPENT, _BUDGET + "|目标"),
    _rate("完成(?:年初|调整|全年)?预算(?:数)?的?", _SPENT, _BUDGET),
    _rate("完成(?:年初|全年|年度)?(?:任务|计划)(?:任务|数|量)?的", _SPENT, _BUDGET + "|任务"),
    _rate("节[约支省]率", "节约|节省|节支", "预算|计划|概算|控制价|限价|估算"),
    _rate("预算调整率|调整率", "调整|调增|调减|追加", "年初|预算"),
    _rate("结转结余率|结余率|结余结转率", "结转|结余", "预算|安排|总额|下达|收入"),
    _rate("(?:验收)?合格率|通过率|达标率", "合格|通过|达标", "总|共|验收|检|抽|应|完成", of_the_whole=True),
    _rate("覆盖率", "覆盖|设置|开展|纳入", "共|总|全部|应", of_the_whole=True),
    _rate("利用率", r"(?:在用|实际使用|使用)[\u4e00-\u9fff]{0,10}", "总|全部|固定资产", of_the_whole=True),
    _rate("(?<!资产负)债务率", "债务", "财力|财政收入"),
    _rate("资产负债率", "负债", "资产总|总资产"),
    _rate("满意[度率]", "满意", "收回|回收|有效|发放|共|问卷"),
    _rate("回收率|有效率", "收回|回收|有效", "发放|共发"),
)
