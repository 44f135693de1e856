import hashlib
import re
from base64 import b64encode
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from syrupy.assertion import SnapshotAssertion

from drafter.drafting.model import Draft
from drafter.findings.model import Case
from drafter.rendering.dossier import Dossier
from drafter.rendering.page import to_page
from drafter.rendering.page_facts import Segment, segments
from drafter.rendering.page_view import PageView
from drafter.scoring.card import Conversion
from drafter.verification.model import Severity

from . import samples
from .conftest import MakeDossier

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """The page as a reader sees it: text by the element with an id it stands in, and every tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.by_id: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unbalanced.append(tag)
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, one in self._open:
            if one:
                self.by_id[one] = self.by_id.get(one, "") + data


@pytest.fixture
def html(dossier: Dossier) -> str:
    return to_page(dossier)


@pytest.fixture
def page(html: str) -> Page:
    return Page(html)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_what_a_reader_sees_of_it(page: Page, snapshot: SnapshotAssertion) -> None:
    assert page.unbalanced == []
    assert {one: squeezed(text) for one, text in page.by_id.items()} == snapshot


def test_it_needs_nothing_from_outside(page: Page, html: str) -> None:
    assert not re.search(r"https?://|url\(|@import", html)
    links = [v for _, attrs in page.tags for k, v in attrs.items() if k in {"src", "href"}]
    assert all(link and link.startswith("#") for link in links)
    assert {link[1:] for link in links if link} <= set(page.by_id)


def test_every_clause_stands_beside_its_points_facts_norms_and_wording(page: Page) -> None:
    clause = squeezed(page.by_id["P1.2"])
    for shown in (
        "YX-2022-031",
        "F02.a 合同备案不及时",
        "1.2 采购合同管理 得 3.0 / 5 分，扣 2 分",
        "评审改定 3.0 分（按规则为 1 分）：逾期合同金额小，酌情少扣。",
        "云岭县文旅局绩效评分底稿（虚构） 第3页",
        "采购合同自签订之日起七个工作日内",
        "建议 R1.2",
    ):
        assert shown in clause
    assert "评审意见由绩效管理部门补充质量和时效指标。" in page.by_id["R2.1"]
    assert "云岭县交通局2020年度复核通知（虚构）" in page.by_id["P1.1"]
    assert "样本" in page.by_id["P1.1"]
    assert "＝ 实际支出 / 调整预算" in page.by_id["P1.1"]


def test_every_filled_place_leads_to_a_fact_of_its_clause(html: str) -> None:
    for clause in re.findall(r'<article class="clause".*?</article>', html, re.DOTALL):
        filled = set(re.findall(r'data-ref="([^"]+)"', clause))
        assert filled <= set(re.findall(r'data-fact="([^"]+)"', clause))


def test_what_was_refused_stands_on_top_with_reason_and_replacement(page: Page, html: str) -> None:
    refused = squeezed(page.by_id["refusals"])
    assert "3份" in refused
    assert "“3份”在本案中没有依据" in refused
    assert "抽查9份采购合同，2份超过法定时限。" in refused
    assert html.index('id="refusals"') < html.index('id="violations"') < html.index('id="P1"')


def test_a_violation_names_the_clause_it_stands_in(dossier: Dossier) -> None:
    (violation,) = PageView(dossier).violations
    assert (violation.clause, violation.before[-6:], violation.after[:5]) == ("P1.1", "2年调整预算", "，实际支出")


def test_the_verdict_follows_the_report(dossier: Dossier) -> None:
    assert "校核通过" in to_page(dossier)
    blocking = dossier.report.violations[0].model_copy(update={"severity": Severity.BLOCK})
    report = dossier.report.model_copy(update={"violations": (blocking,)})
    refused = to_page(Dossier(**{**vars(dossier), "report": report}))
    assert "校核未通过" in refused
    assert "1 处不得保留" in refused


def test_the_reasons_for_scores_and_departures_are_shown(page: Page) -> None:
    scores = squeezed(page.by_id["scores"])
    assert "55 × 87.00% = 47.85，另加序时分 1.50" in scores
    assert "按规则应得 1 分，评审给 3.0 分" in page.by_id["notes"]


def test_text_of_a_case_or_a_model_is_inert(make_dossier: MakeDossier) -> None:
    evil = '</script><script>alert(1)</script><img src=x onerror="alert(1)">{{ 7*7 }}'
    data = samples.CASE.model_dump()
    data["department"]["name"] = evil
    data["findings"][0]["points"][0].update(title=evil, text=evil, effect=evil, advice=evil)
    data["findings"][0]["facts"]["spent"].update(label=evil)
    data["findings"][0]["source"]["document"] = evil
    refusal = samples.DRAFT.refusals[0].model_copy(update={"text": evil, "raw": evil, "replacement": evil})
    draft = samples.DRAFT.model_copy(update={"refusals": (refusal,)})
    dossier = make_dossier(Case.model_validate(data), draft)
    page = Page(to_page(Dossier(**{**vars(dossier), "record": {"model": evil}})))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert page.unbalanced == []
    assert evil in page.by_id["P1.1"]
    assert evil in page.by_id["refusals"]


def test_its_content_policy_admits_its_own_script_and_style_alone(html: str, page: Page) -> None:
    policy = next(attrs["content"] for tag, attrs in page.tags if "http-equiv" in attrs)
    for tag in ("script", "style"):
        body = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(body) == 1
        digest = b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in (policy or "")


def test_a_page_without_refusals_violations_blanks_and_scores_says_nothing_of_them(dossier: Dossier) -> None:
    quiet = Dossier(
        **{
            **vars(dossier),
            "draft": samples.DRAFT.model_copy(update={"refusals": ()}),
            "report": dossier.report.model_copy(update={"violations": ()}),
            "card": samples.CARD.model_copy(update={"lines": (), "warnings": ()}),
        }
    )
    page = Page(to_page(quiet))
    assert not {"refusals", "violations", "blanks", "scores", "notes"} & set(page.by_id)


def test_fills_that_do_not_fit_the_text_are_not_shown_wrong() -> None:
    fills = samples.DRAFT.problems[0].clauses[0].sentences[1].fills
    assert segments("短", fills) == (Segment("短"),)


def test_notes_on_scores_case_and_points_are_shown(dossier: Dossier) -> None:
    clause = samples.DRAFT.problems[1].clauses[0].model_copy(update={"doubtful": ("F03.a",)})
    item = samples.DRAFT.problems[1].model_copy(update={"clauses": (clause,)})
    draft = samples.DRAFT.model_copy(update={"problems": (samples.DRAFT.problems[0], item)})
    noted = Dossier(**{**vars(dossier), "draft": draft, "warnings": ("case.yaml:9 正文中的数字没有登记为事实",)})
    page = Page(to_page(noted))
    for told in ("按规则应得 1 分", "正文中的数字没有登记为事实", "F03.a 绩效指标不够具体：问题类别未能确定"):
        assert told in page.by_id["notes"]
    assert "归类存疑" in page.by_id["P2.1"]
    assert "归类存疑" not in page.by_id["P1.1"]


def test_a_converted_score_stands_beside_the_grade(dossier: Dossier) -> None:
    card = samples.CARD.model_copy(
        update={"converted": Conversion(full=Decimal(125), points=Decimal("104.81")), "lines": samples.CARD.lines}
    )
    html = squeezed(to_page(Dossier(**{**vars(dossier), "card": card})))
    assert "已评价指标满分 100 分，25 分的指标未评价；等级据折合分 104.81（满分 125 分）评定" in html
    assert "按满分 125 分折合 104.81 分，等级 良" in html


def test_sections_without_items_say_why(dossier: Dossier) -> None:
    empty = Dossier(**{**vars(dossier), "draft": Draft(problems=(), recommendations=())})
    assert to_page(empty).count("案例没有扣分点") == 2
