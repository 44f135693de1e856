"""Items of a list of amounts without an amount, and amounts without a figure."""

from tests.audit.findings import alarms, hints, told_and_silent

LIST = (
    "七、三公经费\n2031年三公经费预算4.00万元。其中：\n（一）因公出国经费{}\n（二）公务接待费0.80万元。\n"
    "（三）车辆经费3.20万元。\n八、其他情况\n无。\n"
)

SLIPS = [
    (LIST, "0万元。", ""),
    ("2031年收入预算310.00万元，相应安排支出预算{}万元，其中：人员支出200.00万元。", "310.00", ""),
    (
        "2031年三公经费支出8.24万元，同比下降{}，具体情况如下：\n（一）接待费5.25万元。\n（二）车辆2.99万元。\n",
        "4.2%",
        "",
    ),
]

ALIKE = [LIST.format("：未安排。"), "2031年接待费5.25万元，同比下降，主要原因是来访减少。\n"]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "residue")


def test_a_chapter_without_amounts_is_no_list_of_them():
    assert alarms("二、机构\n水务站下设机构如下：\n（一）办公室\n（二）养护股\n（三）财务股\n") == []


def test_what_is_left_out_of_a_chapter_is_a_hint():
    text = "六、基金支出情况\n{}\n七、其他情况\n无。\n"
    assert (alarms(text.format("（略）")), hints(text.format("（略）"))) == ([], [("residue", "（略）")])
    assert hints(text.format("省略的过程见附表。")) == []
