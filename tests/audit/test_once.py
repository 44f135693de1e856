"""One relation is told once, whatever reads it."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.model import Issue, Quote, Severity
from drafter.audit.once import once
from tests.audit.findings import alarms, hints


def issue(kind, *starts, severity=Severity.ERROR):
    quotes = tuple(Quote(start=start, end=start + 1, text="字") for start in starts)
    return Issue(kind=kind, severity=severity, place="", message="", quotes=quotes, expected="")


SEVERITIES = st.sampled_from([Severity.ERROR, Severity.HINT])
KINDS = st.sampled_from(["comparison", "rate", "share", "sum", "score", "grade", "spelling"])
PLACES = st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)


@given(st.lists(st.tuples(KINDS, PLACES, SEVERITIES), max_size=8))
def test_no_figure_that_an_alarm_contradicts_is_lost(found):
    issues = [issue(kind, *places, severity=severity) for kind, places, severity in found]
    kept = list(once(issues))
    assert [one for one in issues if one in kept] == kept or len(kept) <= len(issues)
    for one in issues:
        if one.severity is Severity.ERROR:
            own = set(one.quotes)
            assert any(o.kind == one.kind and own <= set(o.quotes) for o in kept if o.severity is Severity.ERROR)


def test_of_two_relations_the_one_with_more_figures_stays():
    direction, difference = issue("comparison", 2, 3), issue("comparison", 1, 2, 3)
    assert list(once([direction, difference])) == [difference]
    assert list(once([direction, issue("rate", 1, 2, 3)])) == [direction, issue("rate", 1, 2, 3)]


def test_a_guess_about_a_figure_that_is_wrong_goes():
    sure, guess = issue("rate", 1, 2), issue("rate", 1, 4, severity=Severity.HINT)
    assert list(once([guess, sure])) == [sure]
    other = issue("rate", 4, 5, severity=Severity.HINT)
    assert list(once([sure, other])) == [sure, other]


def test_a_report_tells_a_difference_of_the_wrong_sign_once():
    text = "差旅费本年338.00万元，比上年的415.00万元增加77.00万元。"
    assert alarms(text) == [("comparison", "77.00万元")]
    assert hints(text) == []
