"""A case to a score card."""

from decimal import Decimal
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.findings.model import Case, Finding, Judgement, Override, PublishedScore, SourceRef
from drafter.scoring.card import Conversion, ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric import Rubric
from tests.findings.yunling import CASE, load, view


@pytest.fixture
def rubric(tmp_path: Path) -> Rubric:
    return view("yunling-2024", tmp_path).rubric


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return load(CASE, tmp_path).case


def with_finding(case: Case, index: int, **changes: object) -> Case:
    """The case with one finding changed."""
    findings = list(case.findings)
    findings[index] = findings[index].model_copy(update=changes)
    return case.model_copy(update={"findings": tuple(findings)})


def table(card: ScoreCard) -> list[tuple[str, str, str, str]]:
    """The lines of a card: id, full marks, points, derivation."""
    return [(line.id, str(line.max), str(line.awarded), line.derivation) for line in card.lines]


def refusals(case: Case, rubric: Rubric) -> list[str]:
    """What stands in the way of scoring a case."""
    with pytest.raises(InputError) as refused:
        score(case, rubric)
    return [f"{problem.where}: {problem.message}" for problem in refused.value.problems]


def test_a_card_has_every_line_with_its_derivation_and_the_sums_above(case: Case, rubric: Rubric) -> None:
    card = score(case, rubric)
    assert table(card) == [
        ("1", "100", "87.20", "87.20"),
        ("1.1", "100", "87.20", "52.20 + 35.00 = 87.20"),
        ("1.1.1", "60", "52.20", "365.4 ÷ 420.00 = 87%；60 × 87% = 52.2"),
        ("1.1.2", "40", "35.00", "(20 − 5) + 20 = 35"),
    ]
    assert (card.total, card.max, card.grade, card.warnings) == (Decimal("87.20"), 100, "良", ())


def test_points_are_strings_in_json(case: Case, rubric: Rubric) -> None:
    document = score(case, rubric).model_dump(mode="json")
    assert (document["total"], document["lines"][2]["awarded"], document["scale"][0]["lower"]) == (
        "87.20",
        "52.20",
        "90",
    )


def test_an_override_stands_and_the_card_says_what_the_rule_would_give(case: Case, rubric: Rubric) -> None:
    override = Override(awarded=Decimal(30), reason="另有一份合同未见")
    card = score(with_finding(case, 1, override=override), rubric)
    line = card.line("1.1.2")
    assert line is not None
    assert (line.awarded, line.by_rule, line.override) == (30, 35, override)
    assert line.derivation == "评审给 30.00 分（另有一份合同未见）；评分标准：(20 − 5) + 20 = 35"
    assert card.warnings == ("1.1.2 合同管理：评审给 30.00 分，按评分标准应为 35.00 分",)


def test_an_override_that_agrees_with_the_rule_is_no_departure(case: Case, rubric: Rubric) -> None:
    card = score(with_finding(case, 1, override=Override(awarded=Decimal(35), reason="同评分标准")), rubric)
    assert card.warnings == ()


def test_an_override_stands_in_for_missing_inputs_and_the_rule_gives_nothing(case: Case, rubric: Rubric) -> None:
    override = Override(awarded=Decimal("40.5"), reason="资料不全")
    card = score(with_finding(case, 0, measures={}, override=override), rubric)
    line = card.line("1.1.1")
    assert line is not None
    assert (line.awarded, line.by_rule) == (Decimal("40.50"), None)
    assert card.warnings == (
        "1.1.1 支出率：评审给 40.50 分，按评分标准得不出结果（缺少取数“实际支出”（spent）；"
        "缺少取数“下达指标”（allotted））",
    )


def test_what_was_not_assessed_leaves_the_full_marks_and_the_grade_goes_by_the_share(
    case: Case, rubric: Rubric
) -> None:
    card = score(with_finding(case, 1, not_assessed="本年没有采购"), rubric)
    assert table(card) == [
        ("1", "60", "52.20", "52.20"),
        ("1.1", "60", "52.20", "52.20"),
        ("1.1.1", "60", "52.20", "365.4 ÷ 420.00 = 87%；60 × 87% = 52.2"),
        ("1.1.2", "40", "None", "未评价：本年没有采购"),
    ]
    assert (card.total, card.max, card.grade) == (Decimal("52.20"), 60, "良")
    assert card.converted == Conversion(full=Decimal(100), points=Decimal("87.00"))
    assert card.not_assessed == 40
    assert card.warnings == (
        "1.1.2 合同管理：未评价，40 分不计入满分；理由：本年没有采购",
        "部分指标未评价，得分 52.20（满分 60），折合 100 分制为 87.00 分，等级据此评定",
    )


