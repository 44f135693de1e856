"""What a file is, told from its bytes, and whether it is safe to open; the extension alone proves nothing."""

import re
import stat
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from drafter.errors import InputError, Problem
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_EXCEL = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OLD_SLIDES = "PowerPoint Document".encode("utf-16-le")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"GIF8", b"RIFF")
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif", ".webp")
_TEXT_ENDINGS = (".txt", ".text")
_MARKDOWN_ENDINGS = (".md", ".markdown")
_MOST_BYTES = 300 * 1024 * 1024
_MOST_TEXT = 32 * 1024 * 1024
"""Some 5,000 pages; what is made of more would not fit into the memory of a small machine."""

_MOST_UNPACKED = 512 * 1024 * 1024
_MOST_XML = 96 * 1024 * 1024
_MOST_PARTS = 20_000
_BOMB_RATIO = 300
_BOMB_SIZE = 8 * 1024 * 1024
_HEAD = 4096
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_LONGEST_PROLOG = 1024 * 1024
_ROOT = re.compile(rb"<\0?[A-Za-z_]")
"""Where the prolog of an XML file ends, in which types and entities are declared."""

_DOCTYPES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    OLD_TEXT = "old_text"
    OLD_SHEET = "old_sheet"


_NEEDS = {
    ".docx": "not_word",
    ".docm": "not_word",
    ".xlsx": "not_excel",
    ".xlsm": "not_excel",
    ".pdf": "not_pdf",
    ".ofd": "not_ofd",
    ".doc": "not_old",
    ".wps": "not_old",
    ".xls": "not_old",
    ".et": "not_old",
    **dict.fromkeys(_PICTURE_ENDINGS, "not_image"),
}
"""Endings of files that have bytes of their own, by what to say of one that has others."""


def refusal(path: Path, key: str, *, line: int = 0, **values: object) -> InputError:
    """An error about a file, in Chinese, with what to do."""
    where = f"{path}:{line}" if line else str(path)
    problem = Problem(where, _say(key, **values), _say(f"{key}_remedy", **values))
    return InputError(f"{where}: {problem.message}", (problem,), remedy=problem.remedy)


def reason_of(error: BaseException) -> str:
    """What went wrong in words of this program's own; a library's are for its developers."""
    own = re.search("[\u4e00-\u9fff]", str(error))
    return str(error) if own else _say("broken_inside")


def recognised(path: Path) -> tuple[Format, bytes]:
    """The format of a file and its bytes.

    Raises:
        InputError: it cannot be read, is empty, encrypted, damaged or of another format, or unpacks to too much.
    """
    data = _bytes(path)
    suffix = path.suffix.lower()
    if data.startswith(_OLE):
        return _ole(path, data), data
    if data[:1024].lstrip(b"\0 \r\n\t\xef\xbb\xbf").startswith(b"%PDF-"):
        return Format.PDF, data
    if _is_package(data, suffix):
        return _zipped(path, data), data
    if data.startswith(b"{\\rtf"):
        return Format.OLD_TEXT, data
    found = Format.IMAGE if _is_image(data) else _by_ending(path, suffix)
    if found in (Format.TEXT, Format.MARKDOWN) and len(data) > _MOST_TEXT:
        raise refusal(path, "too_big", most=_MOST_TEXT // 1024 // 1024)
    return found, data


def _is_package(data: bytes, suffix: str) -> bool:
    """Whether bytes are a zipped package, whole or damaged; a text may begin with the same two letters."""
    named_text = suffix in (*_TEXT_ENDINGS, *_MARKDOWN_ENDINGS)
    return data.startswith(b"PK") and (not named_text or zipfile.is_zipfile(BytesIO(data)))


def old_ending(path: Path, data: bytes) -> str:
    """The ending that an older file should have by its bytes: another makes LibreOffice try the wrong filter."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".ods" if _is_sheet(data) else ".odt"
    if _OLD_WORD in data:
        return ".doc"
    return ".xls" if any(name in data for name in _OLD_EXCEL) else path.suffix.lower()


def _by_ending(path: Path, suffix: str) -> Format:
    if suffix in _TEXT_ENDINGS:
        return Format.TEXT
    if suffix in _MARKDOWN_ENDINGS:
        return Format.MARKDOWN
    if key := _NEEDS.get(suffix):
        raise refusal(path, key, reason=_say("other_content"))
    raise refusal(path, "unknown_format", suffix=path.suffix or path.name)


def _is_image(data: bytes) -> bool:
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    if data.startswith(b"BM"):
        return len(data) > _HEAD // 64 and data[6:10] == b"\0\0\0\0"
    return data.startswith(_IMAGES)


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refusal(path, "is_folder")
        if not stat.S_ISREG(status.st_mode):
            raise refusal(path, "no_regular_file")
        if status.st_size > _MOST_BYTES:
            raise refusal(path, "too_big", most=_MOST_BYTES // 1024 // 1024)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise refusal(path, "cannot_read", reason=getattr(error, "strerror", None) or error) from error
    if not data:
        raise refusal(path, "no_bytes")
    return data


def _ole(path: Path, data: bytes) -> Format:
    """What an old office file is; its streams are named in its directory, in UTF-16."""
    if any(name in data for name in _ENCRYPTED):
        raise refusal(path, "encrypted")
    if _OLD_WORD in data:
        return Format.OLD_TEXT
    if any(name in data for name in _OLD_EXCEL):
        return Format.OLD_SHEET
    if _OLD_SLIDES in data or path.suffix.lower() not in (".doc", ".wps", ".wpt", ".dot"):
        raise refusal(path, "old_office")
    return Format.OLD_TEXT


def _zipped(path: Path, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _checked(path, package, parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        key = _NEEDS.get(path.suffix.lower(), "damaged")
        raise refusal(path, key, reason=_say("broken_package")) from error
    names = {part.filename.lower() for part in parts}
    if "word/document.xml" in names:
        return Format.WORD
    if "xl/workbook.xml" in names:
        return Format.EXCEL
    if "ofd.xml" in names:
        return Format.OFD
    if "content.xml" in names:
        return Format.OLD_SHEET if _is_sheet(data) else Format.OLD_TEXT
    if _is_word(data):
        return Format.WORD
    raise refusal(path, _NEEDS.get(path.suffix.lower(), "other_package"), reason=_say("other_content"))


def _is_sheet(data: bytes) -> bool:
    return b"opendocument.spreadsheet" in data[:_HEAD]


def _is_word(data: bytes) -> bool:
    """Whether a package says that it is a Word document, whatever its main part is called."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        try:
            with package.open("[Content_Types].xml") as stream:
                return b"wordprocessingml.document.main+xml" in stream.read(_MOST_XML)
        except KeyError:
            return False


def _checked(path: Path, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(path, "encrypted")
    if _is_bomb(parts):
        raise refusal(path, "bomb", most=_MOST_UNPACKED // 1024 // 1024)
    if any(_declares(package, part) for part in parts):
        raise refusal(path, "declares")


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type: office files never do, and entities hide in them."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with package.open(part) as stream:
        head = stream.read(_HEAD)
        while not _ROOT.search(head) and len(head) < _LONGEST_PROLOG and (more := stream.read(_HEAD)):
            head += more
    return any(word in head for word in _DOCTYPES)


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    return (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _MOST_UNPACKED
        or any(part.file_size > _MOST_XML and part.filename.lower().endswith(".xml") for part in parts)
        or any(part.file_size > _BOMB_SIZE and part.file_size > _BOMB_RATIO * part.compress_size for part in parts)
    )
