"""Working days, by the calendar of holidays, and by weekends alone beyond it."""

from drafter.audit.calendar import working_days
from tests.audit.findings import audited


def test_working_days_follow_the_calendar_of_holidays_and_make_up_days():
    from datetime import date

    assert working_days(date(2022, 9, 29), date(2022, 10, 10)).count == 4  # 1–7 October off, 8 and 9 worked
    assert working_days(date(2023, 11, 1), date(2023, 11, 10)).count == 7
    assert working_days(date(2023, 11, 10), date(2023, 11, 1)) is None


def test_beyond_the_published_holidays_weekends_alone_are_left_out_and_the_report_says_so():
    text = "合同于2094年5月3日签订，2094年5月28日备案，在规定的7个工作日内。"

    found = audited(text)

    assert [issue.severity.value for issue in found.issues] == ["warning"]
    assert found.notes == ("2094年的节假日安排尚未收录，工作日仅按周末推算",)
