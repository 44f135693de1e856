"""Figures that are written wrongly: digits, places, numerals."""

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random

from drafter.findings.units import PER_CENT
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.page import Page, Told
from evals.faults.truth import is_false, number, parted
from evals.mutations.numerals import spoken

GROUP = "figures"
RIGHT = frozenset({"quantity_precision", "role_binding", "direction"})
"""A figure that is changed has no fact behind it, or happens to be another; or its sentence no longer adds up."""

Change = Callable[[str, Random], str]
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _figure(change: Change) -> Callable[[Page, Random], Mutant | None]:
    """Changes the digits of a figure so that what comes of it is false."""

    def make(page: Page, rng: Random) -> Mutant | None:
        return first(rng, page.figures, lambda one: _changed(page, one, change, rng))

    return make


def _changed(page: Page, one: Told, change: Change, rng: Random) -> Mutant | None:
    split = parted(page.words(one))
    if split is None:
        return None
    digits, unit = split
    new = change(digits, rng)
    plain = new.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    if new == digits or number(plain) in (None, number(digits)) or not is_false(page, plain, one.fact.unit):
        return None
    return mutant(page, Edit(one.start, one.end, new + unit))


def _places(digits: str) -> list[int]:
    return [place for place, sign in enumerate(digits) if sign.isdigit()]


def other_digit(digits: str, rng: Random) -> str:
    """One digit becomes another; the first does not become 0."""
    place = rng.choice(_places(digits))
    new = rng.choice([one for one in "123456789" if one != digits[place]])
    return digits[:place] + new + digits[place + 1 :]


def _transposed(digits: str, rng: Random) -> str:
    places = [
        at for at in range(len(digits) - 1) if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1]
    ]
    if not places:
        return digits
    at = rng.choice(places)
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    return digits if swapped.startswith("0") and not swapped.startswith("0.") else swapped


def _dropped(digits: str, rng: Random) -> str:
    places = _places(digits)
    if len(places) == 1:
        return digits
    at = rng.choice(places)
    return (digits[:at] + digits[at + 1 :]).removesuffix(".").removeprefix(",").lstrip(".")


def _doubled(digits: str, rng: Random) -> str:
    at = rng.choice(_places(digits))
    return digits[: at + 1] + digits[at:]


def _point_moved(digits: str, rng: Random) -> str:
    if "." not in digits:
        return digits
    whole, _, rest = digits.replace(",", "").partition(".")
    left = rng.choice((True, False)) and len(whole) > 1
    return f"{whole[:-1]}.{whole[-1]}{rest}" if left else f"{whole}{rest[0]}.{rest[1:]}".removesuffix(".")


def _off_by_one(digits: str, rng: Random) -> str:
    value = number(digits)
    if value is None or "." in digits:
        return digits
    return str(max(0, int(value) + rng.choice((-1, 1))))


def _full_width(digits: str, rng: Random) -> str:
    return other_digit(digits, rng).translate(_WIDE)


def _chinese(digits: str, rng: Random) -> str:
    value = number(digits)
    return digits if value is None or "." in digits else str(int(value) + rng.choice((-2, -1, 1, 2, 10)))


def _in_chinese(page: Page, rng: Random) -> Mutant | None:
    """A wrong count, and in Chinese numerals: 9份 → 十一份."""

    def make(one: Told) -> Mutant | None:
        split = parted(page.words(one))
        new = _chinese(split[0], rng) if split else ""
        if split is None or new == split[0] or int(new) <= 0 or not is_false(page, new, one.fact.unit):
            return None
        return mutant(page, Edit(one.start, one.end, _spoken(int(new), split[1])))

    return first(rng, page.figures, make)


def _spoken(value: int, unit: str) -> str:
    """十一份, 百分之九十四."""
    return f"百分之{spoken(value)}{unit.removeprefix('%')}" if unit.startswith("%") else spoken(value) + unit


def _times_ten(digits: str, _rng: Random) -> str:
    value = number(digits)
    return digits if value is None else str(value * 10)


def _last_digit(digits: str, rng: Random) -> str:
    at = _places(digits)[-1]
    if "." not in digits:
        return digits
    new = str((int(digits[at]) + rng.choice((1, 9))) % 10)
    return digits[:at] + new + digits[at + 1 :]


def _year_in(page: Page, rng: Random) -> Mutant | None:
    """A year in the account becomes a year of which nothing is known."""
    start, end = page.body
    known = {fact.period[:4] for fact in page.facts.values()} | {str(page.case.fiscal_year)}
    found = [one for one in re.finditer(r"(20[0-9]{2})年(?![0-9])", page.text) if start <= one.start() < end]

    def make(one: re.Match[str]) -> Mutant | None:
        new = str(int(one.group(1)) + rng.choice((-7, -6, -5, 5, 6)))
        return None if new in known else mutant(page, Edit(one.start(), one.end(), f"{new}年"))

    return first(rng, found, make)


