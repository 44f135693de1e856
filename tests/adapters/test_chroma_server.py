"""A real Chroma server on loopback: the same store, another place."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from drafter.adapters.chroma import ChromaStore
from drafter.adapters.chroma_server import ChromaServerStore
from drafter.errors import TransientServiceError
from drafter.knowledge.build import ensure_built
from drafter.knowledge.model import PassageKind
from tests.knowledge.samples import PROBLEMS, CountingEmbedder, passage

CHROMA = Path(sys.executable).parent / "chroma"
BASE = [passage(text) for text in PROBLEMS.values()]
ADVICE = passage("按时办理合同备案。", kind=PassageKind.RECOMMENDATION)
PROBLEM = {PassageKind.PROBLEM}

pytestmark = pytest.mark.skipif(not CHROMA.exists(), reason="the command chroma is not installed")


def quiet(*_):
    pass


def answers(port):
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(folder, port=0):
    """A server over a folder; gives its address."""
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    command = [CHROMA, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while not answers(port):
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def store(server, tmp_path):
    opened = ChromaServerStore(server, tmp_path / "index")
    yield opened
    opened.close()


def nearest(store, text, k=1, kinds=PROBLEM):
    return store.nearest(CountingEmbedder().query(text), k, kinds)


def test_what_is_stored_is_found_by_a_store_that_is_opened_later(store, server, tmp_path):
    ensure_built([*BASE, ADVICE], store, CountingEmbedder(), quiet)
    store.close()

    later = ChromaServerStore(server, tmp_path / "index")

    assert ensure_built([*BASE, ADVICE], later, CountingEmbedder(fails_after=-1), quiet).embedded == 0
    assert nearest(later, PROBLEMS["assets"]) == [BASE[2].id]
    assert nearest(later, PROBLEMS["assets"], 9, {PassageKind.RECOMMENDATION}) == [ADVICE.id]
    assert nearest(later, PROBLEMS["assets"], 9, {PassageKind.NORM}) == []
    later.close()


def test_what_is_gone_from_the_base_is_gone_from_the_server(store):
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    report = ensure_built(BASE[1:], store, CountingEmbedder(), quiet)

    assert (report.embedded, report.removed) == (0, 1)
    assert set(nearest(store, PROBLEMS["late"], 9)) == {one.id for one in BASE[1:]}


def test_two_index_folders_at_one_server_do_not_meet(store, server, tmp_path):
    other = ChromaServerStore(server, tmp_path / "other")
    ensure_built(BASE[:2], store, CountingEmbedder(), quiet)
    ensure_built(BASE[2:], other, CountingEmbedder(), quiet)

    assert set(nearest(store, "账", 9)) == {one.id for one in BASE[:2]}
    assert set(nearest(other, "账", 9)) == {one.id for one in BASE[2:]}
    other.close()


class Longer(CountingEmbedder):
    """Another embedder with longer vectors."""

    def query(self, text):
        return [*super().query(text), 1.0, 0.5]


def test_another_embedder_with_longer_vectors_replaces_everything(store):
    ensure_built(BASE, store, CountingEmbedder(), quiet)

    report = ensure_built(BASE, store, Longer("longer-1"), quiet)

    assert (report.embedded, report.replaced) == (4, "counting-1")
    assert store.nearest(Longer().query(PROBLEMS["assets"]), 1, PROBLEM) == [BASE[2].id]


def test_a_server_that_lost_everything_is_filled_again_without_embedding(tmp_path):
    with running(tmp_path / "one") as address:
        store = ChromaServerStore(address, tmp_path / "index")
        ensure_built(BASE, store, CountingEmbedder(), quiet)
        store.close()
    with running(tmp_path / "two", int(address.rpartition(":")[2])):
        again = ChromaServerStore(address, tmp_path / "index")
        report = ensure_built(BASE, again, CountingEmbedder(fails_after=-1), quiet)

        assert report.embedded == 0
        assert nearest(again, PROBLEMS["assets"]) == [BASE[2].id]
        again.close()


def test_one_folder_goes_from_the_folder_to_the_server_and_back_without_embedding(server, tmp_path):
    unused = CountingEmbedder(fails_after=-1)
    local = ChromaStore(tmp_path / "index")
    ensure_built(BASE, local, CountingEmbedder(), quiet)
    local.close()
    away = ChromaServerStore(server, tmp_path / "index")
    ensure_built(BASE, away, unused, quiet)
    assert nearest(away, PROBLEMS["assets"]) == [BASE[2].id]
    away.close()

    ensure_built(BASE, local, unused, quiet)

    assert nearest(local, PROBLEMS["assets"]) == [BASE[2].id]
    local.close()


def test_a_server_that_is_not_there_says_how_to_start_it(tmp_path):
    store = ChromaServerStore("http://127.0.0.1:9", tmp_path / "index")

    with pytest.raises(TransientServiceError, match=r"http://127\.0\.0\.1:9") as failed:
        ensure_built(BASE, store, CountingEmbedder(), quiet)
    assert "chroma run" in failed.value.remedy
    assert store.ids() == {one.id for one in BASE}
    store.close()


def test_a_server_that_goes_away_is_told_and_found_again(tmp_path):
    with running(tmp_path / "server") as address:
        store = ChromaServerStore(address, tmp_path / "index")
        ensure_built(BASE, store, CountingEmbedder(), quiet)
        assert nearest(store, PROBLEMS["assets"]) == [BASE[2].id]
    with pytest.raises(TransientServiceError):
        nearest(store, PROBLEMS["late"])
    with running(tmp_path / "server", int(address.rpartition(":")[2])):
        assert nearest(store, PROBLEMS["late"]) == [BASE[0].id]
    store.close()
