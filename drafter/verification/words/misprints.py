"""Words that are none: a character typed by its sound, read for one of its shape, or two that changed places.

Only where the right word is beyond doubt: the case or approved wording says it with the same around it, and nobody
says what stands in its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from operator import add

from drafter.verification.words.grams import union
from drafter.verification.words.stock import common_words, ordinary, stock

_FIRST, _LAST = "\u3400", "\u9fff"
_WIDEST = 3
"""So many characters in all have to be the same beside a word."""

_ALONE = frozenset("未日")
"""What makes no word with what stands beside it, and is often misread."""

_LEADS = frozenset("由把")
"""Behind these a word begins."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_MONEY = frozenset({"万元", "亿元"})
"""What stands behind a figure, and is no word of the stock."""


@dataclass(frozen=True, slots=True)
class Misprint:
    """A word that is none.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        right: what is meant.
    """

    start: int
    end: int
    right: str


@dataclass(frozen=True)
class Spelling:
    """Knows what may be said.

    Attributes:
        own: what the case, the norms and approved wording say, half width and without blanks.
    """

    own: str

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The pairs of characters that stand together in what is said, or in words of anybody."""
        return union(self.own.split("\n")) | stock().pairs | ordinary().pairs

    @cached_property
    def _characters(self) -> frozenset[str]:
        """The characters of all that."""
        return frozenset("".join((self.own, *stock().words, *ordinary().words, *ordinary().single)))

    def misprints(self, text: str) -> Iterator[Misprint]:
        """The misprints of a text that is half width and without blanks."""
        joined = [False, *map(self._pairs.__contains__, map(add, text, text[1:])), False]
        turned = [*map(common_words().__contains__, map(add, text[1:], text)), False]
        behind = -1
        for at, char in enumerate(text):
            alone = not (joined[at] or joined[at + 1])
            if (alone or turned[at]) and at >= behind and _FIRST <= char <= _LAST:
                found = self._exchanged(text, at) if turned[at] else None
                if not found and alone:
                    found = self._mistaken(text, at)
                if found:
                    behind = found.end
                    yield found

    def _exchanged(self, text: str, at: int) -> Misprint | None:
        """Two characters of a word that changed places, all around them being as it is said."""
        said, right = text[at : at + 2], text[at : at + 2][::-1]
        if said in common_words() or said in reversible() or said == right:
            return None
        before, after = text[at - 1 : at] if at else "", text[at + 2 : at + 3]
        if before + said[0] in common_words() or said[1] + after in common_words():
            return None
        around = _around(text, at, at + 2)
        meant = self._says(around, right) or (said not in self._pairs and self._framed(text, at, at + 2, right))
        return Misprint(at, at + 2, right) if meant and not self._says(around, said) else None

    def _mistaken(self, text: str, at: int) -> Misprint | None:
        """One character for another of its shape or sound, that goes with neither of those beside it."""
        if text[at] in _NUMERALS:
            return None
        around, counted = _around(text, at, at + 1), text[at - 1 : at].isdigit()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        making = _behind().get(before, frozenset()) | _before().get(after, frozenset())
        for table, alone in ((_shapes(), _ALONE), (_sounds(), frozenset[str]())):
            for other in table.get(text[at], ""):
                found = _word(text, at, other, alone) if other in making or other in alone else None
                unit = found and counted and (found.right in _MONEY or found.right in alone)
                if found and (unit or (self._likely(text, at, other) and self._says(around, other))):
                    return found
                if found and self._framed(text, found.start, found.end, found.right):
                    return found
        return self._stranger(text, at) if text[at] not in self._characters else None

    def _likely(self, text: str, at: int, other: str) -> bool:
        """Whether a character goes with those beside it: what costs little is asked first."""
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        return all(pair in self._pairs for pair in (before + other, other + after) if _han(pair) and len(pair) > 1)

    def _says(self, around: Sequence[tuple[str, str]], word: str) -> bool:
        """Whether the case says a word with the same around it."""
        return any(before + word + after in self.own for before, after in around)

    def _framed(self, text: str, start: int, end: int, right: str) -> bool:
        """Whether a word has to stand there, and another begins behind it, the right one being one of the case."""
        led = right in common_words() and text[start - 1 : start] in _LEADS
        return led and text[end : end + 2] in common_words() and right in self.own

    def _stranger(self, text: str, at: int) -> Misprint | None:
        """A character that nothing vouches for, where one of its shape makes a common word."""
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        for other in _shapes().get(text[at], ""):
            for first, last, pair in ((at - 1, at + 1, before + other), (at, at + 2, other + after)):
                if len(pair) > 1 and pair in common_words():
                    return Misprint(first, last, pair)
        return None


def _around(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """What stands before and behind a word, three characters in all."""
    before, after = _run(text[max(start - _WIDEST, 0) : start][::-1])[::-1], _run(text[end : end + _WIDEST])
    shares = ((2, 1), (1, 2), (0, _WIDEST), (_WIDEST, 0))
    return [
        (before[len(before) - first :], after[:last])
        for first, last in shares
        if len(before) >= first and len(after) >= last
    ]


def _run(text: str) -> str:
    """The Chinese characters with which a text begins."""
    return next((text[:at] for at, char in enumerate(text) if not _FIRST <= char <= _LAST), text)


def _word(text: str, at: int, other: str, alone: frozenset[str]) -> Misprint | None:
    """What is meant, with the character beside it that makes it a common word, but for those that stand alone."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    for first, last, pair in ((at - 1, at + 1, before + other), (at, at + 2, other + after)):
        if (len(pair) > 1 and pair in common_words()) or pair in _MONEY:
            return Misprint(first, last, pair)
    return Misprint(at, at + 1, other) if other in alone else None


def _han(text: str) -> bool:
    return bool(text) and all(_FIRST <= char <= _LAST for char in text)


def alike(one: str, other: str) -> bool:
    """Whether two characters are of one sound or shape."""
    return other in _sounds().get(one, "") or other in _shapes().get(one, "")


@cache
def _sounds() -> Mapping[str, str]:
    """For every character, those of its sound (`sounds.txt`)."""
    return _alike("sounds.txt")


@cache
def _shapes() -> Mapping[str, str]:
    """For every character, those of its shape (`shapes.txt`)."""
    return _alike("shapes.txt")


def _alike(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _read(name).split():
        for char in group:
            found[char] = found.get(char, "") + group.replace(char, "")
    return found


def _read(name: str) -> str:
    source = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return "\n".join(line for line in source.splitlines() if not line.startswith("#"))


@cache
def _behind() -> Mapping[str, frozenset[str]]:
    """The characters that make a common word of two behind each one."""
    return _beside(0)


@cache
def _before() -> Mapping[str, frozenset[str]]:
    """Those that make one before it."""
    return _beside(1)


def _beside(place: int) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in (one for one in common_words() | _MONEY if len(one) == 2):  # noqa: PLR2004 - pairs of characters
        found.setdefault(word[place], set()).add(word[1 - place])
    return {char: frozenset(others) for char, others in found.items()}


@cache
def reversible() -> frozenset[str]:
    """Words that are common words turned round, and none of them (`reversible.txt`)."""
    return frozenset(_read("reversible.txt").split())
