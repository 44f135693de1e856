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
    assert [one.name for one in tasks_of([cases], cases / "out")] == ["丁", "丙", "乙局 2023", "甲局"]


def test_files_beside_folders_of_cases_are_cases_and_so_are_folders_below_files(cases):
    for name in ("子 目录/戊.yaml", "散件/更深/己.yml", "庚/case.yml", ".git/辛.yaml", "散件/.壬.yaml", "癸.yaml"):
        (cases / name).parent.mkdir(exist_ok=True)
        (cases / name).write_text("id: x\n", encoding="utf-8")
    found = [one.name for one in tasks_of([cases], cases / "out")]
    assert sorted(found) == sorted(["丁", "丙", "乙局 2023", "甲局", "戊", "己", "庚", "癸"])


def test_what_lies_beside_a_case_is_told(cases, caplog):
    (cases / "甲局" / "附表.yaml").write_text("x: y\n", encoding="utf-8")
    assert [one.name for one in tasks_of([cases / "甲局"], cases / "out")] == ["甲局"]
    assert [one.getMessage() for one in caplog.records] == [
        f"{cases / '甲局' / 'case.yaml'} is a case, these beside it are none: 附表.yaml"
    ]


def test_a_rubric_among_cases_is_told_and_is_no_case(cases, caplog):
    (cases / "指标.yaml").write_text("id: x\nscale:\n  - 优\n", encoding="utf-8")
    (cases / "有表.yaml").write_text("id: x\nscale: 1\ndepartment: {}\n", encoding="utf-8")
    assert [one.name for one in tasks_of([cases], cases / "out")] == ["丁", "丙", "乙局 2023", "有表", "甲局"]
    assert [one.getMessage() for one in caplog.records] == [
        f"{cases / '指标.yaml'} holds a rubric and no case: left out"
    ]


@pytest.mark.parametrize(("one", "other"), [("Ju", "ju"), ("e\u0301", "\u00e9")])
def test_names_that_may_be_one_folder_are_not_two(tmp_path, one, other):
    for number, name in enumerate((one, other)):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / f"{name}.yaml").write_text("id: x\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        tasks_of([tmp_path], tmp_path / "out")
    assert "several cases would be written here" in caught.value.problems[0].message


def test_a_case_named_twice_is_one(cases):
    assert len(tasks_of([cases / "甲局", cases / "甲局" / "case.yaml"], cases / "out")) == 1
    assert len(tasks_of([cases / "甲局", cases / "散件" / "丙.yaml", cases], cases / "out")) == 4


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
