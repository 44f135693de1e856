"""What was drafted is remembered: listed, found, shown; and a draft stands though it cannot be remembered."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import unicodedata

import pytest

from drafter.assets import asset
from tests.program import run_program

KEY = "sk-never-to-be-seen"
NAMES = ("jiangmen-2024", "lechang-2024")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with two cases, one that cannot be read, and settings that need no vectors."""
    room = tmp_path_factory.mktemp("runs")
    for name in NAMES:
        shutil.copytree(asset("examples") / name, room / "cases" / name)
    (room / "cases" / "坏").mkdir()
    (room / "cases" / "坏" / "case.yaml").write_text("id: [\n", encoding="utf-8")
    return room


@pytest.fixture(scope="module")
def drafter(room):
    """Runs a command; the settings say where records go."""

    def run(*args: object, url: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        (room / "config.toml").write_text(
            f"[knowledge]\nembedder = \"none\"\nindex = '{room / 'index'}'\n[records]\nurl = '{url}'\n",
            encoding="utf-8",
        )
        here = {"XDG_DATA_HOME": str(room / "data"), "DRAFTER_API_KEY": KEY, "COLUMNS": "100"}
        return run_program(*args, "--config", room / "config.toml", env={**os.environ, **here, **env})

    return run


@pytest.fixture(scope="module")
def remembered(room, drafter):
    """A draft and a batch have been made."""
    drafted = drafter("draft", room / "cases" / "lechang-2024" / "case.yaml", "-o", room / "one")
    assert drafted.returncode == 0, drafted.stderr
    assert drafter("batch", room / "cases", "-o", room / "out", "-j", "2", "--json").returncode == 1


def listed(drafter, *options: str) -> list[dict]:
    done = drafter("runs", "--json", *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["runs"]


@pytest.mark.usefixtures("remembered")
def test_every_run_is_listed_the_newest_first(drafter):
    runs = listed(drafter)
    assert sorted((one["command"], one["case"], one["ended"]) for one in runs) == [
        ("batch", "jiangmen-2024", "drafted"),
        ("batch", "lechang-2024", "drafted"),
        ("batch", "坏", "failed"),
        ("draft", "lechang-2024", "drafted"),
    ]
    assert [one["started"] for one in runs] == sorted((one["started"] for one in runs), reverse=True)
    assert runs[-1]["command"] == "draft"


@pytest.mark.usefixtures("remembered")
def test_a_case_that_need_not_be_drafted_is_no_run(room, drafter):
    before = len(listed(drafter))
    drafter("batch", room / "cases" / "lechang-2024", "-o", room / "out")
    assert len(listed(drafter)) == before


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--case", "lechang"), 2),
        (("--department", "江门市"), 1),
        (("--since", "2026-01-01"), 4),
        (("--since", "2999-01-01"), 0),
        (("--failed",), 1),
        (("-n", "3"), 3),
        (("--case", "%"), 0),
    ],
)
def test_runs_are_looked_for(drafter, options, count):
    assert len(listed(drafter, *options)) == count


@pytest.mark.usefixtures("remembered")
def test_one_run_is_shown_with_what_it_was_made_from_and_what_it_wrote(room, drafter):
    (run,) = listed(drafter, "--case", "jiangmen")
    assert run["made"]["total"] == "100.00"
    record = json.loads((room / "out" / "jiangmen-2024" / "bundle.json").read_text(encoding="utf-8"))["record"]
    for name in ("drafter", "case", "rubric", "config", "prompts", "knowledge", "writer"):
        assert run["made_from"][name] == record[name]
    shown = drafter("runs", "show", run["id"][:19])
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith(f"{run['id']}  江门市政务服务和数据管理局  2024\n")
    assert re.search(r"notice\.docx  [0-9a-f]{12}\n", shown.stdout)
    assert json.loads(drafter("runs", "show", run["id"], "--json").stdout) == run


def wide(line: str) -> int:
    """Columns that a line takes."""
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in line)


@pytest.mark.usefixtures("remembered")
def test_the_list_fits_a_terminal(drafter):
    done = drafter("runs", COLUMNS="80")
    lines = done.stdout.rstrip().splitlines()
    assert len([line for line in lines if re.search(r"\d{8}-\d{6}-[0-9a-f]{6}", line)]) == 4
    assert max(map(wide, lines)) <= 80
    written = "".join(re.findall("[\u4e00-\u9fff]", done.stdout))
    assert "未起草" in written
    for name in ("江门市", "乐昌市"):  # a long name goes on in its column on the next line
        assert name in written


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize(
    ("name", "what"), [("nothing", "no such run"), ("2", "several runs"), ("", "no such run")]
)
def test_a_run_that_cannot_be_told_is_an_error(drafter, name, what):
    done = drafter("runs", "show", name)
    assert done.returncode == 2
    assert what in done.stderr


@pytest.mark.usefixtures("remembered")
def test_no_text_of_a_case_and_no_key_is_in_the_records(room):
    held = (room / "data" / "drafter" / "runs.sqlite").read_bytes()
    assert KEY.encode() not in held
    assert json.dumps("一体化政务服务")[1:-1].encode() not in held


def test_where_nothing_was_drafted_nothing_is_listed(drafter, tmp_path):
    done = drafter("runs", url=f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert (done.returncode, done.stdout) == (0, "没有符合条件的运行记录\n")
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("what", ["held", "away", "no database"])
def test_a_draft_stands_though_no_record_of_it_can_be_kept(room, drafter, tmp_path, what):
    file = tmp_path / "runs.sqlite"
    url, holder = f"sqlite:///{file}", None
    if what == "held":
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
    elif what == "away":
        url = "postgresql://clerk@127.0.0.1:9/records"
    else:
        file.write_text("something else that somebody wrote, and long enough to be looked at", encoding="utf-8")
    case = room / "cases" / "lechang-2024" / "case.yaml"
    done = drafter("draft", case, "-o", tmp_path / "out", url=url)
    if holder:
        holder.close()
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 4
    assert "no record of this run was kept" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_password_has_no_place_in_the_settings(drafter):
    done = drafter("runs", url="postgresql://clerk:geheim@db/records")
    assert done.returncode == 2
    assert "write the address without the password" in done.stderr
    assert "geheim" not in done.stderr + done.stdout
