"""Files of reviewers, as they come: any of the usual encodings and formats, whole or broken."""

import codecs
import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.ingest import markdown, plain
from drafter.ingest.model import Document
from drafter.ingest.reader import read_document

NOTICE = """---
id: yunling-2022
title: 云岭县文化馆（虚构）2022年复核报告
year: 2022
score: 85.10
number:
---

# 云岭县文化馆（虚构）2022年复核报告

## 三、存在问题

（一）支出进度偏慢。一是执行率仅为87.00%，
尚有54.60万元未支出。

| 项目 | 金额 |
| --- | ---: |
| 馆藏 | 54.60 |

- 备注一条
<!-- 内部批注 -->
"""


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def seen(document: Document):
    return [(paragraph.level, paragraph.cells or paragraph.flowed) for paragraph in document.paragraphs]


def test_markdown_gives_headings_paragraphs_tables_and_the_front_matter(tmp_path):
    path = saved(tmp_path, "notice.md", NOTICE)

    document = read_document(path)

    assert seen(document) == [
        (1, "云岭县文化馆（虚构）2022年复核报告"),
        (2, "三、存在问题"),
        (None, "（一）支出进度偏慢。一是执行率仅为87.00%，尚有54.60万元未支出。"),
        (None, ("项目", "金额")),
        (None, ("馆藏", "54.60")),
        (None, "备注一条"),
    ]
    assert document.meta == {
        "id": "yunling-2022",
        "title": "云岭县文化馆（虚构）2022年复核报告",
        "year": "2022",
        "score": "85.10",
    }
    assert document.text == NOTICE
    assert document.text[document.body :].startswith("\n# 云岭县")
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        "一、存在问题\r\n账实不符。".encode(),
        codecs.BOM_UTF8 + "一、存在问题\n账实不符。".encode(),
        "一、存在问题\n账实不符。".encode("gb18030"),
        "一、存在问题\n账实不符。".encode("utf-16"),
        codecs.BOM_UTF16_BE + "一、存在问题\n账实不符。".encode("utf-16-be"),
    ],
    ids=["utf-8 with crlf", "utf-8 with mark", "gb18030", "utf-16 le", "utf-16 be"],
)
def test_the_encoding_does_not_matter(tmp_path, data):
    document = read_document(saved(tmp_path, "notice.txt", data))

    assert document.text == "一、存在问题\n账实不符。"
    assert seen(document) == [(1, "一、存在问题"), (None, "账实不符。")]


def test_text_wrapped_at_a_fixed_width_is_put_together_again(tmp_path):
    wrapped = """（二）采购合同管理不够规范，合同备案时间普遍晚于
法定期限。

一是备案滞后。抽查云岭县文化馆（虚构）及其下属单
位的采购合同，9份中有2份超过期限，其中金额最大的
一份达120.50万元，晚了18个工作日才报送备案，采购监
管部门未能及时掌握合同签订情况，不利于后续监督。

二是公告滞后。
"""
    document = read_document(saved(tmp_path, "notice.txt", wrapped))

    assert seen(document) == [
        (2, "（二）采购合同管理不够规范，合同备案时间普遍晚于法定期限。"),
        (
            None,
            "一是备案滞后。抽查云岭县文化馆（虚构）及其下属单位的采购合同，9份中有2份超过期限，"
            "其中金额最大的一份达120.50万元，晚了18个工作日才报送备案，采购监管部门未能及时掌握合同签订情况，"
            "不利于后续监督。",
        ),
        (None, "二是公告滞后。"),
    ]


def test_lines_that_are_paragraphs_stay_paragraphs(tmp_path):
    lines = ["各单位：", "现将有关情况通知如下，请遵照执行。", "一、总体情况", "总体良好。", "特此通知。"]
    document = read_document(saved(tmp_path, "notice.txt", "\n".join(lines)))

    assert [paragraph.text for paragraph in document.paragraphs] == lines


@pytest.mark.parametrize("reader", [plain.paragraphs, markdown.paragraphs])
@given(text=st.text(alphabet="一二（）、。.1是|#-*> \n\t账实<!", max_size=120), offset=st.integers(0, 5))
def test_every_paragraph_is_a_piece_of_the_text_and_none_overlap(reader, text, offset):
    found = reader(text, min(offset, len(text)))

    assert [paragraph.text for paragraph in found] == [text[part.start : part.end] for part in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=st.text(alphabet="一二（）、。1是 \n账实不符", max_size=200))
def test_plain_text_loses_nothing_but_white_space(text):
    kept = "".join(paragraph.text for paragraph in plain.paragraphs(text))

    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("notice.ofd", b"%OFD-1.1", "不是可以读取的 OFD"),
        ("notice.pdf", b"%PDF-1.7", "不是可以读取的 PDF 文件"),
        ("notice", b"text", "不支持“notice”格式"),
        ("notice.txt", b"\x00\x01\x02\xff\xfe\x00", "不是文本文件"),
        ("notice.md", b"PK\x03\x04 a word document by another name", "不是文本文件"),
        ("notice.txt", " \n\u3000\n", "没有文字"),
        ("notice.docx", b"not a zip", "不是有效的 .docx 文档"),
        ("notice.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "旧版办公文件"),
        ("notice.md", "---\nid: a\ntitle: [b\n---\n正文。", "不是有效的 YAML"),
        ("notice.md", "---\nid: a\n\n正文。", "没有结束的 ---"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(tmp_path, name, content, message):
    path = saved(tmp_path, name, content)

    with pytest.raises(InputError) as refused:
        read_document(path)

    (problem,) = refused.value.problems
    assert message in problem.message
    assert problem.where.startswith(str(path))
    assert problem.remedy


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    (tmp_path / "folder.txt").mkdir()

    with pytest.raises(InputError, match="无法读取"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(InputError, match="文件夹"):
        read_document(tmp_path / "folder.txt")


def test_a_broken_front_matter_is_placed_on_its_line(tmp_path):
    path = saved(tmp_path, "notice.md", "---\nid: a\nyear: 2022\n  month: 3\n---\n正文。")

    with pytest.raises(InputError) as refused:
        read_document(path)

    assert refused.value.problems[0].where == f"{path}:4"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path):
    document = read_document(saved(tmp_path, "notice.md", "---\n\n正文。\n"))

    assert (document.meta, document.body, seen(document)) == ({}, 0, [(None, "正文。")])


def test_a_heading_that_nearly_fills_its_line_is_not_run_into_the_text_below(tmp_path):
    wrapped = """（三）固定资产管理制度不健全，盘点没有落实
在制度建设方面，云岭县文化馆（虚构）没有制定资产管
理办法，资产的领用、处置和移交无章可循，实物由谁保
管说不清楚，离岗人员也没有办理移交，账面与实物的差
异多年没有核对，盘亏的设备至今挂账，既没有查明原因
也没有按程序报批。
"""
    document = read_document(saved(tmp_path, "notice.txt", wrapped))

    assert [paragraph.level for paragraph in document.paragraphs] == [2, None]
    assert document.paragraphs[0].text == "（三）固定资产管理制度不健全，盘点没有落实"
