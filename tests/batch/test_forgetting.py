"""What was found in the texts of cases is forgotten from time to time, and nothing that is found changes by it."""

import sys
from dataclasses import replace
from functools import cache, lru_cache
from types import ModuleType

import pytest

from drafter.assets import asset
from drafter.batch.forgetting import Forgetting, forget_texts
from drafter.batch.model import Manner, Task
from drafter.bootstrap.workers import worker
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, RecordsSettings, WriterKind

CASE = "examples/lechang-2024/case.yaml"


def remembering(monkeypatch, name):
    """A module with functions that remember much, little and without bound, each asked once."""
    module = ModuleType(name)
    for which, made in (("much", lru_cache(256)), ("little", lru_cache(16)), ("all", cache)):
        function = made(lambda text: text)
        function("一")
        setattr(module, which, function)
    monkeypatch.setitem(sys.modules, name, module)
    return module


def kept(module):
    return {which for which in ("much", "little", "all") if getattr(module, which).cache_info().currsize}


def test_only_texts_of_cases_are_forgotten(monkeypatch):
    ours, other = remembering(monkeypatch, "drafter.made_up"), remembering(monkeypatch, "drafters")
    forget_texts()
    assert kept(ours) == {"little", "all"}
    assert kept(other) == {"much", "little", "all"}


def test_they_are_forgotten_after_every_so_many_cases(monkeypatch):
    ours, forgetting, seen = remembering(monkeypatch, "drafter.made_up"), Forgetting(3), []
    for _ in range(7):
        ours.much("一")
        forgetting.ended()
        seen.append("much" in kept(ours))
    assert seen == [True, True, False, True, True, False, True]


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    room = tmp_path_factory.mktemp("forgetting")
    return Config(
        knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE, index=room / "index"),
        records=RecordsSettings(keep=False),
    )


def test_a_case_is_drafted_to_the_same_bytes_before_and_after(settings, tmp_path, monkeypatch):
    ours = remembering(monkeypatch, "drafter.made_up")
    tasks = [Task(name, asset(CASE), tmp_path / name) for name in ("before", "after")]
    with worker(settings, Manner(WriterKind.OFFLINE)) as work:
        forgetful = replace(work, forgetting=Forgetting(1))
        for task in tasks:
            ours.much("一")
            assert not forgetful(task).error
            assert "much" not in kept(ours)
    before, after = ({path.name: path.read_bytes() for path in task.folder.iterdir()} for task in tasks)
    assert len(before) == 4
    assert after == before
