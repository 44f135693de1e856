"""A word before the words of an account where the account has another: 汽修实训室 for 数控实训室.

What follows is the account's, word for word, and most of the sentence is; only the kind of thing differs. Common
words may be verbs, which lead the same words in as well: these need more of the account behind them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams, union
from drafter.verification.words.kept import Kept
from drafter.verification.words.stock import FUNCTION, ordinary, stock
from drafter.verification.words.turns import same

NAME = "names"

_WORD = 2
_WINDOW = 5
_BEHIND, _LONG = 4, 6
"""So many characters behind the word must be the account's; so many behind a common word."""

_SHARE, _MOST = 0.5, 0.6
"""So much of the sentence must be the account's; so much of one with a common word."""

_OFTEN = 20
_COMPARING = "比较跟同"
"""Behind a noun these lead in what it is compared with: 签订比公告."""

_REST = frozenset(("其余", "剩余", "余下", "其他", "其它", "另外"))
"""What is left of things is of the same kind."""


class _Place(NamedTuple):
    """Where two characters stand in an account.

    Attributes:
        text: the text.
        at: offset of the first.
        account: all the words of the account.
    """

    text: str
    at: int
    account: frozenset[str]


@dataclass(frozen=True)
class Modifiers:
    """Finds words that stand before the words of an account in place of others.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[tuple[tuple[int, str, bool], ...]] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The words of the problems of a text before which the account has another."""
        for sentence in examination.judged_sentences:
            if sentence.advised:
                continue
            flat = sentence.view.text
            for at, meant, sure in self._kept.of(flat, self._strange, flat):
                start, end = sentence.view.span(at, at + _WORD)
                where = (examination.text, sentence.start + start, sentence.start + end)
                severity = Severity.BLOCK if sure else Severity.REVIEW
                yield violation(NAME, "word_exchanged", where, severity=severity, expected=meant)

    def _strange(self, sentence: str) -> tuple[tuple[int, str, bool], ...]:
        """What is replaced in a sentence that is none of the case's own."""
        return () if self.book.stands(sentence) else tuple(self._replaced(sentence))

    def _replaced(self, text: str) -> Iterator[tuple[int, str, bool]]:
        """The offsets of words in the place of others, with these, and whether beyond doubt."""
        words = frozenset[str]()
        for at in range(len(text) - 2 * _WORD + 1):
            said, behind = text[at : at + _WORD], text[at + _WORD : at + 2 * _WORD]
            if behind not in self._places or said in self._own or not _names(said):
                continue
            if said in _REST or said[-1] in _COMPARING or _inside(text[max(at - 1, 0) : at + 1]):
                continue
            words = words or bigrams(text)
            common = said in stock().words
            least, much = (_LONG, _MOST) if common else (_BEHIND, _SHARE)
            for place in self._places[behind]:
                meant = place.text[place.at - _WORD : place.at]
                before = place.text[max(place.at - _WINDOW, 0) : place.at]
                if set(said) & set(before) or meant in text or not _names(meant) or same(said, meant):
                    continue
                alike = _common(text[at + _WORD :], place.text[place.at :])
                if alike >= least and len(words & place.account) >= much * len(words):
                    yield at, meant, not common
                    break

    @cached_property
    def _places(self) -> Mapping[str, list[_Place]]:
        """Where every pair of characters stands in the accounts."""
        found: dict[str, list[_Place]] = {}
        for account in self.book.accounts.values():
            words = bigrams(account)
            for text in (fold(one).text for one in account.split("\n")):
                for at in range(_WORD, len(text) - _WORD + 1):
                    places = found.setdefault(text[at : at + _WORD], [])
                    if len(places) < _OFTEN:
                        places.append(_Place(text, at, words))
        return found

    @cached_property
    def _own(self) -> frozenset[str]:
        """All words of the case."""
        return union(self.book.texts())


def _names(word: str) -> bool:
    """Whether two characters are Chinese, and neither is a particle."""
    return all("\u4e00" <= char <= "\u9fff" and char not in FUNCTION for char in word)


def _inside(pair: str) -> bool:
    """Whether two characters are one word, so that none begins with the second: 提炼 before 出."""
    return len(pair) == _WORD and (pair in stock().words or pair in ordinary().words)


def _common(one: str, other: str) -> int:
    """How many Chinese characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b or not "\u4e00" <= a <= "\u9fff"), min(len(one), len(other)))
