"""A process is given another case when all that it has wait, or have kept it long enough."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from drafter.batch.load import LONG_S, Load, waiting
from drafter.batch.patient_chat import PatientChat
from drafter.batch.shared_index import OneAtATime
from drafter.drafting.ports import Completion


class Heard:
    """How often a load said that it is idle."""

    def __init__(self):
        self.times = 0
        self.now = 0.0
        self.load = Load(self.said, lambda: self.now)

    def said(self):
        self.times += 1


@pytest.fixture
def heard():
    return Heard()


def elsewhere(work):
    """Do something in another thread, to its end; what goes wrong there goes wrong here."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


def test_who_works_is_not_idle_before_the_end(heard):
    with heard.load.working():
        heard.load.look()
        assert heard.times == 0
    assert heard.times == 1


def test_who_waits_is_idle_and_then_works_again(heard):
    with heard.load.working():
        with waiting():
            assert heard.times == 1
        heard.load.look()
        assert heard.times == 1


def test_nobody_is_idle_while_another_works(heard):
    def other():
        with heard.load.working(), waiting():
            assert heard.times == 0

    with heard.load.working():
        elsewhere(other)
        assert heard.times == 0


def test_what_takes_long_keeps_nobody_from_beginning(heard):
    def other():
        with heard.load.working():
            heard.load.look()
            assert heard.times == 1  # for this one has only just begun

    with heard.load.working():
        heard.now = LONG_S
        heard.load.look()
        assert heard.times == 1
        elsewhere(other)
        assert heard.times == 2


def test_an_error_ends_work_and_waiting_alike(heard):
    with pytest.raises(KeyError), heard.load.working(), waiting():
        raise KeyError
    with heard.load.working():
        pass
    assert heard.times == 3


def test_outside_of_a_batch_waiting_is_nothing():
    with waiting():
        pass


class Asked:
    """A model, and an index, that notes how often its batch was idle when it was asked."""

    name = "云岭"

    def __init__(self, heard):
        self.heard = heard

    def complete(self, messages, schema):
        return Completion(f"{self.heard.times} {messages} {schema}")

    def search(self, query, **_):
        return [f"{self.heard.times} {query}"]


def test_a_model_is_waited_for(heard):
    chat = PatientChat(Asked(heard))
    with heard.load.working():
        assert chat.complete([], {}) == Completion("1 [] {}")
    assert chat.name == "云岭"


@pytest.mark.parametrize(("waits", "times"), [(True, 1), (False, 0)])
def test_an_index_is_waited_for_where_it_asks_another_service(heard, waits, times):
    index = OneAtATime(Asked(heard), waits=waits)
    with heard.load.working():
        assert index.search("合同备案", kinds=(), k=3) == [f"{times} 合同备案"]
