"""A server that fails in every way: the run ends in time, with the offline notice or with one clear message."""

import pytest

from drafter.errors import ServiceError
from tests.hostile.runs import KEY, well
from tests.hostile.server import completes, replies, serving
from tests.hostile.truth import assert_bounded, assert_offline, assert_reported, assert_true
from tests.hostile.wires import SWALLOWED, WIRES

PATIENCE = 0.6
"""Seconds for one answer."""


@pytest.mark.parametrize("broken", WIRES, ids=lambda broken: broken.name)
def test_a_failure_ends_in_time_and_leaves_the_offline_notice(bench, broken):
    run = bench.draft(f"wire {broken.name}", broken.wire, fallback=True, timeout=PATIENCE)
    assert_bounded(run, 20)
    assert_offline(run, bench)
    if run.drafted.fell_back:
        assert broken.told in run.drafted.fell_back
        assert "Traceback" not in run.drafted.fell_back
        assert len(run.drafted.fell_back.splitlines()) == 1
    else:
        assert_reported(run)


@pytest.mark.parametrize("broken", SWALLOWED, ids=lambda broken: broken.name)
def test_what_never_ends_is_read_no_further_and_costs_its_item_only(bench, broken):
    run = bench.draft(f"wire {broken.name}", broken.wire, fallback=True, timeout=PATIENCE)
    assert_bounded(run, 20)
    assert_offline(run, bench, ["95.5"])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed_to_another_port(bench, status):
    with serving(well) as elsewhere:
        away = replies("", status, f"Location: {elsewhere.base_url}/chat/completions")
        run = bench.draft(f"redirect {status}", lambda _: away)
        assert elsewhere.asked == []
    assert isinstance(run.error, ServiceError)
    assert "nothing was sent there" in str(run.error)
    assert not run.folder.exists()


def test_a_server_that_breaks_down_at_the_third_item_costs_no_true_word(bench):
    answered = []

    def failing(request):
        answered.append(request)
        return well(request) if len(answered) < 3 else replies("{}", 500)

    run = bench.draft("breaks down", failing, fallback=True)
    assert_bounded(run)
    assert_true(run, bench)


def test_a_server_that_answers_at_the_second_try_is_asked_twice(bench, best):
    asked = []

    def hesitating(request):
        asked.append(request)
        return replies("{}", 503) if len(asked) == 1 else well(request)

    run = bench.draft("hesitating", hesitating, retries=1)
    assert run.markdown == best.markdown


def test_a_key_that_is_echoed_stands_in_no_file(bench, monkeypatch):
    monkeypatch.setenv("DRAFTER_API_KEY", KEY)
    run = bench.draft(
        "echo", lambda request: completes(f"{request.headers['authorization']} {KEY[:9]}\\u002d{KEY}")
    )
    assert run.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert_offline(run, bench)
    assert_reported(run)
    for written in run.folder.iterdir():
        assert KEY.encode() not in written.read_bytes(), written.name
