"""The Word document of a comparison: accepted it is the new text, rejected the old one."""

import datetime
import io
import random
from itertools import chain

import pytest
from docx import Document
from docx.oxml.ns import qn

from drafter.comparison.comparing import compare
from drafter.redline.revisions import AUTHOR, to_revisions
from drafter.redline.tokens import tokens
from tests.comparison.texts import compared, notice, side
from tests.redline.office import SOFFICE, settled
from tests.redline.reading import paragraphs, revisions, whole

DAY = datetime.date(2026, 3, 2)
CLAUSES = [
    "部门预算支出率偏低。2021年实际支出2479.24万元，支出率79.45%。",
    "资产盘点走过场。抽查50件设备，有6件未见实物。",
    "合同备案超过时限。CX-2021-009号合同用时23个工作日。",
    "工程变更未报批，增加护坡380米；工程款支付超前，形象进度60%时已付至80%。",
    "满意度调查样本不足，只在县城发放问卷18份。",
    "三公经费控制不严，公务接待没有公函。",
    "绩效目标“应设未设”，与《预算法》第三十二条的要求有差距。",
]
ADVICE = ["加快支出进度，按月通报。", "全面盘点资产，2022年6月底前完成。", "完善合同备案台账。"]
TABLE = (
    "| 项目 | 预算数 | 决算数 |\n|---|---|---|\n| 基本支出 | 1510.80 | 1558.90 |\n| 项目支出 | 420.00 | 126.00 |"
)


def altered(chance: random.Random, text: str) -> str:
    """A text as another year might put it."""
    turns = [
        ("2021", "2022"),
        ("未", "没有"),
        ("。", "；"),
        ("，", "，且"),
        ("支出", "经费支出"),
        ("6", "9"),
        ("不足", "偏少"),
    ]
    for old, new in chance.sample(turns, chance.randint(0, 3)):
        text = text.replace(old, new, chance.randint(1, 2))
    return text


def generated(seed: int):
    """A pair of notices: clauses reworded, dropped, added, moved, merged and split, with and without a table."""
    chance = random.Random(seed)  # noqa: S311
    old = chance.sample(CLAUSES, chance.randint(1, len(CLAUSES)))
    new = [altered(chance, clause) for clause in chance.sample(CLAUSES, chance.randint(1, len(CLAUSES)))]
    if len(new) > 1 and chance.random() < 0.3:
        new[:2] = [new[0].rstrip("。") + "；" + new[1]]
    if chance.random() < 0.3:
        chance.shuffle(new)
    texts = [
        notice(clauses, year=year, advice=chance.sample(ADVICE, chance.randint(0, 3)))
        for clauses, year in ((old, 2021), (new, 2022))
    ]
    texts = [text + (f"\n{altered(chance, TABLE)}\n" if chance.random() < 0.4 else "") for text in texts]
    return compared(texts[1], texts[0])


def expected(text: str) -> str:
    return text or "\n"


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_accepting_gives_the_new_text_and_rejecting_the_old_one(start):
    for seed in range(start, start + 20):
        found = generated(seed)
        docx = to_revisions(found, DAY)
        assert whole(docx, accepted=True) == expected(found.new.whole)
        assert whole(docx, accepted=False) == expected(found.olds[0].whole)
        assert paragraphs(docx, accepted=True) == expected(found.new.whole).split("\n")[:-1]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_accepts_and_rejects_the_same(tmp_path):
    swapped = compared(notice([*CLAUSES[1:], CLAUSES[0]], year=2022), notice(CLAUSES))
    behind = compared(notice([CLAUSES[0], "另一件事。", *CLAUSES[4:]], year=2022), notice(CLAUSES[:3]))
    all_found = [swapped, behind, *map(generated, (1, 7, 42, 77))]
    texts = settled([to_revisions(found, DAY) for found in all_found], tmp_path)
    for found, (accepted, rejected) in zip(all_found, texts, strict=True):
        assert accepted == expected(found.new.whole)
        assert rejected == expected(found.olds[0].whole)


