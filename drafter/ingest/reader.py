"""One way in: a path becomes a Document, whatever format its bytes are in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from drafter.ingest import markdown, plain
from drafter.ingest.assembly import Content, tables_of
from drafter.ingest.decoding import decoded
from drafter.ingest.model import Document, Paragraph
from drafter.ingest.opening import Format, reason_of, recognised, refusal


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
    parsed = _parsed(kind, path, data)
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


def _parsed(kind: Format, path: Path, data: bytes) -> _Parsed:
    if kind is Format.TEXT:
        return _plain(path, data)
    if kind is Format.MARKDOWN:
        return _markdown(path, data)
    from drafter.ingest.packed import unpacked  # text need not pay for the readers of pages

    return _Parsed(unpacked(kind, path, data), {})


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
        raise refusal(path, "front_matter_yaml", line=1, reason=reason_of(error)) from error
    if not isinstance(meta or {}, dict) or any(not isinstance(key, str) for key in meta or {}):
        raise refusal(path, "front_matter_mapping", line=2)
    return {key: value for key, value in (meta or {}).items() if value != ""}, body
