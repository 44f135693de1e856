"""`drafter import` and `drafter export` as their users run them."""

import json

import pytest
from typer.testing import CliRunner

from drafter import cli
from drafter.assets import asset
from tests.sheets.made_up import TOTAL, plain_sheet, rubric_file, saved

RENHUA = asset("examples/renhua-2021/case.yaml")


@pytest.fixture
def drafter(monkeypatch, capsys):
    """Run the program in this process: exit code, stdout, stderr."""

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["drafter", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def test_a_sheet_becomes_a_case_that_scores_to_its_total(drafter, tmp_path):
    sheet, out = saved(plain_sheet(), tmp_path), tmp_path / "new" / "yunling.yaml"
    code, _, _ = drafter("import", sheet, "-o", out, "--rubric", rubric_file(tmp_path), "--issuer", "云岭县财政局")
    assert code == 0
    code, printed, _ = drafter("score", out, "--json")
    assert (code, json.loads(printed)["total"]) == (0, TOTAL)
    assert "云岭县财政局" in out.read_text(encoding="utf-8")


def test_json_is_one_document_that_lists_everything(drafter, tmp_path):
    sheet = saved(plain_sheet({"采购合同备案及时性": 3.5}), tmp_path)
    code, printed, _ = drafter(
        "import", sheet, "-o", tmp_path / "a.yaml", "--rubric", rubric_file(tmp_path), "--json"
    )
    document = json.loads(printed)
    assert code == 1, "the stated total is not the sum"
    assert document["total"] == "25.66"
    assert document["overrides"] == ["2.1.1 采购合同备案及时性（6分）得 3.5 分：评分表所列得分"]
    assert [item["where"] for item in document["disagreements"]] == ["评分表!E9"]


def test_a_sheet_with_rows_left_over_is_written_with_them_as_comments(drafter, tmp_path):
    book = plain_sheet()
    book.active["C6"] = "政府采购合规性"
    out = tmp_path / "a.yaml"
    code, printed, _ = drafter("import", saved(book, tmp_path), "-o", out, "--rubric", rubric_file(tmp_path))
    assert code == 1
    assert "政府采购合规性" in printed
    text = out.read_text(encoding="utf-8")
    assert "# 评分表!C6　政府采购合规性　分值 4　得分 4" in text
    assert "# 2.1.2 政府采购规范性" in text
    code, _, printed = drafter("score", out)
    assert code == 2
    assert "2.1.2 政府采购规范性" in printed


def test_a_bad_sheet_leaves_what_stood_there(drafter, tmp_path):
    out = tmp_path / "a.yaml"
    out.write_text("kept", encoding="utf-8")
    sheet = saved(plain_sheet({"预算编制完整性": -1, "部门预算执行率": "好"}), tmp_path)
    code, printed, errors = drafter("import", sheet, "-o", out, "--rubric", rubric_file(tmp_path))
    assert (code, printed, out.read_text(encoding="utf-8")) == (2, "", "kept")
    assert "评分表!E3" in errors
    assert "评分表!E4" in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "sheet.xlsx", "yunling.yaml"]


def test_what_is_wrong_with_the_case_is_told_by_the_cells_of_its_sheet(drafter, tmp_path, monkeypatch):
    from drafter.bootstrap import services as bootstrap
    from drafter.errors import InputError, Problem

    def refused(path, _):
        places = ("findings[2].points[0].text", "findings[4].override", "findings[1]", "notice.title")
        problems = [Problem(f"{path}:{line} {place}", "不能用", "改写") for line, place in enumerate(places, 9)]
        raise InputError(f"{path} 有 4 处问题", problems)

    monkeypatch.setattr(bootstrap, "scored_case", refused)
    sheet = saved(plain_sheet(), tmp_path)
    code, _, errors = drafter("import", sheet, "-o", tmp_path / "a.yaml", "--rubric", rubric_file(tmp_path))
    assert (code, ".drafter-" in errors) == (2, False)
    for place in ("评分表!F5", "评分表!E7", "评分表!C4", str(sheet)):
        assert f"{place}: 不能用 → 改写" in errors


def test_json_holds_the_converted_total_where_something_was_not_assessed(drafter, tmp_path):
    book = plain_sheet({"资产账实相符情况": "不适用"}, total=None)
    sheet, out = saved(book, tmp_path), tmp_path / "a.yaml"
    _, printed, _ = drafter("import", sheet, "-o", out, "--rubric", rubric_file(tmp_path), "--json")
    document = json.loads(printed)
    assert (document["total"], document["max"]) == ("22.96", "26")
    assert document["converted"] == {"full": "30", "points": "26.49"}
    _, printed, _ = drafter("score", out, "--json")
    assert json.loads(printed)["converted"] == document["converted"]


def test_an_account_that_says_no_more_than_its_title_is_drafted_once(drafter, tmp_path):
    book = plain_sheet({"预算编制完整性": 3, "政府采购规范性": 3}, total=None)
    book.active["F3"], book.active["F6"] = "部分收入没有编入预算", "2份采购文件没有归档"
    sheet, out = saved(book, tmp_path), tmp_path / "a.yaml"
    assert drafter("import", sheet, "-o", out, "--rubric", rubric_file(tmp_path))[0] == 0
    drafter("draft", out, "-o", tmp_path / "notice")
    section = (tmp_path / "notice" / "notice.md").read_text(encoding="utf-8").partition("## 四、")[0]
    assert section.count("部分收入没有编入预算。") == 1
    assert section.count("采购文件没有归档。") == 1
    assert "2份采购文件没有归档" in section


def test_export_and_import_from_the_command_line_give_the_same_score(drafter, tmp_path):
    assert drafter("export", RENHUA, "-o", tmp_path / "r.xlsx")[0] == 0
    assert drafter("import", tmp_path / "r.xlsx", "-o", tmp_path / "r.yaml")[0] == 0
    before, after = (json.loads(drafter("score", path, "--json")[1]) for path in (RENHUA, tmp_path / "r.yaml"))
    assert before == after


@pytest.mark.parametrize(
    "arguments",
    [("-o", "x.xlsx"), (RENHUA, "--rubric", "renhua-2022", "-o", "x.xlsx"), (RENHUA, "-o", "x.csv"), (RENHUA,)],
)
def test_export_asks_for_a_case_or_a_rubric_and_a_file(drafter, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert drafter("export", *arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_is_never_overwritten_by_its_case(drafter, tmp_path):
    sheet = saved(plain_sheet(), tmp_path)
    before = sheet.read_bytes()
    assert drafter("import", sheet, "-o", sheet, "--rubric", rubric_file(tmp_path))[0] == 2
    assert sheet.read_bytes() == before


def test_help_names_both_commands():
    listed = CliRunner().invoke(cli.app, ["--help"]).output
    assert "import" in listed
    assert "export" in listed
