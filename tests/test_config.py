"""Settings: what is not said has a default, what is not known is refused."""

from pathlib import Path

import pytest

from drafter.config import Config, load_config
from drafter.errors import ConfigError


def test_the_file_that_ships_says_the_defaults():
    assert load_config() == Config()


def test_the_environment_can_name_another_file(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    file.write_text("[knowledge]\npassages = 5\n", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_CONFIG", str(file))
    assert load_config().knowledge.passages == 5


def test_the_index_lies_in_the_users_cache_unless_said_otherwise(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert Config().knowledge.index_folder == Path("/somewhere/drafter/index")
    named = Config.model_validate({"knowledge": {"index": "/elsewhere"}})
    assert named.knowledge.index_folder == Path("/elsewhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[model]\nspeed = 1\n[drafting]\nwriter = 'ghost'\n", ("model.speed", "drafting.writer")),
        ("[model\n", ("TOML",)),
        ("[model]\ntimeout = -1\n", ("model.timeout",)),
    ],
)
def test_a_faulty_file_is_refused_with_all_that_is_wrong(tmp_path, text, said):
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert all(word in str(caught.value) for word in said)
    assert caught.value.remedy


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="cannot read"):
        load_config(tmp_path / "none.toml")
