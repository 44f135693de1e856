"""A number of matters against the numbered list right behind it: 四个问题：1.…；2.…；3.…, 三点：（一）…."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.text.numerals import parse_numeral

KIND = "count_list"

_ANNOUNCED = re.compile(
    r"(?<![第前后这那每各\d.〇一二三四五六七八九十百])(?P<count>[两二三四五六七八九十]|\d{1,2})(?P<noun>(?:个|项|条|点|类|大|种|方面)"
    r"[^，。；：:\d]{0,12})(?P<open>[：:])"
)
_LABELS = (
    re.compile(r"(?:^|(?<=[；;。，]))(?P<n>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:^|(?<=[；;。，、]))[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"(?:^|(?<=[；;。，]))[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]"),
    re.compile(r"(?:^|(?<=[；;。，]))第(?P<n>[一二三四五六七八九十])[，、,]"),
)
_MORE = re.compile(r"等|此外|另外|其[中他余]|同时|还")
_BACK = re.compile(r"[”’」）)]*(?:$|上述|以上|这些|针对|对此|为此|下一步)")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers that the lists behind them, in one sentence, do not bear out."""
    for block in reading.blocks:
        for match in _ANNOUNCED.finditer(block.text):
            rest = block.text[match.end() :]
            count = _number(match["count"])
            found = next((run for labels in _LABELS if (run := _run(labels, rest))), 0)
            if found >= _FEWEST and found != count > 1:
                span = block.span(match.start("count"), match.end("noun"))
                yield reading.issue(
                    KIND, "numbered", [span], stated=f"{match['count']}{match['noun']}", found=found
                )


def _run(labels: re.Pattern[str], rest: str) -> int:
    """How many entries a list has that begins at once and fills one sentence; 0 for none."""
    listed, stop, behind = rest.partition("。")
    values = [_number(match["n"]) for match in labels.finditer(listed)]
    first = labels.match(listed)
    closed = (
        bool(stop) and _BACK.match(behind) is not None and not _MORE.search(re.sub(r"（[^（）]*）", "", listed))
    )
    return len(values) if first and closed and values == list(range(1, len(values) + 1)) else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or 0)
