"""Headers, tables, rubric rows and pairs of made-up documents, and the command that shows them."""

import json
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.ingest import markdown, plain
from drafter.ingest.model import Document, Table
from drafter.outline.model import DocumentKind
from drafter.outline.reading import outline
from drafter.outline.showing import lines

NOTICE = """云财绩〔2024〕7 号
关于印发云岭县文化馆（虚构）2023年度部门整体支出绩效
自评复核报告的通知
云岭县文化馆（虚构）：
根据有关规定，我局对你单位2023年度部门整体支出开展绩效复核，现将复核意见印发给你单位。
一、复核结果
评定部门整体支出绩效得分为81.40分，绩效等级为“良”。
二、存在问题
（一）支出进度偏慢，结转资金较多。
一是馆藏数字化项目支出进度未达序时要求。二是年末结转资金较多，没有及时清理。
（二）采购合同管理不够规范。
一是合同备案不及时，超过规定时限。
三、建议
（一）加快预算支出，清理结转资金。
一是按月通报馆藏数字化项目支出进度。二是及时清理年末结转资金。
（二）规范采购合同管理。
一是建立合同备案台账，在规定时限内备案。
云岭县财政局（虚构）
2024年9月5日
"""


def read(text, source="notice.txt", reader=plain.paragraphs, tables=()):
    return outline(Document(source=source, digest="", text=text, paragraphs=reader(text), tables=tables))


def test_a_notice_says_what_it_is():
    header = read(NOTICE).header

    assert header.kind is DocumentKind.NOTICE
    assert header.number == "云财绩〔2024〕7号"
    assert header.title == "关于印发云岭县文化馆（虚构）2023年度部门整体支出绩效自评复核报告的通知"
    assert (header.department, header.year) == ("云岭县文化馆（虚构）", 2023)
    assert (header.issuer, header.date) == ("云岭县财政局（虚构）", date(2024, 9, 5))
    assert header.reasons


BODY = """
一、评价结果
得分82.50分，等级为“良”。
二、存在问题
（一）预算编制不细。项目没有细化到具体内容。
三、有关建议
（一）细化预算编制。
"""


def test_headings_of_one_length_between_long_paragraphs_are_not_taken_for_wrapped_lines():
    names = [
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "社会保险基金预算",
        "专项转移支付补助",
        "地方政府债务管理",
    ]
    text = "一、2023年预算执行情况\n" + "".join(
        f"（{number}）2023年云岭县{name}收支情况\n全县{name}收入{90 + place}.5亿元，为预算的9{place}%，"
        + f"其中税收部分比上年增长{place + 2}.1%，非税部分比上年下降{place + 1}.3%；" * 4
        + "收支相抵后没有赤字。\n"
        for place, (number, name) in enumerate(zip("一二三四五六", names, strict=True))
    )

    (part,) = read(text).tree.children

    assert [node.title for node in part.children] == [f"2023年云岭县{name}收支情况" for name in names]
    assert all(len(node.clauses) == 1 for node in part.children)


@pytest.mark.parametrize(
    ("head", "department", "issuer"),
    [
        ("云岭县财政局关于2023年度部门整体支出绩效评价结果的通知\n县交通运输局：", "县交通运输局", "云岭县财政局"),
        (
            "云岭县（虚构）财政局关于反馈绩效评价意见的函\n云岭县红枫镇人民政府：",
            "云岭县红枫镇人民政府",
            "云岭县（虚构）财政局",
        ),
        (
            "云岭县财政局关于反馈县图书馆2023年度部门整体支出绩效评价意见的通知\n云岭县文化局：",
            "县图书馆",
            "云岭县财政局",
        ),
        ("云岭县财政局关于2023年度部门整体支出绩效评价结果的通报\n各镇人民政府，县直各单位：", "", "云岭县财政局"),
        ("云岭县水务局关于2023年度部门整体支出绩效自评的报告\n县财政局：", "云岭县水务局", ""),
    ],
)
def test_whose_budget_a_notice_is_about_is_not_who_sends_it(head, department, issuer):
    header = read(head + BODY).header

    assert (header.department, header.issuer) == (department, issuer)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "云岭县预算绩效管理办法（虚构）\n第一章 总则\n第一条 制定本办法。\n第二条 适用于各部门。\n",
            "norm",
        ),
        ("部门整体支出绩效自评报告\n一、部门基本情况\n职责清晰。\n二、绩效自评情况\n自评得分95分。\n", "report"),
        ("云岭县文化馆（虚构）2022年绩效自评报告及评分表（整体支出）\n一、基本情况\n职责清晰。\n", "report"),
        ("部门整体支出绩效评价指标体系\n一级指标 二级指标 三级指标 分值 评分标准\n", "rubric"),
        ("春日游记\n山花开得正好。\n", "unknown"),
    ],
)
def test_the_kind_of_a_document(text, kind):
    assert read(text).header.kind.value == kind


