"""The forms of money, rates, counts and points."""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from random import Random

from drafter.findings.model import Fact, FactKind
from evals.mutations import numerals
from evals.mutations.chance import chance
from evals.mutations.forms.model import Slot, is_kind
from evals.mutations.forms.parts import FRACTIONS, RATIOS, PartForm
from evals.mutations.forms.quantities import ABOUT, LESS, MORE, HedgedForm, Number, QuantityForm, factor, measure
from evals.mutations.scenes import FactSpec

_WIDE = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")
_LIMITS = ("个工作日", "日", "天")
_VISITS = "人次"
_TIMES = "倍"
_PARTS = ("占", "比例", "比重")
_RATIO = "之比"
_COMPARING = "高低超多少达足仅只才过与较"
"""Behind these characters no hedge stands: 低于不足 is not said."""
_HUNDRED_MILLION = 100_000_000
_TOO_LONG = 12
_TEN = 10

_money = is_kind(FactKind.MONEY)
_rate = is_kind(FactKind.RATE)
_percentage_point = is_kind(FactKind.PERCENTAGE_POINT)
_points = is_kind(FactKind.SCORE)


def _count(slot: Slot) -> bool:
    return slot.spec.kind is FactKind.COUNT and slot.spec.unit not in (*_LIMITS, _TIMES, _VISITS)


def _of_unit(*units: str) -> Callable[[Slot], bool]:
    return lambda slot: slot.spec.kind is FactKind.COUNT and slot.spec.unit in units


def _large(slot: Slot) -> bool:
    return slot.spec.kind is FactKind.MONEY and slot.spec.unit == "万元"


def _in_cents(slot: Slot) -> bool:
    return slot.spec.kind is FactKind.MONEY and slot.spec.unit == "元"


def _hedgeable(slot: Slot) -> bool:
    measured = slot.spec.kind in (FactKind.MONEY, FactKind.RATE) or _count(slot) or slot.spec.unit == _VISITS
    return measured and not set(slot.before[-2:]) & set(_COMPARING)


def _share(slot: Slot) -> bool:
    return _rate(slot) and any(part in slot.before[-9:] for part in _PARTS)


def _of_ratio(slot: Slot) -> bool:
    return _rate(slot) and _RATIO in slot.spec.label


def _own(fact: Fact, rng: Random) -> tuple[str, int]:  # noqa: ARG001
    return fact.unit, _places(fact)


def _places(fact: Fact) -> int:
    return len(fact.value.partition(".")[2])


def _fewer(fact: Fact, rng: Random) -> tuple[str, int]:
    return fact.unit, rng.choice(
        (_places(fact), min(1, _places(fact)), 0) if fact.number > 1 else (_places(fact),)
    )


def _two_places(fact: Fact, rng: Random) -> tuple[str, int]:  # noqa: ARG001
    return "万元", 2


def _in_yuan(fact: Fact, rng: Random) -> tuple[str, int]:
    exact = (fact.number * factor(fact.unit)) % 1 == 0
    return "元", rng.choice((0, 2)) if exact else 2


def _exactly(fact: Fact, rng: Random) -> tuple[str, int]:  # noqa: ARG001
    return "元", 0 if (fact.number * factor(fact.unit)) % 1 == 0 else 2


def _in_yi(fact: Fact, rng: Random) -> tuple[str, int]:
    small = fact.number * factor(fact.unit) < _HUNDRED_MILLION // 2
    return "亿元", rng.choice((3, 4)) if small else 2


def _whole(fact: Fact, rng: Random) -> tuple[str, int]:  # noqa: ARG001
    whole = fact.number == fact.number.to_integral()
    return fact.unit, 0 if whole else _places(fact)


def _in_myriads(fact: Fact, rng: Random) -> tuple[str, int]:
    return ("万人次", rng.choice((1, 2))) if fact.number >= factor("万人次") else ("人次", 0)


def _tenths(fact: Fact, rng: Random) -> tuple[str, int]:  # noqa: ARG001
    return "成", 1 if fact.number % 10 else 0


def _plain(number: Number) -> str:
    return number.digits + number.unit


def _grouped(number: Number) -> str:
    return f"{Decimal(number.digits):,f}{number.unit}"


def _wide_grouped(number: Number) -> str:
    return f"{Decimal(number.digits):,f}".replace(",", "，") + number.unit


def _full_width(number: Number) -> str:
    return (number.digits + number.unit).translate(_WIDE)


def _percent(number: Number) -> str:
    return number.digits + (("%", "％")[number.style] if number.unit == "%" else number.unit)


def _chinese(number: Number) -> str:
    if len(number.digits) > _TOO_LONG:
        return ""
    unit = number.unit
    if unit in ("%", "‰") or _idle_zero(number.digits):
        return ""
    whole = "." not in number.digits
    counter = measure(unit) == unit
    return (numerals.counted(int(number.digits)) if whole and counter else numerals.decimal(number.digits)) + unit