def test_a_published_result_is_taken_over_as_it_is(case: Case, rubric: Rubric) -> None:
    source = SourceRef(document="云财绩〔2024〕9号", place="二、审核结果")
    published = PublishedScore(total=Decimal("79.5"), grade="良", source=source)
    card = score(case.model_copy(update={"published": published}), rubric)
    assert (card.total, card.max, card.grade, card.lines) == (Decimal("79.50"), 100, "良", ())
    assert card.warnings == (
        "得分 79.50、等级“良”取自云财绩〔2024〕9号 二、审核结果，未经计算",
        "公布的等级为“良”，按等级标准应为“差”",
    )


@pytest.mark.parametrize(
    ("total", "grade"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "差"), ("0", "差")]
)
def test_grades_go_by_lower_bounds(total: str, grade: str, rubric: Rubric) -> None:
    assert rubric.grade(Decimal(total)) == grade


def test_everything_that_stands_in_the_way_is_told_at_once(case: Case, rubric: Rubric) -> None:
    broken = with_finding(case, 0, measures={"spent": "{nowhere}", "alotted": "1"})
    judgements = {"c1": Judgement(deducted=Decimal(25)), "c3": Judgement(met=True)}
    broken = with_finding(broken, 1, judgements=judgements, override=Override(awarded=Decimal(41), reason="误"))
    extra = Finding(id="F03", indicator="2.1.1")
    broken = broken.model_copy(update={"findings": (*broken.findings, extra, extra)})
    assert refusals(broken, rubric) == [
        "findings[2].indicator: 指标体系中没有指标“2.1.1”",
        "findings[3].indicator: 指标体系中没有指标“2.1.1”",
        "findings[3].indicator: 指标 2.1.1 重复出现",
        "findings[0].measures.spent: 引用 {F01.nowhere} 没有对应的事实",
        "findings[0].measures.alotted: 指标 1.1.1 支出率没有名为“alotted”的取数",
        "findings[0].measures.allotted: 缺少取数“下达指标”（allotted）",
        "findings[1].judgements.c3: 指标 1.1.2 合同管理没有标准“c3”",
        "findings[1].judgements.c1.deducted: 所给或所扣的 25 分超过本条的 20 分",
        "findings[1].override.awarded: 评审所给 41 分超过满分 40 分",
    ]


def test_a_case_without_an_indicator_is_refused(case: Case, rubric: Rubric) -> None:
    assert refusals(case.model_copy(update={"findings": case.findings[:1]}), rubric) == [
        "findings: 指标 1.1.2 合同管理 没有评分"
    ]


def test_a_case_of_another_rubric_is_refused(case: Case, rubric: Rubric) -> None:
    assert refusals(case.model_copy(update={"rubric": "other"}), rubric) == [
        "rubric: 案例用的是指标体系 other，给出的是 yunling-2024"
    ]


def test_a_case_of_which_nothing_was_assessed_is_refused(case: Case, rubric: Rubric) -> None:
    nothing = with_finding(with_finding(case, 0, not_assessed="停办"), 1, not_assessed="停办")
    assert refusals(nothing, rubric) == ["findings: 所有指标均未评价"]


@pytest.mark.parametrize(
    ("measure", "problem"),
    [
        ("约365", "“约365”不是数，也不是对一个事实的引用"),
        ("{spent}万元", "“{spent}万元”不是数，也不是对一个事实的引用"),
        ("{F02.late}", "单位“份”不能换算为取数要求的“万元”"),
    ],
)
def test_a_measure_is_a_number_or_one_fact_of_a_fitting_unit(
    measure: str, problem: str, case: Case, rubric: Rubric
) -> None:
    broken = with_finding(case, 0, measures={"spent": measure, "allotted": "420"})
    assert refusals(broken, rubric) == [f"findings[0].measures.spent: {problem}"]
