"""Boxes to tick: of a group in which one is ticked the others are left empty on purpose."""

import re

_TICK = "√✓✔☑☒■●"
_BRACKETS = re.compile(rf"[（(]\s*(?P<tick>[{_TICK}VvＶ]?)\s*[）)]")
_BOX = re.compile(rf"(?P<tick>[{_TICK}])|[□☐口](?![\u4e00-\u9fff]?[径岸碑号头腔子粮食])")
_PARTED = re.compile(r"[。；;\n]")
_FARTHEST = 24
"""How many characters an option may have, with the numbers and colons around it."""


def is_left_open(text: str, at: int) -> bool:
    """Whether an empty pair of brackets is one of several options, of which exactly one is ticked.

    （√）经常性项目（）一次性项目 is a choice that was made; of （）是（）否 nothing was chosen.
    """
    return _one_ticked(_group(text, at, _BRACKETS))


def is_of_open_option(text: str, at: int) -> bool:
    """Whether a blank belongs to an option that was not ticked, while another was: ☑县级 □其他____."""
    before = list(_BOX.finditer(text, max(0, at - _FARTHEST), at))
    if not before or before[-1]["tick"] or _PARTED.search(text, before[-1].end(), at):
        return False
    return _one_ticked(_group(text, before[-1].start(), _BOX))


def _one_ticked(group: list[re.Match[str]]) -> bool:
    return len(group) > 1 and sum(bool(box["tick"]) for box in group) == 1


def _group(text: str, at: int, boxes: re.Pattern[str]) -> list[re.Match[str]]:
    """The boxes around one, each near to the next and in the same sentence."""
    found = list(boxes.finditer(text))
    index = next((i for i, box in enumerate(found) if box.start() <= at < box.end()), None)
    if index is None:
        return []
    first = behind = index
    while first and _near(text, found[first - 1], found[first]):
        first -= 1
    while behind + 1 < len(found) and _near(text, found[behind], found[behind + 1]):
        behind += 1
    return found[first : behind + 1]


def _near(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return len(between) <= _FARTHEST and not _PARTED.search(between)
