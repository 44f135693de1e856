"""Sheets that could be misread: hidden columns, merged points, vetoes, bonuses, full marks called points."""

import json
import time

import openpyxl
import pytest
import yaml

from drafter.errors import InputError
from drafter.scoring.rubric_files import load_rubric
from drafter.sheets.importing import Wanted, import_sheet
from tests.sheets.made_up import HEADS, REASONS, ROWS, RUBRIC, TOTAL, imported, plain_sheet, saved, scores

VETO = {"kind": "veto", "grade": "差", "criteria": [{"id": "v1", "text": "存在虚报冒领"}]}
BONUS = {"kind": "bonus", "criteria": [{"id": "c1", "per": 1, "text": "受上级表彰"}]}


def refused(path, folder, **wanted):
    with pytest.raises(InputError) as caught:
        imported(path, folder, **wanted)
    return {problem.where: (problem.message, problem.remedy) for problem in caught.value.problems}


def with_veto_and_bonus(folder, score, bonus, reason=""):
    """A sheet of a rubric whose last indicator has a veto and which has a bonus besides."""
    rubric = yaml.safe_load(RUBRIC)
    last = rubric["levels"][1]["groups"][1]["indicators"][1]
    last["rule"] = {**VETO, "rule": last["rule"]}
    extra = {"id": "3.1.1", "name": "示范项目表彰", "max": 2, "rule": BONUS}
    group = {"id": "3.1", "name": "表彰", "max": 2, "indicators": [extra]}
    rubric["levels"].append({"id": "3", "name": "加分", "max": 2, "bonus": "within", "groups": [group]})
    path = folder / "rubric.yaml"
    path.write_text(yaml.safe_dump(json.loads(json.dumps(rubric)), allow_unicode=True), encoding="utf-8")
    book = plain_sheet({"资产处置收入上缴情况": score}, total=None)
    book.active["F8"] = reason or None
    book.active.append(["加分", "表彰", "示范项目表彰", 2, bonus, None])
    book.active.delete_rows(9)
    wanted = Wanted(rubric=str(path), department="云岭县文化馆", year=2023)
    return import_sheet(saved(book, folder), wanted, load_rubric)


def finding(result, indicator):
    return next(item for item in result.case.findings if item.indicator == indicator)


def test_points_above_those_of_a_veto_say_that_nothing_was_objected_to(tmp_path):
    result = with_veto_and_bonus(tmp_path, 2.5, 0, "1笔收入迟缴")
    judged = finding(result, "2.2.2").judgements
    assert (judged["v1"].met, str(judged["c1"].awarded)) == (True, "2.5")
    assert not [remark for remark in result.remarks if "一票否决" in remark.message]


def test_no_points_under_a_veto_are_not_taken_for_an_objection_and_that_is_told(tmp_path):
    result = with_veto_and_bonus(tmp_path, 0, 0, "存在虚报冒领")
    assert finding(result, "2.2.2").override is not None
    (told,) = [remark for remark in result.remarks if "一票否决" in remark.message]
    assert told.where == "评分表!E8"
    assert "v1: {met: false}" in told.message


def test_a_bonus_that_one_count_gives_is_counted_and_one_at_its_cap_is_not_guessed(tmp_path):
    counted = with_veto_and_bonus(tmp_path, 4, 1)
    assert finding(counted, "3.1.1").judgements["c1"].count == 1
    capped = with_veto_and_bonus(tmp_path, 4, 2)
    assert (finding(capped, "3.1.1").judgements, capped.overrides != ()) == ({}, True)


@pytest.mark.parametrize("bonus", [3, -1])
def test_a_bonus_beyond_its_cap_or_below_nothing_is_refused(tmp_path, bonus):
    with pytest.raises(InputError) as caught:
        with_veto_and_bonus(tmp_path, 4, bonus)
    assert [problem.where for problem in caught.value.problems] == ["评分表!E9"]


def test_a_hidden_score_column_is_not_used_unless_it_is_named(tmp_path):
    book = plain_sheet()
    book.active.column_dimensions["E"].hidden = True
    path = saved(book, tmp_path)
    message, remedy = refused(path, tmp_path)["评分表!E2"]
    assert "隐藏列" in message
    assert "--score-column E" in remedy
    assert scores(imported(path, tmp_path, score_column="E"))[1] == TOTAL


