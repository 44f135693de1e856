"""Sheets that cannot be used: what is said, where, and that nothing is guessed or evaluated."""

import io
import time
import zipfile

import openpyxl
import pytest

from drafter.errors import InputError
from tests.sheets.made_up import HEADS, ROWS, imported, plain_sheet, saved, scores

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refused(path, folder, **wanted):
    with pytest.raises(InputError) as caught:
        imported(path, folder, **wanted)
    return {problem.where.rpartition("/")[2]: problem.message for problem in caught.value.problems}


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def workbook_bytes():
    data = io.BytesIO()
    plain_sheet().save(data)
    return data.getvalue()


def repacked(change=lambda _, data: data, **more):
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in source.namelist():
            package.writestr(name, change(name, source.read(name)))
        for name, data in more.items():
            package.writestr(name, data)
    return target.getvalue()


def test_every_bad_cell_is_told_at_once_with_its_address(tmp_path):
    book = plain_sheet(
        {
            "预算编制完整性": -1,
            "部门预算执行率": 9,
            "采购合同备案及时性": "较好",
            "政府采购规范性": None,
            "资产账实相符情况": "3.2/4",
        }
    )
    assert refused(saved(book, tmp_path), tmp_path) == {
        "评分表!E3": "“预算编制完整性”的得分为 -1，不能小于 0",
        "评分表!E4": "“部门预算执行率”的得分 9 超过满分 8",
        "评分表!E5": "“采购合同备案及时性”的得分应为数字，现为“较好”",
        "评分表!E6": "“政府采购规范性”没有得分",
        "评分表!E7": "“资产账实相符情况”的得分应为数字，现为“3.2/4”",
    }


def test_formulas_are_never_evaluated(tmp_path):
    book = plain_sheet()
    sheet = book.active
    sheet["E4"], sheet["E6"], sheet["F5"] = "=cmd|'/C calc'!A0", "=1+3", '=HYPERLINK("http://example.org","x")'
    assert refused(saved(book, tmp_path), tmp_path) == {
        "评分表!E4": "“部门预算执行率”的得分是指向表外的公式，不予采用",
        "评分表!F5": "扣分说明是公式或错误值，读不出文字",
        "评分表!E6": "“政府采购规范性”的得分是公式，文件里没有存下计算结果",
    }


def test_a_formula_with_a_stored_result_counts_unless_it_reaches_outside(tmp_path):
    def stored(formula):
        def change(name, data):
            return data.replace(b"<v>4</v>", b"<f>" + formula + b"</f><v>4</v>") if "sheet1" in name else data

        return repacked(change)

    result = imported(written(tmp_path, "sum.xlsx", stored(b"1+3")), tmp_path)
    assert scores(result)[0]["政府采购规范性"] == "4.00"
    found = refused(written(tmp_path, "dde.xlsx", stored(b"cmd|'/c calc'!A1")), tmp_path)
    assert "评分表!E6" in found


def test_an_error_value_is_no_score(tmp_path):
    book = plain_sheet()
    book.active["E4"].value = "#REF!"
    book.active["E4"].data_type = "e"
    assert refused(saved(book, tmp_path), tmp_path) == {"评分表!E4": "“部门预算执行率”的得分是错误值（#REF!）"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "文件加了打开密码"),
        ("old.xls", OLE + "Workbook".encode("utf-16-le"), "这是 Excel 97—2003 格式（.xls）"),
        ("html.xls", b"<html><table></table></html>", "这是 Excel 97—2003 格式（.xls）"),
        ("cut.xlsx", workbook_bytes()[:2000], "文件已经损坏或者不完整"),
        ("blank.xlsx", b"", "文件是空的，没有内容"),
        ("text.xlsx", b"hello", "文件内容与扩展名 .xlsx 不符，可能已经损坏"),
        ("torn.xlsx", repacked(lambda n, d: d[:300] if "sheet1" in n else d), "文件已经损坏或者不完整"),
        ("tags.xlsx", repacked(lambda n, d: b"<<" + d if "workbook.xml" in n else d), "文件已经损坏或者不完整"),
        (
            "entities.xlsx",
            repacked(lambda n, d: b'<!DOCTYPE x [<!ENTITY a "b">]>' + d if "sheet1" in n else d),
            "文件内含有办公文档不应有的 XML 声明，为安全起见没有打开",
        ),
        ("cut.pdf", b"%PDF-1.7\nnothing", "文件已经损坏或者不完整"),
        ("noise.txt", bytes(range(128, 255)) * 9, "看不出文件用的是什么编码"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, name, data, said):
    assert refused(written(tmp_path, name, data), tmp_path) == {name: said}


