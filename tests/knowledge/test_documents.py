"""A document as passages, whatever it is taken in as; and the theme of a clause."""

from decimal import Decimal

import pytest

from drafter.assets import asset
from drafter.ingest.model import Document, Paragraph
from drafter.knowledge.description import Description
from drafter.knowledge.documents import document_passages
from drafter.knowledge.model import PassageKind
from drafter.knowledge.source_kind import SourceKind
from drafter.knowledge.themes import theme_of
from drafter.knowledge.wording import load_wording
from drafter.outline.model import Criterion, Header, Outline, OutlineClause, OutlineNode, RubricRow, Scores

ABOUT = Description(
    kind=SourceKind.REPORT, title="云岭县档案馆（虚构）自评报告", department="云岭县档案馆（虚构）", year=2022
)
REASON = "三份合同在签订后第十二个工作日才备案，扣二分。"


def outlined(*clauses, rows=()):
    pieces = tuple(OutlineClause(label="", text=text, start=at * 100, end=at * 100 + 9) for at, text in clauses)
    root = OutlineNode(number="", title="", start=0, clauses=pieces, children=())
    return Outline(tree=root, header=Header(), scores=Scores(), rubric_rows=rows)


def passages(structure, about=ABOUT, paragraphs=()):
    document = Document(source="a.pdf", digest="d", text="x" * 900, paragraphs=paragraphs)
    return document_passages(document, structure, about, lambda _section, _text: "budget")


def test_a_passage_knows_the_page_on_which_it_begins():
    pages = tuple(Paragraph(text="x", start=at * 100, end=at * 100 + 1, page=at + 1) for at in range(3))
    long = "全年接收档案一万二千卷，利用服务人次稳步增长。"

    found = passages(outlined((0, long), (2, long + "再次")), paragraphs=pages)

    assert [(one.page, one.start, one.kind, one.theme) for one in found] == [
        (1, 0, PassageKind.OTHER, ""),
        (3, 200, PassageKind.OTHER, ""),
    ]


def test_a_score_table_gives_standards_and_the_reasons_for_which_points_were_lost():
    row = RubricRow(
        name="合同备案及时性",
        path=("管理效率", "采购管理"),
        maximum=Decimal(2),
        criteria=(Criterion(text="按期备案得2分。"),),
        reason=REASON,
        start=5,
        end=60,
    )

    found = passages(outlined(rows=(row,)))

    assert [(one.kind, one.section, one.text, one.theme) for one in found] == [
        (PassageKind.RUBRIC, "管理效率 › 采购管理 › 合同备案及时性", "合同备案及时性（2分）：按期备案得2分。", ""),
        (PassageKind.PROBLEM, "管理效率 › 采购管理 › 合同备案及时性", REASON, "budget"),
    ]


def test_ids_hang_on_what_is_said_and_of_whom_and_not_on_the_file():
    text = "全年接收档案一万二千卷，利用服务人次稳步增长。"
    (one,), (moved,) = passages(outlined((0, text))), passages(outlined((3, text)))
    others = [
        passages(outlined((0, text)), ABOUT.model_copy(update=change))[0].id
        for change in (
            {"year": 2023},
            {"department": "云岭县水务局（虚构）"},
            {"title": "另一份报告"},
            {"region": "云岭县"},
        )
    ]

    assert one.id == moved.id
    assert len({one.id, *others}) == 5


def test_what_is_said_twice_under_one_heading_is_one_passage():
    text = "全年接收档案一万二千卷，利用服务人次稳步增长。"

    assert len(passages(outlined((0, text), (1, text)))) == 1


@pytest.mark.parametrize(
    ("heading", "text", "theme"),
    [
        ("三、存在问题 › （一）固定资产管理薄弱", "多年没有盘点，账实不符。", "assets"),
        ("三、存在问题 › （二）采购合同管理不到位", "合同签订后逾期才备案。", "procurement"),
        ("一、基本情况", "内设机构五个。", ""),
        ("", "", ""),
    ],
)
def test_the_theme_of_a_clause_is_told_by_the_approved_wording(heading, text, theme):
    assert theme_of(load_wording(asset("knowledge/wording")))(heading, text) == theme
