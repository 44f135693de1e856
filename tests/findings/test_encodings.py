"""Case files as other programs save them."""

from pathlib import Path

import pytest

from tests.findings.yunling import CASE, faults, load


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "gbk", "gb18030"]
)
def test_a_case_reads_the_same_in_every_encoding_that_can_be_told(encoding: str, tmp_path: Path) -> None:
    marks = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}
    data = marks.get(encoding, b"") + CASE.encode(encoding.removesuffix("-bom"))
    assert load(data, tmp_path).case == load(CASE, tmp_path).case


def test_windows_line_ends_change_no_line_numbers(tmp_path: Path) -> None:
    broken = CASE.replace("rubric: yunling-2024", "rubric: nowhere")
    assert faults(broken.replace("\n", "\r\n"), tmp_path) == faults(broken, tmp_path)


def test_a_file_read_as_gbk_says_so(tmp_path: Path) -> None:
    assert [item.message for item in load(CASE.encode("gbk"), tmp_path).warnings] == ["文件按 gb18030 编码读取"]


@pytest.mark.parametrize(
    "data",
    [
        CASE.encode("utf-16-le"),
        "部門：圖書館預算執行情況說明\n".encode("big5"),
        "département: bibliothèque\n".encode("latin-1"),
        b"\x89PNG\r\n\x1a\n\x00\x00",
        CASE.encode()[:20] + b"\xff" + CASE.encode()[20:],
    ],
    ids=["UTF-16 without a mark", "Big5", "Latin-1", "a picture", "damaged UTF-8"],
)
def test_what_cannot_be_told_is_refused_with_what_to_do(data: bytes, tmp_path: Path) -> None:
    assert faults(data, tmp_path) == [
        "case.yaml: 看不出文件用的是什么编码 → 用记事本或 WPS 打开，另存为 UTF-8 编码后再试"
    ]