def test_a_zip_bomb_is_not_opened(tmp_path):
    data = repacked(lambda name, part: part + b" " * 40_000_000 if "sheet1" in name else part)
    started = time.monotonic()
    (message,) = refused(written(tmp_path, "bomb.xlsx", data), tmp_path).values()
    assert "解压后过大" in message
    assert time.monotonic() - started < 2


def test_macros_are_named_and_left_alone(tmp_path):
    path = written(tmp_path, "macro.xlsm", repacked(**{"xl/vbaProject.bin": b"\0"}))
    result = imported(path, tmp_path)
    assert any("宏没有运行" in remark.message for remark in result.remarks)


def test_a_sheet_of_a_hundred_thousand_rows_is_passed_over_in_bounded_time(tmp_path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001)).encode()

    def grown(name, data):
        return data.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1" in name else data

    started = time.monotonic()
    found = refused(written(tmp_path, "long.xlsx", repacked(grown)), tmp_path)
    assert found == {"评分表": "工作表的内容超过 5000 行，不像评分表，没有读取"}
    assert time.monotonic() - started < 5


def test_a_long_sheet_beside_the_score_sheet_does_not_matter(tmp_path):
    book = plain_sheet()
    other = book.create_sheet("明细")
    for number in range(5200):
        other.append([number])
    result = imported(saved(book, tmp_path), tmp_path)
    assert scores(result)[1] == "26.16"
    assert [remark.where for remark in result.remarks if "5000" in remark.message] == ["明细"]


def test_a_sheet_without_any_score_says_so_once(tmp_path):
    book = plain_sheet({row[2]: None for row in ROWS}, total=None)
    assert refused(saved(book, tmp_path), tmp_path) == {"评分表": "评分表还没有填写得分"}


def test_an_empty_workbook_and_one_without_a_score_table_say_so(tmp_path):
    assert refused(saved(openpyxl.Workbook(), tmp_path, "a.xlsx"), tmp_path) == {"a.xlsx": "文件是空的，没有内容"}
    book = openpyxl.Workbook()
    book.active.append(["科目", "预算数", "决算数"])
    (message,) = refused(saved(book, tmp_path, "b.xlsx"), tmp_path).values()
    assert message.startswith("找不到评分表")


def test_a_table_of_another_rubric_is_not_forced_into_this_one(tmp_path):
    (message,) = refused(saved(plain_sheet(), tmp_path), tmp_path, rubric="renhua-2022").values()
    assert message.startswith("表中的指标与指标体系 renhua-2022 都对不上")


def test_what_the_sheet_does_not_say_is_asked_for(tmp_path):
    book = plain_sheet()
    book.active["A1"] = "评分表"
    path = saved(book, tmp_path)
    assert refused(path, tmp_path, rubric="") == {"sheet.xlsx": "没有写明用哪个指标体系"}
    with pytest.raises(InputError) as caught:
        imported(path, tmp_path, department="", year=None)
    assert [problem.message for problem in caught.value.problems] == [
        "表中看不出被评价的部门",
        "表中看不出评价年度",
    ]


def test_a_table_without_a_score_column_says_so(tmp_path):
    book = plain_sheet(heads=(*HEADS[:4], "完成情况", HEADS[5]))
    (message,) = refused(saved(book, tmp_path), tmp_path).values()
    assert message == "表头中没有得分列"
