"""A text in stretches that are read one by one: nothing that is read goes on behind a full stop and a line end.

Reading stretch by stretch costs less than reading the whole: a stretch without a sign is not searched for what
holds it, and one that has been read before, as most of a corrected draft has, is not read again.
"""

import re

_UNSEEN = r"\s\u200b\u200c\u200d\u2060\ufeff\u00ad"
_STOP = re.compile(rf"[《》]|。(?>(?:[ \t\u3000\r]*\n)+)(?![{_UNSEEN}]*[.．])")
"""What opens and closes a title, within which nothing ends; and a full stop with the line ends behind it."""

_NOTE = 40
"""So far before a stop a bracket is looked for that is still open."""


def stretches(text: str) -> list[tuple[int, str]]:
    """The stretches of a text with their offsets, line ends included; put together they are the text."""
    found: list[tuple[int, str]] = []
    start = depth = 0
    for stop in _STOP.finditer(text):
        sign = text[stop.start()]
        if sign != "。":
            depth = depth + 1 if sign == "《" else max(depth - 1, 0)
        elif not depth and not _in_brackets(text, stop.start()):
            found.append((start, text[start : stop.end()]))
            start = stop.end()
    if start < len(text) or not found:
        found.append((start, text[start:]))
    return found


def _in_brackets(text: str, end: int) -> bool:
    """Whether a bracket stands open before an offset."""
    before = text[max(end - _NOTE, 0) : end]
    return max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))
