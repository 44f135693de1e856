"""The words of `words.toml`: heads of columns, rows of totals, kinds of documents."""

import re
import tomllib
from functools import cache
from importlib import resources

from drafter.text.width import narrow

_IDLE = re.compile(r"[\s\W_]+")
_ANYBODYS = ("awarded", "lost", "result")
"""What heads and labels tell of somebody: his points, and what he took off."""
_COUNTED = re.compile(r"[（(][^（）()]*[)）]$")


@cache
def _lexicon() -> dict[str, dict[str, dict[str, str] | str]]:
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def bare(text: str) -> str:
    """Text for comparing: half width, without blanks, marks and quotes."""
    return _IDLE.sub("", narrow(text))


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(bare(word) for word in str(_lexicon()[section][key]).split())


def kind_words(kind: str, where: str) -> tuple[str, ...]:
    """The words that tell a kind of document, in its title or its text, the longest first."""
    table = _lexicon()["kinds"][kind]
    words = table[where].split() if isinstance(table, dict) else []
    return tuple(sorted(words, key=len, reverse=True))


def is_word(text: str, key: str) -> bool:
    """Whether the head of a column is one of some words, what stands in brackets behind it aside."""
    return any(_known(word, "columns", key) for word in (text, _COUNTED.sub("", text.strip())))


def _known(text: str, section: str, key: str) -> bool:
    """Whether a text is one of some words, perhaps behind the words for whose it is: 财政部门复核得分."""
    word = bare(text)
    known = _words(section, key)
    whose = _whose().match(word) if key in _ANYBODYS else None
    return word in known or (whose is not None and word[whose.end() :] in known)


@cache
def _whose() -> re.Pattern[str]:
    words = sorted(_words("people", "whose"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})+")


def is_total(text: str) -> bool:
    """Whether the name of a row, or a label, tells the score of the whole."""
    return is_named(text, "total") or is_named(text, "result")


def is_named(text: str, key: str) -> bool:
    """Whether the name of a row is one of some words."""
    return _known(_COUNTED.sub("", text.strip()), "rows", key)