def test_hidden_reasons_are_read_and_told(tmp_path):
    book = plain_sheet()
    book.active.column_dimensions["F"].hidden = True
    result = imported(saved(book, tmp_path), tmp_path)
    assert [remark.where for remark in result.remarks if "隐藏列" in remark.message] == ["评分表!F2"]
    assert finding(result, "2.1.1").points


def test_points_merged_with_the_cell_of_reasons_are_no_reason(tmp_path):
    book = plain_sheet()
    book.active.merge_cells("E5:F5")
    (point,) = finding(imported(saved(book, tmp_path), tmp_path), "2.1.1").points
    assert point.text == "评分表没有写明扣分原因。"


def deductions(zero, head="应得分"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "评分表"
    sheet.append(["三级指标", head, "扣分", "扣分原因"])
    for _, _, name, full, score in ROWS:
        sheet.append([name, full, round(full - score, 2) or zero, REASONS.get(name)])
    return book


@pytest.mark.parametrize("head", ["应得分", "得分", "标准分"])
def test_full_marks_that_are_called_points_are_told_by_the_deductions_beside_them(tmp_path, head):
    result = imported(saved(deductions(0, head), tmp_path), tmp_path)
    assert (result.complete, scores(result)[1]) == (True, TOTAL)
    assert len(finding(result, "2.1.1").points) == 2


def test_an_empty_deduction_is_not_taken_for_none(tmp_path):
    found = refused(saved(deductions(None), tmp_path), tmp_path)
    assert found == {
        f"评分表!C{row}": (f"“{name}”的扣分是空的", "填写扣分；没有扣分的写 0，未评价的写“不适用”")
        for row, name in ((2, "预算编制完整性"), (5, "政府采购规范性"), (7, "资产处置收入上缴情况"))
    }


def test_a_head_that_says_in_brackets_what_it_holds_is_understood(tmp_path):
    heads = (*HEADS[:-1], "评审组看法（扣分理由）")
    result = imported(saved(plain_sheet(heads=heads), tmp_path), tmp_path)
    assert len(finding(result, "2.1.1").points) == 2


def test_the_only_column_of_sentences_is_read_as_the_reasons_and_told(tmp_path):
    heads = (*HEADS[:-1], "核查组记录")
    result = imported(saved(plain_sheet(heads=heads), tmp_path), tmp_path)
    assert len(finding(result, "2.1.1").points) == 2
    assert [remark.where for remark in result.remarks if "按扣分说明读取" in remark.message] == ["评分表!F2"]


def test_a_row_of_signatures_is_no_indicator(tmp_path):
    book = plain_sheet()
    book.active.append(["评价人（签字）", None, "复核人（签字）"])
    assert imported(saved(book, tmp_path), tmp_path).complete


def test_a_stray_cell_a_million_rows_below_is_told_and_costs_no_time(tmp_path):
    book = plain_sheet()
    book.active["C1000000"] = "x"
    path = saved(book, tmp_path)
    started = time.monotonic()
    result = imported(path, tmp_path)
    assert time.monotonic() - started < 2
    assert [remark.where for remark in result.remarks if "空行" in remark.message] == ["评分表!C1000000"]
    assert scores(result)[1] == TOTAL


def test_a_reason_of_marks_alone_is_no_reason(tmp_path):
    book = plain_sheet()
    book.active["F5"] = "一是；二是。"
    (point,) = finding(imported(saved(book, tmp_path), tmp_path), "2.1.1").points
    assert point.text == "评分表没有写明扣分原因。"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("同上", True),
        ("详见附件2。", True),
        ("略", True),
        ("见上年台账未更新的说明，至今未改", False),
        ("上报不及时", False),
    ],
)
def test_a_reason_that_stands_elsewhere_is_told(tmp_path, reason, told):
    book = plain_sheet()
    book.active["F5"] = reason
    result = imported(saved(book, tmp_path), tmp_path)
    places = [remark.where for remark in result.remarks if "读不通" in remark.message]
    assert places == (["评分表!F5"] if told else [])
