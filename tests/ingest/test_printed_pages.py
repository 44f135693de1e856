"""PDF files: paragraphs across lines, columns and pages, tables, and what belongs to the pages only."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.ingest.reader import read_document
from tests.ingest.printing import HEIGHT, LEFT, SIZE, WIDTH, column, pdf, ruled, words, wrapped

FIRST = (
    "云岭县文化馆（虚构）2022年调整预算420.00万元，实际支出365.40万元，执行率87.00%，尚有54.60万元未形成支出，"
    "影响馆藏数字化任务如期完成。"
)
SECOND = (
    "抽查9份采购合同，2份超过法定时限，其中YX-2022-031号合同于2022年5月10日签订，6月8日才备案，超出《政府采购法》"
    "第四十七条规定的7个工作日。财务股没有建立合同台账，经办人员对时限掌握不准。"
)
THIRD = "固定资产自机构成立以来没有盘点，实物与账面不符的情况长期存在，离岗人员使用的设备没有收回，责任无从落实。"
HEAD = "云岭县财政局（虚构）绩效评价报告"


def read(folder, data):
    path = folder / "报告.pdf"
    path.write_bytes(data)
    return read_document(path)


def seen(document):
    return [one.cells or one.flowed for one in document.paragraphs]


def framed(number, commands, head=HEAD):
    foot = words(f"— {number} —", 280, 790, 10)
    return [words(head, 200, 40, 10), *commands, foot]


def body(*paragraphs):
    return [line for paragraph in paragraphs for line in wrapped(paragraph)]


def test_paragraphs_go_on_over_lines_and_pages_without_heads_and_page_numbers(tmp_path):
    lines = body(FIRST, SECOND, THIRD, FIRST, SECOND)
    pages = [lines[:6], lines[6:11], lines[11:]]
    found = read(tmp_path, pdf([framed(n, column(page)) for n, page in enumerate(pages, 1)]))

    assert seen(found) == [FIRST, SECOND, THIRD, FIRST, SECOND]
    assert [one.page for one in found.paragraphs] == [1, 1, 2, 2, 3]
    assert found.text.count(HEAD) == 3
    assert "— 2 —" in found.text
    assert all(found.text[one.start : one.end] == one.text for one in found.paragraphs)


def test_a_number_at_the_margin_is_no_heading_and_a_heading_is_no_sentence(tmp_path):
    heading = "（二）采购合同管理不够规范"
    found = read(tmp_path, pdf([column([*body(FIRST, SECOND), "\u3000\u3000" + heading, *body(THIRD, FIRST)])]))

    assert seen(found) == [FIRST, SECOND, heading, THIRD, FIRST]
    assert [one.level for one in found.paragraphs] == [None, None, 2, None, None]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    texts = [FIRST, SECOND, THIRD]
    lines = [line for text in texts * 2 for line in wrapped(text, 16)]
    half = len(lines) // 2
    title = words("云岭县绩效评价简报（虚构）", 200, 50, 20)
    left, right = column(lines[:half], 50, 90, 13), column(lines[half:], 310, 90, 13)
    mixed = [command for pair in zip(left, right, strict=False) for command in pair]
    found = read(tmp_path, pdf([[title, *mixed, *left[len(right) :], *right[len(left) :]]]))

    assert seen(found) == ["云岭县绩效评价简报（虚构）", *texts, *texts]


def test_a_ruled_table_keeps_its_cells_and_stands_where_it_was_printed(tmp_path):
    rows = [["一级指标", "三级指标", "分值"], ["预算", "编制", "5"], [None, "执行", "6"]]
    commands = [*column(body(FIRST)), *ruled(rows, [120, 160, 80], top=200), *column(body(THIRD), top=320)]
    found = read(tmp_path, pdf([commands]))

    assert seen(found) == [
        FIRST,
        ("一级指标", "三级指标", "分值"),
        ("预算", "编制", "5"),
        ("", "执行", "6"),
        THIRD,
    ]
    (table,) = found.tables
    assert table.rows == (("一级指标", "三级指标", "分值"), ("预算", "编制", "5"), ("预算", "执行", "6"))
    assert (table.page, table.covered) == (1, {(2, 0)})
    assert found.text[table.start : table.end] == "一级指标\t三级指标\t分值\n预算\t编制\t5\n\t执行\t6"


def test_a_table_goes_on_over_a_page_without_its_repeated_head(tmp_path):
    head, widths = ["指标", "说明", "得分"], [120, 160, 80]
    first = ruled([head, ["编制", "合同台账没有更新，佐证材料", "5"]], widths)
    second = ruled([head, ["", "没有归档", ""], ["执行", "达标", "6"]], widths)
    found = read(tmp_path, pdf([framed(1, first), framed(2, second)]))

    (table,) = found.tables
    assert table.rows == (tuple(head), ("编制", "合同台账没有更新，佐证材料没有归档", "5"), ("执行", "达标", "6"))
    assert [one.page for one in found.paragraphs] == [1, 1, 2]


def test_a_merged_cell_that_a_page_cuts_open_is_that_of_every_row_beside_it(tmp_path):
    edges, top, height = (90, 180, 330, 400), 90, 26
    rows = [("类别", "指标", "得分"), ("", "巡查次数", "5"), ("产出", "整改件数", "6"), ("", "办结时限", "4")]
    drawn = [f"{x} {842 - top} m {x} {842 - top - height * len(rows)} l S" for x in edges]
    for number in range(len(rows) + 1):
        start = edges[0] if number < 2 else edges[1]  # the cell of the left column goes on over the page
        drawn.append(f"{start} {842 - top - height * number} m {edges[-1]} {842 - top - height * number} l S")
    drawn += [
        words(cell, x + 3, top + number * height + 6, 10)
        for number, row in enumerate(rows)
        for x, cell in zip(edges, row, strict=False)
        if cell
    ]
    (table,) = read(tmp_path, pdf([drawn])).tables

    assert table.rows == (rows[0], *(("产出", name, points) for _, name, points in rows[1:]))


def test_forms_of_one_kind_on_pages_of_their_own_stay_tables_of_their_own(tmp_path):
    widths = [120, 160]

    def form(name):
        title = [
            words("绩效目标申报表", LEFT + 3, 96, 10),
            f"{LEFT} {HEIGHT - 90} m {LEFT + 280} {HEIGHT - 90} l S",
        ]
        sides = [f"{x} {HEIGHT - 90} m {x} {HEIGHT - 116} l S" for x in (LEFT, LEFT + 280)]
        return [*title, *sides, *ruled([["项目名称", name], ["年度目标", f"完成{name}"]], widths, top=116)]

    found = read(tmp_path, pdf([form("馆藏数字化"), form("场馆维修")]))

    assert [table.rows[1][-1] for table in found.tables] == ["馆藏数字化", "场馆维修"]


def test_words_in_columns_without_rules_are_a_table(tmp_path):
    rows = [("项目", "预算数", "决算数"), ("基本支出", "306.91", "305.10"), ("项目支出", "65.76", "63.62")]
    commands = [
        words(text, 90 + 150 * c, 300 + 24 * r) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    found = read(tmp_path, pdf([[*column(body(FIRST, SECOND)), *commands]]))

    assert seen(found) == [FIRST, SECOND, *rows]
    assert found.tables[0].rows == tuple(rows)


def test_a_footnote_stands_behind_the_paragraph_that_it_interrupts(tmp_path):
    lines = body(FIRST, SECOND)
    note = words("1 评分等级：优（得分≥90），良（90>得分≥80）。", LEFT, 700, 9)
    found = read(tmp_path, pdf([framed(1, [*column(lines[:5]), note]), framed(2, column(lines[5:]))]))

    assert seen(found) == [FIRST, SECOND, "1 评分等级：优（得分≥90），良（90>得分≥80）。"]


def test_a_watermark_across_the_page_is_no_text(tmp_path):
    mark = words("内部资料", 0, 0, 60, "0.7 0.7 -0.7 0.7 200 300")
    found = read(tmp_path, pdf([[mark, *column(body(FIRST, SECOND))]]))

    assert seen(found) == [FIRST, SECOND]
    assert "内部资料" in found.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path, turn):
    size = (WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH)

    def place(x, top):
        base = top + SIZE
        return {
            90: f"0 1 -1 0 {base} {x}",
            180: f"-1 0 0 -1 {WIDTH - x} {base}",
            270: f"0 -1 1 0 {size[1] - base} {HEIGHT - x}",
        }[turn]

    texts = ["横向页面的第一行。", "第二行说明。"]
    page = [words(text, LEFT, 0, SIZE, place(LEFT, 100 + 40 * n)) for n, text in enumerate(texts)]

    assert seen(read(tmp_path, pdf([page], turn=turn))) == texts


def test_letters_that_were_spread_over_the_line_are_words_again(tmp_path):
    spread = [words(sign, LEFT + 24 * n, 90) for n, sign in enumerate("绩效评价报告")]
    found = read(tmp_path, pdf([[*spread, *column(body(FIRST), top=150)]]))

    assert seen(found) == ["绩效评价报告", FIRST]


def test_what_was_printed_twice_to_look_bold_is_read_once(tmp_path):
    bold = [words("存在问题", LEFT, 90), words("存在问题", LEFT + 0.3, 90)]

    assert seen(read(tmp_path, pdf([bold]))) == ["存在问题"]


def test_a_page_that_is_a_picture_is_named_where_nothing_can_read_it(tmp_path, monkeypatch):
    monkeypatch.setattr("drafter.ingest.ocr.is_installed", lambda: False)
    data = pdf([column(body(FIRST))], pictures=[(8, 8, bytes(192))])
    found = read(tmp_path, data)

    assert seen(found) == [FIRST]
    assert "第2页" in found.remarks[0]


def test_pages_are_read_one_at_a_time(tmp_path):
    lines = body(FIRST, SECOND, THIRD)

    def peak(count):
        path = tmp_path / f"{count}.pdf"
        path.write_bytes(pdf([framed(n, column(lines)) for n in range(1, count + 1)]))
        tracemalloc.start()
        found = read_document(path)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(found.paragraphs) == 3 * count
        return most / count

    assert peak(48) < 1.5 * peak(12)


PIECES = st.lists(st.sampled_from([FIRST, SECOND, THIRD, "一、建议", "（二）说明"]), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(pieces=PIECES, each=st.integers(4, 30))
def test_every_paragraph_of_a_pdf_is_a_piece_of_its_text(tmp_path_factory, pieces, each):
    lines = body(*pieces)
    starts = range(0, len(lines), each)
    pages = [[*column(lines[at : at + each]), words(f"- {at + 1} -", 280, 790, 10)] for at in starts]
    found = read(tmp_path_factory.mktemp("pdf"), pdf(pages))

    assert "".join(one.flowed for one in found.paragraphs) == "".join(pieces)
    assert [one.text for one in found.paragraphs] == [found.text[one.start : one.end] for one in found.paragraphs]
    assert all(one.end <= other.start for one, other in pairwise(found.paragraphs))


def test_a_text_of_which_a_page_shows_a_part_is_read_once(tmp_path):
    lines = [
        "馆藏图书没有盘点。",
        "合同备案晚了九天。",
        "年末结余三万元。",
        "票据未附清单。",
        "借款长期挂账。",
        "车辆台账缺页。",
    ]
    run_on = [
        [words(line, LEFT, 90 + 40 * place - shift) for place, line in enumerate(lines)] for shift in (0, 120)
    ]
    shown = "q 0 640 595 112 re W n"
    found = read(tmp_path, pdf([[shown, *texts, "Q"] for texts in run_on]))

    assert seen(found) == lines


def test_a_character_of_a_font_that_is_nowhere_is_not_lost(tmp_path):
    apart = [words(sign, LEFT + 70 + 7 * n, 90) for n, sign in enumerate("87.5")]
    found = read(tmp_path, pdf([[words("执行率仅为", LEFT, 90), *apart, words("，偏低。", LEFT + 98, 90)]]))

    assert seen(found) == ["执行率仅为87.5，偏低。"]
