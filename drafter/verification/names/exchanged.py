"""A word of one kind where the case has another of the same kind: 归集到预付账款 for 归集到在建工程.

What stands beside a word tells its place. The words of a kind exclude each other, so that wording cannot be the
reason why another stands there; what the case says elsewhere with the same words beside it is right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from drafter.findings.model import FactKind, Role
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept, Stretches
from drafter.verification.words.kinds import Kinds, kinds_of
from drafter.verification.words.stock import FUNCTION

NAME = "names"

_NUMBERED = (FactKind.CONTRACT_NUMBER, FactKind.VOUCHER_NUMBER)
_ROLES = (Role.PROJECT, Role.INDICATOR, Role.SYSTEM, Role.VENDOR, Role.PERSON)
_ENDS = re.compile("[，。；：？！\n,;:?!]")
_BESIDE = 24
_SURE, _LIKELY = 5, 4
"""So many characters with content must stand beside both words alike."""

_LONE = 6
"""And so many where they stand on one side only."""

_SAME = 0.5
"""Where so much of a sentence is of one text of the case, two characters beside the word will do."""

_LED = re.compile("的?(?:关于|要求|规定|明确|约定)的?")
"""What stands between an article and what it says."""

_ANEW = re.compile("(?:改|调整?|转|换)[从由在为用到列按成]$")
"""Before what is to stand in the place of what there was: 改从公用经费中列支."""

_LEADING = 3
_ARTICLE = re.compile("第[一二三四五六七八九十百0-9]+条")
_JOINT = {ord(sign): "、" for sign in "和及与"}
_SEED = 2
_GOES_ON = re.compile("[\u4e00-\u9fff]{3}")
"""What stands right behind a word and soon follows it in the case, too, is what it is said of."""
_FOLLOWS = 7
_OFTEN = 40


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of some kind in a text of the case.

    Attributes:
        word: as it stands there.
        left: what stands before it, up to the nearest comma, backwards.
        right: what stands behind it.
        around: the words of its sentence, or of its text, in pairs of characters.
    """

    word: str
    left: str
    right: str
    around: frozenset[str]

    @property
    def segment(self) -> str:
        """What stands between the commas around it, as far as it was looked at."""
        return f"{self.left[::-1]}{self.word}{self.right}"


_Beside = tuple[str, str, str]
"""A word with what stands before it, backwards, and behind it."""


class _Alike(NamedTuple):
    """How much stands alike beside two words.

    Attributes:
        together: some does, and most of the sentence is of the same text of the case.
        content: characters with content.
        sides: on which any of them stand.
        characters: all.
    """

    together: bool
    content: int
    sides: int
    characters: int


