"""Which cases a command line means."""

import pytest

from drafter.batch.tasks import tasks_of
from drafter.errors import InputError


@pytest.fixture
def cases(tmp_path):
    for name in (
        "甲局/case.yaml",
        "乙局 2023/case.yaml",
        "散件/丙.yaml",
        "散件/丁.yml",
        "散件/说明.txt",
        "空/说明.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("id: x\n", encoding="utf-8")
    return tmp_path


def test_files_and_folders_become_tasks_with_folders_of_their_own(cases):
    found = tasks_of([cases / "甲局", cases / "乙局 2023" / "case.yaml", cases / "散件"], cases / "out")
    assert [(one.name, one.case.name, one.folder.relative_to(cases).as_posix()) for one in found] == [
        ("丁", "丁.yml", "out/丁"),
        ("丙", "丙.yaml", "out/丙"),
        ("乙局 2023", "case.yaml", "out/乙局 2023"),
        ("甲局", "case.yaml", "out/甲局"),
    ]


def test_a_folder_of_folders_stands_for_all_cases_below_it(cases):
    assert [one.name for one in tasks_of([cases], cases / "out")] == ["乙局 2023", "甲局"]


def test_a_case_named_twice_is_one(cases):
    assert len(tasks_of([cases / "甲局", cases / "甲局" / "case.yaml", cases], cases / "out")) == 2


def test_everything_that_is_wrong_is_told_at_once(cases):
    (cases / "别处" / "甲局").mkdir(parents=True)
    (cases / "别处" / "甲局" / "case.yaml").write_text("id: y\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        tasks_of([cases / "甲局", cases / "别处", cases / "没有", cases / "空"], cases / "out")
    said = [(problem.where.removeprefix(f"{cases}/"), problem.message) for problem in caught.value.problems]
    assert [where for where, _ in said] == ["没有", "空", "out/甲局"]
    assert said[0][1] == "no such file or folder"
    assert "several cases" in said[2][1]


def test_nothing_at_all_is_an_error(tmp_path):
    with pytest.raises(InputError, match="nothing to draft"):
        tasks_of([], tmp_path)
