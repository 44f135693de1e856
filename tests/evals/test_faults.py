"""Faults put into clean drafts: what is made is false, what means the same is not touched, and both are judged."""

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from drafter.drafting.model import SentenceRole
from drafter.findings.model import QUANTITIES
from drafter.text.quantities import scan
from evals.cases import CASES
from evals.command import app
from evals.faults.choosing import generator
from evals.faults.matrix import Wanted, measure, page_of, texts, texts_of
from evals.faults.measuring import judged, touches
from evals.faults.model import Edit, Mutant, Operator, applied
from evals.faults.operators.leaks import strange
from evals.faults.operators.opposing import opposed
from evals.faults.registry import FAMILIES, OPERATORS
from evals.faults.tallies import report, wilson
from evals.faults.truth import is_false
from evals.faults.words import opposites
from evals.registry import EVALUATORS

BY_NAME = {one.name: one for one in (*OPERATORS, *FAMILIES)}
NAMES = {one.name for one in EVALUATORS}


def page(case: str):
    found = page_of(CASES, case)
    assert found is not None
    return found


def made(name: str, case: str, number: int = 6):
    return list(texts_of(page(case), BY_NAME[name], number, seed=7))


def test_there_are_enough_operators_and_families_of_both_sets():
    blocking = [one for one in OPERATORS if one.blocking]
    assert len(OPERATORS) == len({one.name for one in OPERATORS}) >= 45
    assert len(blocking) >= 45
    assert len(FAMILIES) == len({one.name for one in FAMILIES}) >= 20
    assert sum(one.held_back for one in OPERATORS) >= 15
    assert sum(one.held_back for one in FAMILIES) >= 8


def test_every_operator_expects_evaluators_that_there_are():
    assert {name for one in OPERATORS for name in one.right} <= NAMES


def test_facts_are_told_where_the_page_says_they_are():
    found = page("late-contracts")
    assert [(one.ref, found.words(one)) for one in found.told] == [
        ("F07.checked", "9份"),
        ("F07.late", "2份"),
        ("F07.n1", "LX-2022-031"),
        ("F07.s1", "2022年5月10日"),
        ("F07.f1", "2022年6月8日"),
        ("F07.n2", "LX-2022-044"),
        ("F07.s2", "2022年7月5日"),
        ("F07.f2", "2022年8月19日"),
        ("F08.drills", "14台"),
    ]
    assert [one.role for one in found.pieces if one.clause == 0] == [
        SentenceRole.LEAD,
        SentenceRole.FACT,
        SentenceRole.EFFECT,
    ]


def with_blank(folder: Path) -> str:
    """A copy of a case whose account has a blank, so that its draft is blocked."""
    case = shutil.copytree(CASES / "one-deduction", folder / "with-blank") / "case.yaml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("one-deduction", "with-blank").replace("支出进度偏慢", "超出XX，支出进度偏慢"))
    return "with-blank"


def test_a_case_whose_draft_is_blocked_already_has_no_page(tmp_path):
    assert page_of(tmp_path, with_blank(tmp_path)) is None


@pytest.mark.parametrize(
    ("text", "pair", "fits"),
    [
        ("合同文本不严谨", ("不严", "严格"), False),
        ("合同文本不严谨", ("不严谨", "严谨"), True),
        ("审核把关不严。", ("不严", "严格"), True),
        ("服务吸引力不足。", ("不足", "超过"), False),
        ("服务吸引力不足。", ("不足", "充足"), True),
        ("参加人次不足5000人次", ("不足", "超过"), True),
        ("参加人次不足5000人次", ("不足", "充足"), False),
    ],
)
def test_a_word_becomes_its_opposite_only_where_it_is_one(text: str, pair: tuple[str, str], *, fits: bool):
    known = [true for key in ("direction", "denial") for true, _ in opposites(key)]
    assert opposed(text, text.index("不"), pair, known) is fits


def test_a_sentence_with_facts_of_another_case_holds_one_that_this_case_has_not():
    found = page("two-years")
    assert strange(found, "食堂改造支出48.15万元。")
    assert strange(found, "2016年度决算没有公开。")
    assert not strange(found, f"从{found.case.fiscal_year}年预算起设置三项单位成本指标，10月底前报送。")
    assert not strange(found, "第5个工作日仍未备案的由办公室督办。")


