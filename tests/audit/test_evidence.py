"""What cannot be told is no alarm, what can be is one: pairs of texts that differ in the evidence alone."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import found_in


def kinds(text):
    return [issue.kind for issue in found_in(text)]


HEAD = "云岭县（虚构）水务局2023年度部门整体支出绩效自评报告\n一、基本情况\n"
LONG = "水务局负责全县水资源管理、防汛抗旱和农村供水工程建设，按照职责分工推进各项年度任务，" * 5 + "成效较好。"
SILENT_AND_SAID = {
    "an item of a list with another name in brackets": (
        "水务局内设机构3个，分别是办公室、规划建设科（行政审批科）、财务科。",
        "水务局内设机构4个，分别是办公室、规划建设科（行政审批科）、财务科。",
        "count_list",
    ),
    "the last of a list behind a comma": (
        "水务中心内设4个科室，分别是办公室、财务科、信息科，督导室。",
        "水务中心内设4个科室，分别是办公室、财务科、信息科，均已配齐人员并明确分工。",
        "count_list",
    ),
    "和 inside the name of one thing": (
        "水务中心内设4个科室，分别是办公室、财务室、督导室、技术和装备中心。",
        "水务中心内设4个科室，分别是办公室、财务室、督导室。",
        "count_list",
    ),
    "offices in a row without marks between them": (
        "总务处教务处教科室各负其责。",
        "总务处教务处各负其责各负其责。",
        "repetition",
    ),
    "two terms of debt that differ in one character": (
        "地方政府债务还本付息8.00万元，地方政府债务还本付息办法已定，地方政府债务还本付息有序。地方政府债券还本付息由县财政局办理。",
        "地方政府债务还本付息8.00万元，地方政府债务还本付息办法已定，地方政府债务还本付息有序。地方政府责务还本付息由县财政局办理。",
        "spelling",
    ),
    "a list of counts that goes on with things without a number": (
        "全县统筹的险种共7个，其中城镇职工三个险种由省级统筹，城乡居民三个险种由市级统筹；大病补充保险由县级统筹。",
        "全县统筹的险种共7个，其中城镇职工险种3个、城乡居民险种3个。",
        "sum",
    ),
    "grades in their order under a scale of the report's own": (
        "绩效评价得分85.81分，评价等次优秀。东坪镇得分81分，评价等次良好。西坪镇得分91.75分，评价等次优秀。",
        "绩效评价得分85.81分，评价等次优秀。",
        "grade",
    ),
    "a passage repeated in another paper of the file": (
        f"{LONG}\n二、下一步打算\n继续做好各项工作。\n附件1\n三、情况说明\n{LONG}",
        f"{LONG}\n二、下一步打算\n继续做好各项工作。\n三、情况说明\n{LONG}",
        "repetition",
    ),
    "an amount at which the text breaks off": (
        "全年支出120.50万元，其中工程支出80.20万元、设备支出34.30万元，另有缺口资金6万",
        "全年支出120.50万元，其中工程支出80.20万元、设备支出34.30万元，另有缺口资金6万。",
        "unit",
    ),
    "a word of its own that sounds like the usual one": (
        "年初制定方案，逐项制定方案，按季制定方案，分类制定方案。明年将另行制订方案。",
        "加强预算稳定调节基金管理，动用调节基金，补充调节基金，核对调节基金。年末转入调街基金。",
        "spelling",
    ),
    "the end of one set term before another": (
        "本年非税收入120万元，主体税种消费税收入同比增长。",
        "本年非税收入120万元，全年完成费税收入130万元。",
        "spelling",
    ),
    "numbered items too long for titles beside short ones": (
        "（一）绩效目标完成情况\n1.群体免疫密度年初目标值不低于90%，实际完成值不低于90%，经核对档案，自评得分20分；\n"
        "2.免疫抗体合格率，自评得分20分；\n3.对项目满意率，自评得分20分；",
        "（一）绩效目标完成情况自评得分50分\n1.群体免疫密度，自评得分20分；\n2.免疫抗体合格率，自评得分20分；\n"
        "3.对项目满意率，自评得分20分；",
        "score",
    ),
    "the scores of all parts in one paragraph": (
        "投入指标满分20分，得19分，过程指标满分30分，得29分，产出指标满分50分，得47分。综合得分95分。",
        "投入指标满分20分，得19分，过程指标满分30分，得29分，产出指标满分50分，得47分。综合得分96分。",
        "score",
    ),
    "growth against a base that is named": (
        "与上年决算支出3725.06万元相比，增加507.96万元，增长13.64%。",
        "与上年决算支出3725.06万元相比，增加507.96万元，增长17.04%。",
        "rate",
    ),
}


@pytest.mark.parametrize("name", SILENT_AND_SAID)
def test_only_what_the_text_shows_to_be_wrong_is_said(name):
    silent, said, kind = SILENT_AND_SAID[name]

    assert kind not in kinds(HEAD + silent)
    assert kind in kinds(HEAD + said)


def test_one_place_is_said_once_although_two_checks_see_it():
    text = HEAD + "事业收入33844.74万元，比上年34583.04万元减少738.30万元，下降1.73%。"

    assert kinds(text).count("rate") == 1


def test_what_a_reader_could_not_read_stands_among_the_notes():
    text = HEAD + "全年支出120.50万元。"
    document = Document(
        source="report.txt", digest="", text=text, paragraphs=paragraphs(text), remarks=("有 1 页没有读取。",)
    )

    assert "有 1 页没有读取。" in audit(document).notes
