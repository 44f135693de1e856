"""Services from settings: the base is read once, and again when it has changed."""

import shutil
from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.bootstrap import sources
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, WriterKind
from drafter.errors import ConfigError, InputError

CASE = asset("examples/renhua-2021/case.yaml")


@pytest.fixture
def own(tmp_path):
    """Settings with a base of their own."""
    shutil.copytree(asset("knowledge"), tmp_path / "knowledge")
    return Config.model_validate({"knowledge": {"base": tmp_path / "knowledge", "embedder": "none"}})


def services(config):
    return build_services(config, writer=WriterKind.OFFLINE, fallback=False)


def test_a_draft_reads_norms_and_wording_once(own, monkeypatch):
    read = []
    for name in ("load_norms", "load_wording"):
        loader = getattr(sources, name)
        monkeypatch.setattr(
            sources, name, lambda folder, loader=loader: read.append(folder.name) or loader(folder)
        )

    load_case_file(CASE, own)
    built = services(own)

    assert read == ["norms", "wording"]
    assert built.norms
    assert built.wording.themes


def test_a_base_that_changed_is_read_again(own):
    before = services(own)
    phrases = Path(own.knowledge.base) / "wording" / "phrases.yaml"
    phrases.write_text("broken: true\n", encoding="utf-8")

    with pytest.raises(InputError):
        services(own)

    shutil.copy(asset("knowledge/wording/phrases.yaml"), phrases)
    assert services(own).wording == before.wording


def test_norms_that_one_user_changes_stay_as_they_are_for_the_next(own):
    services(own).norms.clear()
    assert services(own).norms


def test_without_a_model_s_name_nothing_is_asked(own):
    with pytest.raises(ConfigError, match="no model is configured") as refused:
        build_services(own, writer=WriterKind.MODEL, fallback=False)
    assert "`name`" in refused.value.remedy
