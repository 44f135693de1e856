"""Words and passages that stand twice, and those that may."""

import pytest

from drafter.audit.auditor import audit
from drafter.audit.checks.writing import repetition
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import audited_word, document, kinds_of_all


def written(text, source="report.docx"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


def test_a_passage_that_was_copied_is_told_once_with_its_places():
    line = "渠道管护按片区安排，材料的的质量明显提高，管护员全部到岗。\n"
    text = f"（一）东片\n{line}（二）西片\n{line}（三）北片\n材料的的清单另附，其余事项按计划办理。\n"

    first, other = audit(written(text)).issues

    assert first.message == "“的的”中有重复的字词（同样的内容另有1处：第4行（（二）西片））"
    assert [quote.start for quote in first.quotes] == [text.index("的的"), text.index("的的", 20)]
    assert other.message == "“的的”中有重复的字词"


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("3.西区医院西区医院门诊楼项目：全年预算30万元。", False),
        ("由西区医院西区医院负责实施。", True),
        ("3.云岭省云岭省水务厅门诊楼项目：全年预算30万元。", True),
    ],
)
def test_a_body_may_stand_before_its_own_project(text, alarm):
    assert ("repetition" in kinds_of_all(text + "\n")) is alarm


def kinds_in_word(text):
    found = audited_word(text)
    return [issue.kind for issue in found.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭队8个主场场场爆满，观众踊跃。\n", []),
        ("近年来全县今年年年增收，群众满意。\n", []),
        ("云岭县修建工工工程三处。\n", ["repetition"]),
        ("场场场爆满，观众踊跃。\n", ["repetition"]),
        ("通过通过率考核渠道。\n", []),
        ("通过通过考核渠道。\n", ["repetition"]),
        ("渠道支出2030年2030年列入其他支出，今年单列。\n", ["repetition"]),
        ("渠道支出2030年2031年均列入其他支出。\n", []),
    ],
)
def test_each_of_a_word_behind_one_that_ends_with_it_is_no_slip(text, expected):
    assert kinds_in_word(text) == expected


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("坚持实事求是是办好事情的关键。", "这项工作是是办好事情的关键。"),
        ("沿线植被被毁三处。", "沿线渠道被被毁三处。"),
        ("要是是晴天就放水。", "主要是是东片镇的渠道。"),
        ("巡护的频次就是是否达标的依据。", "巡护的原因是是水位偏低。"),
        ("东片镇和和田地区结对。", "东片镇和和西片镇结对。"),
        ("泵站位于于田县。", "泵站位于于西片镇。"),
        ("渠道将将来水引入水库。", "渠道将将水引入水库。"),
    ],
)
def test_a_particle_beside_a_word_that_holds_it_is_not_doubled(right, slip):
    assert (kinds_in_word(f"{right}\n"), kinds_in_word(f"{slip}\n")) == ([], ["repetition"])


@pytest.mark.parametrize(("names", "alarms", "hints"), [(2, 0, 1), (1, 1, 0)])
def test_the_name_of_a_class_that_several_tables_carry_was_not_chosen_by_its_author(names, alarms, hints):
    rows = [("科目", "金额"), *[("用于灌溉的的公益支出", "10"), ("用于养护的支出", "5")] * names]
    found = audit(document(*rows))

    assert [issue.kind for issue in found.issues] == ["repetition"] * alarms
    assert [issue.doubt for issue in found.hints] == ["科目名称系按统一的科目目录填列，未必由编制单位拟定"] * hints


@pytest.mark.parametrize(("amount", "alarms", "hints"), [("3,980.00", 0, 1), ("三年期工程", 1, 0)])
def test_two_columns_of_a_page_may_meet_over_a_line_break(amount, alarms, hints):
    lead = "云岭县（虚构）水务局二〇三一年安排资金修建渠道并按片区组织养护和巡查以保障农户春耕用水\n"
    text = (
        f"{lead}视频多功 {amount} 建设水库站点并运行监测平台以及保障农户春耕用水的渠道视频综合管理\n"
        "综合管理服务平台服务费和农户春耕用水的保障以及渠道的养护。\n"
    )
    found = audited_word(lead * 3 + text, "report.pdf")

    assert [issue.quotes[0].text for issue in found.issues] == ["综合管理\n综合管理"] * alarms
    assert [issue.quotes[0].text for issue in found.hints] == ["综合管理\n综合管理"] * hints


