"""Forms of dates, numbers of things, and names."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from drafter.findings.model import Fact, FactKind
from evals.mutations import numerals
from evals.mutations.forms.digits import slips
from evals.mutations.forms.model import Slot, Written, Wrong, shuffled
from evals.mutations.names import load_names
from evals.mutations.scenes import FactSpec

_DAY = len("2023-10-18")
_BRACKETED = re.compile(r"(?P<who>.+)〔(?P<year>\d{4})〕(?P<number>\d+)号")
_ROUND = tuple("（(")
_SHORT = 4
_LEAST = 6


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == _DAY else None


def chinese_day(day: date) -> str:
    """2023年10月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _chinese_numerals(day: date) -> str:
    year, month, number = numerals.positional(str(day.year)), numerals.spoken(day.month), numerals.spoken(day.day)
    return f"{year}年{month}月{number}日"


def _half(day: date) -> str:
    return f"{day.year}年{'上' if day.month <= _LEAST else '下'}半年"


def _quarter(day: date) -> str:
    return f"{day.year}年第{numerals.spoken((day.month + 2) // 3)}季度"


@dataclass(frozen=True)
class DateForm:
    """A way to write a day, or as much of it as the form tells.

    Attributes:
        name: as the table calls it.
        styles: the ways to write it.
    """

    name: str
    styles: tuple[Callable[[date], str], ...]

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return slot.spec.kind is FactKind.DATE

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any day will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The day, and days near it or mistaken for it."""
        day, style = _day(fact.value), rng.choice(self.styles)
        if day is None:
            return None
        text = style(day)
        wrongs = (_wrong_day(fault, style(other), style) for fault, other in _other_days(day, rng))
        return Written(text, shuffled(wrongs, text, rng))


def _wrong_day(fault: str, text: str, style: Callable[[date], str]) -> Wrong:
    def true_of(fact: Fact) -> bool:
        day = _day(fact.value) if fact.kind is FactKind.DATE else None
        return style(day) == text if day else fact.kind is FactKind.DATE and text.startswith(fact.value)

    return Wrong(text, fault, true_of)


def _other_days(day: date, rng: Random) -> Iterator[tuple[str, date]]:
    yield "year_changed", day.replace(year=day.year - rng.randint(2, 9), day=min(day.day, 28))
    for years in (1, -1):
        yield "year_off", day.replace(year=day.year + years, day=min(day.day, 28))
        month = day.month + years
        if 1 <= month <= 12:  # noqa: PLR2004
            yield "month_off", _in_month(day, month)
        yield "day_off", day + timedelta(days=years)
    if day.day <= 12 and day.day != day.month:  # noqa: PLR2004
        yield "month_day_swapped", date(day.year, day.day, day.month)
    yield "month_changed", _in_month(day, rng.choice([m for m in range(1, 13) if m != day.month]))
    turned = int(str(day.day)[::-1])
    if turned and turned != day.day and turned <= monthrange(day.year, day.month)[1]:
        yield "day_transposed", day.replace(day=turned)


def _in_month(day: date, month: int) -> date:
    return day.replace(month=month, day=min(day.day, 28))


@dataclass(frozen=True)
class DocumentNumberForm:
    """A document number in one kind of brackets."""

    name: str
    open: str
    close: str

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        nested = self.open in _ROUND and slot.before[-1:] in _ROUND
        return slot.spec.kind is FactKind.DOCUMENT_NUMBER and not nested

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any number will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The number, and others like it."""
        match = _BRACKETED.fullmatch(fact.value)
        if match is None:
            return None
        who, year, number = match.group("who", "year", "number")
        text = self._text(who, year, number)
        return Written(text, shuffled(self._wrongs(who, year, number, rng), text, rng))

    def _wrongs(self, who: str, year: str, number: str, rng: Random) -> Iterator[Wrong]:
        for step in (1, -1):
            yield self._wrong("bracket_year_off", who, str(int(year) + step), number)
        for fault, digits in slips(number, rng):
            yield self._wrong(fault, who, year, digits)
        for other in load_names().agencies:
            if len(other) == len(who) and other != who:
                place = rng.randrange(len(who))
                yield self._wrong("character_changed", who[:place] + other[place] + who[place + 1 :], year, number)

    def _wrong(self, fault: str, who: str, year: str, number: str) -> Wrong:
        value = f"{who}〔{year}〕{number}号"
        return Wrong(self._text(who, year, number), fault, lambda fact: fact.value == value)

    def _text(self, who: str, year: str, number: str) -> str:
        return f"{who}{self.open}{year}{self.close}{number}号"


