"""What the text beside a table says of its cells."""

from tests.audit.findings import alarms, hints

TARGETS = (
    ("指标", "目标值", "实际值"),
    ("河道清淤长度（公里）", "≥18", "18.6"),
    ("水质达标断面比例", "≥90%", "83.33%"),
    ("平均办理天数", "≤5", "4"),
)
YEARS = (("项目", "2022年", "2023年", "2024年"), ("投诉量", "96", "81", "88"), ("办件量", "212", "248", "305"))
CASES = (
    ("时期", "处置警情（起）", "本单位责任事故（起）"),
    ("上半年", "412", "0"),
    ("下半年", "467", "1"),
    ("全年", "879", "1"),
)
TOWNS = (("乡镇", "受益户数（户）", "发放金额（元）"), ("松林镇", "320", "96,000"), ("古渡镇", "285", "85,500"))


def test_all_targets_are_not_reached_where_a_row_misses_its_own():
    assert ("achieved_vs_rate", "全部达到年度目标") in alarms("三项指标，全部达到年度目标，具体如下：", *TARGETS)


def test_some_of_them_or_all_of_others_may_be():
    for text in ("三项指标中，除水质外均达到年度目标。", "两项指标均达到年度目标。", "力争全部达到年度目标。"):
        assert not alarms(text, *TARGETS)


def test_what_did_not_happen_is_not_counted_in_a_cell():
    assert [kind for kind, _ in alarms(*CASES, "全年未发生本单位责任安全事故。")] == ["denial"]
    assert not alarms(*CASES, "全年未发生本单位群体性事件。")


def test_a_row_goes_the_way_that_the_text_says():
    assert alarms(*YEARS, "从上表看，投诉量逐年下降。") == [("comparison", "投诉量逐年下降")]
    assert not alarms(*YEARS, "从上表看，办件量逐年上升。")


def test_a_cell_is_told_again_with_its_value():
    assert [kind for kind, _ in alarms(*TOWNS, "松林镇受益户数320户，古渡镇受益户数258户。")] == ["two_values"]
    assert not alarms(*TOWNS, "松林镇受益户数320户，发放金额9.60万元；古渡镇受益户数285户。")


def test_a_value_that_nothing_bears_out_to_be_that_of_the_cell_is_a_hint():
    assert not alarms(*TOWNS, "古渡镇受益户数411户。")
    assert [kind for kind, _ in hints(*TOWNS, "古渡镇受益户数411户。")] == ["two_values"]
