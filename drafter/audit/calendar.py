"""Working days by the State Council's calendar of holidays and make-up workdays."""

from dataclasses import dataclass
from datetime import date, timedelta

from drafter.text.workdays import is_workday

_SATURDAY = 5
_LONGEST = 800


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """How many working days lie between two days.

    Attributes:
        count: the first day not counted, the last one counted.
        published: whether the holidays of all those days are known; else weekends alone were left out.
    """

    count: int
    published: bool


def working_days(first: date, last: date) -> WorkingDays | None:
    """Count the working days behind one day up to another; `None` for years, or for the wrong order."""
    span = (last - first).days
    if not 0 <= span <= _LONGEST:
        return None
    days = [first + timedelta(days=step) for step in range(1, span + 1)]
    known = [is_workday(day) for day in days]
    published = None not in known
    counted = sum(
        day.weekday() < _SATURDAY if work is None else work for day, work in zip(days, known, strict=True)
    )
    return WorkingDays(counted, published)
