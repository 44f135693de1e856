"""Past notices: their front matter, and the clauses of their two central sections."""

from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.errors import InputError
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from drafter.knowledge.model import PassageKind
from drafter.knowledge.notices import NoticeClause, NoticeHeader, load_notices, notice_clauses

HEADER = """---
id: yunling-2022
title: 云岭县文化馆（虚构）2022年复核报告
department: 云岭县文化馆（虚构）
year: 2022
score: 85.10
sample: true
---
"""
BODY = """
## 二、审核结果

上年度存在问题的整改情况：已整改。

## 三、存在问题

（一）合同管理不规范。一是备案滞后。二是公告滞后。

## 四、建议

（一）规范合同管理

一是按期备案。

抄送：县审计局。
"""
CLAUSES = (
    NoticeClause(kind=PassageKind.PROBLEM, section="三、存在问题 › （一）合同管理不规范", text="备案滞后。"),
    NoticeClause(kind=PassageKind.PROBLEM, section="三、存在问题 › （一）合同管理不规范", text="公告滞后。"),
    NoticeClause(kind=PassageKind.RECOMMENDATION, section="四、建议 › （一）规范合同管理", text="按期备案。"),
)


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def clauses(text):
    read = Document(source="", digest="", text=text, paragraphs=paragraphs(text))
    return [(clause.kind.value, clause.text) for clause in notice_clauses(read)]


def test_a_notice_gives_the_clauses_of_both_sections_with_their_headings(tmp_path):
    (notice,) = load_notices(folder(tmp_path, a=HEADER + BODY))

    assert notice.clauses == CLAUSES
    assert notice.header == NoticeHeader(
        id="yunling-2022",
        title="云岭县文化馆（虚构）2022年复核报告",
        department="云岭县文化馆（虚构）",
        year=2022,
        score="85.10",
        sample=True,
    )


def test_every_fault_is_told_at_its_line(tmp_path):
    path = folder(
        tmp_path,
        a=HEADER + BODY,
        b=HEADER + BODY,
        c=HEADER.replace("year: 2022", "year: 二〇二二").replace("title:", "titel:") + "\n正文。",
        d=BODY,
        e="---\nid: [\n---\n正文。",
    )

    with pytest.raises(InputError) as refused:
        load_notices(path)

    assert [problem.where.removeprefix(f"{path}/") for problem in refused.value.problems] == [
        "b.md id",
        "c.md:1 title",
        "c.md:5 year",
        "c.md:3 titel",
        "c.md",
        "d.md:1 id",
        "d.md:1 title",
        "d.md:1 department",
        "d.md:1 year",
        "e.md:3",
    ]


@pytest.mark.parametrize(
    ("problems", "advice"),
    [
        ("五、存在的主要问题", "六、改进措施"),
        ("第三部分 发现的问题", "第四部分 有关建议"),
        ("三、主要问题及原因分析", "四、整改意见"),
        ("三、问题", "四、意见建议"),
    ],
)
def test_sections_are_known_by_what_they_are_called(problems, advice):
    earlier = "一、上年问题整改情况\n已整改，情况良好。"
    text = f"{earlier}\n{problems}\n（一）资产。一是未盘点。\n{advice}\n（一）资产。一是盘点。"

    assert clauses(text) == [("problem", "未盘点。"), ("recommendation", "盘点。")]


def test_a_section_of_both_is_told_apart_by_its_words():
    text = "三、存在问题及建议\n（一）资产管理不到位。固定资产未盘点。\n建议每年盘点一次，账实相符。"

    assert clauses(text) == [
        ("problem", "固定资产未盘点。"),
        ("recommendation", "建议每年盘点一次，账实相符。"),
    ]


def test_the_notices_that_ship_answer_every_item_and_are_marked_as_samples():
    notices = load_notices(asset("knowledge/notices"))

    assert len({notice.header.department for notice in notices}) >= 4
    for notice in notices:
        items = [
            {clause.section for clause in notice.clauses if clause.kind is kind}
            for kind in (PassageKind.PROBLEM, PassageKind.RECOMMENDATION)
        ]
        assert len(items[0]) == len(items[1]), notice.header.id
        assert notice.header.sample
        assert "虚构" in notice.header.department
