"""Formats that need something beside this package: OFD by its own reader, LibreOffice, text recognition."""

import os
import shutil
import stat
import subprocess
import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest

from drafter.errors import InputError
from drafter.ingest import ocr, office
from drafter.ingest.reader import read_document
from tests.ingest.printing import wrapped

FIRST = "抽查9份采购合同，2份超过法定时限，其中一份于2022年5月10日签订，6月8日才备案，超出规定的7个工作日。"
SECOND = "固定资产自机构成立以来没有盘点，实物与账面不符的情况长期存在，离岗人员使用的设备没有收回。"
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(pages, part="Content.xml", counted=False):
    file = BytesIO()
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/{part}"/>' for n in range(len(pages)))
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("OFD.xml", f"<ofd:OFD {NAMESPACE}>{root}</ofd:OFD>")
        common = f"<ofd:CommonData>{box}</ofd:CommonData>"
        document = f"<ofd:Document {NAMESPACE}>{common}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        made.writestr("Doc_0/Document.xml", document)
        for number, lines in enumerate(pages):
            texts = "".join(text(line, 30 + 8 * place, counted) for place, line in enumerate(lines))
            page = f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content></ofd:Page>"
            made.writestr(f"Doc_0/Pages/Page_{number}/{part}", page)
    return file.getvalue()


def text(line, top, counted):
    bare = line.lstrip("\u3000")
    left = 30 + 5 * (len(line) - len(bare))
    steps = " ".join("2.5" if sign.isascii() else "5" for sign in bare[:-1])
    steps = f"g {len(bare) - 1} 5" if counted else steps
    return (
        f'<ofd:TextObject ID="1" Boundary="{left} {top} 160 6" Size="5">'
        f'<ofd:TextCode X="0" Y="4.4" DeltaX="{steps}">{bare}</ofd:TextCode></ofd:TextObject>'
    )


def saved(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_an_ofd_file_is_read_by_the_places_of_its_characters(tmp_path):
    lines = [*wrapped(FIRST), "\u3000\u3000一、建议", *wrapped(SECOND)]
    found = read_document(saved(tmp_path, "通知 终稿.ofd", ofd([lines[:2], lines[2:]])))

    assert [one.flowed for one in found.paragraphs] == [FIRST, "一、建议", SECOND]
    assert [one.page for one in found.paragraphs] == [1, 2, 2]


def test_runs_of_equal_steps_in_an_ofd_file_are_counted_out(tmp_path):
    data = ofd([["账实不符。", "应当盘点。"]], counted=True)

    assert read_document(saved(tmp_path, "a.ofd", data)).text == "账实不符。\n应当盘点。"


@pytest.mark.parametrize("data", [ofd([["甲"]], part="Content.bin"), ofd([["<a"]]), ofd([])])
def test_a_damaged_ofd_file_is_refused(tmp_path, data):
    with pytest.raises(InputError):
        read_document(saved(tmp_path, "a.ofd", data))


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a script in the place of LibreOffice."""

    def placed(script):
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(office, "program", lambda: str(path))
        return path

    return placed


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps", "通知.docx", "通知.txt"])
def test_without_libreoffice_an_old_file_says_what_to_install(tmp_path, monkeypatch, name):
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(InputError) as refused:
        read_document(saved(tmp_path, name, OLD))

    (problem,) = refused.value.problems
    assert "没有安装" in problem.message
    assert "LibreOffice" in problem.remedy


def test_what_libreoffice_makes_nothing_of_is_refused(tmp_path, program):
    program("exit 1")

    with pytest.raises(InputError, match="无法转换"):
        read_document(saved(tmp_path, "通知.doc", OLD))


def test_libreoffice_is_ended_with_all_that_it_started_when_its_time_is_over(tmp_path, program):
    pids = tmp_path / "pids"
    program(f"sleep 600 & echo $! > {pids}; echo $$ >> {pids}; wait")
    with pytest.raises(office.UnfinishedError):
        office.converted(OLD, ".doc", "docx", seconds=1.0)

    for pid in pids.read_text().split():
        assert not _runs(int(pid))


def _runs(pid):
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


def test_libreoffice_gets_a_profile_of_its_own_and_leaves_nothing_behind(tmp_path, program):
    told = tmp_path / "told"
    program(f'echo "$@" > {told}; exit 1')
    with pytest.raises(ValueError, match="doc"):
        office.converted(OLD, ".doc", "docx")

    profile = next(word for word in told.read_text().split() if word.startswith("-env:UserInstallation=file://"))
    assert not os.path.exists(profile.partition("file://")[2])  # noqa: PTH110  # a word of a command line


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_old_word_and_excel_files_are_read_by_way_of_libreoffice(tmp_path):
    document = docx.Document()
    document.add_paragraph("一、存在问题")
    document.add_paragraph(FIRST)
    document.save(tmp_path / "a.docx")
    book = openpyxl.Workbook()
    book.active.append(["项目", "金额"])
    book.active.append(["馆藏", 54.6])
    book.save(tmp_path / "b.xlsx")
    made = [
        (tmp_path / "a.docx", "doc", "通知 终稿.wps"),
        (tmp_path / "a.docx", "rtf", "通知.rtf"),
        (tmp_path / "b.xlsx", "xls", "评分 表.xls"),
    ]
    for source, kind, name in made:
        saved(tmp_path, name, office.converted(source.read_bytes(), source.suffix, kind))

    for name in ("通知 终稿.wps", "通知.rtf"):
        assert [one.text for one in read_document(tmp_path / name).paragraphs] == ["一、存在问题", FIRST]
    assert read_document(tmp_path / "评分 表.xls").tables[0].rows == (("项目", "金额"), ("馆藏", "54.6"))


FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"


@pytest.mark.skipif(not ocr.is_installed(), reason="text recognition is not installed")
@pytest.mark.skipif(not shutil.os.path.exists(FONT), reason="no Chinese font to draw with")
def test_a_picture_of_a_page_is_read_in_its_order_without_its_number_and_seal(tmp_path):
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(FONT, 34, index=2)
    picture = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(picture)
    lines = [*wrapped(FIRST), "\u3000\u3000一、建议", *wrapped(SECOND)]
    for place, line in enumerate(lines):
        draw.text((130, 150 + 64 * place), line, fill="black", font=font)
    draw.text((590, 1680), "— 3 —", fill="black", font=font)
    draw.ellipse((800, 900, 1100, 1200), outline=(220, 20, 20), width=8)
    draw.text((870, 1030), "业务专用", fill=(220, 20, 20), font=font)
    for columns, y in (((150, 400, 700), 1300), ((150, 400, 700), 1380), ((150, 400, 700), 1460)):
        draw.line((columns[0], y, columns[-1], y), fill="black", width=3)
    for x in (150, 400, 700):
        draw.line((x, 1300, x, 1460), fill="black", width=3)
    for text_, x, y in (("项目", 170, 1320), ("金额", 420, 1320), ("馆藏", 170, 1400), ("54.60", 420, 1400)):
        draw.text((x, y), text_, fill="black", font=font)
    picture.save(tmp_path / "扫描 件.png")

    found = read_document(tmp_path / "扫描 件.png")

    assert [one.flowed for one in found.paragraphs if not one.cells] == [FIRST, "一、建议", SECOND]
    assert found.tables[0].rows == (("项目", "金额"), ("馆藏", "54.60"))
    assert "业务专用" in found.text
