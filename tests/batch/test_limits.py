"""What a batch does not do, and what it says: nothing is asked in vain, and no limit is reached in silence."""

import json
from types import SimpleNamespace

import pytest

from drafter.batch.finished import Finished
from drafter.batch.model import Outcome, Status, Task
from drafter.batch.running import listed
from drafter.batch.worker import Worker
from drafter.console.batch import show_batch
from drafter.recording import Memory, Silent
from drafter.records.runs import Usage


class Forgetful:
    """Keeps no record."""

    def keep(self, _run):
        return ""


@pytest.fixture
def asked(monkeypatch):
    """The cases for which drafting has begun."""
    begun = []
    monkeypatch.setattr("drafter.batch.worker.draft_notice", lambda case, *_, **_named: begun.append(case))
    return begun


def test_a_case_whose_folder_cannot_be_made_is_told_before_a_model_is_asked(tmp_path, asked):
    (tmp_path / "甲局").touch()
    worker = Worker(
        services=lambda: SimpleNamespace(usage=Usage, calls=tuple),
        load=lambda _: SimpleNamespace(
            case=SimpleNamespace(id="x", department=SimpleNamespace(name="x"), fiscal_year=2024), warnings=()
        ),
        sources=lambda *_: None,
        finished=Finished("v1"),
        memory=Memory(Forgetful(), Silent()),
    )
    outcome = worker(Task("甲局", tmp_path / "case.yaml", tmp_path / "甲局"))
    assert (outcome.status, outcome.error) == (Status.FAILED, f"{tmp_path / '甲局'} 不是文件夹")
    assert asked == []


SPENT = (
    Outcome(name="甲局", status=Status.DRAFTED),
    Outcome(name="乙局", status=Status.DRAFTED, unasked=2),
    Outcome(name="丙局", status=Status.UNCHANGED, unasked=1),
)


def test_cases_that_a_limit_cut_short_are_listed_as_such(capsys):
    show_batch(SPENT)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "max_cost" in line] == [
        "费用已到上限（max_cost），以下 2 个案卷没有全部请模型改写，其余为离线表述：乙局、丙局"
        "　→ 提高 config.toml 中 [model] 的 max_cost 后重新运行，已得到的回答不会重复付费"
    ]
    assert [one["unasked"] for one in json.loads(listed(SPENT))] == [0, 2, 1]


def test_nothing_is_said_of_a_limit_that_was_not_reached(capsys):
    show_batch(SPENT[:1])
    assert "max_cost" not in capsys.readouterr().out
