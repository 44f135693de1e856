"""A case is finished only while its inputs and its files are what they were."""

import pytest

from drafter.batch.finished import Finished
from drafter.batch.model import Outcome, Status, Task


@pytest.fixture
def task(tmp_path):
    (tmp_path / "case.yaml").write_text("id: x\n", encoding="utf-8")
    (tmp_path / "out" / "甲局").mkdir(parents=True)
    for name in ("notice.md", "bundle.json"):
        (tmp_path / "out" / "甲局" / name).write_text(name, encoding="utf-8")
    return Task("甲局", tmp_path / "case.yaml", tmp_path / "out" / "甲局")


@pytest.fixture
def marked(task):
    outcome = Outcome(name="甲局", status=Status.DRAFTED, total="82.57", grade="良", items=7, calls=9)
    Finished("v1").mark(task, sorted(task.folder.iterdir()), outcome)
    return outcome


def test_what_came_of_it_is_told_again(task, marked):
    assert Finished("v1").outcome(task) == marked.model_copy(update={"status": Status.UNCHANGED})


def test_nothing_is_finished_before_it_is_marked(task):
    assert Finished("v1").outcome(task) is None


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("change", ["settings", "case", "file gone", "mark cut off", "mark of others", "begun"])
def test_any_change_makes_it_unfinished(task, change):
    mark = task.folder.parent / ".batch" / "甲局.json"
    made_with = "v1"
    match change:
        case "settings":
            made_with = "v2"
        case "case":
            task.case.write_text("id: y\n", encoding="utf-8")
        case "begun":
            Finished("v1").forget(task)
        case "file gone":
            (task.folder / "bundle.json").unlink()
        case "mark cut off":
            mark.write_bytes(mark.read_bytes()[:-9])
        case "mark of others":
            mark.write_text("{}", encoding="utf-8")
    assert Finished(made_with).outcome(task) is None


@pytest.fixture
def edited(task, marked):
    (task.folder / "notice.md").write_text("changed by an editor", encoding="utf-8")
    return marked


def test_what_somebody_edited_stands(task, edited):
    assert Finished("v1").outcome(task) == edited.model_copy(update={"status": Status.EDITED})


@pytest.mark.usefixtures("edited")
def test_what_somebody_edited_stands_though_its_case_has_changed_and_that_is_told(task):
    outcome = Finished("v2").outcome(task)
    assert outcome.status is Status.EDITED
    assert not outcome.clean
    assert "notice.md" in outcome.error
    assert "--overwrite" in outcome.remedy


@pytest.mark.usefixtures("edited")
def test_what_somebody_edited_is_drafted_again_only_if_that_is_wanted(task):
    assert Finished("v1", overwrite=True).outcome(task) is None
