"""Quotations of several paragraphs: their marks, and the lists in them."""

import pytest

from tests.audit.findings import audited_word

PLEDGE = "水务站承诺如下：\n“1、按期完工。\n2、按时报账，接受审计。\n3、不挪用资金。{}\n"
LIST = (
    "1、施工单位的承诺\n施工单位另行承诺。\n2、管护单位的承诺\n"
    + PLEDGE
    + "3、监理单位的承诺\n监理单位另行承诺。\n"
)


def kinds(text):
    return [issue.kind for issue in audited_word(text).issues]


def test_the_marks_and_numbers_of_a_quotation_are_its_own():
    assert kinds(LIST.format("”")) == []


@pytest.mark.parametrize(
    "text",
    [
        "水务站承诺“按期完工。\n按时报账，接受各级审计部门的审计。\n资金全部用于渠道，不挪用资金。\n",
        PLEDGE.format(""),
    ],
    ids=["within a line", "never closed"],
)
def test_a_mark_that_opens_none_is_still_missed(text):
    assert kinds(text + "渠道已经完工，并且通过验收。\n") == ["punctuation"]


def test_the_second_of_two_numbers_outside_is_still_told():
    text = "1、施工单位\n施工单位已经到场。\n2、管护单位\n管护单位已经到场。\n2、监理单位\n监理单位已经到场。\n"
    assert kinds(text) == ["numbering"]


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("采购规格为4”×6”的阀门12台，已经安装到位。", False),
        ("采购规格为4”x6”x800#的阀门12台，已经安装到位。", False),
        ("采购名为清水”的阀门12台，已经安装到位。", True),
        ("鉴于1）渠道老化，漏水严重；2）闸门锈蚀，先行维修。", False),
        ("鉴于1）渠道老化，漏水严重，先行维修。", True),
    ],
)
def test_inches_and_entries_are_no_halves_of_a_pair(text, alarm):
    assert kinds(text + "\n") == ["punctuation"] * alarm


@pytest.mark.parametrize(("spelt", "found"), [("三", []), ("几", ["numbering"])])
def test_a_number_that_repeats_the_word_before_it_counts_nothing(spelt, found):
    text = f"（二）组织施工\n（三）组织验收\n验收单位应当通知，时间在前{spelt}\n（三）个工作日内\n（四）办理结算\n"
    assert kinds("（一）先行勘察\n" + text) == found
