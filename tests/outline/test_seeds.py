"""The outlines of the five published documents equal what was written down from reading them.

`expected/*.tree` holds a line for each heading (H: line, depth, number, digest of its title), clause (C: first and
last line, label, digest of its text) and table (T: first and last line); `expected/*.yaml` the facts.
"""

import hashlib
import re
from pathlib import Path

import pytest
import yaml

from drafter.ingest.reader import read_document
from drafter.outline.reading import outline

EXPECTED = Path(__file__).parent / "expected"
SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
NAMES = sorted(path.stem for path in EXPECTED.glob("*.yaml"))

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the published documents are not beside the repository")


def digest(text):
    return hashlib.sha256(re.sub(r"\s", "", text).encode()).hexdigest()[:10]


class Read:
    def __init__(self, name):
        self.facts = yaml.safe_load((EXPECTED / f"{name}.yaml").read_text(encoding="utf-8"))
        self.tree = (EXPECTED / f"{name}.tree").read_text(encoding="utf-8").splitlines()
        self.document = read_document(SEEDS / self.facts["source"])
        self.outline = outline(self.document)

    def line(self, offset):
        return self.document.text.count("\n", 0, offset) + 1


@pytest.fixture(scope="module", params=NAMES)
def read(request):
    return Read(request.param)


def shown(value):
    return None if value is None else str(value)


def tree_lines(read):
    root = read.outline.tree
    for node in root.walk():
        if node is not root:
            depth = node.depth or int(bool(node.number))
            line = read.line(node.start)
            yield node.start, 0, f"H {line} {depth} {node.number or '-'} {digest(node.title)}"
        for clause in node.clauses:
            lines = f"{read.line(clause.start)} {read.line(clause.end)}"
            yield clause.start, 1, f"C {lines} {clause.label or '-'} {digest(clause.text)}"
    for table in read.outline.tables:
        yield table.start, 2, f"T {read.line(table.start)} {read.line(table.end)}"


def test_headings_clauses_and_tables(read):
    assert [line for _, _, line in sorted(tree_lines(read))] == read.tree


def test_no_heading_is_read_as_a_slip(read):
    assert [node.title for node in read.outline.tree.walk() if node.slips] == []


def test_header(read):
    header = read.outline.header
    assert {
        "kind": header.kind.value,
        "number": header.number,
        "title": header.title and digest(header.title),
        "department": header.department,
        "year": header.year,
        "issuer": header.issuer,
        "date": header.date and header.date.isoformat(),
    } == read.facts["header"]


def test_scores(read):
    scores = [
        [
            score.role.value,
            read.line(score.start),
            shown(score.maximum),
            shown(score.points),
            shown(score.deducted),
            score.grade,
        ]
        for score in read.outline.scores.stated
    ]
    assert scores == read.facts["scores"]
    assert {grade: str(lower) for grade, lower in read.outline.scores.scale} == read.facts["scale"]


def test_tables(read):
    tables = [
        [read.line(table.start), read.line(table.end)]
        + (["flattened"] if table.flattened else [len(table.rows), len(table.rows[0])])
        for table in read.outline.tables
    ]
    assert tables == read.facts["tables"]


def test_rubric_rows(read):
    rows = [
        [read.line(row.start), shown(row.maximum), shown(row.awarded), [shown(one.points) for one in row.criteria]]
        for row in read.outline.rubric_rows
    ]
    assert rows == read.facts["rubric"]


def at(read, said):
    return said and read.line(said.start)


def test_problems_and_the_recommendations_that_answer_them(read):
    pairs = [[at(read, pair.problem), at(read, pair.recommendation)] for pair in read.outline.pairs]
    assert pairs == read.facts["pairs"]


def test_clauses_of_problems_and_their_answers(read):
    points = [
        [at(read, point.problem), at(read, point.recommendation)]
        for pair in read.outline.pairs
        for point in pair.points
        if point.recommendation
    ]
    found, wanted = set(map(tuple, points)), set(map(tuple, read.facts["points"]))

    assert found - wanted == set(map(tuple, read.facts.get("mispaired", [])))
    assert wanted - found == set(map(tuple, read.facts.get("unpaired", [])))


def test_the_rubric_adds_up_to_the_stated_total():
    read = Read("renhua")
    rows = read.outline.rubric_rows

    assert (sum(row.maximum for row in rows), sum(row.awarded for row in rows)) == (100, read.outline.scores.total)
    assert {row.path[0] for row in rows} == {"预算编制情况", "预算执行情况", "资金使用效益"}
