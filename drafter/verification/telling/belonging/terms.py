"""A thing or body of one finding in a sentence on another: 急救指挥站应查明运血箱账实不符的原因.

A term is what the case's own texts have between particles, and what its facts are called. It is out of place where
the rest of the sentence is of another finding, down to the last word that only one of them has, and where this one
has a term of which the sentence says nothing. A sentence that tells of both has more of either than a name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from drafter.findings.model import FactKind
from drafter.text.alternation import longest_of
from drafter.text.width import fold
from drafter.verification.telling.belonging.index import Belongings, Misplaced, Read
from drafter.verification.telling.belonging.nouns import nouns, repeated
from drafter.verification.words.grams import pairs_of

_TERM = re.compile("[\u4e00-\u9fff（）()]{3,}")
_NEAR = 2
"""So many pairs of characters between the commas around it must be the own finding's."""

_JOINED = re.compile("[、和及与或]|以及|比|较|除|非|占|不到|超过|相当于|不是|不含|不同于|参照|类似")
"""What is joined to a term, or compared with it, is another finding's on purpose."""

_BESIDE, _WORD = 3, 2
_SEGMENT = "，。；：？！,;:?!"
_NAMES = (FactKind.NAME, FactKind.TERM)


@dataclass(frozen=True)
class Terms:
    """Finds the terms of other findings.

    Attributes:
        belongings: of the case.
    """

    belongings: Belongings

    def misplaced(self, read: Read) -> Iterator[Misplaced]:
        """The terms of a sentence that are of another finding than it."""
        if len(self.belongings.points) > 1:
            for match in self._term.finditer(read.text):
                start, end = match.span()
                joined = _JOINED.search(read.text, max(start - _BESIDE, 0), start) or _JOINED.match(read.text, end)
                words = read.words - pairs_of(match.group())
                if not joined and self.belongings.elsewhere(words, self._places[match.group()]):
                    yield from self._of(read.text, start, end)

    def _of(self, text: str, start: int, end: int) -> Iterator[Misplaced]:
        """A term, if the sentence is on another finding."""
        belongings, term = self.belongings, text[start:end]
        places, owns = self._places[term], belongings.own(text, start, end)
        if not owns or places & {*owns} or any(belongings.speaks(term, one) for one in owns):
            return
        words = frozenset[str]().union(*map(belongings.words, owns))
        if any(self._goes_on(text, start, end, place) for place in places) or _within(text, start, end, words):
            return
        others = frozenset[str]().union(*(belongings.told(place).grams for place in places))
        rest = pairs_of(f"{text[:start]}，{text[end:]}")
        near = (rest if term in self._bodies else pairs_of(_around(text, start, end))) & words
        if len(near) >= _NEAR and not (rest & others) - words and self._lacks(text, owns):
            meant = self._instead(term, text, owns)
            titles = belongings.title(owns[0]), belongings.title(min(places))
            yield Misplaced("term_elsewhere", start, end, bool(meant), meant, *titles)

    def _goes_on(self, text: str, start: int, end: int, place: int) -> bool:
        """Whether what stands beside a term is what its own finding has there: 往来款项清理 before 不及时."""
        told = self.belongings.told(place)
        before, behind = text[max(start - _WORD, 0) : end], text[start : end + _WORD]
        return (start >= _WORD and told.says(before)) or (end + _WORD <= len(text) and told.says(behind))

    def _lacks(self, text: str, owns: tuple[int, ...]) -> bool:
        """Whether one of some findings has a term of which a sentence has no word."""
        said = pairs_of(text)
        return any(not pairs_of(term) & said for place in owns for term in self._terms[place])

    def _instead(self, term: str, text: str, owns: tuple[int, ...]) -> str:
        """The body that the own finding has, where the term is a body and the sentence names none of its own."""
        if term not in self._bodies:
            return ""
        own = {self._bodies[term] for place in owns for term in self._terms[place] if term in self._bodies}
        said = any(call in text for call, body in self._bodies.items() if body in own)
        return "" if said else "、".join(sorted(own))

    @cached_property
    def _term(self) -> re.Pattern[str]:
        return re.compile(longest_of(self._places) if self._places else "(?!)")

    @cached_property
    def _places(self) -> Mapping[str, frozenset[int]]:
        """The points that have each term."""
        found: dict[str, set[int]] = {}
        for place, terms in enumerate(self._terms):
            for term in terms:
                found.setdefault(term, set()).add(place)
        return {term: frozenset(places) for term, places in found.items()}

    @cached_property
    def _terms(self) -> tuple[frozenset[str], ...]:
        """The terms of every point; what may stand anywhere is none."""
        everywhere = self.belongings.everywhere
        every = (self._terms_of(place) for place in range(len(self.belongings.points)))
        return tuple(frozenset(term for term in terms if not everywhere(term)) for terms in every)

    def _terms_of(self, place: int) -> frozenset[str]:
        belongings = self.belongings
        facts = belongings.book.used_by(belongings.points[place])
        named = {fold(known.fact.subject).text for known in facts if known.fact.subject}
        named |= {known.written.strip("“”《》") for known in facts if known.fact.kind in _NAMES}
        calls = chain.from_iterable(map(belongings.book.calls, named))
        pieces = belongings.told(place).pieces
        told = chain.from_iterable(map(nouns, pieces))
        again = chain.from_iterable(repeated(pieces[0], piece) for piece in pieces[1:])
        return frozenset(term for term in (*calls, *told, *again) if _TERM.fullmatch(term))

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """The bodies below the department by all that they are called."""
        below = (fold(name).text for name in self.belongings.book.case.department.subordinates)
        return {call: name for name in below for call in self.belongings.book.calls(name)}


def _within(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether a stretch is part of a longer word of some words: 固定资产 in 固定资产账."""
    return text[end - 1 : end + 1] in words or text[max(start - 1, 0) : start + 1] in words


def _around(text: str, start: int, end: int) -> str:
    """What stands between the commas around a stretch, without it."""
    first = max(text.rfind(mark, 0, start) for mark in _SEGMENT) + 1
    last = min((at for mark in _SEGMENT if (at := text.find(mark, end)) >= 0), default=len(text))
    return f"{text[first:start]}，{text[end:last]}"
