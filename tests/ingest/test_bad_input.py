"""Files that cannot be used: every one is refused in words that say what to do, and none takes memory or time."""

import os
import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.ingest import ocr
from drafter.ingest.reader import read_document
from tests.ingest.printing import column, pdf, wrapped

SENTENCE = "抽查云岭县文化馆（虚构）的采购合同，9份中有2份超过期限，晚了18个工作日才报送备案。"


def refused(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    (problem,) = caught.value.problems
    assert problem.where.startswith(str(path))
    assert problem.remedy
    return problem.message


def word():
    file = BytesIO()
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.save(file)
    return file.getvalue()


def excel():
    file = BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["项目", "金额"])
    book.save(file)
    return file.getvalue()


def printed():
    return pdf([column(wrapped(SENTENCE))])


def package(parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def repacked(data, **changed):
    with zipfile.ZipFile(BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    return package({**parts, **changed})


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".xlsx", ".pdf", ".ofd", ".doc", ".wps", ".png", ""])
def test_a_file_of_zero_bytes_is_said_to_be_empty(tmp_path, suffix):
    assert "0 字节" in refused(tmp_path, f"空 文件{suffix}", b"")


@pytest.mark.parametrize(("suffix", "make"), [(".docx", word), (".xlsx", excel), (".pdf", printed)])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_refused(tmp_path, suffix, make, part):
    data = make()

    assert "不是" in refused(tmp_path, f"截断{suffix}", data[: int(len(data) * part)])


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (word, "报告.xlsx"),
        (word, "报告.pdf"),
        (excel, "评分表.docx"),
        (printed, "通知.docx"),
        (printed, "通知.txt"),
    ],
)
def test_the_bytes_tell_what_a_file_is_whatever_it_is_called(tmp_path, make, name):
    path = tmp_path / name
    path.write_bytes(make())

    assert read_document(path).paragraphs


@pytest.mark.parametrize("name", ["通知.docx", "通知.pdf", "评分表.xlsx", "通知.ofd", "扫描.png"])
def test_text_under_the_name_of_another_format_is_refused(tmp_path, name):
    assert "内容与扩展名不符" in refused(tmp_path, name, SENTENCE.encode())


def test_an_encrypted_office_file_is_told_from_a_damaged_one(tmp_path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600

    assert "加了密码" in refused(tmp_path, "密.docx", ole)
    assert "加了密码" in refused(tmp_path, "密.xlsx", ole)


def test_an_encrypted_pdf_is_told_from_a_damaged_one(tmp_path):
    data = printed()
    keys = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -44 >>"
    locked = data.replace(b"trailer << ", b"trailer << /ID [<41><41>] /Encrypt " + keys + b" ")

    assert "加了密码" in refused(tmp_path, "密.pdf", locked)


def test_an_encrypted_zip_entry_is_said_to_be_encrypted(tmp_path):
    data = bytearray(word())
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1

    assert "加了密码" in refused(tmp_path, "密.docx", bytes(data))


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    bomb = repacked(word(), **{"word/media/image1.bmp": b"\0" * (32 * 1024 * 1024)})

    assert "异常庞大" in refused(tmp_path, "炸弹.docx", bomb)


def test_a_declared_size_beyond_all_measure_is_not_unpacked(tmp_path):
    data = bytearray(word())
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (0xF0000000).to_bytes(4, "little")

    assert "异常庞大" in refused(tmp_path, "炸弹.docx", bytes(data))


@pytest.mark.parametrize("blanks", [0, 10_000], ids=["at once", "far behind"])
def test_external_entities_are_never_resolved(tmp_path, blanks):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    body = (
        '<?xml version="1.0"?>' + " " * blanks + f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )

    assert "外部实体" in refused(tmp_path, "实体.docx", repacked(word(), **{"word/document.xml": body}))


def test_a_broken_part_is_no_crash(tmp_path):
    assert "不是有效的 .docx" in refused(
        tmp_path, "坏.docx", repacked(word(), **{"word/document.xml": "<w:document"})
    )
    assert "不是有效的 .xlsx" in refused(
        tmp_path, "坏.xlsx", repacked(excel(), **{"xl/worksheets/sheet1.xml": "<a"})
    )


def test_elements_nested_beyond_measure_are_no_crash(tmp_path):
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{deep}</w:body></w:document>"
    )

    refused(tmp_path, "深.docx", repacked(word(), **{"word/document.xml": body}))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("乱码.txt", bytes(range(256)) * 20),
        ("乱码.txt", b"\x01\x02\x03\x04" * 200),
        ("乱码.md", b"\x89\x00\x01\xff\xfe\xfd" * 100),
        ("代理.txt", "存在问题".encode("utf-16-le") + b"\x00\xd8" + "账实不符。".encode("utf-16-le")),
        ("代理.txt", b"\xed\xa0\x80" * 30),
        ("零.txt", b"\0" * 500),
    ],
)
def test_binary_rubbish_is_no_text(tmp_path, name, data):
    assert "不是文本文件" in refused(tmp_path, name, data)


