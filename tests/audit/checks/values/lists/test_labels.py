"""Numbers of matters beside the labels of their list."""

import pytest

from tests.audit.findings import alarms, hints

WRONG = [
    "存在以下四方面不足：一是指标偏少；二是预算编制不够精细；三是资产移交滞后。上述不足已反馈单位。",
    "存在以下四个问题：1.预算不细；2.进度慢；3.未公示。上述问题应予整改。",
    "主要做法有三点：（一）建机制；（二）强监管。",
    "采取四项措施：（1）排查；（2）登记；（3）销号。",
    "归纳起来，问题有四：其一，目标偏低；其二，材料零散；其三，调整不及时。",
    "主要原因有四：一是目标偏低；二是材料零散；三是验收不严。",
]

RIGHT = [
    "存在以下三个问题：1.预算不细；2.进度慢；3.未公示。上述问题应予整改。",
    "存在以下四个问题：1.预算不细；2.进度慢；3.未公示。4.未入账。",
    "采取四项措施：（1）排查；（2）登记；（3）销号等。",
    "归纳起来，问题有三：其一，目标偏低；其二，材料零散；其三，调整不及时。",
    "主要原因有三：一是目标偏低；二是材料零散；三是验收不严。",
    "问题有四：其一，目标偏低；其二，材料零散；其三，调整不及时。\n其四，验收不严。",
    "原因有四：一是目标偏低；二是材料零散；三是验收不严。\n四是人手不足。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_count_that_is_not_that_of_its_list_is_found(text):
    assert [kind for kind, _ in alarms(text)] == ["count_list"]


@pytest.mark.parametrize("text", RIGHT)
def test_one_that_is_or_that_counts_something_else_is_not(text):
    assert [kind for kind, _ in (*alarms(text), *hints(text)) if kind == "count_list"] == []


NAMES = ("防汛物资", "水质检测", "渠道养护", "泵站维修", "节水宣传")
PASSAGES = (
    "二、成效\n做好五个方面工作：\n"
    + "".join(
        f"{number}是抓好{name}。\n" + f"{name}全面推进，成效明显。\n" * 5
        for number, name in zip("一二三四五", NAMES, strict=True)
    )
    + "三、打算\n继续努力。\n"
)


def test_items_that_head_passages_are_counted():
    assert alarms(PASSAGES) == hints(PASSAGES) == []


def test_items_that_head_passages_and_are_one_short_are_still_told():
    assert [kind for kind, _ in hints(PASSAGES.replace("五是抓好", "同时抓好"))] == ["count_list"]
