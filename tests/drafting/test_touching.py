"""No word that touches a slot is a part of its figure; what the record has of that figure may be said again."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.touching import check_touching
from drafter.findings.model import Fact
from drafter.findings.slots import fill
from drafter.text.numerals import CHARACTERS


def _fact(**values: str) -> Fact:
    return Fact.model_validate({"label": "超出预算的金额", "role": "差异", **values})


FACTS = {
    "F.over": _fact(kind="money", value="4.34", unit="万元"),
    "F.rate": _fact(kind="rate", label="支出率", role="比率", value="58.48", unit="%"),
    "F.limit": _fact(kind="count", label="备案时限", role="期限", value="7", unit="个工作日"),
    "F.each": _fact(kind="money", label="人均支出", role="支出", value="0.32", unit="万元"),
    "F.staff": _fact(kind="count", label="人员", role="人数", value="3", unit="名"),
    "F.found": _fact(kind="date", label="发生时间", role="发生时间", value="2024"),
}
CONTEXT: Any = SimpleNamespace(slots=SimpleNamespace(facts=FACTS))
PLACE: Any = SimpleNamespace(text="")


def told(template: str, *record: str) -> list[str]:
    read = fill(template, lambda ref: "2024年" if ref == "F.found" else FACTS[ref].value + FACTS[ref].unit)
    return [one.hint for one in check_touching(PLACE, read, record, CONTEXT)]


BEHIND = (
    "亿 万 千 百 余 多 人次 美元 /人 每月 左右 上下 以上 以下 以内 之外 "
    "水平以下 的水平以上 之一 有余 开外 的两倍 的一半 又"
)
BEFORE = (
    "十 九 壹 亿 廿 数 几 上 近 约 大约 约为 逾 最多 至少 不止 "
    "负 - + × ￥ $ 美元 每月 每年 人均 户均 平均 逐年 每件 每名职工"
)


@pytest.mark.parametrize("slot", ["F.over", "F.rate"])
@pytest.mark.parametrize("word", BEHIND.split())
def test_a_word_behind_a_figure_that_changes_it_is_refused(word: str, slot: str) -> None:
    (hint,) = told(f"超出{{{slot}}}{word}，主要是采购支出超出预算。")
    assert "“" in hint
    assert slot in hint


@pytest.mark.parametrize("slot", ["F.over", "F.rate"])
@pytest.mark.parametrize("word", BEFORE.split())
def test_a_word_before_a_figure_that_changes_it_is_refused(word: str, slot: str) -> None:
    assert len(told(f"比预算超出{word}{{{slot}}}，主要是采购支出超出预算。")) == 1


@given(st.text(CHARACTERS.replace("一", ""), min_size=1, max_size=4), st.sampled_from(sorted(FACTS)))
def test_no_numeral_ever_touches_a_figure_from_before(numeral: str, slot: str) -> None:
    assert bool(told(f"超出{numeral}{{{slot}}}。")) is (slot != "F.found")


@pytest.mark.parametrize(
    "template",
    [
        "超出预算{F.over}，主要是采购支出超出预算。",
        "超出预算的{F.over}没有办理调整。",
        "支出率为{F.rate}，未形成支出。",
        "公用经费预算数{F.over}，决算数{F.over}，指标数{F.staff}。",
        "尚有{F.over}余额没有使用。",
        "支付{F.over}人员经费、{F.over}年度维护费。",
        "{F.over}一次性支付，{F.over}一直没有使用。",
        "节约{F.over}，附近{F.staff}人员，网上{F.over}。",
        "自负{F.over}，更正{F.over}，统一{F.over}。",
        "收到之日起{F.limit}以内备案，{F.limit}之内报送。",
        "除{F.over}之外，其余均已支付。",
        "占用{F.staff}人员中的{F.staff}之一。",
        "人均支出{F.each}，每人{F.each}。",
        "{F.found}以上情况没有改正，{F.found}左右两侧。",
        "每月核对一次，超出预算{F.over}。",
    ],
)
def test_words_that_touch_no_figure_are_let_through(template: str) -> None:
    assert told(template) == []


@pytest.mark.parametrize(
    ("template", "record"),
    [
        ("超出预算约{F.over}。", "比预算多支出约4.34万元。"),
        ("支出率为{F.rate}左右。", "支出率58.48%左右。"),
        ("超出预算{F.over}以上。", "超出4.34万元以上。"),
        ("每年超出预算{F.over}。", "每年均超出4.34万元。"),
    ],
)
def test_a_hedge_on_record_with_this_very_figure_may_be_said_again(template: str, record: str) -> None:
    assert told(template, record) == []
    assert told(template, "另有约5.00万元、3.00%左右、9.00万元以内。") != []
