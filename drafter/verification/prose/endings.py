"""Sentences that stop where nothing can end: behind a word that joins or leads on, or in the middle of a word."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.text.sentences import Span
from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.prose.structure import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.stock import ordinary, stock

_DANGLING = re.compile(
    r"(?:(?<![理事缘自案情])由|(?<![涉普顾提触波遍言企旁])及|(?<![参给赠])与|(?<![总共温平饱缓柔调])和|或|把|被"
    r"|(?<![服听无随跟遵])从|(?<!参与)其中|包括|关于|由于|对于|鉴于|并且|而且|但是|因为|为了|如果|不得|应当|必须|予以"
    r"|(?<![存所现内潜自])在|(?<!即)将|按照|依照|遵照|根据|逐[项笔件份]|不符合《[^》]*》"
    r"|(?<![和高风崇时])尚|(?<![而不早业])已|(?<![比计相])较|未|不|仍|很|也|又)(?=。)"
    r"|^[^是]*的(?=。)"
)
"""What leads on to more; some of these characters also end words (理由, 涉及, 参与, 总和, 服从)."""

_OPENS = frozenset(
    "在由对自按从与和及其此该各每不未无没有已经将被把并而且但因为于以上下本至到就凭据年月日一二三四五六七八九十"
)
"""A sentence may begin with one of these, whatever stands before it."""

_BEHIND = re.compile("的(?!确|士)|之(?!后|前|所以)|们|了(?![解结如却])")
"""What belongs to a word before it, and begins no sentence."""

_STOP = "。"
_SHOWN = 8
"""So many characters of what dangles are shown at most."""


def check(examination: Examination) -> Iterator[Violation]:
    """The sentences of both sections, each with the next."""
    spans = [span for span, scope in examination.scoped if examination.judged(scope)]
    for place, span in enumerate(spans):
        if not span.text.endswith(_STOP):
            continue
        dangles = _dangles(span.text)
        if dangles >= 0:
            start = span.start + dangles
            yield violation(NAME, "sentence_unended", (examination.text, start, span.end))
        elif place + 1 < len(spans) and _cut(span, spans[place + 1], examination.book):
            where = (examination.text, span.end - 2, spans[place + 1].start + 1)
            yield violation(NAME, "sentence_cut", where)


@lru_cache(maxsize=2048)
def _dangles(sentence: str) -> int:
    """Where in a sentence begins to be shown what it ends with and may not; -1 if it ends as it may."""
    found = _DANGLING.search(sentence)
    return max(found.start(), found.end() - _SHOWN) if found else -1


def _cut(one: Span, other: Span, book: Book) -> bool:
    """Whether a word goes on from one sentence to the next: what the case says at once, with no stop between."""
    before, behind = one.text[-3:-1], other.text[:2]
    if not before or other.start != one.end:
        return False
    if _BEHIND.match(other.text):
        return True
    word = before[-1] + behind[0]
    return behind[0] not in _OPENS and word in _words() and before + behind in book.everything


@cache
def _words() -> frozenset[str]:
    return stock().words | ordinary().words
