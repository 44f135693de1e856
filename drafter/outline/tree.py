"""The heading tree: blocks below headings, headings below each other, by their numbers and by their markup."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.ingest.numbering import caption, closing
from drafter.messages import catalogue
from drafter.outline.clauses import clauses, part
from drafter.outline.headings import Form, Numbered, headings, numbered
from drafter.outline.layout import Block, clean
from drafter.outline.model import OutlineNode
from drafter.outline.numbers import ARTICLE, SHALLOW, Number
from drafter.outline.regions import is_annex, is_note

_say = catalogue("drafter.outline")
_ANNEX_RANK, _CHAPTER_RANK, _BOLD_RANK = 0, 10, 60
_NAMED = re.compile(
    r"[*_【\[]*(?:内?容?摘\s*要|前\s*言|引\s*言|导\s*语|结\s*语|结束语|概\s*述|说\s*明)[】\]*_]*[:：]?$"
)
_BOLD = re.compile(r"(?:\*\*|__)[^*_。！？；]{2,40}(?:\*\*|__)[:：]?$")
_FIELD = re.compile(r"[^，。；：:]{2,14}[：:][^。；]{0,60}$")
_ADDRESSEE = re.compile(r"[^。；：]{2,60}[：:]$")
_LABEL_ONLY = re.compile(r"[^\W\d_]{1,8}$")
"""A few words that say nothing: the label of a form."""

_AROUND_TABLE = re.compile(
    r"[^。，；！？]{2,60}表(?:[（(][^（）()]{1,20}[）)])?$|[^。；！？]{0,40}单\s*位\s*[:：]\s*[万亿千百]?元\s*$"
)
"""The title of a table, or the line above it that tells its unit."""

_SHORTEST_PROSE, _LONGEST_TITLE = 30, 60


@dataclass
class _Open:
    """A heading whose end has not been reached."""

    number: Number | None
    title: str
    start: int
    rank: int | None
    level: int | None = None
    run_in: bool = False
    slips: list[str] = field(default_factory=list)
    bodies: list[Block] = field(default_factory=list)
    children: list["_Open"] = field(default_factory=list)
    written: str = ""

    def contains(self, other: "_Open") -> bool:
        """Whether a heading that comes later stands below this one: by markup, else by numbering."""
        if self.level is not None and other.level is not None and self.level != other.level:
            return self.level < other.level
        if self.rank is not None and other.rank is not None:
            return self.rank < other.rank and self.rank != ARTICLE
        if self.level is not None and other.level is not None:
            return False
        return other.rank is not None


class TreeBuilder:
    """Builds the tree in one pass over the blocks."""

    def __init__(
        self, blocks: Sequence[Block | None], *, markup: bool, listed: Mapping[int, int | None] | None = None
    ) -> None:
        """Take the blocks of a document.

        Args:
            blocks: in reading order; `None` where a table or furniture parts two.
            markup: headings are marked up as such in this format.
            listed: where lines begin that are titles of the table of contents, and the ranks it gives them.
        """
        self._listed = listed or {}
        self._blocks = blocks
        self._numbered = [self._read(place, markup=markup) for place in range(len(blocks))]
        self._headings = headings(self._numbered)
        self._following = _next_headings(self._numbered, self._headings)
        self._root = _Open(None, "", 0, rank=-1, level=0)
        self._path = [self._root]
        self._article: _Open | None = None
        self._closed = False
        self._begun = False
        self._names_annex = False

    def _read(self, place: int, *, markup: bool) -> Numbered | None:
        block = self._blocks[place]
        if block is None or block.lines[0].cells or caption(block.text):
            return None
        found = numbered(place, block, styled=False)
        before = next((one for one in reversed(self._blocks[max(place - 2, 0) : place]) if one is not None), None)
        if found:
            found.led = before is not None and before.flowed.endswith(("：", ":")) and before.level is None
        if found and block.level is not None and (markup or block.level != found.number.depth):
            return numbered(place, block, styled=True)
        return found

    def build(self) -> OutlineNode:
        """The root, which has neither number nor title."""
        for place, block in enumerate(self._blocks):
            if block is not None and not block.lines[0].cells:
                self._take(place, block)
        return _closed(self._root)

    def front(self) -> list[Block]:
        """The blocks that precede all prose and headings: title, number and fields of the document."""
        found: list[Block] = []
        for place, block in enumerate(self._blocks):
            if block is None:
                continue
            if place in self._headings or self._is_prose(block):
                break
            found.append(block)
        return found

    def _take(self, place: int, block: Block) -> None:
        heading = self._numbered[place]
        if (
            heading is not None
            and place in self._headings
            and not (self._closed and heading.number.rank > SHALLOW)
        ):
            self._numbered_heading(place, heading)
        elif is_annex(block.flowed) and self._begun:
            self._annex(block)
        elif (
            self._names_annex
            and not closing(block.flowed)
            and not block.lines[-1].stopped
            and len(block.flowed) <= _LONGEST_TITLE
        ):
            self._path[-1].title += clean(block.text)
        elif opened := self._unnumbered(block):
            self._open(opened)
        else:
            self._body(place, block)
        self._names_annex = self._names_annex and not self._path[-1].title

    def _numbered_heading(self, place: int, heading: Numbered) -> None:
        block, number = heading.block, heading.number
        marked = block.level is not None and block.level != number.depth
        title = clean(block.text[number.end : heading.title]).rstrip("。：: ")
        opened = _Open(number, title, block.start, number.rank, block.level if marked else None)
        opened.written, opened.run_in = number.text, heading.form in (Form.RUN_IN, Form.LONG)
        self._correct(place, opened)
        self._open(opened)
        if body := part(block, heading.body, len(block.text)):
            self._path[-1].bodies.append(body)

    def _correct(self, place: int, opened: _Open) -> None:
        """Note what is wrong with a number; one of the wrong form goes where it counts on."""
        number = opened.number
        if number is None or len(number.path) > 1:
            return
        if number.mixed:
            opened.slips.append(_say("slip_brackets"))
        before = self._article if number.rank == ARTICLE else self._sibling(opened)
        self._article = opened if number.rank == ARTICLE else self._article
        expected = before.number.value + 1 if before and before.number else 1
        if number.value in {1, expected}:
            return
        other = self._counted_by(place, opened, expected)
        if other is not None:
            opened.rank = other.rank
            opened.slips.append(_say("slip_level"))
            return
        key = "slip_doubled" if before and number.value == expected - 1 else "slip_skipped"
        opened.slips.append(_say(key, expected=expected))

    def _counted_by(self, place: int, opened: _Open, expected: int) -> _Open | None:
        """The open heading of another form that a number counts on from, where its own form expects another."""
        value = opened.number.value if opened.number else 0
        for other in reversed(self._path[1:]):
            if other.number is None or other.rank == opened.rank or other.number.value + 1 != value:
                continue
            deeper = (other.rank or 0) > (opened.rank or 0) and value != expected + 1
            if deeper or self._resumes(place, other.rank, value + 1):
                return other
        return None

    def _sibling(self, opened: _Open) -> _Open | None:
        """The heading of the same form that this one comes after."""
        for parent in reversed(self._path):
            if parent.rank == opened.rank:
                return parent
            if parent.rank is not None and opened.rank is not None and parent.rank < opened.rank:
                return None
        return None

    def _counts_on(self, place: int) -> bool:
        """Whether an open heading's numbers go on below, so that the name of an office ends nothing."""
        open_numbers = [one for one in self._path if one.number is not None]
        return any(
            self._resumes(place, one.rank, one.number.value + 1) for one in open_numbers if one.number is not None
        )

    def _resumes(self, place: int, rank: int | None, value: int) -> bool:
        """Whether the next numbered heading goes on with a form."""
        one = self._following[place]
        return one is not None and one.number.rank == rank and one.number.value == value

    def _open(self, opened: _Open) -> None:
        while len(self._path) > 1 and not self._path[-1].contains(opened):
            self._path.pop()
        self._path[-1].children.append(opened)
        self._path.append(opened)
        self._closed, self._begun = False, True

    def _annex(self, block: Block) -> None:
        del self._path[1:]
        self._article = None
        self._open(_Open(None, "", block.start, _ANNEX_RANK))
        self._path[-1].written = clean(block.text).rstrip("：:")
        self._names_annex = True

    def _unnumbered(self, block: Block) -> _Open | None:
        text = block.text
        if block.level is not None and len(block.flowed) <= _LONGEST_TITLE:
            if place_has_number(block):
                return None
            return _Open(None, clean(text).rstrip("。"), block.start, None, block.level)
        if _NAMED.match(block.flowed):
            return _Open(None, clean(text).rstrip("：:"), block.start, _CHAPTER_RANK)
        if block.start in self._listed:
            rank = self._listed[block.start]
            return _Open(None, clean(text).rstrip("：:"), block.start, _CHAPTER_RANK if rank is None else rank)
        if _BOLD.match(text):
            return _Open(None, clean(text).rstrip("：:"), block.start, _BOLD_RANK)
        return None

    def _body(self, place: int, block: Block) -> None:
        if caption(block.text) or is_note(block.text) or _AROUND_TABLE.match(block.flowed):
            return
        if closing(block.flowed) and not self._counts_on(place):
            self._closed = self._closed or self._begun
            del self._path[1 + (len(self._path) > 1 and self._path[1].rank == _ANNEX_RANK) :]
            return
        if self._closed or (len(self._path) == 1 and not self._is_prose(block)):
            return
        self._begun = True
        if not _LABEL_ONLY.match(block.flowed):
            self._path[-1].bodies.append(block)

    def _is_prose(self, block: Block) -> bool:
        """Whether a block above all headings says something and is no title, field or addressee."""
        if _ADDRESSEE.match(block.flowed) or (_FIELD.match(block.flowed) and not block.flowed.endswith("。")):
            return False
        return block.flowed.endswith(("。", "：", "；", "！", "？")) or len(block.flowed) > 2 * _SHORTEST_PROSE


def place_has_number(block: Block) -> bool:
    """Whether a block begins with a number of a heading."""
    return numbered(0, block, styled=True) is not None


def _closed(node: _Open) -> OutlineNode:
    return OutlineNode(
        number=node.written,
        title=node.title,
        start=node.start,
        clauses=tuple(clauses(node.bodies)),
        children=tuple(_children(node)),
        depth=node.number.depth if node.number else 0,
        run_in=node.run_in,
        slips=tuple(node.slips),
    )


def _children(node: _Open) -> Iterator[OutlineNode]:
    for child in node.children:
        yield _closed(child)


def _next_headings(numbered: Sequence[Numbered | None], headings: Collection[int]) -> list[Numbered | None]:
    """For every place the first numbered heading behind it."""
    following: list[Numbered | None] = []
    ahead: Numbered | None = None
    for one in reversed(numbered):
        following.append(ahead)
        if one is not None and one.place in headings:
            ahead = one
    return following[::-1]
