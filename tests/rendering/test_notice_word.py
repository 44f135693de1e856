import io
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from drafter.rendering import package
from drafter.rendering.blocks import Blank, Notice, Paragraph, Style, Table, clean
from drafter.rendering.widths import halves, shares
from drafter.rendering.word import to_word

MILLIMETRE = Mm(1)


def opened(notice: Notice) -> Any:
    return Document(io.BytesIO(to_word(notice)))


@pytest.fixture
def document(notice: Notice) -> Any:
    return opened(notice)


def style(document: Any, style_id: str) -> Any:
    return next(one for one in document.styles if one.style_id == style_id)


def outline(document: Any) -> list[tuple[int, str]]:
    """What Word's navigation pane shows."""
    entries = []
    for paragraph in document.paragraphs:
        level = paragraph.style.element.find(f"./{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if level is not None:
            entries.append((int(level.get(qn("w:val"))), paragraph.text))
    return entries


def test_the_whole_document(document: Any, snapshot: SnapshotAssertion) -> None:
    assert [f"{p.style.style_id}: {p.text}" for p in document.paragraphs] == snapshot


def test_the_page_is_that_of_the_standard(document: Any) -> None:
    page = document.sections[0]
    assert [
        round(length / MILLIMETRE, 1)
        for length in (page.page_width, page.page_height, page.top_margin, page.left_margin)
    ] == [210.0, 297.0, 37.0, 28.0]
    text_width = page.page_width - page.left_margin - page.right_margin
    text_height = page.page_height - page.top_margin - page.bottom_margin
    assert (round(text_width / MILLIMETRE), round(text_height / MILLIMETRE)) == (156, 225)


def test_22_lines_of_28_characters_fill_the_text_area(document: Any) -> None:
    page, normal = document.sections[0], style(document, "Normal")
    line = normal.paragraph_format.line_spacing
    height = page.page_height - page.top_margin - page.bottom_margin
    assert height // line == 22
    closer = int(normal.element.find(f".//{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val"))) / 20
    width = page.page_width - page.left_margin - page.right_margin
    assert width / Pt(1) // (16 + closer) == 28


