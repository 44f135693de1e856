"""Files that are not text: Word, Excel, PDF, OFD, pictures of pages, older office files, each by its reader."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from drafter.ingest import excel, ocr, ofd, office, pdf, word
from drafter.ingest.assembly import Content
from drafter.ingest.opening import Format, old_ending, reason_of, refusal
from drafter.ingest.pages import content

_Reader: TypeAlias = Callable[[Path, bytes], Content]


def unpacked(kind: Format, path: Path, data: bytes) -> Content:
    """What a file of any format but text holds.

    Raises:
        InputError: it is damaged, encrypted or unpacks to an absurd size, or needs a program or an extra that is
            not installed.
    """
    return _READERS[kind](path, data)


def _by(reader: Callable[[bytes], Content], key: str) -> _Reader:
    """A reader of bytes, what it says of damaged ones put in words."""

    def read(path: Path, data: bytes) -> Content:
        try:
            return reader(data)
        except pdf.EncryptedError as error:
            raise refusal(path, "encrypted") from error
        except ocr.MissingError as error:
            raise refusal(path, "needs_ocr") from error
        except pdf.GarbledError as error:
            raise refusal(path, "garbled") from error
        except (ValueError, RecursionError) as error:
            raise refusal(path, key, reason=reason_of(error)) from error

    return read


def _image(data: bytes) -> Content:
    return content(ocr.read_pages(data))


def _old(target: str, reader: Callable[[bytes], Content]) -> _Reader:
    """A reader of older formats by way of LibreOffice."""

    def read(path: Path, data: bytes) -> Content:
        try:
            made = office.converted(data, old_ending(path, data), target)
        except office.MissingError as error:
            raise refusal(path, "needs_office") from error
        except office.UnfinishedError as error:
            raise refusal(path, "office_unfinished") from error
        except (ValueError, OSError) as error:
            raise refusal(path, "office_failed") from error
        return _by(reader, "office_failed")(path, made)

    return read


_READERS: Mapping[Format, _Reader] = {
    Format.WORD: _by(word.read, "not_word"),
    Format.EXCEL: _by(excel.read, "not_excel"),
    Format.PDF: _by(pdf.read, "not_pdf"),
    Format.OFD: _by(ofd.read, "not_ofd"),
    Format.IMAGE: _by(_image, "not_image"),
    Format.OLD_TEXT: _old("docx", word.read),
    Format.OLD_SHEET: _old("xlsx", excel.read),
}
