"""Values for the facts of a scene: drawn by a seed, and consistent with its formulas and with one another."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import exp, log
from random import Random

from drafter.findings.model import QUANTITIES, Fact, FactKind, Role
from drafter.findings.units import converted
from evals.mutations.chance import chance
from evals.mutations.names import Names
from evals.mutations.scenes import FactSpec, Scene

_TRIES = 160
_USUAL = 60
"""So many tries keep to what is usual; after them a scene may be unusual, if only it is consistent."""
_WIDEN = 24

_MONEY = {"万元": (20.0, 9000.0), "元": (3000.0, 900_000.0)}
_FACTORS: dict[Role, tuple[float, float]] = {
    Role.INITIAL_BUDGET: (0.9, 1.3),
    Role.ADJUSTED_BUDGET: (1.0, 1.4),
    Role.BUDGET: (0.9, 1.3),
    Role.THRESHOLD: (0.9, 1.3),
    Role.STANDARD: (0.9, 1.3),
    Role.TARGET: (0.9, 1.3),
    Role.FULL_MARK: (1.0, 1.0),
    Role.BALANCE: (0.02, 0.3),
    Role.ADJUSTMENT: (0.05, 0.4),
    Role.PRIOR_YEAR: (0.5, 1.4),
    Role.ASSET: (0.8, 2.0),
}
_COMMON = (0.35, 0.95)
_COUNTS = {
    "人次": (800, 60_000),
    "户": (30, 900),
    "件": (40, 3000),
    "份": (40, 3000),
    "条": (40, 3000),
    "册": (200, 6000),
    "人": (8, 900),
    "平方米": (100, 5000),
    "个工作日": (2, 20),
    "日": (3, 30),
    "天": (3, 90),
    "次": (2, 60),
}
_FEW = (3, 60)
_GREATER: tuple[tuple[Role, frozenset[Role]], ...] = (
    (Role.TARGET, frozenset({Role.ACTUAL})),
    (Role.PEER, frozenset({Role.ACTUAL})),
    (Role.FULL_MARK, frozenset({Role.AWARDED, Role.DEDUCTED})),
    (Role.BUDGET, frozenset({Role.EXPENDITURE, Role.BALANCE})),
    (Role.INITIAL_BUDGET, frozenset({Role.BALANCE, Role.ADJUSTMENT})),
    (Role.ADJUSTED_BUDGET, frozenset({Role.EXPENDITURE, Role.BALANCE})),
    (Role.FILED, frozenset({Role.SIGNED})),
    (Role.ANNOUNCED, frozenset({Role.SIGNED})),
)
"""What is usually the greater of two facts of one thing."""
_DAYS = {Role.SIGNED: (20, 270), Role.OCCURRED: (5, 355), Role.DEADLINE: (5, 330)}
"""Days of the reviewed year on which things happen; what answers to them may fall into the next."""
_YEAR_ONLY = "年份"
_MULTIPLE = Decimal("1.2")
"""Less is not told as a multiple."""
_CENT = Decimal("0.01")


def draw(
    scene: Scene, rng: Random, names: Names, *, year: int, pins: Mapping[str, str] | None = None
) -> dict[str, Fact] | None:
    """The facts of a scene with values.

    Args:
        scene: what it is made of.
        rng: decides.
        names: for its facts that are names.
        year: the fiscal year.
        pins: values that are given, by fact.

    Returns:
        The facts by name, or `None` where nothing consistent was found.
    """
    drawing = _Drawing(scene, rng, names, year, dict(pins or {}))
    for attempt in range(_TRIES):
        values = drawing.values(attempt)
        if values is not None and drawing.consistent(values, usual=attempt < _USUAL):
            return drawing.facts(values)
    return None


def base(fact: Fact) -> tuple[str, Decimal]:
    """The measure of a quantity and its value in it: 元, %, 百分点, 分, or the counter."""
    if fact.kind is FactKind.MONEY:
        return "元", converted(fact.number, fact.unit, "元") or Decimal(0)
    if fact.kind is FactKind.PERCENTAGE_POINT:
        return "百分点", fact.number
    return fact.unit, fact.number


class _Drawing:
    def __init__(self, scene: Scene, rng: Random, names: Names, year: int, pins: dict[str, str]) -> None:
        self.scene, self.rng, self.names, self.year, self.pins = scene, rng, names, year, pins
        self.commas = chance(rng, 0.3)
        self.whole = chance(rng, 0.5)

    def values(self, attempt: int) -> dict[str, str] | None:
        rng, scene = self.rng, self.scene
        low, high = _MONEY["万元"] if attempt % 2 else (60.0, 4000.0)
        self.scale = exp(rng.uniform(log(low), log(high)))
        self.many = rng.uniform(0.1, 1.0)
        found: dict[str, str] = {}
        for name, spec in scene.facts.items():
            if not _derived(spec):
                found[name] = self.pins.get(name) or self._base(spec, attempt, found)
        for name in self.pins:
            if _derived(scene.facts[name]) and not self._solve(name, found):
                return None
        return self._derive(found)

    def _base(self, spec: FactSpec, attempt: int, found: Mapping[str, str]) -> str:
        low, high = _FACTORS.get(spec.role, _COMMON) if attempt < _WIDEN else (0.2, 1.6)
        factor = self.rng.uniform(low, high)
        if spec.kind is FactKind.MONEY:
            return self._money(spec, factor)
        if spec.kind in (FactKind.RATE, FactKind.PERCENTAGE_POINT):
            return self._rate(spec, attempt)
        if spec.kind is FactKind.SCORE:
            return self._score(full=low == 1)
        if spec.kind is FactKind.COUNT:
            return self._count(spec, attempt, factor)
        if spec.kind is FactKind.DATE:
            return self._date(spec)
        return self.names.draw(spec, self.rng, self.year, frozenset(found.values()))

    def _money(self, spec: FactSpec, factor: float) -> str:
        ratio = _MONEY["元"][0] / _MONEY["万元"][0] if spec.unit == "元" else 1.0
        return _rounded(Decimal(str(self.scale * ratio * factor)), 0 if spec.unit == "元" and self.whole else 2)

    def _score(self, *, full: bool) -> str:
        if full:
            return str(self.rng.choice((2, 3, 4, 5, 6, 8, 10, 12, 15)))
        return _rounded(Decimal(str(self.rng.uniform(0.3, 9))), self.rng.choice((1, 2)))

    def _count(self, spec: FactSpec, attempt: int, factor: float) -> str:
        least, most = _COUNTS.get(spec.unit, _FEW)
        if attempt >= _USUAL:
            return str(self.rng.randint(least, most * 2))
        return str(max(least, round(most * self.many * factor)) + self.rng.randint(0, 3))

    def _rate(self, spec: FactSpec, attempt: int) -> str:
        low, high = (85.0, 99.9) if spec.role in (Role.TARGET, Role.PEER) else (40.0, 97.0)
        if attempt >= _WIDEN:
            low, high = 5.0, 100.0
        return _rounded(Decimal(str(self.rng.uniform(low, high))), self.rng.choice((0, 2, 2)))

    def _date(self, spec: FactSpec) -> str:
        if _YEAR_ONLY in spec.label:
            return str(self.year - self.rng.randint(3, 9))
        low, high = _DAYS.get(spec.role, (30, 420))
        return (date(self.year, 1, 1) + timedelta(days=self.rng.randint(low, high))).isoformat()

    def _solve(self, name: str, found: dict[str, str]) -> bool:
        """Change the first fact of a formula so that the pinned result comes out."""
        spec = self.scene.facts[name]
        words = spec.formula.split() or spec.times.split()
        if len(words) != len(("a", "/", "b")) or not {words[0], words[2]} <= found.keys() or words[0] in self.pins:
            return False
        wanted, other = Decimal(self.pins[name]), Decimal(found[words[2]])
        other = converted(other, self.scene.facts[words[2]].unit, self.scene.facts[words[0]].unit) or other
        if words[1] == "/":
            wanted = other * wanted / (100 if spec.formula else 1)
        else:
            wanted = other + wanted if words[1] == "-" else wanted - other
        first = self.scene.facts[words[0]]
        found[words[0]] = _rounded(wanted, 0 if first.kind is FactKind.COUNT else 2)
        return wanted > 0

    def _derive(self, found: dict[str, str]) -> dict[str, str] | None:
        waiting = {name: spec for name, spec in self.scene.facts.items() if _derived(spec)}
        while waiting:
            ready = [name for name, spec in waiting.items() if not (_named(spec) - found.keys())]
            if not ready:
                return None
            for name in ready:
                value = _result(waiting.pop(name), found, self.scene)
                if value is None or (name in self.pins and Decimal(value) != Decimal(self.pins[name])):
                    return None
                found[name] = self.pins.get(name, value)
        return found

    def consistent(self, values: Mapping[str, str], *, usual: bool) -> bool:
        """Whether everything is positive, different, and as great as it should be."""
        seen: set[tuple[str, str]] = set()
        for name, spec in self.scene.facts.items():
            if spec.kind in QUANTITIES:
                number = Decimal(values[name])
                if usual and spec.times and number < _MULTIPLE:
                    return False
                key = (
                    "#" if spec.kind is FactKind.COUNT else spec.kind.value,
                    str(_comparable(number, spec).normalize()),
                )
                if number <= 0 or (spec.kind is FactKind.RATE and number > 400):  # noqa: PLR2004
                    return False
            else:
                key = (spec.kind.value, values[name])
            if key in seen:
                return False
            seen.add(key)
        if usual and any(self._above_all(name, values) for name in self.scene.facts):
            return False
        return all(self._greater(line.split()[0], line.split()[2], values) for line in self.scene.order) and (
            not usual or all(self._greater(one, other, values) for one, other in _usual(self.scene))
        )

    def _above_all(self, name: str, values: Mapping[str, str]) -> bool:
        spec = self.scene.facts[name]
        return spec.kind is FactKind.RATE and name not in self.pins and Decimal(values[name]) > 100  # noqa: PLR2004

    def _greater(self, one: str, other: str, values: Mapping[str, str]) -> bool:
        if self.scene.facts[one].kind not in QUANTITIES:
            return values[one] > values[other]
        return _comparable(Decimal(values[one]), self.scene.facts[one]) > _comparable(
            Decimal(values[other]), self.scene.facts[other]
        )

    def facts(self, values: Mapping[str, str]) -> dict[str, Fact]:
        """The facts as a case holds them."""
        subjects = {
            spec.label: values[key] for key, spec in self.scene.facts.items() if spec.kind is FactKind.NAME
        }
        subjects |= {key: values[key] for key, spec in self.scene.facts.items() if spec.kind is FactKind.NAME}
        return {name: self._fact(spec, values[name], subjects) for name, spec in self.scene.facts.items()}

    def _fact(self, spec: FactSpec, value: str, subjects: Mapping[str, str]) -> Fact:
        if self.commas and spec.kind is FactKind.MONEY:
            value = f"{Decimal(value):,f}"
        return Fact(
            kind=spec.kind,
            label=spec.label,
            role=spec.role,
            value=value,
            unit=spec.unit,
            subject=subjects.get(spec.subject, spec.subject),
            period=str(self.year - 1) if spec.period else "",
            formula=spec.formula,
        )


def _derived(spec: FactSpec) -> bool:
    return bool(spec.formula or spec.times or spec.span)


def _named(spec: FactSpec) -> set[str]:
    return {word for text in (spec.formula, spec.times, spec.span) for word in text.split() if word.isidentifier()}


def _result(spec: FactSpec, found: Mapping[str, str], scene: Scene) -> str | None:
    if spec.span:
        first, last = (date.fromisoformat(found[name]) for name in spec.span.split())
        return str((last - first).days)
    words = (spec.formula or spec.times).split()
    numbers = [_comparable(Decimal(found[name]), scene.facts[name]) for name in words[::2]]
    if "/" in words:
        if not numbers[1]:
            return None
        return _rounded(numbers[0] / numbers[1] * (100 if spec.formula else 1), 2 if spec.formula else 1)
    total = numbers[0]
    for sign, number in zip(words[1::2], numbers[1:], strict=True):
        total = total + number if sign == "+" else total - number
    if spec.kind is FactKind.MONEY:
        total = converted(total, "元", spec.unit) or Decimal(0)
    return format(total, "f") if spec.kind in (FactKind.COUNT, FactKind.SCORE) else _rounded(total, 2)


def _comparable(number: Decimal, spec: FactSpec) -> Decimal:
    return (converted(number, spec.unit, "元") or Decimal(0)) if spec.kind is FactKind.MONEY else number


def _usual(scene: Scene) -> Iterator[tuple[str, str]]:
    """What is usually greater than what; not where the scene itself says the contrary."""
    said = {(second, first) for first, _, second in (line.split() for line in scene.order)}
    for one, first in scene.facts.items():
        less = next((roles for role, roles in _GREATER if role is first.role), frozenset())
        for other, second in scene.facts.items():
            alike = (first.kind, first.unit, first.subject) == (second.kind, second.unit, second.subject)
            if second.role in less and alike and _group(one) == _group(other) and (one, other) not in said:
                yield one, other


def _group(name: str) -> str:
    return name.rpartition("_")[0]


def _rounded(number: Decimal, places: int) -> str:
    return format(number.quantize(_CENT.scaleb(2 - places), rounding=ROUND_HALF_UP), "f")
