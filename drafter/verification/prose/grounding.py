"""Sentences must be Chinese prose, and their words must come from the case, from approved wording, or be common.

A character is vouched for if it stands in a pair of characters that the points' accounts, the grounds or the
approved wording hold, in a word of the stock, or carries no content. What is left is new: a story that nobody
recorded, or gibberish. How the thresholds were found stands in tests/verification/test_grounding.py.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.knowledge.model import Norm
from drafter.text.marks import MarkKind
from drafter.text.sentences import Span
from drafter.text.width import fold
from drafter.verification.model import Severity, Violation
from drafter.verification.names.citations import cited_norms
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.report import violation
from drafter.verification.words.causes import invented
from drafter.verification.words.grams import bigrams, union
from drafter.verification.words.stock import FUNCTION, stock

NAME = "grounding"

MOST_NEW = 0.17
"""The largest share of a sentence's characters that nothing vouches for."""

LONGEST_NEW = 4
"""So many new characters in a row are a name or a story, however long the sentence is."""

LEAST_OWN = 0.11
"""The smallest share of a sentence's content words that the points themselves or the grounds must hold."""

LEAST_CHINESE = 0.55
_TABLE = re.compile(r"[^\n]*\||表\s*\d|注[：:]|单位[：:]|数据来源[：:]|资料来源[：:]")
"""A table's rows, its title, and what stands around it; its figures and names are checked all the same."""

_CIRCLE, _CIRCLE_SHORT, _CIRCLE_LONG = 0.68, 14, 60
"""The smallest share of different bigrams in a sentence without figures. Of 635 such sentences of published
notices three have less, all of them formulas or rows of tables."""

_SHORT = 6
_REPEAT = 3
_GRAM = 4
_PARTS = "分之"
_DENSE = 0.4
_OWN_WORDS = 3
"""So many characters of its own has a part of a list whose parts begin or end alike."""

_ENTRIES = re.compile("[，、；：。,;]")
_LEAD = re.compile("[^，：；。]{4,24}[：，]")
_STUTTER = re.compile(r"([\u3400-\u9fff]{1,8}?)[，、。]?(?:\1[，、。]?){3,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'.-]*|[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]+")
_NOISE = re.compile(
    r"[\ufffd\u0000-\u0008\u200e\u200f]|[^\w\s\u3000-\u303f\uff00-\uffef\u2000-\u206f\u2460-\u24ff%‰≥≤±×÷+=<>()\[\]{}|/*#.,:;!?'\"@&~^$`\\-]{2,}"
)


@dataclass(frozen=True)
class _Reading:
    """Where figures, numbers, titles and names stand in a text, found once."""

    examination: Examination

    @cached_property
    def named(self) -> list[tuple[int, int]]:
        """The spans of figures, titles, numbers, names and terms, in order."""
        found = self.examination.scan
        spans = [(q.start, q.end) for q in found.quantities]
        spans += [(m.start, m.end) for m in found.marks if m.kind not in (MarkKind.WORD, MarkKind.RELATIVE_DATE)]
        return sorted([*spans, *((start, end) for start, end, _ in self.examination.mentions)])

    @cached_property
    def marked(self) -> list[tuple[int, int]]:
        """The spans of marks, in order."""
        return sorted((mark.start, mark.end) for mark in self.examination.scan.marks)

    @cached_property
    def latin(self) -> str:
        """Where a Latin word may come from."""
        return "\n".join((self.examination.book.everything, *self.examination.grounds)).lower()


@dataclass(frozen=True)
class _Sources:
    """The texts that vouch for the words of one scope."""

    reading: _Reading
    scope: Scope

    @property
    def examination(self) -> Examination:
        """The text."""
        return self.reading.examination

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the points themselves and of the grounds."""
        return union(self.texts)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What the points and the grounds say."""
        book, scope = self.examination.book, self.scope
        accounts = [
            book.accounts[p]
            for p in (scope.points if scope.points is not None else book.accounts)
            if p in book.accounts
        ]
        facts = book.within(scope.points).texts
        cited = scope.norms | cited_norms(self.examination, scope)
        norms = [text for name in sorted(cited) if name in book.norms for text in _norm_texts(book.norms[name])]
        return (*accounts, *facts, *norms, *self.examination.grounds)


