"""The tree of sections: headings by their numbers, each with the blocks below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.audit.layout import Block, BlockKind
from drafter.ingest.numbering import numbered

_ANNEX = re.compile(r"附[件表]\s*\d*\s*[:：]?$")
_DEEPEST = 4
_LONGEST_TITLE = 40


@dataclass
class Section:
    """A heading and what stands below it, before the next heading of its depth or a higher one."""

    number: str
    title: str
    depth: int
    block: Block | None
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    def walk(self) -> Iterator["Section"]:
        """This section and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """Everything in it, headings included."""
        own = [self.block] if self.block else []
        return "\n".join(block.text for block in [*own, *self.blocks]) + "".join(
            "\n" + child.text for child in self.children
        )


def section_tree(found: Sequence[Block]) -> Section:
    """The sections of a document below a root without a title."""
    root = Section("", "", 0, None)
    path = [root]
    for block in found:
        head = _head(block)
        if head is None:
            path[-1].blocks.append(block)
            continue
        while path[-1].depth >= head.depth:
            path.pop()
        path[-1].children.append(head)
        path.append(head)
    return root


def _head(block: Block) -> Section | None:
    """The section that a block opens; one with a run-in title keeps the rest of the block as its text."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PROSE):
        return None
    if _ANNEX.match(block.text) and block.kind is BlockKind.PROSE:
        return Section("", block.text, 1, block)
    number = numbered(block.text)
    if number is None or not block.depth:
        return None
    title = re.split("[。：:；]", block.text[number[2] :], maxsplit=1)[0]
    if not title or (block.kind is BlockKind.PROSE and len(title) > _LONGEST_TITLE):
        return None
    return Section(block.text[number[1] : number[2]], title, min(number[0], _DEEPEST), block)
