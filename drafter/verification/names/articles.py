"""Articles of laws as they are compared: 第47条, 第４７条 and 第四十七条 are one."""

import re
from functools import lru_cache

from drafter.text.numerals import parse_numeral
from drafter.text.width import flattened
from drafter.verification.facts.titles import title_key

_COUNT = r"[零〇一二三四五六七八九十百千两\d]+"
_ARTICLE = re.compile(
    rf"第(?P<article>{_COUNT})条(?:之(?P<added>{_COUNT}))?(?:、?第(?P<paragraph>{_COUNT})款)?"
    rf"(?:、?第[（(]?(?P<entry>{_COUNT})[)）]?项)?"
)
_LONGEST = (("典", 1260), ("办法", 300), ("法", 460), ("", 300))
"""The most articles there are, by the ending of a title: in the civil code, in any other law, and in a rule."""


@lru_cache(maxsize=4096)
def article_key(text: str) -> tuple[int, ...]:
    """An article as numbers: article, 之, paragraph and entry, without what is not said; empty if it is none."""
    match = _ARTICLE.match(flattened(text))
    if not match:
        return ()
    key = tuple(_value(part) if part else 0 for part in match.groups())
    said = max(place for place, part in enumerate(match.groups(), 1) if part)
    return key[:said]


@lru_cache(maxsize=4096)
def covers(one: str, other: str) -> bool:
    """Whether two articles are the same, or one is a paragraph of the other."""
    first, second = article_key(one), article_key(other)
    if not first or not second:
        return one == other
    length = min(len(first), len(second))
    return first[:length] == second[:length]


def beyond(document: str, article: str) -> bool:
    """Whether no document of a kind has so many articles."""
    key, title = article_key(article), title_key(document)
    return bool(key) and key[0] > next(most for ending, most in _LONGEST if title.endswith(ending))


def _value(text: str) -> int:
    return int(text) if text.isdigit() else int(parse_numeral(text) or 0)
