"""A draft never fails for want of its record, and never waits for it twice."""

from drafter.errors import TransientServiceError
from drafter.records.keeping import Recorder
from tests.records.made_up import run


class Store:
    """Keeps what it is given while it is in order."""

    def __init__(self) -> None:
        self.kept, self.asked, self.broken = [], 0, False

    def keep(self, one):
        self.asked += 1
        if self.broken:
            raise TransientServiceError("the database is locked", remedy="wait")
        self.kept.append(one)


def test_a_record_that_is_kept_is_nothing_to_talk_about():
    store, one = Store(), run()
    assert Recorder(lambda: store).keep(one) == ""
    assert store.kept == [one]


def test_where_no_records_are_wanted_none_is_missed():
    assert Recorder(None).keep(run()) == ""


def test_a_store_that_cannot_be_used_is_told_and_left_alone_for_a_while():
    store, now = Store(), [0.0]
    recorder = Recorder(lambda: store, clock=lambda: now[0])
    store.broken = True
    assert recorder.keep(run()) == "the database is locked; wait"
    store.broken = False
    now[0] = 29.0
    assert recorder.keep(run()) == "the database is locked; wait"
    assert store.asked == 1
    now[0] = 31.0
    assert recorder.keep(run()) == ""
    assert len(store.kept) == 1
