"""From when to when a norm applies, by what it says itself."""

from datetime import date

import pytest

from drafter.knowledge.validity import validity

ISSUED = date(2020, 6, 8)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("第九条 本办法自2021年3月1日起施行，有效期至2026年2月28日止。", date(2021, 3, 1), date(2026, 2, 28)),
        ("第九条 本规定自2021年3月1日起施行，有效期五年。", date(2021, 3, 1), date(2026, 2, 28)),
        ("本细则自 2024 年 2 月 29 日起实施，试行期为1年。", date(2024, 2, 29), date(2025, 2, 28)),
        ("本办法自印发之日起施行，有效期3年。", ISSUED, date(2023, 6, 7)),
        ("本办法自２０２１年１月１日起执行。", date(2021, 1, 1), None),
        (
            "本办法自2022年1月1日起施行，自2015年5月1日起施行的《云岭县（虚构）会议费办法》同时废止。",
            date(2022, 1, 1),
            None,
        ),
        ("自2018年7月1日起施行。", date(2018, 7, 1), None),
        ("本办法自2021年2月30日起施行。", None, None),
        ("各单位应于2021年3月1日前报送。", None, None),
    ],
)
def test_the_days_of_a_norm(text, first, last):
    found = validity(text, ISSUED)

    assert (found.first, found.last) == (first, last)
    assert bool(found.remarks) is (first is None)


def test_days_that_contradict_each_other_are_told_and_the_last_counts():
    found = validity("第二条 本规定自2020年1月1日起施行。\n第九条 本规定自2021年5月1日起施行。", None)

    assert found.first == date(2021, 5, 1)
    assert found.remarks == (
        "文中有几个施行日期（2020-01-01、2021-05-01），暂按 2021-05-01 处理；不对的，请用 --valid-from 指定。",
    )


def test_a_norm_without_days_is_said_to_have_none():
    (remark,) = validity("第一条 各部门应当公开预算。", ISSUED).remarks

    assert remark.startswith("没有找到施行日期")
