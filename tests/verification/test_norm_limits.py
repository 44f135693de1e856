"""The figure beside a cited norm is that norm's, and not that of another."""

from datetime import date

import pytest

from drafter.findings.model import Fact
from drafter.knowledge.model import Norm
from drafter.verification.facts.book import Book
from drafter.verification.figures.limits import Limits
from drafter.verification.model import Manuscript
from drafter.verification.reading.examination import Examination, Scope
from tests.verification.made_up import CASE, FIGURES, NORMS, VOCABULARY


def norm(name: str, document: str, article: str, content: str, value: str, unit: str) -> Norm:
    kind = "rate" if unit == "%" else "count"
    limit = {"kind": kind, "label": "限值", "role": "期限", "value": value, "unit": unit}
    return Norm(
        id=name,
        document=document,
        article=article,
        content=content,
        topic="时限",
        in_force=date(2010, 1, 1),
        figures={"limit": Fact.model_validate(limit)},
    )


OTHERS = (
    norm(
        "law-46",
        "中华人民共和国政府采购法",
        "第四十六条",
        "应在通知书发出后30日内签订合同。",
        "30",
        "日",
    ),
    norm("reg-50", "虚构采购实施条例", "第五十条", "应在合同签订后2个工作日内公告合同。", "2", "个工作日"),
    norm("add-49", "虚构补充合同办法", "第四条", "补充合同金额不得超过原合同的10%。", "10", "%"),
)
BOOK = Book(CASE, {**NORMS, **{one.id: one for one in OTHERS}}, FIGURES, VOCABULARY)


def found(text: str) -> list[tuple[str, str]]:
    scope = Scope(0, len(text), None, own=True)
    manuscript = Manuscript(text=text, items=(), whole=False)
    return [(one.text, one.expected) for one in Limits(Examination(manuscript, BOOK, (scope,))).check()]


@pytest.mark.parametrize(
    "text",
    [
        "超出《政府采购法》第四十七条规定的7个工作日。",
        "超出《中华人民共和国政府采购法》第四十七条规定的七个工作日。",
        "《政府采购法》第四十七条要求合同自签订之日起7个工作日内备案。",
        "按照《政府采购法》第四十七条关于采购合同副本备案时限的规定，应在7个工作日内备案。",
        "按照《政府采购法》第四十六条的规定，30日内签订合同。",
        "合同备案用时21个工作日，超出《政府采购法》第四十七条规定的7个工作日。",
        "抽查合同9份，2份超过《政府采购法》第四十七条规定的7个工作日。",
        "公告超出《虚构采购实施条例》第五十条规定的2个工作日，备案超出《政府采购法》第四十七条规定的7个工作日。",
        "超出《政府采购法》第四十七条和《虚构采购实施条例》第五十条规定的7个工作日、2个工作日。",
        "备案超出7个工作日（《政府采购法》第四十七条），公告超出2个工作日（《虚构采购实施条例》第五十条）。",
        "补充合同超过《虚构补充合同办法》第四条规定的10%。",
        "不符合《政府采购法》第四十七条的规定，抽查合同9份，2份超过时限。",
        "不符合《政府采购法》第四十七条的规定，影响5000人次的讲座安排。",
        "不符合《政府采购法》第四十七条关于采购合同副本备案时限的规定，3台投影仪没有找到实物。",
        "没有引用依据的句子写有2个工作日。",
        "《云岭县虚构绩效评价办法》规定的2个工作日没有落实。",
        "《政府采购法》第四十七条没有落实。",
        "合同签订后超过7个工作日才备案，不符合《政府采购法》第四十七条的规定。",
        "签订合同超出《政府采购法》第四十六条规定的30日。",
        "《政府采购法》规定的7个工作日和30日两项时限均未达到。",
        "按照《政府采购法》第四十六条规定的一个月内签订合同。",
        "按照《政府采购法》第四十七条的规定，用3个月时间清理历年合同。",
        "《政府采购法》第四十七条规定的7个工作日内备案，逾期10日的通报。",
        "在《政府采购法》第四十七条规定的时限内备案，合同保存15年。",
    ],
)
def test_the_norms_own_figure_is_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("超出《政府采购法》第四十七条规定的2个工作日。", "2个工作日", "7个工作日"),
        ("超出《政府采购法》第四十七条规定的两个工作日。", "两个工作日", "7个工作日"),
        ("超出《虚构采购实施条例》第五十条规定的7个工作日。", "7个工作日", "2个工作日"),
        ("《政府采购法》第四十七条要求合同自签订之日起10个工作日内备案。", "10个工作日", "7个工作日"),
        ("按照《政府采购法》第四十六条的规定，60日内签订合同。", "60日", "30日"),
        ("按照《政府采购法》第四十七条关于备案时限的规定，应在2个工作日内备案。", "2个工作日", "7个工作日"),
        ("合同签订后超过2个工作日才备案，不符合《政府采购法》第四十七条的规定。", "2个工作日", "7个工作日"),
        ("备案超出2个工作日（《政府采购法》第四十七条）。", "2个工作日", "7个工作日"),
        ("公告超出7个工作日（《虚构采购实施条例》第五十条）。", "7个工作日", "2个工作日"),
        ("补充合同超过《虚构补充合同办法》第四条规定的20%。", "20%", "10%"),
        ("补充合同超过《虚构补充合同办法》第四条规定的百分之十五。", "百分之十五", "10%"),
        ("《政府采购法》第四十七条明确应在15个工作日内备案。", "15个工作日", "7个工作日"),
        ("《虚构采购实施条例》第五十条规定应当在5个工作日内公告。", "5个工作日", "2个工作日"),
        ("《虚构采购实施条例》第五十条限定在3个工作日内公告。", "3个工作日", "2个工作日"),
        ("超出《政府采购法》第四十六条所规定的20日。", "20日", "30日"),
        ("《政府采购法》第四十七条规定了9个工作日的备案时限。", "9个工作日", "7个工作日"),
        (
            "备案晚于《政府采购法》第四十七条的2个工作日，公告晚于《虚构采购实施条例》第五十条的2个工作日。",
            "2个工作日",
            "7个工作日",
        ),
        ("不符合《虚构采购实施条例》第五十条的规定，公告超过7个工作日。", "7个工作日", "2个工作日"),
        ("按照《政府采购法》第四十七条规定的45日时限办理备案。", "45日", "7个工作日"),
        ("在《政府采购法》第四十六条规定的15个工作日期限内签订。", "15个工作日", "30日"),
        ("签订拖过《政府采购法》第四十六条规定的六个月。", "六个月", "30日"),
        ("按《政府采购法》第四十七条的要求，２个工作日内备案。", "２个工作日", "7个工作日"),
        ("违反《政府采购法》第四十七条限定的2个\n工作日。", "2个\n工作日", "7个工作日"),
    ],
)
def test_the_figure_of_another_norm_is_refused(text: str, figure: str, expected: str) -> None:
    said = found(text)
    assert len(said) == 1
    assert said[0][0] == figure
    assert expected in said[0][1]