@dataclass(frozen=True)
class CodeForm:
    """The number of a contract or a voucher, as it is."""

    name: str
    kind: FactKind

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return slot.spec.kind is self.kind

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any number will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The number, and others that differ by a slip in one run of its digits."""
        return Written(fact.value, shuffled(self._wrongs(fact.value, rng), fact.value, rng))

    def _wrongs(self, value: str, rng: Random) -> Iterator[Wrong]:
        runs = list(re.finditer(r"\d+", value))
        run = rng.choice(runs) if self.kind is FactKind.CONTRACT_NUMBER else runs[0]
        digits = run.group()
        zeros = digits[: len(digits) - len(digits.lstrip("0"))]
        for fault, made in slips(digits.lstrip("0"), rng):
            if len(made) <= len(digits) and "." not in made:
                yield self._wrong(fault, value[: run.start()] + zeros + made + value[run.end() :])
        if value[:1].isascii() and value[:1].isalpha():
            place = rng.randrange(2)
            yield self._wrong("character_changed", value[:place] + rng.choice("BCFKMQX") + value[place + 1 :])

    def _wrong(self, fault: str, value: str) -> Wrong:
        return Wrong(value, fault, lambda fact: _core(fact.value) == _core(value))


def _core(value: str) -> str:
    """What two ways to write a voucher's number share; contract numbers keep everything."""
    runs = re.findall(r"\d+", value)
    return value if value[:1].isascii() and value[:1].isalpha() else (runs[0].lstrip("0") if runs else value)


@dataclass(frozen=True)
class NameForm:
    """A name, as it is."""

    name: str = "names"

    def fits(self, slot: Slot) -> bool:
        """Whether it can stand there."""
        return slot.spec.kind is FactKind.NAME

    def pin(self, spec: FactSpec, rng: Random) -> str | None:  # noqa: ARG002
        """Any name will do."""
        return None

    def write(self, fact: Fact, rng: Random) -> Written | None:
        """The name, another of its kind, and the name with characters of another."""
        return Written(fact.value, shuffled(self._wrongs(fact, rng), fact.value, rng))

    def _wrongs(self, fact: Fact, rng: Random) -> Iterator[Wrong]:
        pool = load_names().pools.get(fact.role.value, ())
        for other in pool:
            yield self._wrong("name_exchanged", other)
            place = rng.randrange(min(len(other), len(fact.value)))
            if len(fact.value) > _SHORT:
                made = fact.value[:place] + other[place] + fact.value[place + 1 :]
                yield self._wrong("character_changed", made)

    def _wrong(self, fault: str, value: str) -> Wrong:
        return Wrong(value, fault, lambda fact: value in fact.value or fact.value in value)


FORMS = (
    DateForm("date", (chinese_day,)),
    DateForm("date_iso", (date.isoformat,)),
    DateForm("date_dotted", (lambda day: f"{day.year}.{day.month}.{day.day}", lambda day: f"{day:%Y.%m.%d}")),
    DateForm("date_slashed", (lambda day: f"{day.year}/{day.month}/{day.day}",)),
    DateForm("date_chinese", (_chinese_numerals,)),
    DateForm("date_month", (lambda day: f"{day.year}年{day.month}月",)),
    DateForm("date_year", (lambda day: f"{day.year}年度", lambda day: f"{day.year}年")),
    DateForm("date_half_or_quarter", (_half, _quarter)),
    DocumentNumberForm("document_number_hexagon", "〔", "〕"),
    DocumentNumberForm("document_number_square", "[", "]"),
    DocumentNumberForm("document_number_wide_square", "［", "］"),
    DocumentNumberForm("document_number_round", "（", "）"),
    DocumentNumberForm("document_number_lenticular", "【", "】"),
    CodeForm("contract_number", FactKind.CONTRACT_NUMBER),
    CodeForm("voucher_number", FactKind.VOUCHER_NUMBER),
    NameForm(),
)
"""Every form of a date, a number of a thing, or a name."""
