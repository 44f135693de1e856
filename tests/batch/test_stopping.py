"""A batch that is stopped says that another run goes on from there."""

import signal
from collections.abc import Iterator

import pytest

from drafter.batch.stopping import told_when_stopped


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """A run in the background of a shell ignores interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("number", "ends"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)])
def test_who_stops_it_is_told_once_and_the_signal_means_afterwards_what_it_meant(number, ends):
    said = []
    before = signal.getsignal(number)
    with pytest.raises(ends) as caught, told_when_stopped(lambda: said.append("stopped")):
        signal.raise_signal(number)
    assert said == ["stopped"]
    assert signal.getsignal(number) is before
    if ends is SystemExit:
        assert caught.value.code == 143


def test_any_other_end_is_none_of_its_business():
    said = []
    with pytest.raises(SystemExit), told_when_stopped(lambda: said.append("stopped")):
        raise SystemExit(1)
    with told_when_stopped(lambda: said.append("stopped")):
        pass
    assert said == []
