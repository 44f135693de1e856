"""Reasons into points, and what stands in them into typed facts; filling the slots gives the very text back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.findings.display import shown
from drafter.findings.fact_checks import fact_problems
from drafter.findings.model import SourceRef
from drafter.findings.slots import fill
from drafter.sheets.currency import in_yuan
from drafter.sheets.facts import FactBook
from drafter.sheets.numbers import read_points
from drafter.sheets.splitting import split_reasons
from drafter.sheets.titles import title_of
from drafter.text.width import fold

SOURCE = SourceRef(document="评分表.xlsx", place="评分表!F5")
FIGURES = [
    "213.70万元",
    "97.92%",
    "3个",
    "12人次",
    "2023年10月",
    "5月10日",
    "2023-10-18",
    "一千二百万元",
    "3.2个百分点",
]
NAMES = ["《云岭县办法》", "云财〔2023〕3号", "YL-2023-014号", "云岭县远山科技有限公司", "“免证办”", "15#凭证"]
WORDS = [
    "未盘点固定资产",
    "合同",
    "，",
    "。",
    "；",
    "一是",
    "二是",
    "（1）",
    "①",
    "预算数为",
    "签订于",
    "\n",
    " ",
    "=",
    "扣0.5分",
]
LABELS = re.compile(r"[一二]是|（1）|①| ")
TEXTS = st.lists(st.sampled_from([*FIGURES, *NAMES, *WORDS]), max_size=14).map("".join)


def facts_of(text):
    book = FactBook()
    template, _ = book.slotted(text, SOURCE)
    return template, {
        name: (fact.kind.value, fact.label, fact.role.value, fact.value, fact.unit)
        for name, fact in book.facts.items()
    }


@given(TEXTS | st.text(st.characters(exclude_characters="{}"), max_size=60))
def test_filling_the_slots_gives_the_text_back(text):
    folded = fold(text).text
    book = FactBook()
    template, _ = book.slotted(folded, SOURCE)
    assert fill(template, lambda name: shown(book.facts[name])).text == folded
    assert not [problem for fact in book.facts.values() for problem in fact_problems(fact)]


@given(TEXTS)
def test_the_pieces_and_their_labels_make_up_the_whole_text(text):
    pieces = split_reasons(text)
    whole = "".join(piece.label + piece.text for piece in pieces)
    assert LABELS.sub("", whole) == LABELS.sub("", fold(text).text), (
        "only a label with nothing behind it is dropped"
    )


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("一是未盘点。二是账实不符。", ["未盘点。", "账实不符。"]),
        ("（1）未盘点；（2）账实不符。", ["未盘点；", "账实不符。"]),
        ("（一）未盘点\n（二）账实不符", ["未盘点", "账实不符"]),
        ("1.未盘点。\n2.2022年未结账。", ["未盘点。", "2022年未结账。"]),
        ("1、支出1.5万元未报批；2、无验收单。", ["支出1.5万元未报批；", "无验收单。"]),
        ("①未盘点②账实不符", ["未盘点", "账实不符"]),
        ("第一，未盘点。第二，账实不符。", ["未盘点。", "账实不符。"]),
        ("未盘点。\n账实不符。", ["未盘点。", "账实不符。"]),
        ("未盘点\n固定资产。", ["未盘点固定资产。"]),
        ("存在以下问题：一是未盘点。二是账实不符。", ["存在以下问题：未盘点。", "账实不符。"]),
        ("资产管理薄弱。一是未盘点。二是账实不符。", ["资产管理薄弱。", "未盘点。", "账实不符。"]),
        ("未盘点。", ["未盘点。"]),
        ("一是未盘点。第二批设备一是未验收。", ["未盘点。第二批设备一是未验收。"]),
        ("", []),
    ],
)
def test_reasons_are_split_at_their_own_numbering(cell, points):
    assert [piece.text for piece in split_reasons(cell)] == points


def test_points_taken_by_a_reason_in_its_own_words_are_read():
    assert [str(piece.share) for piece in split_reasons("一是未盘点，扣0.5分。二是无卡片，扣减1分。")] == [
        "0.5",
        "1",
    ]
    assert split_reasons("未盘点，扣1分；无卡片，扣1分。")[0].share is None


def test_a_figure_is_called_and_placed_by_the_words_around_it():
    template, facts = facts_of(
        "年初预算数420.00万元，实际支出365.40万元，执行率87.00%，低于目标值95%；抽查合同9份。"
    )
    assert (
        template == "年初预算数{amount1}，实际支出{amount2}，执行率{rate1}，低于目标值{rate2}；抽查合同{count1}。"
    )
    assert facts == {
        "amount1": ("money", "年初预算数", "年初预算", "420.00", "万元"),
        "amount2": ("money", "实际支出", "支出", "365.40", "万元"),
        "rate1": ("rate", "执行率", "比率", "87.00", "%"),
        "rate2": ("rate", "低于目标值", "目标值", "95", "%"),
        "count1": ("count", "抽查合同", "数量", "9", "份"),
    }


def test_dates_documents_numbers_and_names_are_facts_of_their_kind():
    template, facts = facts_of(
        "2023年5月10日与云岭县远山科技有限公司签订合同（编号：YL-2023-014），违反《云岭县办法》（云财〔2022〕3号），见15#凭证。"
    )
    assert (
        template == "{date1}与{name1}签订合同（编号：{contract1}），违反{document1}（{doc_no1}），见{voucher1}。"
    )
    assert {name: fact[2:4] for name, fact in facts.items()} == {
        "date1": ("发生时间", "2023-05-10"),
        "name1": ("供应商", "云岭县远山科技有限公司"),
        "contract1": ("编号", "YL-2023-014"),
        "document1": ("依据", "云岭县办法"),
        "doc_no1": ("编号", "云财〔2022〕3号"),
        "voucher1": ("编号", "15#凭证"),
    }


def test_what_a_slot_would_change_stays_as_it_is_written_and_its_fact_stands_beside_it():
    template, facts = facts_of("合同金额一千二百万元，2023-10-18备案。")
    assert template == "合同金额一千二百万元，2023-10-18备案。"
    assert {fact[3:] for fact in facts.values()} == {("1200", "万元"), ("2023-10-18", "")}


def test_a_number_that_is_left_open_and_one_without_a_unit_are_no_facts():
    assert facts_of("约有十来个项目，比率0.85，编号12") == ("约有十来个项目，比率0.85，编号12", {})


def test_a_lower_bound_is_a_fact_that_says_so_and_stays_as_it_is_written():
    template, facts = facts_of("多付工程款85万余元，涉及10余个项目。")
    assert template == "多付工程款85万余元，涉及10余个项目。"
    assert facts == {
        "amount1": ("money", "多付工程款（约数，不少于）", "金额", "85", "万元"),
        "count1": ("count", "涉及（约数，不少于）", "数量", "10", "个"),
    }


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("合同金额为12.5万元", "合同金额"),
        ("采购预算金额共计30万元", "采购预算金额"),
        ("支付金额（含税）3万元", "支付金额"),
        ("共计支付36.50万元", "支付"),
        ("经核查，差旅费金额2.1万元", "差旅费金额"),
        ("数额2万元", "数额"),
    ],
)
def test_a_figure_is_called_by_the_whole_noun_before_it(text, label):
    assert facts_of(text)[1]["amount1"][1] == label


@pytest.mark.parametrize(
    ("text", "template", "value"),
    [
        ("合同编号 QY〔2022〕18号未备案", "合同编号 {contract1}未备案", "QY〔2022〕18号"),
        ("合同（编号：QY-2022-7）未备案", "合同（编号：{contract1}）未备案", "QY-2022-7"),
        ("订单编号QY20220107号召开采购会", "订单编号{contract1}号召开采购会", "QY20220107"),
    ],
)
def test_a_number_keeps_what_it_ends_with(text, template, value):
    found = facts_of(text)
    assert (found[0], found[1]["contract1"][3]) == (template, value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("预付¥36,500，无合同", "预付36,500元，无合同"),
        ("预付￥36,500.00元，无合同", "预付36,500.00元，无合同"),
        ("预付RMB 3.65万，无合同", "预付3.65万元，无合同"),
        ("预付￥300余万，无合同", "预付300余万元，无合同"),
        ("每月¥3000-5000不等", "每月3000-5000元不等"),
        ("￥ 1,200 元/月", "1,200元/月"),
        ("预付人民币36,500元，无合同", "预付人民币36,500元，无合同"),
        ("预付人民币36,500（大写略）", "预付人民币36,500元（大写略）"),
        ("人民币3笔，人民币100%，ARMB 3，¥1.2.3", "人民币3笔，人民币100%，ARMB 3，¥1.2.3"),
    ],
)
def test_a_sign_of_the_currency_becomes_the_unit_behind_the_digits(written, meant):
    assert in_yuan(written) == meant


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("公务用车费用超标准编制，超出4万元。", "公务用车费用超标准编制"),
        ("同时，固定资产未进行盘点。", "固定资产未进行盘点"),
        ("支出213.70万元，执行率97.92%。", "某指标未达要求"),
        ("存在以下问题：资产未入账。", "资产未入账"),
        ("“快办窗”清单出台较晚。", "“快办窗”清单出台较晚"),
        ("用水台账2份未经审核", "用水台账未经审核"),
        ("计划清淤12条河道，完成10条", "某指标未达要求"),
        ("巡查记录等2项资料没有归档，无法核对。", "巡查记录等资料没有归档"),
        ("抽查设备30台，2台没有找到实物。", "没有找到实物"),
    ],
)
def test_a_title_says_what_is_wrong_without_a_figure(text, title):
    assert title_of(text, "某指标未达要求") == title


@pytest.mark.parametrize(
    ("cell", "value"),
    [("4.5", "4.5"), ("４．５", "4.5"), ("4.50分", "4.5"), (" 4 ", "4"), (".5", "0.5"), ("-1", "-1"), ("'3", "3")],
)
def test_points_are_read_in_every_width(cell, value):
    assert str(read_points(cell).value) == value


@pytest.mark.parametrize("cell", ["4.5/5", "4分半", "90%", "约4", "1,200", "4 5x", "四", "2023年", "="])
def test_what_is_no_number_of_points_is_none(cell):
    assert read_points(cell).value is None
