"""One way in: a path becomes a Document, whatever format its bytes are in."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from drafter.ingest import excel, markdown, ocr, ofd, office, pdf, plain, word
from drafter.ingest.assembly import Content, tables_of
from drafter.ingest.decoding import decoded
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.opening import Format, old_ending, recognised, refusal
from drafter.ingest.pages import content
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")


def read_document(path: Path) -> Document:
    """Read a text, Markdown, Word, Excel, PDF or OFD file, a picture of a page, or an older office file.

    What a file is, its bytes tell; its ending only tells Markdown from other text. Text may be UTF-8, UTF-16, GBK
    or GB18030, with or without a byte-order mark. The front matter of a Markdown file stays in `text`, so that
    offsets are those of the file. Nothing in a file is ever run, fetched or obeyed.

    Raises:
        InputError: the file cannot be read, is of another format, is damaged, encrypted or unpacks to an absurd
            size, holds no text, or needs a program or an extra that is not installed.
    """
    kind, data = recognised(path)
    parsed = _READERS[kind](path, data)
    if not parsed.content.paragraphs:
        raise refusal(path, "empty_file")
    return Document(
        source=str(path),
        digest=hashlib.sha256(data).hexdigest(),
        meta=parsed.meta,
        text=parsed.content.text,
        body=parsed.body,
        paragraphs=parsed.content.paragraphs,
        tables=parsed.content.tables,
        hidden=parsed.content.hidden,
        remarks=parsed.content.remarks,
    )


@dataclass(frozen=True, slots=True)
class _Parsed:
    content: Content
    meta: Mapping[str, object]
    body: int = 0


def _plain(path: Path, data: bytes) -> _Parsed:
    text = _text(path, data)
    return _Parsed(_unprinted(text, plain.paragraphs(text)), {})


def _markdown(path: Path, data: bytes) -> _Parsed:
    text = _text(path, data)
    meta, body = _front_matter(path, text)
    return _Parsed(_unprinted(text, markdown.paragraphs(text, body)), meta, body)


def _text(path: Path, data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise refusal(path, "not_text")
    return text


def _unprinted(text: str, paragraphs: tuple[Paragraph, ...]) -> Content:
    return Content(text, paragraphs, tables_of(paragraphs))


def _by(reader: Callable[[bytes], Content], key: str) -> Callable[[Path, bytes], _Parsed]:
    """A reader of bytes, what it says of damaged ones put in words."""

    def read(path: Path, data: bytes) -> _Parsed:
        try:
            return _Parsed(reader(data), {})
        except pdf.EncryptedError as error:
            raise refusal(path, "encrypted") from error
        except ocr.MissingError as error:
            raise refusal(path, "needs_ocr") from error
        except pdf.GarbledError as error:
            raise refusal(path, "garbled") from error
        except (ValueError, RecursionError) as error:
            raise refusal(path, key, reason=_reason(error)) from error

    return read


def _reason(error: BaseException) -> str:
    """What went wrong in words of this program's own; a library's are for its developers."""
    own = re.search("[\u4e00-\u9fff]", str(error))
    return str(error) if own else _say("broken_inside")


def _image(data: bytes) -> Content:
    return content(ocr.read_pages(data))


def _old(target: str, reader: Callable[[bytes], Content]) -> Callable[[Path, bytes], _Parsed]:
    """A reader of older formats by way of LibreOffice."""

    def read(path: Path, data: bytes) -> _Parsed:
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


def _front_matter(path: Path, text: str) -> tuple[Mapping[str, object], int]:
    span = markdown.front_matter_span(text)
    if span is None:
        return {}, 0
    start, end, body = span
    if end < 0:
        raise refusal(path, "front_matter_open", line=1)
    try:
        meta = yaml.BaseLoader(text[start:end]).get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise refusal(path, "front_matter_yaml", line=line, reason=getattr(error, "problem", error)) from error
    except (ValueError, RecursionError) as error:
        raise refusal(path, "front_matter_yaml", line=1, reason=_reason(error)) from error
    if not isinstance(meta or {}, dict) or any(not isinstance(key, str) for key in meta or {}):
        raise refusal(path, "front_matter_mapping", line=2)
    return {key: value for key, value in (meta or {}).items() if value != ""}, body


_READERS: Mapping[Format, Callable[[Path, bytes], _Parsed]] = {
    Format.TEXT: _plain,
    Format.MARKDOWN: _markdown,
    Format.WORD: _by(word.read, "not_word"),
    Format.EXCEL: _by(excel.read, "not_excel"),
    Format.PDF: _by(pdf.read, "not_pdf"),
    Format.OFD: _by(ofd.read, "not_ofd"),
    Format.IMAGE: _by(_image, "not_image"),
    Format.OLD_TEXT: _old("docx", word.read),
    Format.OLD_SHEET: _old("xlsx", excel.read),
}
