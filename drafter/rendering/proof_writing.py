"""How a fact may be written in a sentence, and where the pieces of a notice stand once it is Markdown."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from drafter.findings.display import chinese_date
from drafter.findings.model import QUANTITIES, FactKind
from drafter.rendering.proof_model import Known

_KINDS = frozenset(kind.value for kind in QUANTITIES) | {"derived"}
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PASSED = re.compile(r"[\s#|\\-]")
_DATE = re.compile(r"\d+")


def unescaped(text: str) -> str:
    """Markdown as it reads: without the backslashes before marks."""
    return _ESCAPE.sub(r"\1", text)


def written(known: Known) -> str:
    """A fact as a notice writes it."""
    match known.kind:
        case FactKind.DATE:
            return chinese_date(known.value)
        case FactKind.DOCUMENT:
            return f"《{known.value.strip('《》')}》"
        case FactKind.TERM:
            return f"“{known.value.strip('“”')}”"
        case "citation":
            return f"《{known.value}》{known.article}"
    return known.value + known.unit if known.kind in _KINDS else known.value


def fits(text: str, known: Known) -> bool:
    """Whether a text says a fact: as a notice writes it, a figure also without its unit, a date less precisely."""
    shown = written(known)
    if text == shown:
        return True
    if known.kind == "words":
        return text in known.value
    if known.kind == FactKind.DATE:
        told = "-".join(part.zfill(2) for part in _DATE.findall(text))
        return bool(told) and f"{known.value}-".startswith(f"{told}-")
    return _equal(text, known)


def _equal(text: str, known: Known) -> bool:
    bare = text.removesuffix(known.unit) if known.unit else text
    try:
        return known.kind in _KINDS and Decimal(bare.replace(",", "")) == Decimal(known.value.replace(",", ""))
    except InvalidOperation:
        return False


def aligned(markdown: str, start: int, text: str) -> Sequence[int]:
    """Where each character of a text stands in Markdown, and the offset behind the last.

    Args:
        markdown: the whole notice.
        start: where to look from; marks of Markdown may stand before the text.
        text: as it reads.

    Raises:
        ValueError: the text does not stand there.
    """
    while (offsets := _match(markdown, start, text)) is None:
        if not _PASSED.match(markdown, start):
            raise ValueError(text)
        start += 1
    return offsets


def _match(markdown: str, at: int, text: str) -> list[int] | None:
    offsets: list[int] = []
    for i, sign in enumerate(text):
        if markdown[at : at + 1] == "\\" and _ESCAPE.match(markdown, at) and _is_escape(markdown, at, text, i):
            at += 1
        if markdown[at : at + 1] != sign:
            return None
        offsets.append(at)
        at += 1
    return [*offsets, at]


def _is_escape(markdown: str, at: int, text: str, i: int) -> bool:
    """Whether a backslash was put before the next sign, and is not one that the text itself has."""
    return text[i] != "\\" or markdown[at + 1] == "\\"