def test_front_matter_is_believed():
    text = "正文。\n"
    document = Document(
        source="a.md",
        digest="",
        text=text,
        paragraphs=markdown.paragraphs(text),
        meta={"title": "某通知", "department": "云岭县档案馆（虚构）", "year": "2022", "date": "2023-05-06"},
    )
    header = outline(document).header

    assert (header.title, header.department, header.year) == ("某通知", "云岭县档案馆（虚构）", 2022)
    assert header.date == date(2023, 5, 6)


FIGURES = """一、收支情况
收支情况见下表。
表1 部门收支情况表（单位：万元）
项目 年初预算数 决算数
一、基本支出 3,506.96 3,562.75
公用经费 243.83 -
公务用车购置及运行维
护费
14.00 9.33
项目 年初预算数 决算数
二、项目支出 0.54 0.38
合计 3,507.50 3,563.13
二、绩效情况
绩效目标已完成。
"""


def test_a_flattened_table_is_rebuilt_by_its_figures_and_its_rows_are_no_headings():
    found = read(FIGURES)
    (table,) = found.tables

    assert table.rebuilt
    assert table.title == "表1 部门收支情况表（单位：万元）"
    assert table.rows == (
        ("项目", "年初预算数", "决算数"),
        ("一、基本支出", "3,506.96", "3,562.75"),
        ("公用经费", "243.83", "-"),
        ("公务用车购置及运行维护费", "14.00", "9.33"),
        ("二、项目支出", "0.54", "0.38"),
        ("合计", "3,507.50", "3,563.13"),
    )
    assert [child.title for child in found.tree.children] == ["收支情况", "绩效情况"]


def test_a_flattened_table_is_rebuilt_by_its_serial_numbers():
    text = (
        "表2 主要职责\n"
        "序号 主要职责\n"
        "1 起草有关政策\n"
        "2\n"
        "统筹推进全县建设，拟订年度\n"
        "计划并组织实施\n"
        "3 完成其他任务\n"
        "一、绩效情况\n"
        "目标已完成。\n"
    )
    (table,) = read(text).tables

    assert table.rows[2] == ("2", "统筹推进全县建设，拟订年度计划并组织实施")


def test_a_flattened_table_whose_columns_cannot_be_told_is_marked_with_its_span():
    text = (
        "表3 任务情况\n任务名称\n来源 内容\n加快馆藏\n建设\n年度\n计划\n完成藏品登记\n一、绩效情况\n目标已完成。\n"
    )
    found = read(text)
    (table,) = found.tables

    assert (table.flattened, table.rows) == (True, ())
    assert text[table.start : table.end] == text[: text.index("\n一、")]
    assert [len(node.clauses) for node in found.tree.walk()] == [0, 1]


RUBRIC = """# 绩效评价指标体系

| 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 扣分说明 |
| --- | --- | --- | --- | --- | --- | --- |
| 预算编制 | 目标设置 | 目标覆盖率 | 2 | 1.比率=100%，得2分；2.100%＞比率，得1.5分；3.其他不得分。 | 1.5 | 未设 |
|  |  | 绩效目标合理性 | 4 | 符合要求的得4分，发现一项不符合扣1分，扣完为止。 | 3 | 指标不够量化 |
| 预算执行 | 资金管理 | 预算支出率 | 5 | 得分=分值×支出率。 | 4.9 |  |
| 合计 |  |  | 11 |  | 9.4 |  |
"""


def test_rubric_rows_keep_their_path_their_points_and_the_sentences_of_their_standard():
    found = read(RUBRIC, "rubric.md", markdown.paragraphs)

    assert [(row.path, row.name, str(row.maximum), str(row.awarded)) for row in found.rubric_rows] == [
        (("预算编制", "目标设置"), "目标覆盖率", "2", "1.5"),
        (("预算编制", "目标设置"), "绩效目标合理性", "4", "3"),
        (("预算执行", "资金管理"), "预算支出率", "5", "4.9"),
    ]
    points = [[one.points for one in row.criteria] for row in found.rubric_rows]
    assert points == [[Decimal(2), Decimal("1.5"), Decimal(0)], [Decimal(4)], [None]]
    assert found.scores.total == Decimal("9.4")


def test_tables_that_came_with_the_document_are_taken_as_they_are():
    text = "一、收支\n项目\t金额\n基本支出\t10\n收支平衡。\n"
    table = Table(rows=(("项目", "金额"), ("基本支出", "10")), start=5, end=18)
    found = read(text, "a.docx", tables=(table,))

    assert [one.rows for one in found.tables] == [table.rows]
    assert [clause.text for clause in found.tree.children[0].clauses] == ["收支平衡。"]


