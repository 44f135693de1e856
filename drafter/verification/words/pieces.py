"""A text in pieces between commas, and what each says: its words, what it denies, which direction it takes."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern

from drafter.text.quantities import scan
from drafter.text.sentences import segments
from drafter.text.width import flattened
from drafter.verification.words.meaning import NEITHER, meaning, split_out

AUXILIARY = re.compile(
    "已经|[了过着地得的和与及或并也还又已曾且但而则即就便于在是为有等所其该此各每由对将把向]|均|都|再|尚|仍"
)
"""Words without content, of one character but for 已经."""

_TITLE = re.compile("《[^《》]*》")
MARKS = "，。；！？,;"
_HAN = re.compile(r"[\u3400-\u9fff]")
_LED = re.compile(r"(?<=[\u3400-\u9fff]{4}[：:])(?=[\u3400-\u9fff]{2})")
_LISTED = re.compile(rf"(?<=、)|{_LED.pattern}")
_COUNTED = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ%％《“〇零一二三四五六七八九十百千万亿两半几壹贰叁肆伍陆柒捌玖拾]")
"""Without any of these a piece holds no figure, number or title."""


@dataclass(frozen=True)
class Piece:
    """What stands between two commas.

    Attributes:
        text: as written.
        start: offset in its text.
        end: offset behind it.
    """

    text: str
    start: int = 0
    end: int = 0

    @cached_property
    def flat(self) -> str:
        """Half width, titles of papers blanked: their words deny and compare nothing."""
        flat = flattened(self.text)
        return _TITLE.sub(lambda match: "·" * len(match.group()), flat) if "《" in flat else flat

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words in pairs of characters and its figures, without what denies, compares or measures."""
        return _tokens(self.flat) | self.figures

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its figures by value, and the titles of papers it names."""
        return _figures(self.text) if _COUNTED.search(self.text) else frozenset()

    @cached_property
    def denials(self) -> tuple[re.Match[str], ...]:
        """Where it denies something."""
        return meaning().denials(self.flat)

    @cached_property
    def short(self) -> bool:
        """It denies something, or says that something falls short."""
        return meaning().falls_short(self.flat)

    @cached_property
    def sides(self) -> tuple[frozenset[bool], ...]:
        """Which directions it takes, for every pair of opposites."""
        return _sides(self.flat)

    @cached_property
    def level(self) -> int:
        """How much of a whole it speaks of."""
        return meaning().level(self.flat)

    @cached_property
    def bare(self) -> str:
        """The same as `flat`, without the marks around it."""
        return self.flat.strip(MARKS)

    @cached_property
    def shortfalls(self) -> frozenset[str]:
        """The words by which it says that something falls short."""
        return meaning().shortfalls(self.flat)

    @cached_property
    def lacking(self) -> frozenset[str]:
        """Those of them that deny nothing."""
        return meaning().shortfalls(self.flat, denials=False)

    def denied_by(self, denial: re.Match[str]) -> tuple[str, frozenset[str]]:
        """What a denial denies: the words behind it, or before it where it ends the piece."""
        behind = self.flat[denial.end() :].rstrip("。；，！？;,")
        return behind, _tokens(behind) or _tokens(self.flat[: denial.start()])

    def of_others(self, other: "Piece") -> bool:
        """Whether two pieces count others of one kind: 3个办了, where the other has 2个未办理."""
        if not self.figures or not other.figures or not self.figures.isdisjoint(other.figures):
            return False
        return not self._counted.isdisjoint(other._counted)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """What its figures count, without how many."""
        return frozenset(figure.rstrip("0123456789.") or figure for figure in self.figures)

    def falls_short_beside(self, other: "Piece") -> bool:
        """Whether it says that something falls short, in words with which the other does not name its matter."""
        return not self.shortfalls <= other.lacking


@lru_cache(maxsize=2048)
def pieces(text: str, *, listed: bool = False) -> tuple[Piece, ...]:
    """The pieces of a text, a lead and what follows its colon apart; with `listed` the entries of 甲、乙, too."""
    found = []
    for one in segments(text):
        parts = (_LISTED if listed else _LED).split(one.text)
        at = one.start
        for part in parts:
            found.append(Piece(part, at, at + len(part)))
            at += len(part)
    return tuple(piece for piece in found if piece.tokens)


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of one set of words is in another."""
    return len(part & whole) / len(part) if part else 0.0


@lru_cache(maxsize=2048)
def _figures(text: str) -> frozenset[str]:
    """The figures of a piece by value; a corrected clause has most of its pieces again."""
    found = scan(text)
    values = {f"{q.dimension}{q.value.normalize():f}" for q in found.quantities}
    return frozenset(values | {mark.value for mark in found.marks if not _HAN.fullmatch(mark.value[:1])})


@lru_cache(maxsize=2048)
def _sides(flat: str) -> tuple[frozenset[bool], ...]:
    tables = meaning()
    turning = tables.turning(flat)
    return tuple(
        group.sides(flat, tables.denial) if place in turning else NEITHER
        for place, group in enumerate(tables.opposites)
    )


@lru_cache(maxsize=2048)
def _tokens(flat: str) -> frozenset[str]:
    tables = meaning()
    plain = tables.plain.sub(lambda match: "·" * len(match.group()), flat)
    either = [tables.opposites[place].either for place in sorted(tables.turning(flat))]
    parts = split_out(plain, tables.scope, *either, tables.denial, AUXILIARY)
    return frozenset(intern(part[i : i + 2]) for part in parts for i in range(max(len(part) - 1, 1)))
