"""PDF pages whose fonts give codes for characters: they are recognised as such, and never read as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.ingest import ocr
from drafter.ingest.pdf_legible import decimal_points, is_legible
from drafter.ingest.reader import read_document

PROSE = (
    "2023年云岭县（虚构）水务局部门预算总额为1,234.56万元，实际支出1,180.20万元，预算执行率95.60%。"
    "一是项目前期工作不够充分，部分资金未能及时支付；二是绩效目标设置不够细化，个别指标难以量化考核。"
    "下一步将加强预算执行管理，按月通报支出进度，督促项目单位加快实施，确保年度任务按期完成。"
)


def is_han(sign):
    return "\u4e00" <= sign <= "\u9fff"


def ciphered(change):
    return "".join((change(sign) or "") if is_han(sign) else sign for sign in PROSE * 2)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "1,234.50 99.8% -12.3 2023 " * 40,
        "项目 预算数 决算数\n" + "A01-02 12,000.00 33.5%\n" * 30,
        "The department spent RMB 1,180.20 million in 2023, see ISO-9001:2015 and https://example.org/a.html. "
        * 4,
        "第一章………………………………………1\n第二章·······················23\n" * 8,
        "粤财预〔2023〕3号 YX-2022-031 91440101MA5CXYZ12B " * 10,
    ],
)
def test_prose_figures_codes_contents_and_other_languages_are_legible(text):
    assert is_legible(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda sign: chr(33 + ord(sign) % 94),
        lambda sign: chr(97 + ord(sign) % 26),
        lambda sign: chr(0xE000 + ord(sign) % 0x1000),
        lambda sign: chr(0x80 + ord(sign) % 0x80),
        lambda sign: chr(0xAC00 + ord(sign) % 0x2000),
        lambda sign: chr(ord(sign) + 1),
        {}.get,
    ],
    ids=["ascii", "letters", "private", "latin-1", "hangul", "shifted", "dropped"],
)
def test_a_text_whose_characters_are_codes_is_not(change):
    assert not is_legible(ciphered(change))


@given(st.integers(min_value=0))
def test_nor_is_one_whose_characters_are_any_others(seed):
    assert not is_legible(ciphered(lambda sign: chr(0x4E00 + (ord(sign) * 7919 + seed) % 20_000)))


def test_a_sign_of_private_use_inside_numbers_is_their_decimal_point():
    assert decimal_points("收入３３５\ue010３亿元，支出２６０\ue010４亿元，增长７\ue010６％") == {"\ue010"}
    assert decimal_points("\ue010第一项\ue010第二项\ue010第三项") == frozenset()
    assert decimal_points("收入１\ue010２００\ue010３００元，支出１\ue010２００元") == frozenset()


def page_of(lines):
    """A PDF file of one page with these lines in a font of the reader's machine."""
    text = "".join(f"({line}) Tj 0 -16 Td\n" for line in lines)
    stream = f"BT /F 12 Tf 50 760 Td\n{text}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def test_a_file_of_codes_without_recognition_is_refused_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    path = tmp_path / "report.pdf"
    path.write_bytes(page_of(["NOPQR67ST 5UV,jddklm,d5nop,`aOPQR67qI]^&rkMN*xS"] * 4))

    with pytest.raises(InputError, match="乱码"):
        read_document(path)


def test_a_file_of_words_is_read_as_before(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(page_of(["The department spent 1,180.20 million in the year under review."] * 4))

    assert "under review" in read_document(path).text
    assert read_document(path).remarks == ()
