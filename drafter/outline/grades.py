"""Grades as documents state them: the one that was given, and the scale with its lower bounds."""

import re
from decimal import Decimal

from drafter.text.width import fold

GRADES = "优秀|良好|中等|一般|较好|较差|合格|不合格|优|良|中|低|差"
GIVEN = re.compile(
    rf"(?:等级|级别|档次|评级|结论|结果|评定|评价|[评确]定|[评定]为)(?:评定|确定|级别|结果)?(?:为|是|属于|属|[:：])*[“\"『「‘（]?(?P<g>{GRADES}|[A-E](?=级|等|档|[，,。；;”\"]|$))(?![于的先化异中于以])"
    rf"|[“\"『「‘](?P<q>{GRADES})[”\"』」’](?:级|等级|档)?|(?<=分)[（(](?P<b>{GRADES})[)）]"
)
"""A grade that is given: behind its word, in quotes, or in brackets behind the points."""

_RANGE = re.compile(rf"(?P<g>{GRADES})")
_BRACKETED = re.compile(rf"(?:{GRADES})[级等]{{0,2}}[（(][^）)]*\d[^）)]*[）)]")
_FEWEST_GRADES = 3
_SCALE_WINDOW, _SCALE_BEFORE = 200, 60


def grade_named(match: re.Match[str] | None) -> str:
    """The grade of a match of `GIVEN`; empty without one."""
    return (match["g"] or match["q"] or match["b"]) if match else ""


def scale(text: str) -> tuple[tuple[str, Decimal], ...]:
    """The grades with their lower bounds in points, where at least three are told in a row; else empty."""
    place = text.find("优")
    while place >= 0:
        start = max(text.rfind("\n", 0, place), place - _SCALE_BEFORE) + 1
        window = text[start : place + _SCALE_WINDOW]
        if sum(char.isdigit() for char in window) >= 2 * _FEWEST_GRADES:
            folded = fold(window).text
            sentence = folded[folded.rfind("。", 0, folded.find("优")) + 1 :].partition("。")[0]
            if found := _bounds(sentence):
                return found
        place = text.find("优", place + 1)
    return ()


def _behind_colon(part: str) -> str:
    """What stands behind a colon, if the grade does."""
    behind = part.rpartition("：")[2]
    return behind if _RANGE.search(behind) else part


def _bounds(window: str) -> tuple[tuple[str, Decimal], ...]:
    found: dict[str, Decimal] = {}
    for part in re.split(r"[，,、；;。]", window):
        bracketed = _BRACKETED.search(part)
        piece = bracketed.group() if bracketed else _behind_colon(part)
        grades = {match["g"] for match in _RANGE.finditer(piece)}
        numbers = [Decimal(number) for number in re.findall(r"\d{1,3}(?:\.\d+)?", piece)]
        if len(grades) == 1 and numbers:
            open_below = len(numbers) == 1 and re.search(r"以下|[<＜]\d|不足|低于|小于|未满", piece)
            found.setdefault(grades.pop(), Decimal(0) if open_below else min(numbers))
    ordered = tuple(sorted(found.items(), key=lambda pair: -pair[1]))
    return ordered if len(ordered) >= _FEWEST_GRADES and ordered[0][0].startswith("优") else ()
