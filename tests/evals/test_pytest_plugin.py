"""The plugin as a bureau meets it: its own cases as tests, and nothing at all without the option."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.evals.test_running import EXPECT, made

PYTEST = [
    sys.executable,
    "-m",
    "pytest",
    "-p",
    "evals.pytest_plugin",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
]
WRONG = EXPECT + '[expect]\ntotal = "91"\n'


def pytest_in(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PYTEST, *map(str, arguments)], cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )


def test_a_case_passes_or_fails_with_what_may_not_stand_in_its_draft(tmp_path):
    made(tmp_path / "cases", "good")
    made(tmp_path / "cases", "wrong", WRONG)
    made(tmp_path / "cases", "damaged", case="id: [")
    (tmp_path / "test_of_their_own.py").write_text("def test_it():\n    assert False\n")
    done = pytest_in(tmp_path, "--drafter-cases", "cases", "-v")
    assert done.returncode == 1
    assert "cases/good/expect.toml::offline PASSED" in done.stdout
    assert "cases/wrong/expect.toml::offline FAILED" in done.stdout
    assert "score_purity/result_differs: the total is 90.00, not 91" in done.stdout
    assert "cases/damaged/expect.toml::offline FAILED" in done.stdout
    assert "2 failed, 1 passed" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--drafter-cases", "empty"),
        ("--drafter-cases", "nowhere"),
        ("--drafter-cases", "cases", "--drafter-writer", "nobody"),
        ("--drafter-cases", "cases", "--drafter-writer", "good"),
    ],
)
def test_what_would_pass_by_doing_nothing_is_refused(arguments, tmp_path):
    made(tmp_path / "cases")
    (tmp_path / "empty").mkdir()
    done = pytest_in(tmp_path, *arguments)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "passed" not in done.stdout


def test_without_its_option_it_collects_nothing_and_imports_nothing(tmp_path):
    made(tmp_path / "cases")
    (tmp_path / "test_of_their_own.py").write_text(
        "import sys\n\n\ndef test_it():\n"
        "    assert not [one for one in sys.modules if one.startswith(('drafter', 'evals.r'))]\n"
    )
    done = pytest_in(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_other_tests_run_as_well_where_they_are_named(tmp_path):
    made(tmp_path / "cases")
    (tmp_path / "test_of_their_own.py").write_text("def test_it():\n    pass\n")
    done = pytest_in(tmp_path, "--drafter-cases", "cases", "test_of_their_own.py", "--collect-only", "-q")
    assert "cases/tiny/expect.toml::offline" in done.stdout
    assert "test_of_their_own.py::test_it" in done.stdout
