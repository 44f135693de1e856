"""A small made-up case, and builders for others. Places and departments do not exist."""

from collections.abc import Mapping

from drafter.assets import asset
from drafter.findings.model import Case, Department, Fact, Finding, NoticeSpec, Point
from drafter.knowledge.wording import Wording, load_wording
from drafter.scoring.card import ScoreCard

FactTuple = tuple[str, str, str, str, str]
"""kind, label, role, value, unit"""


def wording() -> Wording:
    return load_wording(asset("knowledge/wording"))


def fact(given: FactTuple) -> Fact:
    kind, label, role, value, unit = given
    return Fact.model_validate({"kind": kind, "label": label, "role": role, "value": value, "unit": unit})


def finding(
    number: str,
    indicator: str,
    points: Mapping[str, tuple[str, str]],
    facts: Mapping[str, FactTuple] | None = None,
) -> Finding:
    """`points` maps an id to a title and an account."""
    return Finding(
        id=number,
        indicator=indicator,
        points=tuple(Point(id=name, title=title, text=text) for name, (title, text) in points.items()),
        facts={name: fact(given) for name, given in (facts or {}).items()},
    )


def case_of(*findings: Finding, facts: Mapping[str, FactTuple] | None = None) -> Case:
    return Case(
        id="made-up",
        department=Department(name="云岭县文化馆（虚构）", short="县文化馆"),
        fiscal_year=2021,
        rubric="none",
        facts={name: fact(given) for name, given in (facts or {}).items()},
        findings=findings,
        notice=NoticeSpec(
            title="云岭县文化馆（虚构）2021年度部门整体支出绩效自评复核报告", issuer="云岭县财政局（虚构）"
        ),
    )


def card_without_lines() -> ScoreCard:
    return ScoreCard.model_validate(
        {"case": "made-up", "rubric": "none", "total": "80", "max": "100", "grade": "良", "scale": (), "lines": ()}
    )


VEHICLES = finding(
    "F01",
    "预算编制规范性",
    {
        "a": (
            "公务用车运行费超标准编列",
            "台账登记车辆{F01.cars}，按每辆{F01.standard}的标准核算，实际编列{F01.planned}。",
        ),
        "b": ("设备购置未列入年初预算", "年初预算未安排设备购置，当年实际购置{F01.bought}。"),
    },
    {
        "cars": ("count", "登记车辆", "数量", "1", "辆"),
        "standard": ("money", "编列标准", "标准", "20,000", "元"),
        "planned": ("money", "编列预算", "预算", "6", "万元"),
        "bought": ("money", "实际购置", "支出", "7.75", "万元"),
    },
)
ASSETS = finding(
    "F02",
    "资产管理安全性",
    {
        "a": ("固定资产多年未盘点", "自成立以来未组织过固定资产盘点。"),
        "b": ("资产账与实物由同一人管理", "资产账、实物与财务账均由同一人登记。"),
    },
)
VOUCHER = finding(
    "F03",
    "财务合规性",
    {"a": ("报销单签批手续不全", "{F03.voucher}凭证所附报销单缺少分管领导签批。")},
    {"voucher": ("voucher_number", "凭证", "编号", "0026#", "")},
)
SAME_VOUCHER = finding(
    "F04",
    "管理制度健全性",
    {"a": ("报销审批未按制度办理", "{F04.voucher}凭证所附单据未经分管领导审批。")},
    {"voucher": ("voucher_number", "凭证", "编号", "0026#", "")},
)
TARGETS = finding(
    "F05",
    "绩效目标合理性",
    {
        "a": ("未设置部门整体绩效目标", "仅设置各项任务目标。"),
        "b": ("任务目标遗漏年度工作", "任务目标未涵盖年度工作任务。"),
    },
)
CASE = case_of(VEHICLES, ASSETS, VOUCHER, SAME_VOUCHER, TARGETS)
