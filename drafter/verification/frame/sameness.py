"""What may be told otherwise in a frame: the department as 你单位, 0.54亿元 as 5,400万元, 9 as 9.00."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from drafter.findings.model import Department
from drafter.text.alternation import longest_of
from drafter.text.quantities import scan
from drafter.verification.frame.text import key_of

_FIRST_SIGN = 0xF0000
"""From here on, signs stand for what is told: planes that no text uses."""

_ADDRESSED = r"[你贵该](?:单位|部门|局|委员会|委|办公室|中心|站|馆|院|校|所|支?队|室|厂)|被评价(?:单位|部门)"
_BESIDE_NAME = re.compile(r"\([^()]*\)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in which what says the same is one sign.

    Attributes:
        key: its signs.
        places: of every sign, where it begins in the text; behind the last, where the text ends.
    """

    key: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Sameness:
    """Reads the frames of notices on one department.

    Attributes:
        department: whom they are on.
    """

    department: Department

    def read(self, *texts: str) -> tuple[Reading, ...]:
        """Some texts, read with the same signs for the same."""
        signs: dict[object, str] = {}
        return tuple(_reading(text, sorted(self._told(text)), signs) for text in texts)

    def _told(self, text: str) -> Iterator[tuple[int, int, object]]:
        """The spans of what may be told otherwise, with what they tell."""
        quantities = scan(text).quantities
        yield from ((q.start, q.end, (q.dimension, q.value.normalize())) for q in quantities)
        inside = [(q.start, q.end) for q in quantities]
        for match in self._names.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in inside):
                yield (*match.span(), None)

    @property
    def _names(self) -> re.Pattern[str]:
        own = self.department
        names = {key_of(name) for name in (own.name, own.short, *own.aliases) if name}
        bare = {_BESIDE_NAME.sub("", name) for name in names}
        return re.compile(f"{longest_of(names | bare)}|{_ADDRESSED}")


def as_written(*texts: str) -> tuple[Reading, ...]:
    """Some texts, sign by sign."""
    return tuple(Reading(text, tuple(range(len(text) + 1))) for text in texts)


def same_number(one: str, other: str) -> bool:
    """Whether two cells hold one number, whatever zeros stand behind its point."""
    if not (_NUMBER.fullmatch(one) and _NUMBER.fullmatch(other)) or one.endswith("%") is not other.endswith("%"):
        return False
    try:
        return Decimal(one.rstrip("%")) == Decimal(other.rstrip("%"))
    except InvalidOperation:
        return False


def _reading(text: str, told: list[tuple[int, int, object]], signs: dict[object, str]) -> Reading:
    key, places, at = "", list[int](), 0
    for start, end, what in told:
        if start < at:
            continue
        sign = signs.setdefault(what, chr(_FIRST_SIGN + len(signs)))
        key += text[at:start] + sign
        places += [*range(at, start), start]
        at = end
    return Reading(key + text[at:], (*places, *range(at, len(text)), len(text)))
