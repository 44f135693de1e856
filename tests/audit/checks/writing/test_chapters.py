"""Chapters on both sides of a table."""

import pytest

from tests.audit.findings import audited_word

TABLE = "单位 性质 编制 在职\n水务站 财政核拨 15 20\n闸管所 财政核拨 3 1\n"
BEFORE = "一、主要职责\n云岭县（虚构）水务站管护渠道。\n二、单位情况\n单位情况见下表：\n"
SOME = "云岭县（虚构）水务站的情况如前所述。\n"


def numbers(*titles):
    text = BEFORE + TABLE + "".join(f"{title}\n{SOME}" for title in titles)
    return [i.message for i in audited_word(text).issues if i.kind == "numbering"]


def test_one_that_is_missing_behind_a_table_is_told():
    assert numbers("四、收支情况", "五、其他情况") == ["编号跳过：“二、”之后是“四、”"]


@pytest.mark.parametrize(
    "titles",
    [
        ("三、工作总结", "四、收支情况", "五、其他情况"),
        ("（三）工作总结", "四、收支情况", "五、其他情况"),  # written in another way
        ("四、收支情况",),  # it may be a number of the table
        ("一、收支情况", "二、其他情况"),  # begun anew
        ("六、收支情况", "七、其他情况"),  # an extract
    ],
)
def test_others_are_not(titles):
    assert numbers(*titles) == []
