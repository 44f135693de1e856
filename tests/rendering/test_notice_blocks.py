from datetime import date
from decimal import Decimal

import pytest

from drafter.drafting.model import Clause, Draft, Sentence, SentenceRole
from drafter.drafting.slots import Slots
from drafter.errors import InputError
from drafter.findings.model import Case, Finding, NoticeSpec
from drafter.rendering.blocks import Annex, ClauseBlock, Heading, Imprint, Notice, Paragraph, Style, Table
from drafter.rendering.notice import compose
from drafter.rendering.numbering import chinese_number
from drafter.scoring.card import Conversion, ScoreCard

from . import samples


def composed(case: Case = samples.CASE, card: ScoreCard = samples.CARD, draft: Draft = samples.DRAFT) -> Notice:
    return compose(case, card, draft, Slots(case, samples.NORMS, samples.DUTIES), samples.frame())


def with_notice(**changes: object) -> Case:
    return samples.CASE.model_copy(update={"notice": samples.CASE.notice.model_copy(update=changes)})


def texts(notice: Notice, style: Style) -> list[str]:
    return [block.text for block in notice.blocks if isinstance(block, Paragraph) and block.style is style]


def bare_case() -> Case:
    return samples.CASE.model_copy(update={"notice": NoticeSpec(title="报告", issuer="云岭县财政局（虚构）")})


def test_the_parts_stand_in_the_order_of_a_review_notice(notice: Notice) -> None:
    def name(block: object) -> str:
        match block:
            case Heading(level=1):
                return block.number + block.text
            case Heading():
                return block.number
            case ClauseBlock():
                return block.label or "—"
            case Paragraph():
                return block.style
            case _:
                return type(block).__name__

    assert [name(block) for block in notice.blocks] == [
        *("number", "title", "addressee", "body"),
        *("一、部门基本情况", "（一）", "body", "（二）", "body", "Table"),
        *("二、审核结果", "body", "note"),
        *("三、存在问题", "（一）", "一是", "二是", "Table", "（二）", "—"),
        *("四、建议", "（一）", "一是", "二是", "（二）", "—"),
        *("annex_list", "signature", "date", "Imprint"),
        *("Annex", "Table"),
    ]


def test_a_notice_whose_parts_are_all_known_has_no_blank(notice: Notice) -> None:
    assert notice.blanks == ()


def test_what_the_case_leaves_open_is_a_blank_and_is_listed() -> None:
    notice = composed(bare_case())
    assert [blank.field for blank in notice.blanks] == [
        "notice.number",
        "notice.basis",
        "notice.deadline",
        "notice.receiving_office",
        "notice.overview",
        "notice.issued",
        "notice.disclosure",
        "notice.copies",
        "notice.issuer_office",
    ]
    written = "\n".join(str(block) for block in notice.blocks)
    assert all(repr(blank.shown)[1:-1] in written for blank in notice.blanks)


def test_a_blank_space_counts_as_left_open() -> None:
    assert [b.field for b in composed(with_notice(number=" 　")).blanks] == ["notice.number"]


def test_dates_are_written_in_arabic_numerals_without_leading_zeros() -> None:
    notice = composed(with_notice(issued=date(2024, 3, 5), deadline=date(2024, 4, 1)))
    assert texts(notice, Style.DATE) == ["2024年3月5日"]
    assert "于2024年4月1日前" in texts(notice, Style.BODY)[0]


def test_score_grade_and_scale_come_from_the_card(notice: Notice) -> None:
    assert "得分为83.85分（满分100分），绩效等级为“良”" in texts(notice, Style.BODY)[-1]
    assert texts(notice, Style.NOTE) == [
        "注：评分等级划分为优（得分≥90）、良（90>得分≥80）、中（80>得分≥60）、差（得分<60）。"
    ]


def test_a_table_follows_the_clause_of_its_point_with_its_slots_filled(notice: Notice) -> None:
    before, table = next(
        (a, b)
        for a, b in zip(notice.blocks, notice.blocks[1:], strict=False)
        if isinstance(a, ClauseBlock) and isinstance(b, Table)
    )
    assert before.id == "P1.2"
    assert table.caption == "表2　逾期备案合同情况表"
    assert table.rows == (("YX-2022-031", "2022年5月10日", "2022年6月8日"),)


