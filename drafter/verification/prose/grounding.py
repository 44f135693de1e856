"""Sentences must be Chinese prose, and their words must come from the case, from approved wording, or be common.

A character is vouched for if it stands in a pair of characters that the points' accounts, the grounds or the
approved wording hold, in a word of the stock, or carries no content. What is left is new: a story that nobody
recorded, or gibberish. How the thresholds were found stands in tests/verification/test_grounding.py.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add, or_

from drafter.knowledge.model import Norm
from drafter.text.beginnings import sooner
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.model import QuantitySupport, Severity, Violation
from drafter.verification.names.citations import cited_norms
from drafter.verification.prose.anchored import Anchored
from drafter.verification.prose.sentence import Reading, Sentence
from drafter.verification.reading.examination import Examination, Scope
from drafter.verification.report import violation
from drafter.verification.words.causes import invented
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept
from drafter.verification.words.record import Record
from drafter.verification.words.stock import FUNCTION, ordinary, stock

NAME = "grounding"

MOST_NEW = 0.17
"""The largest share of a sentence's characters that nothing vouches for."""

LONGEST_NEW = 4
"""So many new characters in a row are a name or a story, however long the sentence is."""

LEAST_OWN = 0.11
"""The smallest share of a sentence's content words that the points themselves or the grounds must hold."""

LEAST_THING, LEAST_STORY = 3, 6
"""A stretch of so many new characters names a thing; one of so many tells a story, whatever the sentence tells."""

LEAST_CHINESE = 0.55
_TABLE = re.compile(r"[^\n]*\||表\s*\d|注[：:]|单位[：:]|数据来源[：:]|资料来源[：:]")
"""A table's rows, its title, and what stands around it; its figures and names are checked all the same."""

_CIRCLE, _CIRCLE_SHORT, _CIRCLE_LONG = 0.68, 14, 60
"""The smallest share of different bigrams in a sentence without figures. Of 635 such sentences of published
notices three have less, all of them formulas or rows of tables."""

_SHORT = 6
_REPEAT = 3
_GRAM = 4
_DENSE = 0.4
_OWN_WORDS = 3
"""So many characters of its own has a part of a list whose parts begin or end alike."""

