"""A made-up office that does not exist: contracts with two days each, works, vendors, posts and amounts."""

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

_FACTS = {
    "F01": {
        "n1": ("contract_number", "合同编号", "编号", "MC-2022-014"),
        "s1": ("date", "MC-2022-014号合同签订日期", "签订日期", "2022-03-08"),
        "f1": ("date", "MC-2022-014号合同备案日期", "备案日期", "2022-04-02"),
        "n2": ("contract_number", "合同编号", "编号", "MC-2022-037"),
        "s2": ("date", "MC-2022-037号合同签订日期", "签订日期", "2022-06-10"),
        "f2": ("date", "MC-2022-037号合同备案日期", "备案日期", "2022-07-22"),
    },
    "F02": {
        "a": ("name", "项目名称", "项目", "松岗片区改造工程"),
        "plan_a": ("date", "松岗片区改造工程计划完工时间", "期限", "2022-05-10", "", "松岗片区改造工程"),
        "done_a": ("date", "松岗片区改造工程实际完工时间", "发生时间", "2022-08-20", "", "松岗片区改造工程"),
        "b": ("name", "项目名称", "项目", "柏溪片区改造工程"),
        "plan_b": ("date", "柏溪片区改造工程计划完工时间", "期限", "2022-06-01", "", "柏溪片区改造工程"),
        "done_b": ("date", "柏溪片区改造工程实际完工时间", "发生时间", "2022-11-26", "", "柏溪片区改造工程"),
    },
    "F03": {
        "won": ("name", "中标供应商", "供应商", "苜川鲜禾配送有限公司"),
        "sent": ("name", "实际送货单位", "供应商", "苜川鲜禾食品商行"),
    },
    "F04": {
        "plan": ("money", "培训补助预算", "预算", "250.00", "万元"),
        "spent": ("money", "培训补助支出", "支出", "210.00", "万元"),
        "left": ("money", "培训补助结余", "结余", "40.00", "万元"),
    },
    "F05": {
        "posts": ("count", "核定编制", "标准", "20", "名"),
        "staff": ("count", "年末在编人员", "人数", "24", "名"),
        "over": ("count", "超编人数", "差异", "4", "名"),
    },
    "F06": {"temps": ("count", "编外聘用人员", "人数", "33", "名")},
    "F07": {
        "orders": ("count", "变更签证", "数量", "20", "份"),
        "bare": ("count", "未经审批的变更签证", "数量", "8", "份"),
        "money": ("money", "未经审批变更涉及金额", "金额", "120.00", "万元"),
    },
    "F08": {
        "visits": ("count", "走访记录所载次数", "完成值", "800", "次"),
        "same": ("count", "内容雷同的走访记录", "数量", "100", "份"),
    },
    "F09": {
        "boxes": ("count", "账面采样箱", "资产", "60", "只"),
        "found": ("count", "实地找到的采样箱", "资产", "52", "只"),
    },
    "F10": {
        "now": ("count", "接待群众", "完成值", "48,210", "人次"),
        "before": ("count", "上年接待群众", "上年数", "61,075", "人次", "", "2021"),
    },
    "F11": {"petty": ("money", "长期未清理的备用金", "结余", "0.35", "元")},
    "F12": {"voucher": ("voucher_number", "记账凭证", "编号", "11-0047号")},
}
_TEXTS = {
    "F01": ("合同备案不及时", "{n1}号合同{s1}签订，{f1}才备案；{n2}号合同{s2}签订，{f2}才备案。"),
    "F02": ("工程没有按期完工", "{a}计划{plan_a}完工，实际{done_a}；{b}计划{plan_b}完工，实际{done_b}。"),
    "F03": ("供货单位与中标单位不一致", "由{won}中标，送货单的盖章单位却是{sent}。"),
    "F04": ("培训补助测算偏宽", "培训补助预算{plan}，支出{spent}，结余{left}。"),
    "F05": ("超编配备人员", "核定编制{posts}，年末在编人员{staff}，超编{over}。"),
    "F06": ("编外人员聘用没有报批", "聘用编外人员{temps}，聘用计划没有报经批准。"),
    "F07": ("部分变更未经审批", "办理变更签证{orders}，其中{bare}未经审批先行施工，涉及金额{money}。"),
    "F08": ("走访记录雷同", "走访记录所载走访{visits}，其中{same}记录内容雷同。"),
    "F09": ("账实不符", "账面采样箱{boxes}，实地找到{found}，差异没有查明原因。"),
    "F10": ("服务人次下降", "接待群众{now}，上年为{before}。"),
    "F11": ("备用金没有清理", "备用金尾数{petty}多年没有清理。"),
    "F12": ("附件不全", "{voucher}凭证没有附清单。"),
    "F13": ("履约验收缺失", "绿植租摆服务没有验收记录就付清了款项。"),
}
_KEYS = ("kind", "label", "role", "value", "unit", "subject", "period")


def _finding(name: str) -> dict[str, object]:
    title, text = _TEXTS[name]
    facts = {key: dict(zip(_KEYS, told, strict=False)) for key, told in _FACTS.get(name, {}).items()}
    for key in facts:
        text = text.replace(f"{{{key}}}", f"{{{name}.{key}}}")
    point = {"id": "a", "title": title, "text": text}
    return {"id": name, "indicator": name, "points": [point], "facts": facts}


CASE = Case.model_validate(
    {
        "id": "muchuan-2022",
        "department": {"name": "苜川县虚构民政服务中心", "short": "县民政服务中心"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [_finding(name) for name in _TEXTS],
        "notice": {"title": "苜川县虚构民政服务中心评价报告", "issuer": "苜川县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {})
PROBLEMS, ADVICE = "三、存在问题\n", "四、建议\n"
_OF_WORDS = frozenset({"quantities", "names", "polarity"})
_OF_LISTS = "列出的有"


def told(sentence: str, head: str = PROBLEMS) -> set[str]:
    """How gravely figures, names, directions and lists of a sentence are found fault with."""
    report = CHECKER.check(manuscript_of(f"{head}{sentence}\n"))
    judged = (one for one in report.violations if one.check in _OF_WORDS or _OF_LISTS in one.message)
    return {one.severity.value for one in judged if one.start >= len(head)}


BLOCKED, SHOWN = Severity.BLOCK.value, Severity.REVIEW.value
