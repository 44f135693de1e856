"""A made-up road station that does not exist: like counts, vouchers by month, contracts by buyer."""

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity

_FACTS = {
    "F01": {
        "agreed": ("count", "约定巡查次数", "目标值", "1,500", "次"),
        "walked": ("count", "实际巡查次数", "完成值", "1,120", "次"),
        "alike": ("count", "内容雷同的巡查记录", "数量", "96", "份"),
        "rate": ("rate", "巡查完成率", "完成值", "74.67", "%"),
        "lamps": ("count", "路灯", "数量", "2", "盏"),
        "poles": ("count", "标志杆", "数量", "5", "根"),
    },
    "F02": {
        "may": ("date", "油料凭证月份", "发生时间", "2022-05", ""),
        "may_voucher": ("voucher_number", "油料凭证号", "编号", "0031#", ""),
        "may_paid": ("money", "油料费", "支出", "4,120", "元"),
        "july": ("date", "材料凭证月份", "发生时间", "2022-07", ""),
        "july_voucher": ("voucher_number", "材料凭证号", "编号", "0044#", ""),
        "july_paid": ("money", "材料费", "支出", "6,350", "元"),
    },
    "F03": {
        "c1_number": ("contract_number", "合同编号", "编号", "LY-2022-008", ""),
        "c1_buyer": ("name", "采购单位", "单位", "雾岭区虚构桥隧所", ""),
        "c1_vendor": ("name", "供应商", "供应商", "雾岭恒途建材有限公司", ""),
        "c1_signed": ("date", "LY-2022-008号合同签订日期", "签订日期", "2022-04-06", ""),
        "c2_number": ("contract_number", "合同编号", "编号", "LY-2022-015", ""),
        "c2_buyer": ("name", "采购单位", "单位", "雾岭区虚构照明所", ""),
        "c2_vendor": ("name", "供应商", "供应商", "云帆灯具有限公司", ""),
        "c2_signed": ("date", "LY-2022-015号合同签订日期", "签订日期", "2022-08-19", ""),
    },
    "F04": {
        "stock": ("money", "年末存量资金", "结余", "90.00", "万元"),
        "last": ("money", "上年末存量资金", "上年数", "80.00", "万元"),
        "growth": ("rate", "存量资金增长率", "比率", "12.50", "%"),
        "more": ("money", "存量资金增加额", "差异", "10.00", "万元"),
        "gap": ("money", "养护经费缺口", "差异", "23.40", "万元"),
    },
}
_TEXTS = {
    "F01": (
        "合同约定全年巡查{agreed}，巡查记录所载巡查共{walked}，没有达到约定次数，其中{alike}内容雷同。"
        "丢失路灯{lamps}、标志杆{poles}，没有查明去向。",
        "由{who.assets}清点并追回丢失的路灯{lamps}、标志杆{poles}。",
    ),
    "F02": (
        "{may}{may_voucher}凭证支付油料费{may_paid}、{july}{july_voucher}凭证支付材料费{july_paid}，均未附验收材料。",
        "补齐验收材料。",
    ),
    "F03": (
        "{c1_buyer}采购的{c1_number}号合同于{c1_signed}签订，{c2_buyer}采购的{c2_number}号合同于{c2_signed}签订，"
        "均未按规定备案。",
        "按规定备案。",
    ),
    "F04": (
        "年末存量资金{stock}，{year.prior}末为{last}，增长{growth}，增加{more}，养护经费缺口{gap}没有着落。",
        "盘活存量资金。",
    ),
}


def _fact(kind: str, label: str, role: str, value: str, unit: str) -> dict[str, str]:
    period = {"period": "2021"} if role == "上年数" else {}
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit, **period}


def _finding(name: str) -> dict[str, object]:
    text, advice = (_qualified(one, name) for one in _TEXTS[name])
    facts = {fact: _fact(*told) for fact, told in _FACTS[name].items()}
    point = {"id": "a", "title": "养护管理不到位", "text": text, "advice": advice}
    return {"id": name, "indicator": "2.1.1", "facts": facts, "points": [point]}


def _qualified(text: str, finding: str) -> str:
    for fact in _FACTS[finding]:
        text = text.replace(f"{{{fact}}}", f"{{{finding}.{fact}}}")
    return text


CASE = Case.model_validate(
    {
        "id": "wuling-2022",
        "department": {"name": "雾岭区虚构公路站", "short": "公路站"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [_finding(name) for name in _FACTS],
        "notice": {"title": "雾岭区虚构公路站评价报告", "issuer": "雾岭区虚构财政局"},
    }
)
CHECKER = Checker(case=CASE, norms={})


def blocked(point: str, text: str) -> list[str]:
    """The figures, dates and names of a sentence that may not stand."""
    found = CHECKER.check_sentence(text, points=[point])
    return [v.text for v in found if v.severity is Severity.BLOCK and v.check in ("quantities", "names")]
