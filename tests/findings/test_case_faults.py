"""Faults that careless hands make: each is told where it stands, with what to do about it."""

import os
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.findings.loading import load_case
from drafter.findings.model import Finding
from drafter.findings.validation import given
from drafter.scoring.view import rubric_view
from tests.findings.yunling import CASE, faults, load


def changed(*changes: tuple[str, str]) -> str:
    """The good case with some things changed."""
    text = CASE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


RAGGED = '补齐或删去多余的格，空格写成 ""'
OVERRIDE = "    judgements:\n      c1: {deducted: 5, note: 两份合同迟报}\n"
ROWS = '      rows: [[预算, "{budget}"], [支出, "{F01.spent}"]]\n'


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            [("header: [项目, 金额]", "header: []")],
            [
                "case.yaml:36 notice.tables[0].header: “header”至少要有一项"
                " → 补上至少一项；用不着的，把它所在的整段删去"
            ],
            id="a table without a head",
        ),
        pytest.param(
            [(ROWS, "      rows: []\n")],
            [
                "case.yaml:37 notice.tables[0].rows: “rows”至少要有一项"
                " → 补上至少一项；用不着的，把它所在的整段删去"
            ],
            id="a table without rows",
        ),
        pytest.param(
            [
                (
                    ROWS,
                    "      rows:\n        - [预算, 1]\n        - [支出]\n        - [结余, ]\n"
                    "        - [甲, 乙, 丙]\n",
                )
            ],
            [
                f"case.yaml:39 notice.tables[0].rows[1]: 这一行有 1 格，表头有 2 格 → {RAGGED}",
                f"case.yaml:40 notice.tables[0].rows[2]: 这一行有 1 格，表头有 2 格 → {RAGGED}",
                f"case.yaml:41 notice.tables[0].rows[3]: 这一行有 3 格，表头有 2 格 → {RAGGED}",
            ],
            id="ragged rows",
        ),
        pytest.param(
            [(ROWS, "      rows: [[预算, ~]]\n")],
            ['case.yaml:37 notice.tables[0].rows[0][1]: 第 2 项是空的 → 填写内容；有意空着的格写成 ""'],
            id="a cell of nothing",
        ),
        pytest.param(
            [("  issuer: 云岭", "  recieving_office:\n  issuer: 云岭")],
            ["case.yaml:31 notice.recieving_office: 没有“recieving_office”这个字段 → 是否想写“receiving_office”"],
            id="a misspelt key without a value",
        ),
        pytest.param(
            [("fiscal_year: 2023", "fiscal_year: 2023\n备注:")],
            [
                "case.yaml:4 备注: 没有“备注”这个字段"
                " → 此处可用的字段：id、department、fiscal_year、rubric、published、facts、findings、notice"
            ],
            id="an unknown key without a value",
        ),
        pytest.param(
            [('value: "3,654,000"', "value: 3,654,000")],
            [
                "case.yaml:12 findings[0].facts.spent.654: 没有“654”这个字段"
                "：多半是没加引号的千分位逗号把一个数断成了两半"
                ' → 整个数加引号，如 "7,377.90"；或者不写逗号',
                "case.yaml:12 findings[0].facts.spent.000: 没有“000”这个字段"
                "：多半是没加引号的千分位逗号把一个数断成了两半"
                ' → 整个数加引号，如 "7,377.90"；或者不写逗号',
            ],
            id="a thousands comma without quotes",
        ),
        pytest.param(
            [("{deducted: 5, note", "{deducted: 4.555, note"), ('", deducted: 5}', '", deducted: 4.555}')],
            [
                "case.yaml:23 findings[1].judgements.c1.deducted: “4.555”的小数多于指标体系计分的 2 位"
                " → 写成不超过 2 位小数的分值，合计才不会多出尾数",
                "case.yaml:28 findings[1].points[0].deducted: 4.555 的小数多于指标体系计分的 2 位"
                " → 写成不超过 2 位小数的分值",
            ],
            id="points finer than the rubric rounds",
        ),
        pytest.param(
            [(OVERRIDE, f"    override: {{awarded: 35.005, reason: 酌情}}\n{OVERRIDE}")],
            [
                "case.yaml:22 findings[1].override.awarded: “35.005”的小数多于指标体系计分的 2 位"
                " → 写成不超过 2 位小数的分值，合计才不会多出尾数"
            ],
            id="an override finer than the rubric rounds",
        ),
        pytest.param(
            [
                (
                    "facts:\n  budget",
                    "published: {total: 188.555, grade: 良, source: {document: 通知}}\nfacts:\n  budget",
                )
            ],
            [
                "case.yaml:5 published.total: 公布的得分 188.555 超过满分 100 → 核对公布的得分",
                "case.yaml:5 published.total: “188.555”的小数多于指标体系计分的 2 位"
                " → 写成不超过 2 位小数的分值，合计才不会多出尾数",
            ],
            id="a published total that cannot be",
        ),
        pytest.param(
            [("{deducted: 5, note", "{deducted: 0_5, note")],
            [
                "case.yaml:23 findings[1].judgements.c1.deducted: “0_5”不是数"
                " → 写成 1.5 这样的半角数字，不带单位和千分位逗号"
            ],
            id="points that only a programmer reads",
        ),
        pytest.param(
            [("formula: case.budget - spent", "formula: left")],
            [
                "case.yaml:14 findings[0].facts.left.formula: 公式“left”看不懂"
                " → 只用事实名称和加减号连写，或者两个名称相除，如 allotted - spent、spent / allotted"
            ],
            id="a formula of one name",
        ),
        pytest.param(
            [("formula: case.budget - spent", "formula: left + left - left")],
            [
                "case.yaml:14 findings[0].facts.left.formula: 公式引用了它自己"
                " → 公式只引用别的事实；没有可用的，删去 formula"
            ],
            id="a formula of itself",
        ),
        pytest.param(
            [("value: 420.00, unit: 万元}", "value: 420.00, unit: 万元, formula: F01.left + F01.spent}")],
            [
                "case.yaml:6 facts.budget.formula: 公式互为依据，绕成一圈：case.budget → F01.left → case.budget"
                " → 圈中至少有一个数应取自原始材料，删去它的 formula"
            ],
            id="formulas in a circle",
        ),
        pytest.param(
            [("  issued: 2024-11-15", "  issued: 2024-11-15\n  deadline: 2024-01-15")],
            ["case.yaml:33 notice.deadline: 整改期限 2024-01-15 早于签发日期 2024-11-15 → 核对两个日期"],
            id="a deadline before the notice",
        ),
        pytest.param(
            [("  issued: 2024-11-15", "  issued: 45611")],
            ["case.yaml:32 notice.issued: “45611”是表格软件里的日期序号，即 2024-11-15 → 写成 2024-11-15"],
            id="a date as spreadsheets keep it",
        ),
        pytest.param(
            [
                (
                    "  issued: 2024-11-15",
                    '  issued: 2024-11-15\n  copies:\n    - 县审计局\n    -\n    - ""\n    - "甲局\\n乙局"',
                )
            ],
            [
                "case.yaml:35 notice.copies[1]: 第 2 项是空的 → 填写内容，或者删去这一项",
                "case.yaml:36 notice.copies[2]: 第 3 项是空的 → 填写内容，或者删去这一项",
                "case.yaml:37 notice.copies[3]: 此处应写在一行之内，现有换行 → 删去换行；本是几项的，分成几项写",
            ],
            id="copies that go to nobody",
        ),
        pytest.param(
            [
                ("  tables:", "  overview:\n    - {heading: （一）部门概要, paragraphs: [概况。]}\n  tables:"),
                ("title: 支出进度偏慢", "title: 1、支出进度偏慢"),
            ],
            [
                "case.yaml:17 findings[0].points[0].title: 自带序号“1、”，而通知会另加序号 → 删去“1、”",
                "case.yaml:35 notice.overview[0].heading: 自带序号“（一）”，而通知会另加序号 → 删去“（一）”",
            ],
            id="headings with numbers of their own",
        ),
        pytest.param(
            [("short: 县图书馆}", 'short: "{case.budget}", units: {finance: "{dept.name}"}}')],
            [
                "case.yaml:2 department.short: 此处原样显示，不填充引用 → 直接写出文字",
                "case.yaml:2 department.units.finance: 此处原样显示，不填充引用 → 直接写出文字",
            ],
            id="slots where nothing is filled in",
        ),
        pytest.param(
            [
                ("{late}合同逾期备案。", "{late}合同逾期。\\n四、建议\\n（一）加强管理。"),
                ("note: 两份合同迟报", 'note: "迟报\\n两份"'),
            ],
            [
                "case.yaml:28 findings[1].points[0].text: 此处应写在一行之内，现有换行"
                " → 删去换行；本是几项的，分成几项写"
            ],
            id="a text that would pass for a heading",
        ),
        pytest.param(
            [("{late}合同逾期备案。", "｛late｝合同逾期备案，｛ｌａｔｅ｝。")],
            [
                "case.yaml:28 findings[1].points[0].text: 花括号里不是引用"
                " → 引用写成 {名称}，名称为半角英文字母、数字和下划线；花括号不作他用"
            ],
            id="full-width names in braces",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(
    changes: list[tuple[str, str]], told: list[str], tmp_path: Path
) -> None:
    assert faults(changed(*changes), tmp_path) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{lates}", "引用 {F02.lates} 没有对应的事实 → 是否想写“F02.late”"),
        ("{spent}", "引用 {F02.spent} 没有对应的事实 → 是否想写“F01.spent”"),
        ("{budget}", "引用 {F02.budget} 没有对应的事实 → 是否想写“case.budget”"),
        ("{F2.late}", "引用 {F2.late} 没有对应的事实 → 是否想写“F02.late”"),
        ("{nope}", "引用 {F02.nope} 没有对应的事实 → 先在 facts 中写明该事实，或者改正名称"),
    ],
)
def test_a_slot_that_names_nothing_is_told_with_what_is_really_near(
    written: str, told: str, tmp_path: Path
) -> None:
    (found,) = faults(changed(("{late}合同逾期备案。", f"{written}合同逾期备案。")), tmp_path)
    assert found == f"case.yaml:28 findings[1].points[0].text: {told}"


