"""What is told to stand before or behind what in time: 备案在签订之前, 签订日期在备案日期之后."""

import re
from collections.abc import Iterator

from drafter.verification.relations.sides import FIGURE, Side

_N = f"[^，。；：、（）{FIGURE}]"
_PLACED = re.compile(
    rf"(?P<one>{_N}{{2,36}}?)(?P<word>(?:[都均却反而也就]|是)*在(?P<other>{_N}{{2,12}}?)(?:之|以)?(?P<when>[前后]))"
    r"(?:了|的)?(?=[，。；）]|$)"
)
_ASKED = re.compile("应当?|必须|须|不得|要求|规定|确保|未能?|没有?能?|不是|并非|是否|如果|[若凡]")


def placed(line: str) -> Iterator[Side]:
    """The claims of a sentence, half width, without blanks, with `FIGURE` for every figure."""
    for match in _PLACED.finditer(line) if "在" in line else ():
        if not _ASKED.search(match.group()):
            start, end = match.span("word")
            later, shared = match["when"] == "后", line[: match.start()]
            yield Side(start, end, match["word"], match["one"], match["other"], shared, later, False, True, -1)
