"""One finding for a passage that was copied: what rows of a workbook repeat is told once, with all its places."""

import re
from collections.abc import Iterable, Iterator

from drafter.audit.model import Issue
from drafter.audit.reading import Reading, say

_AROUND = 30
_EDGE = re.compile(r"[\n\t|]")
_SHOWN = 3


def told_once(reading: Reading, issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues; of those that say the same of the same words in the same surroundings the first, for all."""
    groups: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        said = tuple(quote.text for quote in issue.quotes)
        key = issue.kind, issue.message, issue.expected, issue.severity, said, _around(reading, issue)
        groups.setdefault(key, []).append(issue)
    for first, *others in groups.values():
        yield _for_all(first, others) if others else first


def _around(reading: Reading, issue: Issue) -> str:
    """What stands before and behind the first place of an issue in its line and its cell."""
    start, end = issue.quotes[0].start, issue.quotes[0].end
    before = _EDGE.split(reading.text[max(0, start - _AROUND) : start])[-1]
    return before + "\0" + _EDGE.split(reading.text[end : end + _AROUND])[0]


def _for_all(first: Issue, others: list[Issue]) -> Issue:
    """The first of some issues with the places of all."""
    places = list(dict.fromkeys(other.place for other in others))
    also = say(
        "copied",
        count=len(others),
        places="、".join(places[:_SHOWN]) + ("等" if len(places) > _SHOWN else ""),
    )
    quotes = (*first.quotes, *(quote for other in others for quote in other.quotes))
    return first.model_copy(update={"message": f"{first.message}{also}", "quotes": quotes})
