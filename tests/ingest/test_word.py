"""Word documents as offices make them: styles, tables, revisions, content controls, text boxes, notes."""

from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafter.ingest import word
from drafter.ingest.reader import read_document


def read(document):
    file = BytesIO()
    document.save(file)
    return word.read(file.getvalue())


def appended(document, xml):
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def block(content, tag="p"):
    return f"<w:{tag} {nsdecls('w')}>{content}</w:{tag}>"


def run(text, tag="t"):
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def test_paragraphs_and_tables_come_in_reading_order(tmp_path):
    document = docx.Document()
    document.add_heading("存在问题", level=1)
    document.add_paragraph("（一）资产管理不到位。")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["合同", "签订", "备案"], strict=True):
        cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[1]).text = "HT-01\n补充"
    table.rows[1].cells[2].text = "5月10日"
    document.add_paragraph("二是未盘点。")
    document.save(tmp_path / "notice.docx")

    found = read_document(tmp_path / "notice.docx")

    assert [(one.level, one.cells, one.text) for one in found.paragraphs] == [
        (1, (), "存在问题"),
        (2, (), "（一）资产管理不到位。"),
        (None, ("合同", "签订", "备案"), "合同\t签订\t备案"),
        (None, ("HT-01 补充", "5月10日"), "HT-01 补充\t5月10日"),
        (None, (), "二是未盘点。"),
    ]
    assert found.text == "\n".join(one.text for one in found.paragraphs)
    assert all(found.text[one.start : one.end] == one.text for one in found.paragraphs)


def test_revisions_read_as_if_accepted():
    document = docx.Document()
    inserted = f"<w:ins w:id='1' w:author='a'>{run('365.40')}</w:ins>"
    deleted = f"<w:del w:id='2' w:author='a'>{run('300.00', 'delText')}</w:del>"
    appended(document, block(run("支出") + deleted + inserted + run("万元。")))

    assert read(document)[0] == "支出365.40万元。"


def test_content_controls_and_text_boxes_are_read():
    document = docx.Document()
    appended(document, block(f"<w:sdtContent><w:p>{run('控件中的一段。')}</w:p></w:sdtContent>", "sdt"))
    box = f"<w:pict><w:txbxContent><w:p>{run('框中的一段。')}</w:p></w:txbxContent></w:pict>"
    appended(document, block(run("正文。") + f"<w:r>{box}</w:r>"))

    assert read(document)[0] == "控件中的一段。\n正文。\n框中的一段。"


def test_a_line_broken_by_hand_is_two_paragraphs():
    document = docx.Document()
    document.add_paragraph("一是账实不符。\n二是卡片缺失。")

    text, paragraphs = read(document)

    assert [text[one.start : one.end] for one in paragraphs] == ["一是账实不符。", "二是卡片缺失。"]


def test_notes_stand_at_the_end():
    document = docx.Document()
    document.add_paragraph("绩效等级为“良”。")
    note = f"<w:footnote w:id='1'><w:p>{run('得分不低于80为良。')}</w:p></w:footnote>"
    notes = block(note, "footnotes")
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    assert read(document)[0] == "绩效等级为“良”。\n得分不低于80为良。"


def test_headers_and_footers_are_read_first_but_page_numbers_are_not():
    document = docx.Document()
    document.add_paragraph("正文。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"

    assert read(document)[0] == "内部资料\n正文。"
