"""Figures of a sentence that it sets beside each other: 前者高于后者, 与X相比偏高, 较X的标准低Y, 甲比X多，甲是Y.

A sentence is read as a row of signs: its figures, what compares them, which way, pronouns and marks. What stands
between two of them must be what the figure is called, or say no more than how far; then the row tells which of
two figures is said to be the greater, in whatever words its things are named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafter.verification.figures.lines import FIGURE, THAN, Line
from drafter.verification.words.claims import claims
from drafter.verification.words.grams import bigrams

_TWO = 2
_LONGEST_NAME = 40
_ALIKE = 0.5
"""So much of what stands behind 的 must be what a figure is called for it to be its name."""

_STOPS = re.compile("[；。]")
_FORMER, _LATTER = "前者", "后者"
_DENYING = re.compile("[不未没无非]")
_OPEN, _CLOSED = ("（", "("), ("）", ")")


@dataclass(frozen=True, slots=True)
class Beside:
    """Two figures of which one is said to be greater than the other.

    Attributes:
        one: offset in the line of the sign of what is compared.
        other: that of what it is compared with.
        word: which way.
        greater: it says that the one is the greater.
        size: offset of the sign that says by how much; -1 for none.
    """

    one: int
    other: int
    word: str
    greater: bool
    size: int = -1


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a sentence is read by.

    Attributes:
        kind: `figure`, `than`, `like`, `verb`, `way`, `pronoun` or `mark`.
        text: how it is written.
        start: offset of its first character.
        end: offset behind the last.
    """

    kind: str
    text: str
    start: int
    end: int


def set_beside(line: Line) -> Iterator[Beside]:
    """The figures that a sentence sets beside each other."""
    if line.text.count(FIGURE) >= _TWO and _compares().search(line.text):
        ends = [0, *(match.end() for match in _STOPS.finditer(line.text)), len(line.text)]
        for start, end in pairwise(ends):
            yield from _Row(line, _signs(line.text, start, end)).read()


