"""What is said again: a word, half a sentence, a whole one, in its own words or nearly.

A clause says each thing once. What the case itself says twice, and the norms that several clauses cite, may stand
as often.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.text.quantities import scan
from drafter.text.sentences import Span
from drafter.text.width import flattened
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.stock import FUNCTION, stock

NAME = "structure"

_STUTTER = re.compile(r"(?P<word>[\u3400-\u9fff]{2,8})(?P=word)")
_AGAIN = re.compile(r"(?:^|(?<=[，；：。]))(?P<part>[^，；：。、\n]{4,60}[，；])(?P=part)")
_TWICE = re.compile(r"(?P<char>[的了由在与和未按超对为以从被将把])(?P=char)")
_COUNTED = re.compile("一[\u3400-\u9fff]?一?|[\u3400-\u9fff]一")
_LABEL = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[是要][：:，,]?|[（(]?\d{1,2}[)）.、．])\s*")
_LEADING = re.compile(
    "(?:也就是说|换言之|换句话说|具体来说|总之|综上|此外|另外|同时|即|且|并且|而且|需要说明的是)[，:]?"
)
_TABLE = re.compile(r"[^\n]*\||表\s*\d|注[：:]|单位[：:]|数据来源[：:]")
_STOPS = "。！？!?；"

_WORDS = 6
"""A sentence of fewer characters may stand in another by chance: 没有入账."""

_LIKE, _NEARLY, _FEW = 0.8, 0.66, 12
"""A later sentence of so many characters, so much of which an earlier one of the clause holds and which has no
figure of its own, says it again; between the two shares a person decides."""

_ALMOST = 0.85
"""A measure that has so much of another one, and that of it, is the same."""

_LONG = 15
"""A sentence of so many characters that stands in two clauses was copied."""


@dataclass(frozen=True)
class _Said:
    """A sentence: its characters, and what of it tells one thing from another, read where that decides."""

    key: str

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its figures, numbers and titles."""
        return _figures(self.key)


def check(examination: Examination) -> Iterator[Violation]:
    """Repetitions in both sections."""
    seen: dict[str, Scope] = {}
    advised: list[_Said] = []
    sentences = iter(examination.sentences)
    current = next(sentences, None)
    for scope in examination.scopes:
        own = []
        while current is not None and current.start < scope.end:
            own.append(current)
            current = next(sentences, None)
        if examination.judged(scope):
            yield from _stutters(examination, scope)
            said = [span for span in own if not _TABLE.match(span.text)]
            yield from _within(examination, said)
            if scope.own and scope.section is Section.PROBLEMS:
                yield from _across(examination, scope, said, seen)
            if scope.own and scope.section is Section.RECOMMENDATIONS:
                whole = _Said(_read(examination.text[scope.start : scope.end]))
                yield from _advised(examination, scope, whole, advised)
                advised.append(whole)


def _stutters(examination: Examination, scope: Scope) -> Iterator[Violation]:
    """Words, characters and parts of sentences that stand twice in a row."""
    for start, end in _doubled(examination.text[scope.start : scope.end]):
        where = (examination.text, scope.start + start, scope.start + end)
        if examination.flat(*where[1:]) not in examination.book.everything:
            yield violation(NAME, "said_twice", where)


@lru_cache(maxsize=512)
def _doubled(text: str) -> tuple[tuple[int, int], ...]:
    """Where they stand; a draft is mostly read again as it was."""
    found = [one.span() for one in _STUTTER.finditer(text) if not _COUNTED.fullmatch(one.group("word"))]
    found += [one.span() for one in _AGAIN.finditer(text)]
    for one in _TWICE.finditer(text):
        behind, before = text[one.end() - 1 : one.end() + 1], text[max(one.start() - 1, 0) : one.start() + 1]
        if behind not in stock().words and before not in stock().words and behind[1:].strip("，。；、"):
            found.append(one.span())
    return tuple(sorted(found))


