"""A report whose title, and the lines around it, do not say of which year it is."""

import re
from collections.abc import Iterator
from itertools import takewhile

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "date_year"

_TITLE = re.compile(
    r"[^，。；：]{0,30}(?:整体支出|部门预算|单位预算)[^，。；：]{0,16}(?:自评报告|评价报告|自评情况报告|绩效报告|自评总结报告)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4}年|(?:19|20)[xX×*]{2}|年度")
_LONGEST_LINE = 60


def check(reading: Reading) -> Iterator[Issue]:
    """At most one issue: the title."""
    head = list(takewhile(lambda block: not block.depth, reading.blocks))
    lines = [block for block in head if len(block.text) <= _LONGEST_LINE]
    title = next((block for block in lines if _TITLE.fullmatch(block.text)), None)
    if title and len(head) < len(reading.blocks) and not any(_YEAR.search(block.text) for block in lines):
        yield reading.issue(
            KIND, "undated_title", [title.span(0, len(title.text))], severity=Severity.WARNING, title=title.text
        )
