"""Numbers of chapters, items and lists: skipped, doubled, lost on a page, or begun anew."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import audited, audited_word, findings, kinds_of_all

LIST = "（一）管护不够到位\n{}管护人员少，巡查不及时。二是设备陈旧，维修费用高。\n"


def test_the_beginning_of_a_list_may_be_lost_on_a_page():
    found = audited_word(LIST.format(""), "report.pdf")

    assert found.issues == ()
    assert [hint.kind for hint in found.hints] == ["numbering"]


def written(text, source="report.docx"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


def test_a_label_that_is_nowhere_is_missed():
    text = "一是清理渠道；二是修补堤坝；三是更换闸门5座；五是培训管护员。\n"

    assert [issue.message for issue in audit(written(text)).issues] == ["编号跳过：“三是”之后是“五是”"]


@pytest.mark.parametrize(("source", "alarms"), [("report.docx", 2), ("report.txt", 0)])
def test_several_missing_chapters_are_those_of_an_extract(source, alarms):
    chapters = ["一、概况", "三、收入", "四、支出", "六、债务"]
    text = "".join(f"{title}\n云岭县（虚构）水务局的情况如下所述。\n" for title in chapters)

    found = audit(written(text, source))

    assert [issue.kind for issue in found.issues] == ["numbering"] * alarms
    assert [issue.doubt for issue in found.hints] == ["此处文字疑有脱漏、粘连或截断，未必是原件的差错"] * (
        2 - alarms
    )


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
    assert ("numbering" in kinds_of_all(text + "\n")) is alarm


@pytest.mark.parametrize(
    ("order", "alarm"),
    [("一二三四五", False), ("一二三五四", False), ("一二四五三", False), ("一二三五六", True)],
)
def test_a_number_that_stands_elsewhere_in_its_chapter_is_not_missing(order, alarm):
    told = "".join(
        f"（{number}）{name}\n{name}全年按计划推进，没有发生险情，群众反映良好。\n1.方案。各乡镇均已落实。\n2.经费。均已到位。\n"
        for number, name in zip(order, ("清淤疏浚", "护坡加固", "水库巡查", "水价改革", "节水宣传"), strict=True)
    )

    assert ("numbering" in kinds_of_all(f"一、水务工作\n{told}二、下一步打算\n继续推进。\n")) is alarm


@pytest.mark.parametrize(("between", "alarm"), [("1 4 .水库巡查按计划推进。\n", False), ("", True)])
def test_a_number_may_be_set_with_blanks(between, alarm):
    first, last = "13.护坡加固按计划推进，没有发生险情。\n", "15.节水宣传按计划推进，没有发生险情。\n"

    assert ("numbering" in kinds_of_all("一、水务工作\n" + first + between + last)) is alarm


def kinds(text):
    return [issue.kind for issue in audited(text).issues]


DUTIES = "（一）拟订全县水务规划。\n（二）指导节约用水工作。\n（三）承担水旱灾害防御工作。\n"
CHAPTER = (
    "第一部分 部门概况\n一、部门概况\n（一）部门主要职责\n{lead}{duties}（二）部门机构设置\n内设4个股室。\n"
    "二、收支情况\n"
)


@pytest.mark.parametrize(
    "lead",
    [
        "水务局贯彻落实党中央关于水务工作的方针政策。主要职责是：\n",
        "根据机构编制方案，水务局为县政府工作部门。\n",
        "",
    ],
)
def test_a_list_under_a_heading_of_its_own_form_counts_anew(lead):
    assert kinds(CHAPTER.format(lead=lead, duties=DUTIES)) == []


def test_an_item_that_bears_the_number_of_the_one_before_it_is_told():
    text = CHAPTER.format(lead="水务局为县政府工作部门。\n", duties="（一）预算管理情况\n按规定执行。\n")

    assert kinds(text) == ["numbering"]


def test_a_list_that_is_announced_needs_nothing_behind_it():
    told = "一、部门概况\n（一）部门主要职责\n{}\n（一）拟订全县水务规划。\n二、收支情况\n"

    assert kinds(told.format("主要职责是：")) == []
    assert kinds(told.format("职责如下表。")) == ["numbering"]


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


def test_numbers_that_a_pdf_file_gives_out_of_order_are_not_missing():
    items = ["一、具体情况\n", *(f"{n}、第{n}项支出的说明文字如下所述。\n" for n in (1, 2, 4, 3, 5, 7, 6))]

    assert [issue.kind for issue in issues("".join(items))] == []


def split(text, source="report.txt"):
    found = audited(text, source)
    return [issue.kind for issue in found.issues], [issue.kind for issue in found.hints]


@pytest.mark.parametrize(("source", "alarm"), [("report.pdf", False), ("report.docx", True)])
def test_what_is_missing_on_a_page_may_only_have_been_left_out(source, alarm):
    text = "一、概况\n甲。\n二、成效\n乙。\n四、问题\n丙。\n"

    assert split(text, source) == ((["numbering"], []) if alarm else ([], ["numbering"]))


def test_a_number_that_ran_into_the_line_before_is_not_missing():
    assert split("目录\n一、收入表....1\n二、支出表....3三、总表\n四、基金表....5\n") == ([], [])


def test_a_passage_in_two_layers_of_a_page_is_no_number_that_stands_twice():
    text = (
        "（一）负责全县水库的管理工作\n（二）负责全县渠道的养护工作\n（二）负责全县渠道的养护工作。按规定巡查。\n"
    )

    assert split(text, "report.pdf")[0] == []


REASONS = "主要原因有：1.受天气影响；2.塔身退库3万元；{}4.各站不重视。\n"


@pytest.mark.parametrize(
    ("third", "expected"), [("3.2017年的补助没有落实；", []), ("2017年的补助没有落实；", ["numbering"])]
)
def test_an_entry_may_begin_with_a_year(third, expected):
    assert [issue.kind for issue in audited_word(REASONS.format(third)).issues] == expected


ROWS = "十二、塔身附注\n1、灯具账款\n账款均已收回，没有余额。\n{between}2.灯塔重大投资\n投资均已完成，没有余额。\n"


@pytest.mark.parametrize(("between", "expected"), [("十三、灯具附注\n", []), ("", ["form"])])
def test_numbers_below_another_chapter_are_of_another_series(between, expected):
    assert [issue.kind for issue in audited_word(ROWS.format(between=between)).issues] == expected


NESTED = "一是清淤。二是护坡。三是巡查。四是突出管理。一是理顺职责。二是补齐台账。三是核对项目。{}是改革水价。\n"


@pytest.mark.parametrize(("outer", "alarms"), [("五", []), ("六", [])])
def test_a_list_goes_on_behind_the_list_of_one_of_its_items(outer, alarms):
    assert kinds(NESTED.format(outer)) == alarms


def test_within_the_inner_list_a_label_is_still_missed():
    text = NESTED.replace("三是核对", "四是核对").format("五")

    assert kinds(text) == ["numbering"]


@pytest.mark.parametrize(
    ("text", "alarms", "hints"),
    [
        ("一是清淤；二是护坡；二是巡查。\n", 1, 0),
        ("主要原因：一是清淤增加；二是护坡增加。\n增加原因：二是巡查增加。\n", 0, 1),
    ],
    ids=["in one paragraph", "of two, which may be two lists"],
)
def test_labels_of_two_paragraphs_are_a_hint(text, alarms, hints):
    found = audited_word(text)

    assert ([issue.kind for issue in found.issues], [hint.kind for hint in found.hints]) == (
        ["numbering"] * alarms,
        ["numbering"] * hints,
    )


NOTES = "1、客运量含公交。2、固定资产投资不含农户。{}4、其他资料来源见附录。\n"


@pytest.mark.parametrize(
    ("between", "source", "alarms", "hints"),
    [
        (" 15 3、收入含附属单位。", "report.docx", 0, 0),
        ("", "report.docx", 1, 0),
        ("", "report.txt", 0, 1),
    ],
    ids=["behind the number of a page", "in a file with paragraphs", "in a line of running text"],
)
def test_a_number_in_running_text_is_missed_where_nothing_of_the_page_stands_in_it(between, source, alarms, hints):
    found = audited_word(NOTES.format(between), source)

    assert (len(found.issues), len(found.hints)) == (alarms, hints)


def test_a_number_that_a_page_parts_is_put_together():
    chapters = "".join(f"{n}、水务工作\n各项工作均按计划推进，没有发生险情。\n" for n in "一二三四五六七八九十")
    torn = chapters + "十一、河道\n河道全线贯通，没有发生险情。 —10— 十\n二、环境\n环境全年达标，没有发生险情。\n"

    assert kinds(torn + "十三、宣传\n宣传按期开展。\n") == []
    assert kinds(torn + "十四、宣传\n宣传按期开展。\n") == ["numbering"]
