"""Each kind of rule: what it gives and how it says so."""

from decimal import Decimal

import pytest

from tests.scoring.made_up import assess, told

FOUR_BANDS = [
    {"lower": 100, "upper": 100, "closed": "both", "points": 2},
    {"lower": 80, "upper": 100, "closed": "lower", "points": "1.5"},
    {"lower": 60, "upper": 80, "closed": "lower", "points": 1},
    {"upper": 60, "closed": "none", "points": 0},
]
GROWTH_BANDS = [
    {"upper": -15, "closed": "upper", "points": 3},
    {"lower": -15, "upper": 0, "closed": "upper", "points": 1},
    {"lower": 0, "closed": "none", "points": 0},
]
RATIO = {"form": "ratio", "part": "a", "whole": "b"}


@pytest.mark.parametrize(
    ("a", "b", "points", "derivation"),
    [
        (4, 4, "2", "4 ÷ 4 = 100%，符合“比率＝100%”，得 2 分"),
        (99996, 100000, "1.5", "99996 ÷ 100000 = 99.996%，符合“80%≤比率＜100%”，得 1.5 分"),
        (4, 5, "1.5", "4 ÷ 5 = 80%，符合“80%≤比率＜100%”，得 1.5 分"),
        (2, 3, "1", "2 ÷ 3 = 66.67%，符合“60%≤比率＜80%”，得 1 分"),
        (0, 7, "0", "0 ÷ 7 = 0%，符合“比率＜60%”，得 0 分"),
    ],
)
def test_bands_look_at_the_exact_ratio_and_show_it_on_its_side_of_the_bound(
    a: int, b: int, points: str, derivation: str
) -> None:
    outcome = assess({"kind": "bands", "value": RATIO, "bands": FOUR_BANDS}, 2, a=a, b=b)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


def test_bands_on_what_a_ratio_leaves_and_on_a_measure_as_it_is() -> None:
    bands = [{"upper": 10, "closed": "upper", "points": 3}, {"lower": 10, "closed": "none", "points": 0}]
    left = assess({"kind": "bands", "value": {**RATIO, "form": "remainder"}, "bands": bands}, 3, a=180, b=200)
    plain = assess({"kind": "bands", "value": {"form": "measure", "measure": "a"}, "bands": bands}, 3, a="10.01")
    assert left.derivation == "1 − 180 ÷ 200 = 10%，符合“比率≤10%”，得 3 分"
    assert plain.derivation == "10.01，符合“比率＞10”，得 0 分"


def test_a_figure_in_no_band_gives_no_result() -> None:
    outcome = assess({"kind": "bands", "value": RATIO, "bands": FOUR_BANDS}, 2, a=5, b=4)
    assert outcome.points is None
    assert told(outcome) == ["5 ÷ 4 = 125%，不在任何一档之内"]


@pytest.mark.parametrize(
    ("extra", "a", "b", "points", "derivation"),
    [
        ({}, "209.26", "213.70", "4.896", "209.26 ÷ 213.70 = 97.92%；5 × 97.92% = 4.896"),
        ({}, "12", "10", "5", "12 ÷ 10 = 120%；5 × 120% = 6，超过满分，取 5"),
        ({"over_plan": "zero"}, "12", "10", "0", "12 ÷ 10 = 120%，超过 100%，不得分"),
        ({"over_plan": "zero"}, "10", "10", "5", "10 ÷ 10 = 100%；5 × 100% = 5"),
        ({"factor": 6}, "12", "14", "5", "12 ÷ 14 = 85.71%；6 × 85.71% = 5.1426，超过满分，取 5"),
        ({"factor": 4}, "1", "2", "2", "1 ÷ 2 = 50%；4 × 50% = 2"),
        ({}, "-1", "2", "0", "-1 ÷ 2 = -50%；5 × -50% = -2.5，扣完为止，取 0"),
    ],
)
def test_marks_in_proportion_stay_between_nothing_and_full_marks(
    extra: dict[str, object], a: str, b: str, points: str, derivation: str
) -> None:
    outcome = assess({"kind": "proportional", "value": RATIO, **extra}, 5, a=a, b=b)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


def test_a_ratio_to_nothing_gives_no_result_unless_the_case_stands_apart() -> None:
    rule = {"kind": "proportional", "value": RATIO, "full_when": {"left": "late", "relation": "=", "limit": 0}}
    late = assess(rule, 3, a=4, b=0, late=1)
    assert late.points is None
    assert told(late) == ["“b”为 0，不能作除数"]
    assert assess(rule, 3, a=4, b=0, late=0).derivation == "late 0 = 0 成立，得 3 分"


