"""The reasons of one cell as points: 一是 / 二是, （1）, 1., ①, or one sentence a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from drafter.text.enumerations import clause_labels
from drafter.text.numerals import parse_numeral
from drafter.text.quantities import scan
from drafter.text.width import fold

_CHINESE = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    re.compile(rf"[（(](?P<n>{_CHINESE})[)）]、?"),
    re.compile(r"[（(](?P<n>\d{1,2})[)）]、?"),
    re.compile(r"(?P<n>\d{1,2})(?:[、．]|\.(?!\d)|\.(?=(?:19|20)\d\d年))"),
    re.compile(rf"(?P<n>{_CHINESE})、"),
    re.compile(r"(?P<n>[①-⑳])"),
    re.compile(rf"第(?P<n>{_CHINESE})[，,：:]"),
)
_STOPS = "。；：;:!！?？"
_SENTENCE_END = tuple("。；;！!")
_SHARE = re.compile(r"扣(?:减|除|掉)?了?(\d{1,3}(?:\.\d{1,4})?)分")
_FIRST_CIRCLED = ord("①")
_CIRCLED = range(_FIRST_CIRCLED, _FIRST_CIRCLED + 20)
_CONNECTIVE = re.compile(
    r"^(?:同时|此外|另外|而且|并且|其中|但是|但|且|并|也|还|又|经(?:核查|检查|抽查|审核|评价|现场核查)(?:发现)?|其[一二三四五六])+(?:，|也|还)?"
)
_CLAUSE = re.compile(r"[，。；：！？;:,!?]")
_TITLE_LENGTHS = range(4, 31)


@dataclass(frozen=True, slots=True)
class Piece:
    """One reason.

    Attributes:
        text: without its number, in half width and without blanks that only layout put there.
        label: its number as written, such as 一是; empty for a reason without one.
        share: points it took by its own words (扣0.5分); `None` where it says none, or several.
    """

    text: str
    label: str
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    value: int


def split_reasons(raw: str) -> tuple[Piece, ...]:
    """The reasons in the text of a cell, in order; the pieces with their labels make up the whole text."""
    view = fold(raw)
    text = view.text
    labels = _labels(text, view.line_starts)
    if labels:
        return tuple(_labelled(text, labels))
    lines = _lines(text, view.line_starts)
    if len(lines) > 1 and all(line.endswith(_SENTENCE_END) for line in lines):
        return tuple(_piece(line, "") for line in lines)
    return (_piece(text.strip(), ""),) if text.strip() else ()


def title_of(text: str, otherwise: str) -> str:
    """What is wrong in a few words: the first clause that is short and holds no figure; else what is given."""
    read = scan(text)
    figures = [(item.start, item.end) for item in read.quantities]
    begin = 0
    for stop in (*(match.start() for match in _CLAUSE.finditer(text)), len(text)):
        clause = _CONNECTIVE.sub("", text[begin:stop].strip("’》）) "))
        clean = not any(start < stop and begin < end for start, end in figures)
        lead_in = text[stop : stop + 1] in ("：", ":")
        clean = clean and clause.count("“") == clause.count("”")
        if clean and not lead_in and len(clause) in _TITLE_LENGTHS and not re.search(r"[0-9{}《》]", clause):
            return clause
        begin = stop + 1
    return otherwise


def _labels(text: str, line_starts: frozenset[int]) -> list[_Label]:
    """The labels of the outermost numbering: of the style that begins first, counting up from one."""
    spoken = [_Label(n.start, n.end, n.value) for n in clause_labels(text)]
    spoken += [
        _Label(start + n.start, start + n.end, n.value)
        for start in line_starts
        for n in clause_labels(text[start:])[:1]
        if n.start == 0 and start
    ]
    chains = [_chain(sorted(set(spoken), key=lambda label: label.start))]
    chains += [_chain(_found(style, text, line_starts)) for style in _STYLES]
    sound = [chain for chain in chains if len(chain) > 1 or (chain and chain[0].start == 0)]
    return min(sound, key=lambda chain: chain[0].start, default=[])


def _found(style: re.Pattern[str], text: str, line_starts: frozenset[int]) -> list[_Label]:
    return [
        _Label(match.start(), match.end(), _value(match.group("n")))
        for match in style.finditer(text)
        if match.start() in line_starts or text[match.start() - 1] in _STOPS or ord(match.group()[0]) in _CIRCLED
    ]


def _value(number: str) -> int:
    if number.isascii():
        return int(number)
    if ord(number[0]) in _CIRCLED:
        return ord(number) - _FIRST_CIRCLED + 1
    return int(parse_numeral(number) or 0)


def _chain(labels: Sequence[_Label]) -> list[_Label]:
    """The labels that count 1, 2, 3 … in order."""
    chain: list[_Label] = []
    for label in labels:
        if label.value == len(chain) + 1:
            chain.append(label)
    return chain


def _labelled(text: str, labels: list[_Label]) -> Iterator[Piece]:
    """The pieces behind the labels; a sentence before the first is a reason, a lead-in goes with the first."""
    intro = text[: labels[0].start].strip()
    if intro.endswith(_SENTENCE_END):
        yield _piece(intro, "")
        intro = ""
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        if body := (intro + text[label.end : end]).strip():
            yield _piece(body, text[label.start : label.end])
        intro = ""


def _piece(text: str, label: str) -> Piece:
    shares = _SHARE.findall(text)
    return Piece(text, label, Decimal(shares[0]) if len(shares) == 1 else None)


def _lines(text: str, line_starts: frozenset[int]) -> list[str]:
    starts = sorted(start for start in line_starts if start <= len(text))
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    return [line for start, end in bounds if (line := text[start:end].strip())]
