"""An outline as lines that a person reads: what the document is, its tree, tables, scores, indicators, pairs."""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.messages import catalogue
from drafter.outline.model import (
    Header,
    Outline,
    OutlineClause,
    OutlineNode,
    OutlineTable,
    Pair,
    RubricRow,
    ScoreRole,
    Scores,
    StatedScore,
)

_say = catalogue("drafter.outline")
_TEXT, _TITLE = 44, 60
_INDENT = "  "


def lines(outline: Outline) -> Iterator[str]:
    """Every part of an outline, each under its name; parts that are empty are left out, but for the tree."""
    yield from _header(outline.header)
    for name, part in (
        ("tree", _tree(outline.tree, 0)),
        ("tables", _tables(outline.tables)),
        ("scores", _scores(outline.scores)),
        ("rubric", _rubric(outline.rubric_rows)),
        ("pairs", _pairs(outline.pairs)),
    ):
        shown = list(part)
        if shown or name == "tree":
            yield ""
            yield _say(f"part_{name}", count=_count(outline, name))
            yield from shown or [_INDENT + _say("no_headings")]


def _count(outline: Outline, name: str) -> str:
    if name == "tree":
        nodes = list(outline.tree.walk())
        return _say("count_tree", headings=len(nodes) - 1, clauses=sum(len(node.clauses) for node in nodes))
    counts = {
        "tables": len(outline.tables),
        "scores": len(outline.scores.stated),
        "rubric": len(outline.rubric_rows),
        "pairs": len(outline.pairs),
    }
    return str(counts[name])


def _header(header: Header) -> Iterator[str]:
    kind = _say(f"kind_{header.kind.value}")
    yield _say("kind", kind=kind, reasons="；".join(header.reasons)) if header.reasons else kind
    fields = {
        "title": header.title,
        "number": header.number,
        "department": header.department,
        "year": str(header.year or ""),
        "issuer": header.issuer,
        "date": header.date.isoformat() if header.date else "",
    }
    for name, value in fields.items():
        yield _say(f"field_{name}", value=value or _say("not_stated"))


def _tree(node: OutlineNode, depth: int) -> Iterator[str]:
    for clause in node.clauses:
        yield _INDENT * (depth + 1) + _clause(clause)
    for child in node.children:
        slips = _say("slips", slips="；".join(child.slips)) if child.slips else ""
        yield _INDENT * (depth + 1) + _cut(child.number + child.title, _TITLE) + slips
        yield from _tree(child, depth + 1)


def _clause(clause: OutlineClause) -> str:
    return _say("clause", label=clause.label or "·", text=_cut(clause.text, _TEXT), length=len(clause.text))


def _tables(tables: Sequence[OutlineTable]) -> Iterator[str]:
    for table in tables:
        title = _cut(table.title, _TITLE) or _say("untitled")
        if table.flattened:
            yield _INDENT + _say("table_flattened", title=title)
            continue
        columns = max((len(row) for row in table.rows), default=0)
        key = "table_rebuilt" if table.rebuilt else "table"
        yield _INDENT + _say(key, title=title, rows=len(table.rows), columns=columns)


def _scores(scores: Scores) -> Iterator[str]:
    for score in scores.stated:
        yield _INDENT + _say(f"score_{score.role.value}", subject=_cut(score.subject, _TEXT)) + _points(score)
    if scores.scale:
        bounds = "，".join(_say("bound", grade=grade, lower=_plain(lower)) for grade, lower in scores.scale)
        yield _INDENT + _say("scale", bounds=bounds)


def _points(score: StatedScore) -> str:
    said = [
        _say(f"score_has_{name}", value=_plain(value))
        for name, value in (("maximum", score.maximum), ("points", score.points), ("deducted", score.deducted))
        if value is not None
    ]
    grade = [_say("score_has_grade", value=score.grade)] if score.grade else []
    unassessed = [_say("score_not_assessed")] if score.role is ScoreRole.UNASSESSED else []
    scorer = [_say(f"score_by_{score.scorer.value}")] if score.scorer else []
    return "，".join([*said, *grade, *unassessed, *scorer])


def _rubric(rows: Sequence[RubricRow]) -> Iterator[str]:
    path: tuple[str, ...] = ()
    for row in rows:
        if row.path != path:
            path = row.path
            yield _INDENT + " › ".join(path)
        most = _say("row_maximum", value=_plain(row.maximum)) if row.maximum is not None else ""
        got = _say("row_awarded", value=_plain(row.awarded)) if row.awarded is not None else ""
        yield _INDENT * 2 + _say("row", name=row.name, maximum=most, awarded=got, criteria=len(row.criteria))


def _pairs(pairs: Sequence[Pair], depth: int = 1) -> Iterator[str]:
    for pair in pairs:
        problem = _cut(pair.problem.title, _TEXT) if pair.problem else _say("nobody")
        advice = _cut(pair.recommendation.title, _TEXT) if pair.recommendation else _say("nobody")
        yield _INDENT * depth + _say("pair", problem=problem, recommendation=advice, reason=pair.reason)
        yield from _pairs(pair.points, depth + 1)


def _cut(text: str, columns: int) -> str:
    """A text in so many columns at most; a Chinese character takes two."""
    used = 0
    for place, char in enumerate(text):
        used += 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        if used > columns:
            return text[:place] + "…"
    return text


def _plain(value: Decimal) -> str:
    return format(value, "f")