def test_every_revision_has_its_author_and_the_day():
    docx = to_revisions(generated(3), DAY)
    marked = revisions(docx)
    assert marked
    assert {element.get(qn("w:author")) for element in marked} == {AUTHOR}
    assert {element.get(qn("w:date")) for element in marked} == {"2026-03-02T00:00:00Z"}
    assert len({element.get(qn("w:id")) for element in marked}) == len(marked)


def test_moved_text_is_a_move():
    found = compared(notice([*CLAUSES[1:], CLAUSES[0]], year=2022), notice(CLAUSES))
    body = Document(io.BytesIO(to_revisions(found, DAY))).element.body
    names = [
        [element.get(qn("w:name")) for element in body.iter(qn(f"w:{tag}RangeStart"))]
        for tag in ("moveFrom", "moveTo")
    ]
    assert names[0] == names[1]
    assert len(names[0]) == 1
    for tag in ("moveFrom", "moveTo"):
        ids = [
            [element.get(qn("w:id")) for element in body.iter(qn(f"w:{tag}Range{end}"))]
            for end in ("Start", "End")
        ]
        assert ids[0] == ids[1]


def test_a_stale_fact_has_a_comment_on_it():
    old = "预算调整后为3120.50万元，实际支出2479.24万元，支出率79.45%。"
    found = compared(notice([old.replace("3120.50", "3406.80").replace("2479", "2796")], year=2022), notice([old]))
    document = Document(io.BytesIO(to_revisions(found, DAY)))
    (comment,) = [one for one in document.comments if "79.45%" in one.text]
    assert "处理：" in comment.text
    assert comment.author == AUTHOR
    assert comment.timestamp.date() == DAY
    body = list(document.element.body.iter())
    start, end = (
        next(
            place
            for place, element in enumerate(body)
            if element.tag == qn(f"w:commentRange{edge}") and element.get(qn("w:id")) == str(comment.comment_id)
        )
        for edge in ("Start", "End")
    )
    assert "".join(element.text for element in body[start:end] if element.tag == qn("w:t")) == "79.45%"


def test_of_several_old_notices_the_latest_is_redlined_and_the_document_says_so():
    found = compared(notice(CLAUSES, year=2023), notice(CLAUSES[:2], year=2021), notice(CLAUSES[:4], year=2022))
    docx = to_revisions(found, DAY)
    assert whole(docx, accepted=False) == found.olds[0].whole
    assert found.olds[0].year == 2022
    document = Document(io.BytesIO(docx))
    assert any("2份旧稿" in comment.text for comment in document.comments)
    section = document.sections[0]
    assert "2022年度" in section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text


def test_the_same_text_has_no_revision():
    found = compared(notice(CLAUSES), notice(CLAUSES))
    docx = to_revisions(found, DAY)
    assert not revisions(docx)
    assert whole(docx, accepted=True) == found.new.whole


@pytest.mark.parametrize(("new", "old"), [("", ""), ("一段。\n", ""), ("", "一段。\n\n二段。\n")])
def test_an_empty_text_is_one_empty_paragraph(new, old):
    found = compared(new, old)
    docx = to_revisions(found, DAY)
    assert whole(docx, accepted=True) == expected(found.new.whole)
    assert whole(docx, accepted=False) == expected(found.olds[0].whole)


def test_characters_that_xml_cannot_hold_are_replaced():
    new = side("一段\x01有\ud800怪字。\n\n</w:t><w:p/> & 末段。\n")
    docx = to_revisions(compare(new, [side("一段。\n", "old1")]), DAY)
    assert whole(docx, accepted=True) == new.whole.replace("\x01", "\ufffd").replace("\ud800", "\ufffd")


def test_the_same_comparison_gives_the_same_bytes():
    assert to_revisions(generated(5), DAY) == to_revisions(generated(5), DAY)


def test_the_stream_ends_with_a_mark_of_both_texts():
    for seed in range(30):
        found = generated(seed)
        stream = tokens(found.olds[0], found.new, found.against[0], found.warnings)
        assert stream[-1].mark
        assert stream[-1].state.old
        assert stream[-1].state.new
        assert "".join(chain.from_iterable(one.text for one in stream if one.state.new)) == found.new.whole
