"""Fields at the head of a document: a label and its value in a line, 填报单位：…, or in the cells of a form."""

import re
from collections.abc import Iterable, Iterator

from drafter.text.width import fold

_APART = re.compile(r"\t|[ \u3000]{2,}")
_LONGEST = 40
_CODE = re.compile(r"^[\[【（(]?\d{3,}[\]】）)]?[-—]?(?=[\u4e00-\u9fff])(?!年)")
"""The number of a department in the program that printed a form."""
_BREAK = re.compile("[\n，。；|]")

DEPARTMENT = re.compile(
    r"(?:预算(?:主管)?部门|部门名称|单位名称|预算单位|评价对象|被?(?:评价|考评|考核|复核|评估)(?:单位|部门)|项目(?:实施)?单位"
    r"|主管(?:部门|单位)|填报(?:单位|部门)|自评单位|实施单位|部门[（(]单位[）)](?:名称)?|申报单位)"
)
YEAR = re.compile("(?:评价|预算|填报|绩效|自评|项目)?年[度份]")


def values(lines: Iterable[str], label: re.Pattern[str], cell: re.Pattern[str]) -> Iterator[str]:
    """What stands behind a label, in the order of the lines.

    Args:
        lines: of the document; the cells of a row are parted by tabs.
        label: matches the whole label, without its colon.
        cell: matches a value that stands in a cell beside its label, so that no head of a column is one.
    """
    for line in lines:
        pieces = [fold(piece).text for piece in _APART.split(line)]
        pieces = [piece for piece in pieces if piece]
        for at, piece in enumerate(pieces):
            match = label.search(piece)
            if match is None:
                continue
            behind = piece[match.end() :]
            bracket = re.match(r"[（(][^（）()]*[）)]", behind)
            behind = behind[bracket.end() :] if bracket else behind
            if behind.startswith((":", "：")):
                yield from _value(behind[1:] or "".join(pieces[at + 1 : at + 2]))
            elif not behind and at + 1 < len(pieces) and cell.search(pieces[at + 1]):
                yield from _value(pieces[at + 1])


def _value(said: str) -> Iterator[str]:
    value = _CODE.sub("", _BREAK.split(said, maxsplit=1)[0].strip(" _—"))[:_LONGEST]
    if len(value) > 1:
        yield value
