"""Columns of a flattened table, where its head, its figures and its serial numbers tell them."""

import re
from collections.abc import Sequence

from drafter.outline.layout import STOPS, Line
from drafter.outline.regions import figures

_FEWEST_COLUMNS = 2
_SERIAL = re.compile(r"(\d{1,3})(?:[\s\u3000.、]+(.*))?$")
_SERIAL_HEAD = ("序号", "编号", "序")
_CODED = re.compile(r"(?=.*\d)[A-Za-z0-9〔〕()（）_/.\-年月日]{3,}$")
Rows = tuple[tuple[str, ...], ...]


def rebuilt(lines: Sequence[Line]) -> Rows | None:
    """The rows of a flattened table, its head first; `None` where its columns cannot be told.

    The head must stand on one line, its words parted by blanks; a page may repeat it.
    """
    texts = [line.text for line in lines]
    if len(texts) < _FEWEST_COLUMNS:
        return None
    head = tuple(texts[0].split())
    if len(head) < _FEWEST_COLUMNS or any(set(STOPS + "，") & set(word) or figures(word) for word in head):
        return None
    body = [text for text in texts[1:] if tuple(text.split()) != head]
    rows = _figured(body, len(head)) or _counted(body, head) or _told(body, len(head))
    return (head, *rows) if rows else None


def _figured(body: Sequence[str], columns: int) -> Rows | None:
    """Rows of one name and figures; a name that was wrapped stands on the lines before its figures."""
    rows: list[tuple[str, ...]] = []
    name = ""
    for text in body:
        ends = figures(text)
        if len(ends) == columns - 1:
            words = text.split()[: -len(ends)]
            rows.append((name + "".join(words), *ends))
            name = ""
        elif ends:
            return None
        else:
            name += text
    if columns <= _FEWEST_COLUMNS or name or not all(row[0] for row in rows):
        return None
    return tuple(rows) or None


def _counted(body: Sequence[str], head: tuple[str, ...]) -> Rows | None:
    """Rows that begin with a serial number, 1, 2, 3 …; the last column takes what is wrapped."""
    if head[0] not in _SERIAL_HEAD:
        return None
    rows: list[list[str]] = []
    for text in body:
        match = _SERIAL.match(text)
        if match and int(match[1]) == len(rows) + 1:
            rows.append([match[1], match[2] or ""])
        elif rows:
            rows[-1][1] += text
        else:
            return None
    if len(head) == _FEWEST_COLUMNS:
        return tuple((number, rest) for number, rest in rows) or None
    parted = [(number, *rest.split()) for number, rest in rows]
    return tuple(parted) if parted and all(len(row) == len(head) for row in parted) else None


def _told(body: Sequence[str], columns: int) -> Rows | None:
    """Rows that begin with a code and hold a word for every column; the last word may stand below, wrapped."""
    rows: list[list[str]] = []
    for text in body:
        words = text.split()
        if _CODED.match(words[0]) and columns - 1 <= len(words) <= columns:
            if rows and len(rows[-1]) < columns:
                return None
            rows.append(words)
        elif not rows or len(words) > 1:
            return None
        elif len(rows[-1]) < columns:
            rows[-1].append(text)
        else:
            rows[-1][-1] += text
    return tuple(map(tuple, rows)) if rows and all(len(row) == columns for row in rows) else None
