"""The rarer kinds of rules: what each gives and how it says so."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from drafter.findings.model import Judgement
from drafter.scoring.rules.base import Inputs, Marks
from drafter.scoring.rules.kinds import Rule
from drafter.scoring.rules.proportional import Proportional
from tests.scoring.made_up import PLAIN, RATIO, assess, told

SLOW = {"kind": "per_point", "value": RATIO, "target": 95, "per": "0.5"}


@pytest.mark.parametrize(
    ("extra", "a", "points", "derivation"),
    [
        ({}, "96", "5", "96 ÷ 100 = 96%，不低于 95%，得 5 分"),
        ({}, "95", "5", "95 ÷ 100 = 95%，不低于 95%，得 5 分"),
        ({}, "91.25", "3.125", "91.25 ÷ 100 = 91.25%，比 95% 低 3.75 个百分点；5 − 3.75 × 0.5 = 3.125"),
        ({}, "80", "0", "80 ÷ 100 = 80%，比 95% 低 15 个百分点；5 − 15 × 0.5 = -2.5，扣完为止，取 0"),
        (
            {"rest": "nothing"},
            "91.25",
            "3.5",
            "91.25 ÷ 100 = 91.25%，比 95% 低 3.75 个百分点，每满 1 计一次，计 3 次；5 − 3 × 0.5 = 3.5",
        ),
        (
            {"rest": "whole"},
            "91.25",
            "3",
            "91.25 ÷ 100 = 91.25%，比 95% 低 3.75 个百分点，每 1 计一次、不足的按一次计，计 4 次；5 − 4 × 0.5 = 3",
        ),
        (
            {"step": 5, "floor": 2},
            "91.25",
            "4.625",
            "91.25 ÷ 100 = 91.25%，比 95% 低 3.75 个百分点；5 − 3.75 ÷ 5 × 0.5 = 4.625",
        ),
        (
            {"target": 3, "wanted": "at_most"},
            "4.5",
            "4.25",
            "4.5 ÷ 100 = 4.5%，比 3% 高 1.5 个百分点；5 − 1.5 × 0.5 = 4.25",
        ),
        ({"target": 3, "wanted": "at_most"}, "3", "5", "3 ÷ 100 = 3%，不高于 3%，得 5 分"),
    ],
)
def test_points_are_taken_for_every_percentage_point_short_of_the_target(
    extra: dict[str, object], a: str, points: str, derivation: str
) -> None:
    outcome = assess({**SLOW, **extra}, 5, a=a, b=100)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


def test_the_rate_that_is_compared_is_the_printed_one() -> None:
    assert assess(SLOW, 5, a="949951", b="1000000").points == 5
    assert assess(SLOW, 5, a="949949", b="1000000").derivation == (
        "949949 ÷ 1000000 = 94.99%，比 95% 低 0.01 个百分点；5 − 0.01 × 0.5 = 4.995"
    )


def test_a_rate_may_be_given_as_it_is() -> None:
    rule = Proportional.model_validate({"kind": "proportional", "value": PLAIN})
    outcome = rule.assess(Inputs({"a": Decimal("99.99")}, units={"a": "%"}), Marks(Decimal(10)))
    assert (outcome.points, outcome.derivation) == (Decimal("9.999"), "99.99%；10 × 99.99% = 9.999")


ITEMS = {"kind": "items", "of": "n", "met": "m", "partial": "p"}


@pytest.mark.parametrize(
    ("extra", "n", "m", "p", "points", "derivation"),
    [
        ({}, 16, 15, "98.4", "19.98", "20 ÷ 16 × (15 + 98.4%) = 19.98"),
        ({}, 15, 15, "0", "20", "20 ÷ 15 × 15 = 20"),
        ({}, 3, 1, "0", "6.666667", "20 ÷ 3 × 1 = 6.666667"),
        ({}, 4, 0, "0", "0", "20 ÷ 4 × 0 = 0"),
        ({"each": "1.5"}, 4, 3, "50", "5.25", "1.5 × (3 + 50%) = 5.25"),
        ({"each": 8}, 4, 3, "0", "20", "8 × 3 = 24，超过满分，取 20"),
        ({"each": 8}, 0, 0, "0", "0", "8 × 0 = 0"),
    ],
)
def test_every_item_is_worth_the_same_and_counts_by_its_rate(
    extra: dict[str, object], n: int, m: int, p: str, points: str, derivation: str
) -> None:
    outcome = assess({**ITEMS, **extra}, 20, n=n, m=m, p=p)
    assert outcome.points is not None
    assert (round(outcome.points, 6), outcome.derivation) == (Decimal(points), derivation)


@pytest.mark.parametrize(
    ("n", "m", "p", "problems"),
    [
        (3, 4, 0, ["“m”为 4，多于总数 3"]),
        (3, 2, "100.1", ["“p”超过 100，比未全部完成的各项都完成还多"]),
        (3, -1, 0, ["“m”为负数"]),
        (0, 0, 0, ["“n”为 0，不能作除数"]),
    ],
)
def test_items_that_cannot_be_counted_like_this_are_refused(
    n: int, m: int, p: object, problems: list[str]
) -> None:
    outcome = assess(ITEMS, 20, n=n, m=m, p=p)
    assert outcome.points is None
    assert told(outcome) == problems


BONUS = {
    "kind": "bonus",
    "criteria": [
        {"id": "c1", "text": "省级表彰", "per": 2, "most": 1},
        {"id": "c2", "text": "市级表彰", "per": 1},
        {"id": "c3", "text": "通报批评", "per": -1},
    ],
    "floor": -2,
}


@pytest.mark.parametrize(
    ("counts", "points", "derivation"),
    [
        ((1, 1, 0), "3", "1 × 2 + 1 × 1 + 0 × -1 = 3"),
        ((4, 0, 0), "2", "1 × 2 + 0 × 1 + 0 × -1 = 2"),
        ((1, 6, 1), "5", "1 × 2 + 6 × 1 + 1 × -1 = 7，以 5 分为限"),
        ((0, 0, 3), "-2", "0 × 2 + 0 × 1 + 3 × -1 = -3，扣完为止，取 -2"),
    ],
)
def test_a_bonus_counts_up_to_its_cap_and_down_to_its_floor(
    counts: tuple[int, ...], points: str, derivation: str
) -> None:
    judged = {f"c{place}": {"count": count} for place, count in enumerate(counts, 1)}
    outcome = assess(BONUS, 5, judged)
    assert (outcome.points, outcome.derivation) == (Decimal(points), derivation)


@pytest.mark.parametrize(
    ("judgement", "problem"),
    [
        ({"met": True}, "本条按次数加分，须写明次数"),
        ({"awarded": 1}, "本条按次数加分，须写明次数"),
        ({"violations": 1}, "本条按次数加分，须写明次数"),
        ({"met": False, "count": 1}, "同一条标准有多种判断：met、count"),
        ({}, "标准 c2 没有判断：市级表彰"),
    ],
)
def test_a_bonus_has_to_be_counted(judgement: dict[str, object], problem: str) -> None:
    judged = {"c1": {"met": False}, "c2": judgement, "c3": {"met": False}}
    assert told(assess(BONUS, 5, judged)) == [problem]


def test_only_a_bonus_is_counted() -> None:
    rule = {"kind": "checklist", "criteria": [{"id": "c1", "text": "按时报送", "points": 2}]}
    assert told(assess(rule, 2, {"c1": {"count": 1}})) == ["本条不按次数加分"]


VETO = {
    "kind": "veto",
    "criteria": [{"id": "v1", "text": "挪用专项资金"}, {"id": "v2", "text": "编造数据"}],
    "grade": "差",
    "rule": {"kind": "checklist", "criteria": [{"id": "c1", "text": "核算规范", "points": 4, "partial": True}]},
}
CLEAR = {"v1": {"met": True}, "v2": {"violations": 0}, "c1": {"deducted": 1}}


def test_without_an_objection_a_vetoed_rule_is_the_rule_itself() -> None:
    outcome = assess(VETO, 4, CLEAR)
    assert (outcome.points, outcome.derivation, outcome.grade_cap) == (3, "4 − 1 = 3", "")


@pytest.mark.parametrize("found", [{"met": False}, {"violations": 2}])
def test_one_objection_leaves_nothing_whatever_else_was_judged(found: dict[str, object]) -> None:
    outcome = assess(VETO, 4, {"v1": found})
    assert (outcome.points, outcome.derivation) == (0, "一票否决：挪用专项资金，得 0 分")
    assert outcome.grade_cap == "差"


@pytest.mark.parametrize(
    ("judged", "problems"),
    [
        ({**CLEAR, "v2": {"awarded": 1}}, ["一票否决的情形只有“有”和“没有”"]),
        ({**CLEAR, "v2": {"met": True, "violations": 0}}, ["同一条标准有多种判断：met、violations"]),
        (
            {"v1": {"met": True}},
            ["标准 v2 没有判断：编造数据", "标准 c1 没有判断：核算规范"],
        ),
    ],
)
def test_a_veto_has_to_be_decided(judged: dict[str, object], problems: list[str]) -> None:
    assert told(assess(VETO, 4, judged)) == problems


STATED = {"kind": "stated"}


@pytest.mark.parametrize(
    ("judgement", "points"), [({"awarded": "1.5"}, "1.5"), ({"deducted": "0.5"}, "2.5"), ({"met": True}, "3")]
)
def test_stated_points_stand_as_given_and_say_so(judgement: dict[str, object], points: str) -> None:
    outcome = assess(STATED, 3, {"c1": judgement})
    assert (outcome.points, outcome.derivation) == (
        Decimal(points),
        f"评分标准未公布，按所给的 {points} 分计",
    )


def test_stated_points_stay_within_full_marks_and_must_be_there() -> None:
    assert told(assess(STATED, 3, {"c1": {"awarded": "3.1"}})) == ["所给或所扣的 3.1 分超过本条的 3 分"]
    assert told(assess(STATED, 3)) == ["标准 c1 没有判断：所给的得分"]


def test_an_undecided_judgement_is_none_of_the_five_ways() -> None:
    assert told(assess(STATED, 3, {"c1": Judgement(note="待补").model_dump()})) == ["标准 c1 没有判断：所给的得分"]


@pytest.mark.parametrize(
    ("rule", "clauses"),
    [
        (SLOW, ["完成数 ÷ 总数 不低于 95% 的得 5 分", "否则每差 1 个百分点扣 0.5 分，按比例扣，扣完为止"]),
        (
            {**SLOW, "value": PLAIN, "wanted": "at_most", "step": 2, "rest": "whole"},
            ["完成数 不高于 95 的得 5 分", "否则每差 2 扣 0.5 分，不足的按一次扣，扣完为止"],
        ),
        (
            {"kind": "items", "of": "b", "met": "a", "partial": "p"},
            ["完成数，每项得 5 ÷ 总数 分", "部分完成的按完成率得分"],
        ),
        (
            BONUS,
            [
                "省级表彰，每项加 2 分，合计不超过 5 分",
                "市级表彰，每项加 1 分，合计不超过 5 分",
                "通报批评，每项减 1 分",
            ],
        ),
        (
            VETO,
            [
                "挪用专项资金，一票否决，得 0 分，等级不高于“差”",
                "编造数据，一票否决，得 0 分，等级不高于“差”",
                "核算规范，得 4 分，不完全符合的酌情扣分",
            ],
        ),
        (STATED, []),
    ],
)
def test_every_kind_says_in_words_what_it_asks(rule: object, clauses: list[str]) -> None:
    read = TypeAdapter[Rule](Rule).validate_python(rule)
    assert list(read.clauses({"a": "完成数", "b": "总数"}, Decimal(5))) == clauses
