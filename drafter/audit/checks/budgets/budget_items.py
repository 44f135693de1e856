"""The items of a budget one by one: their sum against the total above them, and what each is spent on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence

_USE = re.compile(
    r"(?<=）)(?P<item>[\u4e00-\u9fff]{3,30})（项）[”’\"]?(?:[\d.,]+[万亿]?元)?[。，,]?主要用于[:：]?(?P<use>[^。；]{2,80})[。；]"
)
_CATEGORIES = (
    ("基本养老保险", re.compile(r"养老")),
    ("职业年金", re.compile(r"年金")),
    ("单位医疗", re.compile(r"医疗|医保|公费")),
    ("公务员医疗", re.compile(r"医疗|医保")),
    ("住房公积金", re.compile(r"公积金")),
    ("购房补贴", re.compile(r"购房|住房|补贴")),
    ("提租补贴", re.compile(r"提租|租金|住房|补贴")),
)
_INITIAL = re.compile(r"年初预算数?(?:为|是)?$")
_SPENT = re.compile(r"支出决算数?(?:为|是)?$")
_ASPECTS = (_INITIAL, re.compile(r"全年预算数?(?:为|是)?$"), _SPENT)
_BUDGETED = re.compile(r"财政拨款支出预算(?:数|总额)?(?:为|是)?$")
_NAMED = re.compile(r"（项）[”’\"]?(?:支出|预算)?(?:为|是)?$")
_HEAD = re.compile(
    r"(?P<number>(?<![\d.])\d{1,2})[、.．][“”\"]?[^。；\d]{2,40}?（类）[^。；\d]{2,40}?（款）[^。；\d]{2,40}?（项）"
)
_CHAPTER = re.compile(r"\n\s*[一二三四五六七八九十]{1,3}、")
_ENOUGH = 3
_LONGEST_ITEM = 700
_FARTHEST_TOTAL = 500
_REST = re.compile(r"完成年初预算数?的$")


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that their items do not give, uses that are those of another item, shares of an empty budget."""
    yield from _sums(reading)
    yield from _uses(reading)
    for sentence in reading.sentences:
        yield from _of_nothing(reading, sentence)


def _sums(reading: Reading) -> Iterator[Issue]:
    money = [
        (sentence, figure)
        for sentence in reading.sentences
        for figure in sentence.figures
        if figure.quantity.dimension == "元" and figure.quantity.hedge is None
    ]
    starts = [figure.span[0] for _, figure in money]
    for run, behind in _runs(reading):
        first = run[0]
        above = money[bisect_left(starts, first - _FARTHEST_TOTAL) : bisect_left(starts, first)]
        ends = [*run[1:], behind]
        items = [money[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in zip(run, ends, strict=True)]
        for aspect in _ASPECTS:
            totals = [f for s, f in above if aspect.search(s.before(f))]
            yield from _sum(
                reading, totals, [[f for s, f in item if aspect.search(s.before(f))] for item in items]
            )
        totals = [f for s, f in above if _BUDGETED.search(s.before(f))]
        yield from _sum(reading, totals, [[f for _, f in item if _follows_item(reading, f)] for item in items])


def _runs(reading: Reading) -> Iterator[tuple[list[int], int]]:
    """Where the items 1 to n of a list begin, and where it ends.

    Lists in which an item is missing or stands elsewhere are left out. Items that a page printed twice repeats
    are passed over.
    """
    runs: list[list[tuple[int, int]]] = []
    ends: dict[int, int] = {}
    for match in _HEAD.finditer(reading.whole.text):
        number, start = int(match["number"]), reading.whole.span(*match.span("number"))[0]
        if not runs or number == 1 or start - runs[-1][-1][1] > 2 * _LONGEST_ITEM:
            runs.append([])
        elif number <= runs[-1][-1][0]:
            ends.setdefault(len(runs) - 1, start)
            continue
        runs[-1].append((number, start))
    for index, run in enumerate(runs):
        numbers = [number for number, _ in run]
        alone = index + 1 == len(runs) or runs[index + 1][0][0] == 1
        if len(run) >= _ENOUGH and numbers == list(range(1, len(run) + 1)) and alone:
            yield [start for _, start in run], ends.get(index) or _end(reading, run[-1][1])


def _end(reading: Reading, start: int) -> int:
    """Where the last item ends: at the next chapter."""
    chapter = _CHAPTER.search(reading.text, start, start + _LONGEST_ITEM)
    return chapter.start() if chapter else min(start + _LONGEST_ITEM, len(reading.text))


def _is(sentence: Sentence, figure: Figure, aspect: re.Pattern[str]) -> bool:
    money = figure.quantity.dimension == "元" and figure.quantity.hedge is None
    return money and bool(aspect.search(sentence.before(figure)))


def _follows_item(reading: Reading, figure: Figure) -> bool:
    """Whether a figure stands right behind the name of an item, a page or line break allowed between them."""
    at = reading.whole.at(figure.span[0])
    return bool(_NAMED.search(reading.whole.text[max(0, at - 12) : at]))


def _sum(reading: Reading, totals: Sequence[Figure], parts: Sequence[Sequence[Figure]]) -> Iterator[Issue]:
    if len(totals) != 1 or any(len(part) != 1 for part in parts):
        return
    total, figures = totals[0], [part[0] for part in parts]
    gap = sum((f.value for f in figures), Decimal(0)) - total.value
    if abs(gap) <= total.half + sum((f.half for f in figures), Decimal(0)):
        return
    yield reading.issue(
        "sum",
        "items_sum",
        [total.span, *(figure.span for figure in figures)],
        total=total.text,
        count=len(figures),
        sum=f"{plain((total.value + gap) / total.factor)}{total.quantity.unit}",
        gap=f"{plain(abs(gap) / total.factor)}{total.quantity.unit}",
        terms="+".join(plain(figure.value / total.factor) for figure in figures),
    )


def _uses(reading: Reading) -> Iterator[Issue]:
    """主要用于 what another item is for."""
    whole = reading.whole
    found = list(_USE.finditer(whole.text))
    uses = {match["item"]: match["use"] for match in found}
    for match in found:
        other = _other_category(match["item"], match["use"]) or _copied(match, uses)
        if other:
            yield reading.issue(
                "residue",
                "other_use",
                [whole.span(*match.span("use")), whole.span(*match.span("item"))],
                item=match["item"],
                use=match["use"],
                other=other,
            )


def _other_category(item: str, use: str) -> str:
    """The known kind of expense that a use belongs to, if it is not the item's own."""
    own = [words for name, words in _CATEGORIES if name in item]
    if not own or item.startswith("其他") or any(words.search(use) for words in own):
        return ""
    words = ("养老保险", "职业年金", "医疗保险", "公积金")
    return next((word for word in words if word in use), "")


def _copied(match: re.Match[str], uses: dict[str, str]) -> str:
    """The item whose use was copied word for word, with its name in it."""
    same = (other for other, use in uses.items() if use == match["use"] and other != match["item"])
    return next((other for other in same if other in match["use"] and match["item"] not in match["use"]), "")


def _of_nothing(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """年初预算为0，完成年初预算的p%."""
    zero = [f for f in sentence.figures if _is(sentence, f, _INITIAL) and not f.value]
    for figure in sentence.figures:
        percent = figure.quantity.dimension == "%" and figure.value > 0
        if percent and len(zero) == 1 and zero[0].at < figure.at and _REST.search(sentence.before(figure)):
            yield reading.issue(
                "rate", "of_nothing", [figure.span, zero[0].span], stated=figure.text, budget=zero[0].text
            )
