"""What is drawn on a page, without its text: the rules are those that pdfplumber finds with it."""

from io import BytesIO
from itertools import combinations

import pdfplumber
import pytest
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from drafter.ingest.pdf_drawings import DrawnPage
from drafter.ingest.reader import read_document
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


SIDES = {
    "right": f"390 {HEIGHT - 116} m 390 {HEIGHT - 142} l S",
    "left": f"300 {HEIGHT - 116} m 300 {HEIGHT - 142} l S",
    "bottom": f"300 {HEIGHT - 142} m 390 {HEIGHT - 142} l S",
    "top": f"300 {HEIGHT - 116} m 390 {HEIGHT - 116} l S",
}


@pytest.mark.parametrize(
    "gone", [sides for count in (1, 2, 3) for sides in combinations(SIDES, count)], ids="-".join
)
def test_a_figure_is_kept_whatever_rules_of_its_cell_are_missing(tmp_path, gone):
    rows = [["项目", "预算数", "决算数"], ["彩票收入", "12.50", "13.75"], ["合计", "12.50", "13.80"]]
    drawn = ruled(rows, [120, 90, 90])
    assert set(SIDES.values()) <= set(drawn)
    path = tmp_path / "open.pdf"
    path.write_bytes(pdf([[one for one in drawn if one not in {SIDES[side] for side in gone}]]))

    text = read_document(path).text
    assert [text.count(figure) for figure in ("13.75", "13.80", "12.50")] == [1, 1, 2]
