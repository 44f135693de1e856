"""Ordinals of lists and clauses, and words that merely contain numerals (三公, 十四五, 一网通办, 统一)."""

import re
import tomllib
from functools import cache
from importlib import resources

from drafter.text.alternation import trie
from drafter.text.beginnings import sooner
from drafter.text.marks import Canvas, MarkKind
from drafter.text.numerals import CHARACTERS
from drafter.text.units import COUNTERS, LATIN_UNITS

_NUMERALS = "零〇一二三四五六七八九十百"
_STOPS = "。；：，、！？\x00“‘（)）]】"
_HEADING = sooner(
    rf"(?:第[{_NUMERALS}]{{1,4}}[部章节篇]分?、?|[{_NUMERALS}]{{1,4}}、|[(（][{_NUMERALS}\d]{{1,4}}[)）]、?|[①-⑳❶-❿]|\d{{1,2}}[)）])"
)
_NUMBERED = re.compile(r"\d{1,2}\.(?:(?![\d%])|(?=\d{1,3}%[<>≤≥]))|\d{1,2}、")
_LIST_STOPS = "。；\x00"
_ENUMERATION = re.compile(rf"[{_NUMERALS}]{{1,3}}(?:是|要|则)")
_CIRCLED = "".join(map(chr, (*range(ord("①"), ord("⑳") + 1), *range(ord("❶"), ord("❿") + 1))))
_ORDINALS = (
    (_HEADING, _STOPS, frozenset(f"部章节篇、)）{_CIRCLED}")),
    (_NUMBERED, _LIST_STOPS, frozenset(".、")),
    (_ENUMERATION, _STOPS, frozenset(_NUMERALS)),
)
"""What finds them, behind which signs they stand, and characters of which every one has one."""

_INDICATOR = re.compile(r"(?<![\d.A-Za-z])\d{1,2}(?:\.\d{1,2}){2,4}(?![\d.%万亿元])")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:RMB|CNY|USD|HKD|EUR)\d)(?:[A-Za-z]+[-_.+]?\d[A-Za-z0-9.+-]*|\d{1,4}[A-Za-z]{1,4}(?![A-Za-z0-9²³]))(?![A-Za-z0-9])"
)
_CLOCK = re.compile(
    r"\d(?<![\d:.]\d)(?<!例为\d)(?<!比例\d)(?<!比为\d)(?:(?<=[01])\d|(?<=2)[0-3])?[:：][0-5]\d(?::[0-5]\d)?(?![\d:.：])|\d(?<![\d.]\d)\d?时(?:\d{1,2}分|(?![间段期效长点代]))"
)
_COUNTER = re.compile(trie(dict.fromkeys(COUNTERS, "")))
_GROUPED = re.compile(r"\d，\d{3}(?:，\d{3}){0,4}(?:\.\d{1,4})?[万亿]?元")
_BARE = r"(?![\d.,]*\d|元|[万亿千百余]|[%个项件条次人家户份台])"
"""Behind a word that ends with a digit: no more of a numeral, and no unit."""


def claim_ordinals(canvas: Canvas) -> None:
    """Claim the numbers of headings and list entries: 一、 （一） 1. （1） ① 一是."""
    text, starts = canvas.rest, canvas.view.line_starts
    claimed = [
        match.span()
        for pattern, stops, signs in _ORDINALS
        if canvas.holds(signs)
        for match in pattern.finditer(text)
        if match.start() in starts or text[match.start() - 1 : match.start()] in tuple(stops)
    ]
    canvas.claim_spans([(start, end, "") for start, end in sorted(claimed)], MarkKind.ORDINAL)
    canvas.claim_all(_INDICATOR, MarkKind.REFERENCE, signs=".")


def claim_words(canvas: Canvas) -> None:
    """Claim what contains numerals or digits and states no quantity."""
    patterns = _patterns()
    for place in canvas.among(_places()):
        canvas.claim_all(patterns[place][1], MarkKind.WORD, _unless_number)
    canvas.claim_all(_CLOCK, MarkKind.WORD, signs=":：时")
    if canvas.latin:
        canvas.claim_all(_LATIN, MarkKind.WORD, _unless_measure)


def _unless_number(match: re.Match[str]) -> str | None:
    """八一 is no word in 八十八点八一, nor 110 in 110日 and 2，110，200元."""
    text, start, end = match.string, match.start(), match.end()
    if text[end - 1].isdigit() and (_COUNTER.match(text, end) or _GROUPED.match(text, max(start - 2, 0))):
        return None
    decimals = text[start - 1 : start] == "点" and start > 1 and text[start - 2] in CHARACTERS
    return None if decimals and text[start] in CHARACTERS else match.group()


def _unless_measure(match: re.Match[str]) -> str | None:
    letters = match.group().lstrip("0123456789.")
    return None if match.group()[0].isdigit() and letters.lower() in LATIN_UNITS else match.group()


@cache
def _patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """What finds such words, each behind the signs of which every match needs one."""
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words = {word for name in ("policy", "idiom") for word in table[name].split()}
    firsts = frozenset(word[0] for word in words)
    listed = ((frozenset(signs), re.compile(pattern)) for signs, pattern in table["patterns"])
    return ((firsts, _alternatives(words)), *listed)


@cache
def _places() -> dict[str, set[int]]:
    """By each sign the places of the patterns of which a match may hold it."""
    found: dict[str, set[int]] = {}
    for place, (signs, _) in enumerate(_patterns()):
        for sign in signs:
            found.setdefault(sign, set()).add(place)
    return found


def _alternatives(words: set[str]) -> re.Pattern[str]:
    """One pattern for a list of words; a word of digits stands alone, one of numerals is no part of a numeral."""
    firsts = {word[0] for word in words}
    behind = {char: r"\d.," for char in firsts if char.isdigit()} | {
        char: rf"\d.,{CHARACTERS}" for char in firsts if char in CHARACTERS
    }
    return re.compile(trie({word: _BARE if word[-1].isdigit() else "" for word in words}, behind))
