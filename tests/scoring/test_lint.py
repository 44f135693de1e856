"""The lint on rubrics broken by hand: each kind of slip, with its place and what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.scoring.lint import lint_file
from drafter.scoring.rubric_files import rubric_file, rubric_ids
from tests.scoring.made_up import PLAIN, RATIO, A, B, indicator, linted, rubric, said

ROOT = Path(__file__).resolve().parents[2]
AB = {**A, **B}


def bands(*steps: tuple[object, object, str, object]) -> list[dict[str, object]]:
    """Steps from their lower bound, upper bound, closed ends and points."""
    named = ({"lower": low, "upper": high, "closed": ends, "points": points} for low, high, ends, points in steps)
    return [{key: value for key, value in step.items() if value is not None} for step in named]


TOP_GAP = ("scale_gap", "2 分与 5 分之间没有等级")
SOUND = bands((90, None, "lower", 5), (60, 90, "lower", 3), (None, 60, "none", 0))


def on_ratio(*steps: tuple[object, object, str, object], **measure: object) -> dict[str, object]:
    """A rubric whose one indicator has steps on a ratio."""
    measures = {"a": {**A["a"], **measure}, **B}
    return rubric(indicator({"kind": "bands", "value": RATIO, "bands": bands(*steps)}, measures=measures))


def of_rule(rule: object, full: object = 5, measures: object = None) -> dict[str, object]:
    return rubric(indicator(rule, full, measures))


def checklist(*points: object) -> dict[str, object]:
    criteria = [{"id": f"c{n}", "text": f"第{n}条", "points": worth} for n, worth in enumerate(points, 1)]
    return {"kind": "checklist", "criteria": criteria}


def test_a_sound_rubric_has_nothing_to_report(tmp_path: Path) -> None:
    sound = of_rule({"kind": "bands", "value": RATIO, "bands": SOUND}, measures=AB)
    report = linted(sound, tmp_path)
    assert (report.findings, report.clean) == ((), True)


@pytest.mark.parametrize(
    ("rule", "full", "measures", "found"),
    [
        (checklist(2, 1, 1, 1), 4, None, [("criteria", "各条分值合计 5 分，指标分值为 4 分")]),
        (
            {"kind": "discretionary", "criteria": [{"id": "c1", "text": "成效", "points": 3}]},
            5,
            None,
            [("criteria", "各条分值合计 3 分，指标分值为 5 分")],
        ),
        (
            {"kind": "parts", "parts": [{"id": "x", "name": "公开", "max": 2, "rule": checklist(1, 2)}]},
            3,
            None,
            [
                ("criteria", "各条分值合计 2 分，指标分值为 3 分"),
                ("criteria", "各条分值合计 3 分，指标分值为 2 分"),
            ],
        ),
        (
            {"kind": "proportional", "value": RATIO, "factor": 5},
            3,
            AB,
            [("factor", "按“比率 × 5”计分，指标分值为 3 分")],
        ),
        (
            {"kind": "proportional", "value": PLAIN},
            3,
            A,
            [("no_rate", "按比率计分，而“完成数”不以 % 计")],
        ),
        (
            {"kind": "proportional", "value": RATIO},
            3,
            {**A, "b": {"label": "未完成数", "unit": "个", "may_be_zero": True}},
            [("divisor", "以“未完成数”作除数，而它可能为 0，条文未作规定")],
        ),
        (
            {
                "kind": "growth",
                "now": "a",
                "before": "b",
                "bands": bands((None, 0, "upper", 3), (0, None, "none", 0)),
            },
            3,
            {**A, "b": {"label": "上年数", "unit": "个", "may_be_zero": True}},
            [("divisor", "以“上年数”作除数，而它可能为 0，条文未作规定")],
        ),
        (
            {"kind": "items", "of": "b", "met": "a"},
            3,
            {**A, "b": {"label": "总数", "unit": "个", "may_be_zero": True}},
            [("divisor", "以“总数”作除数，而它可能为 0，条文未作规定")],
        ),
        ({"kind": "items", "of": "b", "met": "a", "each": 4}, 3, AB, [("each", "每项 4 分，超过指标分值 3 分")]),
        (
            {
                "kind": "options",
                "criterion": "c1",
                "options": [{"points": 2, "text": "已公开"}, {"points": 0, "text": "未公开"}],
            },
            3,
            None,
            [("best_low", "最高只能得 2 分，指标分值为 3 分")],
        ),
        (
            {"kind": "violations", "criteria": [{"id": "c1", "text": "迟报", "per": 1, "most": 2}]},
            3,
            None,
            [("floor_unreached", "最多只会扣 2 分，至少得 1 分，扣不到下限 0 分")],
        ),
        (
            {"kind": "violations", "criteria": [{"id": "c1", "text": "迟报", "per": 1}], "floor": 3},
            3,
            None,
            [("floor_high", "最低得 3 分，不低于指标分值 3 分")],
        ),
        (
            {"kind": "per_point", "value": RATIO, "target": 90, "per": "0.01"},
            3,
            AB,
            [("floor_unreached", "最多只会扣 0.9 分，至少得 2.1 分，扣不到下限 0 分")],
        ),
        (
            {"kind": "per_point", "value": {**RATIO, "form": "remainder"}, "target": 101, "per": 1},
            3,
            AB,
            [("target", "目标 101 在取数可能的范围之外，得不到满分 3 分")],
        ),
        (
            {"kind": "threshold", "comparison": {"left": "a", "relation": "≤", "right": "b"}, "otherwise": 3},
            3,
            AB,
            [("otherwise", "不符合时仍得 3 分，不低于指标分值 3 分")],
        ),
        (
            {"kind": "bonus", "criteria": [{"id": "c1", "text": "表彰", "per": 1, "most": 2}], "floor": -1},
            3,
            None,
            [
                ("cap_unreached", "最多只能加 2 分，达不到上限 3 分"),
                ("floor_unreached", "最多只会扣 0 分，至少得 0 分，扣不到下限 -1 分"),
            ],
        ),
        (
            {"kind": "veto", "criteria": [{"id": "v1", "text": "挪用"}], "points": 3, "rule": checklist(2)},
            3,
            None,
            [
                ("otherwise", "不符合时仍得 3 分，不低于指标分值 3 分"),
                ("criteria", "各条分值合计 2 分，指标分值为 3 分"),
            ],
        ),
    ],
)
def test_a_rule_that_contradicts_itself_or_its_full_marks_is_told(
    rule: object, full: object, measures: object, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    told = [(kind, message) for kind, _, message in said(of_rule(rule, full, measures), tmp_path)]
    assert sorted(told) == sorted(found)


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (
            [(95, None, "lower", 5), (80, 90, "lower", 3), (None, 80, "none", 0)],
            [("gap", "90% 与 95% 之间没有规定得分")],
        ),
        (
            [(90, None, "none", 5), (None, 90, "none", 0)],
            [("gap_at", "恰为 90% 时没有规定得分")],
        ),
        (
            [(90, None, "lower", 5), (80, 89, "both", 3), (None, 80, "none", 0)],
            [("integer_gap", "分档按整数写到 89%、又从 90% 起，89.5% 没有规定得分")],
        ),
        (
            [(90, None, "lower", 5), (80, 95, "lower", 3), (None, 80, "none", 0)],
            [("overlap", "90% 至 95% 之间的分档重叠")],
        ),
        (
            [(90, None, "lower", 5), (None, 90, "upper", 0)],
            [("overlap_at", "90% 处的分档重叠")],
        ),
        ([(90, None, "lower", 5), (60, 90, "lower", 3)], [("open_below", "低于 60% 的没有规定得分")]),
        ([(90, None, "lower", 5), (60, 90, "none", 3)], [("open_below_at", "60% 及以下没有规定得分")]),
        ([(80, 120, "lower", 5), (None, 80, "none", 0)], [("open_above_at", "120% 及以上没有规定得分")]),
        ([(80, 120, "both", 5), (None, 80, "none", 0)], [("open_above", "高于 120% 的没有规定得分")]),
        (
            [(60, None, "lower", 5), (80, 90, "lower", 3), (None, 60, "none", 0)],
            [("band_covered", "分档“80%≤＜90%”已被前面的分档占尽，永远用不到")],
        ),
        (
            [(90, 80, "lower", 4), (60, None, "lower", 5), (None, 60, "none", 0)],
            [("band_empty", "分档“90%≤＜80%”里没有任何数")],
        ),
        (
            [(60, None, "lower", 5), (0, 60, "lower", 1), (None, 0, "none", 0)],
            [("band_outside", "分档“＜0%”在取数可能的范围之外，永远用不到")],
        ),
        (
            [(60, None, "lower", 4), (None, 60, "none", 0)],
            [("best_low", "最高只能得 4 分，指标分值为 5 分")],
        ),
        (
            [(60, None, "lower", 6), (None, 60, "none", 0)],
            [("best_high", "可得 6 分，超过指标分值 5 分")],
        ),
        (
            [(90, None, "lower", 5), (60, 90, "lower", 0), (None, 60, "none", 3)],
            [("valley", "得 0 分的一档两侧得分都更高")],
        ),
    ],
)
def test_steps_that_leave_figures_out_or_give_them_twice_are_told(
    steps: list[tuple[object, object, str, object]], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    told = [(kind, message) for kind, _, message in said(on_ratio(*steps), tmp_path)]
    assert sorted(told) == sorted(found)


def test_integer_steps_on_things_that_are_counted_leave_no_gap(tmp_path: Path) -> None:
    steps = bands((5, None, "lower", 5), (1, 4, "both", 3), (0, 0, "both", 0))
    assert said(of_rule({"kind": "bands", "value": PLAIN, "bands": steps}, measures=A), tmp_path) == []
    days = {"a": {"label": "平均天数", "unit": "%"}}
    told = [
        kind for kind, _, _ in said(of_rule({"kind": "bands", "value": PLAIN, "bands": steps}, 5, days), tmp_path)
    ]
    assert told == ["integer_gap", "integer_gap"]


def test_steps_that_end_at_a_whole_are_closed_only_where_the_one_is_a_part_of_the_other(tmp_path: Path) -> None:
    steps = [(100, 100, "both", 5), (60, 100, "lower", 3), (None, 60, "none", 0)]
    report = linted(on_ratio(*steps), tmp_path)
    assert [(item.kind, item.severity.value, item.message) for item in report.findings] == [
        ("open_above", "warning", "高于 100% 的没有规定得分")
    ]
    assert report.clean
    assert said(on_ratio(*steps, part_of="b"), tmp_path) == []


def test_weights_are_held_against_what_stands_below_them_on_every_level(tmp_path: Path) -> None:
    broken = rubric(indicator(checklist(2), 2), indicator(checklist(3), 3, id="1.1.2", name="规范性"), full=6)
    broken["max"] = 100
    assert said(broken, tmp_path) == [
        ("weights", "", "下级分值合计 6 分，本级分值为 100 分"),
        ("weights", "1.1", "下级分值合计 5 分，本级分值为 6 分"),
    ]


def test_a_bonus_stands_beside_the_weights(tmp_path: Path) -> None:
    data = rubric(indicator(checklist(5)))
    extra = {"kind": "bonus", "criteria": [{"id": "c1", "text": "表彰", "per": 1}]}
    group = {"id": "2.1", "name": "加分", "max": 3, "indicators": [indicator(extra, 3, id="2.1.1", name="表彰")]}
    data["levels"].append({"id": "2", "name": "加分项", "max": 3, "bonus": "on_top", "groups": [group]})
    assert said(data, tmp_path) == []
    data["levels"][1]["bonus"] = ""
    assert said(data, tmp_path) == [("weights", "", "下级分值合计 8 分，本级分值为 5 分")]


def test_names_that_stand_twice_are_told_whatever_their_spaces(tmp_path: Path) -> None:
    twice = rubric(
        indicator(checklist(5)),
        indicator(
            {"kind": "violations", "criteria": [{"id": f"c{n}", "text": "迟报", "per": 1} for n in (1, 2)]},
            id="1.1.2",
            name="办理 及时性",
        ),
    )
    assert said(twice, tmp_path) == [
        ("name_twice", "1.1.2", "名称“办理 及时性”重复"),
        ("text_twice", "1.1.2", "标准“迟报”重复"),
    ]


@pytest.mark.parametrize(
    ("scale", "found"),
    [
        (
            [("优", 4, 5), ("良", 3, "3.5"), ("差", 0, 3)],
            [("scale_gap", "3.5 分与 4 分之间没有等级"), ("scale_overlap", "3 分至 3 分同属两个等级")],
        ),
        (
            [("优", 4, 5), ("良", 2, 3), ("差", 0, 1)],
            [
                ("scale_integer_gap", "等级按整数写到 3 分、又从 4 分起，3.5 分没有等级"),
                ("scale_integer_gap", "等级按整数写到 1 分、又从 2 分起，1.5 分没有等级"),
            ],
        ),
        ([("优", 3, "4.5"), ("差", 0, None)], [("scale_gap", "4.5 分与 5 分之间没有等级")]),
        ([("优", 6, None), ("差", 0, None)], [("grade_unreached", "等级“优”的下限 6 超过满分 5，永远评不到")]),
        ([("优", 3, None), ("优", 0, None)], [("grade_twice", "等级“优”重复")]),
        ([("优", 3, 2), ("差", 0, None)], [("scale_empty", "等级“优”的下限 3 高于上限 2"), TOP_GAP]),
        ([("优", 3, None), ("差", 1, None)], [("unusable", "最低等级“差”的下限应为 0")]),
        ([("优", 3, None), ("差", 3, None), ("无", 0, None)], [("unusable", "等级“差”的下限应低于前一等级")]),
    ],
)
def test_a_scale_that_leaves_points_without_a_grade_is_told(
    scale: list[tuple[str, object, object]], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    steps = [{"grade": grade, "lower": lower, "upper": upper} for grade, lower, upper in scale]
    told = said(rubric(indicator(checklist(5)), scale=steps), tmp_path)
    assert sorted((kind, message) for kind, _, message in told) == sorted(found)


def test_what_keeps_a_rubric_from_being_used_is_among_the_findings(tmp_path: Path) -> None:
    veto = {"kind": "veto", "criteria": [{"id": "v1", "text": "挪用"}], "grade": "劣", "rule": checklist(5)}
    broken = rubric(indicator(veto, measures=A), indicator(checklist(5), name="规范性"))
    report = linted(broken, tmp_path)
    assert [(item.line, item.kind, item.message, item.remedy) for item in report.findings] == [
        (23, "unusable", "取数“a”没有被规则用到", "删去，或者在规则中使用"),
        (31, "unusable", "等级标准中没有“劣”", "可用：优"),
        (38, "unusable", "指标编号“1.1.1”重复", "改用不重复的编号"),
    ]
    assert not report.clean


def test_a_file_that_describes_no_rubric_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        linted({**rubric(indicator({"kind": "bands"})), "colour": "red"}, tmp_path)
    assert len(refused.value.problems) == 3


def test_the_shipped_rubrics_have_exactly_the_slips_of_their_sources() -> None:
    found = {
        name: [(item.line, f"{item.indicator} {item.name}：{item.message}") for item in report.findings]
        for name in rubric_ids()
        if (report := lint_file(rubric_file(name)))
    }
    assert {name: [text for _, text in items] for name, items in found.items()} == {
        "guangzhou-2023": [],
        "jiangmen-2024": [],
        "lechang-2024": ["2.1 资金管理：下级分值合计 25 分，本级分值为 22 分"],
        "renhua-2022": [
            "1.2.3 绩效指标明确性：各条分值合计 5 分，指标分值为 4 分",
            "2.1.4 政府采购执行率：以“采购计划金额合计”作除数，而它可能为 0，条文未作规定",
            "3.2.2 绩效目标完成率：按“比率 × 5”计分，指标分值为 3 分",
            "3.2.3 项目完成及时性：以“未完成项目数”作除数，而它可能为 0，条文未作规定",
            "3.4.1 群众信访办理情况：以“群众信访意见件数”作除数，而它可能为 0，条文未作规定",
        ],
        "shaoguan-2023": [],
    }
    text = rubric_file("lechang-2024").read_text(encoding="utf-8").splitlines()
    assert text[found["lechang-2024"][0][0] - 1].strip() == "max: 22"


def run(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )


def test_the_command_tells_every_finding_with_its_line_and_what_to_do() -> None:
    done = run("score", "--lint", "lechang-2024")
    place, remedy, verdict = done.stdout.splitlines()
    assert done.returncode == 1
    assert place.endswith("lechang-2024.yaml:77 [错误] 2.1 资金管理：下级分值合计 25 分，本级分值为 22 分")
    assert remedy.startswith("　→ 对照印发文本核对")
    assert verdict == "lechang-2024 乐昌市部门整体支出绩效自评指标体系（2024年度）：错误 1 处，提示 0 处"


def test_the_command_gives_one_json_document_and_ends_well_where_nothing_is_wrong(tmp_path: Path) -> None:
    done = run("score", "--lint", "jiangmen-2024", "--json")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])
    linted(of_rule(checklist(2, 1), 4), tmp_path)
    done = run("score", "--lint", tmp_path / "rubric.yaml", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report == {
        "rubric": "yunling",
        "title": "云岭县（虚构）",
        "findings": [
            {
                "kind": "criteria",
                "severity": "error",
                "file": str(tmp_path / "rubric.yaml"),
                "line": 25,
                "indicator": "1.1.1",
                "name": "办理及时性",
                "message": "各条分值合计 3 分，指标分值为 4 分",
                "remedy": "对照印发文本核对各条分值；原文即如此的，照录并在 note 中注明，计分以 4 分为限",
            }
        ],
    }


@pytest.mark.parametrize(
    "args", [["score"], ["score", "case.yaml", "--lint", "x"], ["score", "--lint", "nowhere"]]
)
def test_neither_both_nor_an_unknown_one_is_a_usage_error(args: list[str]) -> None:
    assert run(*args).returncode == 2
