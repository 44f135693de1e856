"""Changes against each other: the parts of a change, one change told both ways, that between two years."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.audit.comparable import RESTATED
from drafter.audit.differences import Difference, difference
from drafter.audit.doubts import Doubt
from drafter.audit.governing import Levels, years_of
from drafter.audit.model import Issue
from drafter.audit.movements import Movement
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence

KIND = "comparison"

_THREE = re.compile(r"三公.{0,2}经费")
_ABROAD = re.compile(r"出国")
_BOUGHT = re.compile(r"^(?!.*运[行维]).*(?:车[^，。；]{0,4}购置|购车)")
_RUNNING = re.compile(r"^(?!.*(?:购置|购车)).*车[^，。；]{0,4}运[行维]")
_CARS = re.compile(
    r"(?:公务用?车|公车|车辆)(?=.*(?:购置|购车))(?=.*运[行维])|(?:公务用?车|公车)(?:经?费用?|支出)?$"
)
_GUESTS = re.compile(r"接待")
_HALVES = (
    (
        (re.compile(r"基本支出"), re.compile(r"项目支出")),
        re.compile(r"^(?!.*(?:基本|项目))(?!.*收入(?!.*支出)).*(?:支出|预算|拨款|决算)"),
    ),
    (
        (re.compile(r"人员(?:经费|支出)"), re.compile(r"公用(?:经费|支出)")),
        re.compile(r"基本支出"),
    ),
    ((_RUNNING, _BOUGHT), re.compile(r"车(?=.*(?:购置|购车))(?=.*运[行维])")),
)
_PAIR = 2
_NEXT = 8
_CLAUSE = 12
_YEAR = re.compile(r"20\d{2}(?=年)")
_SAME = re.compile(r"出国[^。；]{0,60}?(?:持平|一致|无增减|没有变化|相同)")
_NOTHING = re.compile(r"出国[^。；]{0,40}?(?:[^\d.]0(?:\.0+)?[万亿]?元|无|没有|未安排|未发生|0团)")


def check(reading: Reading) -> Iterator[Issue]:
    """Changes that their parts or another telling of them contradict."""
    levels = Levels(reading)
    told: list[Movement] = []
    for sentences in reading.by_block.values():
        found = _money(reading, sentences)
        told += found
        yield from _halves(reading, levels, found)
        yield from _both_ways(reading, levels, found)
    yield from _three(reading, levels, told)


def _money(reading: Reading, sentences: Sequence[Sentence]) -> list[Movement]:
    moved = [movement for sentence in sentences for movement in reading.movements(sentence)]
    return [m for m in moved if m.change.quantity.dimension == "元" and not m.change.quantity.hedge]


def of_two_years(reading: Reading) -> Iterator[Difference]:
    """2016年A，2015年B，减少C: a change and the values of its two years."""
    for movement in _money(reading, reading.sentences):
        both = years_of(movement)
        told = movement.sentence.block.text[movement.sentence.at : movement.change.at]
        if both is None or any(figure.quantity.hedge for figure in both) or RESTATED.search(told[-_CLAUSE:]):
            continue
        now, then = both
        base, named = (
            _YEAR.findall(words) for words in (movement.against, told[: then.at - movement.sentence.at])
        )
        if not base or not named or base[-1] == named[-1]:
            yield difference(movement.way, movement.change, now, then)


def _both_ways(reading: Reading, levels: Levels, found: Sequence[Movement]) -> Iterator[Issue]:
    """The same amount, changed by as much against the same, once up and once down."""
    for first, second in pairwise(found):
        if first.falls == second.falls or not first.base or first.key != second.key or not first.change.value:
            continue
        now, again = levels.of(first), levels.of(second)
        alike = now and again and now.value == again.value and first.change.value == second.change.value
        if alike and now and again:
            yield reading.issue(
                KIND,
                "both_ways",
                [first.change.span, second.change.span],
                first=f"{first.way}{first.change.text}",
                second=f"{second.way}{second.change.text}",
                now=now.text,
            )


def _halves(reading: Reading, levels: Levels, found: Sequence[Movement]) -> Iterator[Issue]:
    """比上年减少C，其中：基本支出减少A，项目支出增加B."""
    for index, total in enumerate(found):
        following = found[index + 1 : index + _NEXT]
        parts = [m for m in following if m.key == total.key or not m.base][:2]
        if not total.base and parts != list(following[:2]):
            continue  # the parts may be those of the change between
        text = total.change.block.text
        opened = parts and re.search(r"[，。；]其中", text[total.change.behind : parts[0].change.at])
        if opened and _closed(levels.name(total), [levels.name(part) for part in parts]):
            yield from _sum(reading, total, parts)


def _closed(total: str, names: Sequence[str]) -> bool:
    """Whether names are the two halves of a whole that is neither, nor a whole of more than these."""
    for halves, whole in _HALVES:
        each = [[bool(half.search(name)) for name in names] for half in halves]
        if sorted(each) == [[False, True], [True, False]] and whole.search(total):
            return True
    return False


def _three(reading: Reading, levels: Levels, told: Sequence[Movement]) -> Iterator[Issue]:
    """“三公”经费 and its three kinds: where each change is told once, their sum is that of the whole."""
    for key in dict.fromkeys(m.key for m in told if m.base):
        same = [(m, levels.name(m)) for m in told if m.key == key]
        totals = [m for m, name in same if _THREE.search(name)]
        abroad, cars, bought, running, guests = (
            [m for m, name in same if word.search(name) and not _THREE.search(name)]
            for word in (_ABROAD, _CARS, _BOUGHT, _RUNNING, _GUESTS)
        )
        cars = cars or ([*bought, *running] if len(bought) == len(running) == 1 else [])
        if len(totals) != 1 or not cars or len(cars) > _PAIR or len(guests) != 1 or len(abroad) > 1:
            continue
        parts = [*abroad, *cars, *guests]
        same_abroad = abroad or _SAME.search(reading.whole.text)
        grown = _NOTHING.search(reading.whole.text) and _gap(totals[0], parts) > 0
        if same_abroad or grown:  # what there is none of cannot have grown
            yield from _sum(reading, totals[0], parts)


def _gap(total: Movement, parts: Sequence[Movement]) -> Decimal:
    return total.signed - sum((part.signed for part in parts), Decimal(0))


def _sum(reading: Reading, total: Movement, parts: Sequence[Movement]) -> Iterator[Issue]:
    """A total against its parts: sure where one paragraph tells them all, so that none is told elsewhere."""
    slack = total.change.half + sum((part.change.half for part in parts), Decimal(0))
    gap = _gap(total, parts)
    if abs(gap) <= slack or any(part.change.quantity.dimension != "元" for part in parts):
        return
    factor, unit = total.change.factor, total.change.quantity.unit
    yield reading.issue(
        KIND,
        "changes_sum",
        [total.change.span, *(part.change.span for part in parts)],
        doubt=None if len({m.sentence.block.start for m in (total, *parts)}) == 1 else Doubt.PARTS,
        total=f"{total.way}{total.change.text}",
        terms="、".join(f"{part.way}{part.change.text}" for part in parts),
        sum=f"{plain((total.signed - gap) / factor)}{unit}",
    )
