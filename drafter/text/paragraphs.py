"""A text in stretches that are read one by one: nothing that is read goes on behind a full stop and a line end.

Reading stretch by stretch costs less than reading the whole: a stretch without a sign is not searched for what
holds it, and one that has been read before, as most of a corrected draft has, is not read again.
"""

import re
from functools import lru_cache

from drafter.text.numerals import CHARACTERS

UNSEEN = r"\s\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that are not seen, as a class of characters."""

_STOP = re.compile(rf"[《》]|。(?>(?:[ \t\u3000\r]*\n)+)(?![{UNSEEN}]*[.．])")
"""What opens and closes a title, within which nothing ends; and a full stop with the line ends behind it."""

_WITHIN = re.compile(f"[《》]|。(?=[\u4e00-\u9fff])(?!第|[{CHARACTERS}](?![是要则]))")
"""The same within a line: a full stop before a word that is no numeral and begins no number of a page."""

_NOTE = 40
"""So far before a stop a bracket is looked for that is still open."""


@lru_cache(maxsize=4)
def stretches(text: str) -> tuple[tuple[int, str], ...]:
    """The stretches of a text with their offsets, line ends included; put together they are the text.

    Its figures and its folded view are read by them: they are cut once.
    """
    return _cut(text, _STOP)


def steps(text: str) -> list[tuple[int, str]]:
    """The stretches of a text, those of several sentences in one line cut into these.

    How a number is read that a line end cuts depends on all of its line: before the last one nothing is cut.
    """
    found: list[tuple[int, str]] = []
    for begin, stretch in stretches(text):
        if "。" in stretch:
            found += [(begin + start, step) for start, step in _steps_of(stretch)]
        else:
            found.append((begin, stretch))
    return found


@lru_cache(maxsize=1024)
def _steps_of(stretch: str) -> tuple[tuple[int, str], ...]:
    """A stretch of several sentences cut into these; a corrected draft has most of its stretches again."""
    return _cut(stretch, _WITHIN, stretch.rstrip().rfind("\n") + 1)


def _cut(text: str, stops: re.Pattern[str], least: int = 0) -> tuple[tuple[int, str], ...]:
    """A text cut at its stops, those before an offset left out."""
    found: list[tuple[int, str]] = []
    start = depth = 0
    for stop in stops.finditer(text):
        sign = text[stop.start()]
        if sign != "。":
            depth = depth + 1 if sign == "《" else max(depth - 1, 0)
        elif not depth and stop.start() >= least and not _in_brackets(text, stop.start()):
            found.append((start, text[start : stop.end()]))
            start = stop.end()
    if start < len(text) or not found:
        found.append((start, text[start:]))
    return tuple(found)


def _in_brackets(text: str, end: int) -> bool:
    """Whether a bracket stands open before an offset."""
    before = text[max(end - _NOTE, 0) : end]
    return max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))
