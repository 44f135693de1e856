"""Text as it comes out of other programs: cut at a margin, with blank lines, page numbers and flattened tables."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.ingest import plain
from drafter.ingest.lines import Line, columns
from drafter.ingest.model import flowed
from drafter.ingest.wrapping import groups
from tests.ingest.printing import wrapped

FIRST = (
    "云岭县文化馆（虚构）2022年调整预算420.00万元，实际支出365.40万元，执行率87.00%，尚有54.60万元未形成支出，"
    "影响馆藏数字化任务如期完成。"
)
SECOND = (
    "抽查9份采购合同，2份超过法定时限，其中YX-2022-031号合同于2022年5月10日签订，6月8日才备案，超出《政府采购法》"
    "第四十七条规定的7个工作日。财务股没有建立合同台账，经办人员对时限掌握不准。"
)
THIRD = "固定资产自机构成立以来没有盘点，实物与账面不符的情况长期存在，离岗人员使用的设备没有收回，责任无从落实。"


def read(text):
    return [one.flowed for one in plain.paragraphs(text)]


def lines(*paragraphs, across=26):
    return [line for paragraph in paragraphs for line in wrapped(paragraph, across)]


@pytest.mark.parametrize("joint", ["\n", "\n\n"], ids=["lines", "a blank line after each"])
@pytest.mark.parametrize("indent", [True, False], ids=["indented", "indents lost"])
@pytest.mark.parametrize("across", [20, 26, 28, 36])
def test_lines_cut_at_the_margin_become_the_paragraphs_they_were(joint, indent, across):
    printed = lines(FIRST, SECOND, THIRD, FIRST, SECOND, across=across)
    text = joint.join(line if indent else line.strip() for line in printed)

    assert read(text) == [FIRST, SECOND, THIRD, FIRST, SECOND]


def test_headings_captions_rows_and_lists_are_not_swallowed():
    body = [line.strip() for line in lines(FIRST, SECOND, THIRD)]
    special = [
        "一、存在问题",
        "（一）预算执行进度偏慢，采购合同管理不够规范",
        "表2-1 部门整体支出情况表（单位：万元）",
        "项目 年初预算数 全年预算数 决算数",
        "基本支出 3,506.96 3,683.64 3,562.75",
        "项目支出 0.54 0.56 0.38",
        "• 建立合同台账",
        "① 明确经办人",
    ]
    found = read("\n".join([*body, *special, *body]))

    assert found == [FIRST, SECOND, THIRD, *special, FIRST, SECOND, THIRD]


def test_a_full_heading_stays_a_heading_where_the_next_line_is_indented():
    heading = "（二）合理设置绩效目标及指标，提升绩效管理水平的建议"
    body = [line.strip() for line in lines(FIRST, SECOND, THIRD)]

    assert read("\n".join([*body, heading, *body])) == [FIRST, SECOND, THIRD, heading, FIRST, SECOND, THIRD]


def test_the_title_of_a_notice_is_one_paragraph_over_its_lines():
    head = [
        "云财绩〔2024〕32号",
        "关于印发云岭县文化馆（虚构）2023年",
        "部门整体支出绩效自评复核报告的通知",
        "云岭县文化馆：",
    ]
    found = read("\n".join([*head, *lines(FIRST, SECOND, THIRD)]))

    assert found[:3] == [head[0], head[1] + head[2], head[3]]


def test_page_numbers_between_the_lines_are_no_text():
    printed = lines(FIRST, SECOND, THIRD)
    pages = [*printed[:4], "— 1 —", *printed[4:8], "第 2 页 共 3 页", *printed[8:]]

    assert read("\n".join(pages)) == [FIRST, SECOND, THIRD]


def test_bare_numbers_are_page_numbers_only_if_they_count_the_pages():
    printed = lines(*[FIRST, SECOND, THIRD] * 6)
    pages = [printed[start : start + 14] for start in range(0, len(printed), 14)]
    text = "\n".join(line for number, page in enumerate(pages, 1) for line in [*page, str(number)])

    assert read(text) == [FIRST, SECOND, THIRD] * 6
    assert "7" in read("\n".join([*lines(FIRST, SECOND), "7", *lines(THIRD)]))


def test_a_running_head_beside_page_numbers_is_no_text():
    printed = lines(*[FIRST, SECOND, THIRD] * 4)
    pages = [printed[start : start + 15] for start in range(0, len(printed), 15)]
    head = "云岭县财政局（虚构）绩效评价报告"
    text = "\n".join(line for n, page in enumerate(pages, 1) for line in [*page, f"- {n} -", head])

    assert head not in "".join(read(text))


def test_the_mark_of_a_footnote_and_the_note_do_not_tear_a_sentence_apart():
    body = [line.strip() for line in lines(FIRST, SECOND, THIRD)]
    torn = ["评审小组对报送的材料进行审核，绩效等级为", "1", "“良”，各项", "指标得分见附件。"]
    found = read("\n".join([*body, *torn, *body]))

    assert "评审小组对报送的材料进行审核，绩效等级为“良”，各项指标得分见附件。" in found


def test_a_paragraph_that_the_end_of_a_page_cuts_is_whole_though_nothing_was_wrapped():
    first, rest = (SECOND + FIRST)[:90], (SECOND + FIRST)[90:]

    assert read(f"{THIRD}\n\n{first}\n\n{rest}\n\n一、建议") == [THIRD, SECOND + FIRST, "一、建议"]


def test_rows_with_tabs_or_drawn_bars_have_cells():
    text = (
        "评分情况\n指标\t分值\t得分\n执行率\t5\t4.35\n结束\n┌──┬──┐\n│项目│金额│\n├──┼──┤\n│馆藏│54.60│\n└──┴──┘\n"
    )
    found = plain.paragraphs(text)

    assert [one.cells or one.text for one in found] == [
        "评分情况",
        ("指标", "分值", "得分"),
        ("执行率", "5", "4.35"),
        "结束",
        ("项目", "金额"),
        ("馆藏", "54.60"),
    ]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("合同金额120.\n50万元", "合同金额120.50万元"),
        ("the quick\nbrown fox", "the quick brown fox"),
        ("perfor-\nmance of the board", "performance of the board"),
        ("合同YX-2022-\n031号", "合同YX-2022-031号"),
        ("按规定\n— 12 —\n及时备案", "按规定及时备案"),
        ("等级\n1\n为良", "等级为良"),
        ("共\n12", "共12"),
    ],
)
def test_what_a_line_wrap_cut_reads_whole(text, reads):
    assert flowed(text) == reads


@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, THIRD, "一、建议", "— 3 —", "4", "甲 1.00 2.00", "", "- 列表"]),
        max_size=30,
    ),
    st.sampled_from([12, 26, 40]),
)
def test_every_paragraph_is_a_piece_of_the_text_in_its_order(pieces, across):
    text = "\n".join(line for piece in pieces for line in wrapped(piece, across))
    found = plain.paragraphs(text)

    assert [one.text for one in found] == [text[one.start : one.end] for one in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


COUNTED = (
    "关于印发云岭县林业局（虚构）2022年度部门整体支出绩效复核报告的通知",
    "二、存在问题",
    "（一）造林补助发放不及时。一是2022年造林补助312.50万元，12月底才发放到户，占全年的86.40%。二是公示资料不全。",
    "（二）护林员巡护记录缺失。抽查20名护林员，6名没有巡护轨迹，涉及补助4.32万元，未按办法第12条扣减。",
    "注：得分≥90为优，90>得分≥80为良，80>得分≥70为中，70>得分≥60为低",
    "三、建议",
    "（一）按季发放造林补助。每季度末前完成验收，次月10日前发放，由资源股按月核对2类台账，差异超过3%的说明原因",
)


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
@pytest.mark.parametrize("across", [22, 26, 31, 40])
def test_lines_cut_after_so_many_characters_wide_or_narrow_are_put_together(across, indent):
    pieces = [indent + paragraph for paragraph in COUNTED]
    lines = [piece[at : at + across] for piece in pieces for at in range(0, len(piece), across)]

    found = [one.flowed.strip() for one in plain.paragraphs("\n".join(lines))]
    assert found == list(COUNTED)


def test_the_work_grows_with_the_lines_and_no_faster():
    """Counted in how often the width of a line is asked for."""
    line = "第三项经费执行率偏低，年末结余三十二万元没有用"
    counts = []
    for times in (200, 400, 800):
        looked = [Watched(line, 0, len(line)) for _ in range(times)]
        list(groups(looked))
        counts.append(sum(one.looked for one in looked))

    assert counts[2] - counts[1] < 3 * (counts[1] - counts[0])


class Watched(Line):
    """A line that counts how often it is asked for its width."""

    looked = 0

    @property
    def width(self):
        object.__setattr__(self, "looked", self.looked + 1)
        return columns(self.text)
