"""Problems and recommendations in the cells of a form: a label on the left, numbered points beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.outline.clauses import clauses, part
from drafter.outline.layout import Block, Line
from drafter.outline.model import OutlineNode, OutlineTable
from drafter.outline.numbers import number_of
from drafter.outline.sections import part_of

_STOP = re.compile(r"[。！？；;][ \u3000]*")
_OPINION = re.compile("(?:复核|审核|评审|处理|反馈|主管部门|财政部门|财政)+(?:意见|建议)")
_LABELLED = re.compile(r"(?P<label>[^：:]{2,16})[：:]\s*(?P<said>.+)", re.DOTALL)
_LONGEST_LABEL, _SHORTEST_TEXT = 16, 8
_NUMBER_WIDTH = 12
_CELLS = 2


def with_form_sections(tree: OutlineNode, text: str, tables: Sequence[OutlineTable]) -> OutlineNode:
    """A tree with the sections that tables hold, each below the root where it stands."""
    found = [node for table in tables for node in _sections(text, table)]
    if not found:
        return tree
    children = sorted([*tree.children, *found], key=lambda node: node.start)
    return tree.model_copy(update={"children": tuple(children)})


def _sections(text: str, table: OutlineTable) -> Iterator[OutlineNode]:
    place = table.start
    for row in table.rows:
        cells = [cell.strip() for cell, _ in groupby(row) if cell.strip()]
        if len(cells) == 1 and (own := _LABELLED.match(cells[0])):
            cells = [own["label"], own["said"]]
        if len(cells) != _CELLS or len(cells[0]) > _LONGEST_LABEL or len(cells[1]) < _SHORTEST_TEXT:
            continue
        label, said = cells
        if not _tells("".join(label.split())):
            continue
        start = text.find(label, place, table.end)
        body = text.find(said, start + len(label), table.end)
        if min(start, body) < 0:
            continue
        place = body + len(said)
        yield OutlineNode(
            number="",
            title="".join(label.split()),
            start=start,
            clauses=tuple(clauses(_points(Block((Line(said, body, 0),))))),
            children=(),
            depth=1,
        )


def _tells(label: str) -> bool:
    """Whether a label names problems or advice; beside 复核意见 stands what is asked for."""
    return part_of(label) is not None or _OPINION.fullmatch(label) is not None


def _points(block: Block) -> list[Block]:
    """A cell parted where its numbers count on, as 1. and 2. do."""
    number = number_of(block.text)
    starts = [0]
    if number is not None:
        for stop in _STOP.finditer(block.text):
            following = number_of(block.text[stop.end() : stop.end() + _NUMBER_WIDTH])
            if following and following.rank == number.rank and following.value == number.value + 1:
                starts.append(stop.end())
                number = following
    pieces = (
        part(block, first, behind) for first, behind in zip(starts, [*starts[1:], len(block.text)], strict=True)
    )
    return [piece for piece in pieces if piece]
