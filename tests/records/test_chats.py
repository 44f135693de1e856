"""What a run asked is added up, beside what was answered from the answers kept."""

from decimal import Decimal

import pytest

from drafter.drafting.ports import Completion, Message, UnaskedError
from drafter.records.chats import MeteredChat, TracedChat


class Chat:
    """Answers what it is given, one after the other."""

    name = "m"

    def __init__(self, *answers: Completion) -> None:
        self.answers = list(answers)

    def complete(self, messages, schema):  # noqa: ARG002 - as the port has it
        return self.answers.pop(0)


ASKED = [Message("user", "问")]


def test_tokens_and_costs_are_added_up():
    metered = MeteredChat(Chat(Completion("a", 10, 3, cost="0.25"), Completion("b", 5, 2, cost="0.05")))
    metered.complete(ASKED, {})
    metered.complete(ASKED, {})
    told = metered.usage.model_dump(exclude={"waited_s"})
    assert told == {"calls": 2, "prompt_tokens": 15, "completion_tokens": 5, "cost": Decimal("0.30"), "unasked": 0}


def test_what_was_not_asked_is_counted_beside_what_was():
    class Spent(Chat):
        def complete(self, messages, schema):
            if not self.answers:
                raise UnaskedError("spent", limit="1")
            return super().complete(messages, schema)

    metered = MeteredChat(Spent(Completion("a", 10, 3)))
    metered.complete(ASKED, {})
    for _ in range(2):
        with pytest.raises(UnaskedError):
            metered.complete(ASKED, {})
    assert (metered.usage.calls, metered.usage.prompt_tokens, metered.usage.unasked) == (1, 10, 2)


def test_without_prices_there_is_no_cost():
    metered = MeteredChat(Chat(Completion("a", 10, 3)))
    metered.complete(ASKED, {})
    assert metered.usage.cost is None


def test_every_answer_is_remembered_without_what_is_secret():
    traced = TracedChat(Chat(Completion("the key is sk-12345678", 1, 2, "stop")), secrets=("sk-12345678",))
    assert traced.complete(ASKED, {}).text == "the key is [redacted]"
    (call,) = traced.calls
    assert (call.completion, call.prompt_tokens, call.completion_tokens, call.finish) == (
        "the key is [redacted]",
        1,
        2,
        "stop",
    )
