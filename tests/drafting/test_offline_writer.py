"""The offline writer: accounts in approved wording, each phrase once, every figure from a slot."""

import re

import pytest

from drafter.assets import asset
from drafter.drafting.headings import is_padding
from drafter.drafting.model import SentenceRole
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.plan import plan
from drafter.drafting.ports import WritingContext
from drafter.drafting.slots import Slots
from drafter.knowledge.norms import load_norms
from drafter.verification.checker import Checker
from tests.drafting.made_up import ASSETS, CASE, VEHICLES, card_without_lines, case_of, finding, wording

WORDING = wording()
NORMS = load_norms(asset("knowledge/norms"))


def draft_of(case):
    context = WritingContext(
        case=case,
        card=card_without_lines(),
        wording=WORDING,
        norms=NORMS,
        slots=Slots(case, NORMS, WORDING.phrases.duties),
        evidence={},
        checker=Checker(case, NORMS),
    )
    steps = []
    draft = OfflineWriter().write(
        plan(case, card_without_lines(), WORDING), context, lambda done, of: steps.append((done, of))
    )
    assert steps == [(done, len(draft.problems)) for done in range(1, len(draft.problems) + 1)]
    return draft


def test_the_whole_draft_of_a_small_case(snapshot):
    lines = []
    for item in draft_of(CASE).items():
        lines.append(f"{item.id} {item.heading.text}")
        lines += [f"  {clause.id} {'+'.join(clause.points)} {clause.text}" for clause in item.clauses]
    assert lines == snapshot


def test_every_point_is_told_once_and_answered_once():
    draft = draft_of(CASE)
    expected = sorted(full for full, _, _ in CASE.all_points())
    for section in (draft.problems, draft.recommendations):
        assert sorted(full for item in section for clause in item.clauses for full in clause.points) == expected


def test_every_digit_of_the_draft_was_filled_in():
    for item in draft_of(CASE).items():
        for sentence in (item.heading, *(s for clause in item.clauses for s in clause.sentences)):
            assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", sentence.template))
            assert all(sentence.text[f.start : f.end] for f in sentence.fills)


def test_no_effect_is_said_twice_in_a_notice():
    many = [
        finding(f"F{n:02}", "资产管理安全性", {"a": (f"第{n}处资产未盘点", f"第{n}处未组织盘点。")})
        for n in range(1, 7)
    ]
    effects = [
        sentence.text
        for clause in draft_of(case_of(*many)).clauses()
        for sentence in clause.sentences
        if sentence.role is SentenceRole.EFFECT
    ]
    assert effects
    assert len(effects) == len(set(effects))


def test_clauses_of_one_defect_share_an_answer_that_names_their_problems():
    many = [
        finding(f"F0{n}", "资产管理安全性", {"a": (title, f"{title}，情况属实。")})
        for n, title in enumerate(["办公楼资产未盘点", "下属馆站的书架未清查"], 1)
    ]
    (item,) = draft_of(case_of(*many)).recommendations
    (clause,) = item.clauses
    assert clause.points == ("F01.a", "F02.a")
    assert "办公楼资产未盘点、下属馆站的书架未清查" in clause.text


def in_bulk(count, defect="往来款项长期挂账"):
    points = {
        f"p{n}": (f"{'甲乙丙丁戊己庚辛壬癸'[n % 10]}单位第{n}笔{defect}", "挂账情况属实。") for n in range(count)
    }
    return case_of(finding("F20", "财务合规性", points))


def test_an_answer_to_many_names_a_few_and_is_linked_to_all():
    draft = draft_of(in_bulk(32))
    assert sorted(full for item in draft.recommendations for c in item.clauses for full in c.points) == sorted(
        f"F20.p{n}" for n in range(32)
    )
    for item in draft.recommendations:
        for clause in item.clauses:
            assert clause.text.count("往来款项长期挂账") <= 3
            assert "等问题" in clause.text


@pytest.mark.parametrize("case", [CASE, in_bulk(32), in_bulk(15, "情况异常")])
def test_no_two_headings_of_a_section_read_alike(case):
    draft = draft_of(case)
    for section in (draft.problems, draft.recommendations):
        headings = [item.heading.text for item in section]
        assert len(headings) == len(set(headings))


def test_no_heading_says_the_same_twice():
    for item in draft_of(CASE).problems:
        halves = item.heading.text.split("，")
        assert len(halves) == 1 or not is_padding(halves[0], halves[1])


def test_a_heading_names_every_kind_of_its_clauses_or_what_they_are_parts_of():
    for case in (CASE, in_bulk(6)):
        outline = plan(case, card_without_lines(), WORDING)
        for planned, item in zip(outline.items, draft_of(case).problems, strict=True):
            kinds = {WORDING.by_defect[clause.defect][1].heading for clause in planned.clauses}
            assert all(kind in item.heading.text for kind in kinds)


def test_a_reviewers_advice_to_one_point_does_not_stand_for_its_neighbours():
    points = in_bulk(3).findings[0].points
    advised = (points[0].model_copy(update={"advice": "由计财股逐户催收。"}), *points[1:])
    draft = draft_of(case_of(in_bulk(3).findings[0].model_copy(update={"points": advised})))
    (item,) = draft.recommendations
    assert [clause.points for clause in item.clauses] == [("F20.p0",), ("F20.p1",), ("F20.p2",)]


def test_doubts_are_handed_on_with_the_draft():
    odd = finding(
        "F07", "资产管理安全性", {"a": ("库房漏水", "物资库房漏水。"), "b": ("未盘点资产", "没有盘点。")}
    )
    assert draft_of(case_of(odd)).doubtful() == ("F07.a",)


def test_a_norm_is_cited_once_an_item_and_only_while_in_force():
    cited = ASSETS.model_copy(
        update={
            "points": tuple(
                p.model_copy(update={"norms": ("state-assets-inventory", "accounting-law-27")})
                for p in ASSETS.points
            )
        }
    )
    (item,) = draft_of(case_of(cited)).problems
    assert [clause.norms for clause in item.clauses] == [("state-assets-inventory", "accounting-law-27"), ()]
    later = case_of(cited).model_copy(update={"fiscal_year": 2025})
    assert "accounting-law-27" not in {n for i in draft_of(later).problems for c in i.clauses for n in c.norms}


def test_a_reviewers_own_effect_and_advice_stand_in_place_of_approved_ones():
    point = VEHICLES.points[0].model_copy(
        update={"effect": "多占了公用经费。", "advice": "由办公室按实有车辆重新核定。"}
    )
    case = case_of(VEHICLES.model_copy(update={"points": (point,)}))
    draft = draft_of(case)
    assert "多占了公用经费。" in draft.problems[0].clauses[0].text
    assert draft.recommendations[0].clauses[0].text.endswith("由办公室按实有车辆重新核定。")


def test_offices_that_a_case_names_take_over_their_duties():
    case = case_of(VEHICLES)
    case = case.model_copy(
        update={"department": case.department.model_copy(update={"units": {"finance": "计财股"}})}
    )
    assert "计财股" in "".join(clause.text for clause in draft_of(case).clauses())
