"""Whether a blank or a line end cuts one number, year or code in two: 1,53|9.73万元, 202|2年, YLCG2022-02|41号."""

import re

from drafter.text import units
from drafter.text.alternation import trie

_NUMBER_TAIL = re.compile(r"(?:^|[^0-9.,\s])\s*[0-9][0-9,]*(?:\.[0-9]*)?$")
_COUNTER = trie(dict.fromkeys(units.COUNTERS, ""))
_NUMBER_HEAD = re.compile(rf"[0-9][0-9,]*(?:\.[0-9]+)?[ \u3000]*(?:[百千万亿拾〕]|{_COUNTER})")
_POINT_HEAD = re.compile(r"\.[0-9]")
_CODE_TAIL = re.compile(r"(?:^|[^A-Za-z0-9-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-?$")
_CODE_HEAD = re.compile(r"[A-Z]{0,4}-?[A-Z0-9]*\d{3}")
_CODE_BEGUN = re.compile(r"(?:^|[^A-Za-z0-9-])[A-Z]{2,8}[A-Z0-9-]*$")
_CODE_REST = re.compile(r"(?:\d{1,6}[A-Z]{1,8}|[A-Z]{1,8}\d|-)[A-Z0-9-]*\d{2,}号|\d{3,}号")
_LONG_CODE_TAIL = re.compile(r"(?:^|[^A-Za-z0-9-])(?=[A-Z0-9-]*\d)[A-Z]{1,8}[A-Z0-9-]{2,}$|[A-Z][A-Z0-9]*-\d*$")
_CODE_END = re.compile(rf"[A-Z0-9-]{{0,12}}\d(?![A-Za-z0-9.,%]|{_COUNTER})")
_IN_PROSE = re.compile(r"[\u4e00-\u9fff]{2}[A-Z][A-Z0-9-]*$")
_YEAR_BEGUN = re.compile(r"(?:^|[^\d.,])(?P<it>[12]\d{0,2})$")
_YEAR_ENDED = re.compile(r"(?P<it>\d{1,3})年")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_IN_BRACKETS = re.compile(r"[〔\[（(【]\d{1,3}$")
_BRACKET_HEAD = re.compile(r"\d{1,3}[〕\]）)】]")
_BEHIND_BRACKETS = re.compile(r"[〔\[（(【](?:19|20)\d{2}[〕\]）)】]第?\d{1,4}$")
_NUMBER_OF_PAPER = re.compile(r"\d{1,4}[ \u3000]?号")
_GROUP_TAIL = re.compile(r"[0-9],[0-9]{0,2}$")
_COMMA_TAIL = re.compile(r"(?:^|[^0-9.])[0-9]{1,3}(?:,[0-9]{3})*,$")
_COMMA_HEAD = re.compile(r"[0-9]{3}(?:,[0-9]{3})*(?:\.[0-9]+)?[ \u3000]?(?:[百千万亿]|元)")
_POINT_TAIL = re.compile(r"[\u4e00-\u9fff:：][ \u3000]?[0-9][0-9,]*\.$")
_DECIMAL_HEAD = re.compile(r"[0-9]{1,4}[ \u3000]?(?:[百千万亿%]|元)")
_SPACED_TAIL = re.compile(r"[\u4e00-\u9fff:：][0-9]{1,3}(?:[ \u3000][0-9]{3})*$")
_SPACED_HEAD = re.compile(r"[0-9]{3}(?:[ ,\u3000][0-9]{3})*(?:\.[0-9]+)?[ \u3000]?[万亿]?元")
_IN_A_NUMBER = ((_COMMA_TAIL, _COMMA_HEAD), (_POINT_TAIL, _DECIMAL_HEAD), (_SPACED_TAIL, _SPACED_HEAD))
"""A blank inside an amount of money: behind a grouping comma, behind the point, or instead of the comma."""

_RUNNING = re.compile(r"[\u4e00-\u9fff]{4}\d[\d,]*(?:\.\d*)?$")
"""Prose that ends in a number; a cell of a table has its number alone."""
_BEGUN = re.compile(r"[\u4e00-\u9fff]{2}\d[\d,]*(?:\.\d*)?$")
_GOES_ON = re.compile(r"[^\n]{8,}[，。；、]|[^\n]{14,}")
"""A line too long for a cell, behind a number that prose has begun."""

_FULL_LINE = 12
"""A line of prose shorter than this was not cut by a margin; digits at its end stand alone."""

_TAIL, _HEAD = 60, 24
"""So many characters before and behind a blank are looked at."""


def cut(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank between two characters of words or numbers cuts one number in two."""
    before = text[max(blank.start() - _TAIL, 0) : blank.start()]
    after = text[blank.end() : blank.end() + _HEAD]
    if _POINT_HEAD.match(after):
        return True
    if "\n" not in blank.group():
        return any(tail.search(before) and head.match(after) for tail, head in _IN_A_NUMBER)
    line = before.rpartition("\n")[2]
    return _of_paper(before, after) or _of_year(before, after) or _of_code(line, after) or _of_number(line, after)


def _of_paper(before: str, after: str) -> bool:
    """Whether a line ends in the number of a paper: 〔202|2〕, 〔2022〕16|0号."""
    year = _IN_BRACKETS.search(before) and _BRACKET_HEAD.match(after)
    return bool(year or (_BEHIND_BRACKETS.search(before) and _NUMBER_OF_PAPER.match(after)))


def _of_year(before: str, after: str) -> bool:
    """Whether a line ends in a year: 202|2年, 20|22年."""
    begun, ended = _YEAR_BEGUN.search(before), _YEAR_ENDED.match(after)
    return bool(begun and ended and _YEAR.fullmatch(begun.group("it") + ended.group("it")))


def _of_code(line: str, after: str) -> bool:
    """Whether a line ends in a code; a short one may be a cell of a table, unless what follows ends the code."""
    if _CODE_BEGUN.search(line) and _CODE_REST.match(after):
        return True
    full = len(line) >= _FULL_LINE
    if _LONG_CODE_TAIL.search(line) and _CODE_END.match(after):
        return full or bool(_IN_PROSE.search(line))
    return full and bool(_CODE_TAIL.search(line) and _CODE_HEAD.match(after))


def _of_number(line: str, after: str) -> bool:
    """Whether a line ends in a number: a full line, or prose that has begun, and not a cell."""
    if not _NUMBER_HEAD.match(after):
        return False
    full = len(line) >= _FULL_LINE and _NUMBER_TAIL.search(line)
    running = _RUNNING.search(line) or (_BEGUN.search(line) and _GOES_ON.match(after))
    return bool(_GROUP_TAIL.search(line) or full or running)
