"""The approved wording: every problem of its files at once, every phrase without figures."""

import re
import shutil

import pytest

from drafter.assets import asset
from drafter.errors import InputError
from drafter.findings.slots import slots
from drafter.knowledge.norms import load_norms
from drafter.knowledge.wording import load_wording

SHIPPED = asset("knowledge/wording")


def test_no_approved_phrase_holds_a_figure():
    for text in load_wording(SHIPPED).texts():
        assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", text)), text


def test_every_defect_can_be_told_and_answered():
    for _, defect in load_wording(SHIPPED).defects():
        assert defect.leads
        assert defect.remedies
        assert all(remedy.timing and "{who." in remedy.action for remedy in defect.remedies), defect.id


@pytest.mark.parametrize(
    "account",
    [
        "云岭县某站未按规定组织资产盘点，合同备案超期",
        "往来款项长期挂账，未及时清理",
        "绩效目标设置不够细化、量化",
        "甲乙丙丁",
        "",
    ],
)
def test_looking_for_cues_by_how_they_begin_finds_what_looking_for_each_of_them_finds(account):
    wording = load_wording(SHIPPED)
    plain = wording.cues.plain(account)
    each = {defect.id: wording.cues.covered(defect.cues, plain) for _, defect in wording.defects()}
    found = wording.covered(plain)
    assert {name: count for name, count in found.items() if count} == {n: c for n, c in each.items() if c}
    assert any(found.values()) is (len(account) > 4)


def test_every_norm_and_duty_that_a_phrase_names_is_there():
    wording, norms = load_wording(SHIPPED), load_norms(asset("knowledge/norms"))
    for _, defect in wording.defects():
        assert set(defect.norms) <= set(norms), defect.id
        for ref in (ref for remedy in defect.remedies for ref in slots(remedy.action)):
            scope, _, name = ref.partition(".")
            assert name in (norms if scope == "norm" else wording.phrases.duties), ref


def test_all_that_is_wrong_with_the_files_is_said_at_once(tmp_path):
    folder = tmp_path / "wording"
    shutil.copytree(SHIPPED, folder)
    (folder / "phrases.yaml").write_text("also: 同时，\n", encoding="utf-8")
    shutil.copy(folder / "themes" / "01-budget.yaml", folder / "themes" / "01-copy.yaml")
    (folder / "themes" / "02-targets.yaml").write_text("a: [b", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_wording(folder)
    told = "\n".join(map(str, caught.value.problems))
    assert "phrases.yaml" in told
    assert "02-targets.yaml" in told
    assert "the id budget is taken twice" in told


def test_no_effect_or_answer_of_a_general_defect_claims_more_than_any_problem_of_its_theme_bears():
    claims = ("闲置", "浪费", "流失", "损失", "舞弊", "沉淀", "占用", "凭证", "手续不全", "启动")
    for theme in load_wording(SHIPPED).themes:
        general = theme.general
        told = (*general.effects, *(remedy.lead + remedy.action for remedy in general.remedies))
        assert not [phrase for phrase in told for claim in claims if claim in phrase], general.id


def test_every_word_has_one_reading():
    readings = load_wording(SHIPPED).phrases.readings
    words = [word for said in readings.values() for word in said]
    assert len(words) == len(set(words))
