"""What a text says of the score of one indicator: of the one its heading names, and of those it names itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from drafter.outline.model import ScoreRole, StatedScore
from drafter.outline.points import Points, Saying, read_points
from drafter.text.width import View, fold

_UNASSESSED = re.compile(
    r"不(?:予|作|做|参与|纳入)?(?:本次)?(?:考核|评分|计分)(?!要点|标准|依据|办法)|(?<!本)不适用"
)
_NAMING = re.compile(r"[，,；;。\n]|(?<=分)[、和及与]")
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+|[①-⑳]|其中[:：]?|包括[:：]?|[一二三四五六七]是)+"
)
_IDLE = re.compile(
    r"[本该此]|各?项|三级指标|二级指标|一级指标|指标|自评|评价|考核|实际|综合|最终|分值|满分|共|计|为|[，,：:（(；;。、\s]|故|因此|经|根据|评分|标准|结果|已|并|小计|合计|予以|按|可|应"
)
_FIGURE = re.compile(r"\d{2}|[%％元]|\d[个项次]")
_FARTHEST = 40
_RANKED = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}名[:： ，,]?(?P<name>[^，,：:。；;]{2,20})[，,：: ](?:得分)?"
)
_MARKS = ' （(：:”"）)、★'
_NAME_LENGTH = range(2, 31)
_NAMED = (Saying.MAXIMUM, Saying.POINTS)


class Piece:
    """A piece of the document, folded, with its place and what it says of points."""

    def __init__(self, text: str, start: int, end: int, heading: str = "") -> None:
        self.view: View = fold(text[start:end])
        self.text = self.view.text
        self.points = read_points(self.text, heading)
        self._start = start

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The span in the document of a span of the folded piece."""
        start, end = self.view.span(first, behind)
        return self._start + start, self._start + end


@dataclass
class Item:
    """What the text below one heading, or behind one name, states about it, in points."""

    subject: str
    maximum: Decimal | None = None
    points: Decimal | None = None
    deducted: Decimal | None = None
    gained: list[Decimal] = field(default_factory=list)
    full: bool = False
    summed: bool = False
    unassessed: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)

    def has(self, saying: Saying) -> bool:
        """Whether it states full marks or a result already."""
        return (self.maximum if saying is Saying.MAXIMUM else self.points) is not None

    def take(self, said: Points) -> bool:
        """Take in what is said of it; whether that told anything new."""
        value = said.value
        match said.saying:
            case Saying.MAXIMUM if self.maximum is None:
                self.maximum = value
            case Saying.POINTS | Saying.ZERO if self.points is None:
                self.points = value
            case Saying.WEAK if value is not None:
                self.gained.append(value)
            case Saying.FULL:
                self.full = True
            case Saying.KEPT if self.deducted is None:
                self.deducted = value
            case Saying.LOST_ALL:
                self.deducted, self.summed = value, True
            case Saying.LOST if not self.summed and value is not None:
                self.deducted = (self.deducted or Decimal(0)) + value
            case _:
                return False
        return True

    def stated(self) -> StatedScore | None:
        """The score, if anything was said of one."""
        points = self._points()
        said = any(value is not None for value in (self.maximum, points, self.deducted))
        if not said or not self.spans or not self.subject:
            return None
        unassessed = self.unassessed and points is None and self.deducted is None
        return StatedScore(
            role=ScoreRole.UNASSESSED if unassessed else ScoreRole.ITEM,
            subject=self.subject,
            maximum=self.maximum,
            points=points,
            deducted=self.deducted,
            start=min(start for start, _ in self.spans),
            end=max(end for _, end in self.spans),
        )

    def _points(self) -> Decimal | None:
        """The result: as named, or full marks, or what its points earned together within them."""
        if self.points is not None:
            return self.points
        if self.full and not self.deducted:
            return self.maximum
        total = sum(self.gained, Decimal(0))
        fits = self.maximum is None or total <= self.maximum
        return (total if fits else self.gained[-1]) if self.gained else None


def read_items(item: Item, piece: Piece, said: Sequence[Points]) -> Iterator[StatedScore]:
    """Take what a piece says into its heading's item; yield those that the piece names itself.

    Args:
        item: of the heading; it is changed.
        piece: the text.
        said: what of its points belongs to items, in the order of the text.
    """
    current = item
    told = _named(piece.text, said)
    several = len({name for _, name in told if name and name not in item.subject}) > 1 or ranked(piece.text)
    for points, name in told:
        if name and (several or current.has(points.saying) or not item.subject) and name != current.subject:
            yield from _finished(current, item)
            current = Item(name)
        if current.take(points):
            current.spans.append(piece.span(points.start, points.end))
    yield from _finished(current, item)
    item.unassessed = item.unassessed or bool(_UNASSESSED.search(piece.text))


def _named(text: str, said: Sequence[Points]) -> list[tuple[Points, str]]:
    """What is told of points, each with the name before it; empty where it belongs to the last."""
    behind, found = 0, []
    for points in _told(text, said):
        name = _name(text, behind, points) or _name_before(text, points)
        naming = points.saying in _NAMED or (points.saying is Saying.WEAK and name.endswith("指标"))
        found.append((points, name if naming else ""))
        behind = points.end
    return found


def _told(text: str, said: Sequence[Points]) -> list[Points]:
    """What is no promise, without the full marks of parts that a sentence lists: 甲（5分）、乙（3分）."""
    told = [points for points in said if not points.promised]
    listed = {
        id(points)
        for one, other in pairwise(told)
        if _in_brackets(one) and _in_brackets(other) and not set("。；;\n") & set(text[one.end : other.start])
        for points in (one, other)
    }
    return [points for points in told if id(points) not in listed]


def _in_brackets(points: Points) -> bool:
    return points.saying is Saying.MAXIMUM and not points.cue


def _finished(current: Item, item: Item) -> Iterator[StatedScore]:
    if current is not item and (score := current.stated()):
        yield score


def _name(text: str, behind: int, points: Points) -> str:
    """The name before an amount's cue, since the last amount and within its part of the sentence; else empty."""
    written = _NAMING.split(text[max(behind, points.start - _FARTHEST) : points.start])[-1]
    name = _NUMBERING.sub("", written.strip(_MARKS)).strip(_MARKS)
    stated = len(name) in _NAME_LENGTH and not _FIGURE.search(name) and bool(_IDLE.sub("", name))
    return name if stated else ""


def ranked(text: str) -> bool:
    """Whether a text names one of several that were ranked: 第一名：云岭县，得分91分."""
    return bool(_RANKED.search(text))


def _name_before(text: str, points: Points) -> str:
    """The name one comma before a bare result, in a list of those that were ranked."""
    found = _RANKED.search(text[max(points.start - _FARTHEST, 0) : points.start])
    return found["name"] if found else ""
