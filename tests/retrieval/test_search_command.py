"""`drafter search` as its users narrow it down."""

import json

import pytest
from typer.testing import CliRunner

from drafter.cli import app


@pytest.fixture
def search(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(f"[knowledge]\nindex = '{tmp_path / 'index'}'\nembedder = \"none\"\n", encoding="utf-8")

    def run(*args):
        done = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["search", *args, "--config", str(config)])
        return done.exit_code, done.stdout if done.exit_code == 0 else done.stderr

    return run


def found(search, *args):
    code, out = search(*args, "--json")
    assert code == 0
    return json.loads(out)


def test_by_kind_year_and_department(search):
    asked = ("合同备案超期", "--kind", "problem", "--year", "2021", "--year", "2020")
    passages = found(search, *asked)

    assert passages
    assert {one["kind"] for one in passages} == {"problem"}
    assert {one["year"] for one in passages} <= {2020, 2021}
    department = "云岭县文化广电旅游体育局（虚构）"
    assert {one["title"][:16] for one in found(search, *asked, "--department", department)} == {department[:16]}


def test_by_theme_under_its_name_or_its_id(search):
    named, by_id = (
        found(search, "备案", "--kind", "problem", "--theme", name) for name in ("采购与合同管理", "procurement")
    )

    assert named == by_id != []
    assert "同属“采购与合同管理”" in named[0]["reason"]


def test_by_a_level_of_a_rubric(search):
    sections = {one["section"] for one in found(search, "手续是否完整", "--kind", "rubric", "--level", "项目管理")}

    assert sections
    assert all(" › 项目管理 › " in f" › {section} › " for section in sections)


def test_without_a_filter_every_kind_has_its_say(search):
    assert {"problem", "recommendation", "norm"} <= {
        one["kind"] for one in found(search, "合同备案超期", "-k", "8")
    }


@pytest.mark.parametrize(("option", "known"), [("--kind", "recommendation"), ("--theme", "预算执行")])
def test_a_filter_that_is_not_known_is_told_with_those_that_are(search, option, known):
    code, told = search("备案", option, "盘点")

    assert code == 2
    assert known in told.replace("\n", "")


def test_nothing_where_nothing_fits(search):
    assert found(search, "备案", "--year", "1999", "--kind", "problem") == []
