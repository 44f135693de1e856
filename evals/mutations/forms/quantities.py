"""Forms of quantities: a number in some unit, in some script."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from random import Random

from drafter.findings.model import Fact
from evals.mutations.forms.digits import slips
from evals.mutations.forms.model import COUNTED, Claim, Slot, Written, Wrong, shuffled
from evals.mutations.scenes import FactSpec
from evals.mutations.values import base

FACTORS = {
    "元": Decimal(1),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
    "‰": Decimal("0.1"),
    "成": Decimal(10),
}
MEASURES = {
    "元": "元",
    "万元": "元",
    "亿元": "元",
    "%": "%",
    "‰": "%",
    "成": "%",
    "个百分点": "百分点",
    "百分点": "百分点",
    "分": "分",
}
OTHER_UNITS = {
    "万元": ("亿元", "元"),
    "元": ("万元",),
    "亿元": ("万元",),
    "%": ("个百分点", "‰"),
    "个百分点": ("%",),
    "分": ("%",),
    "个工作日": ("个月", "年"),
    "日": ("个月", "年"),
    "天": ("个月", "小时"),
    "公里": ("米",),
    "平方米": ("亩",),
    "万人次": ("人次",),
    "人次": ("万人次",),
    "倍": ("%",),
}
_MYRIAD = "万"
_LARGE = 100
_MANY = 10_000
_NEAR, _ABOUT = Decimal("0.15"), Decimal("0.05")
"""So far from the truth may be what is said with a hedge of more or less, and with one of about."""
_FEWEST = 10
"""What was rounded keeps two digits, or it says nothing any more."""


def factor(unit: str) -> Decimal:
    """What one of a unit is worth in its measure."""
    return FACTORS.get(unit, Decimal(_MANY) if unit.startswith(_MYRIAD) else Decimal(1))


def measure(unit: str) -> str:
    """The measure of a unit; every counter is its own."""
    return MEASURES.get(unit, unit.removeprefix(_MYRIAD))


@dataclass(frozen=True)
class Number:
    """A number as it is to be written.

    Attributes:
        digits: plain, with as many decimals as are shown.
        unit: behind it.
        style: which of the styles of its form.
    """

    digits: str
    unit: str
    style: int

    def claim(self, *, exactly: bool = False) -> Claim:
        """What it says at its displayed precision; a round number may be meant roughly."""
        number = Decimal(self.digits)
        half = _step(self.digits) / 2
        own = measure(self.unit)
        measured = own if exactly or own in ("元", "%", "百分点", "分") else COUNTED
        worth = factor(self.unit)
        return Claim(measured, (number - half) * worth, (number + half) * worth)


def _step(digits: str) -> Decimal:
    number = Decimal(digits)
    if "." in digits or number < _LARGE:
        return Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Decimal(1).scaleb(len(digits) - len(digits.rstrip("0")))


def _any(spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG001
    return None


@dataclass(frozen=True)
class QuantityForm:
    """A form of quantities.

    Attributes:
        name: as the table calls it.
        suits: the slots it may stand in.
        shape: the unit and the decimals for a fact.
        render: the number in the form; empty where it does not go in.
        pinned: the value a fact must have.
        styles: how many styles `render` knows.
    """

    name: str
    suits: Callable[[Slot], bool]
    shape: Callable[[Fact, Random], tuple[str, int]]
    render: Callable[[Number], str]
    pinned: Callable[[FactSpec, Random], str | None] = _any
    styles: int = 1

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return self.suits(slot)

    def pin(self, spec: FactSpec, rng: Random) -> str | None:
        """The value that a fact must have."""
        return self.pinned(spec, rng)

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The fact at the precision of the form, and its slips."""
        unit, places = self.shape(fact, rng)
        true = base(fact)[1] / factor(unit)
        shown = true.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        if shown != true and shown.scaleb(places) < _FEWEST:
            return None
        number = Number(format(shown, "f"), unit, rng.randrange(self.styles))
        text = self.render(number) if shown > 0 else ""
        return Written(text, shuffled(self._wrongs(number, true, rng), text, rng)) if text else None

    def _wrongs(self, number: Number, true: Decimal, rng: Random) -> Iterator[Wrong]:
        for fault, digits in (*slips(number.digits, rng), *_misrounded(number, true)):
            yield self._wrong(Number(digits, number.unit, number.style), fault)
        others = OTHER_UNITS.get(
            number.unit, (_MYRIAD + number.unit,) if measure(number.unit) == number.unit else ()
        )
        for unit in others:
            fault = (
                "unit_changed"
                if {unit, number.unit} & {"万元", "亿元"} != {"万元", "亿元"}
                else "myriad_for_100_million"
            )
            yield self._wrong(Number(number.digits, unit, number.style), fault, exactly=True)

    def _wrong(self, number: Number, fault: str, *, exactly: bool = False) -> Wrong:
        claim = number.claim(exactly=exactly)
        return Wrong(self.render(number), fault, claim.true_of, claim)


