"""Bodies: departments, companies and places named in a text, told apart from words that name nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from drafter.text.alternation import longest_of
from drafter.text.marks import MarkKind
from drafter.text.width import fold
from drafter.verification.reading.examination import Examination
from drafter.verification.words.lexicon import lexicon
from drafter.verification.words.stock import FUNCTION, stock

_BREAK = re.compile(
    r"[^\u4e00-\u9fff]|[的了和与及或并且由向对经在于从为被将把按报送给让使令如即因其他它该各每某此这那等至到以所未已应须可能需会则若但而也都就才又还再均仅只凡是]"
)
_JOINT = "和与及同"
"""They join two names, but for those that begin a name or follow a single character of one: 由正和事务所."""

_JOINING_PLACE = re.compile(
    r"(?:(?<=[由在至给于报到向往与同和及])|(?<![\u4e00-\u9fff]))"
    r"(?:[和同与及](?P<second>[\u4e00-\u9fff])|(?P<first>[\u4e00-\u9fff])和)(?=(?P<kind>[县区镇乡村州]|街道))"
)
"""Where nothing stands before it that it could join, such a character is of a place's name: 至和顺镇, 由太和县."""

_JOINED_ALONE = frozenset("省市县区镇乡村州局校院馆所站厂店库户人款物账单收支企政税")
"""Words of a single character that are joined to a place as often as they begin its name: 由省和县承担."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]中(?![心间期旬国央华东小等级型介标层央])")
"""A middle school by its number: 城关一中."""

_COUNTERS = frozenset("个家所座处间户条支名位栋幢台辆口眼份件笔张批项")
"""Behind digits one of them counts what the name tells, and begins no name: 35座水库."""

_PLACES = ("省", "市", "县", "区", "镇", "乡", "州", "旗")
_CLAIMED = frozenset(
    {MarkKind.DOCUMENT, MarkKind.DOCUMENT_NUMBER, MarkKind.CONTRACT_NUMBER, MarkKind.WORD, MarkKind.ORDINAL}
)
_POINTING = "我你本贵该"
"""A word with one of them before its ending points at a body instead of naming it, whatever stands before it."""

_POINTER = re.compile(f"^[{_POINTING}](?:单位|部门|局|馆|站|院|校|所|委|办|队|中心|县|市|区|镇|街道)")
"""Such words before a name stand for themselves: 你单位中心."""

_SINGLED = "除唯惟凡独连"
"""They stand before the name of a place of a single character: 唯乙镇."""
_SPOKEN = 4
"""A figure in so many characters is of no name: 三百一十份, but 五家 in 五家渠市."""
_UNNAMED = "某某"
_COMPARED = "比"
_HEADS = frozenset({"局长", "厅长", "局里", "局内"})
_LONGEST = 26
_PLACE_NAME = 2


@dataclass(frozen=True)
class Bodies:
    """The bodies of one text.

    Attributes:
        examination: the text.
        own: everything the case, the norms and the approved wording say, in one string.
    """

    examination: Examination
    own: str

    @classmethod
    def of(cls, examination: Examination) -> "Bodies":
        """The bodies of a text against all that may be named in it."""
        grounds = "\n".join(fold(text).text for text in examination.grounds if text)
        everything = examination.book.everything
        return cls(examination, f"{everything}\n{grounds}" if grounds else everything)

    def unknown(self) -> Iterator[tuple[int, int]]:
        """Spans of names of bodies and places that nothing vouches for, in the order of the text."""
        text, last = self.examination.view.text, 0
        spans = [self._span(text, match) for match in _ending().finditer(text)]
        spans += [self._school(text, match) for match in _NUMBERED.finditer(text)]
        places = [self._place(text, match) for match in _place().finditer(text)]
        for start, end in sorted((span for span in (*spans, *places) if span), key=lambda s: (-s[1], s[0])):
            if not last or end <= last:
                last = start
                yield self.examination.view.span(start, end)

    @cached_property
    def _hidden(self) -> bytearray:
        """Characters of titles, of other marks, and of names that the case knows."""
        return self._covered(place for place, _ in self._claimed)

    @cached_property
    def _closed(self) -> bytearray:
        """Characters that no other name can hold: those but ordinals such as 第一, and long spoken figures."""
        view = self.examination.view
        spoken = (one for one in self.examination.scan.quantities if one.spoken and len(one.text) >= _SPOKEN)
        figures = [(view.at(one.start), view.at(one.end - 1) + 1) for one in spoken]
        return self._covered([*(place for place, value in self._claimed if not value.startswith("第")), *figures])

    def _covered(self, places: Iterable[tuple[int, int]]) -> bytearray:
        covered = bytearray(len(self.examination.view.text) + 1)
        for start, end in (*places, *self._called):
            covered[start:end] = b"\x01" * (end - start)
        return covered

    @cached_property
    def _claimed(self) -> list[tuple[tuple[int, int], str]]:
        """Where marks stand of which no name is, as spans of the view, with what each is."""
        at, marks = self.examination.view.at, self.examination.scan.marks
        return [((at(one.start), at(one.end - 1) + 1), one.value) for one in marks if one.kind in _CLAIMED]

    @cached_property
    def _called(self) -> list[tuple[int, int]]:
        """The names that the case knows, as spans of the view."""
        view, mentions = self.examination.view, self.examination.mentions
        places = [(view.at(start), view.at(end - 1) + 1) for start, end, _ in mentions]
        return places + [match.span() for match in self.examination.book.body.finditer(view.text)]

    def _span(self, text: str, match: re.Match[str]) -> tuple[int, int] | None:
        """The span of an unknown body that ends here."""
        beside, single = text[match.end() - 1 : match.end() + 1], len(match.group()) == 1
        goes_on = (beside in _HEADS or beside in stock().pairs) if single else beside in stock().words
        if self._hidden[match.start()] or goes_on:
            return None
        start = self._start(text, match.start())
        if start < match.start() and text[start] in _COUNTERS and text[max(start - 1, 0)].isdigit():
            start += 1
        place = self._place_before(text, start)
        if place < start:
            said = text[place : match.end()]
            return None if said in self.own or self._shortened(said, match.group()) else (place, match.end())
        name = text[start : match.end()]
        if len(name) == len(match.group()) and match.group() not in lexicon().offices:
            return None
        if name.endswith(f"{_COMPARED}{match.group()}"):
            return None  # 支出率比局本级: what is compared with, and nobody's name
        compared = name.rpartition(_COMPARED)[2] if _COMPARED in name[1:] else ""
        if compared and self._known(compared, match.group()):
            return None  # 午休床比中心小学多: the one that the case knows is what is compared with
        return None if self._known(name, match.group()) else self._trimmed(start, name, match.group())

    def _shortened(self, said: str, ending: str) -> bool:
        """Whether a place with the bare word for an office is one that the case names in full: 韶关市局."""
        place = said.removesuffix(ending)
        bare = len(ending) == 1 and place.endswith(_PLACES)
        return bare and re.search(f"{re.escape(place)}[\u4e00-\u9fff]{{2,14}}{ending}", self.own) is not None

    def _trimmed(self, start: int, name: str, ending: str) -> tuple[int, int]:
        """The span of a name without the verbs and generic words before it, as far as a name is left."""
        end = start + len(name)
        found = ((name.rfind(lead, 0, len(name) - len(ending)), len(lead)) for lead in lexicon().leads)
        cut = max((at + length for at, length in found if at >= 0), default=0)
        for begin in (cut, 0):
            rest = name[begin:]
            led = begin and any(name.endswith(lead, 0, begin) for lead in lexicon().leads)
            if led and len(rest) > len(ending) and not self._known(rest, ending):
                return start + begin, end
        return start, end

    def _school(self, text: str, match: re.Match[str]) -> tuple[int, int] | None:
        """The span of a middle school called by its number, with the name or the place before it."""
        start = self._start(text, match.start())
        name = text[start : match.end()]
        if name == match.group() or name in self.own or self._ordinary(name[: -len(match.group())]):
            return None
        return self._trimmed(start, name, match.group())

    def _place_before(self, text: str, start: int) -> int:
        """The start of a place known to the case that stands right before a name: 韶关市 before 财政局."""
        place = start
        if start and self._hidden[start - 1] and text[start - 1] in _PLACES:
            while place and self._hidden[place - 1] and _HAN.match(text[place - 1]):
                place -= 1
        return place

    def _known(self, name: str, ending: str) -> bool:
        """Whether the longest word that ends here is a name of the case, or a word that names nobody."""
        for start in range(len(name) - len(ending) + 1):
            tail = name[start:]
            if tail in lexicon().common or (tail[0] in _POINTING and tail[1:] == ending):
                return True
            generic = tail in lexicon().generic or (tail == ending and len(ending) > 1)
            vouched = generic or (len(tail) > len(ending) and tail in self.own)
            if (vouched or stock().covers(tail)) and self._plain(name[:start], tail):
                return True
        return False

    def _plain(self, prefix: str, tail: str) -> bool:
        """Whether what stands before a known name are ordinary words and no part of a longer name.

        韶关 before 市财政局 is part of it, even where the case speaks of 韶关 elsewhere.
        """
        prefix = _ungeneric(_POINTER.sub("", prefix))
        if _UNNAMED in prefix:
            return False
        if any(len(lead) > 1 and prefix.endswith(lead) for lead in lexicon().leads):
            return not tail.startswith(_PLACES)
        if prefix[:1] in lexicon().leads and self._ordinary(prefix[1:]):
            return not prefix.endswith(_PLACES)
        if not prefix or self._ordinary(prefix):
            return not prefix.endswith(_PLACES)
        return not prefix.endswith(_PLACES) and not tail.startswith(_PLACES) and prefix in self.own

    def _ordinary(self, prefix: str) -> bool:
        """Whether a piece of text is made of ordinary words, and of words for a kind of body."""
        marks = stock().marks(prefix)
        for pattern in (lexicon().modifiers, _verb()):
            for match in pattern.finditer(prefix):
                marks[match.start() : match.end()] = [True] * len(match.group())
        return all(marks)

    def _start(self, text: str, start: int) -> int:
        """Back to the nearest word that cannot be part of a name."""
        low = max(0, start - _LONGEST)
        while start > low and not self._closed[start - 1] and not self._breaks(text, start - 1):
            start -= 1
        return start

    def _breaks(self, text: str, at: int) -> bool:
        """Whether a character parts a name from what stands before it."""
        if not _BREAK.match(text[at]):
            return False
        if text[at : at + 2] in lexicon().joined or text[max(at - 1, 0) : at + 1] == _UNNAMED:
            return False
        if at in self._joining:
            return False
        before = text[max(at - 2, 0) : at]
        single = len(before) == 1 or bool(before and _BREAK.match(before[0]))
        if text[at] not in _JOINT or not before or not single:
            return True
        return before[-1] in _JOINED_ALONE or bool(_BREAK.match(before[-1]))

    @cached_property
    def _joining(self) -> frozenset[int]:
        """Offsets of characters that else join two names, and here are of the name of a place."""
        found = (match for match in _JOINING_PLACE.finditer(self.examination.view.text) if _of_place(match))
        return frozenset(match.start() + bool(match["first"]) for match in found)

    def _place(self, text: str, match: re.Match[str]) -> tuple[int, int] | None:
        """The span of an unknown place: two characters that no source and no common word vouches for."""
        start = match.start() - _PLACE_NAME
        name = text[max(start, 0) : match.start()]
        strange = (
            len(name) == _PLACE_NAME
            and not any(self._hidden[start : match.end()])
            and not (name[0] in _SINGLED and text[start + 1 : match.end()] in self.own)
            and (self._unheard(text, start, match.end()) or not self._joining.isdisjoint((start, start + 1)))
        )
        if (
            not strange
            or name in self.own
            or name in lexicon().leads
            or text[match.end() - 1 : match.end() + 1] in stock().pairs
        ):
            return None
        return start, match.end()

    @staticmethod
    def _unheard(text: str, start: int, end: int) -> bool:
        """Whether two characters before the ending of a place are of no common word."""
        plain = all("\u4e00" <= char <= "\u9fff" and char not in FUNCTION for char in text[start : start + 2])
        return plain and not any(stock().marks(text[max(start - 2, 0) : end + 2])[-_PLACE_NAME - 3 : -2])


def unknown_bodies(examination: Examination) -> tuple[tuple[int, int], ...]:
    """Spans of names of bodies and places that nothing vouches for, in the order of the text, found once."""
    if "bodies" not in examination.strange:
        examination.strange["bodies"] = tuple(Bodies.of(examination).unknown())
    return examination.strange["bodies"]


def _of_place(match: re.Match[str]) -> bool:
    """Whether the character beside one that else joins two names can be of a place's name."""
    beside = match["second"] or match["first"]
    word = beside + match["kind"][0]
    return not (
        beside in FUNCTION or beside in _JOINED_ALONE or word in lexicon().generic or word in stock().pairs
    )


def _ungeneric(prefix: str) -> str:
    """What stands before a body without a word for no place in particular: 全县, 各镇."""
    generic = (prefix[-length:] for length in (3, 2) if prefix[-length:].endswith(_PLACES))
    return next((prefix[: -len(word)] for word in generic if word in lexicon().generic), prefix)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(longest_of(lead for lead in lexicon().leads if len(lead) > 1))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(longest_of((*lexicon().endings, *lexicon().offices)))


@cache
def _place() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon().places)))
