"""One way in: a path becomes a Document."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from drafter.errors import InputError, Problem
from drafter.findings.decoding import decode
from drafter.ingest import markdown, pdf, plain, word
from drafter.ingest.model import Document
from drafter.messages import catalogue

_say = catalogue("drafter.ingest")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


def read_document(path: Path) -> Document:
    """Read a .md, .txt, .docx or .pdf file.

    Text may be UTF-8, UTF-16 or GB18030, with or without a byte-order mark. The front matter of a Markdown
    file stays in `text`, so that offsets are those of the file.

    Raises:
        InputError: the file cannot be read, is of another format, is damaged or holds no text.
    """
    suffix = path.suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise _refusal(path, "unknown_format", suffix=suffix or path.name)
    document = reader(path, _bytes(path))
    if not document.paragraphs:
        raise _refusal(path, "empty_file")
    return document


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise _refusal(path, "is_folder") from None
    except OSError as error:
        raise _refusal(path, "cannot_read", reason=error.strerror or error) from error


def _text(path: Path, data: bytes) -> str:
    if data.startswith(_OLE):
        raise _refusal(path, "old_word")
    decoded = None if data.startswith(_ZIP) else decode(data)
    if decoded is None:
        raise _refusal(path, "not_text")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _read_plain(path: Path, data: bytes) -> Document:
    text = _text(path, data)
    return Document(source=str(path), digest=_digest(data), text=text, paragraphs=plain.paragraphs(text))


def _read_markdown(path: Path, data: bytes) -> Document:
    text = _text(path, data)
    meta, body = _front_matter(path, text)
    return Document(
        source=str(path),
        digest=_digest(data),
        meta=meta,
        text=text,
        body=body,
        paragraphs=markdown.paragraphs(text, body),
    )


def _read_word(path: Path, data: bytes) -> Document:
    if data.startswith(_OLE):
        raise _refusal(path, "old_word")
    try:
        text, paragraphs = word.read(data)
    except ValueError as error:
        raise _refusal(path, "not_word", reason=error) from error
    return Document(source=str(path), digest=_digest(data), text=text, paragraphs=paragraphs)


def _read_pdf(path: Path, data: bytes) -> Document:
    try:
        text = pdf.read(data)
    except ValueError as error:
        raise _refusal(path, "not_pdf", reason=error) from error
    return Document(source=str(path), digest=_digest(data), text=text, paragraphs=plain.paragraphs(text))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _front_matter(path: Path, text: str) -> tuple[Mapping[str, object], int]:
    span = markdown.front_matter_span(text)
    if span is None:
        return {}, 0
    start, end, body = span
    if end < 0:
        raise _refusal(path, "front_matter_open", line=1)
    try:
        meta = yaml.BaseLoader(text[start:end]).get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise _refusal(path, "front_matter_yaml", line=line, reason=getattr(error, "problem", error)) from error
    if not isinstance(meta or {}, dict):
        raise _refusal(path, "front_matter_mapping", line=2)
    return {key: value for key, value in (meta or {}).items() if value != ""}, body


def _refusal(path: Path, key: str, *, line: int = 0, **values: object) -> InputError:
    where = f"{path}:{line}" if line else str(path)
    remedy_key = f"{key}_remedy"
    problem = Problem(where, _say(key, **values), _say(remedy_key))
    return InputError(f"{where}: {problem.message}", (problem,), remedy=problem.remedy)


_READERS: Mapping[str, Callable[[Path, bytes], Document]] = {
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".txt": _read_plain,
    ".docx": _read_word,
    ".pdf": _read_pdf,
}
