"""The score table in the annex of a published report, read with places and held against the report."""

from decimal import Decimal
from pathlib import Path

import pytest

from drafter.audit.reading import Reading
from drafter.ingest.reader import read_document
from tests.audit.findings import findings

REPORT = Path(__file__).parents[5] / "../shared/corpus/seeds/renhua-2021-third-party-evaluation.txt"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="../shared/corpus is absent")


@pytest.fixture(scope="module")
def document():
    return read_document(REPORT)


def test_every_row_is_read_and_has_its_section(document):
    sheet = Reading(document).sheet

    assert len(sheet) == 34
    assert sum(one.row.most for one in sheet) == Decimal(100)
    assert sum(one.row.points for one in sheet) == Decimal("82.57")
    assert [one.name for one in sheet if one.section is None] == []
    assert [one.name for one in sheet if one.lost and not one.row.reason.text] == []


def test_the_points_that_the_report_does_not_bear_out_are_found(document):
    found = findings(document)

    assert [
        issue.place.partition("：")[2].rstrip("）") for issue in found if issue.kind == "score_vs_figures"
    ] == ["预算编制规范性", "财政供养人员控制率", "公用经费控制率"]


def test_what_the_annex_and_the_analysis_say_differently_is_found(document):
    messages = [issue.message for issue in findings(document)]

    assert "“管理制度健全性”的扣分说明列有2项，正文列有3项" in messages
    assert "“预算编制规范性”的扣分说明写有“政府采购情况”，正文同一项中没有" in messages
