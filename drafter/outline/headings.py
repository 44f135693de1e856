"""Which numbered blocks are headings, and where a heading ends that runs into its paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from drafter.outline.layout import Block
from drafter.outline.numbers import ARTICLE, SHALLOW, Number, labels_of, number_of

_SENTENCE = re.compile(r"[。！？!?](?:[”’」』）)]*[*_]*)")
_COLON = re.compile(r"：|:(?![\d/])")
_STOP = re.compile(r"[，。；：！？,;:!?]")
_LONGEST, _LONGEST_DEEP, _LONGEST_SENTENCE, _LONGEST_NAME = 60, 40, 36, 18
_LIST_ENDS = ("；", ";", "，", ",", "、")
_MOST_ITEMS = 0.2
_ITEM = 10
_CLOSING = "”’」』）)*_ \n"


class Form(Enum):
    """How a numbered block may be a heading."""

    ALONE = auto()
    RUN_IN = auto()
    LONG = auto()
    NONE = auto()


@dataclass
class Numbered:
    """A numbered block.

    Attributes:
        place: its index among the blocks.
        block: the block.
        number: its number.
        form: how it may be a heading.
        title: where its title ends, in `block.text`.
        body: where the text begins that follows its title.
        followed: something else stands before the next number of its rank.
        of_article: it stands below 第一条 or another article.
        led: the text before it ends with a colon.
    """

    place: int
    block: Block
    number: Number
    form: Form
    title: int
    body: int
    followed: bool = False
    of_article: bool = False
    led: bool = False


def numbered(place: int, block: Block, *, styled: bool) -> Numbered | None:
    """How a block may be a heading, by its number; `None` without one.

    Args:
        place: its index.
        block: the block.
        styled: markup or a style shows that it is a heading.
    """
    number = number_of(block.text)
    if number is None or number.end >= len(block.text.rstrip()):
        return None
    read = _shallow if number.rank <= SHALLOW else _deep
    form, title, body = (Form.ALONE, len(block.text), len(block.text)) if styled else read(block, number)
    return Numbered(place, block, number, form, title, body)


def _shallow(block: Block, number: Number) -> tuple[Form, int, int]:
    text, end = block.text, len(block.text)
    if number.rank == ARTICLE:
        short = end - number.end <= _LONGEST_NAME and not _STOP.search(text, number.end)
        return (Form.ALONE, end, end) if short else (Form.RUN_IN, number.end, number.end)
    label = next((label.start for label in labels_of(text)), end)
    sentence = _SENTENCE.search(text, number.end)
    first = sentence.end() if sentence else end
    if colon := _name(text, number.end, min(first, label)):
        return Form.RUN_IN, colon - 1, colon
    if label < first:
        stop = [match.start() for match in _STOP.finditer(text, number.end, label)]
        named = stop[0] if stop else label
        return Form.RUN_IN, named, min(named + 1, label)
    if first - number.end > _LONGEST:
        phrase = _STOP.search(text, number.end)
        return Form.LONG, min(phrase.start() if phrase else first, number.end + _LONGEST), number.end
    whole = not text[first:].strip(_CLOSING)
    return (Form.ALONE, end, end) if whole else (Form.RUN_IN, first, first)


def _name(text: str, first: int, behind: int) -> int:
    """Where the text begins behind a name and a colon; 0 where it does not begin so."""
    colon = _COLON.search(text, first, behind)
    if colon is None or not text[colon.end() :].strip():
        return 0
    name = text[first : colon.start()]
    return colon.end() if 1 < len(name) <= _LONGEST_NAME and not _STOP.search(name) else 0


def _deep(block: Block, number: Number) -> tuple[Form, int, int]:
    text, end = block.text, len(block.text)
    none = (Form.NONE, end, end)
    said = text[number.end :].rstrip(_CLOSING)
    label = next((label.start for label in labels_of(text[number.end :])), len(said)) + number.end
    if colon := _name(text, number.end, label):
        return Form.RUN_IN, colon - 1, colon
    sentence = _SENTENCE.search(text, number.end)
    if sentence is None or not text[sentence.end() :].strip(_CLOSING):
        inner = set("；。！？;") & set(said[:-1])
        longest = _LONGEST_SENTENCE if sentence else _LONGEST_DEEP
        return (
            (Form.ALONE, end, end) if len(said) <= longest and not inner and said[-1:] not in _LIST_ENDS else none
        )
    if _counts_within(text, number, sentence.end()):
        return none
    short = sentence.end() - number.end <= _LONGEST_SENTENCE and label >= sentence.end()
    return (Form.RUN_IN, sentence.end(), sentence.end()) if short and "；" not in text[: sentence.end()] else none


def _counts_within(text: str, number: Number, first: int) -> bool:
    """Whether a paragraph that begins with 1. goes on with 2. behind its first sentence."""
    following = number_of(text[first:].lstrip())
    return following is not None and following.rank == number.rank and following.value == number.value + 1


def headings(found: Sequence[Numbered | None]) -> frozenset[int]:
    """The places of the numbered blocks that are headings.

    Those of 一、 and （一） are, unless they count the points of an article or of a list that semicolons part.
    Deeper numbers are if nearly all of their series could be, and text stands below them.

    Args:
        found: for every block its number, or `None`.
    """
    chosen: set[int] = set()
    found = _without_citations(found)
    for series in _series(found):
        if _heads(series):
            chosen |= {one.place for one in series if one.form is not Form.NONE}
    return frozenset(chosen)


def _without_citations(found: Sequence[Numbered | None]) -> list[Numbered | None]:
    """Without articles that do not count on: a margin may put an article that a text cites at the beginning."""
    kept: list[Numbered | None] = []
    last = 0
    for one in found:
        if one is not None and one.number.rank == ARTICLE:
            if last and one.number.value != 1 and not 0 < one.number.value - last <= 2:  # noqa: PLR2004  # one left out
                kept.append(None)
                continue
            last = one.number.value
        kept.append(one)
    return kept


def _series(found: Sequence[Numbered | None]) -> Iterator[list[Numbered]]:
    """Numbers that count on from each other, until a higher number comes between."""
    opened: dict[int, list[Numbered]] = {}
    within = False
    for one in found:
        if one is not None:
            within = one.number.rank == ARTICLE or (within and one.number.rank > ARTICLE and not _opens_part(one))
            one.of_article = within and one.number.rank > ARTICLE
        else:
            for series in opened.values():
                series[-1].followed = True
            continue
        rank = one.number.rank
        for deeper in [other for other in opened if other > rank]:
            yield opened.pop(deeper)
        for higher in (other for other in opened if other < rank):
            opened[higher][-1].followed = True
        series = opened.get(rank, [])
        if series and not _counts_on(series[-1].number, one.number):
            yield opened.pop(rank)
            series = []
        series.append(one)
        opened[rank] = series
    yield from opened.values()


def _opens_part(one: Numbered) -> bool:
    """Whether 一、 begins a part of its own behind the articles, such as an annex."""
    said = one.block.text.rstrip(_CLOSING)
    return one.number.rank == _ITEM and one.form is Form.ALONE and not _STOP.search(said[-1:])


def _counts_on(before: Number, number: Number) -> bool:
    if number.rank == ARTICLE:
        return number.value > before.value
    same = before.path[:-1] == number.path[:-1]
    return not same or 0 <= number.value - before.value <= 2  # noqa: PLR2004  # one may have been left out


def _is_list(series: Sequence[Numbered]) -> bool:
    """Whether numbers behind a colon count sentences of one paragraph each."""
    sentences = all(one.block.text.rstrip(_CLOSING).endswith(("。", *_LIST_ENDS)) for one in series)
    deeper = any(one.followed or labels_of(one.block.text) for one in series[:-1])
    return len(series) > 1 and sentences and not deeper


def _heads(series: Sequence[Numbered]) -> bool:
    if series[0].number.rank <= ARTICLE:
        return True
    if series[0].of_article:
        return False
    if series[0].number.rank <= SHALLOW:
        if series[0].led and _is_list(series):
            return False
        listed = sum(one.block.text.rstrip(_CLOSING).endswith(_LIST_ENDS) for one in series)
        return 2 * listed < len(series)
    if series[0].number.value != 1 and len(series[0].number.path) == 1:
        return False
    items = sum(one.form is Form.NONE for one in series)
    texts = sum(one.form is Form.RUN_IN or (one.form is Form.ALONE and one.followed) for one in series)
    return items <= _MOST_ITEMS * len(series) and 2 * texts >= len(series)