@pytest.mark.parametrize(
    ("judgements", "points", "derivation"),
    [
        ({"c1": {"met": True}, "c2": {"met": True}}, "3", "1 + 2 = 3"),
        ({"c1": {"met": False}, "c2": {"deducted": "0.5"}}, "1.5", "0 + (2 − 0.5) = 1.5"),
        ({"c1": {"met": True}, "c2": {"awarded": "0.4"}}, "1.4", "1 + (2 − 1.6) = 1.4"),
        ({"c1": {"deducted": 1}, "c2": {"awarded": 0}}, "0", "0 + 0 = 0"),
    ],
)
def test_a_checklist_adds_up_what_was_decided(judgements: dict[str, object], points: str, derivation: str) -> None:
    outcome = assess(CHECKLIST, 3, judgements)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


CHECKLIST = {
    "kind": "checklist",
    "criteria": [
        {"id": "c1", "text": "台账齐全", "points": 1},
        {"id": "c2", "text": "程序规范", "points": 2, "partial": True},
    ],
}


@pytest.mark.parametrize(
    ("judgements", "problems"),
    [
        ({"c1": {"met": True}}, ["标准 c2 没有判断：程序规范"]),
        ({"c1": {}, "c2": {"note": "待定"}}, ["标准 c1 没有判断：台账齐全", "标准 c2 没有判断：程序规范"]),
        ({"c1": {"met": True}, "c2": {"deducted": "2.5"}}, ["所给或所扣的 2.5 分超过本条的 2 分"]),
        ({"c1": {"met": True}, "c2": {"awarded": 3}}, ["所给或所扣的 3 分超过本条的 2 分"]),
        (
            {"c1": {"deducted": "0.5"}, "c2": {"met": True}},
            ["本条只有得 1 分或者不得分两种结果，条文没有酌情给分的规定"],
        ),
        ({"c1": {"met": True, "awarded": 1}, "c2": {"met": True}}, ["同一条标准有多种判断：met、awarded"]),
        ({"c1": {"violations": 1}, "c2": {"met": True}}, ["本条不按次数扣分"]),
    ],
)
def test_a_checklist_tells_what_was_decided_wrongly_or_not_at_all(
    judgements: dict[str, object], problems: list[str]
) -> None:
    outcome = assess(CHECKLIST, 3, judgements)
    assert outcome.points is None
    assert told(outcome) == problems


def test_criteria_worth_more_than_full_marks_are_capped() -> None:
    outcome = assess(CHECKLIST, "2.5", {"c1": {"met": True}, "c2": {"met": True}})
    assert (outcome.points, outcome.derivation) == (Decimal("2.5"), "1 + 2 = 3，超过满分，取 2.5")


def test_discretion_allows_any_points_between_nothing_and_the_worth() -> None:
    rule = {"kind": "discretionary", "criteria": [{"id": "c1", "text": "成效", "points": 5}]}
    outcome = assess(rule, 5, {"c1": {"deducted": "1.2"}})
    assert (outcome.points, outcome.derivation) == (Decimal("3.8"), "5 − 1.2 = 3.8")


VIOLATIONS = {
    "kind": "violations",
    "criteria": [
        {"id": "c1", "text": "一般问题", "per": 1},
        {"id": "c2", "text": "轻微问题", "per": "0.5", "most": 3},
    ],
}


@pytest.mark.parametrize(
    ("first", "second", "points", "derivation"),
    [
        ({"met": True}, {"met": True}, "3", "3 − 0 × 1 − 0 × 0.5 = 3"),
        ({"violations": 1}, {"violations": 3}, "0.5", "3 − 1 × 1 − 3 × 0.5 = 0.5"),
        ({"violations": 5}, {"violations": 0}, "0", "3 − 5 × 1 − 0 × 0.5 = -2，扣完为止，取 0"),
    ],
)
def test_violations_take_points_down_to_the_floor(
    first: dict[str, object], second: dict[str, object], points: str, derivation: str
) -> None:
    outcome = assess(VIOLATIONS, 3, {"c1": first, "c2": second})
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        ({"met": False}, "本条按次数扣分，须写明次数"),
        ({"deducted": 1}, "本条按次数扣分，须写明次数"),
        ({"violations": 4}, "次数 4 超过上限 3"),
        ({}, "标准 c2 没有判断：轻微问题"),
    ],
)
def test_violations_have_to_be_counted(second: dict[str, object], problem: str) -> None:
    assert told(assess(VIOLATIONS, 3, {"c1": {"met": True}, "c2": second})) == [problem]


