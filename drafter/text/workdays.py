"""Working days by the State Council's calendar of holidays and make-up workdays."""

from datetime import date, timedelta

_SATURDAY = 5
_LONGEST = 366


def is_workday(day: date) -> bool | None:
    """Whether a day is worked; `None` beyond the years whose holidays are published."""
    import chinese_calendar  # costs 0.05 s that most texts need not pay

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def last_of(first: date, days: int, *, working: bool) -> date | None:
    """The last day of a limit of so many days, the first day not counted; `None` for longer than a year.

    Args:
        first: the day from which the limit runs.
        days: how many.
        working: only working days count; where no holidays are published, all days but weekends.
    """
    if not 0 < days <= _LONGEST:
        return None
    if not working:
        return first + timedelta(days=days)
    day, left = first, days
    while left:
        day += timedelta(days=1)
        worked = is_workday(day)
        left -= day.weekday() < _SATURDAY if worked is None else worked
    return day