def test_problems_find_the_recommendations_that_answer_them():
    first, second = read(NOTICE).pairs

    assert (first.problem.title, first.recommendation.title) == (
        "（一）支出进度偏慢，结转资金较多",
        "（一）加快预算支出，清理结转资金",
    )
    assert first.reason.startswith("序号相同")
    assert [(point.problem.title[:2], point.recommendation.title[:2]) for point in first.points] == [
        ("一是", "一是"),
        ("二是", "二是"),
    ]
    assert second.recommendation.title == "（二）规范采购合同管理"


def test_what_they_speak_of_outweighs_a_number_and_what_has_no_answer_is_told():
    text = """一、存在问题
（一）采购合同备案不及时。合同签订后超过时限备案。
（二）固定资产没有盘点。资产卡片缺失。
（三）信访答复超期。群众来信没有按时答复。
二、建议
（一）开展固定资产盘点。补齐资产卡片。
（二）规范采购合同备案。合同签订后按时限备案。
（三）优化公务用车调度。
"""
    pairs = [
        (pair.problem and pair.problem.title[:3], pair.recommendation and pair.recommendation.title[:3])
        for pair in read(text).pairs
    ]
    assert pairs[:2] == [("（一）", "（二）"), ("（二）", "（一）")]


def test_what_has_no_answer_and_what_answers_nothing_is_told():
    text = """一、存在问题
（一）采购合同备案不及时。合同签订后超过时限备案。
（二）信访答复超期。群众来信没有按时答复。
二、建议
（一）规范采购合同备案。合同签订后按时限备案。
"""
    answered, open_ = read(text).pairs

    assert answered.recommendation.title == "（一）规范采购合同备案"
    assert (open_.recommendation, open_.reason) == (None, "未见对应的建议")


def test_one_section_may_hold_problems_and_recommendations():
    text = (
        "一、存在的问题及建议\n"
        "（一）存在的问题\n"
        "1.支出进度偏慢。\n"
        "2.合同备案不及时。\n"
        "（二）建议\n"
        "1.加快支出进度。\n"
        "2.及时备案合同。\n"
    )

    pairs = read(text).pairs

    assert [(pair.problem.text, pair.recommendation.text) for pair in pairs] == [
        ("支出进度偏慢。", "加快支出进度。"),
        ("合同备案不及时。", "及时备案合同。"),
    ]


def test_the_lines_of_an_outline_hold_every_part_in_chinese():
    shown = "\n".join(lines(read(NOTICE)))

    for part in (
        "文号：云财绩〔2024〕7号",
        "标题与条款（标题7个，条款8条）",
        "总体：得81.40分，等级“良”",
        "问题与建议的对应（2组）",
    ):
        assert part in shown


def test_the_command_prints_a_tree_or_one_json_document(tmp_path):
    path = tmp_path / "复核 通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    runner = CliRunner()

    tree = runner.invoke(app, ["outline", str(path)])
    told = runner.invoke(app, ["outline", str(path), "--json"])

    assert (tree.exit_code, told.exit_code) == (0, 0)
    assert "三、建议" in tree.stdout
    found = json.loads(told.stdout)
    assert set(found) == {"tree", "header", "scores", "tables", "rubric_rows", "pairs"}
    assert found["scores"]["stated"][0]["points"] == "81.40"


@pytest.mark.parametrize(
    "text",
    [
        "一",
        "第",
        "（",
        "表1",
        "目录",
        "附件",
        "一是",
        "合计 1 2 3",
        "0\n" * 50,
        "一、\n" * 50,
        "（一）" * 400,
        "1.1.1.1.1.1.1",
        "优良中差" * 80 + "9" * 200,
        "《" * 300 + "（" * 300,
        "目录\n" + "一、甲 1\n" * 60,
        "ignore all previous instructions\n# system\n",
        "\u3000\u3000\ufeff一、\u00a0概况\r",
        "扣分" * 200 + "。得分",
    ],
)
def test_odd_texts_have_an_outline_too(text):
    found = read(text)

    assert all(0 <= node.start <= len(text) for node in found.tree.walk())
    assert list(lines(found))


@pytest.mark.parametrize(
    "piece",
    [
        "一是甲",
        "（一）乙",
        "1 2 3\n",
        "目录\n第一章 丙 ... 1\n",
        "1.丁\n",
        "优（≥90）良",
        "表1 戊\n己 庚 辛\n壬 1 2\n",
        "扣1分。",
        "三、存在问题\n（一）子。丑。\n四、建议\n（一）寅。卯。\n",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece):
    """Counted in calls, as seconds differ from machine to machine."""
    counts = [calls(piece * times) for times in (200, 400, 800)]
    small, large = (after - before for before, after in pairwise(counts))

    assert large < 3 * small + 2000


def calls(text):
    import sys

    count = 0

    def tick(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    paragraphs = plain.paragraphs(text)
    document = Document(source="a.txt", digest="", text=text, paragraphs=paragraphs)
    sys.setprofile(tick)
    try:
        outline(document)
    finally:
        sys.setprofile(None)
    return count
