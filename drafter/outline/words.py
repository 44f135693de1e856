"""The words of `words.toml`: heads of columns, rows of totals, kinds of documents."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from drafter.text.width import narrow

_IDLE = re.compile(r"[\s\W_]+")
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
    return bare(text) in _words("columns", key) or bare(_COUNTED.sub("", text.strip())) in _words("columns", key)


def point_columns(head: Sequence[str]) -> tuple[list[int], list[int]]:
    """The columns of full marks and those of results, from the left; of 分值 beside 分数 the last is a result."""
    fulls = [at for at, word in enumerate(head) if is_word(word, "full")]
    given = [at for at, word in enumerate(head) if is_word(word, "awarded")]
    if not given and len({head[at] for at in fulls}) > 1:
        given.append(fulls.pop())
    return fulls, given


def is_named(text: str, key: str) -> bool:
    """Whether the name of a row is one of some words."""
    return bare(_COUNTED.sub("", text.strip())) in _words("rows", key)
