"""Items of a list of amounts that have a name and nothing else: （一）因公出国费 beside （二）公务接待费0万元."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.doubts import Doubt
from drafter.audit.itemized import itemized
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "residue"

_LONGEST = 24
_OMITTED = re.compile(r"\s*[（(]?(?:从|此处)?略[）)]?。?\s*")
_STOPS = frozenset("，。；：")


def _left_out(reading: Reading) -> Iterator[Issue]:
    """Headings below which （略） is all there is."""
    for head, block in pairwise(reading.blocks):
        if head.depth and not block.depth and _OMITTED.fullmatch(block.text):
            spans = [(block.start, block.end), (head.start, head.end)]
            title, text = head.text.strip(), block.text.strip()
            yield reading.issue(KIND, "only_omitted", spans, doubt=Doubt.ELSEWHERE, title=title, text=text)


def check(reading: Reading) -> Iterator[Issue]:
    """Items that are a bare name, or have a bare number, where another of their list has its amount."""
    yield from _left_out(reading)
    for told in itemized(reading):
        for item in told.items if told.amounts else ():
            if item.amount and item.unmeasured:
                yield reading.issue("unit", "no_unit", [item.amount.span], name=item.label, text=item.amount.text)
            text = item.text.strip()
            if item.amount is None and 0 < len(text) <= _LONGEST and not _STOPS & set(text) and item.bare:
                spans = [sentence.span for sentence in item.sentences]
                yield reading.issue(KIND, "empty_item", spans, severity=Severity.WARNING, name=text)
