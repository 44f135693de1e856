"""A minute's requests and tokens: never more than allowed, never less than could be, for all who ask together."""

import subprocess
import sys
import threading
import time
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.adapters.pace import Pace
from drafter.adapters.paced_http import _seconds
from drafter.adapters.state_file import StateFile
from drafter.drafting.ports import Message
from drafter.errors import OutputError, TransientServiceError
from tests.adapters.endpoint import error, said, serving

SECOND = 1_000_000_000
MINUTE = 60 * SECOND


class Clock:
    """A time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_700_000_000 * SECOND

    def __call__(self) -> int:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += round(seconds * SECOND)


@pytest.fixture
def paced(tmp_path):
    def make(clock=None, name="state", endpoint="http://m.example m", **limits):
        clock = clock or Clock()
        return Pace(StateFile(tmp_path / f"{name}.sqlite"), endpoint, clock=clock, sleep=clock.sleep, **limits)

    return make


def test_the_first_requests_go_at_once_and_the_next_a_minute_after_the_first(paced):
    clock = Clock()
    pace = paced(clock, requests=3)
    begun, times = clock.now, []
    for _ in range(7):
        pace.admit(1)
        times.append((clock.now - begun) / SECOND)
        clock.now += SECOND
    assert times == [0, 1, 2, 60, 61, 62, 120]


def test_tokens_are_waited_for_as_long_as_it_takes_and_no_longer(paced):
    clock = Clock()
    pace = paced(clock, tokens=1000)
    begun, times = clock.now, []
    for tokens in (400, 500, 200, 700, 1000):
        pace.admit(tokens)
        times.append((clock.now - begun) / SECOND)
        clock.now += 10 * SECOND
    assert times == [0, 10, 60, 70, 130]


def test_what_was_not_needed_is_given_back(paced):
    clock = Clock()
    pace = paced(clock, tokens=1000)
    pace.settle(pace.admit(900), 100)
    begun = clock.now
    pace.admit(900)
    assert clock.now == begun


def test_a_request_beyond_the_limit_itself_is_sent_alone(paced):
    clock = Clock()
    pace = paced(clock, tokens=1000)
    pace.admit(10)
    begun = clock.now
    pace.admit(5000)
    assert clock.now - begun == MINUTE


def test_endpoints_do_not_wait_for_each_other(paced):
    clock = Clock()
    paced(clock, requests=1).admit(1)
    begun = clock.now
    paced(clock, requests=1, endpoint="http://other.example m").admit(1)
    assert clock.now == begun


@pytest.mark.parametrize(("asked", "waited"), [(7.5, 7.5), (0, 0), (-3, 0), (float("nan"), 0), (86400, 120)])
def test_an_endpoint_that_wants_to_be_left_alone_is_by_all(paced, asked, waited):
    clock = Clock()
    paced(clock, requests=9).hold(asked)
    begun = clock.now
    paced(clock, requests=9).admit(1)
    assert (clock.now - begun) / SECOND == waited


def test_a_clock_that_was_set_back_stops_nobody_for_longer_than_a_minute(paced):
    clock = Clock()
    pace = paced(clock, requests=1)
    pace.admit(1)
    clock.now -= 3600 * SECOND
    begun = clock.now
    pace.admit(1)
    assert clock.now - begun == MINUTE


FRESH = count()
STEPS = st.lists(st.tuples(st.integers(1, 900), st.integers(0, 40 * SECOND)), min_size=1, max_size=30)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, requests=st.integers(1, 5), tokens=st.integers(900, 2000))
def test_no_minute_holds_more_and_nobody_waits_without_need(paced, steps, requests, tokens):
    clock = Clock()
    pace = paced(clock, requests=requests, tokens=tokens, endpoint=f"e{next(FRESH)}")
    sent: list[tuple[int, int]] = []
    for needed, pause in steps:
        clock.now += pause
        begun = clock.now
        pace.admit(needed)
        if clock.now > begun:  # a moment earlier it would have been too much
            earlier = [one for at, one in sent if clock.now - 1 - at < MINUTE]
            assert len(earlier) + 1 > requests or sum(earlier) + needed > tokens
        sent.append((clock.now, needed))
    for at, _ in sent:
        window = [one for when, one in sent if at <= when < at + MINUTE]
        assert len(window) <= requests
        assert sum(window) <= tokens


def test_threads_share_a_minute(paced):
    pace = paced(requests=20)
    stop = threading.Event()

    def sleep(_seconds):
        stop.set()
        raise TimeoutError

    shared = Pace(pace.file, pace.endpoint, requests=20, sleep=sleep)
    admitted = []

    def ask():
        try:
            while not stop.is_set():
                shared.admit(1)
                admitted.append(1)
        except TimeoutError:
            pass

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(admitted) == 20


SCRIPT = """
import sys
from pathlib import Path
from drafter.adapters.pace import Pace
from drafter.adapters.state_file import StateFile

