"""Other values of the same form: what a new year makes of a figure, a day or a number."""

import random
import re


def seeded(name: str) -> random.Random:
    """Chance that always falls alike for a name."""
    return random.Random(name)  # noqa: S311


def other_value(value: str, chance: random.Random) -> str:
    """Another value of the same form: a year later, another day, another figure; what is none comes back."""
    if re.search(r"(?<!\d)20[12]\d(?!\d)", value):
        return re.sub(r"(?<!\d)20[12]\d(?!\d)", lambda one: str(int(one.group()) + 1), value)
    if day := re.fullmatch(r"(\d+)\s*月(?:\s*(\d+)\s*日)?", value):
        month = int(day.group(1)) % 12 + 1
        return f"{month}月{chance.randrange(1, 28)}日" if day.group(2) else f"{month}月"
    digits = re.search(r"\d[\d.,]*", value)
    if not digits:
        return value
    return value[: digits.start()] + _figure(digits.group(), chance) + value[digits.end() :]


def _figure(digits: str, chance: random.Random) -> str:
    """Another figure with as many decimals, and of as many digits where it begins with 0."""
    plain = digits.replace(",", "").rstrip(".")
    places = len(plain.partition(".")[2])
    if plain.startswith("0") and not places:
        return f"{(int(plain) + chance.randrange(1, 9)) % 10 ** len(plain):0{len(plain)}d}"
    for _ in range(50):
        more = 0 if places else chance.randrange(3)
        other = float(f"{float(plain) * chance.uniform(0.5, 1.6) + more:.{places}f}")
        if other != float(plain) and other > 0:
            break
    else:
        other = float(plain) + 1
    return f"{other:,.{places}f}" if "," in digits else f"{other:.{places}f}"
