"""A run measures everything it says, or ends with exit code 3; equal runs give equal reports."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from drafter.errors import EvaluationError, InputError, OutputError
from evals import running
from evals.model import Evaluator, Measure, Result
from evals.registry import EVALUATORS
from evals.report_model import RunReport
from evals.running import Order, result_of, row, run
from evals.slices import digest_of
from evals.storing import ensure_writable, read_report, write_report
from tests.evals.benches import offline

SMALL = ("one-deduction", "no-figures", "nothing-deducted")
MEASURE = Measure(name="made_up", about="nothing")
CASE = """
id: tiny
fiscal_year: 2022
rubric: {rubric}
department: {{name: 云岭县测试所（虚构）}}
published: {{total: 90, grade: 优, source: {{document: 表}}}}
findings:
  - id: F01
    indicator: 资产
    points: [{{id: a, title: 资产未盘点, text: 固定资产没有盘点。}}]
notice: {{title: 云岭县测试所（虚构）2022年度绩效复核报告, issuer: 云岭县财政局（虚构）}}
"""
EXPECT = 'why = "x"\nthemes = ["assets"]\nsize = "small"\nstyle = "x"\n'


@pytest.fixture(scope="module")
def report():
    return run(Order(only=SMALL))


def made(folder: Path, name: str = "tiny", expect: str = EXPECT, case: str = CASE) -> Path:
    where = folder / name
    where.mkdir(parents=True)
    (where / "expect.toml").write_text(expect, encoding="utf-8")
    (where / "case.yaml").write_text(case.format(rubric="shaoguan-2023"), encoding="utf-8")
    return folder


def test_a_run_has_a_row_for_every_case_and_a_result_for_every_measure(report):
    assert [one.case for one in report.rows] == sorted(SMALL)
    for one in report.rows:
        assert [result.evaluator for result in one.results] == [measure.name for measure in report.measures]
    assert report.clean


def test_means_are_over_the_rows_to_which_a_measure_applies(report):
    whole = next(one for one in report.slices if one.by == "all")
    coverage = next(mean for mean in whole.means if mean.measure == "coverage")
    distance = next(mean for mean in whole.means if mean.measure == "clauses_kept")
    labels = next(mean for mean in whole.means if mean.measure == "retrieval_recall")
    assert (whole.rows, whole.blocked) == (3, 0)
    assert (coverage.value, coverage.rows) == (Decimal("1.000000"), 2)
    assert distance.rows == 2
    assert (labels.value, labels.rows) == (None, 0)


def test_slices_are_by_writer_theme_size_and_never_empty(report):
    assert {(one.by, one.name) for one in report.slices} == {
        ("all", ""),
        ("writer", "offline"),
        ("size", "small"),
        ("theme", "execution"),
        ("theme", "general"),
        ("theme", "internal_control"),
        ("theme", "targets"),
    }
    assert all(one.rows for one in report.slices)


def test_the_digest_is_of_all_that_the_report_says(report):
    assert report.digest == digest_of(report)
    first = report.rows[0].model_copy(update={"writer": "another"})
    assert digest_of(report.model_copy(update={"rows": (first, *report.rows[1:])})) != report.digest


def test_a_report_is_written_whole_and_read_back_only_if_it_was_not_changed(report, tmp_path):
    path = tmp_path / "report.json"
    write_report(report, path)
    assert read_report(path) == report
    text = path.read_text(encoding="utf-8")
    assert "1.000000" in text
    path.write_text(text.replace('"value": "1.000000"', '"value": "0.900000"', 1), encoding="utf-8")
    with pytest.raises(InputError, match="changed after it was written"):
        read_report(path)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no report"):
        read_report(path)


def test_a_report_goes_where_it_can_be_written_or_nowhere(tmp_path):
    with pytest.raises(OutputError):
        ensure_writable(tmp_path)
    with pytest.raises(OutputError):
        ensure_writable(tmp_path / "none" / "report.json")


COMMAND = [sys.executable, "-c", "from drafter.cli import main; main()", "eval", "run", "--json"]


@pytest.mark.parametrize(
    "around",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_report_comes_under_any_hash_seed_time_zone_and_locale(report, around, tmp_path):
    cases = [part for name in reversed(SMALL) for part in ("--case", name)]
    environment = {**os.environ, **around}
    done = subprocess.run([*COMMAND, *cases], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["digest"] == report.digest
    assert done.stderr == b""


def test_several_processes_give_what_one_gives(monkeypatch, report):
    monkeypatch.setattr(running, "_FEW", 1)
    assert run(Order(only=SMALL, jobs=2)) == report


def test_an_evaluator_that_fails_ends_the_run():
    def fails(_subject):
        raise ZeroDivisionError("by nought")

    with pytest.raises(
        EvaluationError, match="made_up failed on no-figures by offline: ZeroDivisionError"
    ) as caught:
        row(offline("no-figures"), evaluators=(*EVALUATORS, Evaluator(MEASURE, fails)))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_a_value_that_is_no_number_is_none(value):
    with pytest.raises(ValidationError):
        Result(evaluator="made_up", value=Decimal(value), of=1)
    with pytest.raises(EvaluationError):
        result_of(
            Evaluator(MEASURE, lambda _: Result(evaluator="made_up", value=Decimal(value))), offline("no-figures")
        )


def test_what_does_not_apply_says_why_and_has_no_faults():
    with pytest.raises(ValidationError):
        Result(evaluator="made_up", value=None)
    with pytest.raises(ValidationError):
        Result(evaluator="made_up", value=Decimal(1), why_not="it does")


def test_an_evaluator_that_speaks_under_another_name_ends_the_run():
    stranger = Evaluator(MEASURE, lambda _: Result(evaluator="coverage", value=Decimal(1)))
    with pytest.raises(EvaluationError, match="made_up does not say"):
        result_of(stranger, offline("no-figures"))


def test_a_message_of_the_checker_without_an_evaluator_ends_the_run():
    deaf = tuple(one for one in EVALUATORS if one.name != "blanks")
    with pytest.raises(EvaluationError, match="no evaluator answers for blank_left"):
        row(offline("no-figures"), evaluators=deaf)


def test_an_empty_set_and_a_case_that_is_not_there_did_not_run(tmp_path):
    with pytest.raises(EvaluationError, match="no cases in"):
        run(Order(cases=tmp_path))
    with pytest.raises(EvaluationError, match="no case nowhere"):
        run(Order(only=("nowhere",)))


def test_a_writer_that_wrote_none_of_the_cases_did_not_run():
    with pytest.raises(EvaluationError, match="good wrote none of these cases"):
        run(Order(only=("renhua-2021",), writers=("offline", "good")))


def test_an_unknown_writer_is_a_slip_of_the_user():
    with pytest.raises(InputError, match="no recordings of a writer nobody"):
        run(Order(writers=("nobody",)))


def test_a_bureaus_own_case_is_measured_like_any_other(tmp_path):
    found = run(Order(cases=made(tmp_path)))
    assert [one.case for one in found.rows] == ["tiny"]
    assert found.clean


def test_everything_wrong_with_all_cases_is_told_at_once(tmp_path):
    made(tmp_path, "one", expect=EXPECT + "surprise = 1\n")
    made(tmp_path, "two", case=CASE.replace("issuer", "isuer"))
    with pytest.raises(InputError) as caught:
        run(Order(cases=tmp_path))
    told = "\n".join(map(str, caught.value.problems))
    assert "surprise" in told
    assert "isuer" in told


def test_an_expectation_on_what_the_case_does_not_have_is_refused(tmp_path):
    made(tmp_path, expect=EXPECT + '[expect]\nfigures = ["F09.rate"]\n')
    with pytest.raises(EvaluationError, match=r"expects what it does not have: F09\.rate"):
        run(Order(cases=tmp_path))


def test_a_label_that_names_nothing_of_the_base_is_refused(tmp_path):
    made(tmp_path, expect=EXPECT + '[expect.relevant]\n"F01.a" = ["yunling-culture-2021: 没有这句话"]\n')
    with pytest.raises(EvaluationError, match="calls relevant what the base does not hold"):
        run(Order(cases=tmp_path))


def test_the_report_of_a_run_is_a_document_of_its_own_kind(report):
    plain = json.loads(report.model_dump_json(by_alias=True))
    assert (plain["schema"], plain["version"]) == ("drafter.eval", 1)
    assert RunReport.model_validate(plain) == report


def test_a_size_that_is_not_the_cases_and_an_editors_text_without_sections_are_refused(tmp_path):
    made(tmp_path, expect=EXPECT.replace("small", "large"))
    (tmp_path / "tiny" / "reference.md").write_text("没有标题的一段话。", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(Order(cases=tmp_path))
    told = "\n".join(map(str, caught.value.problems))
    assert "the case is small" in told
    assert "not both sections" in told


def test_two_writers_of_one_name_cannot_be_told_apart(tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / name / "twin"
        folder.mkdir(parents=True)
        (folder / "recording.toml").write_text('model = "x"\nanswered_by = "x"\ncases = ["no-figures"]\n')
    with pytest.raises(InputError, match="the same name"):
        run(Order(writers=(str(tmp_path / "one" / "twin"), str(tmp_path / "two" / "twin"))))
