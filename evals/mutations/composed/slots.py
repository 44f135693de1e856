"""The facts of a relation, as a sentence may write them: the words that stand for the slots of a form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from drafter.findings.display import chinese_date, shown
from drafter.findings.model import Case, Fact

_HUNDRED, _TENTH = Decimal(100), Decimal("0.1")
_HALF = 0.5
_PAIR = 2


@dataclass(frozen=True)
class Base:
    """The facts of a relation, as a sentence may write them.

    Attributes:
        words: what stands for the slots of a template.
        values: of the facts.
        days: of those that are dates.
        units: what is counted, or the unit of money.
        relation: from the table.
    """

    words: dict[str, str]
    values: Sequence[Decimal]
    units: Sequence[str]
    relation: Mapping[str, Any]
    days: Sequence[date] = ()
    facts: Sequence[Fact] = field(default=())


def slots_of(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    """The slots that a relation fills, whatever is told of it."""
    return _SLOTS[relation["kind"]](relation, case, rng)


def plain(value: Decimal) -> str:
    """A value without zeros at its end."""
    return format(value.normalize(), "f")


def percent(value: Decimal, places: Decimal = _TENTH) -> str:
    """A rate, rounded."""
    return f"{value.quantize(places, rounding=ROUND_HALF_UP)}%"


def _fact(case: Case, relation: Mapping[str, Any], name: str) -> Fact:
    finding, _, ref = name.rpartition(".")
    finding = finding or relation["finding"]
    return next(one for one in case.findings if one.id == finding).facts[ref]


def _of_part(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    whole, part = (_fact(case, relation, relation[key]) for key in ("whole", "part"))
    unit = whole.unit
    words = {
        "W": shown(whole), "P": shown(part), "R": f"{plain(whole.number - part.number)}{part.unit}",
        "name": relation["name"], "thing": relation["thing"],
        "share": percent(part.number * _HUNDRED / whole.number),
        **{key: rng.choice(relation[key]) for key in ("told", "those", "did", "rest")},
    }  # fmt: skip
    return Base(words, (whole.number, part.number), (unit,), relation)


def _of_plan(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    plan, done = (_fact(case, relation, relation[key]) for key in ("plan", "done"))
    a, b = plan.number, done.number
    words = {
        "bl": plan.label, "B": shown(plan), "dl": done.label, "D": shown(done),
        "rated": rng.choice(relation.get("rates", ["完成率"])), "over_share": percent(b * _HUNDRED / a),
    }  # fmt: skip
    return Base(words, (a, b), (plan.unit, done.unit), relation)


def _of_change(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    before, now = (_fact(case, relation, relation[key]) for key in ("before", "now"))
    a, b = before.number, now.number
    rises = b > a
    words = {
        "l": rng.choice(relation["name"]), "V0": shown(before), "V1": shown(now),
        "diff": f"{plain(abs(b - a))}{now.unit}", "rate": percent(abs(b - a) * _HUNDRED / a),
        "grew": rng.choice(("增加", "增长", "上升") if rises else ("减少", "下降", "降低")),
        "by": rng.choice(("增加", "增长") if rises else ("减少", "下降")),
        "more": rng.choice(("增加", "增长", "多") if rises else ("减少", "下降", "少")),
        "width": rng.choice(("增幅", "增长率") if rises else ("降幅", "下降率")),
    }  # fmt: skip
    return Base(words, (a, b), (before.unit, now.unit), relation)


def _of_gap(relation: Mapping[str, Any], case: Case, _: Random) -> Base:
    target, now = (_fact(case, relation, relation[key]) for key in ("target", "now"))
    words = {"l": relation["name"], "G": shown(target), "N": shown(now)}
    return Base(words, (target.number, now.number), ("%",), relation)


def _of_sum(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    facts = [_fact(case, relation, name) for name in relation["facts"]]
    names = list(relation["names"])
    joint = rng.choice(("和", "与", "、")) if len(names) == _PAIR else "、"
    told = [
        rng.choice(("{}{}", "{}为{}", "{}有{}", "{}是{}")).format(*one)
        for one in zip(names, map(shown, facts), strict=True)
    ]
    words = {
        "each_told": "，".join(told), "joined": joint.join(names),
        "joined_told": joint.join(f"{name}（{shown(fact)}）" for name, fact in zip(names, facts, strict=True)),
        "合": rng.choice(("合计", "相加为", "加起来为", "共", "加在一起为", "合起来为")),
    }  # fmt: skip
    return Base(words, [fact.number for fact in facts], (facts[0].unit,), relation)


def _of_each(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    top, base = (_fact(case, relation, relation[key]) for key in ("top", "base"))
    words = {"T0": shown(top), "P": shown(base), "each": rng.choice(relation["each"])}
    told = rng.choice(relation["told"]).replace("{T}", shown(top)).replace("{P}", shown(base))
    return Base({**words, "told": told}, (top.number, base.number), (top.unit, base.unit), relation)


def _of_days(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    first, last = (_fact(case, relation, relation[key]) for key in ("first", "last"))
    verbs = relation.get("verbs") or [f"计划{relation['verb']}", f"实际{relation['verb']}"]
    days = [date.fromisoformat(one.value) for one in (first, last)]
    words = {
        "thing": relation["thing"], "d0": shown(first),
        "d1": _short(days) if rng.random() < _HALF else shown(last),
        "v0": verbs[0], "v1": verbs[1], "limit": str(relation.get("limit", "")),
    }  # fmt: skip
    return Base(words, (), (), relation, days, (first, last))


def _short(days: Sequence[date]) -> str:
    """The second of two days without its year, where that is the first one's."""
    first, last = days
    return f"{last.month}月{last.day}日" if first.year == last.year else chinese_date(last.isoformat())


def _of_span(relation: Mapping[str, Any], case: Case, _: Random) -> Base:
    days = _fact(case, relation, relation["days"])
    words = {"thing": relation["thing"], "days": shown(days), "limit": str(relation["limit"])}
    return Base(words, (days.number,), (days.unit,), relation)


def _of_row(relation: Mapping[str, Any], case: Case, rng: Random) -> Base:
    facts = [_fact(case, relation, name) for name in relation["facts"]]
    numbers = [fact.number for fact in facts]
    names = relation["names"]
    told = [f"{name}{relation['of']}{shown(fact)}" for name, fact in zip(names, facts, strict=True)]
    time = facts[0].unit == "天"
    words = {
        "all": "、".join(names), "all_told": "，".join(told), "of": relation["of"], "takes": relation["takes"],
        "high": "长" if time else "高", "low": "短" if time else "低",
        "bottom_word": "最短" if time else rng.choice(("垫底", "排在末位", "居末")),
        "top": shown(max(facts, key=lambda fact: fact.number)),
        "bottom": shown(min(facts, key=lambda fact: fact.number)),
    }  # fmt: skip
    return Base(words, numbers, (facts[0].unit,), relation)


def _of_own(relation: Mapping[str, Any], case: Case, _: Random) -> Base:
    facts = [_fact(case, relation, name) for name in (*relation["facts"], *relation["others"])]
    return Base({"thing": relation["thing"]}, (), (), relation, (), facts)


_SLOTS: Mapping[str, Callable[[Mapping[str, Any], Case, Random], Base]] = {
    "part": _of_part, "plan": _of_plan, "target": _of_plan, "change": _of_change, "gap": _of_gap, "sum": _of_sum,
    "each": _of_each, "days": _of_days, "due": _of_days, "span": _of_span, "row": _of_row, "own": _of_own,
}  # fmt: skip
