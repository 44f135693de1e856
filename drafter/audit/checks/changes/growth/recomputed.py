"""Growth recomputed: 比上年增长p%, 由A增加到B, 比上年增加C."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.audit.binding import unbound
from drafter.audit.checks.changes.growth.from_nothing import from_nothing, of_nothing
from drafter.audit.checks.changes.growth.lost_ways import way_lost
from drafter.audit.checks.changes.growth.mistaken_units import in_unit_of
from drafter.audit.checks.changes.growth.rated import is_far, same_subject, two_years
from drafter.audit.comparable import PRIOR, comparable, is_whole, new_body, new_item, one_base, restated_throughout
from drafter.audit.doubts import Doubt
from drafter.audit.governing import Levels, years_of
from drafter.audit.model import Issue, Severity
from drafter.audit.movements import FALLING, WAYS, Movement, bare_rate, beside
from drafter.audit.plausible import other_growth
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, last_digit, only_tail, plain, rounded
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

GROWTH = re.compile(
    rf"(?:比|较|与)[^，。；]{{0,24}}?(?:相比)?，?[^，。；]{{0,16}}?(?P<way>{WAYS}|增幅|降幅)"
    r"(?:了|为|达|率为|幅度为|比例为)?$"
)
_SAME_PERIOD = re.compile(rf"同比(?P<way>{WAYS})(?:了|为|达)?$")
CHANGED = re.compile(
    rf"(?:{WAYS})(?:支出|收入)?(?:了|额为?)?$|(?:比|较)[^，。；]{{2,12}}[增减][\u4e00-\u9fff](?:了)?$"
    r"|(?:比|较)[^，。；]{2,20}?(?:[少多][\u4e00-\u9fff]{0,2}|[低高](?:支|收|支出|收入|安排)?)$"
    r"|(?:比|较)[^，。；]{2,20}(?:净[增减]|新增|节[约省支]|压缩|回落|[超短][收支])了?$"
)
_CHANGE = re.compile(
    rf"(?:，|,|：)?(?:同比|比上年|比去年|较上年|共|整体)?(?P<way>{WAYS}|增幅|降幅)(?:了|为|达|幅度为)?$"
)
_ENDS_WITH_WAY = re.compile(rf"(?:{WAYS})$")
_COMPARED = re.compile(
    r"^(?:与|和|同|较|比)[^，。；]{2,12}?(?:相比|比)?，(?P<name>[^，。；]{4,30}?)(?P<way>增加|增长|减少|下降|压减)了?$"
)
_COPULA = re.compile(r"(?:为|是|共|达|(?<![总合共])计)+$")
_ACTS = frozenset({"压减", "扩大", "提高"})  # what somebody does, and not against what was
_SHORTEST_NAME = 4
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Growth that the two figures do not give."""
    levels = Levels(reading)
    for sentence in reading.sentences:
        moved = {m.rate: m for m in reading.movements(sentence) if m.rate and (m.base or m.way not in _ACTS)}
        for figure in sentence.figures:
            if figure.quantity.dimension == "%" and not figure.quantity.hedge and comparable(sentence, figure):
                if figure in moved:
                    yield from _of_change(reading, levels, moved[figure], figure)
                else:
                    yield from _growth(reading, sentence, figure)
        for movement in reading.movements(sentence):
            yield from _in_brackets(reading, levels, movement)


def _in_brackets(reading: Reading, levels: Levels, movement: Movement) -> Iterator[Issue]:
    """A为B，较上年减少C（p%）: the rate says neither of what it is nor which way, as it can be of C only."""
    rate, sentence = bare_rate(movement), movement.sentence
    now = levels.of(movement) if rate and movement.base else None
    if rate and now and comparable(sentence, rate):
        stated = replace(rate, quantity=replace(rate.quantity, value=abs(rate.value)))
        yield from by_amount(reading, sentence, movement.way, stated, [now], [movement.change])


def _of_change(reading: Reading, levels: Levels, movement: Movement, stated: Figure) -> Iterator[Issue]:
    """A rate right behind its change: of the amount that the change is told of, or of the two years before it."""
    both, now = years_of(movement), levels.of(movement)
    if both and both[1].value:
        yield from _changed(reading, movement.sentence, movement.rate_way, stated, *both)
    elif now:
        yield from by_amount(reading, movement.sentence, movement.rate_way, stated, [now], [movement.change])
    elif not levels.based(movement):
        yield from _growth(reading, movement.sentence, stated)