def _within(examination: Examination, said: Sequence[Span]) -> Iterator[Violation]:
    """Sentences of one clause that an earlier one has said."""
    for place, key, severity in _told_again(tuple(span.text for span in said)) if len(said) > 1 else ():
        if examination.book.everything.count(key) < _PAIR:
            where = (examination.text, said[place].start, said[place].end)
            yield violation(NAME, "said_again", where, severity=_SEVERITIES[severity])


@lru_cache(maxsize=1024)
def _told_again(sentences: tuple[str, ...]) -> tuple[tuple[int, str, int], ...]:
    """The places of those sentences that an earlier one has said, what they say, and how surely they do."""
    said = [_Said(_read(text)) for text in sentences]
    found = []
    for place, one in enumerate(said):
        severity = max((_again(one, other, led=not at) for at, other in enumerate(said[:place])), default=0)
        if severity:
            found.append((place, one.key, severity))
    return tuple(found)


_PAIR = 2
_SEVERITIES = {1: Severity.REVIEW, 2: Severity.BLOCK}


def _again(one: _Said, before: _Said, *, led: bool) -> int:
    """How surely a sentence says again what one before it said: 2 beyond doubt, 1 it seems so, 0 it does not.

    What leads a clause may be told once more in full, though not in its very words.
    """
    if len(one.key) >= _WORDS and one.key in before.key:
        return 2
    if led or len(one.key) < _FEW:
        return 0
    much = share(bigrams(one.key), bigrams(before.key))
    if much < _NEARLY or not one.figures <= before.figures:
        return 0
    return 1 if much < _LIKE or _tells_of_another(one.key, before.key) else 2


def _tells_of_another(key: str, before: str) -> bool:
    """Whether a sentence names something in the place of what a like one named: 柳巷片区, 竹园片区."""
    new = "".join(char if char not in before and char not in FUNCTION else " " for char in key)
    return any(len(word) >= _PAIR for word in new.split())


def _across(
    examination: Examination, scope: Scope, said: Sequence[Span], seen: dict[str, Scope]
) -> Iterator[Violation]:
    """Sentences that stand in another problem word for word.

    Problems of one kind may have the same effect, and be against the same norm.
    """
    for span in said:
        key = _read(span.text)
        if len(key) < _LONG or "《" in key:
            continue
        first = seen.setdefault(key, scope)
        if first != scope and not _standing(examination, key):
            yield violation(NAME, "said_again", (examination.text, span.start, span.end))


def _advised(examination: Examination, scope: Scope, one: _Said, before: Sequence[_Said]) -> Iterator[Violation]:
    """A recommendation that an earlier one makes in nearly the same words; two problems may want like measures."""
    grams = bigrams(one.key)
    for other in before if len(one.key) >= _LONG else ():
        theirs = bigrams(other.key)
        sizes = sorted((len(grams), len(theirs)))
        if sizes[0] < _ALMOST * sizes[1]:
            continue  # so much of the longer one cannot be in the shorter
        if min(share(grams, theirs), share(theirs, grams)) >= _ALMOST and one.figures <= other.figures:
            yield violation(NAME, "said_again", (examination.text, scope.start, scope.end))
            return


def _standing(examination: Examination, key: str) -> bool:
    """Whether a sentence is approved wording, or one that the case says of more than one matter."""
    book = examination.book
    return book.everything.count(key) >= _PAIR or book.is_standing(key)


@lru_cache(maxsize=2048)
def _read(text: str) -> str:
    """A sentence without its label and what leads it in."""
    key = flattened(_LABEL.sub("", text, count=1)).strip(_STOPS)
    return _LEADING.sub("", key, count=1)


@lru_cache(maxsize=2048)
def _figures(key: str) -> frozenset[str]:
    """The figures, numbers and titles of a sentence."""
    found = scan(key)
    spans = [(one.start, one.end) for one in found.quantities] + [(one.start, one.end) for one in found.marks]
    return frozenset(key[start:end] for start, end in spans)