def test_a_unit_named_above_a_table_is_not_repeated_in_its_cells() -> None:
    table = samples.CASE.notice.tables[0].model_copy(
        update={
            "unit": "单位：万元",
            "header": ("项目", "金额"),
            "rows": (
                ("{F01.adjusted}的执行率", "{F01.rate}"),
                ("实际支出", "{F01.spent}"),
                ("差额", "-1,200.50万元"),
                ("其他", "5元"),
            ),
        }
    )
    (shown,) = (b for b in composed(with_notice(tables=(table,))).blocks[:-1] if isinstance(b, Table))
    assert shown.rows == (
        ("420.00万元的执行率", "87.00%"),
        ("实际支出", "365.40"),
        ("差额", "-1,200.50"),
        ("其他", "5元"),
    )


def test_a_table_of_a_point_that_no_clause_tells_closes_the_section_instead_of_vanishing() -> None:
    stray = samples.CASE.notice.tables[1].model_copy(update={"after": "F09.z"})
    blocks = composed(with_notice(tables=(stray,))).blocks
    place = next(i for i, block in enumerate(blocks) if isinstance(block, Table))
    following = blocks[place + 1]
    assert isinstance(following, Heading)
    assert following.text == "建议"


def test_a_clause_is_led_by_its_lead_only_when_something_follows() -> None:
    lead = Sentence(role=SentenceRole.LEAD, template="目标笼统。", text="目标笼统。")
    item = samples.DRAFT.problems[1].model_copy(
        update={"clauses": (Clause(id="P2.1", points=("F03.a",), sentences=(lead,)),)}
    )
    draft = samples.DRAFT.model_copy(update={"problems": (item,)})
    block = next(b for b in composed(draft=draft).blocks if isinstance(b, ClauseBlock))
    assert (block.label, block.lead, block.rest) == ("", "", "目标笼统。")


def test_the_score_table_groups_subtotals_and_gives_the_reasons(notice: Notice) -> None:
    annex, table = notice.blocks[-2:]
    assert annex == Annex("附件", "云岭县文化和旅游局（虚构）2022年度部门整体支出绩效评分表")
    assert table == Table(
        caption="",
        unit="",
        header=("一级指标", "二级指标", "分值", "得分", "扣分说明"),
        rows=(
            ("预算执行（60分，得52.35分）", "部门预算支出率", "55", "49.35", "部门预算支出未达要求"),
            ("", "采购合同管理", "5", "3.0", "合同备案不及时"),
            ("履职效果（40分，得31.5分）", "绩效目标", "40", "31.5", "绩效指标不够具体"),
            ("", "项目及时性", "—", "未评价", "分值0分，不计入满分；未评价原因：本年度没有该类项目"),
        ),
        footer=("合计", "100", "83.85", "等级：良"),
        grouped=1,
    )


def test_indicators_of_unequal_depth_keep_their_columns() -> None:
    lines = [
        samples.CARD.lines[0].model_copy(update={"id": name, "indicator": name, "level": level})
        for name, level in (("1", 1), ("1.1", 2), ("1.1.1", 3), ("2", 1), ("2.1", 2))
    ]
    table = composed(card=samples.CARD.model_copy(update={"lines": tuple(lines)})).blocks[-1]
    assert isinstance(table, Table)
    assert [row[:3] for row in table.rows] == [
        ("1（60分，得52.35分）", "1.1（60分，得52.35分）", "1.1.1"),
        ("2（60分，得52.35分）", "2.1", ""),
    ]


def test_a_published_result_without_lines_leaves_the_annex_to_be_attached() -> None:
    notice = composed(card=samples.CARD.model_copy(update={"lines": (), "total": Decimal("89.21")}))
    assert [blank.what for blank in notice.blanks] == ["评分表"]
    assert notice.blocks[-1] == Paragraph(Style.BODY, notice.blanks[0].shown)
    assert "89.21分" in texts(notice, Style.BODY)[-2]


def test_every_unknown_slot_around_the_sections_is_named_at_once() -> None:
    case = with_notice(review_summary="见{F09.nothing}。", basis=("{case.nowhere}",))
    with pytest.raises(InputError) as caught:
        composed(case)
    assert [problem.message for problem in caught.value.problems] == [
        "通知用到的 {case.nowhere} 在案例中没有对应的内容",
        "通知用到的 {F09.nothing} 在案例中没有对应的内容",
    ]


