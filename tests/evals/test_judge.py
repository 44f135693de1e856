"""A judge's opinion: asked of a scripted server on loopback, repeated, counted, and never more than a review."""

import json
from decimal import Decimal

import pytest

from drafter.config.settings import JudgeSettings
from drafter.errors import ConfigError, EvaluationError
from evals.judge.agreement import alpha
from evals.judge.model import Criterion
from evals.judge.running import make_judge, run
from evals.model import Gravity
from evals.running import Order, row
from tests.adapters.endpoint import said, serving
from tests.evals.benches import bench, offline

ORDER = Order(only=("late-contracts", "two-years"))


def verdict(item: str, points: tuple[int, int, int], reason: str = "") -> dict[str, object]:
    return {"id": item, **dict(zip((one.value for one in Criterion), points, strict=True)), "reason": reason}


def answer(*verdicts: dict[str, object]) -> str:
    return json.dumps({"verdicts": list(verdicts)}, ensure_ascii=False)


def settings(endpoint, **changes) -> JudgeSettings:
    return JudgeSettings(base_url=endpoint.base_url, name="judge-9", retries=0, **changes)


def judged(text: str, **changes):
    with serving(lambda _: said(text)) as endpoint:
        return run(ORDER, settings(endpoint, **changes)), endpoint.asked


def test_every_draft_is_judged_as_often_as_it_should_be():
    report, asked = judged(answer(verdict("1", (5, 4, 3)), verdict("2", (4, 4, 4))), repeats=3)
    assert len(asked) == 6
    assert (report.calls, report.tokens, report.judge, report.prompt) == (6, 6 * 18, "judge-9", "judge 1")
    assert [(one.case, one.item, len(one.verdicts)) for one in report.opinions] == [
        ("late-contracts", "1", 3),
        ("two-years", "1", 3),
        ("two-years", "2", 3),
    ]
    assert [one.mean for one in report.criteria] == [Decimal("4.67"), Decimal("4.00"), Decimal("3.33")]
    assert report.stopped == ""


def test_no_figure_date_number_or_name_of_a_case_is_sent_to_a_judge():
    _, asked = judged(answer(verdict("1", (5, 5, 5)), verdict("2", (5, 5, 5))))
    sent = "".join(message["content"] for one in asked for message in one.body["messages"])
    for words in ("LX-2022-031", "14台", "2022年5月10日", "48,210", "县农机中心", "鹿蹊县", "计财股", "《中华"):
        assert words not in sent
    assert "播种机" in sent


def test_low_points_ask_for_a_review_and_can_neither_block_nor_clear():
    report, _ = judged(answer(verdict("1", (5, 2, 1), "只有口号"), verdict("2", (5, 5, 5))))
    reviews = [one for opinion in report.opinions for one in opinion.reviews]
    assert {one.severity for one in reviews} == {Gravity.REVIEW}
    assert [one.kind for one in reviews] == ["register", "usefulness"] * 2
    assert reviews[1].message == "usefulness 1 of 5 只有口号"
    assert row(offline("late-contracts")).blocked is False


def test_praise_takes_nothing_back_of_what_the_checker_blocks():
    subject = bench("late-contracts").text(offline("late-contracts").text.replace("14台", "41台"))
    with serving(lambda _: said(answer(verdict("1", (5, 5, 5), "可以直接印发")))) as endpoint:
        judge = make_judge(settings(endpoint))
        judge.judge(subject)
    assert judge.report().opinions[0].reviews == ()
    assert row(subject).blocked


def test_it_stops_when_its_calls_are_spent_and_says_what_was_left():
    report, asked = judged(answer(verdict("1", (5, 5, 5)), verdict("2", (5, 5, 5))), repeats=2, max_calls=3)
    assert len(asked) == 3
    assert report.stopped == "2 of 3 items not judged; 3 calls made: max_calls"
    assert [one.judged for one in report.opinions] == [True, False, False]


def test_it_stops_when_its_tokens_are_spent():
    with serving(lambda _: said(answer(verdict("1", (5, 5, 5))))) as endpoint:
        judge = make_judge(settings(endpoint, repeats=9, max_tokens=1000))
        judge.tokens = 990
        judge.judge(offline("late-contracts"))
    assert judge.calls == 1
    assert judge.report().stopped == "1 of 1 items not judged; 1008 tokens spent: max_tokens"


@pytest.mark.parametrize(
    "text",
    [
        "I cannot judge this.",
        "{}",
        answer(verdict("7", (5, 5, 5))),
        answer(verdict("1", (9, 5, 5))),
        '{"verdicts": 3}',
    ],
)
def test_an_answer_that_says_nothing_is_no_opinion(text):
    with pytest.raises(EvaluationError, match="the judge said nothing that could be read") as caught:
        judged(text)
    assert caught.value.exit_code == 3


def test_what_a_judge_thinks_aloud_is_passed_over():
    thought = f"<think>{answer(verdict('1', (1, 1, 1)))}</think>"
    report, _ = judged(thought + answer(verdict("1", (4, 4, 4)), verdict("2", (4, 4, 4))))
    assert [one.mean for one in report.criteria] == [Decimal("4.00")] * 3


def test_without_a_judge_nobody_is_asked():
    with pytest.raises(ConfigError, match="no judge is configured"):
        make_judge(JudgeSettings())


def test_a_judge_elsewhere_has_to_be_allowed():
    with pytest.raises(ConfigError, match="nobody has allowed it"):
        make_judge(JudgeSettings(base_url="https://models.example/v1", name="x"))


@pytest.mark.parametrize(
    ("units", "value"),
    [
        ([[3, 3], [5, 5], [1, 1]], Decimal("1.0000")),
        ([[1, 5], [5, 1]], Decimal("-0.5000")),
        ([[4, 4], [4, 4]], None),
        ([[4], [5]], None),
        ([], None),
        ([[1, 2], [2, 3], [4, 4]], Decimal("0.7727")),
    ],
)
def test_agreement_is_krippendorffs_alpha(units, value):
    assert alpha(units) == value
