"""Tables as budgets are printed: without outer rules, without rules between the rows, on turned pages."""

import pytest

from drafter.ingest.reader import read_document
from tests.ingest.printing import HEIGHT, WIDTH, pdf, ruled, words

HEAD = ("项目", "2025年执行数", "2026年预算数")
ROWS = [
    ("一、教育支出", "1,248,790", "98.5%"),
    ("普通教育", "1,144,965", "-"),
    ("职业教育", "103,825", "-12.6"),
    ("支出总计", "1,248,790", "98.5%"),
]
EDGES = (80, 300, 400, 510)


def read(folder, data):
    path = folder / "预算.pdf"
    path.write_bytes(data)
    return read_document(path)


def stroke(x0, top, x1, bottom):
    return f"{x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S"


def open_table(rows, *, sides=(), top=100, pitch=24):
    """A head and rows between three level rules, with upright rules between the columns only."""
    bottom = top + 30 + pitch * len(rows)
    found = [stroke(EDGES[0], y, EDGES[-1], y) for y in (top, top + 30, bottom)]
    found += [stroke(x, top, x, bottom) for x in (*EDGES[1:-1], *sides)]
    found += [words(text, x + 4, top + 10, 10) for text, x in zip(HEAD, EDGES, strict=False)]
    for number, row in enumerate(rows):
        y = top + 36 + pitch * number
        found += [words(text, x + 4, y, 10) for text, x in zip(row, EDGES, strict=False) if text]
    return found


@pytest.mark.parametrize("sides", [(), EDGES[:1], (EDGES[0], EDGES[-1])])
def test_rows_that_no_rule_parts_are_rows_with_the_columns_at_the_open_sides(tmp_path, sides):
    (table,) = read(tmp_path, pdf([open_table(ROWS, sides=sides)])).tables

    assert table.rows == (HEAD, *ROWS)


def test_a_row_without_numbers_is_a_row_and_a_name_on_two_lines_is_one(tmp_path):
    name = ("国有企业退休人员社会化管理以及其他各类相关补助", "支出合计")
    rows = [("一、教育支出", "", ""), *ROWS[1:3]]
    late = [words(name[0][:21], EDGES[0] + 4, 202, 10), words(name[0][21:] + name[1], EDGES[0] + 4, 215, 10)]
    figures = [words("148", EDGES[1] + 4, 208.5, 10), words("99.0", EDGES[2] + 4, 208.5, 10)]
    commands = open_table([*rows, ("", "", "")], pitch=24)
    (table,) = read(tmp_path, pdf([[*commands, *late, *figures]])).tables

    assert table.rows == (HEAD, *rows, ("".join(name), "148", "99.0"))


def test_the_lines_of_a_cell_with_words_stay_together(tmp_path):
    rows = [["序号", "内容"], ["1", "加强管理"]]
    second = words("并限期整改", 203, 130, 10)
    (table,) = read(tmp_path, pdf([[*ruled(rows, [110, 200]), second]])).tables

    assert table.rows == (("序号", "内容"), ("1", "加强管理并限期整改"))


def test_a_table_that_a_page_cuts_without_a_rule_keeps_its_last_row(tmp_path):
    commands = [*ruled([["项目", "金额"], ["教育", "12"]], [120, 120], top=90)]
    commands += [stroke(x, 142, x, 168) for x in (90, 210, 330)]
    commands += [words("卫生", 93, 148, 10), words("15", 213, 148, 10)]
    (table,) = read(tmp_path, pdf([commands])).tables

    assert table.rows == (("项目", "金额"), ("教育", "12"), ("卫生", "15"))


def test_white_areas_behind_words_are_no_cells(tmp_path):
    white = [f"1 g {x} {HEIGHT - 190} 9 17 re f 0 g" for x in (85, 120, 310)]
    (table,) = read(tmp_path, pdf([[*white, *open_table(ROWS, sides=(EDGES[0], EDGES[-1]))]])).tables

    assert table.rows == (HEAD, *ROWS)


def area(x0, top, x1, bottom):
    return f"1 g {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f 0 g"


def test_white_areas_behind_the_words_of_running_text_are_no_cells(tmp_path):
    """Each piece of a line that a program writes by itself has a white area of its own, as high as the line."""
    lines = ("预算数为8.00万元，其中公务接待费", "3.00万元，公务用车运行费5.00万元。")
    shown = [words(line, 80, 100 + 31 * number, 16) for number, line in enumerate(lines)]
    white = []
    for number in range(len(lines)):
        top = 96 + 31 * number
        white += [area(x0, top, x1, top + 21) for x0, x1 in ((80, 144), (143, 176), (176, 208), (207, 360))]
    document = read(tmp_path, pdf([[*white, *shown]]))

    assert not document.tables
    assert "".join(document.text.split()) == "".join(lines)


def test_white_areas_that_stand_on_each_other_are_the_cells_of_a_table_without_rules(tmp_path):
    rows = [("项目", "金额"), ("教育", "12"), ("卫生", "15")]
    commands = []
    for number, row in enumerate(rows):
        top = 100 + 24 * number
        commands += [area(x, top, x + 120, top + 24) for x in (80, 200)]
        commands += [words(text, x + 4, top + 7, 10) for text, x in zip(row, (80, 200), strict=True)]
    (table,) = read(tmp_path, pdf([commands])).tables

    assert table.rows == tuple(rows)


def test_a_table_that_lies_on_its_side_is_read_as_it_stands(tmp_path):
    commands = "\n".join(open_table(ROWS, sides=(EDGES[0], EDGES[-1])))
    page = [f"q 0 1 -1 0 {HEIGHT - 40} 0 cm", commands, "Q"]
    (table,) = read(tmp_path, pdf([page])).tables

    assert table.rows == (HEAD, *ROWS)


def test_the_cells_of_a_page_that_is_cropped_hold_their_own_rows(tmp_path):
    rows = [["项目", "金额"], *[[f"科目{n}", str(n)] for n in range(1, 7)]]
    data = pdf([ruled(rows, [120, 120], height=14, size=8)])
    media = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]".encode()
    data = data.replace(media, f"/MediaBox [0 -9 {WIDTH} {HEIGHT}] /CropBox [0 -9 {WIDTH} {HEIGHT - 9}]".encode())
    (table,) = read(tmp_path, data).tables

    assert table.rows == tuple(map(tuple, rows))