def _capital(number: Number) -> str:
    worth = Decimal(number.digits) * factor(number.unit)
    if number.unit == "%" or worth < 1 or _idle_zero(number.digits):
        return ""
    whole, cents = divmod(int(worth * 100), 100)
    if not cents:
        return numerals.formal(whole) + ("元整", "圆整", "元正")[number.style]
    tens, ones = (numerals.formal_digit(digit) for digit in divmod(cents, 10))
    return numerals.formal(whole) + "元" + (f"{tens}角" if cents >= _TEN else tens) + f"{ones}分"


def _small_change(number: Number) -> str:
    whole, _, cents = number.digits.partition(".")
    if number.unit != "元" or len(cents) != len("00") or "0" in cents:
        return ""
    return f"{whole}元{cents[0]}角{cents[1]}分"


def _of_hundred(number: Number) -> str:
    parts = {"%": "百分之", "‰": "千分之"}
    return parts[number.unit] + number.digits if number.unit in parts else number.digits + number.unit


def _idle_zero(digits: str) -> bool:
    """Whether a number ends in a zero that nobody says: 四十点零."""
    return "." in digits and digits.endswith("0")


def _of_hundred_chinese(number: Number) -> str:
    if _idle_zero(number.digits):
        return ""
    parts = {"%": "百分之", "‰": "千分之"}
    written = numerals.decimal(number.digits)
    return parts[number.unit] + written if number.unit in parts else written + number.unit


def _in_tenths(number: Number) -> str:
    whole, _, half = number.digits.partition(".")
    if number.unit != "成" or half not in ("", "5") or not 0 < int(whole) < len("一二三四五六七八九十"):
        return ""
    return numerals.spoken(int(whole)) + "成" + ("半" if half else "")


def _points_written(number: Number) -> str:
    if number.style and (number.unit != "分" or _idle_zero(number.digits)):
        return ""
    return (numerals.decimal(number.digits) if number.style else number.digits) + number.unit


def _round_amount(spec: FactSpec, rng: Random) -> str | None:
    number = rng.randint(11, 98) * rng.choice((1, 10, 100)) if chance(rng, 0.8) else rng.randint(101, 999)
    return str(number * (1000 if spec.unit == "元" else 1)) + (".00" if chance(rng, 0.5) else "")


def _with_cents(spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG001
    return f"{rng.randint(312, 98_765)}.{rng.randint(11, 99)}"


def _enough_for_yi(spec: FactSpec, rng: Random) -> str | None:
    return f"{rng.randint(7_000, 90_000)}.{rng.randint(10, 99)}" if chance(rng, 0.8) and not spec.formula else None


def _many_visits(spec: FactSpec, rng: Random) -> str | None:
    return str(rng.randint(11_000, 98_765)) if not spec.formula and chance(rng, 0.8) else None


def _some_tenths(spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG001
    return f"{rng.choice((20, 30, 35, 40, 45, 60, 65, 70, 75, 80, 85, 90))}.00"


FORMS = (
    QuantityForm("money_wan_2", _money, _two_places, _plain),
    QuantityForm("money_yuan_commas", _money, _in_yuan, _grouped),
    QuantityForm("money_yuan_wide_commas", _money, _in_yuan, _wide_grouped),
    QuantityForm("money_yi_rounded", _large, _in_yi, _plain, _enough_for_yi),
    QuantityForm("full_width_digits", is_kind(FactKind.MONEY, FactKind.RATE, FactKind.COUNT), _own, _full_width),
    QuantityForm("money_chinese", _money, _whole, _chinese, _round_amount),
    QuantityForm("money_capital", _money, _exactly, _capital, styles=3),
    QuantityForm("money_jiao_fen", _in_cents, _in_yuan, _small_change, _with_cents),
    QuantityForm("percent", _rate, _fewer, _percent, styles=2),
    QuantityForm("of_hundred", _rate, _fewer, _of_hundred),
    QuantityForm("of_hundred_chinese", _rate, _fewer, _of_hundred_chinese),
    QuantityForm("percentage_points", _percentage_point, _fewer, _plain),
    QuantityForm("points", _points, _own, _points_written, styles=2),
    QuantityForm("counters", _count, _own, _plain),
    QuantityForm("counters_chinese", _count, _own, _chinese),
    QuantityForm("visits", _of_unit(_VISITS), _in_myriads, _plain, _many_visits),
    QuantityForm("time_limit", _of_unit(*_LIMITS), _own, _plain),
    QuantityForm("time_limit_chinese", _of_unit(*_LIMITS), _own, _chinese),
    QuantityForm("multiples", _of_unit(_TIMES), _own, _plain),
    QuantityForm("multiples_chinese", _of_unit(_TIMES), _own, _chinese),
    QuantityForm("tenths", _rate, _tenths, _in_tenths, _some_tenths),
    PartForm("fraction", _share, FRACTIONS, "{0}/{1}"),
    PartForm("fraction_chinese", _share, FRACTIONS, "{1}分之{0}", chinese=True),
    PartForm("ratio", _of_ratio, RATIOS, "{0}:{1}"),
    HedgedForm("hedge_about", _hedgeable, ABOUT, (), ROUND_HALF_UP),
    HedgedForm("hedge_less", _hedgeable, LESS, MORE, ROUND_CEILING),
    HedgedForm("hedge_more", _hedgeable, MORE, LESS, ROUND_FLOOR),
)
"""Every form of a quantity that stands alone."""
