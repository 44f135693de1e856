"""What the checks of counted lists share: which count a list answers, and how a wrong one is told."""

import re

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

COUNT = r"(?P<count>\d{1,2}|[两三四五六七八九十]|十[一二三四五六七八九])"
_BESIDE = re.compile(
    r"\d+(?:个|家|所|名|项|类|处|座|支|台|辆)[^，。；：、\d]{0,12}(?:和|与|及|以及|、)[^，。；：、\d]{0,4}$"
)
_FARTHEST = 300
_NEAR = 24


def of_another_count(sentence: Sentence, at: int, found: int) -> bool:
    """Whether a list has as many names as something else that its sentence counts before a place."""
    return any(f.value == found for f in sentence.figures if f.at != at and f.at < at + _NEAR)


def beside_another(lead: str) -> bool:
    """Whether a count is the second of two that are joined, whose list names the things of both."""
    return bool(_BESIDE.search(lead[-_FARTHEST:]))


def miscounted(  # a count, its list, and what was guessed of it
    reading: Reading,
    sentence: Sentence,
    places: tuple[tuple[int, int], tuple[int, int]],
    numbers: tuple[int, int],
    items: str = "",
    doubt: Doubt | None = None,
) -> Issue:
    """A count and a list with another number of items.

    `places` are those of the count and of the list in the block, `numbers` what is stated and what is found.
    """
    spans = [sentence.block.span(*place) for place in places]
    names = items or re.sub(r"\s", "", reading.text[slice(*spans[1])])
    value, found = numbers
    return reading.issue("count_list", "listed", spans, doubt=doubt, stated=value, found=found, items=names)
