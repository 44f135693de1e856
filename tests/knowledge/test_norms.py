"""Norms come from files, with every fault of every file at once."""

from datetime import date
from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.errors import AssetError, InputError
from drafter.findings.model import Fact, FactKind, Role
from drafter.knowledge.model import Norm
from drafter.knowledge.norms import load_norms

FILE = """document: 云岭县采购管理办法（虚构）
number: 云岭财规〔2020〕1号
jurisdiction: 云岭县（虚构）
in_force: 2020-01-01
until:
note: made up
articles:
  - id: filing
    article: 第七条
    topic: 合同备案
    content: 合同签订后应按期备案。
    figures:
      limit: {kind: count, label: 备案期限, role: 期限, value: 7, unit: 个工作日}
  - id: old
    article: 第八条
    topic: 合同公告
    content: 合同应公告。
    until: 2021-06-30
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_articles_share_what_the_file_says_once_unless_they_say_otherwise(tmp_path):
    norms = load_norms(folder(tmp_path, a=FILE))

    shared = {
        "document": "云岭县采购管理办法（虚构）",
        "number": "云岭财规〔2020〕1号",
        "jurisdiction": "云岭县（虚构）",
        "in_force": date(2020, 1, 1),
    }
    limit = Fact(kind=FactKind.COUNT, label="备案期限", role=Role.DEADLINE, value="7", unit="个工作日")
    assert norms == {
        "filing": Norm(
            id="filing",
            article="第七条",
            topic="合同备案",
            content="合同签订后应按期备案。",
            figures={"limit": limit},
            **shared,
        ),
        "old": Norm(
            id="old",
            article="第八条",
            topic="合同公告",
            content="合同应公告。",
            until=date(2021, 6, 30),
            **shared,
        ),
    }


def test_every_fault_is_told_at_its_line(tmp_path):
    path = folder(
        tmp_path,
        a=FILE,
        b="document: 某法\nin_force: 2020-01-01\nissued: 2019\narticles:\n"
        "  - id: filing\n    topic: 备案\n    content: 应备案。\n"
        "  - id: 备案\n    topic: 备案\n"
        "  - id: late\n    topic: 期限\n    content: 应及时。\n    until: 2019-01-01\n",
        c="document: [\n",
        d="in_force: 2020-01-01\narticles: none\n",
    )

    with pytest.raises(InputError) as refused:
        load_norms(path)

    places = [problem.where.removeprefix(f"{path}/") for problem in refused.value.problems]
    assert places == [
        "b.yaml:3 issued",
        "b.yaml:5 articles[0].id",
        "b.yaml:8 articles[1].id",
        "b.yaml:8 articles[1].content",
        "b.yaml:13 articles[2].until",
        "c.yaml:2",
        "d.yaml:1 document",
        "d.yaml:2 articles",
    ]


def test_a_folder_without_norms_is_a_damaged_base(tmp_path):
    with pytest.raises(AssetError, match="holds no norms"):
        load_norms(tmp_path / "norms")


def test_the_norms_that_ship_can_all_be_cited():
    norms = load_norms(asset("knowledge/norms"))

    assert norms["procurement-law-47"].citation == "《中华人民共和国政府采购法》第四十七条"
    assert norms["procurement-law-47"].figures["limit"].value == "7"
    assert all(norm.topic and norm.content.endswith("。") for norm in norms.values())
