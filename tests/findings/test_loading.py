"""Case files: the good ones load, the bad ones are told everything at once, with lines."""

from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.findings.loading import load_case
from drafter.findings.model import Case
from drafter.findings.yaml_source import Place
from drafter.scoring.view import rubric_view
from tests.findings.yunling import CASE, faults, load

DATA = Path(__file__).parent / "data"


def test_a_good_case_loads_with_every_slot_in_full_and_every_figure_as_it_was_typed(tmp_path: Path) -> None:
    case = load(CASE, tmp_path).case
    spent = case.findings[0].facts["spent"]
    assert (spent.value, spent.number, case.facts["budget"].value) == ("3,654,000", 3654000, "420.00")
    assert case.findings[0].measures == {"spent": "{F01.spent}", "allotted": "{case.budget}"}
    assert case.findings[0].points[0].text == (
        "实际支出{F01.spent}，执行率{F01.rate}，{dept.short}在{year.fiscal}年结余{F01.left}。"
    )
    assert case.notice.review_summary == "预算{case.budget}。"
    assert case.notice.tables[0].rows == (("预算", "{case.budget}"), ("支出", "{F01.spent}"))


def test_a_loaded_case_knows_where_its_fields_stand(tmp_path: Path) -> None:
    locator = load(CASE, tmp_path).locator
    assert locator.place(("findings", 1, "judgements", "c1", "deducted")) == Place(23, 12)
    assert locator.where(("findings", 0, "points", 0, "text")).endswith("case.yaml:18 findings[0].points[0].text")
    assert locator.place(("findings", 1, "nowhere")) == Place(20, 5)


def test_a_broken_case_is_told_all_that_is_wrong_with_it_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    told = faults((DATA / "broken.yaml").read_bytes(), tmp_path)
    assert told == (DATA / "broken.faults.txt").read_text(encoding="utf-8").splitlines()


