"""A year that one comparison of a report names and no other: 与2016年相同 throughout, and 与2015年相同 once."""

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "date_year"

_COMPARED = re.compile(
    r"[与和同较比](?P<year>20\d{2})年度?(?:决算数?|支出数?)?[，,]?(?:相同|相比|持平|一致|增|减|上升|下降)"
)
_FEWEST = 3
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)


def check(reading: Reading) -> Iterator[Issue]:
    """The year before that of the last one in a single comparison, if the report speaks nowhere else of it."""
    places: dict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    for block in reading.blocks:
        for match in _COMPARED.finditer(block.text) if block.kind in _WRITTEN else ():
            places[match["year"]].append((block.span(*match.span("year")), match[0]))
    last = str(reading.year - 1) if reading.year else ""
    for year, found in places.items():
        once = len(found) == 1 and reading.text.count(year) == 1 and int(year) < int(last or 0)
        if once and len(places.get(last, ())) >= _FEWEST:
            span, text = found[0]
            yield reading.issue(KIND, "odd_base", [span], severity=Severity.WARNING, text=text, year=last)
