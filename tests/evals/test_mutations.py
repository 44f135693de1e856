"""The generators: repeatable, true and false where they say so; their files are refused with every fault."""

import re
from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.findings.display import shown
from drafter.findings.formula import formula_fault
from drafter.findings.model import Fact, FactKind, Role
from drafter.text.numerals import parse_numeral
from evals.mutations import numerals
from evals.mutations.cases import World, make
from evals.mutations.forms.model import Claim
from evals.mutations.forms.registry import FORMS
from evals.mutations.making import pairs
from evals.mutations.pairs import Pair
from evals.mutations.scenes import Library, load, read
from evals.mutations.shares import wilson
from evals.mutations.swaps import swaps


def world_of(library: Library, scene: str) -> World | None:
    return make(library, scene, Random(scene))  # noqa: S311


@pytest.fixture(scope="module")
def library() -> Library:
    return load("visible")


@pytest.fixture(scope="module")
def made(library: Library) -> dict[str, list[Pair]]:
    return dict(pairs(library, 7, 8))


def test_there_are_enough_scenes_phrasings_and_forms(library, made):
    assert len(library.scenes) >= 60
    assert len(library.phrasings) >= 160
    assert len(made) >= 24
    assert {len(found) for found in made.values()} == {8}


@pytest.mark.parametrize("which", ["visible", "held-back"])
def test_every_scene_of_every_file_has_values(which):
    library = load(which)
    assert [scene for scene in library.scenes if world_of(library, scene) is None] == []


def test_the_same_seed_makes_the_same_sentences(library, made):
    again = dict(pairs(library, 7, 8))
    assert {form: [one.wrong.text for one in found] for form, found in again.items()} == {
        form: [one.wrong.text for one in found] for form, found in made.items()
    }
    assert [one.wrong.text for one in swaps(library, 7, 40)] == [one.wrong.text for one in swaps(library, 7, 40)]


def test_another_seed_makes_others(library, made):
    other = dict(pairs(library, 8, 8))
    assert all([p.wrong.text for p in other[form]] != [p.wrong.text for p in made[form]] for form in made)


def test_a_false_sentence_differs_from_the_true_one_in_its_span_alone(made):
    for found in made.values():
        for pair in found:
            assert pair.right.text != pair.wrong.text
            if pair.span:
                start, end = pair.span
                assert pair.wrong.text[:start] == pair.right.text[:start]
                assert pair.right.text.endswith(pair.wrong.text[end:])


def test_the_facts_of_a_case_agree_with_their_formulas(library):
    for scene in sorted(library.scenes):
        world = world_of(library, scene)
        assert world is not None
        for facts in world.findings:
            assert [formula_fault(fact, facts) for fact in facts.values()] == [None] * len(facts)


def test_no_false_amount_is_another_fact_of_its_case(made):
    """Read again by the plainest of means, for the forms that plain means can read."""
    plain = re.compile(r"([\d.]+)万元")
    for pair in made["money_wan_2"]:
        start, end = pair.span or (0, 0)
        written = plain.fullmatch(pair.wrong.text[start:end])
        if written:
            amount = Decimal(written.group(1)) * 10_000
            facts = [fact for fact in pair.world.facts if fact.kind is FactKind.MONEY]
            assert all(abs(fact.number * (10_000 if fact.unit == "万元" else 1) - amount) > 50 for fact in facts)


def test_every_form_makes_several_kinds_of_faults(library):
    faults = {form: Counter(one.fault for one in found) for form, found in pairs(library, 3, 30)}
    assert {form for form, found in faults.items() if len(found) < 2} == set()


def test_the_forms_have_names_of_their_own():
    assert [name for name, number in Counter(form.name for form in FORMS).items() if number > 1] == []


def test_swaps_of_many_families_exchange_two_facts_of_a_kind(library):
    found = list(swaps(library, 1, 200))
    assert len(found) == 200
    assert len({one.family for one in found}) >= 15
    for swap in found:
        assert len({fact.kind for fact in swap.facts}) <= 1
        assert swap.right.text != swap.wrong.text


def test_a_claim_holds_for_what_rounds_to_it_and_for_nothing_else():
    budget = Fact(kind=FactKind.MONEY, label="预算数", role=Role.BUDGET, value="123.46", unit="万元")
    assert Claim("元", Decimal(1_234_550), Decimal(1_234_650)).true_of(budget)
    assert Claim("元", Decimal(1_234_600), Decimal(1_234_601)).true_of(budget)
    assert not Claim("元", Decimal(1_234_450), Decimal(1_234_550)).true_of(budget)
    assert not Claim("%", Decimal(0), Decimal(10**9)).true_of(budget)
    assert shown(budget) == "123.46万元"


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_numbers_are_written_in_chinese_as_they_are_read(number):
    assert parse_numeral(numerals.spoken(number)) == number
    assert parse_numeral(numerals.formal(number)) == number


def test_the_interval_of_a_share_is_wilsons():
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(300, 300)
    assert (round(low, 4), high) == (0.9874, 1.0)
    low, high = wilson(50, 100)
    assert (round(low, 3), round(high, 3)) == (0.404, 0.596)


def test_a_file_at_fault_is_refused_with_every_fault(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(
        """
[scene.one]
facts.a = { role = "预算", label = "预算数", kind = "money", unit = "台" }
facts.b = { role = "支出", label = "支出数", kind = "money", unit = "元", formula = "a - c", period = "never" }
order = ["a > z"]

[[phrasing]]
scene = "two"
text = "预算{a}。"

[[phrasing]]
scene = "one"
text = "支出{nothing}。"

[[phrasing]]
scene = "one"
text = "{year}年没有数。"
""",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as refused:
        read(path)
    assert str(refused.value).splitlines() == [
        "bad.toml is at fault:",
        "scene.one.a: unit '台' does not fit money",
        "scene.one.b: period 'never' is unknown",
        "scene.one.b: it is derived from 'c', which the scene has not",
        "scene.one: order 'a > z' does not compare two of its facts",
        "phrasing 1: there is no scene 'two'",
        "phrasing 2: scene 'one' has no fact 'nothing'",
        "phrasing 3: it has no slot for a fact",
    ]


def test_a_role_nobody_knows_is_refused_with_its_place(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(
        '[scene.one]\nfacts.a = { role = "口袋", label = "数", kind = "count", unit = "个" }\n', "utf-8"
    )
    with pytest.raises(InputError, match=r"scene\.one\.facts\.a\.role"):
        read(path)
