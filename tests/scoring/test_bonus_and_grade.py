"""What stands beside the full marks, what a veto leaves of the grade, and scales printed with gaps."""

from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.findings.model import Case, Department, Finding, Judgement, NoticeSpec
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.rubric_files import load_rubric
from drafter.scoring.view import rubric_view
from tests.scoring.made_up import indicator, rubric, written

GRADES = [{"grade": "优", "lower": 90, "upper": 100}, {"grade": "良", "lower": 80, "upper": 89}]
GRADES += [{"grade": "差", "lower": 0, "upper": 79}]
FREE = {"kind": "discretionary", "criteria": [{"id": "c1", "text": "成效", "points": 100}]}
EXTRA = {"kind": "bonus", "criteria": [{"id": "c1", "text": "表彰", "per": 1}], "floor": -5}


def with_bonus(how: str, *caps: int) -> dict[str, object]:
    data = rubric(indicator(FREE, 100), scale=GRADES)
    items = [indicator(EXTRA, cap, id=f"2.1.{n}", name=f"加分{n}") for n, cap in enumerate(caps, 1)]
    group = {"id": "2.1", "name": "加分项", "max": sum(caps), "indicators": items}
    level = {"id": "2", "name": "加分项", "max": sum(caps), "bonus": how, "groups": [group]}
    return {**data, "levels": [*data["levels"], level]}


def scored(data: dict[str, object], folder: Path, judged: dict[str, dict[str, Judgement]]) -> ScoreCard:
    path = written(data, folder)
    findings = tuple(
        Finding(id=f"F{place}", indicator=name, judgements=judgements)
        for place, (name, judgements) in enumerate(judged.items())
    )
    frame = NoticeSpec(title="复核报告", issuer="云岭县财政局（虚构）")
    department = Department(name="云岭县图书馆（虚构）")
    case = Case(id="c", department=department, fiscal_year=2023, rubric="yunling", findings=findings, notice=frame)
    return score(case, load_rubric(path))


def result(how: str, awarded: str, counts: tuple[int, ...], folder: Path) -> tuple[str, str, list[str], str]:
    """Total, full marks, bonus points and grade."""
    judged = {"1.1.1": {"c1": Judgement.model_validate({"awarded": awarded})}}
    judged |= {f"2.1.{n}": {"c1": Judgement(count=count)} for n, count in enumerate(counts, 1)}
    card = scored(with_bonus(how, *(5 for _ in counts)), folder, judged)
    bonuses = [str(line.awarded) for line in card.lines if line.bonus and line.level == 3]
    tops = [line for line in card.lines if line.level == 1]
    assert card.total == sum(line.awarded or 0 for line in tops)
    return str(card.total), str(card.max), bonuses, card.grade


@pytest.mark.parametrize(
    ("how", "awarded", "counts", "expected"),
    [
        ("on_top", "88", (3,), ("91.00", "100", ["3.00"], "优")),
        ("on_top", "98", (7,), ("103.00", "100", ["5.00"], "优")),
        ("within", "98", (1,), ("99.00", "100", ["1.00"], "优")),
        ("within", "98", (4,), ("100.00", "100", ["2.00"], "优")),
        ("within", "97", (2, 2), ("100.00", "100", ["2.00", "1.00"], "优")),
        ("within", "100", (4, 4), ("100.00", "100", ["0.00", "0.00"], "优")),
    ],
)
def test_a_bonus_lifts_the_total_above_full_marks_only_where_the_rubric_says_so(
    how: str, awarded: str, counts: tuple[int, ...], expected: tuple[object, ...], tmp_path: Path
) -> None:
    assert result(how, awarded, counts, tmp_path) == expected


def test_a_bonus_that_is_cut_says_why(tmp_path: Path) -> None:
    judged = {"1.1.1": {"c1": Judgement(awarded="98")}, "2.1.1": {"c1": Judgement(count=4)}}
    line = scored(with_bonus("within", 5), tmp_path, judged).line("2.1.1")
    assert line is not None
    assert line.derivation == "4 × 1 = 4；总分以满分为限，计 2.00 分"


def test_a_bonus_earned_or_not_loses_nothing_and_one_below_zero_does(tmp_path: Path) -> None:
    data = with_bonus("on_top", 5)
    data["levels"][1]["groups"][0]["indicators"][0]["rule"]["criteria"][0]["per"] = -1
    judged = {"1.1.1": {"c1": Judgement(met=True)}, "2.1.1": {"c1": Judgement(count=2)}}
    card = scored(data, tmp_path, judged)
    lines = {line.id: (str(line.awarded), str(line.deducted)) for line in card.lines if line.level == 3}
    assert lines == {"1.1.1": ("100.00", "0.00"), "2.1.1": ("-2.00", "2.00")}
    assert str(card.total) == "98.00"