def _thousands(digits: str, _rng: Random) -> str:
    """A separator that makes another figure of it: 48,210 → 4,821."""
    plain = digits.replace(",", "")
    return f"{int(plain[:-1]):,}" if plain.isdigit() and len(plain) > 4 else digits  # noqa: PLR2004


def _hedged(page: Page, rng: Random) -> Mutant | None:
    """About so much, and it is a quarter off: 146.00万元 → 约183万元."""
    share, hedge = rng.choice(_OFF), rng.choice(("约", "近", "大约"))

    def make(one: Told) -> Mutant | None:
        split = parted(page.words(one))
        value = number(split[0]) if split else None
        if split is None or value is None or value < _LEAST:
            return None
        new = str((value * share).quantize(Decimal(1)))
        false = is_false(page, new, one.fact.unit)
        return mutant(page, Edit(one.start, one.end, hedge + new + split[1])) if false else None

    return first(rng, page.figures, make)


def _range(page: Page, rng: Random) -> Mutant | None:
    """From so much to so much, and it is less than either."""

    def make(one: Told) -> Mutant | None:
        split = parted(page.words(one))
        value = number(split[0]) if split else None
        if split is None or value is None or value < _LEAST:
            return None
        least, most = (int(value * share) + 1 for share in _ABOVE)
        return mutant(page, Edit(one.start, one.end, f"{least}至{most}{split[1]}"))

    return first(rng, page.figures, make)


def _tenths(page: Page, rng: Random) -> Mutant | None:
    """A rate in tenths, and another: 90% → 六成."""

    def make(one: Told) -> Mutant | None:
        split = parted(page.words(one))
        value = number(split[0]) if split else None
        if value is None or one.fact.unit != _RATE or value > PER_CENT:
            return None
        far = [tenth for tenth in range(2, 10) if abs(10 * tenth - value) > _FAR]
        return mutant(page, Edit(one.start, one.end, f"{spoken(rng.choice(far))}成"))

    return first(rng, page.figures, make)


def _claimed(page: Page, rng: Random) -> Mutant | None:
    """A sum, a change or a share that nobody has worked out, before the stop of an account's sentence."""
    claim, unit, most = rng.choice((("，合计", "万元", 999), ("，同比增长", "%", 89), ("，占预算的", "%", 89)))
    digits = f"{rng.randint(11, most)}.{rng.randint(11, 99)}"
    ends = [one.end - 1 for one in page.account() if page.text[one.end - 1] == "。"]
    if not is_false(page, digits, unit):
        return None
    return first(rng, ends, lambda at: mutant(page, Edit(at, at, f"{claim}{digits}{unit}")))


_OFF = tuple(map(Decimal, ("0.7", "0.8", "1.25", "1.4")))
_ABOVE = (Decimal("1.1"), Decimal("1.3"))
_LEAST, _FAR = 20, 12
_RATE = "%"

OPERATORS = (
    Operator("digit_changed", GROUP, RIGHT, _figure(other_digit)),
    Operator("digits_transposed", GROUP, RIGHT, _figure(_transposed)),
    Operator("digit_dropped", GROUP, RIGHT, _figure(_dropped)),
    Operator("digit_doubled", GROUP, RIGHT, _figure(_doubled)),
    Operator("point_moved", GROUP, RIGHT, _figure(_point_moved)),
    Operator("count_off_by_one", GROUP, RIGHT, _figure(_off_by_one)),
    Operator("full_width_digit_changed", GROUP, RIGHT, _figure(_full_width)),
    Operator("chinese_numeral_wrong", GROUP, RIGHT, _in_chinese),
    Operator("year_unknown", GROUP, RIGHT | {"cited_norms"}, _year_in),
    Operator("times_ten", GROUP, RIGHT, _figure(_times_ten), held_back=True),
    Operator("last_digit_off", GROUP, RIGHT, _figure(_last_digit), held_back=True),
    Operator("thousands_lost", GROUP, RIGHT, _figure(_thousands), held_back=True),
    Operator("figure_claimed", GROUP, RIGHT | {"dimension", "score_purity"}, _claimed, held_back=True),
    Operator("about_and_a_quarter_off", GROUP, RIGHT | {"dimension"}, _hedged, held_back=True),
    Operator("range_above", GROUP, RIGHT | {"dimension"}, _range, held_back=True),
    Operator("tenths_wrong", GROUP, RIGHT | {"dimension"}, _tenths, held_back=True),
)
