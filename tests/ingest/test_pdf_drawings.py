"""What is drawn on a page, without its text: the rules are those that pdfplumber finds with it."""

from io import BytesIO

import pdfplumber
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from drafter.ingest.pdf_drawings import DrawnPage
from tests.ingest.printing import HEIGHT, pdf, ruled, words

ROWS = [["项目", "金额"], ["教育", "12.50"], ["卫生", "15.00"]]


def pages(data, kind):
    with pdfplumber.open(BytesIO(data)) as opened:
        for number, page in enumerate(PDFPage.create_pages(opened.doc), 1):
            yield kind(opened, page, page_number=number)


def test_the_rules_are_the_same_and_there_are_no_characters():
    shapes = ["q 1 0 0 1 20 30 cm 0.5 w", f"100 {HEIGHT - 500} 60 40 re S", "0 0 m 50 50 90 20 120 80 c S", "Q"]
    data = pdf([[*ruled(ROWS, [120, 120]), *shapes, words("附注", 90, 700)], ruled(ROWS, [80, 80])], turn=90)
    drawn, whole = [list(pages(data, kind)) for kind in (DrawnPage, Page)]

    assert all(page.chars for page in whole)
    assert not any(page.chars for page in drawn)
    for name in ("lines", "rects", "curves", "edges"):
        assert [getattr(page, name) for page in drawn] == [getattr(page, name) for page in whole]