def test_line_breaks_become_spaces_and_forbidden_characters_visible() -> None:
    notice = composed(with_notice(copies=("甲\x00科\n乙科",)))
    imprint = next(block for block in notice.blocks if isinstance(block, Imprint))
    assert imprint.copies == "抄送：甲�科 乙科。"


@pytest.mark.parametrize(("n", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_numerals(n: int, numeral: str) -> None:
    assert chinese_number(n) == numeral


@pytest.mark.parametrize("n", [0, 100, -1])
def test_no_notice_numbers_that_far(n: int) -> None:
    with pytest.raises(ValueError, match="cannot number"):
        chinese_number(n)


# not everything assessed


def partly_assessed() -> ScoreCard:
    group = samples.CARD.lines[3].model_copy(
        update={"id": "3", "indicator": "可持续性", "max": Decimal(0), "awarded": None}
    )
    left_out = samples.CARD.lines[5].model_copy(
        update={"id": "3.1", "indicator": "长效机制", "max": Decimal("25")}
    )
    return samples.CARD.model_copy(
        update={
            "lines": (*samples.CARD.lines[:5], group, left_out),
            "converted": Conversion(full=Decimal(125), points=Decimal("104.81")),
        }
    )


def with_findings(*findings: Finding) -> Case:
    return samples.CASE.model_copy(update={"findings": findings})


def test_a_grade_that_rests_on_a_converted_score_says_so_beside_the_score() -> None:
    said = texts(composed(card=partly_assessed()), Style.BODY)[-1]
    assert (
        "得分为83.85分（已评价指标满分100分，另有25分的指标未评价、不计入满分），"
        "按满分125分折合为104.81分，据此评定绩效等级为“良”。" in said
    )


def test_the_annex_gives_the_reason_of_what_was_not_assessed_and_its_columns_add_up() -> None:
    reason = samples.CASE.findings[3].model_copy(update={"indicator": "3.1", "not_assessed": "制度尚在试行"})
    table = composed(with_findings(*samples.CASE.findings[:3], reason), partly_assessed()).blocks[-1]
    assert isinstance(table, Table)
    assert table.rows[-1] == (
        "可持续性（未评价）",
        "长效机制",
        "—",
        "未评价",
        "分值25分，不计入满分；未评价原因：制度尚在试行",
    )
    assert table.footer == ("合计（已评价指标）", "100", "83.85", "按满分125分折合104.81分，等级：良")
    assert sum(Decimal(row[2]) for row in table.rows if row[2] != "—") == 100


def test_slots_in_the_title_of_a_point_are_filled_in_the_annex() -> None:
    finding = samples.CASE.findings[0]
    point = finding.points[0].model_copy(update={"title": "执行率仅{rate}"})
    case = with_findings(finding.model_copy(update={"points": (point,)}), *samples.CASE.findings[1:])
    table = composed(case).blocks[-1]
    assert isinstance(table, Table)
    assert table.rows[0][-1] == "执行率仅87.00%"


# nothing deducted

CLEAR = samples.CARD.model_copy(update={"total": Decimal(100), "grade": "优", "lines": ()})
EMPTY = Draft(problems=(), recommendations=())


def clear_case() -> Case:
    return bare_case().model_copy(update={"findings": ()})


def test_a_notice_without_deductions_says_so_and_asks_for_no_rectification() -> None:
    notice = composed(clear_case(), CLEAR, EMPTY)
    body = texts(notice, Style.BODY)
    assert "整改" not in "".join(body)
    assert body[-3:-1] == [
        "经审核，各项已评价指标均未发现需要扣分的问题。",
        "请你单位继续按照预算绩效管理的有关要求做好预算编制、预算执行和绩效自评工作，巩固已有成效。",
    ]
    assert not {"notice.deadline", "notice.receiving_office"} & {blank.field for blank in notice.blanks}


def test_points_lost_without_a_reason_on_record_leave_both_sections_to_be_filled_in() -> None:
    notice = composed(clear_case(), CLEAR.model_copy(update={"total": Decimal("89.21")}), EMPTY)
    assert texts(notice, Style.BODY)[-3:-1] == ["〔存在问题待填〕", "〔建议待填〕"]
    assert [blank.what for blank in notice.blanks][-3:] == ["存在问题（案例没有写明扣分的原因）", "建议", "评分表"]


def test_a_blank_is_no_title_of_a_paper() -> None:
    assert "根据〔审核依据文件待填〕，" in texts(composed(bare_case()), Style.BODY)[0]
