"""The page of a comparison."""

import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser

import pytest
from syrupy.assertion import SnapshotAssertion

from drafter.comparison.comparing import compare
from drafter.comparison.house import House, PastClause
from drafter.comparison.reading import Known
from drafter.comparison.runs import PairKind
from drafter.comparison.sides import Deduction
from drafter.redline.page import to_page
from drafter.redline.page_view import PageView, shown
from drafter.years import write_comparison
from tests.comparison.texts import DEPARTMENT, compared, notice, side
from tests.redline.test_revisions import ADVICE, CLAUSES, generated

VOID = {"meta", "br", "img", "link", "input", "hr"}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>“&amp;”{{ 7*7 }}"


class Page(HTMLParser):
    """Tags, what each column of the comparison reads, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.columns = {"old": "", "new": ""}
        self.open: list[tuple[str, str]] = []
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.unbalanced.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data):
        for place, (_, name) in enumerate(self.open):
            if name in {"cell old", "cell new"} and self.open[place + 1 : place + 2] == [("p", "")]:
                self.columns[name.removeprefix("cell ")] += data


def squeezed(text: str) -> str:
    return "".join(text.split())


def whole_comparison():
    """Three years with a stale fact, house wording and deductions."""
    texts = [
        notice([CLAUSES[0].replace("2021", str(year)), *CLAUSES[place : place + 3]], year=year, advice=ADVICE)
        for place, year in enumerate((2023, 2022, 2021), 1)
    ]
    lost = Known(score="82.45", grade="良", deductions=(Deduction(theme="", name="预算执行率", points="3.5"),))
    past = PastClause(source="n1", title="往年通知", department="某局", year=2020, text=CLAUSES[1])
    sides = [side(text, name, lost) for text, name in zip(texts, ("new", "old1", "old2"), strict=True)]
    return compare(sides[0], sides[1:], House(past=(past,)))


@pytest.fixture(scope="module")
def found():
    return whole_comparison()


@pytest.fixture(scope="module")
def html(found) -> str:
    return to_page(found)


def test_a_small_comparison(snapshot: SnapshotAssertion) -> None:
    page = to_page(compared(notice([CLAUSES[1], CLAUSES[0]], year=2022), notice(CLAUSES[:3])))
    assert page[page.index("</style>") : page.index("<script>")] == snapshot


def test_it_is_whole_and_needs_no_network(html):
    page = Page(html)
    assert not page.unbalanced
    assert not page.open
    assert not [tag for tag, attrs in page.tags if attrs.get("src") or (attrs.get("href") or "#")[0] != "#"]
    assert not [
        attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)
    ]
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for tag, attrs in page.tags if tag == "a"} <= set(ids)


def test_its_policy_admits_its_own_style_and_script_alone(html):
    for tag in ("style", "script"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in html or f"{tag}-src 'sha256-{digest}'" in html.replace(
            "&#43;", "+"
        ).replace("&#47;", "/")


@pytest.mark.parametrize("seed", [2, 11, 30, 58])
def test_the_columns_hold_both_texts_whole(seed):
    found = generated(seed)
    columns = Page(to_page(found)).columns
    assert squeezed(columns["old"]) == squeezed(found.olds[0].whole)
    assert squeezed(columns["new"]) == squeezed(found.new.whole)


def test_every_kind_can_be_filtered_and_is_counted(html, found):
    counted = found.against[0].counts()
    counted[PairKind.MOVED] = sum(pair.moved for pair in found.against[0].pairs)
    for kind in PairKind:
        assert re.search(rf'data-filter="{kind.value}"[^>]*>[^<]*<b>{counted[kind]}</b>', html)
    assert 'data-filter="warned"' in html


def test_what_moved_and_was_reworded_is_found_by_either():
    told = ["公务接待没有公函，涉及4批次。", "苗木招标文件没有报价上限。", "林道养护台账只记到六月，后面空白。"]
    moved = "没有公函就安排公务接待，这样的接待有7批次。"
    view = PageView(compared(notice([*told[1:], moved], year=2022), notice(told)))
    (row,) = [
        row for panel in view.panels for part in panel.stretches for row in part.rows if row.new and row.other
    ]
    assert (row.kind, row.pair.kind) == ("moved", PairKind.REWORDED)
    assert 'data-kind="moved" data-also="reworded"' in to_page(view.found)
    assert (view.panels[0].counts["moved"], view.panels[0].counts["reworded"]) == (1, 1)


def test_a_fact_in_new_words_is_marked_apart_from_them():
    old = "苗圃围栏破损，去年补栽的樟树成活率为61.30%。"
    new = "苗圃无人看守，今年清点时樟树还剩下184株。"
    view = PageView(compared(notice([new], year=2022), notice([old])))
    row = next(row for part in view.panels[0].stretches for row in part.rows if row.pair.kind is PairKind.REWORDED)
    assert [piece.text for piece in row.new if shown(piece) == "fact"] == ["184株"]


def test_warnings_come_first_with_reason_and_remedy(html, found):
    assert found.warnings
    assert html.index('id="warnings"') < html.index('id="changes"') < html.index('id="years"')
    for warning in found.warnings:
        assert f"“{warning.place.text}”" in html
        assert warning.remedy in html


def test_old_facts_of_one_clause_are_told_together():
    old = "调整预算3120.50万元，实际支出2479.24万元，支出率79.45%。"
    view = PageView(compared(notice([old.replace("79.45", "81.20")], year=2022), notice([old])))
    (told,) = view.cautions
    assert (told.count, view.warned) == (2, 2)
    assert [part.text for part in told.quote if part.taken] == ["3120.50万元", "2479.24万元"]
    assert told.message.startswith("2处数据与2021年度的文本完全相同")


def test_what_most_likely_may_stay_is_listed_apart():
    old, new = (f"支出率{rate}%，低于95%的目标。" for rate in ("79.45", "81.20"))
    html = to_page(compared(notice([new], year=2022), notice([old])))
    assert "没有发现沿用的旧数据" in html
    assert html.index('id="unchanged"') < html.index("<mark>95%</mark>") < html.index('id="changes"')


def test_the_years_show_what_returns_with_its_wording(html, found):
    assert "屡查屡犯" in html
    assert "新出现" in html
    assert "已整改" in html
    assert html.count('class="mention"') == sum(len(one.mentions) for one in found.recurrences)
    assert "<svg" in html


def test_house_wording_names_year_and_department(html):
    assert "2020年度" in html
    assert "某局" in html


def test_what_comes_from_a_text_is_escaped():
    hostile = notice([HOSTILE, *CLAUSES[:2]], year=2022)
    found = compare(side(hostile, known=Known(title=HOSTILE)), [side(notice([HOSTILE]), "old1")])
    html = to_page(found)
    assert html.count("<script") == html.count("</script") == 1
    assert "<img" not in html
    assert "{{ 7*7 }}" in html
    assert not Page(html).unbalanced


@pytest.mark.parametrize(("new", "old"), [("", ""), ("一段。\n", ""), ("", "一段。\n")])
def test_an_empty_text_gives_a_page(new, old):
    page = Page(to_page(compared(new, old)))
    assert not page.unbalanced


def test_the_same_file_twice_shows_no_change():
    text = notice(CLAUSES)
    html = to_page(compared(text, text))
    assert "同一份文件" in html or "完全相同" in html
    assert "没有任何改动" in html
    assert 'data-change="' not in html


def test_only_the_latest_old_text_is_shown_at_first(found):
    shown = [attrs for tag, attrs in Page(to_page(found)).tags if attrs.get("class") == "sides"]
    assert ["hidden" in attrs for attrs in shown] == [False, True]


def test_changes_are_numbered_in_their_order(found):
    for panel in PageView(found).panels:
        numbers = [row.number for stretch in panel.stretches for row in stretch.rows if row.number]
        assert numbers == list(range(1, panel.changes + 1))


def test_three_files_are_written(found, tmp_path):
    written = write_comparison(found, tmp_path / "out")
    assert [path.name for path in written] == ["compare.html", "compare.docx", "compare.json"]
    kept = json.loads((tmp_path / "out" / "compare.json").read_text(encoding="utf-8"))
    assert kept["new"]["department"] == DEPARTMENT
