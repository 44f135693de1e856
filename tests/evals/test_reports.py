"""The forms of a report: whole, escaped, and never saying that what did not run has passed."""

from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest

from evals.gate.comparing import compare
from evals.model import Gravity
from evals.registry import EVALUATORS
from evals.reports.chart import BASE, TOP, chart_of
from evals.reports.junit import to_junit
from evals.reports.markdown import to_markdown
from evals.reports.page import to_page
from evals.reports.page_view import marked
from evals.reports.wording import measure_name
from tests.evals.reports_made import BLOCK, baseline_of, report_of

HOSTILE = BLOCK.model_copy(
    update={
        "text": "<script>",
        "sentence": "甲<script>alert(1)</script>乙|丙\n# 丁 @all &amp; `x` \x0b\ud800 ]]> ![x](http://a.b)",
        "message": "说明|<img src=x onerror=1>",
    }
)
REVIEW = BLOCK.model_copy(update={"severity": Gravity.REVIEW, "kind": "unclear", "sentence": "", "text": ""})
NOTE = BLOCK.model_copy(update={"severity": Gravity.NOTE, "kind": "blank_left", "message": "这里还没有填写"})


class Tags(HTMLParser):
    """Every tag and its attributes; and whether they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "line", "circle", "polyline"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    assert parser.open == []
    return parser.seen


def gated(after, before=None):
    held = baseline_of(before or report_of())
    return after, compare(held, after), held


def test_the_page_shows_every_failing_sentence_with_what_it_violates():
    html = to_page(*gated(report_of(faults=(BLOCK, REVIEW, NOTE))))
    assert "不予通过" in html
    assert "由合格变为不合格" in html
    assert "结余<mark>12.5万元</mark>没有使用。" in html
    assert "扣分点没有写到" in html
    assert "缺失处" in html
    assert "其他提示 1 处" in html


def test_the_page_needs_nothing_else_and_runs_no_script():
    html = to_page(*gated(report_of(faults=(HOSTILE,))))
    seen = tags(html)
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in seen}
    assert not [attrs for _, attrs in seen if {"src", "href", "style", "onerror"} & attrs.keys()]
    assert "<mark>&lt;script&gt;</mark>" in html
    assert "default-src 'none'" in html
    html.encode("utf-8")


def test_the_page_of_a_report_without_a_baseline_has_its_measures_and_slices():
    html = to_page(report_of(lambda _case, name: None if name == "novelty" else "0.9"))
    tags(html)
    assert "未发现不得保留的问题" in html
    assert "与基线相比" not in html
    assert "<svg" not in html
    assert "预算编制" in html
    assert "—" in html


def test_what_goes_into_a_page_is_in_the_words_of_its_readers():
    unnamed = [one.name for one in EVALUATORS if measure_name(one.name) == one.name]
    assert unnamed == []
    assert measure_name("of_somebodys_own") == "of_somebodys_own"


@pytest.mark.parametrize("moves", [1, 2, 40])
def test_the_history_is_drawn_within_its_frame_with_every_move_and_the_present(moves):
    held = None
    for number in range(moves):
        held = baseline_of(report_of(lambda _case, _name, n=number: f"{(n % 10) / 10}"), held, f"move {number}")
    chart = chart_of(held, report_of())
    assert len(chart.points) == moves + 1
    assert [point.now for point in chart.points] == [False] * moves + [True]
    assert all(TOP <= point.y <= BASE for point in chart.points)
    assert sorted(point.x for point in chart.points) == [point.x for point in chart.points]
    assert chart.points[-1].label
    assert sum(bool(point.label) for point in chart.points) <= 13
    assert "move 0" in chart.points[0].told


def test_a_mark_stands_only_where_the_words_are_in_the_sentence():
    assert marked(BLOCK) == ("结余", "12.5万元", "没有使用。")
    assert marked(BLOCK.model_copy(update={"text": "别处"})) == ("结余12.5万元没有使用。", "", "")
    assert marked(REVIEW) == ("", "", "")


def outcomes(xml: bytes) -> dict[str, str]:
    return {
        f"{case.get('classname')}.{case.get('name')}": next(
            (one.tag for one in case if one.tag != "system-out"), "passed"
        )
        for case in Xml.fromstring(xml).iter("testcase")  # noqa: S314  (our own)
    }


def test_junit_has_a_case_a_draft_and_a_failure_where_something_may_not_stand():
    xml = to_junit(report_of(faults=(BLOCK, REVIEW), cases=3))
    assert outcomes(xml) == {
        "drafter.offline.case-00": "failure",
        "drafter.offline.case-01": "passed",
        "drafter.offline.case-02": "passed",
    }
    root = Xml.fromstring(xml)  # noqa: S314  (our own)
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("3", "1", "0")
    assert "结余12.5万元没有使用。" in root.find(".//failure").text


def test_junit_fails_what_fell_and_skips_what_was_no_better_or_did_not_apply():
    bad = report_of(lambda _case, name: None if name == "blanks" else "0.9", faults=(BLOCK,), cases=2)
    found = outcomes(to_junit(bad, compare(baseline_of(bad), bad)))
    assert found["drafter.offline.case-00"] == "skipped"
    assert found["drafter.drift.blanks"] == "skipped"
    fell = outcomes(to_junit(*gated(report_of(faults=(BLOCK,)))[:2]))
    assert fell["drafter.offline.case-00"] == "failure"
    assert fell["drafter.drift.coverage"] == "passed"


def test_junit_shows_a_drift_as_a_failure():
    worse = report_of(lambda _case, name: "0.5" if name == "coverage" else "0.9")
    found = outcomes(to_junit(worse, compare(baseline_of(report_of(lambda _case, _name: "0.9")), worse)))
    assert found["drafter.drift.coverage"] == "failure"


def test_junit_holds_whatever_a_draft_holds():
    text = Xml.fromstring(to_junit(report_of(faults=(HOSTILE,)))).find(".//failure").text  # noqa: S314  (our own)
    assert "甲<script>alert(1)</script>乙" in text
    assert "\x0b" not in text


def test_the_summary_is_a_comment_in_which_nothing_of_a_draft_acts():
    text = to_markdown(*gated(report_of(faults=(HOSTILE,)))[:2])
    assert text.startswith("## ❌ 初稿质量报告：不予通过\n\n1 份初稿由合格变为不合格")
    quoted = next(line for line in text.splitlines() if line.startswith("  > "))
    assert quoted.startswith("  > 甲\\<script\\>alert(1)\\</script\\>乙\\|丙 \\# 丁 @\u200ball")
    assert "![" not in quoted.replace("\\!\\[", "")
    text.encode("utf-8")


def test_the_summary_stays_short_enough_for_a_comment():
    long = BLOCK.model_copy(update={"sentence": "长" * 5000})
    text = to_markdown(report_of(faults=(long,) * 500))
    assert len(text) < 20_000
    assert "另有 480 处" in text


def test_the_summary_of_a_pass_says_what_changed_and_what_cannot_be_judged():
    text = to_markdown(
        *gated(report_of(lambda _c, name: "0.95" if name == "coverage" else "0.9"), report_of(lambda *_: "0.9"))[
            :2
        ]
    )
    assert "## ✅ 初稿质量报告：通过" in text
    assert "| 扣分点覆盖 ↑ | 90.0 | 95.0 | -5.0 | 20 |" in text
    assert "### 有问题的语句" not in text


def test_every_form_is_the_same_every_time():
    report, verdict, held = gated(report_of(faults=(BLOCK, HOSTILE)))
    assert to_page(report, verdict, held) == to_page(report, verdict, held)
    assert to_junit(report, verdict) == to_junit(report, verdict)
    assert to_markdown(report, verdict) == to_markdown(report, verdict)