def changed(old: str, new: str) -> str:
    """The good case with one thing changed."""
    assert CASE.count(old) == 1
    return CASE.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            '      - {id: a, title: 合同备案滞后, text: "{late}合同逾期备案。", deducted: 5}',
            "      []",
            "case.yaml:20 findings[1]: 本指标扣了 5.00 分，但没有扣分说明 → 在 points 中写明扣分原因，至少一条",
            id="points lost for no stated reason",
        ),
        pytest.param(
            "c1: {deducted: 5, note: 两份合同迟报}",
            "c1: {met: true}",
            "case.yaml:27 findings[1].points: 本指标没有扣分，却写有扣分说明 → 核对评分；确未扣分的删去扣分说明",
            id="a reason where no points were lost",
        ),
        pytest.param(
            '", deducted: 5}',
            '", deducted: 4}',
            "case.yaml:27 findings[1].points: 各条扣分合计 4 分，与本指标所扣 5.00 分不一致"
            " → 改正各条的 deducted；不能逐条划分的都不写",
            id="shares that do not add up",
        ),
        pytest.param(
            "rubric: yunling-2024",
            "rubric: yunlin",
            "case.yaml:4 rubric: 没有指标体系“yunlin” → 可用：yunling-2024",
            id="an unknown rubric",
        ),
        pytest.param(
            "indicator: 1.1.2",
            "indicator: 合同管理",
            "case.yaml:7 findings: 有 1 项指标没有评分：1.1.2 合同管理 → 逐项补上；未评价的写明 not_assessed\n"
            "case.yaml:21 findings[1].indicator: 指标体系中没有指标“合同管理” → 是否想写“1.1.2 合同管理”",
            id="an indicator called by its name",
        ),
        pytest.param(
            'measures: {spent: "{spent}", allotted: "{case.budget}"}',
            'measures: {spent: "{spent}", alloted: 420}',
            "case.yaml:10 findings[0].measures.allotted: 缺少取数“下达指标”（allotted）"
            " → 在 measures 中补上 allotted；另行给分的写入 override\n"
            "case.yaml:10 findings[0].measures.alloted: 指标 1.1.1 支出率没有名为“alloted”的取数"
            " → 是否想写“allotted”",
            id="a measure with a slip in its name",
        ),
        pytest.param(
            'measures: {spent: "{spent}", allotted',
            "measures: {spent: , allotted",
            "case.yaml:10 findings[0].measures.spent: “spent”应为文字 → 写一段文字；暂无内容的删去这一行",
            id="a measure without a value",
        ),
        pytest.param(
            "id: F02",
            "id: who",
            "case.yaml:20 findings[1].id: “who”另有用途，不能作编号 → 改用 F09 这样的编号",
            id="a finding called like a reserved scope",
        ),
        pytest.param(
            "c2: {met: true}",
            "c2: {note: 待定}",
            "case.yaml:24 findings[1].judgements.c2: 标准 c2 没有判断：合同台账齐全"
            " → 在 judgements 中写明 c2 的 met、awarded、deducted 或 violations",
            id="an undecided criterion",
        ),
        pytest.param(
            "kind: count, label: 迟报合同, role: 数量, value: 2, unit: 份",
            "kind: count, label: 迟报合同, role: 数量, value: 2, unit: 万元",
            "case.yaml:26 findings[1].facts.late.unit: 单位“万元”与种类 count 不符"
            " → 改用 个、项、台、人次，或者改正 kind",
            id="a count in money",
        ),
        pytest.param(
            "role: 数量",
            "role: 数量值",
            "case.yaml:26 findings[1].facts.late.role: “数量值”不在可选范围内 → 是否想写“数量”",
            id="a role that is none",
        ),
    ],
)
def test_one_fault_is_told_once_with_its_line_and_what_to_do(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert faults(changed(old, new), tmp_path) == told.splitlines()


def test_a_published_result_needs_neither_scores_nor_every_indicator(tmp_path: Path) -> None:
    published = changed(
        "facts:\n  budget", "published: {total: 88.50, grade: 良, source: {document: 通知}}\nfacts:\n  budget"
    )
    unscored = published.replace(
        "    judgements:\n      c1: {deducted: 5, note: 两份合同迟报}\n      c2: {met: true}\n", ""
    )
    case = load(unscored, tmp_path).case
    assert case.published is not None
    assert str(case.published.total) == "88.50"


def test_keys_left_empty_count_as_left_out(tmp_path: Path) -> None:
    assert load(changed("  issued: 2024-11-15", "  issued:\n  deadline: ~"), tmp_path).case.notice.issued is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "case.yaml:1: 文件是空的"),
        ("- 一\n- 二\n", "case.yaml:1: 此处应为若干“名称: 内容”"),
        ("id: a\nid: b\n", "case.yaml:2 id: “id”重复出现，第一次在第 1 行"),
        ("id: a\nnotice:\n\ttitle: b\n", "case.yaml:3: 用了制表符（Tab），读到“title: b”处停下"),
        ("id: a\ndepartment: &d {name: 甲}\nnotice: *d\n", "case.yaml:3 notice: 案例文件不使用锚点和别名"),
        ("id: a\n? [一, 二]\n: b\n", "case.yaml:2: 键名应为文字"),
    ],
)
def test_files_that_are_no_case_are_told_where_they_go_wrong(text: str, told: str, tmp_path: Path) -> None:
    assert any(item.startswith(told) for item in faults(text, tmp_path))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError) as missing:
        load_case(tmp_path / "nowhere.yaml", rubric_view)
    with pytest.raises(InputError) as folder:
        load_case(tmp_path, rubric_view)
    assert [error.value.problems[0].message for error in (missing, folder)] == [
        "没有这个文件",
        "这是文件夹，不是文件",
    ]


@pytest.mark.parametrize("name", ["renhua-2021", "shaoguan-2023"])
def test_the_shipped_examples_have_no_problems_and_no_warnings(name: str) -> None:
    loaded = load_case(Path(__file__).parents[2] / "examples" / name / "case.yaml", rubric_view)
    assert isinstance(loaded.case, Case)
    assert loaded.warnings == ()
