"""The gate blocks what fell and what drifted, passes what did not, and refuses what cannot be compared."""

import json
from decimal import Decimal

import pytest

from drafter.errors import EvaluationError, InputError
from evals.gate.baseline import digest_of, moved, read_baseline, rows_of, write_baseline
from evals.gate.comparing import compare
from evals.gate.model import OVERALL
from evals.gate.verdicts import as_plain, read_whole_report
from evals.model import Gravity
from evals.slices import sealed
from evals.storing import write_report
from tests.evals.reports_made import AT, BLOCK, MEASURES, baseline_of, report_of


def worse(measure: str, value: str, among: int = 20):
    """A report in which one measure has another value in the first so many cases."""
    usual = {"coverage": "0.9", "novelty": "0.9", "blanks": "0"}

    def says(case: str, name: str) -> str:
        return value if name == measure and int(case[-2:]) < among else usual[name]

    return report_of(says)


def drift(verdict, name):
    return next(one for one in verdict.drifts if one.measure == name)


def test_the_same_report_passes_and_says_what_it_could_have_seen():
    verdict = compare(baseline_of(report_of()), report_of())
    assert not verdict.blocked
    assert (verdict.fallen, verdict.mended, verdict.inputs, verdict.texts) == ((), (), (), 0)
    assert [one.measure for one in verdict.drifts] == [OVERALL, "coverage", "novelty", "blanks"]
    assert drift(verdict, "coverage").model_dump(mode="json") == {
        "measure": "coverage",
        "unit": "share",
        "better": "higher",
        "cases": 20,
        "changed": 0,
        "lost": 0,
        "before": "0.900000",
        "after": "0.900000",
        "loss": "0.000000",
        "p": "1.000000",
        "adjusted": None,
        "blocked": False,
        "power": "1.000",
        "detectable": "0.005",
    }


def test_one_draft_that_may_no_longer_stand_blocks_and_is_named_with_its_faults():
    verdict = compare(baseline_of(report_of()), report_of(faults=(BLOCK,)))
    assert verdict.blocked
    assert [(one.case, one.writer, one.faults) for one in verdict.fallen] == [("case-00", "offline", (BLOCK,))]


def test_a_draft_that_was_no_better_does_not_block_and_one_that_came_right_is_told():
    bad = report_of(faults=(BLOCK,))
    assert not compare(baseline_of(bad), bad).blocked
    mended = compare(baseline_of(bad), report_of())
    assert not mended.blocked
    assert [one.case for one in mended.mended] == ["case-00"]


def test_what_is_for_a_person_to_decide_does_not_block():
    review = BLOCK.model_copy(update={"severity": Gravity.REVIEW})
    assert not compare(baseline_of(report_of()), report_of(faults=(review,))).blocked


@pytest.mark.parametrize(("measure", "value"), [("coverage", "0.88"), ("novelty", "0.92"), ("blanks", "1")])
def test_a_broad_loss_blocks_whichever_way_the_measure_should_go(measure, value):
    verdict = compare(baseline_of(report_of()), worse(measure, value))
    assert verdict.blocked
    assert drift(verdict, measure).blocked
    assert verdict.fallen == ()


@pytest.mark.parametrize(("measure", "value"), [("coverage", "0.92"), ("novelty", "0.88")])
def test_a_gain_never_blocks(measure, value):
    assert not compare(baseline_of(report_of()), worse(measure, value)).blocked


def test_a_loss_too_small_to_matter_does_not_block_but_adds_up():
    first = baseline_of(report_of())
    assert not compare(first, worse("coverage", "0.896")).blocked
    assert compare(first, worse("coverage", "0.892")).blocked


def test_a_loss_in_a_few_cases_is_no_broad_one():
    verdict = compare(baseline_of(report_of()), worse("coverage", "0.5", among=5))
    assert not verdict.blocked
    assert drift(verdict, "coverage").changed == 5
    assert drift(verdict, "coverage").adjusted is None


def test_writers_of_one_case_count_as_one_case():
    before = report_of(cases=5, writers=("good", "offline"))
    after = report_of(lambda _case, name: "0" if name == "blanks" else "0.5", cases=5, writers=("good", "offline"))
    verdict = compare(baseline_of(before), after)
    assert drift(verdict, "coverage").cases == 5
    assert not drift(verdict, "coverage").blocked
    assert drift(verdict, "coverage").detectable is None


def test_order_of_the_drafts_does_not_matter():
    report = worse("coverage", "0.5", among=12)
    turned = sealed(report.model_copy(update={"rows": tuple(reversed(report.rows))}))
    held = baseline_of(report_of())
    assert compare(held, turned).drifts == compare(held, report).drifts


def changed(report, **update):
    return sealed(report.model_copy(update=update))


def other_cases():
    report = report_of()
    return changed(
        report, made_from=report.made_from.model_copy(update={"cases": {**report.made_from.cases, "case-03": "1"}})
    )