def check(examination: Examination) -> Iterator[Violation]:
    """Every sentence of both sections."""
    approved, reading = examination.book.approved, _Reading(examination)
    known: dict[tuple[object, ...], _Sources] = {}
    for sentence in examination.sentences:
        scope = examination.scope_at(sentence.start)
        if scope.own and not _TABLE.match(sentence.text):
            sources = known.setdefault(_key(examination, scope), _Sources(reading, scope))
            yield from _sentence(examination, sentence, sources, approved)


def _key(examination: Examination, scope: Scope) -> tuple[object, ...]:
    return (scope.points, scope.norms, cited_norms(examination, scope))


def _sentence(
    examination: Examination, sentence: Span, sources: _Sources, approved: frozenset[str]
) -> Iterator[Violation]:
    where = (examination.text, sentence.start, sentence.end)
    yield from _foreign(examination, sentence, sources)
    words = _words(examination, sentence, sources)
    flat = "".join(words)
    if not _chinese(sentence.text):
        yield violation(NAME, "not_prose", where)
        return
    repeated = _repetition(_in_digits(examination, sentence)) or _circles(sentence, words, sources)
    if repeated:
        yield violation(NAME, "repeated", where, text=repeated)
        return
    if len(flat) < _SHORT:
        return
    new = [piece for word in words for piece in _new(word, sources.own, approved)]
    if sum(map(len, new)) > MOST_NEW * len(flat) or any(len(word) >= LONGEST_NEW for word in new):
        yield violation(NAME, "ungrounded", where, words="、".join(dict.fromkeys(new)))
        return
    if examination.manuscript.whole:
        return
    yield from _causes(examination, sentence, sources)
    if sources.scope.points and _own_share(words, sources.own) < LEAST_OWN:
        yield violation(NAME, "off_topic", where)


def _causes(examination: Examination, sentence: Span, sources: _Sources) -> Iterator[Violation]:
    """A cause that neither the points nor the grounds record."""
    for one in invented(sentence.text, sources.texts, examination.book.vocabulary):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        where = (examination.text, sentence.start + one.start, sentence.start + one.end)
        yield violation(NAME, "cause_unrecorded", where, severity=severity)


def _words(examination: Examination, sentence: Span, sources: _Sources) -> list[str]:
    """The Chinese of a sentence without figures, titles, numbers, and the names and terms of the case."""
    position, pieces = sentence.start, []
    for start, end in _within(sources.reading.named, sentence):
        if start > position:
            pieces.append(examination.text[position:start])
        position = max(position, end)
    pieces.append(examination.text[position : sentence.end])
    return [run for piece in pieces for run in _RUN.findall(fold(piece).text)]


def _in_digits(examination: Examination, sentence: Span) -> str:
    """A sentence without blanks, parts of a hundred as digits: 百分之 before each of several is no repetition."""
    position = sentence.start
    pieces: list[str] = []
    for quantity in examination.quantities(sentence.start, sentence.end):
        if quantity.unit.endswith(_PARTS):
            pieces += (examination.flat(position, quantity.start), f"{quantity.value}")
            position = quantity.end
    return "".join([*pieces, examination.flat(position, sentence.end)])


def _within(spans: list[tuple[int, int]], sentence: Span) -> list[tuple[int, int]]:
    """The spans that begin in a sentence."""
    return spans[bisect_left(spans, (sentence.start, 0)) : bisect_left(spans, (sentence.end, 0))]


