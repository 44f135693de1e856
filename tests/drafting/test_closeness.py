"""How much and how long is told by the case alone, whatever approved wording says of cases like it."""

from dataclasses import replace

import pytest

from drafter.drafting.closeness import check_closeness, oversteps
from drafter.drafting.model import SentenceRole
from drafter.drafting.places import Place
from drafter.findings.slots import Filled
from drafter.verification.model import Section
from tests.drafting.model_samples import CASE, context

APPROVED = ("合同长期没有备案", "合同普遍没有备案", "合同始终未见备案", "没有备案的合同没有得到处理")
PLACE = Place(
    clause="P1.3",
    field="lead",
    role=SentenceRole.LEAD,
    section=Section.PROBLEMS,
    baseline=(),
    points=("F02.b",),
    required={},
    optional=frozenset(),
    grounds=APPROVED,
    approved=(),
    avoid=(),
    wording=(),
)


def objections(lead: str, title: str = "合同没有备案") -> list[str]:
    """What is said against a lead of the point that has this title."""
    told = CASE.model_copy(
        update={
            "findings": tuple(
                finding.model_copy(
                    update={"points": tuple(one.model_copy(update={"title": title}) for one in finding.points)}
                )
                for finding in CASE.findings
            )
        }
    )
    read = Filled(lead, ())
    found = check_closeness(PLACE, lead, read, lead, replace(context(), case=told))
    return [one.hint for one in found]


@pytest.mark.parametrize(("lead", "word"), [*zip(APPROVED, ("长期", "普遍", "始终"), strict=False)])
def test_approved_wording_does_not_vouch_for_how_much_and_how_long(lead, word):
    assert objections(lead) == [f"“{word}”说的是全部或从来，而资料没有这样说"]


def test_the_reviewers_own_words_do():
    assert objections("合同长期没有备案", title="多份合同长期没有备案") == []


def test_what_only_looks_like_such_a_word_is_none():
    assert objections("没有备案的合同没有得到处理") == []


def test_a_lead_that_would_be_refused_is_not_even_offered():
    assert oversteps("合同长期没有备案", "合同没有备案\n抽查的合同未见备案记录。")
    assert not oversteps("合同长期没有备案", "多份合同长期没有备案")
    assert not oversteps("合同没有备案", "抽查的合同未见备案记录。")