def other_version():
    return report_of(measures=(MEASURES[0].model_copy(update={"version": 2}), *MEASURES[1:]))


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (other_cases(), "not the cases of the baseline: case-03 is another"),
        (report_of(cases=19), "case-19 is gone"),
        (report_of(cases=21), "case-20 is new"),
        (other_version(), "not the evaluators of the baseline: coverage is another"),
        (report_of(measures=MEASURES[:2]), "blanks is gone"),
        (report_of(writers=("good",)), "not the drafts of the baseline: case-00 by offline is gone"),
        (report_of(writers=("good", "offline")), "case-00 by good is new"),
        (report_of(lambda _case, name: None if name == "novelty" else "1"), "measured nothing any more: novelty"),
        (changed(report_of(), rows=(*report_of().rows, report_of().rows[0])), "a draft twice"),
    ],
)
def test_what_cannot_be_compared_did_not_run(report, why):
    with pytest.raises(EvaluationError, match=why) as caught:
        compare(baseline_of(report_of()), report)
    assert caught.value.exit_code == 3


def test_other_prompts_and_another_base_can_be_compared_and_are_told():
    report = report_of()
    made_from = report.made_from.model_copy(
        update={"prompts": "q", "knowledge": "l", "drafter": "1", "recordings": {"good": "x"}}
    )
    verdict = compare(baseline_of(report), changed(report, made_from=made_from))
    assert verdict.inputs == ("drafter", "knowledge", "prompts", "recordings good")


def test_a_measure_that_no_longer_applies_to_some_drafts_is_told_and_is_neither_zero_nor_a_pass():
    partly = report_of(lambda case, name: None if name == "coverage" and case < "case-04" else "0.9")
    told = drift(compare(baseline_of(report_of(lambda _case, _name: "0.9")), partly), "coverage")
    assert (told.cases, told.lost, told.loss) == (16, 4, Decimal("0.000000"))


def test_the_baseline_keeps_its_history_and_who_and_when_are_not_in_its_digest():
    first = baseline_of(report_of())
    second = moved(worse("coverage", "0.8"), first, "  a better\n measure ", "another", AT)
    assert [entry.reason for entry in second.history] == ["first", "a better measure"]
    assert [entry.means[OVERALL] for entry in second.history] == [Decimal("0.500000"), Decimal("0.450000")]
    again = moved(worse("coverage", "0.8"), first, "a better measure", "", AT.replace(year=2000))
    assert again.digest == second.digest == digest_of(second)
    assert moved(report_of(), first, "other", "another", AT).digest != second.digest


def test_a_baseline_is_moved_for_a_reason_only():
    with pytest.raises(InputError, match="for a reason"):
        moved(report_of(), None, " \n", "somebody", AT)


def test_a_baseline_is_read_back_as_it_was_written_and_not_if_it_was_changed_by_hand(tmp_path):
    path = tmp_path / "baseline.json"
    held = baseline_of(report_of())
    write_baseline(held, path)
    assert read_baseline(path) == held
    assert held.rows == rows_of(report_of())
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["rows"][3]["values"]["coverage"] = "0.1"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(InputError, match="changed by hand"):
        read_baseline(path)


@pytest.mark.parametrize("text", ["", "{}", "[]", "\ufeff{", '{"schema": "drafter.eval"}'])
def test_what_is_no_baseline_is_a_slip_of_the_user(text, tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is no baseline") as caught:
        read_baseline(path)
    assert caught.value.exit_code == 2
    with pytest.raises(InputError, match="no baseline"):
        read_baseline(tmp_path / "none.json")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-inf", "sNaN"])
def test_a_report_with_a_value_that_is_no_number_did_not_run(value, tmp_path):
    path = tmp_path / "report.json"
    write_report(report_of(), path)
    path.write_text(path.read_text(encoding="utf-8").replace('"0.9"', f'"{value}"', 1), encoding="utf-8")
    with pytest.raises(EvaluationError, match="coverage of case-00 is no number"):
        read_whole_report(path)


def test_a_report_without_drafts_did_not_run(tmp_path):
    path = tmp_path / "report.json"
    write_report(report_of(), path)
    plain = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**plain, "rows": []}), encoding="utf-8")
    with pytest.raises(EvaluationError, match="it has no drafts"):
        read_whole_report(path)
    path.write_text('{"rows": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="no report"):
        read_whole_report(path)


def test_the_verdict_as_json_says_whether_it_blocks_and_has_a_digest_of_all_it_says():
    good = as_plain(compare(baseline_of(report_of()), report_of()))
    bad = as_plain(compare(baseline_of(report_of()), worse("coverage", "0.5")))
    assert (good["schema"], good["blocked"], bad["blocked"]) == ("drafter.eval.gate", False, True)
    assert good["digest"] != bad["digest"]
    assert good == as_plain(compare(baseline_of(report_of()), report_of()))
