"""Recommendations that let off: what was left undone need not be done, and what was wrong may be done again.

A recommendation asks. A clause that permits, exempts or leaves things as they are (`words/modality.py`) takes back
what the account, the advice or a norm asks for where its predicate is theirs: then it may not stand. Where no
source gives such leave and none speaks of its predicate, it is shown to a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.reader import Reader
from drafter.verification.report import violation
from drafter.verification.telling.advice.weakened import weakened
from drafter.verification.telling.sources.sources import Sources, Told
from drafter.verification.telling.sources.texts import denied, words_of
from drafter.verification.words.directions import controls
from drafter.verification.words.grams import share
from drafter.verification.words.meaning import meaning
from drafter.verification.words.modality import Force, Mood, moods
from drafter.verification.words.stock import ordinary, stock

NAME = "polarity"
_VOID = "links"
_SAME = 0.6
"""So much of the words of a predicate must be a source's for the two to be one."""

_TELLING = 2
"""A predicate of fewer pairs of characters is known by all of them, in a sentence that retells its point."""

_LONGEST = 400
_CONTRAST = re.compile("而(?:非|不是|不以|不按)[^，。；]{2,10}?(?=作为|来|进行|支付|计|为|$)")
"""按合同金额而非走访次数支付 is to pay by the first."""

_LATE = re.compile(
    "不(?:及时|到位|规范|完整|齐全|够|全|严|实|足)|滞后|延误|逾期|超[期时限]|超过[^，。；]*[期限]|[偏较过][慢晚迟低少]|才"
)
"""What was done late, or not well, is asked for."""

_OUGHT = re.compile("应|须|约定|规定|计划|目标|要求|标准")
"""What was agreed upon is no fault."""

_SAID = 6
"""So many characters of what lets off, in a source, give the leave."""


@dataclass(frozen=True, slots=True)
class _Leave:
    """A clause that lets off.

    Attributes:
        start: offset of its first character in its sentence.
        end: offset behind the last.
        key: which message tells it.
        asked: what it takes back; empty where no source speaks of it.
        sure: it takes that back beyond doubt.
    """

    start: int
    end: int
    key: str
    asked: str
    sure: bool


@dataclass(frozen=True)
class LetOff:
    """Finds them.

    Attributes:
        sources: the points of the case.
    """

    sources: Sources

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The clauses of the recommendations that let off."""
        for one, where in self._reader.read(examination, self._of):
            severity = Severity.BLOCK if one.sure else Severity.REVIEW
            yield violation(
                _VOID if one.key == "advice_void" else NAME,
                one.key,
                where,
                severity=severity,
                expected=one.asked,
                asked=one.asked,
            )

    @cached_property
    def _reader(self) -> Reader[_Leave]:
        return Reader(longest=_LONGEST)

    def _of(self, text: str, section: Section | None) -> Iterator[_Leave]:
        """What a sentence, half width and without blanks, lets off."""
        if section is Section.RECOMMENDATIONS and not self.sources.book.approves(text):
            yield from self._taken_back(text)
            for one in weakened(text, self.sources):
                key = "advice_loosens" if one.against else "advice_undone"
                yield _Leave(one.start, one.end, key, one.against, one.sure)

    def _taken_back(self, text: str) -> Iterator[_Leave]:
        for mood in moods(text):
            retold = self.sources.of(text)
            points = retold or self.sources.all
            if any(_gives(told, mood) for told in points) or self._said(text, mood):
                continue
            find = _asked if mood.undone else _wrong
            asked = next(filter(None, (find(told, mood, sure=bool(retold)) for told in points)), "")
            if asked:
                key = "advice_denied" if mood.undone else "advice_permits"
                yield _Leave(mood.start, mood.end, key, asked, sure=True)
            elif mood.lax or (mood.force is Force.OMITS and controls(mood.what)):
                yield _Leave(mood.start, mood.end, "advice_void" if mood.sure else "advice_undone", "", mood.sure)

    def _said(self, text: str, mood: Mood) -> bool:
        """Whether the case or approved wording has the very words."""
        words = text[mood.at : min(mood.at + _SAID, mood.end)]
        return len(words) == _SAID and words in self.sources.book.everything


def _gives(told: Told, mood: Mood) -> bool:
    """Whether advice or a norm gives such leave."""
    own = _content(mood.what, told)
    given = (one for piece in told.asked for one in moods(piece))
    return any(one.undone is mood.undone and share(own, words_of(one.what)) >= _SAME for one in given)


def _asked(told: Told, mood: Mood, *, sure: bool) -> str:
    """The piece that asks for what is to be left undone, or finds it lacking."""
    own = _Own(_content(mood.what, told), _content(mood.topic, told), sure)
    if _short(mood.what) or any(own.stands(piece) for piece in told.pieces if not _short(piece)):
        return ""  # the fault is that it was done, or lies in how
    asking = (piece for piece in told.asked if own.stands(piece) and not any(moods(piece)))
    lacking = (piece for piece in told.pieces if any(map(own.is_denied, denied(piece))))
    late = [piece for piece in told.pieces if _LATE.search(piece)]
    return next(chain(asking, lacking, late if own.stands("，".join(late)) else ()), "")


def _wrong(told: Told, mood: Mood, *, sure: bool) -> str:
    """The piece that forbids what may be done, or tells it as the fault."""
    own = _Own(_content(_CONTRAST.sub("", mood.what), told), _content(mood.topic, told), sure)
    bans = (piece for piece in told.asked for one in moods(piece) if one.undone and own.stands(one.what))
    banned = next(bans, "")
    if banned or mood.means or mood.checked or any(own.stands(piece) for piece in told.asked):
        return banned
    own = replace(own, sure=False)
    found = (piece for piece in told.pieces if not meaning().denials(piece) and not _OUGHT.search(piece))
    return next((piece for piece in found if own.stands(piece) and not _LATE.search(piece)), "")


def _short(text: str) -> bool:
    """Whether a text says that something was not done, or not in time, or beyond measure."""
    return meaning().falls_short(text) or bool(_LATE.search(text))


@dataclass(frozen=True, slots=True)
class _Own:
    """The words of a clause.

    Attributes:
        what: those of its predicate.
        topic: those of what it is said of.
        sure: its sentence retells the point.
    """

    what: frozenset[str]
    topic: frozenset[str]
    sure: bool

    def stands(self, piece: str) -> bool:
        """Whether a piece has the predicate; one of a single pair of characters only with what it is said of."""
        words = words_of(piece)
        common = len(self.what & words)
        if common >= _TELLING:
            return common >= _SAME * len(self.what)
        said = self.sure or len(self.topic & words) >= _TELLING
        return said and common == len(self.what) > 0

    def is_denied(self, denied: str) -> bool:
        """Whether it is what a piece denies, or holds all of that."""
        words = words_of(denied)
        return self.stands(denied) or (len(words) >= _TELLING and words <= self.what)


def _content(what: str, told: Told) -> frozenset[str]:
    """The words of a predicate that tell anything: those that nobody comments with, or that the point has."""
    words = words_of(what)
    return (words - stock().pairs - ordinary().pairs) | (words & told.all_grams)
