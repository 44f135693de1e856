"""The reasons in the score table against the failings that the report's own section names."""

import re
from collections.abc import Iterator

from drafter.audit.evidence import failings
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.sheet import Point, Scored, points
from drafter.sheets.passages import Passage

KIND = "two_values"

_QUOTED = re.compile(r"[“《][^“”《》]{2,24}[”》]")
_SAME_BEGINNING = 6
_LONGEST = 30
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Failings that stand in one of the two only."""
    for scored in reading.sheet:
        if not scored.lost or scored.lost < 0 or not scored.section:
            continue
        table = points(scored.row.reason.text)
        said = failings(scored.blocks, reading.text)
        body = points(said.text)
        if len(table) >= _FEWEST and len(body) >= _FEWEST:
            if _one_list(table, body) and len(table) != len(body):
                yield _count(reading, scored, table, said, body)
            yield from _quotes(reading, scored, table, said, body)


def _one_list(table: tuple[Point, ...], body: tuple[Point, ...]) -> bool:
    """Whether both are one list: what the shorter counts stands in the longer, in its order."""
    short, long = sorted((table, body), key=len)
    return len(short) >= _FEWEST and all(_same(a, b) for a, b in zip(short, long, strict=False))


def _same(one: Point, other: Point) -> bool:
    """Whether two failings begin alike, or one of them begins with words that the other has."""
    a, b = one.text[:_SAME_BEGINNING], other.text[:_SAME_BEGINNING]
    return a in other.text or b in one.text


def _count(
    reading: Reading, scored: Scored, table: tuple[Point, ...], block: Passage, body: tuple[Point, ...]
) -> Issue:
    reason = scored.row.reason
    more = body[len(table) :] or table[len(body) :]
    said = block if len(body) > len(table) else reason
    return reading.issue(
        KIND,
        "reasons_count",
        [
            reason.span(table[0].at, table[-1].behind),
            block.span(body[0].at, body[-1].behind),
            *(said.span(point.at, point.behind) for point in more),
        ],
        severity=Severity.WARNING,
        name=scored.name,
        table=len(table),
        body=len(body),
        rest="；".join(point.text[:_LONGEST] for point in more),
    )


def _quotes(
    reading: Reading, scored: Scored, table: tuple[Point, ...], block: Passage, body: tuple[Point, ...]
) -> Iterator[Issue]:
    """Things that a reason names beside others of which alone the same failing of the section speaks."""
    for own, other in zip(table, body, strict=False):
        named = _QUOTED.findall(own.text)
        more = [name for name in named if not _spoken_of(name, block.text)]
        if _same(own, other) and more and len(more) < len(named):
            yield reading.issue(
                KIND,
                "reason_more",
                [scored.row.reason.span(own.at, own.behind), block.span(other.at, other.behind)],
                severity=Severity.WARNING,
                name=scored.name,
                more="、".join(more),
                body=other.text[:_LONGEST],
            )


def _spoken_of(name: str, text: str) -> bool:
    """Whether a text has a name, or the greater part of it."""
    bare = name[1:-1]
    return bare in text or bare[: max(2, len(bare) * 2 // 3)] in text