def stop(_):
    raise SystemExit
pace = Pace(StateFile(Path(sys.argv[1])), "e", requests=30, clock=lambda: 10**18, sleep=stop)
while True:
    pace.admit(1)
    print(1, flush=True)
"""


def test_processes_share_a_minute(tmp_path):
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "state.sqlite")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert sum(process.communicate(timeout=60)[0].count("1") for process in running) == 30


def test_a_file_of_something_else_is_told_with_what_to_do(tmp_path):
    (tmp_path / "state.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(OutputError, match="is not a database") as caught:
        Pace(StateFile(tmp_path / "state.sqlite"), "e", requests=1).admit(1)
    assert "delete this file" in caught.value.remedy


# over the wire


def asking(server, pace, **settings):
    given = {"model": "m", "timeout_s": 5, "max_retries": 0} | settings
    return OpenAIChat(ChatEndpoint(base_url=server.base_url, **given), pace=pace)


HELLO = [Message("user", "请改写")]


def test_every_attempt_counts_retries_too(paced):
    clock = Clock()
    pace = paced(clock, requests=2)
    with serving([error(500, "boom"), said("好")]) as server:
        begun = clock.now
        model = asking(server, pace, max_retries=1)
        model.complete(HELLO, {})
        assert clock.now == begun
        model.complete(HELLO, {})
    assert clock.now - begun == MINUTE


def test_what_the_endpoint_counted_is_what_counts(paced):
    pace = paced(tokens=5000)
    with serving([said("好")]) as server:
        asking(server, pace, max_tokens=4096).complete(HELLO, {})
    with pace.file.turn() as database:
        assert database.execute("SELECT tokens FROM sent").fetchall() == [(18,)]


def test_a_pause_that_one_is_asked_for_is_kept_by_the_others(paced):
    clock = Clock()
    with serving([error(429, "slow down", Retry_After="9"), said("好")]) as server:
        with pytest.raises(TransientServiceError):
            asking(server, paced(clock, requests=9)).complete(HELLO, {})
        begun = clock.now
        asking(server, paced(clock, requests=9)).complete(HELLO, {})
    assert clock.now - begun == 9 * SECOND


def test_waiting_for_ones_turn_is_no_part_of_an_exchange(tmp_path):
    slow = Pace(StateFile(tmp_path / "real.sqlite"), "e", requests=9)
    slow.hold(1.2)
    with serving([said("好")]) as server:
        begun = time.monotonic()
        assert asking(server, slow, timeout_s=0.8).complete(HELLO, {}).text == "好"
    assert time.monotonic() - begun > 1


@pytest.mark.parametrize(("wait", "seconds"), [("7", 7), ("0.5", 0.5), ("", 0), ("soon", 0)])
def test_a_pause_is_told_in_seconds_or_not_at_all(wait, seconds):
    assert _seconds(wait) == seconds


def test_a_pause_may_be_told_as_a_date():
    assert -1 < _seconds(time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 60))) - 60 < 1