@pytest.mark.parametrize(
    ("style_id", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("NoticeAnnexMark", "黑体", None),
        ("Footer", "宋体", 14),
    ],
)
def test_east_asian_fonts_are_named_for_each_level(
    document: Any, style_id: str, font: str, size: float | None
) -> None:
    one = style(document, style_id)
    assert one.element.find(f"./{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) == font
    assert (one.font.size.pt if one.font.size else None) == size


def test_the_body_is_fangsong_of_size_three(document: Any) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert defaults.find(qn("w:sz")).get(qn("w:val")) == "32"
    assert defaults.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_every_font_has_names_to_fall_back_on(notice: Notice) -> None:
    with zipfile.ZipFile(io.BytesIO(to_word(notice))) as archive:
        table = archive.read("word/fontTable.xml").decode()
    for font, other in (("方正小标宋简体", "宋体"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")):
        assert f'<w:font w:name="{font}"><w:altName w:val="' in table
        assert other in table.split(f'w:name="{font}"')[1].split("/>")[0]


@pytest.mark.parametrize("style_id", ["NoticeBody", "Heading1", "Heading2"])
def test_the_first_line_is_indented_by_two_characters(document: Any, style_id: str) -> None:
    indent = style(document, style_id).element.find(f"./{qn('w:pPr')}/{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_the_navigation_pane_shows_sections_items_and_the_annex(document: Any) -> None:
    assert outline(document) == [
        (0, "一、部门基本情况"),
        (1, "（一）部门概要"),
        (1, "（二）收支情况"),
        (0, "二、审核结果"),
        (0, "三、存在问题"),
        (1, "（一）预算执行进度偏慢，采购合同管理不够规范。"),
        (1, "（二）绩效目标编报较为笼统。"),
        (0, "四、建议"),
        (1, "（一）加快预算执行，严格采购合同管理。"),
        (1, "（二）细化绩效目标。"),
        (0, "附件"),
    ]


def test_the_lead_of_a_clause_is_strong_and_nothing_else_of_it(document: Any) -> None:
    clause = next(p for p in document.paragraphs if p.text.startswith("一是支出"))
    assert [(run.style.style_id == "Strong", run.text[:9]) for run in clause.runs] == [
        (True, "一是支出进度未达要"),
        (False, "2022年调整预算"),
    ]


def test_tables_repeat_their_head_and_split_no_row(document: Any) -> None:
    *inner, imprint, scores = document.tables
    for table in (*inner, scores):
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in imprint.rows[2].cells] == ["云岭县财政局办公室（虚构）", "2023年10月16日印发"]


def test_the_score_table_is_an_annex_on_landscape_pages_of_its_own(document: Any) -> None:
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    annex = document.sections[1]
    assert annex.page_width > annex.page_height
    scores = document.tables[-1]
    merges = [row._tr.tc_lst[0].tcPr.find(qn("w:vMerge")) for row in scores.rows[1:5]]
    assert [merge.get(qn("w:val")) for merge in merges] == ["restart", "continue", "restart", "continue"]
    assert [cell.text for cell in scores.rows[-1].cells] == ["合计", "合计", "100", "83.85", "等级：良"]


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left(document: Any) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    page = document.sections[0]
    odd, even = page.footer.paragraphs[0], page.even_page_footer.paragraphs[0]
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert [p.alignment.name for p in (odd, even)] == ["RIGHT", "LEFT"]
    assert document.sections[1].footer.is_linked_to_previous


def test_the_signature_stands_centred_over_the_date(document: Any) -> None:
    signature, date = (
        next(p for p in document.paragraphs if p.style.style_id == name)
        for name in ("NoticeSignature", "NoticeDate")
    )
    date_indent = style(document, "NoticeDate").paragraph_format.right_indent.pt
    middle_of_signature = signature.paragraph_format.right_indent.pt + halves(signature.text) * 8 / 2
    assert middle_of_signature == pytest.approx(date_indent + halves(date.text) * 8 / 2, abs=1)


@pytest.mark.parametrize(("length", "indented"), [(19, False), (21, True), (25, True), (30, False), (42, True)])
def test_a_title_leaves_no_remnant_of_a_few_characters_on_its_last_line(length: int, indented: bool) -> None:
    title = opened(Notice("", "", None, (Paragraph(Style.TITLE, "题" * length),), ())).paragraphs[0]
    assert bool(title.paragraph_format.left_indent) is indented


def test_properties_are_those_of_the_notice(document: Any) -> None:
    properties = document.core_properties
    assert properties.title == "关于印发云岭县文化和旅游局（虚构）2022年度部门整体支出绩效复核报告的通知"
    assert (properties.author, properties.language) == ("云岭县财政局（虚构）", "zh-CN")
    assert properties.created == properties.modified == datetime(2023, 10, 16, tzinfo=UTC)


def test_the_same_notice_gives_the_same_bytes_at_any_time(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    once = to_word(notice)
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2031, 1, 1, tzinfo=UTC).timetuple())
    assert to_word(notice) == once
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_documents_are_written_one_at_a_time_as_all_threads_have_one_parser(
    notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[None] = []
    beside: list[int] = []
    opened, saved = package.open_house, package.saved

    def open_house() -> Any:
        beside.append(len(begun))
        begun.append(None)
        time.sleep(0.01)
        return opened()

    def save(document: Any) -> bytes:
        begun.pop()
        return saved(document)

    monkeypatch.setattr(package, "open_house", open_house)
    monkeypatch.setattr(package, "saved", save)
    with ThreadPoolExecutor(3) as pool:
        written = set(pool.map(to_word, [notice] * 3))
    assert (beside, len(written)) == ([0, 0, 0], 1)


def test_blanks_are_marked_in_yellow() -> None:
    blank = Blank("notice.receiving_office", "科室", "　　　")
    notice = Notice("", "", None, (Paragraph(Style.BODY, "报送　　　。"),), (blank,))
    runs = opened(notice).paragraphs[0].runs
    assert [(run.text, run.font.highlight_color is not None) for run in runs] == [
        ("报送", False),
        ("　　　", True),
        ("。", False),
    ]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60).map(clean))
def test_any_text_survives_unchanged_in_paragraphs_and_cells(text: str) -> None:
    table = Table("", "", ("甲",), ((text,),))
    document = opened(Notice(text, text, None, (Paragraph(Style.BODY, text), table), ()))
    assert document.paragraphs[0].text == text
    assert document.tables[0].rows[1].cells[0].text == text


@given(st.lists(st.lists(st.text(max_size=80), min_size=1), min_size=1, max_size=8), st.integers(1000, 20000))
def test_columns_share_the_width_to_the_last_twip(columns: list[list[str]], width: int) -> None:
    widths = shares(columns, width)
    assert sum(widths) == width
    assert all(share > 0 for share in widths)


def test_elements_stand_in_the_order_the_schema_asks_for(document: Any) -> None:
    order = ["tblStyle", "tblpPr", "tblW", "jc", "tblLayout", "tblLook"]
    for table in document.tables:
        names = [child.tag.split("}")[1] for child in table._tbl.tblPr]
        places = [order.index(name) for name in names]
        assert all(a < b for a, b in pairwise(places))
