"""`drafter eval run` as its user meets it."""

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from drafter import cli
from tests.evals.test_running import EXPECT, made

COMMAND = [sys.executable, "-c", "from drafter.cli import main; main()"]


def command(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, capture_output=True, check=False, encoding="utf-8"
    )


def test_help_names_the_command_and_imports_no_evaluation():
    done = command("--help")
    assert "Measure drafts and gate changes" in done.stdout
    probe = "import sys; from drafter.cli import app; print(sorted(one for one in sys.modules if 'evals' in one))"
    assert subprocess.check_output([sys.executable, "-c", probe], text=True).strip() == "[]"


def test_the_command_is_found_by_its_entry_point():
    (found,) = entry_points(group=cli.ADDED, name="eval")
    assert found.value == "evals.command:app"


def test_an_installation_without_evaluations_has_every_other_command(monkeypatch, capsys):
    class Gone:
        name = "eval"

        def load(self):
            raise ModuleNotFoundError("evals")

    class Broken(Gone):
        def load(self):
            raise AttributeError("app")

    monkeypatch.setattr(cli, "entry_points", lambda **_: [Gone(), Broken()])
    before = len(cli.app.registered_groups)
    cli._add_commands()
    assert len(cli.app.registered_groups) == before
    assert "drafter eval is not available: app" in capsys.readouterr().err


def test_a_clean_run_shows_a_table_and_ends_with_0(tmp_path):
    done = command("eval", "run", "--cases", made(tmp_path), "-o", tmp_path / "report.json")
    assert done.returncode == 0, done.stderr
    assert "quantity_precision" in done.stdout
    assert "0 blocked of 1 drafts of 1 cases" in done.stdout
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["schema"] == "drafter.eval"


def test_a_run_in_which_something_may_not_stand_ends_with_1_and_shows_it(tmp_path):
    done = command("eval", "run", "--cases", made(tmp_path, expect=EXPECT + '[expect]\ntotal = "91"\n'))
    assert done.returncode == 1
    assert "score_purity/result_differs: the total is 90.00, not 91" in done.stdout
    assert "1 blocked of 1 drafts" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--writer", "nobody"), 2), (("--case", "nowhere"), 3), (("--jobs", "-1"), 2), (("-o", "."), 2)],
)
def test_what_cannot_run_says_so_with_its_exit_code_and_prints_no_result(arguments, code, tmp_path):
    done = command("eval", "run", *arguments, cwd=tmp_path)
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr


def test_json_prints_one_document_and_nothing_else(tmp_path):
    done = command("eval", "run", "--cases", made(tmp_path), "--json")
    assert json.loads(done.stdout)["rows"][0]["case"] == "tiny"
    assert done.stderr == ""