class _Seen(NamedTuple):
    """A word of some kind, and where it stands in the stretch that was looked through."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Exchanges:
    """Finds words that stand in the place of others of their kind.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[tuple[str, bool]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The words of a text in whose place the case has another."""
        view = examination.view
        for at, seen in self._seen.of(view.text, self._look):
            first, last = at + seen.start, at + seen.end
            start, end = view.span(first, last)
            scope = examination.scope_at(start)
            advised = scope.section is Section.RECOMMENDATIONS
            anew = advised and _ANEW.search(view.text, max(first - _LEADING, 0), first)
            if anew or not examination.judged(scope):
                continue
            sentence = flattened(examination.sentence_at(start).text)
            beside = _beside(view.text, first, last)
            meant, sure = self._kept.of((beside, sentence), self._meant, beside, sentence)
            if meant and not any(one.group() == meant for one in self._kinds.found(sentence)):
                sure = sure and not (advised and seen.word in self._bodies)  # another body is to act
                severity = Severity.BLOCK if sure else Severity.REVIEW
                where = (examination.text, start, end)
                yield violation(NAME, "word_exchanged", where, severity=severity, expected=meant)

    def _meant(self, beside: _Beside, sentence: str) -> tuple[str, bool]:
        """The word that the case has in the place of another, if any, and whether beyond doubt."""
        places = list(chain.from_iterable(self._places_of(*beside)))
        same = self._kinds.alike[beside[0]]
        goes_on = _GOES_ON.match(beside[2])
        rights = (right for word in same for right in self._behind.get(word, ()))
        if goes_on and any(goes_on.group() in right for right in rights):
            return "", False  # 本级支出率 is 本级预算支出率 in short
        if all(one.word in same for one in places):
            return "", False
        said = _Word(*beside, bigrams(sentence))
        own = [_alike(said, one) for one in places if one.word in same]
        content = max((one.content for one in own), default=0)
        characters = max((one.characters for one in own), default=0)
        others = [(_alike(said, one), one.word) for one in places if not any(word in one.segment for word in same)]
        like, word = max(others, default=(_NOTHING, ""))
        if like.together and (content < like.content or characters + _SEED < like.characters):
            return word, True
        if like.content < (_LIKELY if like.sides > 1 else _LONE) or content * 2 >= like.content:
            return "", False
        return word, like.content >= _SURE or (like.sides > 1 and like.characters > _SURE)

    def _places_of(self, word: str, left: str, right: str) -> Iterator[Sequence[_Word]]:
        """The words of its kinds in the case that have the same beside them as one."""
        for kind in self._kinds.of[word]:
            yield self._places.get((kind, 0, left[:_SEED]), ())
            yield self._places.get((kind, 1, right[:_SEED]), ())

    @cached_property
    def _seen(self) -> Stretches[_Seen]:
        return Stretches()

    def _look(self, text: str) -> Iterator[_Seen]:
        """The words of a text that are of some kind; none of them holds a full stop."""
        return (_Seen(*match.span(), match.group()) for match in self._kinds.found(text))

    @cached_property
    def _kinds(self) -> Kinds:
        return kinds_of(self._of_facts())

    def _of_facts(self) -> Iterator[tuple[str, ...]]:
        """The names of one role that the case has: its projects, its vendors."""
        named = [known for known in self.book.of_case if known.fact.kind in (FactKind.NAME, FactKind.TERM)]
        for role in _ROLES:
            words = {known.written.strip("“”《》") for known in named if known.fact.role is role}
            yield tuple(sorted(word for word in words if len(word) > _SEED))
        yield tuple(sorted(self._bodies))
        yield tuple(sorted(known.written for known in named if _ARTICLE.fullmatch(known.written)))
        for kind in _NUMBERED:
            yield tuple(sorted({known.written for known in self.book.of_case if known.fact.kind is kind}))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The bodies and places of the case; of the department's own names the full one, as all are the same."""
        own = {self.book.case.department.name}
        return frozenset(name for name in self.book.bodies - self.book.names | own if len(name) > _SEED)

    @cached_property
    def _behind(self) -> Mapping[str, frozenset[str]]:
        """What stands right behind each word of the case."""
        found: dict[str, set[str]] = {}
        for word in self._words():
            found.setdefault(word.word, set()).add(word.right[:_FOLLOWS])
        return {word: frozenset(those) for word, those in found.items()}

    @cached_property
    def _places(self) -> Mapping[tuple[int, int, str], list[_Word]]:
        """The words of the case by their kind and by the two characters before or behind them."""
        found: dict[tuple[int, int, str], list[_Word]] = {}
        for word in self._words():
            for kind in self._kinds.of[word.word]:
                for side, beside in enumerate((word.left[:_SEED], word.right[:_SEED])):
                    if beside:
                        places = found.setdefault((kind, side, beside), [])
                        if len(places) < _OFTEN:
                            places.append(word)
        return found

    def _words(self) -> Iterator[_Word]:
        """The words of the case, each with the words of its account or of its text."""
        book = self.book
        for account in book.accounts.values():
            yield from chain.from_iterable(self._within(flattened(one), account) for one in account.split("\n"))
        frame = dict.fromkeys(flattened(one) for one in book.frame() if one)
        yield from chain.from_iterable(self._within(one, one) for one in frame)
        for text, words in _approved(tuple(book.vocabulary)):
            if text not in frame:
                yield from self._within(text, text) if self._kinds.own.search(text) else words

    def _within(self, text: str, around: str) -> Iterator[_Word]:
        """The words of a text, each with the words of another that holds it."""
        return (_Word(*_beside(text, *match.span()), bigrams(around)) for match in self._kinds.found(text))


_NOTHING = _Alike(together=False, content=0, sides=0, characters=0)


@lru_cache(maxsize=4)
def _approved(vocabulary: tuple[str, ...]) -> tuple[tuple[str, tuple[_Word, ...]], ...]:
    """The texts of approved wording, half width, with the words in them that are of a kind in every case."""
    texts = dict.fromkeys(flattened(one) for one in vocabulary if one)
    standing = kinds_of(()).standing
    return tuple(
        (text, tuple(_Word(*_beside(text, *match.span()), bigrams(text)) for match in standing.finditer(text)))
        for text in texts
    )


def _beside(text: str, start: int, end: int) -> _Beside:
    """A word, what stands before it up to the nearest mark, backwards, and what stands behind it."""
    left, right = text[max(start - _BESIDE, 0) : start][::-1], text[end : end + _BESIDE]
    led = _LED.match(right)
    sides = (left, right[led.end() :] if led else right)
    before, behind = (_ENDS.split(side, maxsplit=1)[0].translate(_JOINT) for side in sides)
    return text[start:end], before, behind


def _alike(said: _Word, other: _Word) -> _Alike:
    sides = [_common(said.left, other.left), _common(said.right, other.right)]
    content, characters = [_content(side) for side in sides], sum(map(len, sides))
    same = any(content) and characters >= _SEED and len(said.around & other.around) >= _SAME * len(said.around)
    return _Alike(same, sum(content), sum(map(bool, content)), characters)


@lru_cache(maxsize=1024)
def _content(text: str) -> int:
    """How many characters of a text have content."""
    return sum("\u4e00" <= char <= "\u9fff" and char not in FUNCTION for char in text)


def _common(one: str, other: str) -> str:
    """What two texts begin with in common."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return one[:at]
