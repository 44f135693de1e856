"""Matters of style: both ways are in use, and neither changes what is said; those are hints."""

import pytest

from tests.audit.findings import alarms, hints


@pytest.mark.parametrize(
    ("pieces", "alarm"),
    [
        (("1.清淤。", "2．护坡。", "3．巡查。"), False),
        (("(一)清淤", "全线清淤完成。", "（二）护坡", "护坡按计划完成。"), False),
        (("1、清淤。", "2.护坡。"), True),
        (("（一）清淤", "全线清淤完成。", "（二)护坡", "护坡按计划完成。"), True),
    ],
    ids=["half a point", "half brackets", "a point and 、", "brackets that are no pair"],
)
def test_only_the_width_of_a_mark_is_a_matter_of_style(pieces, alarm):
    assert ([kind for kind, _ in alarms(*pieces)], [kind for kind, _ in hints(*pieces)]) == (
        (["form"], []) if alarm else ([], ["form"])
    )


FIRM = "云岭水务集团2031年度跟踪评级报告"
OFFICE = "云岭县水务局2031年度决算说明"


@pytest.mark.parametrize(
    ("title", "number", "alarm"),
    [
        (OFFICE, "云政发【2031】12号", True),
        (FIRM, "云政发【2031】12号", False),
        (FIRM, "云政发〔2031】12号", True),
    ],
    ids=["an office", "a firm", "brackets that are no pair"],
)
def test_the_rule_on_the_numbers_of_documents_binds_offices(title, number, alarm):
    text = f"本项目按照{number}的要求办理。"

    assert ("form" in [kind for kind, _ in alarms(title, text)]) is alarm
    assert ("form" in [kind for kind, _ in hints(title, text)]) is not alarm


@pytest.mark.parametrize("word", ["包括且不限于收入损失", "座落于河口的泵站"])
def test_a_form_that_many_use_is_no_slip(word):
    text = f"本站承担{word}的全部责任。"

    assert (alarms(text), [kind for kind, _ in hints(text)]) == ([], ["spelling"])


@pytest.mark.parametrize(("cover", "alarm"), [("（反馈稿）", False), ("", True)])
def test_the_blanks_of_a_draft_may_be_filled_later(cover, alarm):
    pieces = f"云岭水务集团募集说明{cover}", "发行日期为20【】年【】月【】日，以公告为准。"

    assert ("residue" in [kind for kind, _ in alarms(*pieces)]) is alarm
    assert ("residue" in [kind for kind, _ in hints(*pieces)]) is not alarm


def test_a_title_as_it_was_sent_out_is_not_another():
    cited = (
        "《关于解决山塘后续融资问题意见的通知》（云政发〔2031〕40号）",
        "《关于解决山塘后续融资问题的意见》（云政发〔2031〕40号）",
    )
    text = "按照{}办理。", "并按照{}执行。"

    assert alarms(*(line.format(title) for line, title in zip(text, cited, strict=True))) == []
    other = cited[0], cited[1].replace("山塘", "水库")
    assert [kind for kind, _ in alarms(*(line.format(t) for line, t in zip(text, other, strict=True)))] == ["name"]
