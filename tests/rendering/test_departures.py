"""A sentence that a model worded otherwise than approved is remarked on where it stands, and blocks nothing."""

from drafter.drafting.model import Draft
from drafter.rendering.departures import with_departures
from drafter.rendering.markdown import to_markdown
from drafter.verification.model import Report, Severity
from tests.rendering.samples import DRAFT, notice

TOLD = "核定表述是“支出进度偏慢”，这里“支出进度未达要求”不是核定的说法"


def departing() -> Draft:
    """The draft of the samples, with a heading and a lead that depart."""
    item = DRAFT.problems[0]
    clause = item.clauses[0]
    lead = clause.sentences[0].model_copy(update={"departs": TOLD})
    clause = clause.model_copy(update={"sentences": (lead, *clause.sentences[1:])})
    heading = item.heading.model_copy(update={"departs": "核定表述是别的，这里不同"})
    item = item.model_copy(update={"heading": heading, "clauses": (clause, *item.clauses[1:])})
    return DRAFT.model_copy(update={"problems": (item, *DRAFT.problems[1:])})


def test_every_departure_is_remarked_on_where_it_stands():
    text, manuscript = to_markdown(notice())
    report = with_departures(Report(violations=(), quantities=()), departing(), manuscript)
    heading, lead = report.violations
    assert text[lead.start : lead.end] == lead.text == "支出进度未达要求"
    assert lead.message == f"这是模型的措辞：{TOLD}；是否合适，请人工判断"
    assert heading.text == "预算执行进度偏慢，采购合同管理不够规范"
    assert {(one.check, one.severity) for one in report.violations} == {("fidelity", Severity.REVIEW)}
    assert report.clean


def test_of_a_draft_that_departs_nowhere_nothing_is_said():
    _, manuscript = to_markdown(notice())
    report = Report(violations=(), quantities=())
    assert with_departures(report, DRAFT, manuscript) == report


def test_a_notice_that_lost_an_item_is_remarked_on_as_far_as_it_goes():
    _, manuscript = to_markdown(notice())
    cut = manuscript.model_copy(update={"items": manuscript.items[:1]})
    report = with_departures(Report(violations=(), quantities=()), departing(), cut)
    assert [one.text for one in report.violations] == [
        "预算执行进度偏慢，采购合同管理不够规范",
        "支出进度未达要求",
    ]