LEAD = "云岭县（虚构）水务局二〇三一年安排资金修建渠道并按片区组织养护和巡查以保障农户春耕用水\n"


@pytest.mark.parametrize(
    ("lines", "alarms"),
    [
        (
            "云岭县水务局改造渠道后将有效提高用水保障并按片区组织巡查以保障农户 服务对象满意度\n"
            "满意度指标 用户满意度较高并且各片区农户的春耕用水在全年均有保障，巡查按期完成。\n",
            0,
        ),
        ("云岭县水务局管理的各处渠道在改造后可持续发展并保障农户全年的春耕用水。 产出指标\n产出指标\n", 0),
        (
            "云岭县水务局改造完成后将按片区组织养护和巡查以保障农户春耕用水并将有效提高渠道\n"
            "提高渠道的水位，保障农户。\n",
            1,
        ),
    ],
)
def test_cells_that_meet_over_a_line_break_of_a_page_are_a_hint(lines, alarms):
    found = audited_word(LEAD * 4 + lines, "report.pdf")
    doubled = [[i for i in some if i.kind == "repetition"] for some in (found.issues, found.hints)]

    assert [len(some) for some in doubled] == [alarms, 1 - alarms]


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("事业收入指“财政拨款收入”“事业收入”“事业单位经营收入”等以外的收入。", []),
        ("依据《采购办法》《采购目录》《采购限额》执行。", []),
        ("依据《采购办法》《采购办法》执行。", ["《采购办法》《采购办法》"]),
    ],
)
def test_terms_that_are_quoted_one_behind_the_other_are_a_list(text, alarms):
    assert [issue.quotes[0].text for issue in audit(written(text + "\n", "report.txt")).issues] == alarms


def test_a_particle_may_be_doubled_in_a_heading():
    found = audit(written("一、材料的的管理\n项目按计划实施，群众反映良好。\n")).issues
    assert [issue.message for issue in found] == ["“的的”中有重复的字词"]


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("并对对外担保申请的受理情况加以核查。", "并对对群众申请的受理情况加以核查。"),
        ("水务站对对口帮扶村作了回访。", "水务站对对帮扶村作了回访。"),
        ("该公司之子公司水务公司水务中心分公司承担维修。", "该公司之子公司水务公司水务公司承担维修。"),
        ("该项在在建项目中列支。", "该项在在项目中列支。"),
        ("云岭县和和政县结为对子。", "实现集约化和和政府协同发展。"),
    ],
)
def test_a_particle_may_stand_before_a_word_that_begins_with_it(right, slip):
    assert (kinds_in_word(right), kinds_in_word(slip)) == ([], ["repetition"])


PEOPLE = "渠道由于远山、陈小河负责管护。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PEOPLE + "参加人员：陈小河、于远山、林大江。鉴于于远山已经调离，另行指定。", []),
        ("鉴于于年底前完工，先行拨付资金。", ["repetition"]),
        ("曾任水务站科员，闸管所所长，闸管所所长、水务站副站长。", []),
        ("涉及水务站，闸管所，闸管所、巡护队等单位。", ["repetition"]),
    ],
)
def test_a_surname_and_a_post_that_was_kept_are_not_doubled(text, found):
    assert kinds_in_word(text + "\n") == found


PARAGRAPH = (
    "渠道管护由水务站牵头，各片区按照管护办法组织巡护，"
    + "巡护记录按月报送，发现渗漏随时报告，" * 9
    + "全部存档。\n"
)


@pytest.mark.parametrize(("pages", "alarms", "hints"), [(150_000, 1, 0), (500, 0, 1)])
def test_a_long_paper_may_tell_a_paragraph_again(pages, alarms, hints, monkeypatch):
    monkeypatch.setattr(repetition, "_BOOK", pages)
    between = "".join(f"第{number}段渠道位于云岭县（虚构）境内，桩号为{number}。\n" for number in range(40))
    found = audited_word(f"一、概览\n{PARAGRAPH}二、渠道情况\n{between}三、管护\n{PARAGRAPH}")
    assert [issue.kind for issue in found.issues].count("repetition") == alarms
    assert [issue.kind for issue in found.hints].count("repetition") == hints
