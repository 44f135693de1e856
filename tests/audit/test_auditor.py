"""An audit of any text: every quote is at its place, and the command prints what was found."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.findings import audited, findings, written

WORDS = (
    "一、 （一） 1. 一是 二是 其中： 基本支出 项目支出 120.50万元 30% 占 ， 。 ； （ ） 得分 95分 优 等"
    " 3个 、 2022年5月1日 签订 备案 支出率为"
    " 分别为 《 》 附件1 XX 比上年增长 预算 = ÷ 全部完成 绩效目标 0 - ７个工作日 超过"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n表1-1 收支情况表\n", "合计 10 20 30\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_quote_is_the_text_at_its_place(text):
    for issue in findings(written(text)):
        assert all(text[quote.start : quote.end] == quote.text != "" for quote in issue.quotes)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(text):
    audited(text)


def test_an_audit_reads_the_same_twice():
    text = "2022年部门总支出560.00万元，其中：基本支出230.00万元、项目支出340.00万元。"

    assert audited(text) == audited(text)


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
