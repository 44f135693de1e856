"""One thing in two forms: the numbers of one series, the digits of one amount, the year of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.papers import of_a_firm
from drafter.audit.reading import Reading
from drafter.ingest.numbering import numbered
from drafter.text.numerals import parse_numeral
from drafter.text.width import narrow

KIND = "form"

_FORMS = (
    ("（ ）", re.compile(r"（[^()（）]{1,4}）")),
    ("( )", re.compile(r"\([^()（）]{1,4}\)")),
    ("（ )", re.compile(r"（[^()（）]{1,4}\)|\([^()（）]{1,4}）")),
    ("．", re.compile(r"\d{1,2}．")),
    (".", re.compile(r"\d{1,2}\.")),
    ("、", re.compile(r"\d{1,2}、")),
)
_WIDTHS = ({"（ ）", "( )"}, {"．", "."})
"""The forms that differ in nothing but the width of a mark."""

_BRACKETED_STOP = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]、")
_SQUARE = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,10})(?P<year>【(?:19|20)\d{2}】|[〔【\[][ \t]*(?:19|20)\d{2}[ \t]*[】\]）]"
    r"(?<!〔\d{4}〕)(?<!\[\d{4}\]))[ \t]*(?:第[ \t]*)?\d{1,4}[ \t]*号"
)
_NO_OFFICE = re.compile(
    r"评[\u4e00-\u9fff]{0,3}$|鉴[\u4e00-\u9fff]?$|[审验报]字$|跟踪$|联合$|资信|国际|[法律]意|律师|会师|股份|公司|集团"
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)(?=[万亿]?元|%)")
_DIGITS = re.compile(r"(?<![\d.,])\d{4,}(?:\.\d+)?(?=[万亿]?元|%)")
_MANY_TABLES = 40  # a volume of the forms of many departments, each written in its own way
_BODY = (BlockKind.HEADING, BlockKind.PROSE)
_DIGIT = re.compile(r"\d+|[一二三四五六七八九十]+")
_TEXTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a heading or an entry: its depth and value, its form and place."""

    depth: int
    value: int
    form: str
    span: tuple[int, int]


def check(reading: Reading) -> Iterator[Issue]:
    """Mixed forms: at most one issue of each kind."""
    body = [block for block in reading.blocks if block.kind in _BODY and block.start < reading.annex]
    yield from _series(reading, body)
    yield from _stops(reading, body)
    yield from _documents(reading, body)
    yield from _amounts(reading)


def _series(reading: Reading, body: list[Block]) -> Iterator[Issue]:
    """A number with a point and the next of its series with 、, or with brackets that are no pair.

    Where only the widths of their marks differ, which hardly shows in print, that is a matter of style.
    """
    last: dict[int, _Number] = {}
    wide: list[tuple[int, int]] = []
    mixed: list[tuple[int, int]] = []
    for block in body:
        rank = numbered(block.source)
        if rank and block.depth:  # below a heading of a higher rank numbers begin anew
            last = {depth: one for depth, one in last.items() if depth <= rank[0]}
        number = _number(block)
        before = last.get(number.depth) if number else None
        if number and before and number.value == before.value + 1 and number.form != before.form:
            found = wide if {number.form, before.form} in _WIDTHS else mixed
            found += [before.span, number.span]
        if number:
            last[number.depth] = number
    for spans, doubt in ((mixed, None), (wide, Doubt.STYLE)):
        if not spans:
            continue
        yield reading.issue(
            KIND,
            "mixed_numbers",
            spans,
            severity=Severity.WARNING,
            doubt=doubt,
            texts=_shown([re.sub(r"\s", "", reading.text[slice(*span)]) for span in spans]),
        )


def _number(block: Block) -> _Number | None:
    """The number that a paragraph begins with, and how it is written."""
    found = numbered(block.source)
    if found is None:
        return None
    depth, first, behind = found
    written = block.source[first:behind].rstrip()
    bare = re.sub(r"\s", "", written)
    form = next((name for name, pattern in _FORMS if pattern.match(bare)), "")
    digits = _DIGIT.search(narrow(bare))
    if not form or digits is None:
        return None
    value = int(digits[0]) if digits[0].isascii() else int(parse_numeral(digits[0]) or 0)
    start = block.start + first
    return _Number(depth, value, form, (start, start + len(written)))


def _shown(texts: list[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    return "".join(f"“{text}”" for text in distinct[:_TEXTS_SHOWN]) + (
        "等" if len(distinct) > _TEXTS_SHOWN else ""
    )


def _stops(reading: Reading, body: list[Block]) -> Iterator[Issue]:
    """（一）、: a number in brackets takes no further stop."""
    spans = [block.span(*match.span()) for block in body if (match := _BRACKETED_STOP.match(block.text))]
    if spans:
        yield reading.issue(
            KIND, "bracket_and_stop", spans, severity=Severity.WARNING, text=reading.text[slice(*spans[0])]
        )


def _documents(reading: Reading, body: list[Block]) -> Iterator[Issue]:
    """The year of a document's number in 【 】, or between two kinds of brackets."""
    found = [(block, match) for block in body for match in _numbers_of_offices(block.text)]
    spans = [block.span(*match.span("year")) for block, match in found]
    if spans:
        yield reading.issue(
            KIND,
            "number_of_document",
            spans,
            severity=Severity.WARNING,
            doubt=_style(reading, [match for _, match in found]),
            texts=_shown([reading.text[slice(*span)] for span in spans]),
        )


def _style(reading: Reading, found: Sequence[re.Match[str]]) -> Doubt | None:
    """Whether whole brackets are a firm's own choice: the rule that they break binds offices and no firm."""
    whole = all(match["year"].startswith("【") and match["year"].endswith("】") for match in found)
    return Doubt.STYLE if whole and of_a_firm(reading.whole.text) else None


def _numbers_of_offices(text: str) -> Iterator[re.Match[str]]:
    """The numbers of documents, those left out that firms give to their own: the rule binds offices alone."""
    return (match for match in _SQUARE.finditer(text) if not _NO_OFFICE.search(match["body"]))


def _amounts(reading: Reading) -> Iterator[Issue]:
    """One amount with separators in one place of the prose and without them in another."""
    grouped: dict[str, tuple[int, int]] = {}
    plain: dict[str, tuple[int, int]] = {}
    for sentence in reading.sentences:
        if sentence.block.kind is BlockKind.ENTRY:  # tables of targets come from other hands
            continue
        for known, pattern in ((grouped, _GROUPED), (plain, _DIGITS)):
            for match in pattern.finditer(sentence.text):
                span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
                known.setdefault(match[0].replace(",", ""), span)
    both = [digits for digits in grouped if digits in plain]
    if both and len(reading.tables) <= _MANY_TABLES:
        spans = [span for digits in both for span in (grouped[digits], plain[digits])]
        yield reading.issue(
            KIND,
            "separators",
            spans,
            severity=Severity.WARNING,
            first=reading.text[slice(*spans[0])],
            second=reading.text[slice(*spans[1])],
        )
