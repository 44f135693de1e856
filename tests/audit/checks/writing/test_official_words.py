"""Misprints of the set words of budgets and final accounts."""

import pytest

from tests.audit.findings import kinds_in_word

SLIPS = [
    "水务站不是行政单位，顾此没有机关运行经费。",
    "自贸实验区的水渠已建成。",
    "接待上级纪监察机关来访。",
    "行政运行财政拨款指出1372.27万元。",
    "全镇新农保参合率达95.26%。",
    "劳动人事争议调节仲裁23.00万元。",
    "其他社会救费12.00万元。",
    "县十六届人大五会议确定的任务。",
]

RIGHT = [
    "水务站不是行政单位，故此没有机关运行经费，不可顾此失彼。",
    "请照顾此类农户，回顾此前的工作。",
    "自贸试验区的水渠在实验区内建成。",
    "接待上级纪检监察机关来访。",
    "新农合参合率达95.26%，新农保参保率达90.00%。",
    "争议由调解仲裁解决，收入调节与仲裁并行。",
    "县十六届人大五次会议确定的任务，人大会议如期召开。",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_misprint_is_told(text):
    assert kinds_in_word(text + "\n") == ["spelling"]


@pytest.mark.parametrize("text", RIGHT)
def test_the_right_word_is_not(text):
    assert kinds_in_word(text + "\n") == []
