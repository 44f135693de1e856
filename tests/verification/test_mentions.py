"""Words, names and numbers among the facts are found in every stretch of a text as in the whole of it."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.findings.model import Case
from drafter.verification.facts.book import Book
from drafter.verification.reading.mentions import mentions

NAMES = {"alone": "青川", "longer": "青川渡", "across": "青川。渡口"}
CASE = Case.model_validate(
    {
        "id": "ferry",
        "department": {"name": "云岭县虚构渡运所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "facts": {
            **{ref: {"kind": "name", "label": ref, "role": "单位", "value": name} for ref, name in NAMES.items()},
            "number": {"kind": "contract_number", "label": "编号", "role": "编号", "value": "DK-2022-031"},
            "spent": {"kind": "money", "label": "支出", "role": "支出", "value": "31.00", "unit": "万元"},
        },
        "findings": [],
        "notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"},
    }
)
USED = Book(CASE, {}, {})
PIECES = st.lists(
    st.sampled_from(("青川", "渡", "口", "。", "渡口", "031号", "合同031", "，", "DK-2022-031")), max_size=9
)


def found(text: str, book: Book) -> list[tuple[int, int, str]]:
    """The mentions of a text as spans of it, each with the name of the fact."""
    placed = ((at + one.start, at + one.end, one.known.ref) for at, one in mentions(text, book))
    return sorted(placed)


@given(PIECES, PIECES)
def test_what_a_draft_mentions_does_not_depend_on_the_draft_before(first, second):
    for text in ("".join(first), "".join(second), "".join((*second, "。", *first))):
        assert found(text, USED) == found(text, Book(CASE, {}, {}))


@given(PIECES)
def test_every_name_is_found_wherever_it_stands(pieces):
    text = "".join(pieces)
    for ref, name in NAMES.items():
        places = [start for start, _, known in found(text, USED) if known.endswith(ref)]
        assert len(places) == text.count(name)
        assert all(text.startswith(name, start) for start in places)


def test_a_name_may_hold_a_full_stop_and_a_number_stands_for_its_tail():
    text = "去青川。渡口，第031号合同。"
    told = [(text[start:end], ref.rpartition(".")[2]) for start, end, ref in found(text, USED)]
    assert told == [("青川", "alone"), ("青川。渡口", "across"), ("031", "number")]
