"""Marks that a paper uses throughout are its convention; the same mark amid filled places was forgotten."""

import pytest

from tests.audit.findings import alarms, audited, hints


def residue(*pieces):
    """What is told of blanks and crosses: the alarms and the hints, by what they quote first."""
    return tuple([text for kind, text in some(*pieces) if kind == "residue"] for some in (alarms, hints))


TEMPLATE = [
    "部门收入总计XX万元，支出总计XX万元。",
    "其中基本支出XX万元，项目支出XX万元。",
    "年末结转XX万元，比上年增长XX%。",
]
FILLED = [
    "部门收入总计120.50万元，支出总计118.00万元。",
    "其中基本支出80.00万元，项目支出38.00万元。",
    "年末结转2.50万元，比上年增长XX%。",
]


def test_a_paper_of_blanks_is_a_template_and_told_as_one_hint():
    assert residue(*TEMPLATE) == ([], ["XX万元"])


def test_the_blank_that_is_left_amid_filled_places_is_told():
    assert residue(*FILLED) == (["XX%"], [])


def test_names_that_are_withheld_throughout_are_a_hint_beside_the_amount_that_was_forgotten():
    case = [
        "××市水务局委托××公司评价××水库项目。",
        "项目由××镇实施，××村参与管护。",
        "项目投入120.50万元，其中灌溉工程80.00万元，管护XX万元。",
    ]

    assert residue(*case) == (["XX万元"], ["××市"])


def test_a_name_left_out_where_the_paper_names_its_places_is_told():
    report = ["溪山县水务局承担云岭水库项目，由清溪镇实施。", "各镇向溪山县财政局报送资料，由XX单位汇总。"]

    assert residue(*report) == (["XX单位"], [])


NOTICE = "县财政局决定开展2024年度绩效自评，安排工作经费12.00万元，请于2025年3月31日前报送。"


@pytest.mark.parametrize(
    ("annex", "expected"),
    [
        (["项目名称：____", "申报单位：____", "项目资金____万元，起止时间____年____月。"], ([], ["____"])),
        (["项目名称：清溪渠道养护", "项目资金____万元，2024年3月开工，完成投资35.00万元。"], (["____"], [])),
    ],
    ids=["a form to fill in", "a form that was filled in"],
)
def test_an_annex_without_dates_and_figures_is_a_form_for_others(annex, expected):
    assert residue(NOTICE, "附件1：项目申报表", *annex) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文号参考格式：×财绩〔20××〕××号。填报说明见文末，参考格式由各单位使用。", []),
        ("根据溪财绩〔2024〕15号和溪财绩〔2024〕XX号文件要求，现报告如下。", ["XX"]),
    ],
    ids=["a number that is prescribed", "a number that was left out"],
)
def test_the_number_of_a_document_may_be_prescribed_as_a_form(text, expected):
    assert residue(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("评价单位写全称，如：××局。", []),
        ("名称应当规范，例如××镇××村渠道养护项目。", []),
        ("项目如期完成，由××局验收。", ["××局"]),
        ("本项目如实由XX单位报送。", ["XX单位"]),
    ],
)
def test_an_example_in_a_handbook_names_nobody(text, expected):
    assert residue(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报人（签字）：______  审核人：______", []),
        ("单位公章______   ______年", []),
        ("项目完成投资______万元，验收合格。", ["______"]),
    ],
)
def test_a_line_for_a_signature_is_left_open(text, expected):
    assert residue(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报人姓名：刘××，复核：黄××。", []),
        ("受益农户：王×××家、刘××家，均已安装水管。", []),
        ("项目由××公司承建，验收合格。", ["××公司"]),
    ],
)
def test_a_surname_with_crosses_is_a_person_who_is_not_named(text, expected):
    assert residue(text)[0] == expected


def test_somebody_is_kept_back_in_a_case_and_forgotten_in_a_report():
    case = "某某公司虚报用工，某某局未核实。某某镇套取资金，某某公司退回。某某单位整改。"

    assert residue(case) == ([], ["某某公司"])
    assert residue("某某公司承建渠道，由溪山县财政局付款，溪山县水务局验收。") == (["某某公司"], [])


ORDER = "请各单位根据实际情况填写自评表，于3月底前报送。"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (["关于开展2024年度绩效自评的通知", "各镇人民政府，县直各单位："], []),
        (["清溪镇2024年度绩效自评报告"], [ORDER]),
    ],
    ids=["a notice to others", "the report of one's own"],
)
def test_a_notice_tells_others_what_to_fill_in(head, expected):
    assert residue(*head, ORDER)[0] == expected


def test_what_programs_leave_behind_is_no_convention_however_often_it_stands():
    assert residue(*["详见错误！未找到引用源。"] * 6)[0] == ["错误！未找到引用源"]


def empty_marks(text):
    return [issue.message for issue in audited(text).issues if issue.kind == "punctuation"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("项目类型为经常性项目（）一次性项目（√），已经填报。", False),
        ("项目类型为经常性项目（☑）一次性项目（），已经填报。", False),
        ("项目类型为经常性项目（）一次性项目（），已经填报。", True),
        ("项目类型为一次性项目（√），已经填报。资金来源的依据见下文（）。", True),
    ],
    ids=["the second is ticked", "the first is ticked", "none is ticked", "another sentence"],
)
def test_of_boxes_one_of_which_is_ticked_the_others_stay_empty(text, told):
    assert bool(empty_marks(text)) is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织方式：☑财政部门 □主管部门 □其他______", []),
        ("组织方式：□财政部门 □主管部门 ☑其他______", ["______"]),
        ("组织方式：□财政部门 □主管部门 □其他______", ["______"]),
    ],
)
def test_the_blank_of_an_option_that_was_not_chosen_stays_empty(text, expected):
    assert residue(text)[0] == expected
