"""What stands outside of the slots of a wording: words, and neither figures nor names of documents nor debris."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from drafter.drafting.objections import Objection, Span, objection
from drafter.drafting.places import Place
from drafter.text.marks import Mark, MarkKind
from drafter.text.numerals import CHARACTERS
from drafter.text.quantities import scan

_BRACE = re.compile(r"[{}]")
_BRACKETED = re.compile(r"《[^》]*》?|〔[^〕]*〕?|[\[【][^\]】]*[\]】]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ._/@-]*")
_DIGIT = re.compile(r"\d+(?:[.,]\d+)*")
_MARKUP = re.compile(r"[*#`|<>\\_~^%％‰]+")
_NUMERAL = re.compile(f"(?!一一)[{CHARACTERS}]{{2,}}")  # 一一对应 counts nothing
_CITED = frozenset(
    {
        MarkKind.DOCUMENT,
        MarkKind.ARTICLE,
        MarkKind.DOCUMENT_NUMBER,
        MarkKind.CONTRACT_NUMBER,
        MarkKind.VOUCHER_NUMBER,
        MarkKind.NUMBER,
        MarkKind.REFERENCE,
    }
)
_CONTROL = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Nl", "No"})
"""Characters that no one can see, and numbers that are no digits: ①, ², Ⅳ."""


def check_literals(place: Place, blanked: str) -> Iterator[Objection]:
    """What may not stand outside of slots.

    Args:
        place: where the wording would stand.
        blanked: the filled wording with all that came out of slots blanked; offsets are as in the filled one.
    """
    found = scan(blanked)
    allowed = _set_words(place, found.marks)
    citations = [(mark.start, mark.end) for mark in found.marks if mark.kind in _CITED]
    citations += apart(_spans(_BRACKETED, blanked), citations)
    figures = [(one.start, one.end) for one in found.quantities]
    figures += [(mark.start, mark.end) for mark in found.marks if mark.kind is MarkKind.DATE]
    figures += apart(_spans(_DIGIT, blanked), figures + citations + allowed)
    figures += apart(_spans(_NUMERAL, blanked), figures + citations + _words(found.marks))
    yield from _told(blanked, figures, "figure", "quantities")
    yield from _told(blanked, citations, "citation", "names")
    yield from _told(blanked, apart(_foreign(place, blanked), citations + allowed), "residue", "residue")
    yield from _told(blanked, _spans(_BRACE, blanked), "brace", "slots")


def _set_words(place: Place, marks: Iterable[Mark]) -> list[Span]:
    """Words that hold a digit and are no figure, such as the name of a hotline, where approved text has them."""
    return [
        (mark.start, mark.end)
        for mark in marks
        if mark.kind is MarkKind.WORD and any(mark.text in text for text in place.grounds)
    ]


def _words(marks: Iterable[Mark]) -> list[Span]:
    """Words made of numerals that count nothing: 万一, 百千万工程, 第二."""
    return [(mark.start, mark.end) for mark in marks if mark.kind in (MarkKind.WORD, MarkKind.ORDINAL)]


def _foreign(place: Place, blanked: str) -> list[Span]:
    """Latin words that no approved text holds, markup, and characters that no one can read."""
    approved = {word for text in place.grounds for word in _LATIN.findall(text)}
    words = [m.span() for m in _LATIN.finditer(blanked) if m.group() not in approved and not _slotted(m)]
    hidden = [(at, at + 1) for at, mark in enumerate(blanked) if unicodedata.category(mark) in _CONTROL]
    return words + _spans(_MARKUP, blanked) + hidden


def _slotted(match: re.Match[str]) -> bool:
    """Inside braces that are no slot: those are told as such."""
    return match.string[max(match.start() - 1, 0)] == "{"


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def apart(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that touch none of the others."""
    return [(start, end) for start, end in spans if not any(a < end and start < b for a, b in others)]


def _told(text: str, spans: Iterable[Span], key: str, check: str) -> Iterator[Objection]:
    for start, end in sorted(set(spans)):
        yield objection(key, check=check, span=(start, end, text[start:end]))
