"""The published evaluation of 2021, line by line: what was published, and where it departs from its own rule."""

from decimal import Decimal
from pathlib import Path

import pytest

from drafter.findings.loading import load_case
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.scoring.view import rubric_view

EXAMPLE = Path(__file__).parents[2] / "examples" / "renhua-2021" / "case.yaml"

PUBLISHED = {
    "1": "15.00",
    "1.1": "8.5",
    "1.1.1": "4.5",
    "1.1.2": "2",
    "1.1.3": "0",
    "1.1.4": "2",
    "1.2": "6.5",
    "1.2.1": "2",
    "1.2.2": "2.5",
    "1.2.3": "2",
    "2": "32.50",
    "2.1": "18.9",
    "2.1.1": "4.9",
    "2.1.2": "3",
    "2.1.3": "3",
    "2.1.4": "2",
    "2.1.5": "3",
    "2.1.6": "3",
    "2.2": "6",
    "2.2.1": "1.5",
    "2.2.2": "4.5",
    "2.3": "4.2",
    "2.3.1": "1.2",
    "2.3.2": "3",
    "2.4": "2",
    "2.4.1": "2",
    "2.5": "1.4",
    "2.5.1": "1.4",
    "3": "35.07",
    "3.1": "2",
    "3.1.1": "0",
    "3.1.2": "2",
    "3.1.3": "0",
    "3.2": "8.57",
    "3.2.1": "3",
    "3.2.2": "2.57",
    "3.2.3": "3",
    "3.3": "19.5",
    "3.3.1": "4",
    "3.3.2": "3",
    "3.3.3": "2",
    "3.3.4": "3.5",
    "3.3.5": "2",
    "3.3.6": "2",
    "3.3.7": "3",
    "3.4": "5",
    "3.4.1": "2",
    "3.4.2": "3",
}

DEPARTURES = {
    "1.1.1": "4.00",  # all or nothing, half a point given for the second criterion
    "1.1.2": "1.00",  # two violations at a point each
    "1.2.3": "0.00",  # none of the four criteria met
    "2.3.1": "1.00",  # all or nothing, a fifth of a point given
    "2.4.1": "0.00",  # 21 people on 20 posts
    "2.5.1": "1.00",  # all or nothing, two criteria not met
    "3.1.1": "2.00",  # compared with the adjusted budget, as the rule says
    "3.2.2": "3.00",  # the printed factor of 5, capped
}


@pytest.fixture(scope="module")
def card() -> ScoreCard:
    loaded = load_case(EXAMPLE, rubric_view)
    return score(loaded.case, rubric_view(loaded.case.rubric).rubric)


def test_every_line_and_subtotal_is_the_published_one(card: ScoreCard) -> None:
    assert {line.id: line.awarded for line in card.lines} == {
        name: Decimal(points) for name, points in PUBLISHED.items()
    }


def test_the_result_is_the_published_one(card: ScoreCard) -> None:
    assert (str(card.total), str(card.max), card.grade) == ("82.57", "100", "良")


def test_the_lines_that_depart_from_their_rule_say_what_the_rule_gives(card: ScoreCard) -> None:
    departing = {line.id: str(line.by_rule) for line in card.lines if line.override}
    assert departing == DEPARTURES
    named = {text.partition(" ")[0] for text in card.warnings if "按评分标准应为" in text}
    assert named == DEPARTURES.keys()


def test_the_slips_that_bear_on_a_line_are_among_the_warnings(card: ScoreCard) -> None:
    slips = [text for text in card.warnings if "评审给" not in text]
    assert slips == [
        "1.2.3 绩效指标明确性：各条分值合计 5 分，指标分值为 4 分",
        "3.2.2 绩效目标完成率：按“比率 × 5”计分，指标分值为 3 分",
    ]


def test_computed_lines_show_their_figures(card: ScoreCard) -> None:
    derivations = {line.id: line.derivation for line in card.lines}
    assert derivations["2.1.1"] == "209.26 ÷ 213.70 = 97.92%；5 × 97.92% = 4.896 → 4.90"
    assert derivations["2.1.2"] == "1 − 209.26 ÷ 213.70 = 2.08%，符合“比率≤10%”，得 3 分"
    assert derivations["3.1.3"] == "57.3 ÷ 315.37 = 18.17%，符合“比率＞10%”，得 0 分"
    assert derivations["3"] == "2.00 + 8.57 + 19.50 + 5.00 = 35.07"
