"""A page is the program's own draft of a case, as the operators see it."""

from drafter.drafting.offline_writer import OfflineWriter
from evals.cases import CASES
from evals.faults.matrix import page_of


def test_a_page_is_the_draft_that_is_checked_elsewhere_but_its_own_is_not():
    found = page_of(CASES, "one-deduction")
    assert found is not None
    written = found.bench.written(OfflineWriter())
    assert (found.written.manuscript, found.written.draft) == (written.manuscript, written.draft)
    assert found.written.report.violations == found.written.report.quantities == ()
    assert found.subject.report.quantities
