"""Problems over the years, and the house's wording."""

import pytest

from drafter.comparison.comparing import compare
from drafter.comparison.histories import Status
from drafter.comparison.house import DefectWording, House, PastClause
from drafter.comparison.reading import Known
from drafter.comparison.sides import Deduction
from tests.comparison.texts import DEPARTMENT, compared, notice, side

ASSETS = "资产盘点走过场。抽查{n}件设备，有{m}件未见实物。"
CONTRACT = "合同备案超过时限，最长用时{n}个工作日。"
SURVEY = "满意度调查样本不足，只发放问卷{n}份。"
QUALITY = "农村供水水质检测频次不足，{n}个供水点全年只检测一次。"


def history():
    return (
        notice(
            [ASSETS.format(n=60, m=9), QUALITY.format(n=5), CONTRACT.format(n=12)],
            year=2022,
            advice=["再次盘点。", "按季检测水质。", "建立合同台账。"],
        ),
        notice(
            [ASSETS.format(n=50, m=6), SURVEY.format(n=18)], year=2021, advice=["限期完成盘点。", "扩大调查样本。"]
        ),
        notice(
            [CONTRACT.format(n=23), ASSETS.format(n=40, m=3)],
            year=2020,
            advice=["双人复核合同备案。", "每年盘点一次。"],
        ),
    )


def test_every_problem_has_its_years_its_status_and_the_last_advice():
    found = compared(*history())
    told = [(one.name, one.status, one.years, one.last_advice) for one in found.recurrences]
    assert told == [
        ("资产盘点走过场", Status.REPEATED, (2022, 2021, 2020), "限期完成盘点。"),
        ("农村供水水质检测频次不足", Status.NEW, (2022,), ""),
        ("合同备案超过时限", Status.RETURNED, (2022, 2020), "双人复核合同备案。"),
        ("满意度调查样本不足", Status.RESOLVED, (2021,), "扩大调查样本。"),
    ]


def test_older_notices_stand_in_the_order_of_their_years_whatever_order_they_are_given_in():
    new, last, before = history()
    found = compared(new, before, last)
    assert [(old.id, old.year) for old in found.olds] == [("old1", 2021), ("old2", 2020)]
    assert [standing.year for standing in found.standings] == [2020, 2021, 2022]


def house() -> House:
    return House(
        defects=(
            DefectWording(
                id="assets.stocktaking",
                theme="assets",
                title="资产管理",
                names=("资产盘点不到位", "资产盘点不彻底", "固定资产盘点走过场"),
                cues=("盘点", "账实不符"),
                phrases=("资产账实不符，安全完整难以保证。", "由{who.assets}限期完成盘点。"),
            ),
            DefectWording(
                id="contracts.filing",
                theme="procurement",
                title="采购与合同管理",
                names=("合同备案不及时", "合同备案超期", "合同备案超过时限"),
                cues=("合同…备案",),
                phrases=("合同备案超过规定时限。",),
            ),
        ),
        past=(
            PastClause(
                source="baishi-2020",
                title="白石县民政局（虚构）2020年复核报告",
                department="白石县民政局（虚构）",
                year=2020,
                text="资产盘点走过场。抽查轮椅30件，有4件未见实物，资产管理员说不清去向。",
            ),
            *(
                PastClause(
                    source=f"p{n}",
                    title="往年",
                    department="白石县民政局（虚构）",
                    year=2019,
                    text=f"第{n}批固定资产盘点台账没有核对。",
                )
                for n in range(4)
            ),
            PastClause(
                source="own", title="本通知", department=DEPARTMENT, year=2022, text=ASSETS.format(n=60, m=9)
            ),
        ),
        terms=(("台账", ("流水本",)),),
    )


def test_a_clause_is_shown_beside_the_nearest_wording_with_what_it_takes_over():
    new, last, _ = history()
    found = compare(side(new), [side(last, "old1")], house())
    unit = next(unit for unit in found.new.units if "资产盘点" in unit.text)
    row = next(row for row in found.wording if row.unit == unit.id)
    nearest = row.neighbours[0]
    assert (nearest.source, nearest.approved, nearest.year) == ("baishi-2020", False, 2020)
    assert next(unit.text[start:end] for start, end in nearest.taken) == "资产盘点走过场。抽查"
    assert 0.3 < float(nearest.share) < 1
    assert all(neighbour.source != "own" for neighbour in row.neighbours)


def test_a_term_that_departs_from_the_usual_one_is_named():
    new = notice(["固定资产流水本没有更新。"], year=2022)
    found = compare(side(new), [side(notice(["固定资产台账没有更新。"]), "old1")], house())
    (departure,) = [one for row in found.wording for one in row.departures]
    assert (departure.place.text, departure.usual, departure.times) == ("流水本", "台账", 4)


def test_problems_are_sorted_by_the_themes_of_the_house():
    found = compare(side(history()[0]), [side(history()[1], "old1")], house())
    assert {one.name: one.theme_name for one in found.recurrences}["资产盘点走过场"] == "资产管理"
    assert found.themes == {"assets": "资产管理", "procurement": "采购与合同管理"}


def test_deductions_are_those_that_are_known_and_summed_by_theme():
    known = Known(
        score="82.57",
        grade="良",
        deductions=tuple(
            Deduction(theme="assets", name=name, points=points)
            for name, points in (("盘点", "1.50"), ("账实", "0.70"))
        ),
    )
    found = compare(side(history()[0], known=known), [side(history()[1], "old1")])
    standing = found.standings[-1]
    assert (standing.score, standing.grade, standing.deductions) == ("82.57", "良", {"assets": "2.20"})


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("经核查发现，课题经费长期结余，涉及4.10万元。", "课题经费长期结余"),
        ("比上年增加3处，但巡查仍不到位。", "巡查仍不到位"),
        ("全年预算820.00万元，支出611.30万元，执行率74.55%。", "预算管理不够规范"),
        ("抽查7份档案找不到原件。", "抽查7份档案找不到原件"),
    ],
)
def test_a_problem_is_named_by_the_first_words_that_tell_it(clause, name):
    assert compared(notice([clause], year=2022), notice([clause])).recurrences[0].name == name
