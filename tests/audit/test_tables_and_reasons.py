"""Rows whose parts exceed their total, remarks that deny a table, reasons that are empty or say the opposite."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.plain import paragraphs


def document(*pieces, source="report.docx"):
    """A document of paragraphs, given as text, and of rows, given as tuples of cells."""
    text, found = "", []
    for piece in pieces:
        line = piece if isinstance(piece, str) else "\t".join(piece)
        if isinstance(piece, str):
            found += [
                Paragraph(text=p.text, start=p.start + len(text), end=p.end + len(text), level=p.level)
                for p in paragraphs(line)
            ]
        else:
            found.append(Paragraph(text=line, start=len(text), end=len(text) + len(line), cells=piece))
        text += line if line.endswith("\n") else line + "\n"
    return Document(source=source, digest="", text=text, paragraphs=tuple(found))


def alarms(*pieces, source="report.docx"):
    return [(issue.kind, issue.quotes[0].text) for issue in audit(document(*pieces, source=source)).issues]


def hints(*pieces, source="report.docx"):
    return [(issue.kind, issue.quotes[0].text) for issue in audit(document(*pieces, source=source)).hints]


CAPTION = "支出预算总表\n单位：元\n"
HEADS = (
    ("项目", "", "", "", "支出预算", "", ""),
    ("科目编码", "", "", "科目名称", "合计", "基本支出", "项目支出"),
    ("类", "款", "项", "", "", "", ""),
)


def functions(project="0.00", head="213"):
    return (
        CAPTION,
        *HEADS,
        ("213", "", "", "农林水支出", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        ("213", "03", "", "水利", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        (head, "03", "01", "行政运行", "4,100,100.00", "4,100,100.00", project),
        ("213", "03", "06", "水利工程运行与维护", "3,000,100.00", "0.00", "3,000,100.00"),
        ("213", "03", "11", "水资源节约管理", "2,000,000.00", "0.00", "2,000,000.00"),
        ("合计", "", "", "合计", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        "一、说明\n以上为本年安排。\n",
        CAPTION,
        *HEADS,
        ("213", "03", "01", "行政运行", "4,100,100.00", "4,100,100.00", "0.00"),
        ("合计", "", "", "合计", "4,100,100.00", "4,100,100.00", "0.00"),
    )


def test_a_total_of_a_class_in_the_row_of_an_item_is_told():
    assert ("sum", "4,100,100.00") in alarms(*functions(project="5,000,100.00"))


def test_rows_whose_halves_make_up_their_total_are_left_alone():
    assert alarms(*functions()) == []


def test_a_code_that_lost_digits_is_told_by_the_row_that_has_it_whole():
    assert alarms(*functions(head="7")) == [("form", "7")]


def test_the_numbers_of_columns_are_no_amounts():
    numbers = ("", "", "", "栏次", "1", "2", "3")
    pieces = functions()
    assert alarms(*pieces[:4], numbers, *pieces[4:]) == []


def halves(people, office, unit="元"):
    return (
        f"支出表\n单位：{unit}\n",
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
        ("301", "工资福利支出", people, people, "0.00"),
        ("302", "商品和服务支出", office, "0.00", office),
        ("合计", "", "5,000,300.00", people, office),
        "以上为本年安排。\n",
    )


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (("4,100,100.00", "900,200.00"), False),
        (("4,000,100.00", "1,000,200.00"), True),
        (("3,000,100.00", "800,200.00"), False),  # another fund: not the same together
    ],
)
def test_one_total_divided_in_two_ways_is_told(second, told):
    found = alarms(*halves("4,100,100.00", "900,200.00"), *halves(*second))
    assert (("two_values", "4,100,100.00") in found) is told


REMARK = "注：本部门2031年无“三公”经费预算，故本表为空表。\n"


def three(*amounts):
    return ("“三公”经费预算表\n单位：万元\n", ("合计", "出国", "接待", "运行"), amounts)


def test_a_remark_that_a_filled_table_is_empty_is_told():
    found = alarms(*three("47.91", "0.00", "1.35", "46.56"), REMARK)
    assert [kind for kind, _ in found] == ["denial"]


@pytest.mark.parametrize(
    "pieces",
    [
        (*three("0.00", "0.00", "0.00", "0.00"), REMARK),
        (*three("", "", "", ""), REMARK),
        (
            *three("47.91", "0.00", "1.35", "46.56"),
            "注：本部门2031年无基金预算，如无数据应说明故本表为空表的原因。\n",
        ),
        (*three("47.91", "0.00", "1.35", "46.56"), "基金预算表\n", REMARK),
    ],
)
def test_remarks_about_empty_tables_are_left_alone(pieces):
    assert "denial" not in [kind for kind, _ in alarms(*pieces)]


ITEM = (
    "1.“农林水支出（类）水利（款）水资源节约管理（项）”110.60万元，主要用于水资源节约管理。2030年当年预算执行数为{}万元，"
    "2031年预算安排110.60万元，比2030年预算执行数{}。主要原因是：{}。\n"
)


@pytest.mark.parametrize(
    ("then", "change", "reason", "kinds"),
    [
        ("114.00", "减少2.98%", "水利水资源节约管理经费增加", ["comparison"]),
        ("114.00", "减少2.98%", "水资源节约管理支出增加", ["comparison"]),
        ("114.00", "减少2.98%", "水资源节约管理经费减少", []),
        ("114.00", "减少2.98%", "水资源节约管理人员增加，标准下调", []),
        ("100.00", "增加10.60%", "水资源节约管理经费减少", ["comparison"]),
        ("100.00", "增加10.60%", "业务量增加", []),
        ("0.00", "增加100.00%", "项目调整", ["rate"]),
        ("55.30", "增加100.00%", "项目调整", []),
    ],
)
def test_a_reason_is_held_against_its_change_and_a_rate_against_its_base(then, change, reason, kinds):
    assert [kind for kind, _ in alarms(ITEM.format(then, change, reason))] == kinds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是。其中：运行费6.40万元。\n", True),
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是：\n1.车辆没有增加。\n", False),
        ("公务用车购置费6.40万元，与2030年预算持平，主要原因是车辆没有增加。\n", False),
        ("公务用车购置费6.40万元，与2030年预算持平，究其原因，是车辆没有增加。\n", False),
    ],
)
def test_a_reason_that_is_announced_and_not_told_is_told(text, told):
    assert (("residue", "主要原因是") in alarms(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("五、国有资产占有使用情况（增加内容）\n本单位有车辆2辆。\n", True),
        ("五、国有资产占有使用情况\n本单位有车辆2辆。\n", False),
        ("五、水渠养护（新增项目）\n本单位有车辆2辆。\n", False),
    ],
)
def test_a_remark_of_the_drafting_is_told(text, told):
    assert (("residue", "（增加内容）") in alarms(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("投资规模突破1.7万亿元，较上年增加3582亿元，增长27.7%。\n", True),
        ("投资规模突破1.7万亿元，较上年增加3582亿元，增长26.1%。\n", False),
        ("投资规模约1.7万亿元，较上年增加3582亿元，增长27.7%。\n", False),
        ("投资规模突破1.7万亿元，较上年增加约3582亿元，增长27.7%。\n", False),
    ],
)
def test_growth_above_what_a_lower_bound_allows_is_told(text, told):
    assert ("rate" in [kind for kind, _ in alarms(text)]) is told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("60465.3亿元，同比增长6.6%", True),
        ("60455.3亿元，同比增长6.6%", False),
        ("60455.4亿元，同比增长6.6%", False),  # the last digit is a matter of rounding
        ("62465.3亿元，同比增长6.6%", False),  # two digits: another amount
    ],
)
def test_an_output_that_differs_in_one_digit_is_told(second, told):
    text = f"从总量上来看，江苏60455.3亿元和广东62909.8亿元居前。\n上半年江苏全省实现生产总值{second}。\n"
    assert (("two_values", "60455.3亿元") in alarms(text)) is told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("参保人数见表（≥**人），补助人数见表（≥**人）。\n", "residue"),
        ("XX市环境保护局报告了情况，XX市财政局拨付了资金。\n", "residue"),
        (
            "营养改善计划累计投入1591亿元，地方安排了230亿元，受益学生3000万人，其中试点资金200亿，收入增加。\n",
            "unit",
        ),
        ("定向甘肃地震”救灾项目募集善款五十万元。“\n", "punctuation"),
    ],
)
def test_what_a_store_or_a_newspaper_may_have_left_out_is_no_alarm(text, kind):
    assert kind not in [own for own, _ in alarms(text, source="report.txt")]


def test_marks_that_are_lost_throughout_are_a_hint_and_a_single_lost_one_an_alarm():
    lost = "定向救灾”项目募集善款五十万元。\n千万帮万家”项目募集善款六十万元。\n"
    assert [kind for kind, _ in hints(lost, source="report.txt")] == ["punctuation"]
    kept = "“定向救灾”项目募集善款五十万元。\n千万帮万家”项目募集善款六十万元。\n"
    assert [kind for kind, _ in alarms(kept, source="report.txt")] == ["punctuation"]


def test_blanks_for_values_are_alarms_in_any_file():
    assert ("residue", "XX万元") in alarms("本项目投入XX万元，完成了渠道养护。\n", source="report.txt")


BUDGET = (
    "2031年区级单位预算\n2031年，云岭区（虚构）水务局收入预算{}万元，其中：财政拨款收入910.02万元。\n"
    "支出预算910.02万元，其中：财政拨款支出预算910.02万元。\n"
)
BALANCE = (
    "收支预算总表\n单位：元\n",
    ("项目", "预算数", "项目", "预算数"),
    ("一、财政拨款收入", "9,100,200.00", "一、农林水支出", "9,100,200.00"),
    ("收入总计", "9,100,200.00", "支出总计", "9,100,200.00"),
)


@pytest.mark.parametrize(("total", "kinds"), [("910.02", []), ("970.02", ["two_values"])])
def test_totals_of_the_text_stand_in_the_tables(total, kinds):
    assert [kind for kind, _ in alarms(BUDGET.format(total), *BALANCE)] == kinds


LEVEL = "水利（款）水渠养护（项）2030年当年预算执行数为{}万元，2031年预算安排20.00万元，{}持平。\n"


@pytest.mark.parametrize(
    ("then", "base", "told"),
    [
        ("80.00", "比2030年预算执行数", True),
        ("20.00", "比2030年预算执行数", False),
        ("80.00", "比2030年年初预算", False),  # another base
        ("80.00", "与2029年预算执行数", False),
        ("80.00", "与2030年预算执行数基本", False),
    ],
)
def test_unequal_amounts_that_are_called_level_are_told(then, base, told):
    assert ("comparison" in [kind for kind, _ in alarms(LEVEL.format(then, base))]) is told


@pytest.mark.parametrize(("works", "kinds"), [("815.87", []), ("815.07", ["sum"])])
def test_purchases_are_goods_works_and_services(works, kinds):
    text = (
        "2031年政府采购预算1662.44万元，其中：政府采购货物预算93.98万元、"
        f"政府采购工程预算{works}万元、政府采购服务预算752.59万元。\n"
    )
    assert [kind for kind, _ in alarms(text)] == kinds


THREE = (
    "2031年单位“三公”经费预算表\n单位：万元\n",
    ("2031年“三公”经费预算数", "", "", "", "", "", "2031年机关运行经费预算数"),
    ("合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""),
    ("", "", "", "小计", "购置费", "运行费", ""),
    ("47.91", "0", "1.35", "46.56", "25", "21.56", "443.18"),
    "2031年“三公”经费预算数为47.91万元，比2030年预算增加25万元。\n",
)


@pytest.mark.parametrize(("running", "kinds"), [("21.56", []), ("21.26", ["two_values"])])
def test_the_kinds_of_a_table_with_further_columns_are_read_by_their_heads(running, kinds):
    text = (
        "公务用车购置费25万元，比2030年预算增加25万元，主要原因是购置公务用车；"
        f"公务用车运行费{running}万元，比2030年预算持平。\n"
    )
    assert [kind for kind, _ in alarms(*THREE, text)] == kinds


REASONS = "".join(
    f"{n}.农林水支出（类）水利（款）{name}（项）50.00万元，主要用于{name}。主要原因是：{{}}经费增加。\n"
    for n, name in enumerate(("水渠养护", "水库巡查", "管网检测", "水质化验"), 1)
)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("水渠养护", "水库巡查", "管网检测", "水质化验"), []),
        (("水渠养护", "水库巡查", "管网检测", "水库巡查"), [("residue", "水库巡查")]),
        (("水渠养护", "水库巡查", "管网检测", "材料涨价，"), []),
        (("水渠养护", "人员", "业务", "水库巡查"), []),  # no list that explains each item by its name
    ],
)
def test_a_reason_copied_from_another_item_is_told(names, told):
    assert [one for one in alarms(REASONS.format(*names)) if one[0] == "residue"] == told


@pytest.mark.parametrize(
    ("title", "told"), [("云岭区2031年区级部门预算", True), ("云岭市2031年市级部门预算", False)]
)
def test_terms_of_another_level_are_told_where_the_title_names_its_own(title, told):
    text = f"{title}\n名词解释\n财政拨款收入：是市级预算主管部门及所属预算单位从本级财政部门取得的财政拨款。\n"
    assert ("residue" in [kind for kind, _ in alarms(text)]) is told


def test_a_code_of_no_class_is_told_and_the_first_row_of_another_table_is_not():
    assert alarms(*functions(head="913")) == [("form", "913")]
    fund = ("229", "60", "02", "用于水利的彩票公益金支出", "4,100,100.00", "4,100,100.00", "0.00")
    total = ("合计", "", "", "合计", "4,100,100.00", "4,100,100.00", "0.00")
    assert alarms(*functions()[:10], "一、说明\n以上为本年安排。\n", CAPTION, *HEADS, fund, total) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年结转0.00万元，本年收入25.00万元，比上年增长100%。\n",
        "本单位为新成立单位。\n上年支出0.00万元，本年支出25.00万元，比上年增长100%。\n",
    ],
)
def test_nothing_of_another_kind_is_no_base(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("group", "kinds"),
    [("水利", []), ("本年水费支出在水利", []), ("林业和草原", []), ("水力", ["name"])],
)
def test_a_group_is_miswritten_where_it_is_almost_that_of_the_tables(group, kinds):
    found = hints(
        "支出决算表\n单位：万元\n",
        ("科目编码及名称", "合计", "基本支出"),
        ("21303水利建设", "20.00", "20.00"),
        ("2130301行政运行", "20.00", "20.00"),
        f"农林水支出（类）{group}建设（款）行政运行（项）支出。\n",
    )

    assert [kind for kind, _ in found if kind == "name"] == kinds
