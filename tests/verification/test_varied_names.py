"""Names of the case with another word in them."""

import pytest

from drafter.verification.names.varied import varied_names

NAMES = frozenset(
    {
        "云岭县智慧档案管理平台",
        "县古籍修复运行经费",
        "库房安防改造工程",
        "古籍修复完成率",
        "基础设施与数据安全科",
        "云西省政府采购网",
        "LED屏幕",
        "二级指标名称",
        "云岭晨光绩效管理咨询有限公司",
        "古籍新馆建设规划和搬迁准备工作",
    }
)


def varied(text: str, own: str = "") -> list[tuple[str, str, bool]]:
    return [(text[one.start : one.end], one.name, one.sure) for one in varied_names(NAMES, text, own)]


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("云岭县数字档案管理平台没有验收", "云岭县数字档案管理平台", "云岭县智慧档案管理平台"),
        ("县古籍修复建设经费超支", "县古籍修复建设经费", "县古籍修复运行经费"),
        ("库房消毒改造工程开工较晚", "库房消毒改造工程", "库房安防改造工程"),
        ("由基础设施与网络安全科核对", "基础设施与网络安全科", "基础设施与数据安全科"),
        ("在云东省政府采购网公开", "云东省政府采购网", "云西省政府采购网"),
        ("在中国政府采购网公开", "中国政府采购网", "云西省政府采购网"),
        ("超支的是LED路灯采购", "LED路灯", "LED屏幕"),
        ("“三级指标名称”一栏填代号", "三级指标名称", "二级指标名称"),
        (
            "由云岭晨光会计管理咨询有限公司评价",
            "云岭晨光会计管理咨询有限公司",
            "云岭晨光绩效管理咨询有限公司",
        ),
        (
            "古籍新馆展陈采购和书目整理工作没有目标",
            "古籍新馆展陈采购和书目整理工作",
            "古籍新馆建设规划和搬迁准备工作",
        ),
    ],
)
def test_another_word_in_a_name_is_found(text: str, said: str, name: str) -> None:
    assert varied(text) == [(said, name, True)]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县智慧档案管理平台没有验收",
        "云岭县档案管理平台没有验收",
        "云岭县的智慧档案管理平台",
        "县古籍修复的运行经费",
        "基础设施和数据安全科",
        "该县政府采购网",
        "古籍修复的完成率",
        "古籍修复率",
        "三级指标名称",
        "古籍新馆建设规划及搬迁准备的工作",
        "LED",
        "",
    ],
)
def test_words_left_out_or_joined_otherwise_vary_no_name(text: str) -> None:
    assert varied(text) == []


def test_what_the_case_says_is_a_name_itself() -> None:
    assert varied("县古籍修复建设经费超支", own="另有县古籍修复建设经费。") == []


def test_a_chain_of_words_that_the_case_uses_side_by_side_is_shown_only() -> None:
    own = "古籍修复服务率和服务完成率"
    assert varied("古籍修复服务完成率", own) == []
    assert varied("库房消毒改造工程", own="库房消毒、消毒改造、房消毒改") == [
        ("库房消毒改造工程", "库房安防改造工程", False)
    ]
