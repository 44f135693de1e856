"""A list by 项级科目 in which one code stands for two items: 甲（科目代码2210201）a，乙（科目代码2210201）b."""

import re
from collections.abc import Iterator

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading

KIND = "two_values"

_BY_CODE = re.compile(r"按[^，。；]{0,6}项级科目.*[：:]$")
_BEHIND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{3,24})[（(](?:[\u4e00-\u9fff]{0,4}(?:代|编)码)?[：:]?(?P<code>\d{7})[）)](?=[\u4e00-\u9fff]{0,6}\d)"
)
_BEFORE = re.compile(
    r"^[（(][一二三四五六七八九十]+[）)]、?(?P<code>\d{7})(?P<name>[\u4e00-\u9fff—－\-（）]{3,40}?)\d"
)
_SAME = 4
"""Items of one code whose names begin alike are kinds of expense within it."""
_TAIL = re.compile(r"(?:财政)?(?:拨款)?支出$|[（(]项[）)]")


def check(reading: Reading) -> Iterator[Issue]:
    """Codes of one list that stand behind or before two names."""
    by_code = False
    known: dict[str, tuple[str, tuple[int, int]]] = {}
    for block in reading.blocks:
        if block.kind in (BlockKind.PROSE, BlockKind.HEADING) and _BY_CODE.search(block.text):
            by_code, known = True, {}
        elif by_code and not (found := list(_codes(block))):
            by_code = False
        elif by_code:
            for code, name, span in found:
                first = known.setdefault(code, (name, span))
                if first[0][:_SAME] != name[:_SAME]:
                    yield reading.issue(KIND, "one_code", [first[1], span], code=code, first=first[0], second=name)


def _codes(block: Block) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(block.text):
            yield match["code"], _TAIL.sub("", match["name"]), block.span(*match.span("code"))
