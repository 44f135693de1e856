"""A rank that nobody recorded is found; other ordinals are none."""

import pytest

from drafter.verification.telling.problems.ranks import unrecorded_ranks

RECORD = "馆藏借阅量在全县排名第七。\n另有3名馆员"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("支出进度居全县各镇第18位", True),
        ("办结率在同类窗口中排名第3", True),
        ("位列全市预算单位倒数第五名", True),
        ("排在12个县区的第11位", True),
        ("年终评比得了第四", True),
        ("考核名次为全县第十五", True),
        ("满意度排名后三位", True),
        ("位列19名", True),
        ("在季度考核中垫底", False),
        ("满意度居全县末位", False),
    ],
)
def test_a_rank_without_a_record_is_found(text: str, sure: bool) -> None:
    assert [one.sure for one in unrecorded_ranks(text, RECORD)] == [sure]


@pytest.mark.parametrize(
    "text",
    [
        "借阅量在全县排名第7位",
        "排名第七",
        "列支专家3位的费用",
        "未按得分排名确定供应商",
        "考核组5名成员没有签字",
        "通报的第3条问题没有整改",
        "考核第二季度支出进度",
        "委托考核第三方机构",
        "列入第二批项目",
        "居民第3位代表没有签字",
        "第一责任人没有履职",
    ],
)
def test_what_the_record_has_and_other_ordinals_are_silent(text: str) -> None:
    assert list(unrecorded_ranks(text, RECORD)) == []


def test_a_bare_number_is_a_rank_of_the_record_where_a_fact_is_called_one() -> None:
    assert list(unrecorded_ranks("排名3名", f"考核名次\n3名\n{RECORD}")) == []
    assert [one.sure for one in unrecorded_ranks("排名3名", RECORD)] == [True]