def test_a_stray_control_character_is_no_reason_to_refuse_a_text(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_bytes(("一、存在问题\n" + SENTENCE * 5 + "\x07").encode())

    assert [one.level for one in read_document(path).paragraphs] == [1, None]


def test_what_is_no_regular_file_is_not_waited_for(tmp_path):
    pipe = tmp_path / "管道.txt"
    os.mkfifo(pipe)

    with pytest.raises(InputError, match="不是普通文件"):
        read_document(pipe)


def test_a_name_that_no_system_allows_is_refused(tmp_path):
    with pytest.raises(InputError, match="无法读取"):
        read_document(tmp_path / "a\0b.txt")
    with pytest.raises(InputError, match="无法读取"):
        read_document(tmp_path / ("长" * 300 + ".txt"))


def test_a_text_beyond_all_measure_is_refused_before_it_is_read(tmp_path):
    assert "超过 32 MB" in refused(tmp_path, "大.txt", "一、".encode() + bytes(33 * 1024 * 1024))


def test_names_with_spaces_and_chinese_are_names_like_others(tmp_path):
    folder = tmp_path / "绩效 评价（2023）"
    folder.mkdir()
    for name, data in (("通知 终稿.docx", word()), ("评分 表.xlsx", excel()), ("报告 “定稿”.pdf", printed())):
        (folder / name).write_bytes(data)
        assert read_document(folder / name).source == str(folder / name)


def test_archives_and_slides_say_that_they_are_no_documents(tmp_path):
    assert "压缩包" in refused(tmp_path, "资料.zip", package({"a.txt": "甲"}))
    assert "压缩包" in refused(tmp_path, "汇报.pptx", package({"ppt/presentation.xml": "<p/>"}))


@pytest.mark.skipif(ocr.is_installed(), reason="with text recognition a picture is read")
def test_a_picture_without_text_recognition_says_what_to_install(tmp_path):
    pixels = bytes(64 * 64 * 3)
    message = refused(tmp_path, "扫描件.pdf", pdf([], pictures=[(64, 64, pixels)]))

    assert "扫描件" in message


def outcome(path):
    """The document, or the words in which the file was refused."""
    try:
        return read_document(path)
    except InputError as error:
        return [(problem.message, problem.remedy) for problem in error.problems]


ENDINGS = [".txt", ".md", ".docx", ".xlsx", ".pdf", ".ofd", ".png", ".jpg", ".zip", ".html", ""]
MAGICS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"II*\0",
    b"\xff\xfe",
    b"BM",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(ENDINGS),
    magic=st.sampled_from(MAGICS),
    data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode),
)
def test_random_bytes_are_read_or_refused(tmp_path, suffix, magic, data):
    path = tmp_path / f"任意{suffix}"
    path.write_bytes(magic + data)
    found = outcome(path)
    if isinstance(found, list):
        assert all(all(words) for words in found)
    else:
        assert [one.text for one in found.paragraphs] == [found.text[p.start : p.end] for p in found.paragraphs]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    make=st.sampled_from([word, excel, printed]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6),
)
def test_a_file_with_wrong_bytes_in_it_is_read_or_refused(tmp_path, make, cuts):
    data = bytearray(make())
    for place, wrong in cuts:
        start = int(place * (len(data) - len(wrong)))
        data[start : start + len(wrong)] = wrong
    path = tmp_path / "坏.docx"
    path.write_bytes(bytes(data))
    found = outcome(path)

    assert all(all(words) for words in found) if isinstance(found, list) else found.paragraphs
