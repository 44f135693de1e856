"""The scores that a report states, section by section: full marks, points awarded, what was not assessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafter.audit.layout import Block
from drafter.audit.reading import Reading
from drafter.audit.sections import Section
from drafter.ingest.numbering import numbered

_NUMBER = r"(\d{1,3}(?:\.\d{1,4})?)"
_MAX = re.compile(rf"(?:指标)?(?:分值|满分|权重|标准分|总分值)(?:为|是|[:：])?{_NUMBER}分")
_TITLE_MAX = re.compile(rf"[（(](?:满分|分值|共|权重)?[:：]?{_NUMBER}分[)）]")
_AWARDED = re.compile(
    r"(?:(?:自评|评价|考评|评审|复核|核定|实际|综合|最终|最后)得?分?|(?:该|本)(?:项|指标|项指标|三级指标)*(?:综合|自评|评价|实际|最终)?得分?|"
    rf"(?<![不可应])得分|(?<=[，,。；：:])得)(?:为|是|[:：])?{_NUMBER}分(?![之制值析])"
)
_ZERO = re.compile(r"(?:该|本)?(?:项|指标)*(?:未能得分|未得分|不得分|得零分)(?=[。，；]|$)")
_FULL = re.compile(r"(?:该|本)?(?:项|指标|均)*(?:得满分|得满分|计满分|按满分计算)(?=[。，；]|$)")
_LOST = re.compile(rf"(?:合计|共|总共|酌情|拟|应)?扣(?:减|除|去)?{_NUMBER}分")
_KEPT = re.compile(r"不(?:予|作|做)?扣分")
_NOT_ASSESSED = re.compile(
    r"不(?:予)?(?:考核|评价|参评|评分|计分|纳入评分|适用)|不涉及.{0,8}不(?:考核|评)|未纳入考核"
)
_RULE = re.compile(r"(?:每|如|若|否则|的，|未.{1,12}的)[^。；]{0,20}$")
_BONUS = re.compile(r"加分|加减分|附加|奖励分|减分")
_WHOLE_RATE = re.compile(r"得分率(?:为|达)?100%")
_WHOLE = Decimal(100)
_NEAR = 6
_UNKNOWN = Decimal("Infinity")
_FEWEST_LEAVES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A figure that the report states, and where."""

    value: Decimal
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """What a section says of its score; `None` for what it does not say, or says twice."""

    section: Section
    max: Stated | None
    awarded: Stated | None
    assessed: bool
    bonus: bool
    children: tuple["Score", ...]
    taken: Stated | None = None

    @property
    def lost(self) -> Stated | None:
        """The points lost: as stated, or full marks less points awarded."""
        if self.max and self.awarded:
            value = self.max.value - self.awarded.value
            return Stated(value, self.awarded.span, self.awarded.text)
        return self.taken

    def walk(self) -> Iterator["Score"]:
        """This score and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def scored(self) -> bool:
        """Whether it states anything of a score."""
        return self.max is not None or self.awarded is not None

    @property
    def leaves(self) -> tuple["Score", ...]:
        """The scores at the bottom of the tree."""
        return tuple(s for s in self.walk() if s.scored and not s.children and (s.max or s.bonus))


def read_scores(reading: Reading) -> Score:
    """The scores of a report as a tree that follows its sections."""
    return _score(reading.root)


def complete(root: Score) -> bool:
    """Whether the leaves are all there are: their full marks make a hundred, the unassessed counted or not."""
    leaves = [leaf for leaf in root.leaves if not leaf.bonus]
    if len(leaves) < _FEWEST_LEAVES or any(leaf.max is None for leaf in leaves):  # fewer are no score sheet
        return False
    total = sum((leaf.max.value for leaf in leaves if leaf.max), Decimal(0))
    assessed = sum((leaf.max.value for leaf in leaves if leaf.max and leaf.assessed), Decimal(0))
    return _WHOLE in (total, assessed)


def _score(section: Section) -> Score:
    below = _below(section)
    children = tuple(_score(child) for child in below if child.number)
    taken = {id(child.block) for child in below}
    pieces = [section.block, *section.blocks] if section.block else list(section.blocks)
    pieces = [piece for piece in pieces if id(piece) not in taken]
    pieces = [piece for piece in pieces if section.depth]
    bonus = bool(_BONUS.search(section.title))
    text = "".join(piece.text for piece in pieces)
    full = _title_max(section) or _only([s for piece in pieces for s in _found(_MAX, piece)])
    assessed = not _NOT_ASSESSED.search(text)
    awarded = _awarded(pieces, full) if assessed else None
    if full is None and awarded and _WHOLE_RATE.search(text):
        full = awarded
    return Score(section, full, awarded, assessed, bonus, children, _taken(pieces) if assessed else None)


def _below(section: Section) -> list[Section]:
    """The sections below one, and the numbered paragraphs beside them that are too long for titles."""
    if not section.children:
        return []
    items = [
        Section(block.text[number[1] : number[2]], block.text[number[2] :], block.depth, block)
        for block in section.blocks
        if block.depth > section.depth and (number := numbered(block.text))
    ]
    return [*items, *section.children]


def _taken(pieces: list[Block]) -> Stated | None:
    """What a section without full marks says to have been deducted; of a flat refusal the amount is unknown."""
    lost = [s for piece in pieces for s in _found(_LOST, piece)]
    if len(lost) == 1:
        return lost[0]
    zero = [(piece, m) for piece in pieces for m in _ZERO.finditer(piece.text) if not _in_rule(piece.text, m)]
    if len(zero) == 1 and not lost:
        piece, match = zero[0]
        return Stated(_UNKNOWN, piece.span(*match.span()), match[0])
    return None


def _title_max(section: Section) -> Stated | None:
    if section.block is None:
        return None
    head = re.split("[。；]", section.block.text, maxsplit=1)[0]
    match = _TITLE_MAX.search(head)
    if match is None or head.count("分）") + head.count("分)") > 1:
        return None
    number = numbered(section.block.text)
    return _stated(section.block, match) if number else None


def _found(pattern: re.Pattern[str], block: Block) -> Iterator[Stated]:
    for match in pattern.finditer(block.text):
        if "每" not in block.text[max(0, match.start() - _NEAR) : match.start()]:
            yield _stated(block, match)


def _stated(block: Block, match: re.Match[str]) -> Stated:
    span = block.span(*match.span())
    return Stated(Decimal(match[1]), span, match[0])


def _only(found: list[Stated]) -> Stated | None:
    return found[0] if found and len({stated.value for stated in found}) == 1 else None


def _awarded(pieces: list[Block], full: Stated | None) -> Stated | None:
    named = [s for piece in pieces for s in _found(_AWARDED, piece)]
    zero = [(piece, m) for piece in pieces for m in _ZERO.finditer(piece.text) if not _in_rule(piece.text, m)]
    whole = [(piece, m) for piece in pieces for m in _FULL.finditer(piece.text) if not _in_rule(piece.text, m)]
    if named:
        return _only(named)
    if zero and not whole:
        piece, match = zero[0]
        return Stated(Decimal(0), piece.span(*match.span()), match[0])
    if whole and full and not zero:
        piece, match = whole[0]
        return Stated(full.value, piece.span(*match.span()), match[0])
    return _after_loss(pieces, full)


def _in_rule(text: str, match: re.Match[str]) -> bool:
    """Whether the words belong to a scoring rule and say nothing of this report's score."""
    return bool(_RULE.search(text[max(0, match.start() - 30) : match.start()]))


def _after_loss(pieces: list[Block], full: Stated | None) -> Stated | None:
    """Full marks less what is said to be lost."""
    if full is None:
        return None
    lost = [s for piece in pieces for s in _found(_LOST, piece)]
    if len(lost) == 1:
        return Stated(full.value - lost[0].value, lost[0].span, lost[0].text)
    kept = [(piece, m) for piece in pieces for m in _KEPT.finditer(piece.text)]
    if kept and not lost:
        piece, match = kept[-1]
        return Stated(full.value, piece.span(*match.span()), match[0])
    return None