def test_a_figure_that_is_another_fact_or_follows_from_two_is_not_false():
    found = page("headcounts")
    assert not is_false(found, "19", "名")
    assert not is_false(found, "3", "名")
    assert is_false(found, "5", "名")
    one = page("one-deduction")
    assert not is_false(one, "14.60", "万元")
    assert not is_false(one, "146", "万元")
    assert not is_false(one, "131.4", "万元")
    assert is_false(one, "131.5", "万元")
    assert is_false(one, "416.00", "万元")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("甲乙", max_size=3)), max_size=4))
def test_edits_stand_where_they_are_said_to_stand(raw):
    text, edits, free = "一二三四五六七八九十" * 4, [], 0
    for start, length, new in sorted(raw):
        if start >= free and not any(start == one.start for one in edits):
            edits.append(Edit(start, start + length, new))
            free = start + length
    changed, spans = applied(text, edits)
    assert [changed[first:last] for first, last in spans] == [one.new for one in edits]
    assert len(changed) == len(text) + sum(len(one.new) - (one.end - one.start) for one in edits)


@pytest.mark.parametrize(
    "operator", [one for one in OPERATORS if one.group in ("figures", "units")], ids=lambda o: o.name
)
def test_a_changed_figure_is_read_as_another_than_any_of_the_case(operator):
    for case in ("one-deduction", "percentage-points", "headcounts"):
        found = page(case)
        known = {(one.number, one.unit) for one in found.facts.values() if one.kind in QUANTITIES}
        for mutant in texts_of(found, operator, 4, seed=3):
            (start, end), *_ = mutant.spans
            read = [one for one in scan(mutant.text).quantities if one.start < end and start < one.end]
            assert all((Decimal(str(one.value)), one.unit) not in known for one in read if hasattr(one, "unit"))


def test_swapped_facts_are_unlike_and_both_stand_in_the_other_place():
    (mutant, *_) = made("roles_swapped", "one-deduction")
    assert "调整预算131.40万元，实际支出146.00万元" in mutant.text or "90.00%" in mutant.text
    assert made("contracts_swapped", "no-figures") == []


def test_a_finding_that_is_dropped_is_named_and_the_others_are_numbered_anew():
    for mutant in made("problem_dropped", "many-contracts"):
        assert mutant.spans == ()
        assert len(mutant.missing) >= 2
        problems = mutant.text[mutant.text.index("存在问题") : mutant.text.index("## 四、建议")]
        assert "一是" in problems
        assert "二是" in problems
        assert "三是" not in problems


def test_recommendations_that_are_rotated_keep_their_headings():
    found = page("two-years")
    (mutant, *_) = made("advice_rotated", "two-years")
    assert sorted(mutant.text) == sorted(found.text)
    advice = mutant.text[mutant.text.index("## 四、建议") :]
    assert advice.index("（一）对标先进补齐短板") < advice.index("从严控制公用经费支出") < advice.index("（二）")


def test_an_amount_in_another_unit_is_exact():
    written = {one.text for one in made("wan_in_yuan", "one-deduction")}
    assert any("1460000元" in one or "1314000元" in one for one in written)


def test_what_means_the_same_keeps_every_figure():
    for name in ("blanks_before_units", "full_width_figures", "dates_in_chinese", "items_reordered", "plain_text"):
        found = page("two-years") if name != "dates_in_chinese" else page("late-contracts")
        before = sorted(str(one.value) for one in found.subject.report.quantities)
        for mutant in texts_of(found, BY_NAME[name], 3, seed=5):
            after = sorted(str(one.value) for one in found.bench.text(mutant.text).report.quantities)
            assert after == before, name


