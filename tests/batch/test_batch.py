"""A batch through the command line: finished work is never done again, and never lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.batch.place import held
from drafter.errors import OutputError

NAMES = ("guangzhou-2023", "jiangmen-2024", "lechang-2024")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with settings that need no vectors, and three cases."""
    room = tmp_path_factory.mktemp("batch")
    (room / "config.toml").write_text(
        f"[knowledge]\nembedder = \"none\"\nindex = '{room / 'index'}'\n", encoding="utf-8"
    )
    for name in NAMES:
        shutil.copytree(asset("examples") / name, room / "cases" / name)
    return room


def command(room: Path, out: str, *options: str) -> list[str]:
    here = ("--config", str(room / "config.toml"), "-o", str(room / out), "--json", *options)
    return [sys.executable, "-c", "from drafter.cli import main; main()", "batch", str(room / "cases"), *here]


def done(room: Path, out: str, *options: str) -> tuple[int, dict[str, dict]]:
    ended = subprocess.run(command(room, out, *options), capture_output=True, text=True, check=False)
    assert ended.stdout, ended.stderr
    return ended.returncode, {one["name"]: one for one in json.loads(ended.stdout)["cases"]}


def files(folder: Path) -> dict[str, bytes]:
    """All that a batch wrote, without its marks."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".batch" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def undisturbed(room):
    code, cases = done(room, "undisturbed", "-j", "2")
    assert code == 0
    assert {name: one["status"] for name, one in cases.items()} == dict.fromkeys(NAMES, "drafted")
    return files(room / "undisturbed")


def test_every_case_has_its_four_files_and_a_line_in_the_list(undisturbed):
    four = ("bundle.json", "notice.docx", "notice.md", "review.html")
    assert sorted(undisturbed) == sorted(["batch.json", *(f"{name}/{file}" for name in NAMES for file in four)])
    listed = json.loads(undisturbed["batch.json"])
    assert [(one["name"], one["total"], one["grade"]) for one in listed] == [
        ("guangzhou-2023", "94.87", "优"),
        ("jiangmen-2024", "100.00", "优"),
        ("lechang-2024", "99.00", "优"),
    ]


def test_what_is_finished_stands_and_what_has_changed_is_drafted_again(room, undisturbed):
    case = room / "cases" / "lechang-2024" / "case.yaml"
    before = case.read_bytes()
    try:
        case.write_bytes(before + "# 改动\n".encode())
        code, cases = done(room, "undisturbed")
    finally:
        case.write_bytes(before)
    assert code == 0
    assert {name: one["status"] for name, one in cases.items()} == {
        "guangzhou-2023": "unchanged",
        "jiangmen-2024": "unchanged",
        "lechang-2024": "drafted",
    }
    done(room, "undisturbed")
    assert files(room / "undisturbed") == undisturbed


def test_one_bad_case_is_told_and_the_others_are_drafted(room):
    (room / "cases" / "坏").mkdir()
    try:
        (room / "cases" / "坏" / "case.yaml").write_text("id: [\n", encoding="utf-8")
        code, cases = done(room, "with-a-bad-one")
    finally:
        shutil.rmtree(room / "cases" / "坏")
    assert code == 1
    assert {name: one["status"] for name, one in cases.items()} == {
        **dict.fromkeys(NAMES, "drafted"),
        "坏": "failed",
    }
    assert "case.yaml" in cases["坏"]["error"]
    assert not (room / "with-a-bad-one" / "坏").exists()


@pytest.mark.usefixtures("undisturbed")
def test_a_notice_that_was_edited_is_kept(room):
    shutil.copytree(room / "undisturbed", room / "edited")
    notice = room / "edited" / "lechang-2024" / "notice.md"
    notice.write_text("由编辑改过", encoding="utf-8")
    code, cases = done(room, "edited")
    assert (code, cases["lechang-2024"]["status"]) == (0, "edited")
    assert notice.read_text(encoding="utf-8") == "由编辑改过"
    _, cases = done(room, "edited", "--overwrite")
    assert cases["lechang-2024"]["status"] == "drafted"
    assert notice.read_text(encoding="utf-8") != "由编辑改过"


def test_an_output_that_is_no_folder_is_told_before_anything_is_drafted(room):
    (room / "a file").touch()
    ended = subprocess.run(command(room, "a file"), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 2  # the error, and what to do
    assert "a file 不是文件夹" in ended.stderr


def test_a_second_batch_into_the_same_folder_is_refused_as_long_as_the_first_runs(room):
    with held(room / "shared"):
        ended = subprocess.run(command(room, "shared"), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"another batch is writing into {room / 'shared'}" in ended.stderr
    assert files(room / "shared") == {}


def test_a_folder_is_let_go_of_whatever_ends_a_batch(tmp_path):
    with pytest.raises(KeyboardInterrupt), held(tmp_path / "out"):
        raise KeyboardInterrupt
    with held(tmp_path / "out"), pytest.raises(OutputError, match="another batch"), held(tmp_path / "out"):
        pass
    with held(tmp_path / "out"):
        assert (tmp_path / "out" / ".batch").is_dir()
