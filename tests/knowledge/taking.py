"""Made-up documents, and an ingestion into a folder, for tests and for the processes that they start and kill."""

from pathlib import Path

from drafter.adapters.chroma import ChromaStore
from drafter.adapters.folder_turn import folder_turn
from drafter.knowledge.catalogue import Catalogue
from drafter.knowledge.ingestion import Ingestion, Order
from drafter.knowledge.intake import Intake
from tests.knowledge.samples import CountingEmbedder


def notice(number, *problems, year=2022):
    """The text of a review notice of a made-up office."""
    labels = "一二三四五六七八九"
    clauses = "".join(f"{labels[at]}是{problem}" for at, problem in enumerate(problems))
    return (
        f"云财绩〔2023〕{number}号\n\n关于印发云岭县第{number}档案馆（虚构）{year}年度部门整体支出绩效评价复核报告的通知\n\n"
        f"一、存在问题\n\n（一）合同和资产管理不规范。{clauses}\n\n二、建议\n\n（一）规范合同管理。一是第{number}档案馆建立合同台账，由采购专管员按月核对。\n"
    )


def problems(number, count=4, mark=""):
    """Made-up problems, no two alike."""
    return [f"第{number}批第{at}项合同备案滞后{number * 7 + at}天{mark}。" for at in range(count)]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ingestion(folder: Path, embedder=None, *, vectors=True, shipped=(), batch=16) -> Ingestion:
    """An ingestion into an index folder, with a real Chroma."""
    catalogue = Catalogue(folder)
    store = ChromaStore(folder) if vectors else None
    return Ingestion(
        catalogue=catalogue,
        intake=Intake(catalogue, lambda _section, _text: ""),
        shipped=shipped,
        store=store,
        embedder=(embedder or CountingEmbedder()) if vectors else None,
        turn=store.exclusive if store else lambda: folder_turn(folder),
        batch=batch,
        folder=folder,
    )


def take(work: Ingestion, *paths, **order):
    """Run an ingestion; returns its report."""
    return work.run(Order(tuple(paths), **order), lambda _: None, lambda *_: None)
