"""Old facts under a new year, and facts of another department."""

import pytest

from drafter.comparison.cautions import Check, Severity
from tests.comparison.texts import compared, notice


def warned(new: str, old: str, **options):
    found = compared(notice([new], year=2022, **options), notice([old], **options))
    return [warning.place.text for warning in found.warnings]


def test_a_figure_that_stayed_in_an_updated_sentence_is_reported_with_its_source():
    old = "预算调整后为3120.50万元，实际支出2479.24万元，支出率79.45%。"
    new = "预算调整后为3406.80万元，实际支出2796.98万元，支出率79.45%。"
    found = compared(notice([new], year=2022), notice([old]))
    (warning,) = found.warnings
    assert (warning.check, warning.severity) == (Check.STALE_FACT, Severity.REVIEW)
    assert warning.place.text == warning.source.text == "79.45%"
    assert warning.message == "支出率“79.45%”与2021年度的文本完全相同，新的一年没有变动，可能是沿用了旧数据"
    unit = found.new.by_id[warning.place.unit]
    assert unit.text[warning.place.start : warning.place.end] == "79.45%"


@pytest.mark.parametrize(
    "standing",
    [
        "超过《中华人民共和国政府采购法》第四十七条规定的7个工作日。",
        "未达到95%的目标，补助标准为每座每年2400元。",
        "核定编制46名，内设4个股室，下属3个事业单位。",
        "满分为100分，90分（含）以上为优，80分（含）至90分为良。",
        "合同约定验收后支付30%尾款，应在30日内备案。",
        "依据中发〔2018〕34号文件，2016年以来未盘点。",
        "完成率为100%，差异为0。",
        "机关设8个股室，直属3个单位，12个镇中有的没有达标。",
    ],
)
def test_what_no_year_changes_is_not_reported(standing):
    assert warned(f"支出率为82.10%，{standing}", f"支出率为79.45%，{standing}") == []


@pytest.mark.parametrize(
    "left",
    ["46.20万元", "79.45%", "23个工作日", "84日", "36份", "18600件", "6.20个百分点", "83.72分", "1.40万亩"],
)
def test_what_a_year_changes_is_reported(left):
    assert warned(f"经抽查，实际为{left}，比例为82.10%。", f"经抽查，实际为{left}，比例为64.55%。") == [left]


@pytest.mark.parametrize("left", ["CX-2021-009号", "2021年9月30日", "青禾财绩〔2021〕3号"])
def test_numbers_and_days_of_the_old_year_are_reported(left):
    assert warned(f"按照{left}办理，比例为82.10%。", f"按照{left}办理，比例为64.55%。") == [left]


def test_a_reworded_clause_is_searched_too():
    old = "资产盘点不彻底，盘亏设备原值412.66万元，没有查明原因。"
    new = "盘点工作仍走过场，对盘亏的设备（原值412.66万元）至今没有查明去向。"
    assert warned(new, old) == ["412.66万元"]


def test_two_versions_of_one_year_are_not_searched_for_old_facts():
    found = compared(notice(["支出率为79.45%，没有达到目标。"]), notice(["支出率为79.45%，未达到目标。"]))
    assert found.warnings == ()
    assert "2021年度" in found.against[0].remarks[0]


OTHER = "白石县民政局（虚构）"


@pytest.mark.parametrize(
    ("slip", "check", "text"),
    [
        ("结余资金1204.33万元没有上缴。", Check.FOREIGN_AMOUNT, "1204.33万元"),
        ("GY-2021-006号合同没有验收。", Check.FOREIGN_NUMBER, "GY-2021-006号"),
        ("白石县民政局没有组织盘点。", Check.FOREIGN_NAME, "白石县民政局"),
        ("“敬老院消防改造工程”没有完工。", Check.FOREIGN_NAME, "敬老院消防改造工程"),
    ],
)
def test_a_fact_of_another_departments_notice_blocks(slip, check, text):
    theirs = notice(
        [
            "结余资金1204.33万元闲置。",
            "GY-2021-006号合同超期。",
            "白石县民政局多头管理。",
            "“敬老院消防改造工程”延期。",
        ],
        department=OTHER,
    )
    found = compared(notice(["支出率为82.10%。", slip], year=2022), theirs)
    assert [(w.check, w.severity, w.place.text) for w in found.warnings] == [(check, Severity.BLOCK, text)]
    assert not found.clean


def test_notices_of_two_departments_are_told_apart_and_compared_all_the_same():
    found = compared(notice(["合同备案不及时。"], year=2022), notice(["合同备案不及时。"], department=OTHER))
    assert "部门不同" in found.against[0].remarks[0]
    assert found.clean
    assert found.against[0].pairs
    assert found.recurrences == ()


def test_what_both_departments_may_cite_is_nobodys_own():
    shared = "违反《中华人民共和国政府采购法》第四十七条规定的7个工作日期限，支出率低于95%的目标。"
    assert compared(notice([shared], year=2022), notice([shared], department=OTHER)).clean
