"""A made-up health bureau that does not exist, whose sentences stand alone below a section's heading."""

from datetime import date

from drafter.findings.model import Case, Fact
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

_CASE = {
    "initial": ("money", "项目支出年初预算数", "年初预算", "540.00", "万元"),
    "adjusted": ("money", "项目支出全年预算数", "调整预算", "560.00", "万元"),
    "final": ("money", "项目支出决算数", "决算", "384.00", "万元"),
    "staff_initial": ("money", "人员经费年初预算数", "年初预算", "610.00", "万元"),
    "staff_adjusted": ("money", "人员经费全年预算数", "调整预算", "645.00", "万元"),
    "staff_final": ("money", "人员经费决算数", "决算", "616.00", "万元"),
    "spent": ("money", "支出决算数", "决算", "1,000.00", "万元"),
    "abroad": ("money", "因公出国（境）费决算数", "决算", "0.00", "万元"),
    "hosting_meant": ("money", "公务接待费全年预算数", "调整预算", "4.77", "万元"),
    "hosting": ("money", "公务接待费决算数", "决算", "3.42", "万元"),
}
_FINDINGS = {
    "F01": {
        "n1": ("contract_number", "合同编号", "编号", "JX-2022-017", ""),
        "d1": ("count", "JX-2022-017号合同自中标通知书发出至签订", "数量", "41", "天"),
        "n2": ("contract_number", "合同编号", "编号", "JX-2022-018", ""),
        "d2": ("count", "JX-2022-018号合同自中标通知书发出至签订", "数量", "55", "天"),
    },
    "F02": {
        "west_rate": ("rate", "预算支出率", "比率", "71.25", "%"),
        "east_rate": ("rate", "预算支出率", "比率", "75.21", "%"),
        "own_rate": ("rate", "本级预算支出率", "比率", "93.10", "%"),
        "boxes": ("count", "账面冷藏箱", "数量", "84", "只"),
        "found": ("count", "实地找到的冷藏箱", "数量", "77", "只"),
    },
    "F03": {
        "cameras": ("count", "未见实物的显微镜", "数量", "2", "台"),
        "lenses": ("count", "未见实物的物镜", "数量", "1", "个"),
        "on_time": ("rate", "报表报送及时率", "比率", "78", "%"),
    },
    "F04": {
        "cars": ("count", "登记的救护车", "数量", "1", "辆"),
        "visits": ("count", "上门随访任务", "目标值", "2", "项"),
    },
}
_SUBJECTS = {"west_rate": "澜溪市西岭保健站", "east_rate": "澜溪市东岭急救站"}
_OWNED = {"boxes": "澜溪市血液站", "found": "澜溪市血液站"}
_TEXTS = {
    "F01": ("采购合同签订不及时", "{n1}号合同历时{d1}，{n2}号合同历时{d2}，签订时间超过规定期限。"),
    "F02": (
        "下属单位支出偏慢",
        "两站预算支出率{west_rate}和{east_rate}，低于本级的{own_rate}；冷藏箱{boxes}，找到{found}。",
    ),
    "F03": ("资产账实不符", "现场抽查显微镜和物镜，{cameras}、{lenses}没有实物；报表报送及时率{on_time}。"),
    "F04": ("随访没有开展", "救护车{cars}，随访任务{visits}没有开展。"),
}


def _fact(name: str, told: tuple[str, ...]) -> dict[str, str]:
    kind, label, role, value, unit = told
    subject = {**_SUBJECTS, **_OWNED}.get(name, "")
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit, "subject": subject}


def _facts(told: dict[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    return {name: _fact(name, one) for name, one in told.items()}


def _finding(name: str) -> dict[str, object]:
    title, text = _TEXTS[name]
    for fact in _FINDINGS[name]:
        text = text.replace(f"{{{fact}}}", f"{{{name}.{fact}}}")
    norms = ["signing"] if name == "F01" else []
    point = {"id": "a", "title": title, "text": text, "deducted": "4" if name == "F03" else "1", "norms": norms}
    return {"id": name, "indicator": f"1.{name[-1]}", "facts": _facts(_FINDINGS[name]), "points": [point]}


def _score(label: str, role: str, value: str) -> Fact:
    told = {"kind": "score", "label": label, "role": role, "value": value, "unit": "分"}
    return Fact.model_validate(told)


CASE = Case.model_validate(
    {
        "id": "lanxi-2022",
        "department": {
            "name": "澜溪市虚构卫生局",
            "short": "市卫生局",
            "subordinates": ["澜溪市西岭保健站", "澜溪市东岭急救站", "澜溪市血液站"],
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "facts": _facts(_CASE),
        "findings": [_finding(name) for name in _FINDINGS],
        "notice": {"title": "澜溪市虚构卫生局评价报告", "issuer": "澜溪市虚构财政局"},
    }
)
NORMS = {
    "signing": Norm(
        id="signing",
        document="虚构采购办法",
        article="第六条",
        content="应在中标通知书发出之日起30日内签订合同。",
        topic="合同签订时限",
        in_force=date(2015, 1, 1),
        figures={
            "limit": Fact.model_validate(
                {"kind": "count", "label": "合同签订期限", "role": "期限", "value": "30", "unit": "日"}
            )
        },
    )
}
FIGURES = {
    "score.total": _score("总得分", "得分", "82.57"),
    "score.max": _score("总分", "满分", "100"),
    "score.1.1.max": _score("财务合规性", "满分", "4"),
    "score.1.1.awarded": _score("财务合规性", "得分", "3"),
    "score.1.1.deducted": _score("财务合规性", "扣分", "1"),
    "score.1.2.max": _score("资产盘点情况", "满分", "2"),
    "score.1.2.awarded": _score("资产盘点情况", "得分", "2"),
    "score.1.2.deducted": _score("资产盘点情况", "扣分", "0"),
    "score.scale.优": _score("优", "限值", "90"),
    "score.scale.良": _score("良", "限值", "80"),
    "score.scale.中": _score("中", "限值", "70"),
}
CHECKER = Checker(case=CASE, norms=NORMS, figures=FIGURES)


def objections(text: str, section: str = "三、存在问题", check: str = "quantities") -> dict[str, str]:
    """What a sentence alone below a heading is told by one check, with how gravely."""
    head = f"{section}\n"
    found = CHECKER.check(manuscript_of(f"{head}{text}\n")).violations
    return {v.text: v.severity.value for v in found if v.check == check and v.start >= len(head)}


def blocked(text: str, section: str = "三、存在问题") -> list[str]:
    """The figures of such a sentence that may not stand."""
    return [said for said, severity in objections(text, section).items() if severity == Severity.BLOCK.value]