@dataclass(frozen=True)
class _Row:
    """The signs of a part of a sentence between semicolons.

    Attributes:
        line: the sentence.
        signs: in order.
    """

    line: Line
    signs: Sequence[_Sign]

    def read(self) -> Iterator[Beside]:
        """What it sets beside each other."""
        for at, sign in enumerate(self.signs):
            if sign.kind == "pronoun":
                yield from self._pronouns(at)
            elif sign.kind == "verb":
                yield from self._verb(at)
                yield from self._to_pronoun(at)
            elif sign.kind == "than":
                yield from self._than(at)

    def _pronouns(self, at: int) -> Iterator[Beside]:
        """前者高于后者, 后者比前者少3台: of the two figures before."""
        first, rest = self.signs[at], self.signs[at + 1 :]
        figures = [one for one in self.signs[:at] if one.kind == "figure"]
        kinds = tuple(one.kind for one in rest[:3])
        if len(figures) < _TWO or kinds[:2] not in (("verb", "pronoun"), ("than", "pronoun")):
            return
        way = rest[0] if kinds[0] == "verb" else rest[2] if kinds[2:] == ("way",) else None
        last = rest[1] if kinds[0] == "verb" else way
        second = rest[1]
        if way is None or last is None or first.text == second.text or not self._near(first, rest[0]):
            return
        told = {_FORMER: figures[-2].start, _LATTER: figures[-1].start}
        yield self._found(told[first.text], told[second.text], way, last)

    def _verb(self, at: int) -> Iterator[Beside]:
        """55天的前一份多于41天的后一份."""
        one, other = self._before(at), self._next(at + 1, "figure")
        if one is not None and other is not None and self._named(self.signs[at].end, self.signs[other].start):
            way = self.signs[at]
            yield Beside(self.signs[one].start, self.signs[other].start, way.text, self._greater(way))

    def _to_pronoun(self, at: int) -> Iterator[Beside]:
        """甲18台，而乙24台，低于后者: the other of the two figures before is meant."""
        verb, figures = self.signs[at], [one for one in self.signs[:at] if one.kind == "figure"]
        behind, before = self.signs[at + 1 : at + 2], self.signs[at - 1 : at]
        if len(figures) < _TWO or [one.kind for one in (*before, *behind)] != ["mark", "pronoun"]:
            return
        if self._near(before[0], verb) and self._near(verb, behind[0]):
            ends = (figures[-2].start, figures[-1].start)
            one, other = ends if behind[0].text == _LATTER else ends[::-1]
            yield self._found(one, other, verb, behind[0])

    def _than(self, at: int) -> Iterator[Beside]:
        """甲18台，较24台的乙少6台; 与乙24台相比，甲18台，偏少; 甲比乙24台少，甲是18台."""
        other = self._next(at + 1, "figure")
        if other is None or not self._named(self.signs[at].end, self.signs[other].start):
            return
        behind = other + 1
        liked = behind < len(self.signs) and self.signs[behind].kind == "like"
        if liked and not self._is_name(self.signs[other], self.signs[behind]):
            return
        behind += liked
        way = self._next(behind, "way", marks=1)
        if way is not None and self._leads(other if not liked else behind - 1, way):
            one = self._before(at)
            one = self._called_again(at, way) if one is None else one
        else:
            one = self._next(behind, "figure", marks=1) if liked else None
            way = self._next(one + 1, "way", marks=1) if one is not None else None
            if one is None or way is None or not self._leads(one, way):
                return
        if one is not None:
            yield self._found(self.signs[one].start, self.signs[other].start, self.signs[way], self.signs[way])

    def _found(self, one: int, other: int, way: _Sign, last: _Sign) -> Beside:
        size = self.line.text.find(FIGURE, last.end, last.end + _TWO)
        return Beside(one, other, way.text, self._greater(way), size)

    @staticmethod
    def _greater(way: _Sign) -> bool:
        above = claims().words["above"].fullmatch(way.text) is not None
        return above or (way.kind == "way" and bool(_MORE & set(way.text)))

    def _before(self, at: int) -> int | None:
        """The figure right before what compares, with its name or a comma at most between."""
        place = at - 1
        comma = place >= 0 and self.signs[place].kind == "mark"
        place -= comma
        if place < 0 or self.signs[place].kind != "figure" or self._aside(self.signs[place]):
            return None
        return place if self._is_name(self.signs[place], self.signs[at]) else None

    def _aside(self, figure: _Sign) -> bool:
        """Whether a figure is put in beside another: of 支出30万元（预算90万元） the first is compared."""
        before = self.line.text[: figure.start].replace(*_OPEN).replace(*_CLOSED)
        return before.rfind("(") > before.rfind(")") and not before.endswith("(")

    def _called_again(self, at: int, way: int) -> int | None:
        """The figure behind, where what was compared is named again before it."""
        first = max((one.end for one in self.signs[:at]), default=0)
        name = self.line.text[first : self.signs[at].start]
        one = self._next(way + 1, "figure", marks=1)
        again = self.line.text[self.signs[way].end : self.signs[one].start] if one is not None else ""
        return one if len(name) >= _TWO and name in again else None

    def _next(self, at: int, kind: str, marks: int = 0) -> int | None:
        """The sign of a kind that comes next, with so many marks at most before it."""
        while at < len(self.signs) and marks and self.signs[at].kind == "mark":
            at, marks = at + 1, marks - 1
        return at if at < len(self.signs) and self.signs[at].kind == kind else None

    def _leads(self, figure: int, way: int) -> bool:
        """Whether between a figure, or what ends its comparison, and which way stands nothing but its name."""
        return self._is_name(self.signs[figure], self.signs[way])

    def _near(self, one: _Sign, other: _Sign) -> bool:
        """Whether nothing stands between two signs but how far."""
        return _degree().fullmatch(self.line.text, one.end, other.start) is not None

    def _named(self, start: int, end: int) -> bool:
        """Whether what compares is followed by what its figure is called."""
        between = self.line.text[start:end]
        return len(between) <= _LONGEST_NAME and not set(between) & set("，、：")

    def _is_name(self, figure: _Sign, other: _Sign) -> bool:
        """Whether nothing stands behind a figure up to another sign but its name, and how far."""
        between = self.line.text[figure.end : other.start].strip("".join((*_OPEN, *_CLOSED, "，")))
        between = _degree().sub("", between) if between[:1] != "的" else _trailing().sub("", between)
        if not between or figure.kind != "figure":
            return not between
        name, label = bigrams(between.removeprefix("的")), bigrams(self.line.label(figure.start))
        alike = len(name & label) >= _ALIKE * len(name) and bool(name)
        return between[0] == "的" and alike and not _DENYING.search(between)


_MORE = frozenset("高多大长")
_WAYS = "[高多大长][于出]?|[低少小短]于?"


def _signs(text: str, start: int, end: int) -> tuple[_Sign, ...]:
    found = _sign().finditer(text, start, end)
    return tuple(_Sign(str(match.lastgroup), match.group(), *match.span()) for match in found)


@cache
def _compares() -> re.Pattern[str]:
    """Without one of these nothing is set beside anything."""
    words = claims().words
    return re.compile(f"[前后]者|[比较]|{words['above'].pattern}|{words['below'].pattern}")


@cache
def _sign() -> re.Pattern[str]:
    words = claims().words
    ends = rf"(?=[了出约近逾，。；）]|{FIGURE}|$)"
    parts = {
        "figure": FIGURE,
        "pronoun": "[前后]者",
        "than": rf"相较于|相比于|较之|对照|{THAN}",
        "like": "相比(?:较|之下|而言)?|比较|比起来|相较",
        "verb": f"(?:{words['above'].pattern}|{words['below'].pattern})(?![位时格])",
        "way": rf"(?:有所|[为偏更要])?(?:{_WAYS})了?{ends}",
        "mark": "[，：、]",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in parts.items()))


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(f"(?:{claims().words['degree'].pattern}|要|而|且|并|但|可|[，])*")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(f"(?:{claims().words['degree'].pattern}|要)+$")
