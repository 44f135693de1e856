"""Dates with the words around them: what is said of each day, and the year that one without a year takes over."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drafter.audit.statements import Day, Sentence

_STOP = re.compile(r"[，。；：、！？,;:（）()“”《》]")
_TO = re.compile(r"^(?:起|止)?[，,]?(?:至|到|[-—–~～]{1,2})$")
_YEAR, _MONTH, _DAY = 1, 2, 3
_DECEMBER = 12


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A date of a sentence, with what stands around it.

    Attributes:
        sentence: where it stands.
        day: the date as it is written.
        first: the first day that it may be.
        last: the last day that it may be: of a month its last one.
        own: whether it names its year itself.
        before: the words before it, from the last stop or date on.
        after: the words behind it, up to the next stop or date; behind a comma that follows it at once, those.
        parts: 1 for a year, 2 for a month, 3 for a day.
    """

    sentence: Sentence
    day: Day
    first: date
    last: date
    own: bool
    before: str
    after: str
    parts: int

    @property
    def clause(self) -> str:
        """What is said of it: the words on both sides."""
        return self.before + self.after

    @property
    def at(self) -> int:
        """Its offset in the text of the block."""
        return self.day.at

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.day.span

    @property
    def text(self) -> str:
        """As it reads, with the year that it takes over."""
        return self.day.text if self.own else f"{self.first.year}年{self.day.text}"


def moments(sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """The dates of the sentences of a paragraph, in its order; those without a year to take over are left out."""
    found: list[Moment] = []
    year: int | None = None
    for sentence in sentences:
        for index, day in enumerate(sentence.days):
            moment = _moment(sentence, index, day.year or year)
            year = year if year and _ends_range(sentence, index) else day.year or year
            if moment is not None:
                found.append(moment)
    return tuple(found)


def _ends_range(sentence: Sentence, index: int) -> bool:
    """Whether a date is the second of two that 至 joins: what follows is not told of its year."""
    days, text = sentence.days, sentence.block.text
    return index > 0 and bool(_TO.match(text[days[index - 1].behind : days[index].at]))


def _moment(sentence: Sentence, index: int, year: int | None) -> Moment | None:
    day = sentence.days[index]
    bounds = _bounds(day, year)
    if bounds is None:
        return None
    text = sentence.block.text
    start = sentence.days[index - 1].behind if index else sentence.at
    end = sentence.days[index + 1].at if index + 1 < len(sentence.days) else sentence.behind
    before = _STOP.split(text[start : day.at])[-1]
    behind = text[day.behind : end]
    after = _STOP.split(behind.removeprefix("，"), maxsplit=1)[0]
    first, last, parts = bounds
    return Moment(sentence, day, first, last, day.year is not None, before, after, parts)


def _bounds(day: Day, year: int | None) -> tuple[date, date, int] | None:
    """The first and the last day of a date and its parts; `None` for one of no calendar or without a year."""
    if year is None:
        return None
    numbers = [int(part) for part in day.mark.value.removeprefix("--").split("-") if part]
    numbers = numbers if day.year is not None else [year, *numbers]
    try:
        if len(numbers) == _YEAR:
            return date(year, 1, 1), date(year, _DECEMBER, 31), _YEAR
        if len(numbers) == _MONTH:
            return date(year, numbers[1], 1), date(year, numbers[1], monthrange(year, numbers[1])[1]), _MONTH
        one = date(year, numbers[1], numbers[2])
    except (ValueError, IndexError):
        return None
    return one, one, _DAY


def told_of_days(sentences: Sequence[Sentence]) -> Iterator[Moment]:
    """Those moments that name at least a month."""
    return (moment for moment in moments(sentences) if moment.parts >= _MONTH)
