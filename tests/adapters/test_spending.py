"""What answers cost, exactly, and that a run stops at what it may spend."""

import threading
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.adapters.spending import PricedChat, Prices, Purse, shown
from drafter.adapters.state_file import StateFile
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion, Message, UnaskedError
from drafter.errors import PermanentServiceError, TransientServiceError
from tests.drafting.model_samples import PLAN, PROMPTS, context, good, offline, texts

HELLO = [Message("user", "请改写")]
PRICES = Prices(Decimal("0.8"), Decimal("2.4"))


class Model:
    """Answers, counts, or fails."""

    name = "made-up"

    def __init__(self, answer=Completion("好", 1_000_000, 500_000), failure=None):  # noqa: B008
        self.answer, self.failure, self.asked = answer, failure, 0

    def complete(self, _messages, _schema):
        self.asked += 1
        if self.failure:
            raise self.failure
        return self.answer


@pytest.fixture
def purse(tmp_path):
    return lambda limit, run="r": Purse(StateFile(tmp_path / "state.sqlite"), run, Decimal(limit))


def spent(purse):
    with purse.file.turn() as database:
        return Decimal(database.execute("SELECT amount FROM spent WHERE run = ?", (purse.run,)).fetchone()[0])


def test_an_answer_says_what_it_cost():
    assert PricedChat(Model(), PRICES, 100).complete(HELLO, {}).cost == "2"


@given(
    st.integers(0, 10**9), st.integers(0, 10**9), st.decimals(0, 1000, places=6), st.decimals(0, 1000, places=6)
)
def test_a_cost_is_exact_and_in_plain_digits(prompt, completion, of_prompt, of_completion):
    cost = Prices(of_prompt, of_completion).cost(prompt, completion)
    assert cost * 1_000_000 == prompt * of_prompt + completion * of_completion
    assert Decimal(shown(cost)) == cost
    assert "E" not in shown(cost)


def test_of_an_endpoint_that_counts_nothing_the_tokens_are_estimated():
    cost = PricedChat(Model(Completion("好" * 400)), PRICES, 4096).complete(HELLO, {}).cost
    assert Decimal(cost) > 500 * Decimal("2.4") / 1_000_000


def test_a_run_that_has_spent_enough_asks_no_more(purse):
    model = Model()
    chat = PricedChat(model, PRICES, 500_000, purse("4.5"))
    assert [chat.complete(HELLO, {}).cost for _ in range(2)] == ["2", "2"]
    with pytest.raises(UnaskedError, match="spent") as refused:
        chat.complete(HELLO, {})
    assert (model.asked, refused.value.values) == (2, {"limit": "4.5"})


def test_what_is_closed_stays_closed_though_something_smaller_would_fit(purse):
    assert not purse("1").take(Decimal(2))
    assert not purse("1").take(Decimal("0.1"))
    assert purse("1", "another run").take(Decimal("0.1"))


def test_what_was_refused_for_good_costs_nothing_and_of_the_rest_nobody_knows(purse):
    for failure, left in ((PermanentServiceError("no"), "0"), (TransientServiceError("later"), "taken")):
        own = purse("9", run=left)
        with pytest.raises(type(failure)):
            PricedChat(Model(failure=failure), PRICES, 1000, own).complete(HELLO, {})
        assert (spent(own) == 0) == (left == "0")


def test_threads_that_ask_at_once_do_not_spend_more_together(purse):
    own = purse("10")
    taken = []

    def take():
        taken.extend(own.take(Decimal("0.7")) for _ in range(5))

    threads = [threading.Thread(target=take) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 14
    assert spent(own) == Decimal("9.8")


def test_where_the_money_ends_the_offline_wording_stands_and_that_is_said(purse):
    chat = PricedChat(Model(Completion(good(), 10, 10)), PRICES, 1000, purse("0.000001"))
    draft = ModelWriter(OfflineWriter(), chat, PROMPTS).write(PLAN, context(), lambda _done, _of: None)
    assert texts(draft) == texts(offline())
    (refusal,) = draft.refusals
    assert refusal.violations[0].message == "本次运行的费用已到上限（max_cost = 0.000001），没有再请模型改写。"
    assert chat.inner.asked == 0
