"""Published documents, where they lie beside the repository: what a person finds in them is found."""

from itertools import pairwise
from pathlib import Path

import pytest

from drafter.ingest.reader import read_document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the repository")
FILES = sorted(path for path in CORPUS.glob("*/*") if path.suffix in (".pdf", ".txt", ".xlsx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_paragraph_and_table_stands_where_it_says(path):
    document = read_document(path)

    assert [one.text for one in document.paragraphs] == [
        document.text[p.start : p.end] for p in document.paragraphs
    ]
    assert all(one.end <= other.start for one, other in pairwise(document.paragraphs))
    assert all(one.end <= other.start for one, other in pairwise(document.tables))
    for table in document.tables:
        rows = [p for p in document.paragraphs if table.start <= p.start < table.end]
        assert len(rows) == len(table.rows)
        assert len({len(row) for row in table.rows}) == 1
        assert all(set(filter(None, p.cells)) <= set(row) for p, row in zip(rows, table.rows, strict=True))


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=lambda path: path.stem)
def test_sentences_of_a_wrapped_text_are_not_left_in_pieces(path):
    document = read_document(path)
    prose = [p.flowed for p in document.paragraphs if p.level is None and p.flowed.count("。") > 1 and not p.cells]
    broken = [text for text in prose if text[-1] not in "。；：！？”）)"]

    assert len(prose) > 10
    assert len(broken) <= 0.1 * len(prose)


@pytest.mark.parametrize(
    ("name", "tables", "titled"),
    [
        ("sh_fin_2024_good", 10, "收入支出决算总表"),
        ("sh_wanli_2023_targets", 12, "2023年部门财务收支预算总表"),
        ("sh_fin_budget_2025", 7, "2025年部门财务收支预算总表"),
    ],
)
def test_the_tables_of_a_printed_budget_are_whole_over_their_pages(name, tables, titled):
    document = read_document(CORPUS / "pdf" / f"{name}.pdf")
    first = document.tables[1] if name == "sh_fin_2024_good" else document.tables[0]

    assert len(document.tables) == tables
    assert titled in document.text[: first.start]
    assert "总计" in first.rows[-1][0]
    assert not [p.text for p in document.paragraphs if p.text.strip("-— 0123456789") == ""]


def test_a_template_of_sixteen_sheets_gives_its_tables():
    document = read_document(CORPUS / "xlsx" / "department_budget_template.xlsx")
    sheets = [one.text for one in document.paragraphs if one.level == 1 and not one.cells]

    assert len(sheets) >= 14
    assert len(document.tables) >= 14
