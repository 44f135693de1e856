"""Writing one file whole: what stands there is replaced, unless it is no file."""

import os
import stat

import pytest

from drafter.errors import OutputError
from drafter.sheets.output import write_whole


def test_a_pipe_or_a_folder_is_not_replaced_by_a_file(tmp_path):
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()

    for path in (pipe, folder):
        with pytest.raises(OutputError, match="不能写成文件"):
            write_whole(path, b"x")

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_file_is_replaced(tmp_path):
    path = tmp_path / "new" / "a.yaml"
    for said in (b"one", b"two"):
        write_whole(path, said)

    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["a.yaml"]