def _new(word: str, own: frozenset[str], approved: frozenset[str]) -> list[str]:
    """The stretches of a run of characters that nothing vouches for."""
    covered = stock().marks(word)
    for index in range(len(word) - 1):
        if (gram := word[index : index + 2]) in own or gram in approved:
            covered[index] = covered[index + 1] = True
    stretches, current = [], ""
    for char, known in zip(word, covered, strict=True):
        if known:
            stretches.append(current)
            current = ""
        else:
            current += char
    return [stretch for stretch in (*stretches, current) if stretch]


def _own_share(words: list[str], own: frozenset[str]) -> float:
    """The share of a sentence's content that the points and grounds hold."""
    grams = [gram for gram in bigrams("\n\n".join(words)) if not set(gram) <= FUNCTION]
    return sum(gram in own for gram in grams) / len(grams) if grams else 1.0


def _foreign(examination: Examination, sentence: Span, sources: _Sources) -> Iterator[Violation]:
    """Words of another script, and characters that belong to none."""
    marks = _within(sources.reading.marked, sentence)
    for pattern in (_LATIN, _NOISE):
        for match in pattern.finditer(examination.text, sentence.start, sentence.end):
            inside = any(start <= match.start() and match.end() <= end for start, end in marks)
            if not inside and fold(match.group()).text.lower() not in sources.reading.latin:
                yield violation(NAME, "foreign_words", (examination.text, match.start(), match.end()))


def _chinese(text: str) -> bool:
    """Whether most of the letters of a sentence are Chinese."""
    return len(_HAN.findall(text)) >= LEAST_CHINESE * sum(map(str.isalpha, text))


def _repetition(text: str) -> str:
    """A stretch of characters that keeps coming back."""
    for length, least in ((_GRAM, _DENSE), (2 * _GRAM, 0.0)):
        grams = [text[i : i + length] for i in range(len(text) - length + 1)]
        if len(grams) - len(set(grams)) < _REPEAT - 1:
            break
        gram, count = Counter(grams).most_common(1)[0]
        dense = count >= _REPEAT and count * length >= least * len(text)
        if dense and len(_HAN.findall(gram)) >= length - 1 and not _parallel(text, gram):
            return gram
    doubled = _STUTTER.search(text)
    return doubled.group(1) if doubled else ""


def _parallel(text: str, gram: str) -> bool:
    """Whether the parts of a list have a stretch in common, once each, and say something of their own besides."""
    parts = [part for part in _ENTRIES.split(text) if gram in part]
    rests = ["".join(char for char in part.replace(gram, "", 1) if _tells(char)) for part in parts]
    once = all(part.count(gram) == 1 for part in parts)
    return once and len(set(rests)) == len(rests) and all(len(rest) >= _OWN_WORDS for rest in rests)


def _tells(char: str) -> bool:
    return char.isalnum() and char not in FUNCTION


def _circles(sentence: Span, words: list[str], sources: _Sources) -> str:
    """The word that a sentence without figures keeps turning around; a lead may say what follows in short."""
    marks = _within(sources.reading.marked, sentence)
    figures = len(sources.examination.quantities(sentence.start, sentence.end)) + len(marks)
    grams = _grams(words)
    if figures > 1 or not _CIRCLE_SHORT <= len(grams) <= _CIRCLE_LONG or _varied(grams):
        return ""
    lead = _LEAD.match(fold(sentence.text).text)
    behind = _grams(words[1:]) if lead and words and lead.group().startswith(words[0]) else []
    if len(behind) >= len(grams) // 2 and _varied(behind):
        return ""
    around = Counter(grams).most_common(1)[0][0]
    return "" if _parallel(fold(sentence.text).text, around) else around


def _grams(words: Sequence[str]) -> list[str]:
    return [word[i : i + 2] for word in words for i in range(len(word) - 1)]


def _varied(grams: Sequence[str]) -> bool:
    return len(set(grams)) > _CIRCLE * len(grams)


def _norm_texts(norm: Norm) -> tuple[str, ...]:
    return (norm.document, norm.content, norm.topic)
