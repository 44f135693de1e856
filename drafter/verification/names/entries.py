"""An entry of a list where the case has another: 监控点位和视频会议 for 监控点位和专线服务.

The entry beside it tells that it is the list of the case. What the case says in the same breath may stand there,
and an entry that shares a word with the one of the case may be that one in other words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.model import Section, Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Stretches
from drafter.verification.words.stock import FUNCTION, stock

NAME = "names"

_SEGMENT = re.compile("[^，。；：？！\n,;:?!（）()|]+")
_JOINT = re.compile("[”’」]?(?:、|或者|以及|[和及与或])[“‘「]?|”“|’‘|」「")
_HAN = re.compile("[\u4e00-\u9fff]+")
_ENTRY = 4
"""So many characters of an entry are compared, from the list's inside."""

_KNOWN = 2
"""So many characters of the entry beside it must be those of the case."""

_SURELY = 4
"""So many in a recommendation, and where the entry is of words that the bureau uses: 资产和财务, 产出和效果."""

_WORD = 2
_ASKED = re.compile("怎么|怎样|如何|是否|谁|哪|什么|何时")
"""In a question it is asked how something is done, and nothing is called by its name."""
_QUOTES = "“”‘’「」"


@dataclass(frozen=True, slots=True)
class _Joined:
    """Two entries of a list, one behind the other.

    Attributes:
        before: the first one, with what stands before it in its segment.
        behind: the second one, with what stands behind it.
        at: offset of the joint in the segment.
        end: offset behind it.
    """

    before: str
    behind: str
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stranger:
    """An entry that stands for another one.

    Attributes:
        start: offset in its segment, or in the text.
        end: offset behind it.
        meant: what the case has there.
        alike: characters that the entry beside it has in common with that of the case.
    """

    start: int
    end: int
    meant: str
    alike: int

    def moved(self, by: int) -> "_Stranger":
        """The same, counted from so many characters before."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True)
class Entries:
    """Finds entries that stand in the place of others.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Stretches[_Stranger] = field(default_factory=Stretches, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The entries of lists in whose place the case has others."""
        view = examination.view
        seen: set[int] = set()
        for begin, one in self._kept.of(view.text, self._strange):
            start, end = begin + one.start, begin + one.end
            if start in seen or view.text[start : start + _WORD] in self._own:
                continue
            first, last = view.span(start, end)
            scope = examination.scope_at(first)
            told = one.meant in flattened(examination.sentence_at(first).text)
            if told or not examination.judged(scope):
                continue
            seen.add(start)
            advised = scope.section is Section.RECOMMENDATIONS
            sure = not advised and view.text[start:end] not in self.book.everything
            if not sure and one.alike < _SURELY:
                continue
            severity = Severity.BLOCK if sure else Severity.REVIEW
            where = (examination.text, first, last)
            yield violation(NAME, "word_exchanged", where, severity=severity, expected=one.meant)

    def _strange(self, text: str) -> Iterator[_Stranger]:
        """Where entries between two commas stand for others, and for which."""
        for segment in _SEGMENT.finditer(text):
            for joined in _joints(segment.group()):
                yield from (one.moved(segment.start()) for one in self._replaced(joined))

    def _replaced(self, said: _Joined) -> Iterator[_Stranger]:
        """Where an entry stands for another one, and which."""
        for told in self._before.get(said.before[-_WORD:], ()):
            if alike := _same(said.before[::-1], told.before[::-1]):
                other = _other(said.behind[:_ENTRY], told.behind[:_ENTRY])
                if other:
                    meant = told.behind[other[0] : _ENTRY].strip(_QUOTES)
                    yield _Stranger(said.end + other[0], said.end + other[1], meant, alike)
        for told in self._behind.get(said.behind[:_WORD], ()):
            if alike := _same(said.behind, told.behind):
                other = _other(said.before[-_ENTRY:], told.before[-_ENTRY:])
                start = said.at - min(len(said.before), _ENTRY)
                if other:
                    meant = told.before[-_ENTRY:].strip(_QUOTES)
                    yield _Stranger(start + other[0], start + other[1], meant, alike)

    @cached_property
    def _told(self) -> tuple[_Joined, ...]:
        texts = (text for account in self.book.accounts.values() for text in account.split("\n"))
        segments = (segment for text in dict.fromkeys(texts) for segment in _SEGMENT.findall(flattened(text)))
        return tuple(chain.from_iterable(map(_joints, segments)))

    @cached_property
    def _before(self) -> Mapping[str, list[_Joined]]:
        found: dict[str, list[_Joined]] = {}
        for one in self._told:
            found.setdefault(one.before[-_WORD:], []).append(one)
        return found

    @cached_property
    def _behind(self) -> Mapping[str, list[_Joined]]:
        found: dict[str, list[_Joined]] = {}
        for one in self._told:
            found.setdefault(one.behind[:_WORD], []).append(one)
        return found

    @cached_property
    def _own(self) -> str:
        """All that the case says."""
        return "\n".join(flattened(text) for text in self.book.texts())


def _joints(segment: str) -> Iterator[_Joined]:
    """The joints of the lists in what stands between two commas, with the entry on either side."""
    joints = list(_JOINT.finditer(segment))
    bounds = [0, *(place for one in joints for place in one.span()), len(segment)]
    for place, joint in enumerate(joints):
        before, behind = segment[bounds[2 * place] : joint.start()], segment[joint.end() : bounds[2 * place + 3]]
        if len(before) >= _WORD and len(behind) >= _WORD:
            yield _Joined(before, behind, *joint.span())


def _same(said: str, told: str) -> int:
    """How many characters two entries have in common, read from the joint; 0 where they are not one."""
    pairs = enumerate(zip(said, told, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(said), len(told)))
    return alike if alike >= _KNOWN and not set(said[:_KNOWN]) & FUNCTION else 0


def _other(said: str, told: str) -> tuple[int, int] | None:
    """The part of an entry that is another word than the one told; `None` if they have a word in common."""
    head = next(
        (at for at, (a, b) in enumerate(zip(said, told, strict=False)) if a != b), min(len(said), len(told))
    )
    said, told = said.rstrip(_QUOTES), told.rstrip(_QUOTES)
    rest = min(len(said), len(told)) - head
    tail = next((at for at in range(rest) if said[-1 - at] != told[-1 - at]), rest)
    word, meant = said[head : len(said) - tail], told[head : len(told) - tail]
    if min(len(word), len(meant)) < _WORD or not _HAN.fullmatch(word) or not _HAN.fullmatch(meant):
        return None
    plain = any(one[0] in FUNCTION and one[:_WORD] not in stock().words for one in (word, meant))
    if set(word) & set(meant) or plain or _ASKED.search(word):
        return None
    return head, len(said) - tail
