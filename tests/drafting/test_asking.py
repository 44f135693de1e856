"""What leaves for a model keeps to its budget, weakest passages first left out, and that is said."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.lending import Loan, without_weakest
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Message
from drafter.drafting.tokens import tokens_of, tokens_of_messages
from drafter.knowledge.model import Evidence
from tests.drafting.model_samples import PASSAGE, PLAN, PROMPTS, ScriptedChat, context, good, offline, texts

NAMES = ("晒粮场", "水泵房", "灌溉渠", "苗木棚")


def evidence(name, score):
    return Evidence(
        passage=PASSAGE.model_copy(update={"id": name, "text": f"{name}的预算没有勘察基础，测算口径前后不一致。"}),
        score=Decimal(score),
        reason="made up",
    )


LENT = {
    "P1.1": (evidence(NAMES[0], "0.9"), evidence(NAMES[1], "0.8")),
    "P1.2": (evidence(NAMES[2], "0.5"), evidence(NAMES[3], "0.7")),
}


def asked(budget, *answers):
    chat = ScriptedChat(answers or (good(), good()))
    writer = ModelWriter(OfflineWriter(), chat, PROMPTS, budget=budget)
    draft = writer.write(PLAN, replace(context(), evidence=LENT), lambda _done, _of: None)
    return draft, chat


def shown(request):
    return [name for name in NAMES if name in request[1].content]


def written_without_passages():
    chat = ScriptedChat((good(), good()))
    ModelWriter(OfflineWriter(), chat, PROMPTS).write(
        PLAN, replace(context(), evidence={}), lambda _done, _of: None
    )
    return chat.requests[0]


WHOLE = tokens_of_messages(asked(0)[1].requests[0])


def test_a_request_within_its_budget_holds_all_passages():
    draft, chat = asked(WHOLE)
    assert shown(chat.requests[0]) == list(NAMES)
    assert draft.notes == ()


def test_the_weakest_passages_are_left_out_first_and_that_is_said():
    budget = WHOLE
    for missing, left in ((1, [0, 1, 2]), (2, [0, 2]), (3, [0]), (4, [])):
        budget -= 1
        draft, chat = asked(budget)
        assert shown(chat.requests[0]) == [NAMES[at] for at in left]
        assert draft.notes == (
            f"P1 条的请求没有附上 {missing} 条既往表述，以不超过每次请求的预算（budget = {budget}）",
        )
        smaller = tokens_of_messages(chat.requests[0])
        assert smaller <= budget
        budget = smaller


def test_what_cannot_be_made_to_fit_is_not_sent_and_the_offline_wording_stands():
    draft, chat = asked(500)
    assert chat.requests == []
    assert texts(draft) == texts(offline())
    (refusal,) = draft.refusals
    (violation,) = refusal.violations
    assert violation.message.endswith("超过每次请求的预算 500，没有再请模型改写。")
    assert "budget" in violation.remedy


def test_a_repair_beyond_the_budget_is_not_sent_and_the_reasons_stand():
    smallest = tokens_of_messages(written_without_passages())
    draft, chat = asked(smallest, good(P1_1={"fact": "支出只有一半。"}))
    assert len(chat.requests) == 1
    messages = [violation.message for refusal in draft.refusals for violation in refusal.violations]
    assert any("一半" in message for message in messages)
    assert any("超过每次请求的预算" in message for message in messages)


def test_one_passage_is_shown_once_in_an_item():
    same = evidence("晒粮场", "0.9")
    chat = ScriptedChat((good(),))
    lent = {"P1.1": (same,), "P1.2": (same,), "P1.3": (same,)}
    ModelWriter(OfflineWriter(), chat, PROMPTS).write(
        PLAN, replace(context(), evidence=lent), lambda _done, _of: None
    )
    assert chat.requests[0][1].content.count("晒粮场") == 1


LOANS = st.lists(
    st.builds(
        Loan,
        clause=st.sampled_from(("P1.1", "P1.2")),
        rank=st.integers(0, 3),
        evidence=st.sampled_from(("0.1", "0.5", "0.9")).map(lambda score: evidence("晒粮场", score)),
    ),
    max_size=8,
)


@given(LOANS)
def test_what_is_left_out_is_never_better_than_what_stays(lent):
    left = without_weakest(lent)
    assert len(left) == max(len(lent) - 1, 0)
    out = list(lent)
    for one in left:
        out.remove(one)
    for one in out:
        assert all((one.rank, -one.evidence.score) >= (other.rank, -other.evidence.score) for other in left)


@given(st.text(max_size=80), st.text(max_size=80))
def test_tokens_grow_with_the_text_and_hardly_by_cutting_it(one, other):
    together = tokens_of(one + other)
    assert max(tokens_of(one), tokens_of(other)) <= together
    assert 0 <= tokens_of(one) + tokens_of(other) - together <= 1


def test_a_chinese_character_is_counted_as_a_token_and_a_quarter():
    assert tokens_of("预算执行率偏低，") == 10
    assert tokens_of_messages([Message("user", "预算执行"), Message("user", "")]) == 5 + 16
