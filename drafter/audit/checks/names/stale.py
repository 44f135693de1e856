"""What was carried over from an earlier year: watchwords of their time, plans for years that are past."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "residue"

_PLANNED = re.compile(
    r"(?:(?<![虚草])拟|计划|预计|将)(?:从|于|在|自)?(?P<year>20\d{2})年(?:度)?(?:\d{1,2}月)?(?:起|开始|启动|实施|开展|建成|完成|完工|投入)"
)
_OF_THEN = re.compile(r"原|曾|当时|规划|方案|《|上年|去年|以来|按照")
_A_YEAR = re.compile(r"20\d{2}(?=年)")
_BUDGET = re.compile(
    r"[^，。；\d]{0,30}(?P<year>20\d{2})年度?(?:(?!决算|执行|评价|自评)[^，。；]){0,16}预算(?!执行)"
)
_PERIOD = re.compile(
    r"(?:实施|项目|执行)(?:周期|期限|期间|时间)[:：]?(?P<year>20\d{2})年0?1月0?1日(?:至|到|-|－|—|–|~|～)+(?P=year)年12月31日"
)
_OUTTURN = re.compile(r"决算|执行情况|自评|自我评价|绩效评价|评价报告|复核|总结|工作报告")
"""What a text that looks back calls itself; a plan for the year after a new watchword was made before it."""
_HEAD = 20
_CLAUSE = 80
_PAST = 2


@cache
def _watchwords() -> tuple[tuple[re.Pattern[str], int, re.Pattern[str]], ...]:
    """Watchwords with the last year in which they stood alone, and what shows a text to be newer."""
    text = resources.files(__package__).joinpath("stale.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(said), last, re.compile(newer)) for said, last, newer in tomllib.loads(text)["watchwords"]
    )


@cache
def _names() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """Names that were replaced: the old one, the new one, and the first year of the new one."""
    text = resources.files(__package__).joinpath("stale.toml").read_text(encoding="utf-8")
    return tuple((re.compile(old), new, since) for old, new, since in tomllib.loads(text)["renamed"])


def check(reading: Reading) -> Iterator[Issue]:
    """Sentences that an earlier year's report seems to have left."""
    year = reading.year
    if year is None:
        return
    for said, last, newer in _watchwords():
        if year > last and not newer.search(reading.text):
            yield from _watchword(reading, said, last, year)
    for sentence in reading.sentences:
        yield from _planned(reading, sentence, year)
    yield from _renamed(reading, year)
    yield from _periods(reading, year)


def _watchword(reading: Reading, said: re.Pattern[str], last: int, year: int) -> Iterator[Issue]:
    for sentence in reading.sentences:
        match = said.search(sentence.text)
        of_then = any(day.year and day.year <= last for day in sentence.days) or "《" in sentence.text
        if match and not of_then:
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            planned = year == last + 1 and not any(_OUTTURN.search(block.text) for block in reading.blocks[:_HEAD])
            yield _issue(reading, "watchword", span, match[0], year, Doubt.CUSTOM if planned else None)
            return


def _planned(reading: Reading, sentence: Sentence, year: int) -> Iterator[Issue]:
    for match in _PLANNED.finditer(sentence.text):
        if int(match["year"]) <= year - _PAST and not _OF_THEN.search(sentence.text):
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            yield _issue(reading, "past_plan", span, match[0], year)


def _renamed(reading: Reading, year: int) -> Iterator[Issue]:
    """A name that was replaced years ago, in a text that elsewhere uses the new one; one issue for each."""
    for old, new, since in _names():
        named = list(old.finditer(reading.whole.text)) if year > since and new in reading.whole.text else []
        spans = [reading.whole.span(*match.span()) for match in named if not _then(reading, match.start(), since)]
        if spans:
            text = named[0][0]
            yield reading.issue(
                KIND,
                "renamed",
                spans,
                severity=Severity.WARNING,
                doubt=reading.year_doubt,
                text=text,
                new=new,
                since=since,
                count=len(spans),
            )


def _then(reading: Reading, at: int, since: int) -> bool:
    """Whether a sentence speaks of the time before a name was replaced."""
    clause = re.split("[。；]", reading.whole.text[max(0, at - _CLAUSE) : at])[-1]
    return any(int(named) < since for named in _A_YEAR.findall(clause))


def _periods(reading: Reading, year: int) -> Iterator[Issue]:
    """The whole of the year before as the period of what a budget pays for: 实施周期 2025年1月1日-12月31日."""
    titles = [match for block in reading.blocks[:_HEAD] if (match := _BUDGET.match(block.text))]
    if not any(match["year"] == str(year) for match in titles):
        return
    for match in _PERIOD.finditer(reading.whole.text):
        if match["year"] == str(year - 1):
            span = reading.whole.span(match.start("year"), match.end())
            yield _issue(reading, "past_period", span, reading.whole.text[match.start("year") : match.end()], year)


def _issue(
    reading: Reading, key: str, span: tuple[int, int], text: str, year: int, doubt: Doubt | None = None
) -> Issue:
    doubt = doubt or reading.year_doubt
    return reading.issue(KIND, key, [span], severity=Severity.WARNING, doubt=doubt, text=text, year=year)
