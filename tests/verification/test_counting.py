"""How many of several things are so, what a sentence reckons with its own figures, and from what to what."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.relations.predicates import predicate_of
from tests.verification.one_finding import Facts, checker_of


def _fact(label: str, role: str, value: str, unit: str, kind: str = "count", **more: str) -> dict[str, str]:
    return {"kind": kind, "label": label, "role": role, "value": value, "unit": unit, **more}


ORDERS: Facts = {
    "all": _fact("变更签证", "数量", "23", "份"),
    "some": _fact("未经审批的变更签证", "数量", "9", "份"),
}
BUDGET: Facts = {
    "plan": _fact("公用经费预算", "预算", "640.00", "万元", "money"),
    "done": _fact("公用经费支出", "支出", "211.50", "万元", "money"),
}
YEARS: Facts = {
    "before": _fact("上年接待群众", "上年数", "61,075", "人次", period="2021"),
    "now": _fact("接待群众", "完成值", "48,210", "人次"),
}
STAFF: Facts = {
    "one": _fact("核定行政编制", "标准", "7", "名"),
    "two": _fact("核定事业编制", "标准", "13", "名"),
    "three": _fact("聘用编外人员", "人数", "4", "名"),
}
DATES: Facts = {
    "signed": {"kind": "date", "label": "保洁合同签订日期", "role": "签订日期", "value": "2022-05-10"},
    "filed": {"kind": "date", "label": "保洁合同备案日期", "role": "备案日期", "value": "2022-06-28"},
}


def _blocks(facts: Facts, text: str) -> bool:
    account = "，".join(f"{fact['label']}{{{name}}}" for name, fact in facts.items())
    checker = checker_of(facts, "管理不规范", f"{account}。")
    manuscript = manuscript_of(f"三、存在问题\n{text}\n")
    start = manuscript.text.index("\n")
    found = checker.check(manuscript).violations
    return any(
        one.severity is Severity.BLOCK and one.start > start and one.check in ("quantities", "polarity", "names")
        for one in found
    )


@pytest.mark.parametrize(
    ("facts", "form", "true", "false"),
    [
        (ORDERS, "变更签证23份，其中9份未经审批，占{}。", "39.1%", "60.9%"),
        (ORDERS, "变更签证23份，其中9份未经审批，占{}。", "约四成", "约六成"),
        (ORDERS, "变更签证23份，9份未经审批，其余{}经过审批。", "60.9%", "39.1%"),
        (ORDERS, "{}的变更签证未经审批。", "超过三分之一", "超过一半"),
        (ORDERS, "{}的变更签证经过审批。", "过半", "不到一半"),
        (ORDERS, "变更签证23份，经过审批的{}。", "14份", "9份"),
        (ORDERS, "23份变更签证中，{}未经审批。", "9份", "14份"),
        (ORDERS, "变更签证23份，除{}外均经过审批。", "9份", "14份"),
        (ORDERS, "未经审批的9份和经过审批的14份合计{}。", "23份", "25份"),
        (ORDERS, "变更签证23份，{}未经审批。", "部分", "均"),
        (ORDERS, "变更签证是未经审批的变更签证的{}。", "2.6倍", "3.6倍"),
        (ORDERS, "未经审批的变更签证{}签证总数的四成。", "不到", "超过"),
        (BUDGET, "公用经费预算640.00万元，公用经费支出211.50万元，执行率{}。", "33.0%", "67.0%"),
        (BUDGET, "公用经费预算640.00万元，公用经费支出211.50万元，有{}没有支出。", "67.0%", "33.0%"),
        (BUDGET, "公用经费支出占公用经费预算的{}。", "33.0%", "67.0%"),
        (YEARS, "接待群众由61,075人次减少到48,210人次，下降{}。", "21.1%", "78.9%"),
        (YEARS, "接待群众48,210人次，比上年下降{}。", "21.1%", "78.9%"),
        (YEARS, "接待群众48,210人次，为上年的{}。", "78.9%", "21.1%"),
        (YEARS, "接待群众从{}人次，减少了12,865人次。", "61,075人次到48,210", "48,210人次到61,075"),
        (STAFF, "核定行政编制和核定事业编制合计{}。", "20名", "11名"),
        (STAFF, "核定行政编制7名，核定事业编制13名，两项合计{}。", "20名", "6名"),
        (DATES, "保洁合同{}。", "签订在备案之前", "备案在签订之前"),
        (DATES, "保洁合同于{}备案。", "2022年6月下旬", "2022年6月上旬"),
        (DATES, "保洁合同备案已是2022年{}。", "上半年", "下半年"),
    ],
)
def test_what_is_so_stands_and_what_is_not_is_refused(facts: Facts, form: str, true: str, false: str):
    assert not _blocks(facts, form.format(true))
    assert _blocks(facts, form.format(false))


@pytest.mark.parametrize(
    ("label", "so", "contrary", "neither"),
    [
        ("未经审批的变更签证", "没有经过审批", "已经审批", "金额较大"),
        ("备案逾期的合同", "未在规定期限内备案", "备案没有逾期", "金额较大"),
        ("利用率偏低的虚拟机", "利用率偏低", "利用率正常", "均已付费"),
        ("停用的泵站", "已经停用", "正常运行", "位于河边"),
        ("有回访记录的差评", "留有回访记录", "查不到回访记录", "集中在窗口"),
    ],
)
def test_words_say_what_a_name_says_or_the_contrary(label: str, so: str, contrary: str, neither: str):
    predicate = predicate_of(label)
    assert predicate is not None
    assert [predicate.said(words) for words in (so, contrary, neither)] == [True, False, None]


def test_what_is_only_looked_at_is_said_to_be_nothing():
    assert predicate_of("抽查的合同") is None


def test_of_all_that_are_asked_for_nothing_is_claimed():
    assert not _blocks(ORDERS, "变更签证23份，均应经过审批。")
    assert not _blocks(ORDERS, "变更签证23份，其余均经过审批。")