def test_full_width_braces_are_slots_like_any_other(tmp_path: Path) -> None:
    case = load(changed(("{late}合同逾期备案。", "｛ late ｝合同逾期备案。")), tmp_path).case
    assert case.findings[1].points[0].text == "{F02.late}合同逾期备案。"


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\ufeff", "\u00ad", "\u2066"])
def test_characters_that_nobody_sees_are_taken_out_and_told(hidden: str, tmp_path: Path) -> None:
    loaded = load(changed(("  title: 复核报告", f"  tit{hidden}le: 复核{hidden}报告")), tmp_path)
    name = f"U+{ord(hidden):04X}"
    assert loaded.case.notice.title == "复核报告"
    assert [str(item).replace(f"{tmp_path}/", "") for item in loaded.warnings] == [
        f"case.yaml:30 notice.title: 有看不见的字符 {name}，已去掉"
        " → 多半是从网页或表格粘贴时带来的；看一看此处文字是否完整"
    ]


def test_an_unknown_key_hides_nothing_that_the_rubric_says_of_the_rest(tmp_path: Path) -> None:
    told = faults(
        changed(("    indicator: 1.1.2\n", "    indicator: 1.1.2\n    grade:\n"), ("{deducted: 5, note", "{note")),
        tmp_path,
    )
    assert told == [
        "case.yaml:22 findings[1].grade: 没有“grade”这个字段 → 此处可用的字段："
        "id、indicator、measures、judgements、override、not_assessed、facts、points、source",
        "case.yaml:24 findings[1].judgements.c1: 标准 c1 没有判断：合同按时备案"
        " → 在 judgements 中写明 c1 的 met、awarded、deducted 或 violations",
    ]