def _growth(reading: Reading, sentence: Sentence, stated: Figure) -> Iterator[Issue]:
    years = two_years(sentence, stated)
    if years:
        yield from _changed(reading, sentence, years[0], stated, *years[1:])
        return
    text = sentence.block.text[sentence.at : stated.at]
    match = GROWTH.search(text) or _SAME_PERIOD.search(text)
    if match is None:
        yield from _from_to(reading, sentence, stated)
        yield from _named_change(reading, sentence, stated)
        return
    near = [f for f in beside(sentence, stated) if not f.quantity.hedge]
    near = [f for f in near if f.quantity.dimension not in ("%", "百分点", "") and not is_whole(sentence, f)][-3:]
    changes = [f for f in near if CHANGED.search(sentence.label(f))]
    if changes:
        if same_subject(sentence, stated, changes[-1], near) and one_base(sentence, changes[-1], stated):
            now = [f for f in near if f not in changes]
            told = [[*by_amount(reading, sentence, way, stated, now, changes)] for way in _ways(text, match)]
            yield from told[-1] if all(told) else ()
        return
    prior = [f for f in near if of_last_year(sentence, f)]
    current = [f for f in near if f not in prior] or _named_current(reading, sentence, text[: match.start()])
    if len(prior) != 1 or len(current) != 1 or is_far(sentence, min(*prior, *current, key=_place), stated):
        return
    if prior[0].quantity.dimension != current[0].quantity.dimension:
        return
    if not prior[0].value:
        yield from from_nothing(reading, match["way"], stated, (current[0], prior[0]))
        return
    lost = way_lost(reading, sentence, match["way"], stated, current[0], prior[0])
    yield from [lost] if lost else _changed(reading, sentence, match["way"], stated, current[0], prior[0])


def _place(figure: Figure) -> int:
    return figure.at


def _ways(text: str, match: re.Match[str]) -> list[str]:
    """The way of a rate, and the one before it where two stand together: which of 增长下降p% was meant is open."""
    other = _ENDS_WITH_WAY.search(text[: match.start("way")])
    return [other[0], match["way"]] if other else [match["way"]]


def by_amount(
    reading: Reading,
    sentence: Sentence,
    way: str,
    stated: Figure,
    near: Sequence[Figure],
    changes: Sequence[Figure],
) -> Iterator[Issue]:
    """现为B，比上年增加C，增长p%: what it was before is B less C."""
    if len(near) != 1 or len(changes) != 1 or near[0].quantity.dimension != changes[0].quantity.dimension:
        return
    now, change = near[0], changes[0]
    if not now.value:
        return
    then = now.value + change.value if way in FALLING else now.value - change.value
    slack = now.half + change.half
    nothing = now.value == change.value and stated.value == HUNDRED and way not in FALLING
    if nothing and not new_item(sentence) and not new_body(reading.whole.text):
        yield of_nothing(reading, way, stated, now, change)
    mistaken = in_unit_of(reading, way, stated, now, change)
    if mistaken:
        yield mistaken
    if not mistaken and then - slack > 0:
        yield from _of_what_was(reading, sentence, way, stated, (now, change))


def _of_what_was(
    reading: Reading, sentence: Sentence, way: str, stated: Figure, given: tuple[Figure, Figure]
) -> Iterator[Issue]:
    """A rate against what its amount was before the change."""
    now, change = given
    then = now.value + change.value if way in FALLING else now.value - change.value
    slack = now.half + change.half
    ends = [
        HUNDRED * (change.value + a) / (then + b) for a in (-change.half, change.half) for b in (-slack, slack)
    ]
    if min(ends) - stated.half <= stated.value <= max(ends) + stated.half:
        return
    if other_growth(reading, sentence, stated, given, falls=way in FALLING):
        return
    exact = HUNDRED * change.value / then
    slight, tail = (like(exact, stated.value, stated.quantity.places) for like in (last_digit, only_tail))
    yield reading.issue(
        KIND,
        "growth_by_amount",
        [stated.span, now.span, change.span],
        doubt=_doubt(reading, sentence, stated, now, change) or (Doubt.TAIL if tail else None),
        severity=Severity.WARNING if slight else Severity.ERROR,
        way=way,
        stated=stated.text,
        now=now.text,
        change=change.text,
        then=plain(then / now.factor),
        value=f"{plain(rounded(exact, max(stated.quantity.places, 2)))}%",
    )


