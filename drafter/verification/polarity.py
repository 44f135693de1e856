"""Words of direction agree with the figures they join: 上升, 下降, 高于, 低于, 超过, 未达到."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.verification.examination import Examination
from drafter.verification.model import QuantitySupport, Violation
from drafter.verification.quantities import NAME
from drafter.verification.report import violation

_UP = "上升|增长|增加|提高|上涨|扩大|升高|增至|升至|提高到|增加到|上升到"
_DOWN = "下降|减少|降低|下滑|缩减|压减|回落|降至|减至|降低到|减少到|下降到"
_ABOVE = "高于|超过|超出|大于|多于|高出"
_BELOW = "低于|不及|少于|小于|未达到|未达|不到|不足|没有达到"
_GAP = r"[^\d，。；]{0,14}"
_FROM_TO = re.compile(rf"(?:由|从){_GAP}$")
_CHANGE = re.compile(rf"^(?:{_GAP})(?P<word>{_UP}|{_DOWN})(?:到|至|为|了)?{_GAP}$")
_COMPARE = re.compile(rf"^[^\d，。；不未没]{{0,8}}，?(?P<no>不|未|没有)?(?P<word>{_ABOVE}|{_BELOW}){_GAP}$")
_TOGETHER = 40


def check(examination: Examination, supports: Sequence[QuantitySupport]) -> Iterator[Violation]:
    """Pairs of figures of one dimension with a word of direction between them."""
    figures = [s for s in supports if s.dimension != "date" and s.support]
    for first, second in pairwise(figures):
        if first.dimension != second.dimension or not _together(examination, first, second):
            continue
        between = examination.flat(first.end, second.start)
        before = examination.flat(max(first.start - 20, 0), first.start)
        wrong = _wrong(between, before, Decimal(first.value), Decimal(second.value))
        if wrong:
            start, end = _place(examination, first.end, second.start, wrong)
            where = (examination.text, start, end)
            yield violation(NAME, "direction_wrong", where, word=wrong, first=first.text, second=second.text)


def _together(examination: Examination, first: QuantitySupport, second: QuantitySupport) -> bool:
    """Whether two figures stand in one sentence of a section, and in no table."""
    between = examination.text[first.end : second.start]
    apart = len(between) > _TOGETHER or "|" in between or "\t" in between
    same = examination.sentence_at(first.start) == examination.sentence_at(second.start)
    return same and not apart and examination.scope_at(first.start).own


def _wrong(between: str, before: str, first: Decimal, second: Decimal) -> str:
    """The word that does not agree with two figures, or an empty string."""
    changed = _CHANGE.match(between)
    if changed and _FROM_TO.search(before):
        word = changed.group("word")
        rises = bool(re.fullmatch(_UP, word))
        return "" if (second > first) == rises else word
    compared = _COMPARE.match(between)
    if compared:
        word = compared.group("word")
        above = bool(re.fullmatch(_ABOVE, word)) != bool(compared.group("no"))
        agrees = first >= second if above else first <= second
        return "" if agrees and (first != second or compared.group("no")) else word
    return ""


def _place(examination: Examination, start: int, end: int, word: str) -> tuple[int, int]:
    """Where the word stands in the original, wraps allowed."""
    spaced = re.compile(r"\s*".join(map(re.escape, word)))
    match = spaced.search(examination.text, start, end)
    return match.span() if match else (start, end)