_ENTRIES = re.compile("[，、；：。,;]")
_LEAD = re.compile("[^，：；。]{4,24}[：，]")
_QUOTES = re.compile("[“”‘’「」]")
_STUTTER = re.compile(r"([\u3400-\u9fff]{1,8}?)[，、。]?(?:\1[，、。]?){3,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = sooner(r"[A-Za-z][A-Za-z0-9'.-]*|[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]+")
_LETTER = re.compile("[A-Za-z]")
_NOISE = re.compile(
    r"[\ufffd\u0000-\u0008\u200e\u200f]|[^\w\s\u3000-\u303f\uff00-\uffef\u2000-\u206f\u2460-\u24ff%‰≥≤±×÷+=<>()\[\]{}|/*#.,:;!?'\"@&~^$`\\-]{2,}"
)


@dataclass(frozen=True)
class _Sources:
    """The texts that vouch for the words of a sentence.

    Attributes:
        book: of the case.
        points: full ids of what the sentence is on; `None` where it is not known, and every account may vouch.
        norms: ids of those that it may use.
        grounds: further texts whose words may be used.
    """

    book: Book
    points: tuple[str, ...] | None
    norms: frozenset[str]
    grounds: tuple[str, ...]
    _said: Kept[tuple[Violation, ...]] = field(default_factory=Kept, compare=False)

    def judged(self, sentence: Sentence, *, sure: bool) -> tuple[Violation, ...]:
        """What may not stand in a sentence, which is asked for again with every version of a text."""
        return self._said.of((sentence, sure), lambda: tuple(_judged(sentence, self, sure=sure)))

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the points themselves and of the grounds."""
        return self.texts.grams

    @cached_property
    def texts(self) -> Record:
        """What the points and the grounds say."""
        book = self.book
        told = self.points if self.points is not None else book.accounts
        accounts = [book.accounts[point] for point in told if point in book.accounts]
        norms = [
            text for name in sorted(self.norms) if name in book.norms for text in _norm_texts(book.norms[name])
        ]
        return Record((*accounts, *book.within(self.points).texts, *norms, *self.grounds))

    @cached_property
    def latin(self) -> str:
        """Where a Latin word may come from."""
        return "\n".join((self.book.everything, *self.grounds)).lower()


@dataclass(frozen=True)
class Grounding:
    """Judges the sentences of texts on one case.

    Attributes:
        book: of the case.
    """

    book: Book
    _sources: Kept[_Sources] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination, supports: Sequence[QuantitySupport] = ()) -> Iterator[Violation]:
        """Every sentence of both sections; what supports its figures says whether it is on the case for sure."""
        reading, anchored = Reading(examination), Anchored(examination, supports)
        last, sources = None, None
        for span, scope in examination.scoped:
            if scope is not last:
                last, sources = scope, self._sources_of(examination, scope) if scope.own else None
            if sources and not _TABLE.match(span.text):
                sure = anchored.holds(span)
                yield from (one.moved(span.start) for one in sources.judged(reading.sentence(span), sure=sure))

    def _sources_of(self, examination: Examination, scope: Scope) -> _Sources:
        """The texts that vouch for the words of a scope; from the same ones the same comes of a sentence."""
        key = (scope.points, scope.norms | cited_norms(examination, scope), examination.grounds)
        return self._sources.of(key, lambda: _Sources(self.book, *key))


def _judged(sentence: Sentence, sources: _Sources, *, sure: bool) -> Iterator[Violation]:
    """What may not stand in a sentence; `sure` says that its figures or numbers are of the case.

    New words tell no more than that it is worded anew: of 450 true sentences of three writers as many have such
    words as of 450 false ones. A person decides, unless the sentence speaks of another matter.
    """
    where = (sentence.text, 0, len(sentence.text))
    yield from _foreign(sentence, sources)
    words = sentence.words
    flat = "".join(words)
    if not _chinese(sentence.text):
        yield violation(NAME, "not_prose", where)
        return
    repeated = _repetition(_QUOTES.sub("", sentence.in_digits)) or _circles(sentence)
    if repeated:
        yield violation(NAME, "repeated", where, text=repeated)
        return
    if len(flat) < _SHORT:
        return
    new = [piece for word in words for piece in _new(word, sources.own, sources.book.approved)]
    if sum(map(len, new)) > MOST_NEW * len(flat) or any(len(word) >= LONGEST_NEW for word in new):
        told = _tells_of_its_own(new, words, sources, sure=sure)
        severity = Severity.BLOCK if told else Severity.REVIEW
        yield violation(NAME, "ungrounded", where, severity=severity, words="、".join(dict.fromkeys(new)))
        return
    if sentence.whole:
        return
    yield from _causes(sentence.text, sources)
    if sources.points and _own_share(words, sources.own) < LEAST_OWN:
        yield violation(NAME, "off_topic", where)


def _tells_of_its_own(new: list[str], words: list[str], sources: _Sources, *, sure: bool) -> bool:
    """Whether the new stretches of a sentence are things of another story, not only other words for its own."""
    things = [len(stretch) for stretch in new if len(stretch) >= LEAST_THING]
    if sure or not things:
        return max(things, default=0) >= LEAST_STORY
    many = sum(things) > MOST_NEW * sum(map(len, words))
    return many or max(things) >= LEAST_STORY or _own_share(words, sources.own) < LEAST_OWN


def _causes(text: str, sources: _Sources) -> Iterator[Violation]:
    """A cause that neither the points nor the grounds record."""
    for one in invented(text, sources.texts, sources.book.vocabulary):
        severity = Severity.BLOCK if one.sure else Severity.REVIEW
        yield violation(NAME, "cause_unrecorded", (text, one.start, one.end), severity=severity)


def _new(word: str, own: frozenset[str], approved: frozenset[str]) -> list[str]:
    """The stretches of a run of characters that nothing vouches for."""
    held = [gram in own or gram in approved for gram in map(add, word, word[1:])]
    covered = list(map(or_, [False, *held], [*held, False]))
    if not all(covered):  # the rest is looked for in the stock
        marks = zip(word, covered, stock().marks(word), ordinary().marks(word), strict=True)
        covered = [told or common or plain or char in ordinary().single for char, told, common, plain in marks]
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


def _foreign(sentence: Sentence, sources: _Sources) -> Iterator[Violation]:
    """Words of another script, and characters that belong to none."""
    for pattern in (_LATIN, _NOISE):
        for match in pattern.finditer(sentence.text):
            inside = any(start <= match.start() and match.end() <= end for start, end in sentence.marked)
            if not inside and not _stands_in(flattened(match.group()).lower(), sources.latin):
                yield violation(NAME, "foreign_words", (sentence.text, *match.span()))


def _stands_in(word: str, text: str) -> bool:
    """Whether a text has a word, and not only its letters within another one."""
    at = text.find(word)
    while at >= 0:
        if not _LETTER.match(text[at - 1 : at]) and not _LETTER.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


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


def _circles(sentence: Sentence) -> str:
    """The word that a sentence without figures keeps turning around; a lead may say what follows in short."""
    words, figures = sentence.words, sentence.figures + len(sentence.marked)
    grams = _grams(words)
    if figures > 1 or not _CIRCLE_SHORT <= len(grams) <= _CIRCLE_LONG or _varied(grams):
        return ""
    lead = _LEAD.match(flattened(sentence.text))
    behind = _grams(words[1:]) if lead and words and lead.group().startswith(words[0]) else []
    if len(behind) >= len(grams) // 2 and _varied(behind):
        return ""
    around = Counter(grams).most_common(1)[0][0]
    return "" if _parallel(flattened(sentence.text), around) else around


def _grams(words: Sequence[str]) -> list[str]:
    return [word[i : i + 2] for word in words for i in range(len(word) - 1)]


def _varied(grams: Sequence[str]) -> bool:
    return len(set(grams)) > _CIRCLE * len(grams)


def _norm_texts(norm: Norm) -> tuple[str, ...]:
    return (norm.document, norm.content, norm.topic)
