"""A figure finds on the shelf every fact that it may state, and only looks at those near it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from drafter.findings.model import Fact, FactKind, Role
from drafter.text.quantities import find_quantities
from drafter.verification.facts.candidates import matching
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import bounds, supports
from drafter.verification.facts.values import quantity_of

VALUES = st.decimals(min_value=-10_000, max_value=10_000_000, places=2)
HEDGES = st.sampled_from(("", "约", "近", "不足", "逾", "超过"))
UNITS = st.sampled_from(("元", "万元", "亿元", "%", "个", "人"))


def money(ref: str, value: str) -> Known:
    fact = Fact(kind=FactKind.MONEY, label=ref, role=Role.AMOUNT, value=value, unit="万元")
    return Known(ref, "F01", fact, quantity_of(fact), value, frozenset())


@given(written=st.decimals(min_value=0, max_value=100_000, places=2), value=VALUES, hedge=HEDGES, unit=UNITS)
def test_what_supports_a_figure_lies_within_its_bounds(written, value, hedge, unit):
    for quantity in find_quantities(f"共{hedge}{written}{unit}。"):
        low, high = bounds(quantity)
        assert low <= quantity.value <= high
        assert not supports(quantity, value) or low <= value <= high


@given(values=st.lists(st.decimals(min_value=0, max_value=1000, places=2), max_size=12), place=st.integers(0, 11))
def test_every_fact_of_the_value_is_found_in_the_order_of_the_case(values, place):
    shelf = Shelf(money(f"f{at}", str(value)) for at, value in enumerate(values))
    written = values[place % len(values)] if values else Decimal(1)
    [quantity] = find_quantities(f"支出{written}万元。")
    expected = [known.ref for known in shelf if known.quantity and supports(quantity, known.quantity.value)]
    assert [known.ref for known in matching(quantity, shelf)] == expected


def test_a_figure_that_was_asked_about_is_told_the_same_wherever_it_stands_and_whatever_was_done_with_the_answer():
    shelf = Shelf(money(name, "36.50") for name in ("a", "b"))
    for text in ("36.50万元。", "其中支出36.50万元。"):
        [quantity] = find_quantities(text)
        found = matching(quantity, shelf)
        assert [known.ref for known in found] == ["a", "b"]
        found.clear()


def test_the_same_digits_in_another_unit_or_behind_another_word_are_another_figure():
    shelf = Shelf((money("a", "36.50"), money("b", "36.40")))
    told = {text: matching(find_quantities(text)[0], shelf) for text in ("36.50万元", "36.50元", "近36.50万元")}
    assert {text: [known.ref for known in found] for text, found in told.items()} == {
        "36.50万元": ["a"],
        "36.50元": [],
        "近36.50万元": ["a"],
    }


def test_a_shelf_holds_its_own_facts_and_none_that_only_reads_like_one():
    own = money("a", "36.50")
    assert Shelf((own,)).holds(own)
    assert not Shelf((own,)).holds(money("a", "36.50"))


def test_facts_are_laid_out_by_kind_in_the_order_of_the_case():
    fact = Fact(kind=FactKind.NAME, label="c", role=Role.UNIT, value="甲站")
    shelf = Shelf((money("a", "36.50"), Known("c", "F01", fact, None, "甲站", frozenset()), money("b", "36.40")))
    refs = {kind: [known.ref for known in those] for kind, those in shelf.by_kind.items()}
    assert refs == {FactKind.MONEY: ["a", "b"], FactKind.NAME: ["c"]}
