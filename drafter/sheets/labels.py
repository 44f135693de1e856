"""The numbers before the reasons of one text: 一是 / 二是, （1）, 1., ①, a., 首先 / 其次; they count in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.text.enumerations import clause_labels
from drafter.text.numerals import parse_numeral

_CHINESE = "[一二三四五六七八九十]{1,3}"
_THINGS = "[份个台人笔项名次条辆家户件本张宗套处起]"
"""What is counted whole: 1.3份 is the third of no count, but a first point about 3份."""

_STYLES = (
    re.compile(rf"[（(](?P<n>{_CHINESE})[)）]、?"),
    re.compile(r"[（(](?P<n>\d{1,2})[)）]、?"),
    re.compile(
        rf"(?P<n>\d{{1,2}})(?:[、．](?!\d{{1,2}}[、．])|\.(?!\d)|\.(?=(?:19|20)\d\d年)|\.(?=\d{{1,3}}{_THINGS}))"
    ),
    re.compile(r"(?P<n>\d{1,2})[)）]、?"),
    re.compile(rf"(?P<n>{_CHINESE})、(?!{_CHINESE}(?:、|[项个条款]))"),
    re.compile(r"(?P<n>[①-⑳])"),
    re.compile(rf"第(?P<n>{_CHINESE})[，,：:]"),
    re.compile(rf"其(?P<n>{_CHINESE})(?:是|[，,：:])"),
    re.compile(rf"问题(?P<n>{_CHINESE}|\d{{1,2}})[：:、，]"),
    re.compile(r"(?P<n>[a-zA-Z])[.．、)）](?![0-9a-zA-Z])"),
)
_NUMBERED = _STYLES[:5]
"""Styles that also run on without a stop or a blank between the points: 1.未登记2.未盘点."""

_REFERRED = "第表图附件例号注款条至到和及、,，/"
"""After these a number belongs to the words: 表2、台账."""

_PERIOD = re.compile(r"\d{1,2}(?:月|季|日|号|期|批|组|楼|栋|[-—~至和及])")
"""What follows a number that counts no points: 1、2月未发放."""

_STOPS = "。；：;:!！?？"
_FIRST_CIRCLED = ord("①")
_CIRCLED = range(_FIRST_CIRCLED, _FIRST_CIRCLED + 20)
_ORDER = tuple(re.compile(f"{word}[，,：:]?") for word in ("首先", "其次", "再次", "最后"))
"""The words of an order that is spoken; 再次 may be left out."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number before a reason.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        value: what it counts, 1 for the first.
    """

    start: int
    end: int
    value: int


def labels_in(text: str, starts: frozenset[int], gaps: frozenset[int]) -> list[Label]:
    """The labels of the outermost numbering: of the style that begins first, counting up from one.

    Args:
        text: folded.
        starts: where its lines begin.
        gaps: where blanks stood that were left out.
    """
    spoken = [Label(n.start, n.end, n.value) for n in clause_labels(text)]
    spoken += [
        Label(start + n.start, start + n.end, n.value)
        for start in starts
        for n in clause_labels(text[start:])[:1]
        if n.start == 0 and start
    ]
    chains = [_chain(sorted(set(spoken), key=lambda label: label.start))]
    chains += [_numbering(style, text, starts, gaps) for style in _STYLES]
    chains.append(_in_order(text, starts))
    sound = [chain for chain in chains if len(chain) > 1 or (chain and chain[0].start == 0)]
    return min(sound, key=lambda chain: chain[0].start, default=[])


def _numbering(style: re.Pattern[str], text: str, starts: frozenset[int], gaps: frozenset[int]) -> list[Label]:
    """The labels of one style. Where a text begins with one, the others need no stop before them.

    A lone number before a month or the like is none.
    """
    chain = _chain(_found(style, text, starts))
    if not chain or chain[0].start:
        return chain
    chain = _chain(_found(style, text, starts | gaps))
    if len(chain) > 1 or style not in _NUMBERED:
        return chain
    chain = _chain(_found(style, text, starts, running_on=True))
    return [] if len(chain) == 1 and _PERIOD.match(text, chain[0].end) else chain


def _found(style: re.Pattern[str], text: str, starts: frozenset[int], *, running_on: bool = False) -> list[Label]:
    return [
        Label(match.start(), match.end(), _value(match.group("n")))
        for match in style.finditer(text)
        if _opens(text, match.start(), starts)
        or ord(match.group()[0]) in _CIRCLED
        or (running_on and _between_words(text, match))
    ]


def _between_words(text: str, label: re.Match[str]) -> bool:
    """Whether Chinese words that do not claim the number stand on both sides of it."""
    before, after = text[label.start() - 1 : label.start()], text[label.end() : label.end() + 1]
    return all("\u4e00" <= char <= "\u9fff" for char in (before, after)) and before not in _REFERRED


def _in_order(text: str, line_starts: frozenset[int]) -> list[Label]:
    """首先, 其次, 最后 at the beginnings of clauses, as labels that count up from one."""
    chain: list[Label] = []
    position = 0
    for word in _ORDER:
        found = (match for match in word.finditer(text, position) if _opens(text, match.start(), line_starts))
        if match := next(found, None):
            chain.append(Label(match.start(), match.end(), len(chain) + 1))
            position = match.end()
        elif not chain:
            return []
    return chain if len(chain) > 1 else []


def _opens(text: str, start: int, line_starts: frozenset[int]) -> bool:
    """Whether a clause begins at an offset."""
    return start in line_starts or text[start - 1] in _STOPS


def _value(number: str) -> int:
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    if number.isascii():
        return int(number)
    if ord(number[0]) in _CIRCLED:
        return ord(number) - _FIRST_CIRCLED + 1
    return int(parse_numeral(number) or 0)


def _chain(labels: Sequence[Label]) -> list[Label]:
    """The labels that count 1, 2, 3 … in order; from any number if a text begins with it."""
    chain: list[Label] = []
    first = labels[0].value if labels and labels[0].start == 0 else 1
    for label in labels:
        if label.value == len(chain) + first:
            chain.append(label)
    return chain
