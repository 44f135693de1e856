"""Boxes to tick: of a group in which one is ticked the others are left empty on purpose."""

import re

_TICK = "√✓✔☑☒■●"
_BRACKETS = re.compile(rf"[（(]\s*(?P<tick>[{_TICK}VvＶ]?)\s*[）)]")
_BOX = re.compile(rf"(?P<tick>[{_TICK}])|[□☐口](?![\u4e00-\u9fff]?[径岸碑号头腔子粮食])")
_PARTED = re.compile(r"[。；;\n]")
_OPTION = re.compile(r"[□☐口]\s*(?P<name>[\u4e00-\u9fff]{2,6})[一二三四五六\d]\s*[：:]\s*$")
_LABELS = (
    r"[ \t]*(?:\d{1,2}[、.．]|（?[一二三四五六七八九十]{1,2}[）、])?"
    r"[\u4e00-\u9fff]{2,8}/[\u4e00-\u9fff]{2,12}[：:]"
)
_ALTERNATIVES = re.compile(_LABELS + r"[ \t]*[_＿]+[^/\n_]{0,4}/[ \t]*[_＿]+[^\n_]{0,4}\n\s*")
_FILLED = re.compile(_LABELS + r"[^\n_]{0,12}\d")
_CHAPTER = 4000
"""How far before it the option that was taken may begin."""
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


def is_of_option_not_taken(text: str, at: int) -> bool:
    """Whether a blank is all of an option without a tick, behind one with a tick: ■方式一 … □方式二：__."""
    own = _OPTION.search(text, max(0, at - _FARTHEST), at)
    if own is None:
        return False
    ticked = rf"[{_TICK}]\s*{own['name']}[一二三四五六\d]\s*[：:]"
    return bool(re.search(ticked, text[max(0, own.start() - _CHAPTER) : own.start()]))


def is_of_other_alternative(text: str, at: int) -> bool:
    """Whether a blank is one of two that are both left open, while the line below fills its own: A/B：__/__."""
    line = _ALTERNATIVES.match(text, text.rfind("\n", 0, at) + 1)
    return line is not None and bool(_FILLED.match(text, line.end()))


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
