"""The key comes from the environment or from a private file, and is told nobody."""

import os

import pytest

from drafter.adapters.endpoint_key import endpoint_key
from drafter.errors import ConfigError

KEY = "sk-made-up-0123456789"
NAME = "DRAFTER_TEST_KEY"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.delenv(NAME, raising=False)

    def write(data=KEY, mode=0o600):
        path = tmp_path / "key"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        path.chmod(mode)
        return path

    return write


@pytest.mark.parametrize("data", [KEY, f"{KEY}\n", f"  {KEY}\r\n", f"\ufeff{KEY}\n"])
def test_a_file_holds_the_key_alone(file, data):
    assert endpoint_key(NAME, file(data)) == KEY


def test_the_environment_goes_first(file, monkeypatch):
    monkeypatch.setenv(NAME, "sk-of-the-environment")
    assert endpoint_key(NAME, file(mode=0o644)) == "sk-of-the-environment"


def test_without_either_there_is_none(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert endpoint_key(NAME, None) == ""


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused(file, mode):
    with pytest.raises(ConfigError, match="may be read by others") as caught:
        endpoint_key(NAME, file(mode=mode))
    assert caught.value.remedy.startswith("chmod 600 ")


@pytest.mark.parametrize(
    "data", ["", "\n", f"{KEY} {KEY}", f"key={KEY}\nmodel=x", "密钥", b"\x00\xff" * 20, "x" * 9000]
)
def test_a_file_that_holds_something_else_is_refused_and_not_quoted(file, data):
    with pytest.raises(ConfigError, match="does not hold a key") as caught:
        endpoint_key(NAME, file(data))
    assert KEY not in f"{caught.value} {caught.value.remedy}"


def test_a_file_in_a_repository_is_refused(file, tmp_path):
    (tmp_path / ".git").mkdir()
    with pytest.raises(ConfigError, match="lies in a repository"):
        endpoint_key(NAME, file())


def test_a_link_out_of_a_repository_is_where_it_points(file, tmp_path):
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    link = tmp_path / "repository" / "key"
    link.symlink_to(file())
    assert endpoint_key(NAME, link) == KEY


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_file_that_is_none_is_told(tmp_path, monkeypatch, name):
    monkeypatch.delenv(NAME, raising=False)
    tmp_path.chmod(0o700)
    with pytest.raises(ConfigError, match="key file"):
        endpoint_key(NAME, tmp_path / name)


def test_a_home_folder_may_be_written_as_a_tilde(file, monkeypatch):
    path = file()
    monkeypatch.setenv("HOME", os.fspath(path.parent))
    from pathlib import Path

    assert endpoint_key(NAME, Path("~/key")) == KEY
