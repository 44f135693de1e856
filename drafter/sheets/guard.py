"""What a file is, told from its bytes, and whether it is safe to open; the extension alone proves nothing."""

import zipfile
import zlib
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from drafter.errors import InputError, Problem
from drafter.messages import catalogue

_say = catalogue("drafter.sheets")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_EXCEL = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_MOST_BYTES = 100 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 4000
_BOMB_RATIO = 400
_HEAD = 4096
_BOMB_SIZE = 16 * 1024 * 1024


class Format(StrEnum):
    """The formats that score sheets come in."""

    EXCEL = "excel"
    WORD = "word"
    PDF = "pdf"
    TEXT = "text"
    CSV = "csv"


_OWN = (".xlsx", ".xlsm", ".docx", ".pdf")
"""Endings of files that have bytes of their own."""

_CSV = (".csv", ".tsv")

_OTHER = {
    "other_sheet": (".xls", ".et", ".ett", ".ods", ".xlsb", ".xlt", ".xltx", ".numbers", ".htm", ".html", ".mht"),
    "other_document": (".doc", ".wps", ".wpt", ".odt", ".rtf", ".pages", ".dotx"),
    "other_picture": (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif", ".webp", ".heic"),
    "other_layout": (".ofd", ".caj", ".xps"),
    "other_slides": (".ppt", ".pptx", ".dps"),
}
"""Endings of files that are not read, by what to do with them."""


def recognised(path: Path) -> tuple[Format, bytes]:
    """The format and the bytes of a file.

    Raises:
        InputError: it cannot be read, is encrypted, damaged, of another format, or unpacks to an absurd size.
    """
    data = _bytes(path)
    suffix = path.suffix.lower()
    if data.startswith(_OLE):
        raise refusal(path, _ole(data))
    if data.startswith(b"PK"):
        return _zipped(path, data), data
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Format.PDF, data
    if suffix in _OWN:
        raise refusal(path, "not_its_format", suffix=path.suffix)
    if key := _unread(suffix):
        raise refusal(path, "old_excel" if suffix == ".xls" else key, suffix=path.suffix)
    return Format.CSV if suffix in _CSV else Format.TEXT, data


def _unread(suffix: str) -> str:
    """What to say of a file that is not read, by its ending; empty for any other ending."""
    return next((key for key, endings in _OTHER.items() if suffix in endings), "")


def refusal(path: Path | str, key: str, **values: object) -> InputError:
    """An error about a whole file, in Chinese, with what to do."""
    message, remedy = _say(key, **values), _say(f"{key}_remedy", **values)
    return InputError(f"{path}：{message}", (Problem(str(path), message, remedy),), remedy=remedy)


def macros(data: bytes) -> bool:
    """Whether a zipped office file carries macros."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return any(name.lower().endswith("vbaproject.bin") for name in package.namelist())


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise refusal(path, "too_big", most=_MOST_BYTES // 1024 // 1024)
        data = path.read_bytes()
    except IsADirectoryError:
        raise refusal(path, "is_folder") from None
    except FileNotFoundError:
        raise refusal(path, "no_file") from None
    except OSError as error:
        raise refusal(path, "unreadable", reason=error.strerror or error) from error
    if not data.strip(b"\0 \r\n\t"):
        raise refusal(path, "empty_file")
    return data


def _ole(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "encrypted"
    if _OLD_WORD in data:
        return "old_word"
    return "old_excel" if any(name in data for name in _OLD_EXCEL) else "old_office"


def _zipped(path: Path, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise refusal(path, "encrypted")
            if _bomb(parts):
                raise refusal(path, "bomb", most=_MOST_UNPACKED // 1024 // 1024)
            if any(_declares(package, part) for part in parts):
                raise refusal(path, "declares")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise refusal(path, "damaged") from error
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" in names:
        return Format.EXCEL
    if "word/document.xml" in names:
        return Format.WORD
    key = "binary_excel" if "xl/workbook.bin" in names else _unread(path.suffix.lower()) or "other_zip"
    raise refusal(path, key, suffix=path.suffix)


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type: office files never do, and entities hide in them."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with package.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(_HEAD)


def _bomb(parts: list[zipfile.ZipInfo]) -> bool:
    total = sum(part.file_size for part in parts)
    return (
        total > _MOST_UNPACKED
        or len(parts) > _MOST_PARTS
        or any(
            part.file_size > _BOMB_SIZE and part.file_size > _BOMB_RATIO * max(part.compress_size, 1)
            for part in parts
        )
    )
