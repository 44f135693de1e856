"""A text as the tokens of a diff: facts and names whole, words as the stock has them, else single characters.

Blanks belong to the token before them and to no key: two texts that differ in blanks, width or wraps alone have
the same keys.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from drafter.comparison.facts import Fact, facts
from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.text.width import narrow
from drafter.verification.words.stock import FUNCTION, stock

_PIECE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+#/-]*|[\u3400-\u9fff]+|\n|[ \t\u3000\u200b\ufeff\xa0]+|.", re.DOTALL)
_BLANK = re.compile(r"[ \t\u3000\u200b\ufeff\xa0]+")
_SIGNS = str.maketrans("，。；：！？（）“”‘’「」『』【】［］、—–－·•〔〕", ',.;:!?()""\'\'""""[][],---..[]')
_LONGEST = 4


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    FACT = "fact"
    SIGN = "sign"
    ORDINAL = "ordinal"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        start: offset of its first character.
        end: offset behind its last, blanks that follow included.
        key: what makes two tokens the same.
        kind: what it is.
        weight: the characters in it that say something.
        fact: of a fact, all about it.
    """

    start: int
    end: int
    key: str
    kind: Kind
    weight: int
    fact: Fact | None = None


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text; their spans follow each other from its first character to its last."""
    spans: list[tuple[int, int, Fact | None]] = [(fact.start, fact.end, fact) for fact in facts(text)]
    ordinals = [(m.start, m.end, None) for m in scan(text).marks if m.kind in {MarkKind.ORDINAL, MarkKind.WORD}]
    spans += [span for span in ordinals if not any(span[0] < end and start < span[1] for start, end, _ in spans)]
    found: list[Token] = []
    last = 0
    for start, end, fact in sorted(spans, key=lambda span: span[0]):
        _plain(text, last, start, found)
        key = fact.key if fact else narrow(text[start:end])
        kind = Kind.FACT if fact else _wordy(text[start:end])
        found.append(Token(start, end, key, kind, _weight(key, kind), fact))
        last = end
    _plain(text, last, len(text), found)
    return tuple(found)


def _wordy(text: str) -> Kind:
    """一是 and （一） are numbering; 三公 is a word."""
    return (
        Kind.ORDINAL
        if re.fullmatch(
            r"[^\u4e00-\u9fff]*[一二三四五六七八九十\d]*[^\u4e00-\u9fff]*[是要]?[^\u4e00-\u9fff]*", text
        )
        else Kind.WORD
    )


def _plain(text: str, start: int, end: int, found: list[Token]) -> None:
    """Append the tokens of a stretch without facts."""
    for match in _PIECE.finditer(text, start, end):
        piece = match.group()
        if piece == "\n":
            found.append(Token(match.start(), match.end(), "\n", Kind.BREAK, 0))
        elif _BLANK.fullmatch(piece):
            _append_blank(match, found)
        elif "\u3400" <= piece[0] <= "\u9fff":
            found += _words(piece, match.start())
        elif piece[0].isalnum():
            found.append(Token(match.start(), match.end(), narrow(piece), Kind.WORD, len(piece)))
        else:
            key = narrow(piece).translate(_SIGNS)
            found.append(Token(match.start(), match.end(), key, Kind.SIGN, 0))


def _append_blank(match: re.Match[str], found: list[Token]) -> None:
    """Blanks become part of the token before them."""
    if found and found[-1].end == match.start() and found[-1].kind is not Kind.BREAK:
        last = found[-1]
        found[-1] = Token(last.start, match.end(), last.key, last.kind, last.weight, last.fact)
    else:
        found.append(Token(match.start(), match.end(), "", Kind.SIGN, 0))


def _words(run: str, offset: int) -> list[Token]:
    """The words of a run of Chinese characters: the longest that the stock has, else one character."""
    found: list[Token] = []
    at = 0
    while at < len(run):
        length = next(
            (n for n in range(_LONGEST, 1, -1) if run[at : at + n] in stock().words and at + n <= len(run)), 1
        )
        word = run[at : at + length]
        found.append(Token(offset + at, offset + at + length, word, Kind.WORD, _weight(word, Kind.WORD)))
        at += length
    return found


def _weight(key: str, kind: Kind) -> int:
    if kind is Kind.FACT:
        return max(len(key) // 2, 3)
    if kind is not Kind.WORD:
        return 0
    return 1 if len(key) == 1 and key in FUNCTION else 2 * len(key) - 1
