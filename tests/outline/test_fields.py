"""Whose form of which year it is, by the labels at its head; and titles of workbooks and forms."""

import pytest

from drafter.ingest import plain
from drafter.ingest.model import Document
from drafter.outline.model import DocumentKind
from drafter.outline.reading import outline


def header(text):
    return outline(Document(source="form.txt", digest="", text=text, paragraphs=plain.paragraphs(text))).header


@pytest.mark.parametrize(
    ("lines", "department", "year"),
    [
        ("主管部门\t\t云岭县民政局（虚构）\t实施单位\t各乡镇", "云岭县民政局（虚构）", None),
        ("被考评单位：云岭县文化馆（虚构）      总分：100分", "云岭县文化馆（虚构）", None),
        ("预算主管部门：210云岭县体育局（虚构）", "云岭县体育局（虚构）", None),
        ("项目单位\t云岭镇人民政府（虚构）\t年度\t2023", "云岭镇人民政府（虚构）", 2023),
        ("评价年度：2022年\t\t单位：分", "", 2022),
        ("主管部门\t项目名称\t得分", "", None),
    ],
)
def test_a_form_tells_whose_it_is_beside_a_label(lines, department, year):
    found = header(f"项目支出绩效自评表\n{lines}\n一级指标\t三级指标\t分值\t得分\n产出\t巡查次数\t10\t9\n")

    assert (found.department, found.year, found.kind) == (department, year, DocumentKind.RUBRIC)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岭县（虚构）泵站改造项目绩效评价打分底稿", DocumentKind.RUBRIC),
        ("云岭县文化馆（虚构）专项经费考评计分表（2023年）", DocumentKind.RUBRIC),
        ("项目支出绩效自评结果复核通知单", DocumentKind.NOTICE),
        ("关于云岭县（虚构）路灯项目评价报告的复核意见", DocumentKind.NOTICE),
    ],
)
def test_forms_and_opinions_have_a_title_and_a_kind(title, kind):
    found = header(f"{title}\n指标\t分值\t得分\n亮灯率\t10\t9\n巡检\t5\t5\n")

    assert (found.title, found.kind) == (title, kind)


def test_the_departments_of_a_circular_are_none():
    assert (
        header("云岭县财政局（虚构）关于2023年度县级部门整体支出绩效评价结果的通报\n各单位情况如下。\n").department
        == ""
    )
