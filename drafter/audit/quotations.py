"""Quotations of several paragraphs: a mark opens the first of them and another closes the last."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.layout import Block, BlockKind

_MARKS = re.compile("[“”]")
_OPENED = re.compile(r"(?:^|[：:])\s*$")
_CLOSED = re.compile(r"\s*[。；，]?\s*$")
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_MOST = 60
"""How many paragraphs may be quoted at once: what opens farther off was never closed."""


def quotations(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The first and the last paragraph of every quotation of several, by their places in the sequence.

    It opens at the beginning of a paragraph or behind a colon and closes at the end of one; each of its paragraphs
    may open it anew. A mark within a line that has no other half is a slip, and no quotation.
    """
    first: int | None = None
    for index, block in enumerate(blocks):
        odd = _odd(block.text) if block.kind in _WRITTEN else []
        if first is not None and index - first > _MOST:
            first = None
        for mark, at in odd:
            if mark == "”":
                if first is not None and _CLOSED.match(block.text, at + 1):
                    yield first, index
                first = None
            elif first is None or at:
                first = index if _OPENED.search(block.text[:at]) else None


def _odd(text: str) -> list[tuple[str, int]]:
    """The marks of a text without their other half, in their order."""
    waiting: list[int] = []
    found: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        if match[0] == "“":
            waiting.append(match.start())
        elif waiting:
            waiting.pop()
        else:
            found.append(("”", match.start()))
    return sorted([*found, *(("“", at) for at in waiting)], key=lambda one: one[1])
