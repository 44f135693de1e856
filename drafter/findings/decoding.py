"""Bytes of a hand-written file to text: UTF-8, UTF-16 with its mark, GBK and GB18030, and nothing by guesswork.

GBK has no mark, and nearly any bytes decode as it. It is taken only when what comes out reads as Chinese: of the
characters in such a text most are level-1 hanzi of GB 2312 (rows 16 to 55, the 3755 common ones), while other
encodings read as GBK give rare characters.
"""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEVEL_1 = range(0xB0, 0xD8)
_COMMON_SHARE = 0.7
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〔〕【】—…·　")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    Attributes:
        text: without a byte order mark.
        encoding: the name of what it was read as; `utf-8` needs no remark.
    """

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text in some bytes, or `None` where it cannot be told what they are."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    return None if b"\0" in data else _strictly(data, "utf-8") or _as_chinese(data)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError:
        return None


def _as_chinese(data: bytes) -> Decoded | None:
    decoded = _strictly(data, "gb18030")
    return decoded if decoded and _reads_as_chinese(decoded.text) else None


def _reads_as_chinese(text: str) -> bool:
    beyond_ascii = [char for char in text if not char.isascii() and char not in _PUNCTUATION]
    common = sum(_is_common(char) for char in beyond_ascii)
    return bool(beyond_ascii) and common / len(beyond_ascii) >= _COMMON_SHARE


def _is_common(char: str) -> bool:
    try:
        return char.encode("gb2312")[0] in _LEVEL_1
    except UnicodeEncodeError:
        return False
