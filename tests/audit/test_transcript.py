"""What a machine read off a page shows it, and single characters of it prove nothing."""

import pytest

from drafter.audit.transcript import formulas_in, read_by_machine
from tests.audit.findings import audited, found_in_markdown

SLIP = "清溪渠道养护工程按约定时间完成，，质量合格，已经交付使用。\n"
FORMULAS = "巡护 $\\geq 200$ 次，完成率 $98\\%$ ，面积 $12.5$ 亩。\n"
CONFUSED = "财政收人12亿元，全年收人增长8%，乡镇收人达9亿元。\n"
PICTURES = "![](a.jpg)\n\n![](b.jpg)\n\n<table><tr><td>工程</td><td>渠道</td></tr></table>\n"
LOOP = "工" * 40 + "\n"


@pytest.mark.parametrize(
    "sign", [FORMULAS, CONFUSED, PICTURES, LOOP], ids=["formulas", "entry", "pictures", "loop"]
)
def test_each_sign_of_a_recogniser_is_seen(sign):
    assert read_by_machine(SLIP + sign)


@pytest.mark.parametrize(
    "text",
    [
        SLIP,
        "合同价US$100万元，另付$200万元，均已支付。\n",
        "（1)渠道。（2)水闸。\n",
        "回收人3名，征收人员到位，签收人2名，接收人1名。\n",
        "目录..................................1\n",
        "项目由________________________________________负责。\n",
        "编号XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX。\n",
        "<table><tr><td>工程</td><td>渠道</td></tr></table>\n",
    ],
)
def test_what_writers_and_converters_write_too_is_none(text):
    assert not read_by_machine(text)


def test_a_formula_is_a_figure_or_sign_between_dollars_and_no_variable_of_a_template():
    text = "按 $x$ 和 $2 0 \\times 7$ 与 ${名称} 及 $项目$ 计算，共 $98\\%$ 。"

    assert [match[0] for match in formulas_in(text)] == ["$x$", "$2 0 \\times 7$", "$98\\%$"]


@pytest.mark.parametrize(("sign", "alarms", "hints"), [("", 1, 0), (LOOP, 0, 1)])
def test_two_stops_are_a_slip_of_the_writer_or_maybe_of_the_machine(sign, alarms, hints):
    found = audited(SLIP + sign)

    assert ([i.kind for i in found.issues], [i.kind for i in found.hints]) == (
        ["punctuation"] * alarms,
        ["punctuation"] * hints,
    )


def test_a_sum_that_is_wrong_stays_an_alarm_in_what_a_machine_read():
    found = audited("总支出500.00万元，其中：基本支出300.00万元，项目支出250.00万元。\n" + LOOP)

    assert [issue.kind for issue in found.issues] == ["sum"]


def test_crosses_that_a_machine_wrote_as_formulas_are_no_blanks(tmp_path):
    text = "项目单位： $x x$ 市水务局\n\n赔偿金 $=$ 损失 $x$ 酬金\n\n投入____万元，完成12.00万元、8.00万元。\n"
    found = found_in_markdown(tmp_path, text)

    assert [(issue.kind, issue.quotes[0].text) for issue in found.issues] == [("residue", "____")]
