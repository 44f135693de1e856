"""Lists that begin within a sentence, headings out of order and names that are none, and their opposites."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs

OWN = "云岭县水务局2031年度部门整体支出绩效自评报告\n{}\n云岭县水务局2031年度部门整体支出绩效自评情况如下。\n{}\n"


def kinds(text, source="report.docx"):
    found = audit(Document(source=source, digest="", text=text, paragraphs=paragraphs(text)))
    return [issue.kind for issue in (*found.issues, *found.hints)]


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("主要原因：一是清淤增加；二是护坡增加。\n主要原因一是水价下降；二是用水减少。", False),
        ("主要原因：一是清淤增加；二是护坡增加。\n主要是由于一是水价下降；二是用水减少。", False),
        ("主要原因：一是清淤增加；二是护坡增加；二是用水减少。", True),
        ("工作如下：1.清淤；2.护坡。措施包括1、巡查；2、管护。", False),
        ("工作如下：1.清淤；2.护坡；2.管护。", True),
    ],
)
def test_a_list_may_begin_within_a_sentence(text, alarm):
    assert ("numbering" in kinds(text + "\n")) is alarm


@pytest.mark.parametrize(
    ("order", "alarm"),
    [("一二三四五", False), ("一二三五四", False), ("一二四五三", False), ("一二三五六", True)],
)
def test_a_number_that_stands_elsewhere_in_its_chapter_is_not_missing(order, alarm):
    told = "".join(
        f"（{number}）{name}\n{name}全年按计划推进，没有发生险情，群众反映良好。\n1.方案。各乡镇均已落实。\n2.经费。均已到位。\n"
        for number, name in zip(order, ("清淤疏浚", "护坡加固", "水库巡查", "水价改革", "节水宣传"), strict=True)
    )

    assert ("numbering" in kinds(f"一、水务工作\n{told}二、下一步打算\n继续推进。\n")) is alarm


@pytest.mark.parametrize(
    ("sentence", "alarm"),
    [
        ("落实中央和国务院的决策部署和县委、县政府工作部署。", False),
        ("遵守法律法规以及县委、县政府工作部署。", False),
        ("全面贯彻落实县委、县政府工作部署。", False),
        ("按照清溪县委、县政府工作部署推进。", True),
        ("坚决贯彻清溪县委、县政府的决策部署。", True),
    ],
)
def test_only_the_name_of_a_place_is_that_of_another_place(sentence, alarm):
    assert ("name" in kinds(OWN.format("一、基本情况", sentence))) is alarm


@pytest.mark.parametrize(
    ("text", "source", "alarm"),
    [
        ("到“十四五”末实现全覆盖。", "report.docx", False),
        ("项目末实现全覆盖。", "report.docx", True),
        ("般公共预算资金已到位。", "report.pdf", False),
        ("般公共预算资金已到位。", "report.docx", True),
        ("般公共预算资金已到位。", "report.txt", True),
        ("年度般公共预算资金已到位。", "report.pdf", True),
    ],
)
def test_the_rest_of_a_word_is_no_slip(text, source, alarm):
    assert ("spelling" in kinds(text + "\n", source)) is alarm


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("3.西区医院西区医院门诊楼项目：全年预算30万元。", False),
        ("由西区医院西区医院负责实施。", True),
        ("3.云岭省云岭省水务厅门诊楼项目：全年预算30万元。", True),
    ],
)
def test_a_body_may_stand_before_its_own_project(text, alarm):
    assert ("repetition" in kinds(text + "\n")) is alarm


@pytest.mark.parametrize(
    ("odd", "usual", "alarm"),
    [
        ("货物和服务净出口增长。", "货物和服务进出口增长。", False),
        ("根据社保部门缴费基数测算。", "根据医保部门缴费基数测算。", False),
        ("讲好生态环境故事。", "处置生态环境事故。", False),
        ("水利工程运维与维护支出。", "水利工程运行与维护支出。", True),
        ("电子服务办公业务系统。", "电子政务办公业务系统。", True),
        ("质量进行检查和评估。", "质量进行核查和评估。", False),
        ("农村定单定向免费医学生补助。", "农村订单定向免费医学生补助。", True),
    ],
)
def test_two_things_of_one_kind_are_no_slips_for_each_other(odd, usual, alarm):
    assert ("spelling" in kinds(f"{odd}\n" + f"{usual}\n" * 4)) is alarm


@pytest.mark.parametrize(
    ("odd", "term", "alarm"),
    [
        ("外债还本付息", "债务还本付息", False),
        ("各项商品服务支出", "商品和服务支出", False),
        ("一般共公预算", "一般公共预算", True),
    ],
)
def test_a_term_without_its_joining_word_is_no_slip(odd, term, alarm):
    assert ("spelling" in kinds(f"{odd}保持平稳。\n" + f"{term}有所增长。\n" * 3)) is alarm


@pytest.mark.parametrize(
    ("last", "alarm"),
    [("党办", True), ("机关党委（不纳入内设机构数）", False), ("党办，其中党办加挂工会牌子", False)],
)
def test_what_is_not_counted_may_stand_in_the_list(last, alarm):
    assert ("count_list" in kinds(f"设有2个科室，分别为：办公室、财务科、{last}。\n")) is alarm


@pytest.mark.parametrize(("between", "alarm"), [("1 4 .水库巡查按计划推进。\n", False), ("", True)])
def test_a_number_may_be_set_with_blanks(between, alarm):
    first, last = "13.护坡加固按计划推进，没有发生险情。\n", "15.节水宣传按计划推进，没有发生险情。\n"

    assert ("numbering" in kinds("一、水务工作\n" + first + between + last)) is alarm