def _doubt(reading: Reading, sentence: Sentence, stated: Figure, *amounts: Figure) -> Doubt | None:
    """A rate is surely of the amounts that are bound to it, unless the report says that it is of others."""
    open_base = Doubt.BASE if restated_throughout(reading.whole.text) else None
    return open_base or unbound(sentence, stated, amounts)


def _from_to(reading: Reading, sentence: Sentence, stated: Figure) -> Iterator[Issue]:
    """由A增加到B，增长p%."""
    before = [f for f in sentence.figures if f.at < stated.at][-2:]
    if len(before) < _PAIR or any(f.quantity.hedge or not f.quantity.dimension for f in before):
        return
    match = _CHANGE.fullmatch(sentence.block.text[before[1].behind : stated.at])
    first, second = (sentence.label(f) for f in before)
    words = re.search(r"[由从](?:20\d{2}年度?)?的?$", first) and re.search(r"[到至为]$", second)
    alike = before[0].quantity.dimension == before[1].quantity.dimension != "%"
    if match and words and alike and before[0].value:
        yield from _changed(reading, sentence, match["way"], stated, before[1], before[0])


def _named_change(reading: Reading, sentence: Sentence, stated: Figure) -> Iterator[Issue]:
    """N为B。与上年相比，N增加C，增长p%: B stands under the same name in a sentence before."""
    before = [f for f in sentence.figures if f.at < stated.at][-1:]
    if not before or before[0].quantity.hedge or before[0].quantity.dimension in ("%", "百分点", ""):
        return
    change = before[0]
    match = _CHANGE.fullmatch(sentence.block.text[change.behind : stated.at])
    label = sentence.block.text[sentence.at : change.at]
    named = _COMPARED.search(label)
    if match is None or named is None or (named["way"] in FALLING) != (match["way"] in FALLING):
        return
    now = _named_current(reading, sentence, named["name"])
    if len({f.quantity.dimension for f in (*now, change)}) == 1:
        yield from by_amount(reading, sentence, match["way"], stated, now[-1:], [change])


def _changed(
    reading: Reading, sentence: Sentence, way: str, stated: Figure, now: Figure, then: Figure
) -> Iterator[Issue]:
    change = now.value - then.value
    signed = -stated.value if way in FALLING else stated.value
    slack = now.half + then.half
    low, high = ((change + s) * HUNDRED / then.value for s in (-slack, slack))
    if low - stated.half <= signed <= high + stated.half:
        return
    if other_growth(reading, sentence, stated, (now, then), falls=way in FALLING):
        return
    value = HUNDRED * change / then.value
    slight, tail = (like(value, signed, stated.quantity.places) for like in (last_digit, only_tail))
    yield reading.issue(
        KIND,
        "growth",
        [stated.span, now.span, then.span],
        doubt=_doubt(reading, sentence, stated, now, then) or (Doubt.TAIL if tail else None),
        severity=Severity.WARNING if slight else Severity.ERROR,
        way=way,
        stated=stated.text,
        now=now.text,
        then=then.text,
        value=f"{plain(rounded(value, max(stated.quantity.places, 2)))}%",
    )


def _named_current(reading: Reading, sentence: Sentence, lead: str) -> list[Figure]:
    """The figure that 总支出决算数比上年的…增长 speaks of: the one of that name, earlier in the paragraph."""
    said = _COPULA.sub("", re.split(r"[，。；：、]", lead)[-1])
    name = re.sub(r"^.*?(?:20\d{2}年度?|本年度?|当年)", "", said)
    name = said if len(name) < _SHORTEST_NAME else name
    if len(name) < _SHORTEST_NAME:
        return []
    found = [
        f
        for s in reading.by_block[sentence.block.start]
        if s.at < sentence.at
        for f in s.figures
        if _COPULA.sub("", s.label(f)).endswith(name) and not of_last_year(s, f)
    ]
    return found if len({f.value for f in found}) == 1 else []


def of_last_year(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is of the year before: it says so, or names an earlier year than its sentence."""
    label = sentence.label(figure)
    if CHANGED.search(label):
        return False
    if PRIOR.search(label) or re.search(r"(?:比|较|与)[^，。；]{0,6}20\d{2}年", label):
        return True
    years = {day.year for day in sentence.days if day.year}
    own = [day for day in sentence.days if day.year and day.behind <= figure.at]
    return (
        len(years) > 1
        and bool(own)
        and own[-1].year == min(years)
        and own[-1].text in label + own[-1].text
        and (sentence.block.text[own[-1].at : figure.at].count("，") == 0)
    )
