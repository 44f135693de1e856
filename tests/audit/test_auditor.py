import json
import subprocess
import sys

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.audit.auditor import audit
from drafter.audit.calendar import working_days
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document
from tests.audit.findings import findings

WORDS = (
    "一、 （一） 1. 一是 二是 其中： 基本支出 项目支出 120.50万元 30% 占 ， 。 ； （ ） 得分 95分 优 等"
    " 3个 、 2022年5月1日 签订 备案 支出率为"
    " 分别为 《 》 附件1 XX 比上年增长 预算 = ÷ 全部完成 绩效目标 0 - ７个工作日 超过"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n表1-1 收支情况表\n", "合计 10 20 30\n"])


def document(text, source="report.txt"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_quote_is_the_text_at_its_place(text):
    for issue in findings(document(text)):
        assert all(text[quote.start : quote.end] == quote.text != "" for quote in issue.quotes)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(text):
    audit(document(text))


def test_an_audit_reads_the_same_twice():
    text = "2022年部门总支出560.00万元，其中：基本支出230.00万元、项目支出340.00万元。"

    assert audit(document(text)) == audit(document(text))


def test_a_table_of_word_is_added_up(tmp_path):
    word = docx.Document()
    word.add_paragraph("表1 部门支出情况表（单位：万元）")
    rows = [
        ("项目", "预算数", "决算数"),
        ("基本支出", "120.00", "110.00"),
        ("项目支出", "80.00", "70.00"),
        ("合计", "200.00", "190.00"),
    ]
    table = word.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "report.docx"
    word.save(path)

    (issue,) = findings(read_document(path))

    assert (issue.kind, issue.severity.value) == ("sum", "error")
    assert issue.message == "表中“合计”（决算数）为190.00，各行相加为180，相差10"
    assert issue.expected == "110.00+70.00=180"
    assert [quote.text for quote in issue.quotes] == ["190.00", "110.00", "70.00"]


SHEET = [
    ("一级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分"),
    ("产出指标", "培训场次", "20", "≥12场", "12场", "20"),
    ("产出指标", "验收合格率", "30", "100%", "100%", "30"),
    ("效益指标", "能耗降低率", "20", "≥5%", "3.2%", "16"),
    ("满意度指标", "群众满意度", "30", "≥90%", "93.5%", "30"),
    ("合计", "", "100", "", "", "96"),
]


def sheet(tmp_path, changes):
    word = docx.Document()
    table = word.add_table(rows=0, cols=6)
    for row, cells in enumerate(SHEET):
        for column, text in enumerate(cells):
            if column == 0:
                added = table.add_row()
            added.cells[column].text = changes.get((row, column), text)
    path = tmp_path / "sheet.docx"
    word.save(path)
    return findings(read_document(path))


def test_a_score_sheet_that_adds_up_raises_no_alarm(tmp_path):
    assert sheet(tmp_path, {}) == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({(1, 5): "21"}, "“培训场次”得21分，超过满分20分"),
        ({(5, 5): "97"}, "总分写为97，4项指标得分合计为96分"),
        ({(3, 5): "20", (5, 5): "100"}, "“能耗降低率”目标值≥5%、完成值3.2%，未达到目标却得满分"),
        ({(2, 4): "98%"}, "“验收合格率”目标值100%、完成值98%，未达到目标却得满分"),
    ],
)
def test_a_score_sheet_is_read_row_by_row(tmp_path, changes, message):
    assert message in [issue.message for issue in sheet(tmp_path, changes) if issue.kind == "score"]


@pytest.mark.parametrize(("total", "alarm"), [("96.01", False), ("96.03", True)])
def test_the_tail_of_computed_points_is_no_other_total(tmp_path, total, alarm):
    found = sheet(tmp_path, {(1, 5): "19.33", (3, 5): "16.67", (5, 5): total})

    assert ("score" in [issue.kind for issue in found]) is alarm


def test_a_table_of_markdown_whose_unit_stands_in_a_cell_is_right(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(
        "单位：万元\n\n| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 一、基本支出 | 100.00 | 90.00 |\n"
        "| 二、项目支出 | 0.02亿元 | 0.01亿元 |\n| 合计 | 300.00 | 190.00 |\n",
        encoding="utf-8",
    )

    assert findings(read_document(path)) == ()


def test_working_days_follow_the_calendar_of_holidays_and_make_up_days():
    from datetime import date

    assert working_days(date(2022, 9, 29), date(2022, 10, 10)).count == 4  # 1–7 October off, 8 and 9 worked
    assert working_days(date(2023, 11, 1), date(2023, 11, 10)).count == 7
    assert working_days(date(2023, 11, 10), date(2023, 11, 1)) is None


def test_beyond_the_published_holidays_weekends_alone_are_left_out_and_the_report_says_so():
    text = "合同于2094年5月3日签订，2094年5月28日备案，在规定的7个工作日内。"

    found = audit(document(text))

    assert [issue.severity.value for issue in found.issues] == ["warning"]
    assert found.notes == ("2094年的节假日安排尚未收录，工作日仅按周末推算",)


@pytest.fixture
def run(tmp_path):
    def run(text, *options):
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", "from drafter.cli import main; main()", "audit", str(path), *options]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    return run


def test_the_command_prints_one_json_document_and_ends_with_1(run):
    text = "本页无关。\n2022年预算420.00万元，实际支出365.40万元，支出率为89.00%。\n"

    done = run(text, "--json")

    (issue,) = json.loads(done.stdout)["issues"]
    assert done.returncode == 1
    assert set(issue) == {"kind", "severity", "place", "message", "quotes", "expected", "doubt"}
    assert (issue["kind"], issue["place"], issue["expected"]) == ("rate", "第2行", "365.40万元÷420.00万元=87%")
    assert [text[quote["start"] : quote["end"]] for quote in issue["quotes"]] == [
        "89.00%",
        "365.40万元",
        "420.00万元",
    ]


def test_a_report_without_contradictions_ends_with_0_and_a_missing_one_with_2(run, tmp_path):
    clean = run("2022年预算420.00万元，实际支出365.40万元，支出率为87.00%。\n")
    missing = subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", "audit", str(tmp_path / "none.txt")],
        capture_output=True,
        check=False,
    )

    assert (clean.returncode, clean.stdout.strip()) == (0, "没有发现前后矛盾")
    assert missing.returncode == 2
