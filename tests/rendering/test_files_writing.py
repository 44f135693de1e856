import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import OutputError
from drafter.rendering.files import ensure_writable, settle, write_all

OLD = {"a.txt": b"old a", "b.txt": b"old b"}
NEW = {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"}
KILLED_AT_MOVE = """
import os, sys
from pathlib import Path
import drafter.rendering.files as files
moves = 0
real = Path.replace
def replace(self, target):
    global moves
    moves += 1
    if moves > int(sys.argv[2]):
        os._exit(9)
    return real(self, target)
Path.replace = replace
files.write_all(Path(sys.argv[1]), {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"})
"""

WRITES_AGAIN = """
import sys
from pathlib import Path
from drafter.rendering.files import write_all
for turn in range(25):
    text = f"{sys.argv[2]} {turn}".encode()
    write_all(Path(sys.argv[1]), {name: text for name in ("a.txt", "b.txt", "c.txt", "d.txt")})
"""


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing_after(monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """Moving a file fails once so many have been moved; moves that put old files back go through."""
    real, count = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and next(count) >= moves:
            raise PermissionError(13, "held open")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_new_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "case"
    assert write_all(folder, NEW) == [folder / name for name in NEW]
    assert content(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["case"]


def test_an_earlier_set_is_replaced_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write_all(tmp_path, {**OLD, "mine.docx": b"mine"})
    write_all(tmp_path, NEW)
    assert content(tmp_path) == {**NEW, "mine.docx": b"mine"}


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_after_an_error_the_old_set_still_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    write_all(tmp_path, OLD)
    failing_after(monkeypatch, moves)
    with pytest.raises(OutputError, match="held open") as caught:
        write_all(tmp_path, NEW)
    assert caught.value.remedy
    assert content(tmp_path) == OLD


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_what_a_killed_process_left_is_finished_by_the_next(tmp_path: Path, moves: int) -> None:
    write_all(tmp_path, OLD)
    ended = subprocess.run([sys.executable, "-c", KILLED_AT_MOVE, str(tmp_path), str(moves)], check=False)
    assert ended.returncode == 9
    settle(tmp_path)
    assert content(tmp_path) == NEW


def test_a_process_killed_while_staging_leaves_the_old_set(tmp_path: Path) -> None:
    write_all(tmp_path, OLD)
    staged = tmp_path / ".drafter-staged-x" / "new"
    staged.mkdir(parents=True)
    (staged / "a.txt").write_bytes(b"hal")
    settle(tmp_path)
    assert content(tmp_path) == OLD


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="不是文件夹"):
            write_all(folder, NEW)
    assert content(tmp_path) == {"out": b"a file"}


def test_an_unwritable_place_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(OutputError, match="Permission denied") as caught:
        write_all(tmp_path / "out", NEW)
    assert caught.value.remedy
    assert content(tmp_path) == {}


def test_a_folder_in_the_place_of_a_file_leaves_everything(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OutputError):
        write_all(tmp_path, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


@pytest.mark.parametrize("name", ["../a", "x/y", ".drafter-commit", ""])
def test_names_lead_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain file names"):
        write_all(tmp_path, {name: b""})


@pytest.mark.parametrize("there", [True, False])
def test_of_several_writers_into_one_folder_the_last_whole_set_stands(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "out"
    if there:
        write_all(folder, OLD)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITES_AGAIN, str(folder), name], stderr=subprocess.PIPE)
        for name in "xyz"
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [(b"", 0)] * 3
    last = {content(folder)[name] for name in ("a.txt", "b.txt", "c.txt", "d.txt")}
    assert len(last) == 1
    assert last <= {b"x 24", b"y 24", b"z 24"}
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("deeper", [".", "new", "new/and/newer"])
def test_finding_out_whether_a_folder_can_be_written_leaves_no_trace(tmp_path: Path, deeper: str) -> None:
    ensure_writable(tmp_path / deeper)
    assert content(tmp_path) == {}


@pytest.mark.parametrize("name", ["x" * 300, "new/" + "x" * 300, "file", "file/below"])
@pytest.mark.parametrize("act", [ensure_writable, lambda folder: write_all(folder, NEW)])
def test_a_folder_that_cannot_be_is_refused_before_and_while_writing(
    tmp_path: Path, name: str, act: Callable[[Path], object]
) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    with pytest.raises(OutputError) as caught:
        act(tmp_path / name)
    assert caught.value.remedy
    assert (tmp_path / "file").read_bytes() == b"a file"