def _misrounded(number: Number, true: Decimal) -> Iterator[tuple[str, str]]:
    """Cut off instead of rounded, or rounded the wrong way; nothing where nothing was rounded."""
    step = Decimal(1).scaleb(-len(number.digits.partition(".")[2]))
    down, up = (true.quantize(step, rounding=way) for way in (ROUND_FLOOR, ROUND_CEILING))
    shown = Decimal(number.digits)
    if down != up:
        yield ("truncated", format(down, "f")) if shown == up else ("rounded_wrong", format(up, "f"))


@dataclass(frozen=True)
class HedgedForm:
    """A form of quantities behind or before a word of more, less or about.

    Attributes:
        name: as the table calls it.
        suits: the slots it may stand in.
        words: the hedges, a bar where the quantity stands: 约|, |左右, |余.
        turned: hedges that say the contrary; none for those that say neither more nor less.
        way: how the number is rounded.
    """

    name: str
    suits: Callable[[Slot], bool]
    words: tuple[str, ...]
    turned: tuple[str, ...]
    way: str

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return self.suits(slot)

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any value will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The fact rounded to one, two or three digits, and what contradicts it."""
        unit = "万元" if fact.unit == "元" and fact.number >= _MANY else fact.unit
        true = base(fact)[1] / factor(unit)
        keep = true.adjusted() - rng.choice((0, 1, 1, 2))
        if true < 20 or keep < 0:  # noqa: PLR2004
            return None
        step = Decimal(1).scaleb(keep)
        shown = (true / step).quantize(Decimal(1), rounding=self.way) * step
        if shown == true or shown <= 0 or abs(shown - true) / true > (_NEAR if self.turned else _ABOUT):
            return None
        digits = format(shown.quantize(Decimal(1)), "f")
        near = abs(shown - true) <= step / 2
        fitting = [word for word in self.words if near or word not in NEARLY]
        hedge = rng.choice([word for word in fitting if word != _EXTRA or digits.endswith("0")])
        text = _hedge(hedge, digits, unit)
        return Written(text, shuffled(self._wrongs(Number(digits, unit, 0), hedge, true, rng), text, rng))

    def _wrongs(self, number: Number, hedge: str, true: Decimal, rng: Random) -> Iterator[Wrong]:
        for word in self.turned:
            if word == _EXTRA and not number.digits.endswith("0"):
                continue
            yield self._wrong(number, word, "hedge_turned")
        for fault, digits in slips(number.digits, rng):
            greater = Decimal(digits) > true
            if fault != "off_by_one" and (not self.turned or greater is (self.way == ROUND_FLOOR)):
                yield self._wrong(Number(digits, number.unit, 0), hedge, fault)
        for unit in OTHER_UNITS.get(number.unit, ()):
            if not self.turned or (factor(unit) > factor(number.unit)) is (self.way == ROUND_FLOOR):
                yield self._wrong(Number(number.digits, unit, 0), hedge, "unit_changed", exactly=True)

    def _wrong(self, number: Number, hedge: str, fault: str, *, exactly: bool = False) -> Wrong:
        said = number.claim(exactly=exactly)
        middle = Decimal(number.digits) * factor(number.unit)
        wide = said.high - said.low
        claim = {
            "more": Claim(said.measure, middle, middle * 2),
            "less": Claim(said.measure, middle / 2, middle),
            "about": Claim(said.measure, middle - wide, middle + wide),
        }[_direction(hedge)]
        return Wrong(_hedge(hedge, number.digits, number.unit), fault, claim.true_of, claim)


ABOUT = ("约|", "大约|", "|左右", "约为|")
NEARLY = ("近|", "接近|")
"""Less, and by no more than half of the last digit: 100.14 is no 近110, though it is 不足110."""
LESS = (*NEARLY, "不足|", "不到|")
MORE = ("逾|", "超过|", "|以上", "余")
_EXTRA = "余"


def _direction(hedge: str) -> str:
    return "about" if hedge in ABOUT else "less" if hedge in LESS else "more"


def _hedge(hedge: str, digits: str, unit: str) -> str:
    if hedge == _EXTRA:
        magnitude = unit[:1] if unit[:1] in ("万", "亿") else ""
        return digits + _EXTRA + magnitude + unit.removeprefix(magnitude)
    before, _, behind = hedge.partition("|")
    return before + digits + unit + behind
