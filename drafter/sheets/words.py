"""The words of score sheets: heads of columns, rows that are no indicators, cells that say nothing."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from drafter.text.width import narrow

_IDLE = re.compile(r"[\s\W_]+")
_BRACKETED = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_LEADING_MARK = re.compile(
    r"^\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|\d{1,2}(?:[.．]\d{1,2}){1,4}[.．、]?|\d{1,2}[.．、]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳]|[A-Z]\d{0,3}[.．、]|[A-Z]\d{1,3}(?=[\u4e00-\u9fff]))\s*"
)
_SCORE_PAGE = re.compile(r"指\s*标[\s\S]*(?:得\s*分|评\s*分|分\s*值)|(?:得\s*分|评\s*分|分\s*值)[\s\S]*指\s*标")


@cache
def lexicon(section: str) -> dict[str, tuple[str, ...]]:
    """One section of `lexicon.toml`; strings are split at blanks."""
    text = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[section]
    return {key: tuple(value.split() if isinstance(value, str) else value) for key, value in table.items()}


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Text for comparing: half width, without blanks, marks and quotes."""
    return _IDLE.sub("", narrow(text)).lower()


def without_number(text: str) -> str:
    """A name without the number that stands before it: `2.1.3 预算调整率`, `（一）预算编制`, `①…`."""
    return _LEADING_MARK.sub("", text, count=1)


def without_brackets(text: str) -> str:
    """A name without what stands in brackets behind it, such as its points."""
    return _BRACKETED.sub("", text)


def is_word(text: str, section: str, key: str) -> bool:
    """Whether a text is one of the words of a list, marks and blanks aside."""
    return bare(text) in _bare_words(section, key)


def is_score_page(text: str) -> bool:
    """Whether a page speaks of indicators and of points."""
    return bool(_SCORE_PAGE.search(text))


@cache
def _bare_words(section: str, key: str) -> frozenset[str]:
    return frozenset(bare(word) for word in lexicon(section)[key])
