"""Ordinals of lists and clauses, and words that merely contain numerals (三公, 十四五, 一网通办, 统一)."""

import re
import tomllib
from functools import cache
from importlib import resources

from drafter.text.marks import Canvas, MarkKind
from drafter.text.numerals import CHARACTERS

_NUMERALS = "零〇一二三四五六七八九十百"
_STOPS = "。；：，、！？\x00“‘（)）]】"
_HEADING = re.compile(
    rf"(?:第[{_NUMERALS}]{{1,4}}[部章节篇]分?、?|[{_NUMERALS}]{{1,4}}、|[(（][{_NUMERALS}\d]{{1,4}}[)）]、?|[①-⑳❶-❿])"
)
_NUMBERED = re.compile(r"\d{1,2}\.(?:(?![\d%])|(?=\d{1,3}%[<>≤≥]))|\d{1,2}、")
_LIST_STOPS = "。；\x00"
_ENUMERATION = re.compile(rf"[{_NUMERALS}]{{1,3}}(?:是|要|则)")
_INDICATOR = re.compile(r"(?<![\d.A-Za-z])\d{1,2}(?:\.\d{1,2}){2,4}(?![\d.%万亿元])")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]+[-_.+]?\d[A-Za-z0-9.+-]*|\d{1,4}[A-Za-z]{1,4}(?![A-Za-z0-9²³]))(?![A-Za-z0-9])"
)
_MEASURES = frozenset(
    {
        "km",
        "m",
        "cm",
        "mm",
        "kg",
        "g",
        "t",
        "kw",
        "kwh",
        "kva",
        "mw",
        "gb",
        "mb",
        "tb",
        "pb",
        "h",
        "min",
        "s",
        "mpa",
        "l",
        "ml",
        "w",
        "v",
    }
)
_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])|\d{1,2}时\d{1,2}分")


def claim_ordinals(canvas: Canvas) -> None:
    """Claim the numbers of headings and list entries: 一、 （一） 1. （1） ① 一是."""
    text, starts = canvas.rest, canvas.view.line_starts
    claimed = [
        match.span()
        for pattern, stops in ((_HEADING, _STOPS), (_NUMBERED, _LIST_STOPS), (_ENUMERATION, _STOPS))
        for match in pattern.finditer(text)
        if match.start() in starts or text[match.start() - 1 : match.start()] in tuple(stops)
    ]
    last = 0
    for start, end in sorted(claimed):
        if start >= last:
            canvas.claim(start, end, MarkKind.ORDINAL)
            last = end
    canvas.claim_all(_INDICATOR, MarkKind.REFERENCE)


def claim_words(canvas: Canvas) -> None:
    """Claim what contains numerals or digits and states no quantity."""
    for pattern in _patterns():
        canvas.claim_all(pattern, MarkKind.WORD)
    canvas.claim_all(_CLOCK, MarkKind.WORD)
    canvas.claim_all(_LATIN, MarkKind.WORD, _unless_measure)


def _unless_measure(match: re.Match[str]) -> str | None:
    letters = match.group().lstrip("0123456789.")
    return None if match.group()[0].isdigit() and letters.lower() in _MEASURES else match.group()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words = {word for name in ("policy", "idiom") for word in table[name].split()}
    return (_alternatives(words), *(re.compile(pattern) for pattern in table["patterns"]))


def _alternatives(words: set[str]) -> re.Pattern[str]:
    """One pattern for a list of words, longest first; a word of digits stands alone."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(_bounded(word) for word in ordered))


def _bounded(word: str) -> str:
    left = r"(?<![\d.,])" if word[0].isdigit() else rf"(?<![\d.,{CHARACTERS}])" if word[0] in CHARACTERS else ""
    right = r"(?![\d.,]*\d|[万亿]?元|[%个项件条次人家户份台])" if word[-1].isdigit() else ""
    return left + re.escape(word) + right
