"""How the texts of a case and the sentences on them are made ready to be compared."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.findings.model import Finding
from drafter.text.beginnings import sooner
from drafter.text.sentences import segments
from drafter.text.width import fold
from drafter.verification.words.grams import pairs_of
from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece

_QUOTES = re.compile('[“”‘’「」『』"]')
FIGURE = sooner(r"[A-Z]*[A-Z0-9-]*\d[\d,.-]+")
"""A figure, or the number of a thing."""

VOUCHER = re.compile(r"(?P<month>\d{1,2})月[^，。；\d]{0,12}?(?P<number>\d{3,6})(?=#|号)")
"""A voucher by its month and number."""

NUMBER = re.compile(r"[A-Z]+[A-Z0-9]*(?:-[A-Z0-9]+)+|[A-Z]{2,}\d+[A-Z0-9]*|[记付转收银]-\d{3,6}")
"""The number of a contract."""

QUOTED = re.compile('[“「『"]([^“”「」『』"\\n]{2,30})[”」』"]')
"""What stands within quotation marks."""

_DIGITS = re.compile(r"\d\D?\d")
_MARKS = "，。；：、！？,;:!?"
PARTICLES = re.compile("[的了是在有和与及等为被把将其均都]")
STOPS = "，。；！？,;"
PIECE = re.compile(rf"(?:[^{STOPS}]|(?<=\d),(?=\d{{3}}))+")
"""What stands between commas."""


def plain(flat: str) -> str:
    """A text without quotation marks."""
    return _QUOTES.sub("", flat)


def offsets(flat: str) -> Sequence[int]:
    """Where each character of a text without quotation marks stands in it."""
    if not _QUOTES.search(flat):
        return range(len(flat) + 1)
    return [at for at, char in enumerate(flat) if not _QUOTES.match(char)] + [len(flat)]


def between(texts: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """What stands between the commas of some texts, as it is compared."""
    for text in texts:
        for line in text.split("\n"):
            for part in segments(line):
                piece = plain(fold(part.text).text).strip(_MARKS)
                if piece:
                    yield piece


def part_around(text: str, at: int) -> str:
    """What stands between the commas around a place."""
    first = max(text.rfind(mark, 0, at) for mark in STOPS) + 1
    ends = (text.find(mark, at) for mark in STOPS)
    return text[first : min((end for end in ends if end >= 0), default=len(text))]


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in pairs of characters, and its figures and numbers of things; kept, for pieces."""
    return words_in(text)


def words_in(text: str) -> frozenset[str]:
    """The same, of a text that is asked for once."""
    return pairs_of(PARTICLES.sub("，", text)).union(FIGURE.findall(text))


def papers_of(finding: Finding) -> tuple[str, ...]:
    """The papers in which a finding and its facts were read, half width and without quotation marks."""
    read = (finding.source, *(fact.source for fact in finding.facts.values()))
    return tuple(dict.fromkeys(plain(fold(f"{one.document}{one.place}").text) for one in read if one))


def alone(accounts: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """The figures, of two digits at least, that one account alone has, by value: its place."""
    found: dict[str, set[int]] = {}
    for place, pieces in enumerate(accounts):
        for value in (value for piece in pieces for value in Piece(piece).figures):
            found.setdefault(value, set()).add(place)
    return {one: min(places) for one, places in found.items() if len(places) == 1 and _DIGITS.search(one)}


def denied(piece: str) -> Iterator[str]:
    """What a piece denies: what stands behind each denial, or before it where nothing does."""
    for denial in meaning().denials(piece):
        yield piece[denial.end() :] or piece[: denial.start()]