def test_a_case_of_which_only_the_bonus_was_assessed_is_refused(tmp_path: Path) -> None:
    path = written(with_bonus("on_top", 5), tmp_path)
    findings = (
        Finding(id="F1", indicator="1.1.1", not_assessed="停办"),
        Finding(id="F2", indicator="2.1.1", judgements={"c1": Judgement(count=1)}),
    )
    frame = NoticeSpec(title="复核报告", issuer="云岭县财政局（虚构）")
    department = Department(name="云岭县图书馆（虚构）")
    case = Case(id="c", department=department, fiscal_year=2023, rubric="yunling", findings=findings, notice=frame)
    with pytest.raises(InputError) as refused:
        score(case, load_rubric(path))
    assert [problem.message for problem in refused.value.problems] == ["所有指标均未评价"]


def test_the_loader_does_not_ask_for_a_point_where_a_bonus_was_not_earned(tmp_path: Path) -> None:
    view = rubric_view(str(written(with_bonus("on_top", 5), tmp_path)))
    finding = Finding(id="F2", indicator="2.1.1", judgements={"c1": Judgement(met=False)})
    assert view.examine(finding, {}).deducted == 0


def test_a_veto_takes_the_grade_and_leaves_the_points_adding_up(tmp_path: Path) -> None:
    veto = {"kind": "veto", "criteria": [{"id": "v1", "text": "编造数据"}], "grade": "差"}
    items = [
        indicator({**FREE, "criteria": [{"id": "c1", "text": "成效", "points": 96}]}, 96),
        indicator(
            {**veto, "rule": {"kind": "checklist", "criteria": [{"id": "c1", "text": "真实", "points": 4}]}},
            4,
            id="1.1.2",
            name="真实性",
        ),
    ]
    judged = {"1.1.1": {"c1": Judgement(met=True)}, "1.1.2": {"v1": Judgement(met=False)}}
    card = scored(rubric(*items, scale=GRADES), tmp_path, judged)
    assert (str(card.total), card.grade) == ("96.00", "差")
    assert card.warnings == ("按得分为“优”，因一票否决（1.1.2）评为“差”",)


@pytest.mark.parametrize(
    ("points", "grade", "warnings"),
    [
        ("89.5", "良", ("得分 89.50 不在公布的 80—89 分之内，也不到上一等级的下限，按下限评为“良”",)),
        ("89", "良", ()),
        ("90", "优", ()),
    ],
)
def test_a_total_between_integer_bands_goes_by_the_lower_bound_and_says_so(
    points: str, grade: str, warnings: tuple[str, ...], tmp_path: Path
) -> None:
    judged = {"1.1.1": {"c1": Judgement.model_validate({"awarded": points})}}
    card = scored(rubric(indicator(FREE, 100), scale=GRADES), tmp_path, judged)
    assert (card.grade, card.warnings) == (grade, warnings)


@pytest.mark.parametrize(
    ("mode", "awarded", "derivation"),
    [
        ("ROUND_HALF_UP", "1.13", "3 × 37.5% = 1.125 → 1.13"),
        ("ROUND_HALF_EVEN", "1.12", "3 × 37.5% = 1.125 → 1.12（四舍六入五成双）"),
        ("ROUND_DOWN", "1.12", "3 × 37.5% = 1.125 → 1.12（舍去尾数）"),
    ],
)
def test_points_are_rounded_as_the_rubric_says(mode: str, awarded: str, derivation: str, tmp_path: Path) -> None:
    measures = {"a": {"label": "完成数", "unit": "个"}, "b": {"label": "总数", "unit": "个"}}
    rule = {"kind": "proportional", "value": {"form": "ratio", "part": "a", "whole": "b"}}
    data = rubric(indicator(rule, 3, measures), rounding={"mode": mode})
    path = written(data, tmp_path)
    finding = Finding(id="F1", indicator="1.1.1", measures={"a": "3", "b": "8"})
    frame = NoticeSpec(title="复核报告", issuer="云岭县财政局（虚构）")
    case = Case(
        id="c",
        department=Department(name="云岭县图书馆（虚构）"),
        fiscal_year=2023,
        rubric="yunling",
        findings=(finding,),
        notice=frame,
    )
    line = score(case, load_rubric(path)).line("1.1.1")
    assert line is not None
    assert (str(line.awarded), line.derivation) == (awarded, f"3 ÷ 8 = 37.5%；{derivation}")
