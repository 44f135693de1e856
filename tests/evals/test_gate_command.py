"""`drafter eval gate`, `accept` and `report` as their user and a CI machine meet them."""

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from evals.storing import write_report
from tests.evals.reports_made import BLOCK, report_of
from tests.evals.test_running import made
from tests.program import run_program


def command(*arguments: object, cwd: Path, **around: str) -> subprocess.CompletedProcess[str]:
    return run_program("eval", *arguments, cwd=cwd, env={**os.environ, **around})


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A good report and a bad one, and a baseline made of the good one."""
    folder = tmp_path_factory.mktemp("gate")
    write_report(report_of(), folder / "good.json")
    write_report(report_of(faults=(BLOCK,)), folder / "bad.json")
    done = command("accept", "--report", "good.json", "--baseline", "b.json", "--reason", "first", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def gate(place: Path, report: str, *more: str) -> subprocess.CompletedProcess[str]:
    return command("gate", "--baseline", "b.json", "--report", report, *more, cwd=place)


def test_what_is_as_it_was_passes(place):
    done = gate(place, "good.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "passed: 0 fell, 0 measures drifted, 0 texts changed" in done.stdout
    assert "power of 90%" in done.stdout


def test_what_fell_is_blocked_and_every_form_of_the_report_is_written(place):
    done = gate(
        place, "bad.json", "--html", "r.html", "--junit", "r.xml", "--markdown", "r.md", "-o", "again.json"
    )
    assert done.returncode == 1
    assert "fell case-00 · offline" in done.stdout
    assert "结余12.5万元没有使用。" in done.stdout
    assert (place / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert Xml.parse(place / "r.xml").getroot().get("failures") == "1"  # noqa: S314  (our own)
    assert "不予通过" in (place / "r.md").read_text(encoding="utf-8")
    assert (place / "again.json").read_bytes() == (place / "bad.json").read_bytes()


def test_json_prints_the_verdict_and_nothing_else(place):
    done = gate(place, "bad.json", "--json")
    assert (json.loads(done.stdout)["blocked"], done.stderr) == (True, "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("gate", "--baseline", "none.json", "--report", "good.json"), 2),
        (("gate", "--baseline", "good.json", "--report", "good.json"), 2),
        (("gate", "--baseline", "b.json", "--report", "none.json"), 2),
        (("gate", "--baseline", "b.json", "--report", "good.json", "--html", "no/r.html"), 2),
        (("gate", "--baseline", "b.json", "--cases", "empty"), 3),
        (("gate", "--baseline", "b.json", "--report", "hollow.json"), 3),
        (("accept", "--report", "good.json", "--reason", " "), 2),
        (("accept", "--report", "hollow.json", "--baseline", "c.json", "--reason", "x"), 3),
        (("accept", "--report", "good.json"), 2),
        (("report", "good.json", "--baseline", "none.json"), 2),
    ],
)
def test_what_cannot_run_never_passes_and_writes_nothing(arguments, code, place):
    (place / "empty").mkdir(exist_ok=True)
    (place / "hollow.json").write_text('{"rows": []}', encoding="utf-8")
    done = command(*arguments, cwd=place)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert done.stderr
    assert not (place / "c.json").exists()


def test_accept_moves_the_baseline_and_keeps_its_history(place):
    (place / "moved.json").write_bytes((place / "b.json").read_bytes())
    options = (
        "--report",
        "bad.json",
        "--baseline",
        "moved.json",
        "--reason",
        "the rule has changed",
        "--by",
        "甲",
    )
    done = command("accept", *options, cwd=place)
    assert done.returncode == 0, done.stderr
    history = json.loads((place / "moved.json").read_text(encoding="utf-8"))["history"]
    assert [(entry["reason"], entry["blocked"]) for entry in history] == [
        ("first", 0),
        ("the rule has changed", 1),
    ]
    assert history[1]["by"] == "甲"
    assert command("gate", "--baseline", "moved.json", "--report", "bad.json", cwd=place).returncode == 0


def test_report_makes_the_forms_of_a_report_made_before(place):
    done = command("report", "bad.json", "--html", "alone.html", cwd=place)
    assert done.returncode == 0, done.stderr
    assert "written to alone.html" in done.stdout
    shown = command("report", "bad.json", "--baseline", "b.json", cwd=place)
    assert "1 blocked of 20 drafts" in shown.stdout
    assert "blocked: 1 fell" in shown.stdout


def test_a_bureaus_own_cases_give_the_same_verdict_under_any_hash_seed_time_zone_and_locale(tmp_path):
    cases = made(tmp_path / "cases")
    made(tmp_path / "cases", "second")
    first = command("accept", "--cases", cases, "--reason", "first", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert (cases / "baseline.json").is_file()
    verdicts = [
        command("gate", "--cases", cases, "--json", cwd=tmp_path, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        for seed, zone, locale in (
            ("0", "UTC", "C"),
            ("1", "Asia/Shanghai", "C.UTF-8"),
            ("77", "America/Lima", "POSIX"),
        )
    ]
    assert [done.returncode for done in verdicts] == [0, 0, 0], verdicts
    found = [json.loads(done.stdout) for done in verdicts]
    assert found[0] == found[1] == found[2]
    assert found[0]["digest"]