def test_a_field_left_empty_goes_and_an_unknown_one_stays_wherever_it_stands() -> None:
    data = {
        "source": None,
        "sorce": None,
        "measures": {"spent": None},
        "judgements": {"c1": {"met": None, "mett": None}, "c2": None},
        "points": [{"effect": None, "效果": None}, None],
    }
    assert given(data, Finding) == {
        "sorce": None,
        "measures": {"spent": None},
        "judgements": {"c1": {"mett": None}, "c2": None},
        "points": [{"效果": None}, None],
    }


def test_fifteen_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = faults(
        changed(
            ("short: 县", "shrot: 县"),
            ("fiscal_year: 2023", "fiscal_year: 2023年"),
            ("value: 420.00, unit: 万元}", "value: 420.00万元, unit: 万元}"),
            ('spent: "{spent}", allotted', 'spnt: "{spent}", allotted'),
            ("value: 54.60, unit: 万元", "value: 54.60"),
            ("title: 支出进度偏慢", "title: 一是支出进度偏慢"),
            ("text: 实际支出{spent}", "text: 实际支出{spend}"),
            ("    indicator: 1.1.2", "    indicator: 1.1.3"),
            ("c1: {deducted: 5", "c1: {deducted: -5"),
            ("role: 数量", "role: 数"),
            ("  title: 复核报告", "  titel: 复核报告"),
            ("  issued: 2024-11-15", '  issued: 2024/11/15\n  copies: [""]'),
            ("  review_summary: 预算{budget}", "  review_summary: 预算{case.budge}"),
            ("header: [项目, 金额]", "header: []"),
            ("after: F01.a", "after: F01.b"),
        ),
        tmp_path,
    )
    assert [line.partition(": ")[0].partition(" ")[2] for line in told] == [
        "department.shrot",
        "fiscal_year",
        "facts.budget.value",
        "findings",
        "findings[0].measures.spent",
        "findings[0].measures.spnt",
        "findings[0].facts.left.unit",
        "findings[0].points[0].title",
        "findings[0].points[0].text",
        "findings[1].indicator",
        "findings[1].judgements.c1.deducted",
        "findings[1].facts.late.role",
        "notice.title",
        "notice.titel",
        "notice.issued",
        "notice.copies[0]",
        "notice.review_summary",
        "notice.tables[0].header",
        "notice.tables[0].after",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "  issuer: 云岭",
            "  issuer：云岭",
            "case.yaml:31: “issuer：云岭县财政局（虚构）”里的冒号是全角的 → 改为半角冒号，其后留一空格",
        ),
        (
            "title: 支出进度偏慢",
            "title: 支出: 偏慢",
            "case.yaml:17: “title: 支出: 偏慢”里多了一个半角冒号"
            " → 整段文字加引号，或者改用全角冒号；也看一看上一行的缩进",
        ),
        (
            "header: [项目, 金额]",
            "header: [项目, 金额",
            'case.yaml:37: “rows: [[预算, "{budget}"], [支出, "{F01.spen”附近的方括号或花括号没有配对'
            "，或者缺少逗号 → 检查本行及上一行；含逗号、括号、冒号的文字加引号",
        ),
        (
            "  issuer: 云岭",
            "   issuer: 云岭",
            "case.yaml:31: “issuer: 云岭县财政局（虚构）”与上文对不齐，或者缺少冒号、“- ”"
            " → 同一层的各行缩进相同，引号成对；检查本行及上一行",
        ),
        (
            "  title: 复核报告",
            "  title: 复核\x07报告",
            "case.yaml:30: 有看不见的控制字符 U+0007，文件读不下去 → 在本行重新键入这段文字，不要从别处粘贴",
        ),
    ],
)
def test_what_is_no_yaml_is_told_in_words_a_reviewer_can_act_on(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert faults(changed((old, new)), tmp_path) == [told]


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        load_case(path, rubric_view)
    return str(refused.value.problems[0]).replace(f"{path}", "")


def test_pipes_devices_and_giants_are_refused_without_being_read(tmp_path: Path) -> None:
    pipe, giant = tmp_path / "pipe", tmp_path / "giant.yaml"
    os.mkfifo(pipe)
    with giant.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    no_file = ": 这是管道或设备，不是普通文件 → 先把内容存成 .yaml 文件，再写明它的路径"
    assert [refusal(path) for path in (pipe, Path(os.devnull), giant)] == [
        no_file,
        no_file,
        ": 文件超过 8 MB，不会是案例文件 → 检查路径是否写错",
    ]
