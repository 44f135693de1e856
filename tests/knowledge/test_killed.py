"""An ingest that is killed outright, again and again: nothing that was taken in is lost, and nothing is double."""

import multiprocessing
import os
import random
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from drafter.adapters import journaled_store
from drafter.adapters.chroma import ChromaStore
from drafter.knowledge.catalogue import Catalogue
from drafter.knowledge.ingestion import Order
from drafter.knowledge.intake import Status
from drafter.knowledge.model import PassageKind
from tests.knowledge.samples import CountingEmbedder
from tests.knowledge.taking import ingestion, notice, problems, take, written

KILLS = 30
DOCUMENTS = 40
BATCH = 4
OFTEN = 24
"""Published so often, the search is being written at a good part of all moments."""


class LoggingEmbedder(CountingEmbedder):
    """Notes every text that it embeds in a file."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log

    def passages(self, texts):
        vectors = super().passages(texts)
        with self.log.open("a", encoding="utf-8") as file:
            file.write("".join(f"{text}\n" for text in texts))
        return vectors


def taking_in(documents: Path, index: Path, log: Path, done) -> None:
    journaled_store._PUBLISHED_EVERY = OFTEN
    work = ingestion(index, LoggingEmbedder(log), batch=BATCH)

    def watch(outcome):
        done.send((outcome.path, outcome.entry.digest))

    work.run(Order((documents,)), watch, lambda *_: None)
    done.send(None)


def every(index):
    """Ids of the passages in the catalogue, of the vectors, and of what a search finds."""
    store = ChromaStore(index)
    catalogue = Catalogue(index)
    known = [one.id for one in catalogue.passages()]
    found = store.nearest(CountingEmbedder().query("合同备案"), 10_000, set(PassageKind))
    vectors = store.ids()
    store.close()
    catalogue.close()
    return known, vectors, found


@pytest.fixture(scope="module")
def processes():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["chromadb", "tests.knowledge.test_killed"])
    return context


def test_thirty_kills_lose_nothing_and_double_nothing(tmp_path, processes):
    documents, index, log = tmp_path / "文件 夹", tmp_path / "index", tmp_path / "log"
    for number in range(DOCUMENTS):
        written(documents, f"{number}.txt", notice(number, *problems(number)))
    promised, killed, chance = {}, 0, random.Random(5)  # noqa: S311 - moments, not keys
    while killed < KILLS:
        receiver, sender = processes.Pipe(duplex=False)
        child = processes.Process(target=taking_in, args=(documents, index, log, sender))
        child.start()
        sender.close()
        promised.update(told_until(receiver, chance.uniform(0, 0.5), child))
        child.join()
        killed += child.exitcode == -signal.SIGKILL
        kept = {entry.path: entry.digest for entry in Catalogue(index).entries()}
        assert promised.items() <= kept.items()
        if child.exitcode == 0:  # all was done: another version of some documents, so that there is work again
            for number in chance.sample(range(DOCUMENTS), 12):
                text = notice(number, *problems(number, mark=f"（{killed}）"))
                promised.pop(os.path.realpath(written(documents, f"{number}.txt", text)), None)

    report = take(ingestion(index, LoggingEmbedder(log)), documents)

    assert {outcome.status for outcome in report.outcomes} <= {Status.NEW, Status.CHANGED, Status.UNCHANGED}
    known, vectors, found = every(index)
    assert len(known) == len(set(known)) == DOCUMENTS * 5
    assert (vectors, sorted(found)) == (set(known), sorted(known))
    again = take(ingestion(index, CountingEmbedder(fails_after=-1)), documents)
    assert (again.build.embedded, {one.status for one in again.outcomes}) == (0, {Status.UNCHANGED})
    twice = sum(count - 1 for count in Counter(log.read_text(encoding="utf-8").splitlines()).values())
    assert twice <= BATCH * KILLS


def told_until(receiver, seconds, child):
    """What a process told until it was killed, after so many seconds from its first word, or had ended."""
    told, first = {}, threading.Event()

    def kill():
        first.wait(20)
        time.sleep(seconds)
        child.kill()

    threading.Thread(target=kill, daemon=True).start()
    try:
        while (word := receiver.recv()) is not None:
            first.set()
            told.update([word])
    except EOFError:
        pass
    first.set()
    return told
