"""Others use the index in chains of their own."""

import subprocess
import sys
from decimal import Decimal

import pytest

from drafter.adapters.retriever import as_retriever
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import PassageKind
from drafter.knowledge.ports import Scope
from tests.knowledge.samples import PROBLEMS, passage

PLACED = passage("合同备案滞后，超过期限。").model_copy(
    update={"file": "ab" * 32, "page": 3, "start": 120, "end": 132, "region": "云岭县（虚构）"}
)
BASE = [
    PLACED,
    passage(PROBLEMS["assets"]),
    passage("按时办理合同备案。", kind=PassageKind.RECOMMENDATION),
    passage("合同备案滞后的情况较多。", year=2020),
]


@pytest.fixture
def index():
    return HybridIndex(BASE)


def test_a_document_says_what_it_is_where_it_stands_and_why_it_came(index):
    first, *_ = as_retriever(index, kinds={PassageKind.PROBLEM}).invoke("合同备案超过期限")

    assert (first.id, first.page_content) == (PLACED.id, PLACED.text)
    assert Decimal(first.metadata.pop("score")) > 0
    assert first.metadata == {
        "id": PLACED.id,
        "kind": "problem",
        "source": "yunling-2021",
        "title": PLACED.title,
        "department": "云岭县文化馆（虚构）",
        "year": 2021,
        "region": "云岭县（虚构）",
        "file": "ab" * 32,
        "page": 3,
        "start": 120,
        "end": 132,
        "reason": "词面检索第1位（未启用语义检索）；相同用语：合同备案、超过期限",
    }


def test_it_stands_in_a_chain_and_keeps_to_its_scope(index):
    from langchain_core.runnables import RunnableLambda

    retriever = as_retriever(index, kinds={PassageKind.PROBLEM}, scope=Scope(years=frozenset({2020})))
    chain = RunnableLambda(str.strip) | retriever | (lambda found: "\n".join(one.page_content for one in found))

    assert chain.invoke("  合同备案滞后 ") == "合同备案滞后的情况较多。"
    assert chain.batch(["合同备案", "盘点"]) == ["合同备案滞后的情况较多。", ""]


async def _asked(retriever, query):
    return await retriever.ainvoke(query)


def test_it_can_be_awaited_and_asked_for_fewer(index):
    import asyncio

    retriever = as_retriever(index)

    assert len(retriever.invoke("合同备案", k=1)) == 1
    assert asyncio.run(_asked(retriever, "合同备案")) == retriever.invoke("合同备案")


def test_langchain_is_not_loaded_before_it_is_needed():
    code = "import sys, drafter.adapters.retriever; sys.exit(any(n.startswith('langchain') for n in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
