"""The vectors follow the base, and nothing is embedded twice."""

from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.build import BuildReport, ensure_built
from drafter.knowledge.index import searchable
from tests.knowledge.samples import PROBLEMS, CountingEmbedder, MemoryStore, passage

BASE = [passage(text) for text in PROBLEMS.values()]
MANY = [passage(f"第{number}条问题：账实不符。") for number in range(40)]
bases = st.lists(st.sampled_from(BASE + MANY[:6]), unique_by=lambda one: one.id)


def quiet(done, total):
    pass


def test_the_first_build_embeds_everything_and_reports_how_far_it_is():
    store, embedder, calls = MemoryStore(), CountingEmbedder(), []

    report = ensure_built(MANY, store, embedder, lambda done, total: calls.append((done, total)))

    assert calls == [(0, 40), (16, 40), (32, 40), (40, 40)]
    assert report == BuildReport(40, 40, 0, "counting-1", "", report.digest)
    assert store.stamped == {"embedder": "counting-1", "form": "2", "base": report.digest}


def test_what_is_embedded_is_what_is_searched():
    embedder = CountingEmbedder()
    one = passage("账实不符。", section="三、存在问题 › （一）资产管理")

    ensure_built([one], MemoryStore(), embedder, quiet)

    assert embedder.embedded == [searchable(one)]


def test_vectors_of_what_was_embedded_otherwise_are_made_anew():
    store = MemoryStore()
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    store.record({"embedder": "counting-1", "base": "as before"})

    report = ensure_built(BASE, store, CountingEmbedder(), quiet)

    assert (report.embedded, report.replaced) == (4, "counting-1")


class BusyStore(MemoryStore):
    """Another process is at work on it, which adds a passage whenever it is looked at."""

    def __init__(self, coming):
        super().__init__()
        self.stamped = {"embedder": "counting-1", "form": "2"}
        self.coming = list(coming)

    @contextmanager
    def exclusive(self, *, wait=True):
        assert not wait
        yield False

    def ids(self):
        if self.coming:
            self.add([self.coming.pop(0)], [[1.0]])
        return super().ids()


def test_nobody_waits_for_what_he_does_not_need(caplog):
    store = BusyStore(MANY)
    needed = {one.id for one in MANY[:3]}

    report = ensure_built(MANY, store, CountingEmbedder(fails_after=-1), quiet, needed=needed)

    assert (report.embedded, report.missing, len(store.vectors_by_id)) == (0, 37, 3)
    assert caplog.messages == [
        "waiting for another drafter that builds the index",
        "another drafter is at work on the index: 37 passages are found by words alone",
    ]


def test_whoever_finds_everything_done_asks_for_no_turn():
    store = MemoryStore()
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    entered = store.entered

    report = ensure_built(BASE, store, CountingEmbedder(fails_after=-1), quiet, needed=set())

    assert (report.missing, store.entered) == (0, entered)


def test_a_second_build_embeds_nothing_and_shows_no_progress():
    store, calls = MemoryStore(), []
    first = ensure_built(BASE, store, CountingEmbedder(), quiet)

    second = ensure_built(BASE, store, CountingEmbedder(fails_after=-1), lambda *call: calls.append(call))

    assert (second.embedded, second.digest, calls) == (0, first.digest, [])


@given(bases, bases)
def test_the_store_holds_exactly_the_base_whatever_it_held_before(before, after):
    store = MemoryStore()
    ensure_built(before, store, CountingEmbedder(), quiet)

    report = ensure_built(after, store, CountingEmbedder(), quiet)

    old, new = {one.id for one in before}, {one.id for one in after}
    assert store.ids() == new
    assert (report.embedded, report.removed) == (len(new - old), len(old - new))


@given(st.integers(0, 39))
def test_a_build_that_was_killed_goes_on_where_it_stopped(fails_after):
    store = MemoryStore()
    with pytest.raises(KeyboardInterrupt):
        ensure_built(MANY, store, CountingEmbedder(fails_after=fails_after), quiet)
    kept = len(store.ids())

    report = ensure_built(MANY, store, CountingEmbedder(), quiet)

    assert kept == fails_after // 16 * 16
    assert (report.embedded, store.ids()) == (40 - kept, {one.id for one in MANY})
    assert report.replaced == ""


def test_vectors_of_another_embedder_are_thrown_away_and_that_is_said():
    store = MemoryStore()
    ensure_built(BASE, store, CountingEmbedder("old-1"), quiet)

    report = ensure_built(BASE, store, CountingEmbedder("new-2"), quiet)

    assert (report.embedded, report.replaced, report.embedder) == (4, "old-1", "new-2")


def test_a_change_of_embedder_that_was_killed_never_mixes_vectors():
    store = MemoryStore()
    ensure_built(MANY, store, CountingEmbedder("old-1"), quiet)
    with pytest.raises(KeyboardInterrupt):
        ensure_built(MANY, store, CountingEmbedder("new-2", fails_after=16), quiet)

    report = ensure_built(MANY, store, CountingEmbedder("new-2"), quiet)

    assert (report.embedded, report.replaced) == (24, "")


def test_without_an_embedder_nothing_is_built_and_nothing_opened():
    store = MemoryStore()

    report = ensure_built(BASE, store, None, quiet)

    assert report == BuildReport(4, 0, 0, "", "", report.digest)
    assert store.entered == 0
