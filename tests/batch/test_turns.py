"""One thread of a process works at a time; who asks a model goes before who comes to a long check."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Semaphore

import pytest

from drafter.batch.patient_chat import PatientChat
from drafter.batch.shared_index import OneAtATime
from drafter.batch.turns import LONG_S, Turns, give_way, waiting
from drafter.drafting.ports import Completion

_SOON_S = 5.0


@pytest.fixture
def turns():
    return Turns()


@contextmanager
def elsewhere():
    """Lets things go on in other threads, to their end; what goes wrong there goes wrong here."""
    running = []
    with ThreadPoolExecutor(6) as pool:
        yield lambda work, count=1: running.extend(pool.submit(work, number) for number in range(count))
    for one in running:
        one.result()


def queued(turns, count):
    """Wait until so many threads wait for their turn."""
    until = time.monotonic() + _SOON_S
    while len(turns._queue) < count and time.monotonic() < until:
        time.sleep(0.001)
    assert len(turns._queue) == count


def test_never_do_two_work_at_once(turns):
    at_it, most = [], []

    def work(number):
        with turns.working():
            for _ in range(3):
                at_it.append(number)
                time.sleep(0.001)
                most.append(len(at_it))
                at_it.remove(number)
                with waiting():
                    time.sleep(0.001)

    with elsewhere() as begin:
        begin(work, 6)
    assert most == [1] * 18


def test_who_waits_lets_another_work(turns):
    worked = Event()

    def other(_):
        with turns.working():
            worked.set()

    with elsewhere() as begin, turns.working():
        begin(other)
        queued(turns, 1)
        assert not worked.is_set()
        with waiting():
            assert worked.wait(_SOON_S)


def test_who_has_begun_first_goes_first(turns):
    order, asked, begun = [], Event(), Semaphore(0)

    def work(number):
        with turns.working():
            with waiting():
                begun.release()
                asked.wait(_SOON_S)
            order.append(number)

    with elsewhere() as begin:
        for number in range(3):
            begin(lambda _, number=number: work(number))
            assert begun.acquire(timeout=_SOON_S)
        with turns.working():
            asked.set()
            queued(turns, 3)
    assert order == [0, 1, 2]


def test_a_long_check_comes_after_those_who_ask(turns):
    order = []

    def asks(number):
        with turns.working():
            order.append(f"asks {number}")

    with elsewhere() as begin, turns.working():
        begin(asks, 3)
        queued(turns, 3)
        give_way()
        order.append("checks")
    assert order == ["asks 0", "asks 1", "asks 2", "checks"]


def test_what_takes_long_holds_nobody_up():
    now = [0.0]
    turns, worked = Turns(lambda: now[0]), Event()

    def other(_):
        with turns.working():
            worked.set()

    with elsewhere() as begin, turns.working():
        begin(other)
        queued(turns, 1)
        assert not worked.is_set()
        now[0] = LONG_S
        assert worked.wait(_SOON_S)


def test_an_error_ends_work_and_waiting_alike(turns):
    with pytest.raises(KeyError), turns.working(), waiting():
        raise KeyError
    with turns.working():
        pass
    assert not turns._since
    assert not turns._queue


def test_outside_of_a_batch_turns_are_nothing():
    give_way()
    with waiting():
        pass


class Asked:
    """A model, and an index, that tells whether another could work while it was asked."""

    name = "云岭"

    def __init__(self, turns):
        self.turns = turns

    def complete(self, messages, schema):
        return Completion(f"{self._free()} {messages} {schema}")

    def search(self, query, **_):
        return [f"{self._free()} {query}"]

    def _free(self):
        return not self.turns._since


def test_a_model_is_waited_for(turns):
    chat = PatientChat(Asked(turns))
    with turns.working():
        assert chat.complete([], {}) == Completion("True [] {}")
    assert chat.name == "云岭"


@pytest.mark.parametrize("waits", [True, False])
def test_an_index_is_waited_for_where_it_asks_another_service(turns, waits):
    index = OneAtATime(Asked(turns), waits=waits)
    with turns.working():
        assert index.search("合同备案", kinds=(), k=3) == [f"{waits} 合同备案"]
