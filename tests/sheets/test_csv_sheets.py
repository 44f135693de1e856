"""Sheets saved as text: by commas, by tabs, in the encodings of Windows; and what is told of other formats."""

import csv
import io

import pytest

from drafter.errors import InputError
from tests.sheets.made_up import HEADS, REASONS, ROWS, TOTAL, imported, scores

GIVEN = {name: f"{score:.2f}" for _, _, name, _, score in ROWS}
TITLE = "云岭县文化馆（虚构）2023年度部门整体支出绩效评价评分表"


def text_of(delimiter, changed=None):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow([TITLE])
    writer.writerow(HEADS)
    for row in ROWS:
        writer.writerow([*row[:4], (changed or {}).get(row[2], row[4]), REASONS.get(row[2], "")])
    writer.writerow(["合计", "", "", 30, TOTAL, ""])
    return file.getvalue()


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.txt", "\t")])
def test_a_sheet_saved_as_text_gives_what_the_workbook_gives(tmp_path, encoding, name, delimiter):
    path = written(tmp_path, name, text_of(delimiter).encode(encoding))
    result = imported(path, tmp_path, department="", year=None)
    assert (result.complete, scores(result)) == (True, (GIVEN, TOTAL))
    assert result.case.department.name == "云岭县文化馆（虚构）"
    assert result.case.findings[2].facts["amount1"].source.place == f"{name}!F5"
    assert [len(finding.points) for finding in result.case.findings] == [0, 1, 2, 0, 2, 0]


def test_bad_cells_are_told_by_their_addresses_and_formulas_are_no_results(tmp_path):
    wrong = {"预算编制完整性": "", "部门预算执行率": "=8*0.87", "政府采购规范性": "4/4"}
    path = written(tmp_path, "a.csv", text_of(",", wrong).encode())
    with pytest.raises(InputError) as caught:
        imported(path, tmp_path)
    assert {problem.where: problem.message for problem in caught.value.problems} == {
        "a.csv!E3": "“预算编制完整性”没有得分",
        "a.csv!E4": "“部门预算执行率”的得分是公式，文件里没有存下计算结果",
        "a.csv!E6": "“政府采购规范性”的得分应为数字，现为“4/4”",
    }


def test_a_quote_that_is_never_closed_and_an_endless_file_are_refused(tmp_path):
    torn = text_of(",").replace("资产账实相符情况", '"资产账实相符情况')
    for name, text, said in (
        ("torn.csv", torn, "引号没有配对，读到第9行处停下"),
        ("long.csv", "1,2,3\n" * 5001, "内容超过 5000 行，不像评分表，没有读取"),
    ):
        with pytest.raises(InputError) as caught:
            imported(written(tmp_path, name, text.encode()), tmp_path)
        (problem,) = caught.value.problems
        assert (problem.message, problem.where.endswith(name), bool(problem.remedy)) == (said, True, True)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.et", "另存为 .xlsx"),
        ("a.ods", "另存为 .xlsx"),
        ("a.html", "另存为 .xlsx"),
        ("a.wps", "另存为 .docx"),
        ("a.doc", "另存为 .docx"),
        ("a.rtf", "另存为 .docx"),
        ("a.jpg", "文字识别"),
        ("a.ofd", "另存为 .pdf"),
    ],
)
def test_a_format_that_is_not_read_says_in_which_to_save(tmp_path, name, remedy):
    with pytest.raises(InputError) as caught:
        imported(written(tmp_path, name, "评分表".encode()), tmp_path)
    (problem,) = caught.value.problems
    assert remedy in problem.remedy
    assert name.rpartition(".")[2] in problem.message


def test_an_old_word_file_is_not_taken_for_a_workbook(tmp_path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    data = ole + "WordDocument".encode("utf-16-le") + "Bookmark".encode("utf-16-le")
    with pytest.raises(InputError, match="Word 97"):
        imported(written(tmp_path, "a.wps", data), tmp_path)
