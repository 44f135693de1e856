"""问题有四：其一…其三; 有两个乡镇落后：甲乡61%，乙乡58%，丙镇47%: counts and what is told one by one."""

import re
from collections.abc import Iterator

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.text.numerals import parse_numeral

KIND = "count_list"

_NUMERALS = "一二三四五六七八九"
_IN_NUMBER = re.compile(
    r"(?:(?P<noun>问题|原因|不足|短板|建议|意见|做法|经验|特点|成效|亮点|方面|教训|表现|难点|矛盾)(?:主要|大致|大体)?(?:有|共有|在于)"
    r"(?P<count>[二两三四五六七八九])|(?<![第前后])(?P<number>[二两三四五六七八九])(?:个|条|点|项|大|方面)(?:方面|主要|突出|明显)?(?:的)?"
    r"(?P<kind>问题|原因|不足|短板|建议|意见|做法|经验|特点|成效|亮点|教训|表现|难点)?)[：:，,。]?(?=其一|一是)"
)
_ORDER = re.compile(r"其(?P<n>[一二三四五六七八九])(?=[，,是为、])")
_AGAIN = re.compile(r"(?:^|[：:；。，])(?P<n>[一二三四五六七八九])(?=是)")
_FAR = 1500
_PLACES = re.compile(
    r"(?<![第前后另])有(?P<count>[两二三四五六七八九]|\d{1,2})个(?P<noun>乡镇|镇|乡|村|社区|街道|县|县区)[^：:，。；\d]{0,16}[：:]"
    r"(?P<list>[^。：:]+)[。]"
)
_ENDINGS = {"乡镇": "[乡镇]", "县区": "[县区]"}
_REST = re.compile(r"[，；](?:其余|其他|另外|剩余|其它|此外)")
_MORE = re.compile(r"等|其中|包括|例如|主要是|以及|和|与")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of matters and of places that are not those told one by one."""
    for block in reading.blocks:
        if block.kind is BlockKind.PROSE:
            if "其一" in block.text or "：一是" in block.text:
                yield from _in_order(reading, block)
            if "个" in block.text and "：" in block.text:
                yield from _places(reading, block)


def _in_order(reading: Reading, block: Block) -> Iterator[Issue]:
    """问题有四：其一，…；其二，…；其三，… and no more."""
    for match in _IN_NUMBER.finditer(block.text):
        group = "count" if match["count"] else "number"
        count = _number(match[group])
        labels = _ORDER if block.text.startswith("其", match.end()) else _AGAIN
        if labels is _AGAIN and not match["count"]:
            continue
        found = [_NUMERALS.index(m["n"]) + 1 for m in labels.finditer(block.text, match.end() - 1)]
        again = found.index(1, 1) if 1 in found[1:] else len(found)
        run = found[:again]
        if len(run) < _FEWEST or run != list(range(1, len(run) + 1)) or len(run) == count:
            continue
        behind = reading.text[block.end : block.end + _FAR]
        following = _NUMERALS[len(run) : len(run) + 1]
        if following and (f"其{following}" in behind or f"{following}是" in behind):
            continue
        span = block.span(match.start(), match.end())
        yield reading.issue(KIND, "numbered", [span], stated=match[0].rstrip("：:，,。"), found=len(run))


def _places(reading: Reading, block: Block) -> Iterator[Issue]:
    """有两个乡镇…：桃溪乡…，白沙乡…，黄坪镇…，其余… of the rest."""
    for match in _PLACES.finditer(block.text):
        listed = _REST.split(match["list"])[0]
        ending = _ENDINGS.get(match["noun"], match["noun"])
        name = re.compile(rf"(?:[一-龥]{{1,4}}?{ending})(?=[完为占仅只得有达的]|\d|因|实)")
        pieces = [piece for piece in re.split("[，；、]", listed) if piece]
        names = [found[0] for piece in pieces if (found := name.match(piece))]
        count = _number(match["count"])
        several = _FEWEST <= len(names) == len(set(names)) == len(pieces)
        if several and len(names) != count and not _MORE.search(listed):
            first = match.start("list")
            last = first + len(listed)
            spans = [block.span(match.start("count"), match.end("noun")), block.span(first, last)]
            items = "、".join(names)
            yield reading.issue(KIND, "listed", spans, stated=count, found=len(names), items=items)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or 0)
