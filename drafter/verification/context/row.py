"""The places of figures that stand in a row, and the names that stand in a row before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPLIT = re.compile("[、/]|以及|[和与及](?!其)")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a row: the span of its own words, and the words that all places share."""

    start: int
    end: int
    common: str
    row: tuple[int, int]
    words: str = ""
    apart: bool = False


def split(text: str, start: int, end: int, parting: re.Pattern[str] = SPLIT) -> Iterator[tuple[int, int]]:
    """The spans of the names of a list."""
    position = start
    for match in parting.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end
