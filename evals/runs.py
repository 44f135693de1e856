"""Runs of so many characters in a row: what a text shares with others, and what it does not."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.findings.slots import fill
from drafter.text.width import fold

_SPLIT = re.compile("[^\u4e00-\u9fff]+")


def runs(text: str, length: int) -> Iterator[str]:
    """Every run of Chinese characters of this length; figures, marks and slots end one."""
    for piece in _SPLIT.split(fold(text).text):
        yield from (piece[start : start + length] for start in range(len(piece) - length + 1))


@lru_cache(maxsize=8)
def runs_of(texts: tuple[str, ...], length: int) -> frozenset[str]:
    """The runs of many texts with slots; the same base is asked for again with every draft."""
    return frozenset(run for text in texts for run in runs(without_slots(text), length))


def runs_in(texts: Iterable[str], length: int) -> set[str]:
    """The runs of some texts with slots."""
    return {run for text in texts for run in runs(without_slots(text), length)}


def without_slots(text: str) -> str:
    """A text with a line break for every slot."""
    return fill(text, lambda _: "\n").text if "{" in text else text
