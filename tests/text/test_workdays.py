"""The last day of a limit: working days by the State Council's calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.workdays import is_workday, last_of


def test_the_last_day_of_a_limit_skips_holidays_and_counts_make_up_days() -> None:
    assert last_of(date(2022, 3, 14), 7, working=True) == date(2022, 3, 23)
    assert last_of(date(2022, 9, 29), 3, working=True) == date(2022, 10, 9)  # 1-7 October off, 8 and 9 worked
    assert last_of(date(2021, 8, 2), 20, working=False) == date(2021, 8, 22)


def test_beyond_the_published_years_only_weekends_are_left_out() -> None:
    assert is_workday(date(2060, 1, 5)) is None
    assert last_of(date(2060, 1, 2), 5, working=True) == date(2060, 1, 9)  # a Friday, and the Friday after


def test_a_limit_is_of_some_days_and_of_no_years() -> None:
    assert last_of(date(2022, 1, 1), 0, working=False) is None
    assert last_of(date(2022, 1, 1), 400, working=True) is None


@given(st.dates(date(2010, 1, 1), date(2023, 1, 1)), st.integers(1, 60))
def test_so_many_working_days_lie_behind_the_first_day(first: date, days: int) -> None:
    last = last_of(first, days, working=True)
    assert last is not None
    span = [first + timedelta(days=step) for step in range(1, (last - first).days + 1)]
    assert sum(bool(is_workday(day)) for day in span) == days
