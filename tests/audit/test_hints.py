"""What rests on something that the report does not write is a hint, and what is written is an alarm."""

import tomllib
from importlib.resources import files

import openpyxl
import pytest
from typer.testing import CliRunner

from drafter.audit.auditor import audit
from drafter.audit.doubts import INFERRED, Doubt
from drafter.audit.model import Severity
from drafter.cli import app
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from drafter.ingest.reader import read_document
from tests.audit.findings import audited


def split(text, source="report.txt"):
    found = audited(text, source)
    return [issue.kind for issue in found.issues], [issue.kind for issue in found.hints]


WRITTEN = {
    "parts above their total": ("总支出500.00万元，其中：基本支出300.00万元，项目支出250.00万元。", "sum"),
    "known halves": ("总支出500.00万元，其中：基本支出300.00万元，项目支出150.00万元。", "sum"),
    "a rate with both its amounts": ("水费支出12.00万元，比上年增加2.00万元，增长50.0%。", "rate"),
    "a plain list": ("下设3个科室，分别为：文书科、财务科、信访科、宣教科。", "count_list"),
    "a share of a whole that is named": (
        "全年支出500.00万元。工资支出100.00万元，占全年支出的30.00%。",
        "share",
    ),
    "numbers in a row": ("一、概况\n甲。\n二、成效\n乙。\n二、问题\n丙。\n", "numbering"),
}
GUESSED = {
    "parts that may not be all": (
        "全县共有农户2000.00户，包括：东片农户900.00户，西片农户1000.00户。",
        "sum",
    ),
    "items behind brackets": ("下设5个科室，分别为：文书科、财务科（票据科）、信访科、宣教科。", "count_list"),
    "another place, maybe of another scope": (
        "一、收入情况\n本部门公用经费支出10.00万元。\n二、支出情况\n本部门公用经费支出12.50万元。\n",
        "two_values",
    ),
    "words that are alike": ("专线扶贫资金。专项扶贫资金到位。专项扶贫项目完工。专项扶贫成效好。\n", "spelling"),
    "a scale that is not stated": ("项目自评得分85分，等级为优。", "grade"),
    "a base that is declared to be another": (
        "收入与上年同口径相比，下同。\n水费收入12.00万元，比上年增加2.00万元，增长50.0%。",
        "rate",
    ),
}


@pytest.mark.parametrize(("text", "kind"), WRITTEN.values(), ids=WRITTEN)
def test_a_contradiction_of_what_is_written_is_an_alarm(text, kind):
    assert split(text) == ([kind], [])


@pytest.mark.parametrize(("text", "kind"), GUESSED.values(), ids=GUESSED)
def test_what_takes_something_for_granted_is_a_hint_that_says_so(text, kind):
    found = audited(text)

    assert [issue.kind for issue in found.issues] == []
    assert [(hint.kind, hint.severity, bool(hint.doubt)) for hint in found.hints] == [(kind, Severity.HINT, True)]


GLUED = "县土地整治资金（云财农〔20189号）12.00万元，比上年增加2.00万元，增长50.0%。\n"
CUT = "水费支出12.00万元，比上年增加2.00万元，增长50.0%，主要原因是用水的单位增加到三个，并且有一个是新建的办公"


@pytest.mark.parametrize(
    ("text", "source", "alarm"),
    [
        (GLUED, "page.txt", False),
        (GLUED, "report.docx", True),
        (CUT, "page.txt", False),
        (CUT, "report.docx", True),
        (CUT + "楼。", "page.txt", True),
    ],
)
def test_where_an_extract_lost_something_nothing_is_sure(text, source, alarm):
    alarms, hints = split(text, source)

    assert ("rate" in alarms, "rate" in hints) == (alarm, not alarm)


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("报告第3条写“水费支出12.00万元，比上年增加2.00万元，增长50.0%”，比例不对。", False),
        ("“三公”经费支出12.00万元，比上年增加2.00万元，增长50.0%，“两保”支出不变。", True),
    ],
)
def test_what_is_quoted_is_not_said_by_the_report(text, alarm):
    assert split(text) == ((["rate"], []) if alarm else ([], ["rate"]))


def test_what_does_not_show_is_a_hint():
    text = "表1 项目支出表\n项目 金额\n用于救助的的支出 0\n"
    at = text.index("用于")
    document = Document(
        source="report.xlsx",
        digest="",
        text=f"{text}用于灌溉的的支出。\n",
        paragraphs=paragraphs(f"{text}用于灌溉的的支出。\n"),
        hidden=((at, at + 10),),
    )
    found = audit(document)

    assert all(issue.quotes[0].start >= len(text) for issue in found.issues)
    assert [issue.kind for issue in found.issues] == ["repetition"]


def test_what_stands_in_a_row_that_is_filtered_out_is_a_hint(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("项目", "金额"), ("用于灌溉的的支出", 10), ("用于救助的的支出", 0), ("用于养护的支出", 5)):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    path = tmp_path / "budget.xlsx"
    book.save(path)
    found = audit(read_document(path))

    assert [issue.place for issue in found.issues] == ["第3行"]
    assert [issue.place for issue in found.hints] == ["第4行"]


def test_every_doubt_can_be_put_into_words_and_every_message_with_one_exists():
    messages = tomllib.loads((files("drafter.audit") / "messages.zh.toml").read_text(encoding="utf-8"))

    assert {f"doubt_{doubt.value}" for doubt in Doubt} | {*INFERRED} <= {*messages}


def test_hints_are_shown_behind_the_alarms_and_do_not_fail_a_report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(GUESSED["a scale that is not stated"][0], encoding="utf-8")

    done = CliRunner().invoke(app, ["audit", str(path)])

    assert done.exit_code == 0
    assert "供核对" in done.stdout
    assert "没有发现前后矛盾" in done.stdout
