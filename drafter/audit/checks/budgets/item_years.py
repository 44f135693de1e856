"""The items of a budget one by one: each item's budget told twice, and the years that all items name alike."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence

_ITEM = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,30})（(?:\d+)?项）[”’\"]?(?:支出)?(?:(?P<year>20\d{2})年?度?)?(?:当年|部门)?"
    r"(?:预算)?(?:数|安排)?(?:为|是|共)?$"
)
_PLANNED = re.compile(
    r"^(?:(?P<year>20\d{2})年?度?)?(?:当年|部门|单位)?预算数?(?:安排|编制)(?:数|支出|资金)?(?:为|是|共)?$"
)
_ROLES = (
    ("执行数", re.compile(r"(?P<year>20\d{2})年?度?(?:当年)?预算执行数(?:为|是)?(?=\d)")),
    ("预算安排", re.compile(r"(?<![比与较同])(?P<year>20\d{2})年?度?(?:当年)?预算安排(?:数)?(?:为|是)?(?=\d)")),
    (
        "比较基数",
        re.compile(r"[比与较同](?P<year>20\d{2})年?度?(?:当年)?预算(?:执行)?数?(?=增|减|持平|上升|下降|相比)"),
    ),
    (
        "上年预算",
        re.compile(r"预算(?:数)?(?:为)?\d[\d.,]*万元[，,](?P<year>20\d{2})年?度?预算(?:数)?(?:为)?(?=\d)"),
    ),
)
_FEWEST = 5
_YEARS = (
    (
        re.compile(r"(?<!\d)20\d{2}预算(?:安排|执行)"),
        re.compile(r"(?<!\d)20\d{2}年(?:当年)?预算(?:安排|执行)"),
        _FEWEST,
    ),
    (
        re.compile(
            r"(?<![\d.\-—－〔\[（(])20\d{2}全[国省市县区州镇乡](?=[\u4e00-\u9fff]{4})(?![\u4e00-\u9fff]{0,16}(?:会|会议|展|节|赛|论坛|榜|奖)(?:[，。；、）和及与]|$))"
        ),
        re.compile(r"(?<!\d)20\d{2}年全[国省市县区州镇乡](?=[\u4e00-\u9fff]{4})"),
        1,
    ),
)
"""A year without 年 and with it, before words that call for it, and how many at least are with it."""
_SPENT = re.compile(r"决算|完成[^，。；]{0,8}预算|实际支出|预算完成")
_SHOWN = 4
_NEARLY_ALL = 0.8
_LEAD = 60


@dataclass(frozen=True, slots=True)
class _Named:
    """A year in a role, and where it stands."""

    year: str
    span: tuple[int, int]


def check(reading: Reading) -> Iterator[Issue]:
    """Items with two budgets, and years that are unlike those of all other items in the same place."""
    roles: dict[str, list[_Named]] = {name: [] for name, _ in _ROLES}
    for sentences in reading.by_block.values():
        block = sentences[0].block
        if block.kind is BlockKind.PROSE and "项）" in block.text:
            yield from _two_budgets(reading, sentences)
            for name, pattern in _ROLES:
                found = pattern.finditer(block.text)
                roles[name] += [_Named(m["year"], block.span(*m.span("year"))) for m in found]
    for name, named in roles.items():
        yield from _odd_years(reading, name, named)
    yield from _without_year(reading)


def _without_year(reading: Reading) -> Iterator[Issue]:
    """2026预算安排, 2026全区 where others read 2026年预算安排, 2026年全区; all of a kind in one issue."""
    whole = reading.whole
    for cut, full, fewest in _YEARS:
        found = list(cut.finditer(whole.text))
        usual = len(full.findall(whole.text)) if found else 0
        if not usual or usual < fewest or usual <= len(found) * (fewest > 1):
            continue
        texts = "".join(f"“{match[0]}”" for match in found[:_SHOWN])
        spans = [whole.span(*match.span()) for match in found]
        yield reading.issue("form", "cut_year", spans, severity=Severity.WARNING, texts=texts, count=len(spans))


def _two_budgets(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """X（项）A万元。…预算安排B万元: both are the budget of one item."""
    money = [(s, f) for s in sentences for f in s.figures if f.quantity.dimension == "元" and not f.quantity.hedge]
    heads = [(f, m) for s, f in money if (m := _ITEM.search(_before(s, f)))]
    plans = [(f, m) for s, f in money if (m := _PLANNED.search(s.label(f)))]
    if len(heads) != 1 or len(plans) != 1 or plans[0][0].at < heads[0][0].at:
        return
    if _SPENT.search(sentences[0].block.text):
        return  # of an account: what the item has cost and what was planned for it
    (head, named), (plan, told) = heads[0], plans[0]
    years = {year for match in (named, told) if (year := match["year"])}
    if len(years) < len((named, told)) and not range_of(head).meets(range_of(plan)):
        yield _issue(reading, named["name"], head, plan)


def _before(sentence: Sentence, figure: Figure) -> str:
    return sentence.block.text[max(sentence.at, figure.at - _LEAD) : figure.at]


def _issue(reading: Reading, name: str, head: Figure, plan: Figure) -> Issue:
    return reading.issue(
        "two_values",
        "item_of_two_budgets",
        [head.span, plan.span],
        name=name,
        first=head.text,
        second=plan.text,
    )


def _odd_years(reading: Reading, role: str, named: Sequence[_Named]) -> Iterator[Issue]:
    counts = Counter(one.year for one in named)
    if len(named) < _FEWEST or len(counts) == 1:
        return
    usual, times = counts.most_common(1)[0]
    if times < _NEARLY_ALL * len(named):
        return
    odd = [one for one in named if one.year != usual]
    for year in dict.fromkeys(one.year for one in odd):
        spans = [one.span for one in odd if one.year == year]
        yield reading.issue(
            "date_year",
            "year_of_item",
            spans,
            severity=Severity.WARNING,
            role=role,
            year=year,
            count=len(spans),
            usual=usual,
            times=times,
        )
