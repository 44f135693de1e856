"""Facts of one sentence that change places, and facts of another finding that come in between."""

from collections.abc import Mapping

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Manuscript, Severity
from tests.verification.made_up import CASE

WAN = "万元"


def money(label: str, role: str, value: str, **more: str) -> dict[str, str]:
    return {"kind": "money", "label": label, "role": role, "value": value, "unit": WAN, **more}


def count(label: str, role: str, value: str, **more: str) -> dict[str, str]:
    return {"kind": "count", "label": label, "role": role, "value": value, "unit": "盏", **more}


LAMPS = {
    "all": count("路灯总数", "数量", "912", formula="bright + dark"),
    "bright": count("能亮路灯数", "数量", "655"),
    "dark": count("不亮路灯数", "数量", "257"),
}
CONTRACTS = {
    "v1": {"kind": "voucher_number", "label": "甲笔凭证号", "role": "编号", "value": "记-0318号凭证"},
    "a1": money("甲笔金额", "金额", "7.15"),
    "v2": {"kind": "voucher_number", "label": "乙笔凭证号", "role": "编号", "value": "记-0402号凭证"},
    "a2": money("乙笔金额", "金额", "9.86"),
}
BRIDGE = {
    "planned": money("桥梁维修预算", "预算", "540.00"),
    "paid": money("桥梁维修支出", "支出", "498.20"),
    "left": money("桥梁维修结余", "结余", "41.80", formula="planned - paid"),
}
DUES = {
    "due": money("应收水费", "收入", "83.40"),
    "got": money("已收水费", "收入", "61.90"),
}
REST = {"fares": money("渡船票款", "收入", "12.65")}
FINDINGS = (LAMPS, CONTRACTS, BRIDGE, DUES, REST)


def _checker() -> Checker:
    findings = [
        {
            "id": f"F{place:02d}",
            "indicator": f"1.1.{place}",
            "facts": facts,
            "points": [{"id": "a", "title": "虚构事项", "text": "、".join(f"{{{name}}}" for name in facts)}],
        }
        for place, facts in enumerate(FINDINGS, 1)
    ]
    case = CASE.model_dump(mode="json") | {"facts": {}, "findings": findings}
    return Checker(case=Case.model_validate(case), norms={})


CHECKER = _checker()


def refused(text: str) -> list[str]:
    said = CHECKER.check(Manuscript(text=text, items=(), whole=False)).violations
    return [one.text for one in said if one.severity is Severity.BLOCK and one.check in ("quantities", "names")]


def filled(text: str, facts: Mapping[str, Mapping[str, str]]) -> str:
    return text.format(**{name: fact["value"] + fact.get("unit", "") for name, fact in facts.items()})


EXCHANGES = [
    (LAMPS, "全路段路灯{all}，其中夜里能亮的{bright}，不亮的{dark}。", "all", "bright"),
    (LAMPS, "能亮与不亮的路灯依次为{bright}、{dark}。", "bright", "dark"),
    (LAMPS, "清点下来路灯有{all}，不亮的只有{dark}。", "all", "dark"),
    (CONTRACTS, "{v1}列了{a1}，{v2}列了{a2}。", "v1", "v2"),
    (CONTRACTS, "{v1}列了{a1}，{v2}列了{a2}。", "a1", "a2"),
    (CONTRACTS, "{v1}、{v2}分别列支{a1}、{a2}。", "a1", "a2"),
    (BRIDGE, "桥梁维修由{planned}的盘子降到{paid}，省下{left}。", "planned", "paid"),
    (BRIDGE, "桥梁维修预算{planned}。到年底支出{paid}，结余{left}。", "planned", "paid"),
    (BRIDGE, "桥梁维修支出{paid}，比预算{planned}少{left}。", "planned", "left"),
    (DUES, "水费应收{due}，真正收上来的{got}。", "due", "got"),
]


@pytest.mark.parametrize(("facts", "text", "one", "other"), EXCHANGES)
def test_true_sentences_stand_and_exchanged_facts_are_refused(
    facts: dict[str, dict[str, str]], text: str, one: str, other: str
) -> None:
    assert refused(filled(text, facts)) == []
    assert refused(filled(text, {**facts, one: facts[other], other: facts[one]})) != []


STRANGERS = [
    (BRIDGE, "桥梁维修预算{planned}，到年底支出{paid}，结余{left}。", "paid"),
    (BRIDGE, "桥梁维修预算{planned}，到年底支出{paid}，结余{left}。", "left"),
    (DUES, "水费应收{due}，真正收上来的{got}。", "got"),
]


@pytest.mark.parametrize(("facts", "text", "name"), STRANGERS)
def test_a_fact_of_another_finding_does_not_stand_among_those_of_one(
    facts: dict[str, dict[str, str]], text: str, name: str
) -> None:
    assert refused(filled(text, {**facts, name: REST["fares"]})) == ["12.65万元"]


TOLD_TOGETHER = [
    filled("桥梁维修预算{planned}、支出{paid}，", BRIDGE) + filled("水费应收{due}、已收{got}。", DUES),
    filled("桥梁维修结余{left}；", BRIDGE) + filled("渡船票款{fares}。", REST),
    filled("渡船票款{fares}，", REST) + filled("不亮的路灯{dark}，", LAMPS) + filled("应收水费{due}。", DUES),
]


@pytest.mark.parametrize("text", TOLD_TOGETHER)
def test_one_sentence_may_tell_several_findings_that_it_names(text: str) -> None:
    assert refused(text) == []
