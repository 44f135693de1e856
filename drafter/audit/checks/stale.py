"""What was carried over from an earlier year: watchwords of their time, plans for years that are past."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "residue"

_PLANNED = re.compile(
    r"(?:(?<![虚草])拟|计划|预计|将)(?:从|于|在|自)?(?P<year>20\d{2})年(?:度)?(?:\d{1,2}月)?(?:起|开始|启动|实施|开展|建成|完成|完工|投入)"
)
_OF_THEN = re.compile(r"原|曾|当时|规划|方案|《|上年|去年|以来|按照")
_TITLE = re.compile(r"(?P<year>20\d{2})年(?:度)?[^，。；]{0,24}(?:预算|决算|自评|绩效|评价|报告)")
_PAST = 2
_LONGEST_TITLE = 45


@cache
def _watchwords() -> tuple[tuple[re.Pattern[str], int, re.Pattern[str]], ...]:
    """Watchwords with the last year in which they stood alone, and what shows a text to be newer."""
    text = resources.files(__package__).joinpath("stale.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(said), last, re.compile(newer)) for said, last, newer in tomllib.loads(text)["watchwords"]
    )


def check(reading: Reading) -> Iterator[Issue]:
    """Sentences that an earlier year's report seems to have left."""
    year = _titled(reading) or reading.year
    if year is None:
        return
    for said, last, newer in _watchwords():
        if year > last and not newer.search(reading.text):
            yield from _watchword(reading, said, last, year)
    for sentence in reading.sentences:
        yield from _planned(reading, sentence, year)


def _titled(reading: Reading) -> int | None:
    """The year that the titles of the report and of its tables name most often."""
    titles = (block.text for block in reading.blocks if len(block.text) <= _LONGEST_TITLE)
    counts = Counter(int(match["year"]) for title in titles for match in _TITLE.finditer(title))
    return counts.most_common(1)[0][0] if counts else None


def _watchword(reading: Reading, said: re.Pattern[str], last: int, year: int) -> Iterator[Issue]:
    for sentence in reading.sentences:
        match = said.search(sentence.text)
        of_then = any(day.year and day.year <= last for day in sentence.days) or "《" in sentence.text
        if match and not of_then:
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            yield _issue(reading, "watchword", span, match[0], year)
            return


def _planned(reading: Reading, sentence: Sentence, year: int) -> Iterator[Issue]:
    for match in _PLANNED.finditer(sentence.text):
        if int(match["year"]) <= year - _PAST and not _OF_THEN.search(sentence.text):
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            yield _issue(reading, "past_plan", span, match[0], year)


def _issue(reading: Reading, key: str, span: tuple[int, int], text: str, year: int) -> Issue:
    return reading.issue(KIND, key, [span], severity=Severity.WARNING, text=text, year=year)
