"""Word documents as packages: opened from the house template, and saved to the same bytes every time."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNDATED = date(2000, 1, 1)
_REGULAR_FILE = 0o100644 << 16


def open_house() -> "Document":
    """An empty document in the house style."""
    from docx import Document  # slow to import, and only Word output needs it

    return Document(io.BytesIO(_house()))


@cache
def _house() -> bytes:
    """The house style as a package, made once a process: a batch writes hundreds of documents."""
    house = resources.files("drafter.rendering.house")
    return _zipped({name: house.joinpath(file).read_bytes() for name, file in _PARTS.items()})


def describe(document: "Document", title: str, author: str, on: date | None) -> None:
    """Set title, author and dates; without a date of signing, a fixed one stands for it."""
    when = datetime.combine(on or _UNDATED, time(), UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = when
    properties.language = "zh-CN"


def saved(document: "Document") -> bytes:
    """The bytes of a document, the same for the same content: the archive carries no times of its own."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _REGULAR_FILE, 3
            archive.writestr(info, content)
    return packed.getvalue()
