import re
import tomllib
from pathlib import Path

import docx
import pytest

from drafter.ingest.reader import read_document
from tests.audit.findings import findings, written

DATA = Path(__file__).parents[1] / "data/audit"
REPORTS = ("self-evaluation", "third-party-evaluation", "notice")
PLANTED = [
    (name, slip) for name in REPORTS for slip in tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["slip"]
]


def read(name):
    return (DATA / f"{name}.txt").read_text("utf-8")


def issues(text, source="report.txt"):
    return findings(written(text, source))


def wrapped(text, width=28, *, blank=False):
    """The text as a PDF gives it: its long lines cut at a margin, with or without a blank line between two."""
    pieces = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width:
            cut = width
            while re.match(r"[\d.,%]", rest[cut]) and cut > width - 8:  # a margin cuts no number
                cut -= 1
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return ("\n\n" if blank else "\n").join(pieces)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_without_a_slip_raises_no_alarm(name):
    assert [(issue.kind, issue.message) for issue in issues(read(name))] == []


@pytest.mark.parametrize("path", sorted((DATA / "clean").glob("*.txt")), ids=lambda path: path.stem)
def test_reports_of_other_bodies_without_a_slip_raise_no_alarm(path):
    assert [(issue.kind, issue.message) for issue in issues(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("line", (DATA / "sentences.txt").read_text("utf-8").splitlines())
def test_sentences_full_of_figures_that_agree_raise_no_alarm(line):
    assert [(issue.kind, issue.message) for issue in issues(line)] == []


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("name", REPORTS)
def test_nor_does_it_with_its_lines_cut_at_a_margin(name, blank):
    assert [(issue.kind, issue.message) for issue in issues(wrapped(read(name), blank=blank))] == []


@pytest.mark.parametrize("name", REPORTS)
def test_nor_with_its_stops_and_brackets_in_half_width(name):
    half = read(name).translate(str.maketrans("，（）：；", ",():;"))

    assert [(issue.kind, issue.message) for issue in issues(half)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_nor_as_a_word_document_whose_tables_have_cells(name, tmp_path):
    word, table = docx.Document(), None
    for line in read(name).split("\n"):
        cells = line.split(" ")
        if len(cells) < 3 or line.endswith("。") or line.startswith("表"):
            word.add_paragraph(line)
            table = None
            continue
        if table is None or len(table.columns) != len(cells):
            table = word.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    word.save(tmp_path / "report.docx")

    found = findings(read_document(tmp_path / "report.docx"))

    assert [(issue.kind, issue.message) for issue in found] == []


@pytest.mark.parametrize("name", REPORTS)
def test_nor_as_markdown_with_its_tables_flattened(name, tmp_path):
    path = tmp_path / "report.md"
    path.write_text(read(name).replace("\n", "\n\n"), encoding="utf-8")

    assert [(issue.kind, issue.message) for issue in findings(read_document(path))] == []


@pytest.mark.parametrize(
    ("name", "slip"), PLANTED, ids=lambda value: value if isinstance(value, str) else value["new"][:12]
)
def test_a_planted_slip_is_found_where_it_stands(name, slip):
    clean = read(name)
    assert clean.count(slip["old"]) == 1

    text = clean.replace(slip["old"], slip["new"])
    found = [issue for issue in issues(text) if issue.kind == slip["kind"]]

    assert found
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)


@pytest.mark.parametrize("name", REPORTS)
def test_slips_do_not_hide_each_other(name):
    text, planted = read(name), set()
    for _, slip in (one for one in PLANTED if one[0] == name):
        if text.count(slip["old"]) == 1:  # an earlier slip may have taken its place
            text = text.replace(slip["old"], slip["new"])
            planted.add(slip["kind"])

    assert planted <= {issue.kind for issue in issues(text)}
