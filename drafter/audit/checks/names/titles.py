"""Titles of a final account or budget: one body, one year, and tables whose notes are about themselves."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.layout import Block
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.text.width import narrow

_TITLE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{4,26}?(?:局|委员会|办公室|办事处|人民政府|部|中心|院|馆|厅|联合会|委|办))"
    r"(?P<year>20\d{2})年度?(?=部门决算|单位决算|部门预算|单位预算|收入支出|财政拨款|政府采购|预算绩效|无)"
)
_HEADING = re.compile(r"^(?:部门|单位)(?:决算|预算)(?:情况说明|编制说明|表|公开表)?")
_LEAD = re.compile(r"^(?:第?[一二三四五六七八九十]+部分|附件|纳入|关于|根据|按照|其中|以及|与|和|对)+")
_PLACE = re.compile(
    r"^(?P<upper>[\u4e00-\u9fff]{2,8}?[省市州])(?P<lower>[\u4e00-\u9fff]{1,6}?[区县市旗])(?P<body>.{3,})$"
)
_AND = str.maketrans({"与": "和", "及": "和"})
_NOTE = re.compile(
    r"(?:无|没有)(?P<fund>政府性基金|国有资本经营)预算[^。；]{0,40}?故[此本]表(?:为空|无数据|是空|没有数据)"
)
_FUND_TITLE = re.compile(r"(?P<fund>政府性基金|国有资本经营)预算[^。；，\n]{0,26}表[ \t]*$", re.MULTILINE)
_FARTHEST = 900
_ASSETS = re.compile(r"截[至止](?P<date>(?P<year>20\d{2})年12月31日)[^。；]{0,30}?共有车辆")
_ENOUGH = 3
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class _Title:
    """A body and a year, where they stand; `heading` for the title of a part or of the whole."""

    name: str
    year: int
    block: Block
    start: int
    year_at: int
    heading: bool


def check(reading: Reading) -> Iterator[Issue]:
    """Titles of another body or year, and notes of another table."""
    titles = [title for block in reading.blocks for title in _titles(block)]
    names, years = Counter(title.name for title in titles), Counter(title.year for title in titles)
    if titles and names.most_common(1)[0][1] >= _ENOUGH:
        own = names.most_common(1)[0][0]
        yield from _names(reading, titles, own)
        usual, times = years.most_common(1)[0]
        if times >= _ENOUGH:
            yield from _years(reading, titles, own, usual, times)
            yield from _assets(reading, titles, usual)
    yield from _notes(reading)


def _titles(block: Block) -> Iterator[_Title]:
    for match in _TITLE.finditer(block.text):
        lead = _LEAD.match(match["name"])
        start = match.start("name") + (lead.end() if lead else 0)
        short = len(block.text) <= _LONGEST_HEADING and not block.text.endswith("。")
        heading = short and bool(_HEADING.match(block.text[match.end() :]))
        yield _Title(
            block.text[start : match.end("name")], int(match["year"]), block, start, match.start("year"), heading
        )


def _names(reading: Reading, titles: list[_Title], own: str) -> Iterator[Issue]:
    seen = {own}
    for title in titles:
        if title.name in seen:
            continue
        seen.add(title.name)
        if _variant(title.name, own) or (title.heading and _above(title.name, own)):
            yield reading.issue(
                "name",
                "title_name",
                [title.block.span(title.start, title.start + len(title.name))],
                severity=Severity.WARNING,
                name=title.name,
                own=own,
            )


def _variant(name: str, own: str) -> bool:
    """Whether a name is the own one with another word for and."""
    return name.translate(_AND) == own.translate(_AND)


def _above(name: str, own: str) -> bool:
    """Whether a name is that of the body one level above: the district left out."""
    parts = _PLACE.match(own)
    return parts is not None and name == parts["upper"] + parts["body"]


def _years(reading: Reading, titles: list[_Title], own: str, usual: int, times: int) -> Iterator[Issue]:
    for title in titles:
        if title.heading and title.name == own and title.year != usual and abs(title.year - usual) == 1:
            yield reading.issue(
                "date_year",
                "other_year",
                [title.block.span(title.year_at, title.year_at + len(f"{title.year}年"))],
                year=title.year,
                usual=usual,
                times=times,
            )


def _assets(reading: Reading, titles: list[_Title], usual: int) -> Iterator[Issue]:
    """The assets of a final account as they stood a year before its end."""
    if not any(title.heading and "决算" in title.block.text for title in titles):
        return
    for block in reading.blocks:
        for match in _ASSETS.finditer(block.text):
            if int(match["year"]) == usual - 1:
                yield reading.issue(
                    "date_year",
                    "assets_year",
                    [block.span(*match.span("date"))],
                    severity=Severity.WARNING,
                    date=match["date"],
                    usual=usual,
                )


def _notes(reading: Reading) -> Iterator[Issue]:
    """A note under an empty table that is about the other fund."""
    text = narrow(reading.text)
    positions = [index for index, char in enumerate(text) if not char.isspace()]
    squeezed = "".join(text[index] for index in positions)
    for match in _NOTE.finditer(squeezed):
        start, end = positions[match.start("fund")], positions[match.end() - 1] + 1
        above = list(_FUND_TITLE.finditer(text, max(0, start - _FARTHEST), start))
        if above and match["fund"] not in above[-1][0]:
            title = above[-1]
            yield reading.issue(
                "residue",
                "other_note",
                [(start, end), title.span()],
                note=match["fund"] + "预算",
                table=title[0].strip(),
                right=title["fund"] + "预算",
            )