def test_the_same_seed_makes_the_same_texts_under_any_seed_of_hashes():
    code = (
        "import hashlib; from evals.faults.matrix import *; from evals.faults.registry import *\n"
        "p = page_of(CASES, 'two-years')\n"
        "print(hashlib.sha256(''.join(m.text for o in (*OPERATORS, *FAMILIES)"
        " for m in texts_of(p, o, 2, 1)).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_chance_depends_on_the_seed():
    assert generator(1, "a").random() == generator(1, "a").random() != generator(2, "a").random()


def judge(found, operator, made):
    return judged(found, operator, made, found.bench.text(made.text))


def test_a_fault_that_nobody_says_anything_of_is_silent():
    found = page("one-deduction")
    nothing = Operator("nothing", "x", frozenset({"quantity_precision"}), lambda _page, _rng: None)
    outcome = judge(found, nothing, Mutant(found.text, ((0, 3),)))
    assert not outcome.caught
    assert not outcome.right
    assert not outcome.shown
    assert not outcome.elsewhere


def test_a_fault_that_is_blocked_somewhere_else_is_not_caught():
    found = page("one-deduction")
    operator = BY_NAME["digit_changed"]
    text = found.text.replace("146.00万元", "149.00万元", 1)
    outcome = judge(found, operator, Mutant(text, ((0, 3),)))
    assert (outcome.caught, outcome.right, outcome.elsewhere) == (False, False, True)


def test_a_fault_is_caught_by_the_right_evaluator_only_if_it_is_one_of_those_that_are_expected():
    found = page("one-deduction")
    text = found.text.replace("146.00万元", "149.00万元", 1)
    at = text.index("149.00万元")
    wrong = Operator("wrong", "x", frozenset({"numbering"}), lambda _page, _rng: None)
    mutant = Mutant(text, ((at, at + 8),))
    assert judge(found, BY_NAME["digit_changed"], mutant).right
    outcome = judge(found, wrong, mutant)
    assert (outcome.caught, outcome.right) == (True, False)


def test_spans_touch_where_they_share_a_character_or_an_empty_one_lies_within():
    assert touches((3, 5), [(4, 9)])
    assert not touches((3, 5), [(5, 9)])
    assert touches((4, 4), [(3, 5)])
    assert touches((5, 9), [(5, 5)])


def test_intervals_are_wilsons():
    assert (wilson(300, 300).low, wilson(300, 300).high) == (Decimal("0.9874"), Decimal("1.0000"))
    assert (wilson(8, 10).low, wilson(8, 10).high) == (Decimal("0.4902"), Decimal("0.9433"))
    assert wilson(0, 0).share == 0


def test_a_matrix_counts_every_text_once_and_says_what_it_left_out(tmp_path):
    shutil.copytree(CASES / "one-deduction", tmp_path / "one-deduction")
    shutil.copytree(CASES / "two-years", tmp_path / "two-years")
    blocked = with_blank(tmp_path)
    wanted = Wanted(3, 2, seed=2, cases=tmp_path, names=("digit_changed", "wan_in_yuan"), jobs=1)
    found = report(measure(wanted))
    assert [(one.name, one.caught.of, one.caught.number) for one in found.operators] == [("digit_changed", 2, 2)]
    assert [(one.name, one.blocked.of, one.blocked.number) for one in found.families] == [("wan_in_yuan", 2, 0)]
    assert found.unclean == (blocked,)
    assert found.drafts == 4
    assert found.met


def test_two_processes_find_what_one_finds():
    wanted = {
        "operators": 6,
        "families": 2,
        "only": ("one-deduction", "two-years"),
        "names": ("digit_changed", "slot_left"),
    }
    one, two = (measure(Wanted(**wanted, jobs=jobs)) for jobs in (1, 2))
    assert one.outcomes == two.outcomes


def test_texts_are_made_once():
    wanted = Wanted(6, 2, only=("one-deduction",))
    assert texts(wanted, "one-deduction", "slot_left") is texts(wanted, "one-deduction", "slot_left")


def test_the_command_prints_one_document_and_its_exit_code_says_whether_everything_holds():
    arguments = ["faults", "--case", "one-deduction", "--mutants", "6", "--jobs", "1", "--json"]
    good = CliRunner().invoke(app, [*arguments, "--only", "digit_changed"])
    document = json.loads(good.stdout)
    assert good.exit_code == 0
    caught = document["operators"][0]["caught"]
    assert caught["number"] == caught["of"] > 0
    assert 0 < Decimal(caught["low"]) < Decimal(caught["high"]) == 1
    assert document["operators"][0]["set"] == "visible"


def test_an_operator_that_there_is_not_is_no_empty_run():
    result = CliRunner().invoke(app, ["faults", "--only", "nonsense", "--jobs", "1"])
    assert result.exit_code != 0
    assert "nonsense" in str(result.exception)
