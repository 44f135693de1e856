"""What is so of facts that stand in a relation, beside what is not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from drafter.findings.display import shown
from evals.mutations.composed.days import Slots, Told, day, order, span
from evals.mutations.composed.hedges import DIGITS, fits, unfit
from evals.mutations.composed.slots import Base, percent, plain

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_TENTHS = 10
_APART = 3
"""So many points apart no two shares are taken for each other."""


def results(tells: str, base: Base) -> Iterator[tuple[Slots, Slots]]:
    """What is so, each beside something that is not; nothing where a person would not tell it."""
    for true, false in _TELLERS[tells](base):
        if true != false:
            yield _as_slots(true), _as_slots(false)


def _as_slots(told: str | Slots) -> Slots:
    return {"T": told} if isinstance(told, str) else told


def _shares(value: Decimal, wrong: Sequence[Decimal], *, rough: bool = True) -> Told:
    """A share in percent, as a person writes it; and others that are apart from it."""
    pct = value * _HUNDRED
    far = [
        one
        for one in (*(_HUNDRED * one for one in wrong), pct + 7, pct - 9)
        if one > 1 and abs(one - pct) > _APART
    ]
    for other in far:
        yield percent(pct), percent(other)
        yield f"约{percent(pct, Decimal(1))}", f"约{percent(other, Decimal(1))}"
    tenths = int((value * _TENTHS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    near = abs(value * _TENTHS - tenths) < Decimal("0.25")
    if rough and near and 1 <= tenths < _TENTHS:
        for other in far:
            told = int((other / _TENTHS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
            if 1 <= told < _TENTHS and abs(told - tenths) > 1:
                yield f"约{DIGITS[tenths]}成", f"约{DIGITS[told]}成"


def _hedges(value: Decimal) -> Told:
    right, wrong = fits(value), unfit(value)
    comp = [one for one in fits(1 - value) if one in wrong]
    for one in right:
        yield from ((one, other) for other in (*(comp or wrong), *wrong))


def _share(base: Base) -> Told:
    whole, part = base.values
    yield from _shares(part / whole, (1 - part / whole, part / (whole - part)))


def _share_of_rest(base: Base) -> Told:
    whole, part = base.values
    yield from _shares(1 - part / whole, (part / whole, (whole - part) / part))


def _hedged(base: Base) -> Told:
    yield from _hedges(base.values[1] / base.values[0])


def _hedged_rest(base: Base) -> Told:
    yield from _hedges(1 - base.values[1] / base.values[0])


def _others(right: Decimal, wrong: Sequence[Decimal], unit: str) -> Told:
    for one in dict.fromkeys((*wrong, right + 2, right - 1, right + 5)):
        if one > 0 and one != right:
            yield f"{plain(right)}{unit}", f"{plain(one)}{unit}"


def _rest(base: Base) -> Told:
    whole, part = base.values
    yield from _others(whole - part, (part, whole), base.units[0])


def _count(base: Base) -> Told:
    whole, part = base.values
    yield from _others(part, (whole - part,), base.units[0])


def _whole(base: Base) -> Told:
    whole, part = base.values
    yield from _others(whole, (whole + 10, whole + part), base.units[0])


def _all(base: Base) -> Told:
    yield from (("部分", wrong) for wrong in ("全部", "均", "都", "无一")) if base.values[1] else ()


def _times(base: Base) -> Told:
    whole, part = base.values
    yield from _multiples(whole / part, (whole / (whole - part),))


def _multiples(value: Decimal, wrong: Sequence[Decimal]) -> Told:
    floor = int(value)
    for other in (*wrong, value + 2, value + 3):
        if abs(other - value) < Decimal("0.7"):
            continue
        yield f"{value.quantize(_TENTH, rounding=ROUND_HALF_UP)}倍", f"{other.quantize(_TENTH)}倍"
        low, off = int(other), value - floor
        if floor > 1 and Decimal("0.1") < off < Decimal("0.8") and low != floor:
            yield f"{floor}倍多", f"{low}倍多"
            yield f"{floor}倍以上", f"{floor + 2}倍以上"
        if off > Decimal("0.6"):
            yield f"近{floor + 1}倍", f"近{floor + 3}倍"
            yield f"不到{floor + 1}倍", f"不到{max(floor - 1, 1)}倍"


def _rate(base: Base) -> Told:
    plan, done = base.values
    value = done / plan
    wrong = (1 - value,) if value < 1 else (value - 1,)
    yield from _shares(value, wrong)


def _rate_hedged(base: Base) -> Told:
    plan, done = base.values
    if done >= plan:
        return
    for right, wrong in _hedges(done / plan):
        if isinstance(right, str) and isinstance(wrong, str) and "过半" not in (right, wrong):
            yield _split(right), _split(wrong)


def _split(words: str) -> Slots:
    for hedge in ("超过", "不到", "不足", "将近", "近", "约", "逾"):
        if words.startswith(hedge):
            return {"T": words, "T2": hedge, "F2": words.removeprefix(hedge)}
    return {"T": words, "T2": "占", "F2": words}


def _left(base: Base) -> Told:
    plan, done = base.values
    if done < plan:
        apart = plan - done
        yield from _others(apart, (plan + done, apart + 3), base.units[0])


def _left_rate(base: Base) -> Told:
    plan, done = base.values
    if done < plan:
        yield from _shares(1 - done / plan, (done / plan,))


def _over(base: Base) -> Told:
    plan, done = base.values
    if done > plan:
        yield from _others(done - plan, (plan + done,), base.units[0])


def _over_rate(base: Base) -> Told:
    plan, done = base.values
    if done > plan:
        yield from _shares(done / plan - 1, (done / plan, 1 - plan / done), rough=False)


def _became(base: Base) -> Told:
    before, now = base.values
    yield from _others(now, (abs(now - before), before + before - now), base.units[1])


def _by(base: Base) -> Told:
    before, now = base.values
    yield from _others(abs(now - before), (now, before, now + before), base.units[1])


def _by_rate(base: Base) -> Told:
    before, now = base.values
    value = abs(now - before) / before
    yield from _shares(value, (now / before, abs(now - before) / now))


def _by_hedged(base: Base) -> Told:
    before, now = base.values
    yield from _hedges(abs(now - before) / before)


def _direction(base: Base) -> Told:
    before, now = base.values
    up, down = ("增加", "增长", "上升"), ("减少", "下降", "降低")
    for right in up if now > before else down:
        for wrong in down if now > before else up:
            yield right, wrong


def _times_of_before(base: Base) -> Told:
    before, now = base.values
    yield percent(now * _HUNDRED / before), percent(abs(now - before) * _HUNDRED / before)
    yield f"{(now / before).quantize(Decimal('0.01'))}倍", f"{(now / before + 1).quantize(Decimal('0.01'))}倍"


def _points(base: Base) -> Told:
    target, now = base.values
    gap = target - now
    for wrong in (
        f"{plain(gap)}%",
        f"{plain(gap + 2)}个百分点",
        f"{plain(gap + 10)}个百分点",
        f"{plain(now)}个百分点",
    ):
        yield f"{plain(gap)}个百分点", wrong


def _sum(base: Base) -> Told:
    whole = sum(base.values, Decimal(0))
    yield from _others(
        whole, (whole + base.values[0], abs(base.values[0] - base.values[1]), whole + 10), base.units[0]
    )


def _mean(base: Base) -> Told:
    top, count = base.values
    value, unit = top / count, base.units[0]
    if unit == "万元" and value < 1:
        value, unit = value * 10_000, "元"
    right = value.quantize(Decimal("0.01") if unit == "万元" else Decimal(1), rounding=ROUND_HALF_UP)
    for other in (right * 2, right + right / 5, right / 2):
        yield f"{plain(right)}{unit}", f"{plain(other.quantize(Decimal('0.01')))}{unit}"


def _beyond(base: Base) -> Told:
    first, last = base.days
    over = (last - first).days - base.relation["limit"]
    for wrong in (over + 10, over + base.relation["limit"], over - 7):
        yield f"{over}天", f"{wrong}天"


def _exceeded(base: Base) -> Told:
    over = int(base.values[0]) - base.relation["limit"]
    for wrong in (over + 10, over + 4, int(base.values[0])):
        yield f"{over}天", f"{wrong}天"


def _rank(base: Base) -> Told:
    yield from _placed(base, max(range(len(base.values)), key=base.values.__getitem__))


def _rank_last(base: Base) -> Told:
    yield from _placed(base, min(range(len(base.values)), key=base.values.__getitem__))


def _placed(base: Base, right: int) -> Told:
    names = base.relation["names"]
    for place, name in enumerate(names):
        if place != right:
            yield names[right], name


def _row_mean(base: Base) -> Told:
    mean = (sum(base.values, Decimal(0)) / len(base.values)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    for wrong in (mean + 5, mean - 6):
        yield f"{plain(mean)}{base.units[0]}", f"{plain(wrong)}{base.units[0]}"


def _own(base: Base) -> Told:
    half = len(base.facts) // 2
    for place, form in enumerate(base.relation["told"]):
        yield form.replace("{V}", shown(base.facts[place])), form.replace("{V}", shown(base.facts[place + half]))


def _own_two(base: Base) -> Told:
    half = len(base.facts) // 2
    one, two = base.relation["told"]
    if base.facts[0] is base.facts[1]:
        return
    said = [form.replace("{V}", shown(base.facts[place])) for place, form in enumerate((one, two))]
    wrong = [form.replace("{V}", shown(base.facts[place + half])) for place, form in enumerate((one, two))]
    yield "，".join(said), "，".join((said[0], wrong[1]))
    yield "，".join(said), "，".join((wrong[0], said[1]))


_TELLERS: Mapping[str, Callable[[Base], Told]] = {
    "share": _share, "share_of_rest": _share_of_rest, "hedged": _hedged,
    "hedged_rest": _hedged_rest,
    "rest": _rest, "count": _count, "whole": _whole, "all": _all, "times": _times, "rate": _rate,
    "rate_hedged": _rate_hedged,
    "left": _left, "left_rate": _left_rate, "over": _over, "over_rate": _over_rate, "became": _became, "by": _by,
    "by_rate": _by_rate, "by_hedged": _by_hedged, "direction": _direction, "times_of_before": _times_of_before,
    "points": _points, "sum": _sum, "mean": _mean, "span": span, "order": order, "day": day, "beyond": _beyond,
    "exceeded": _exceeded, "rank": _rank, "rank_last": _rank_last, "row_mean": _row_mean, "own": _own,
    "own_two": _own_two,
}  # fmt: skip
