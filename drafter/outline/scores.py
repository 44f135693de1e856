"""Scores that a document states: of the whole, of its parts and indicators, of earlier years; and its grades."""

import re
from collections.abc import Iterator, Sequence

from drafter.outline.grades import scale
from drafter.outline.items import Item, Piece, read_items
from drafter.outline.model import OutlineNode, OutlineTable, Scores, StatedScore
from drafter.outline.score_tables import line_scores, table_scores
from drafter.outline.stacked_scores import stacked_scores
from drafter.outline.totals import Above, read_totals

_SCORED_TITLE = re.compile(r"[（(，,：:]?(?:自评|评价|实际)?得分?(?:为|[:：])?[\d.]+分[）)]?$")
_HEAD = 200


def scores(text: str, tree: OutlineNode, tables: Sequence[OutlineTable]) -> Scores:
    """All scores of a document, and its scale of grades.

    Args:
        text: of the document.
        tree: its headings.
        tables: its tables.
    """
    found = [
        *_stated(text, tree, Above(), len(text)),
        *table_scores(text, tables),
        *line_scores(text, tables),
        *stacked_scores(text, tables),
    ]
    return Scores(stated=tuple(sorted(found, key=lambda score: score.start)), scale=scale(text))


def _stated(text: str, node: OutlineNode, above: Above, end: int) -> Iterator[StatedScore]:
    """The scores of a heading and of all below it, which ends at `end`."""
    item = Item(_SCORED_TITLE.sub("", node.number + node.title))
    pieces = [Piece(text, clause.start, clause.end, node.title) for clause in node.clauses]
    head = _head(text, node, end)
    above = above.with_heading(node.title, head)
    for piece in [head, *pieces] if head else pieces:
        whole, taken = read_totals(piece, item, above)
        yield from whole
        yield from read_items(item, piece, [said for said in piece.points if said not in taken])
    if score := item.stated():
        yield score
    behind = [*(child.start for child in node.children[1:]), end]
    for child, limit in zip(node.children, behind, strict=False):
        yield from _stated(text, child, above, limit)


def _head(text: str, node: OutlineNode, end: int) -> Piece | None:
    """The heading as a piece of its own: it may state full marks, or the result."""
    if not node.title:
        return None
    below = [*(clause.start for clause in node.clauses[:1]), *(child.start for child in node.children[:1])]
    line = text.find("\n", node.start + len(node.number) + len(node.title))
    return Piece(text, node.start, min([*below, node.start + _HEAD, end, *([line] if line > 0 else [])]))
