"""Points told in one sentence: 满分7分，得7.50分, and those of the parts behind the points of the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, tail_of
from drafter.outline.points import Points, Saying, read_points

KIND = "score"

_MOST = (Saying.MAXIMUM,)
_GIVEN = (Saying.POINTS, Saying.WEAK)
_GAP = re.compile(r"[）)]?[，,、：:（(]?(?:[一-龥]{0,8}(?:实际|自评|评价|复核|最终|评审|核定)?)?")
_BONUS = re.compile(r"加分|附加|奖励|减分|扣分项|每|最高|不超过|可得|应得")
_PARTS = re.compile(r"[：:，,]?(?:其中[：:，,]?|包括[：:]?|分别(?:为|是)[：:]?)?")
_BREAK = re.compile(r"[。！？\n]")
_NAME = re.compile(r"[一-龥]{1,16}$")
_INSIDE = ("", "（", "(")
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Scored:
    """The points given of the most that could be had, in one clause."""

    name: str
    most: Points
    given: Points

    @property
    def at(self) -> int:
        return min(self.most.start, self.given.start)

    @property
    def behind(self) -> int:
        return max(self.most.end, self.given.end)


def check(reading: Reading) -> Iterator[Issue]:
    """Points above the most that the same clause allows, and parts that do not make up their whole."""
    for block in reading.blocks:
        if block.kind in (BlockKind.PROSE, BlockKind.HEADING) and "分" in block.text:
            found = list(_pairs(block))
            for one in found:
                if _value(one.given) > _value(one.most):
                    yield _above(reading, block, one)
            yield from _whole(reading, block, found)


def _pairs(block: Block) -> Iterator[_Scored]:
    """满分A分，得B分 in either order, with nothing told between them."""
    points = [p for p in read_points(block.text) if p.value is not None]
    for first, second in pairwise(points):
        sayings = first.saying, second.saying
        if sayings[0] in _MOST and sayings[1] in _GIVEN:
            most, given = first, second
        elif sayings[0] in _GIVEN and sayings[1] in _MOST and block.text[first.end : second.start] in _INSIDE:
            most, given = second, first
        else:
            continue
        lead = re.split(r"[，。；：:、,]", block.text[: first.start])[-1]
        if first.end > second.start or not _GAP.fullmatch(block.text[first.end : second.start]):
            continue
        if first.promised or second.promised or _BONUS.search(lead + block.text[first.start : second.end]):
            continue
        name = _NAME.search(lead.rstrip("（("))
        yield _Scored(name[0] if name else "", most, given)


def _whole(reading: Reading, block: Block, found: Sequence[_Scored]) -> Iterator[Issue]:
    """A, of which the parts follow to the end of the sentence; their most says that they are all."""
    for index, whole in enumerate(found):
        behind = _BREAK.search(block.text, whole.behind)
        end = behind.start() if behind else len(block.text)
        parts = [one for one in found[index + 1 :] if one.at < end]
        if len(parts) < _ENOUGH or not _PARTS.fullmatch(_lead(block, whole, parts[0])):
            continue
        most = sum((_value(part.most) for part in parts), Decimal(0))
        given = sum((_value(part.given) for part in parts), Decimal(0))
        tail = tail_of(_value(part.given) for part in parts)
        if most == _value(whole.most) and abs(given - _value(whole.given)) > tail:
            yield _other(reading, block, "score_sum", whole, [p.given for p in parts], whole.given)
        elif most != _value(whole.most) and given == _value(whole.given):
            yield _other(reading, block, "score_max", whole, [p.most for p in parts], whole.most)
        return


def _lead(block: Block, whole: _Scored, part: _Scored) -> str:
    """What stands between the points of a whole and the name of its first part."""
    return block.text[whole.behind : part.at].removesuffix(part.name)


def _value(points: Points) -> Decimal:
    return points.value or Decimal(0)


def _span(block: Block, points: Points) -> tuple[int, int]:
    return block.span(points.start, points.end)


def _above(reading: Reading, block: Block, one: _Scored) -> Issue:
    return reading.issue(
        KIND,
        "score_above",
        [_span(block, one.given), _span(block, one.most)],
        name=one.name,
        awarded=plain(_value(one.given)),
        max=plain(_value(one.most)),
    )


def _other(
    reading: Reading, block: Block, key: str, whole: _Scored, parts: Sequence[Points], stated: Points
) -> Issue:
    return reading.issue(
        KIND,
        key,
        [_span(block, stated), *(_span(block, part) for part in parts)],
        name=whole.name,
        whole=plain(_value(stated)),
        sum=plain(sum((_value(part) for part in parts), Decimal(0))),
        terms="+".join(plain(_value(part)) for part in parts),
    )