@pytest.mark.parametrize(
    ("relation", "a", "points", "derivation"),
    [
        ("≤", "8", "2", "a 8 ≤ b 8 成立，得 2 分"),
        ("<", "8", "0", "a 8 < b 8 不成立，得 0 分"),
        ("≥", "7.99", "0", "a 7.99 ≥ b 8 不成立，得 0 分"),
        (">", "8.01", "2", "a 8.01 > b 8 成立，得 2 分"),
        ("=", "8.00", "2", "a 8.00 = b 8 成立，得 2 分"),
    ],
)
def test_a_threshold_gives_all_or_nothing(relation: str, a: str, points: str, derivation: str) -> None:
    rule = {"kind": "threshold", "comparison": {"left": "a", "relation": relation, "right": "b"}}
    outcome = assess(rule, 2, a=a, b=8)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


@pytest.mark.parametrize(
    ("now", "before", "points", "derivation"),
    [
        (80, 100, "3", "80 ÷ 100 − 1 = -20%，符合“比率≤-15%”，得 3 分"),
        (85, 100, "3", "85 ÷ 100 − 1 = -15%，符合“比率≤-15%”，得 3 分"),
        (100, 100, "1", "100 ÷ 100 − 1 = 0%，符合“-15%＜比率≤0%”，得 1 分"),
        (101, 100, "0", "101 ÷ 100 − 1 = 1%，符合“比率＞0%”，得 0 分"),
        (0, 0, "3", "上年为 0，本年仍为 0，得 3 分"),
        (5, 0, "0", "上年为 0，本年为 5，得 0 分"),
    ],
)
def test_growth_knows_the_year_that_starts_from_nothing(
    now: int, before: int, points: str, derivation: str
) -> None:
    rule = {"kind": "growth", "now": "now", "before": "before", "bands": GROWTH_BANDS}
    outcome = assess({**rule, "base_zero": {"still_zero": 3, "risen": 0}}, 3, now=now, before=before)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


@pytest.mark.parametrize(
    ("base_zero", "now", "before", "problem"),
    [
        (None, 0, 0, "“before”为 0，不能作除数"),
        ({"still_zero": 3}, 5, 0, "上年为 0，本年为 5，条文没有规定"),
        ({"still_zero": 3}, 5, -1, "“before”为 -1，不能作除数"),
    ],
)
def test_growth_that_the_rubric_is_silent_on_gives_no_result(
    base_zero: object, now: int, before: int, problem: str
) -> None:
    rule = {"kind": "growth", "now": "now", "before": "before", "bands": GROWTH_BANDS, "base_zero": base_zero}
    outcome = assess(rule, 3, now=now, before=before)
    assert outcome.points is None
    assert told(outcome) == [problem]


OPTIONS = {
    "kind": "options",
    "criterion": "c1",
    "options": [
        {"points": "1.5", "text": "按规定公开"},
        {"points": 1, "text": "公开迟延"},
        {"points": 0, "text": "未公开"},
    ],
}


@pytest.mark.parametrize(
    ("judgement", "derivation"),
    [
        ({"met": True}, "按规定公开，得 1.5 分"),
        ({"awarded": "1.0"}, "公开迟延，得 1 分"),
        ({"deducted": "0.5"}, "公开迟延，得 1 分"),
        ({"met": False}, "未公开，得 0 分"),
    ],
)
def test_options_take_the_outcome_that_was_chosen(judgement: dict[str, object], derivation: str) -> None:
    assert assess(OPTIONS, "1.5", {"c1": judgement}).derivation == derivation


def test_options_refuse_points_that_no_outcome_gives() -> None:
    assert told(assess(OPTIONS, "1.5", {"c1": {"awarded": "1.2"}})) == ["本条没有得 1.2 分的情形"]


def test_parts_add_up_unrounded_and_tell_the_problems_of_all() -> None:
    parts = [
        {"id": "x", "name": "公开", "max": "1.5", "rule": OPTIONS},
        {"id": "y", "name": "回复", "max": "0.5", "rule": {"kind": "proportional", "value": RATIO}},
    ]
    rule = {"kind": "parts", "parts": parts}
    outcome = assess(rule, 2, {"c1": {"awarded": 1}}, a=2, b=3)
    assert outcome.points == Decimal("1.33335")
    assert outcome.derivation == (
        "公开：公开迟延，得 1 分；回复：2 ÷ 3 = 66.67%；0.5 × 66.67% = 0.33335；1 + 0.33335 = 1.33335"
    )
    assert told(assess(rule, 2, b=3)) == ["标准 c1 没有判断：按规定公开", "缺少取数“a”（a）"]
