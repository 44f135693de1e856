"""What slips do to a number: a digit, two neighbours, the point, the last place."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

_DIGITS = "0123456789"


def slips(digits: str, rng: Random) -> Iterator[tuple[str, str]]:
    """Wrong versions of a plain number by the name of the slip; a whole number stays whole."""
    for fault, made in _all(digits, rng):
        if (
            ("." in digits or "." not in made)
            and _plain(made)
            and Decimal(made) > 0
            and Decimal(made) != Decimal(digits)
        ):
            yield fault, made


def _all(digits: str, rng: Random) -> Iterator[tuple[str, str]]:
    places = [index for index, char in enumerate(digits) if char.isdigit()]
    for place in rng.sample(places, min(2, len(places))):
        other = rng.choice(_DIGITS.replace(digits[place], ""))
        yield "digit_changed", digits[:place] + other + digits[place + 1 :]
    pairs = list(pairwise(places))
    if pairs:
        yield "neighbours_swapped", _exchanged(digits, *rng.choice(pairs))
    if len(places) > 2:  # noqa: PLR2004
        first, last = sorted(rng.sample(places, 2))
        yield "transposed", _exchanged(digits, first, last)
    if len(places) > 1:
        place = rng.choice(places[1:])
        yield "digit_lost", digits[:place] + digits[place + 1 :]
    yield "tenfold", _shifted(digits, 1)
    yield "tenth", _shifted(digits, -1)
    if "." in digits:
        yield "point_moved", _shifted(digits, rng.choice((1, 2, -1)))
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    yield "off_by_one", format(Decimal(digits) + step, "f")
    yield "off_by_one", format(Decimal(digits) - step, "f")


def _exchanged(text: str, one: int, other: int) -> str:
    chars = list(text)
    chars[one], chars[other] = chars[other], chars[one]
    return "".join(chars)


def _shifted(digits: str, by: int) -> str:
    moved = Decimal(digits).scaleb(by)
    places = max(0, len(digits.partition(".")[2]) - max(by, 0))
    return format(moved, "f") if by < 0 else format(moved.quantize(Decimal(1).scaleb(-places)), "f")


def _plain(text: str) -> bool:
    whole, point, fraction = text.partition(".")
    return bool(whole) and (whole == "0" or whole[0] != "0") and (not point or bool(fraction))
