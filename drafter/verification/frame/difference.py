"""Whether a difference between what stands in a frame and what should stand there is more than wording."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from drafter.text.marks import MarkKind
from drafter.text.quantities import scan
from drafter.text.width import fold
from drafter.verification.frame.sameness import Sameness, as_written
from drafter.verification.frame.text import HOLE, Part, PartKind, pattern_of
from drafter.verification.names.bodies import unknown_bodies
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.familiar import STRANGE, familiar
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import stock

_SCORE = re.compile(
    r"得分|评分(?!(?:情况|结果|说明|标准|表)(?:[,和与及、]|如下))|满分|扣分|[优良中差低]等|优秀|良好|优良|合格|及格|达标|评[为定]|等级|等次|档次|排名|排位|名次|[名位]列|位居"
    r"|第[一二三四五六七八九十\d]+[名位]|前[一二三四五六七八九十\d]+[名位]?|表彰|通报|先进|问责|处分|违[规法纪]|套取|挪用|贪污|截留"
)
_GRADED = re.compile(r"(?:等级|评为|评定为|定为|结果为|档次)[^,。;:]{0,8}|\"[^\"]{1,40}\"|[0-9A-Za-z%.]+")
_MEASURE = re.compile("收入|支出|预算|决算|结转|结余|年初|年末|全年")
_NEGATION = re.compile(r"[没未不无非]")
_HARMLESS = re.compile(r"附[件表][\d一二三四五]{0,2}:?|\(?此页无正文\)?|\(?(?:公章|印章|盖章)\)?")
_BLANK = re.compile(r"\[[^\]]*待[填附补定][^\]]*\]")
_SILENT = frozenset({MarkKind.WORD, MarkKind.REFERENCE})
_LONGEST = 6000
"""Texts longer than this are compared only where they begin and end."""
_EXCHANGED = tuple(
    (re.compile(one), re.compile(other))
    for pair in (
        ("均|全部|都|全|皆|一律", "主要|部分|大部分|多数|大多|少数|个别"),
        ("(?:下属|直属|所属|二级)(?:事业)?单位", "内设(?:机构|科室|部门)|(?:局)?(?:机关|本级|本部)"),
        ("负责|牵头|统筹|主管|主持|组织", "协助|配合|参与|协同"),
    )
    for one, other in (pair, pair[::-1])
)
"""Words by which all becomes some, what is below becomes a part, and who leads becomes who helps."""

_PLAIN = frozenset("含系指即共计")
"""Words of one character by which anybody says 包括, 是 or 一共."""

_PAIR = 2
_AROUND = 8
_SHOWN = 48

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A difference as it is shown.

    Attributes:
        start: where it begins in the text found.
        end: where it ends there.
        found: what stands there, with a few signs around.
        expected: what should.
        blocks: it touches a fact.
    """

    start: int
    end: int
    found: str
    expected: str
    blocks: bool


@dataclass(frozen=True)
class Comparison:
    """Compares pieces of one text with what is expected of them."""

    examination: Examination

    def excerpt(self, part: Part, expected: str, found: str, offsets: Sequence[int]) -> Excerpt | None:
        """The difference, or `None` if only blanks were filled in.

        Args:
            part: what is expected.
            expected: its signs.
            found: the signs that stand in its place.
            offsets: of every sign found, in the text.
        """
        read = self._sameness.read if part.kind is PartKind.TEXT else as_written
        own, said = read(expected, found)
        pattern = pattern_of(own.key)
        filled = isinstance(pattern, re.Pattern) and pattern.fullmatch(said.key)
        if (own.key == said.key or filled) and not self.judges(found, expected):
            return None
        changes = [
            (own.places[a], own.places[b], said.places[c], said.places[d])
            for a, b, c, d in _changes(own.key, said.key)
        ]
        if not changes:
            return None
        facts = (list(self._facts(expected)), list(self._facts(found)))
        fixed = part.kind is not PartKind.TEXT
        grave = [one for one in changes if fixed or self._touches(one, facts, (expected, found), offsets)]
        a, b, c, d = (grave or changes)[0]
        return Excerpt(
            start=c,
            end=d,
            found=_window(found, c, d),
            expected=_window(expected, a, b),
            blocks=bool(grave),
        )

    def tells(self, key: str) -> bool:
        """Whether an expected text holds a fact."""
        return any(True for _ in self._facts(key)) or bool(_SCORE.search(key))

    def judges(self, key: str, expected: str) -> bool:
        """Whether a text speaks of marks or grades more than is expected."""
        return len(_SCORE.findall(key)) > len(_SCORE.findall(expected))

    def blank(self, key: str) -> bool:
        """Whether a text is a blank that says what belongs there."""
        return bool(_BLANK.fullmatch(key))

    def harmless(self, key: str) -> bool:
        """Whether an addition is one that papers have."""
        return bool(_HARMLESS.fullmatch(key)) or self.blank(key)

    def strange(self, key: str) -> bool:
        """Whether an addition speaks of nothing that the case or approved wording could have said."""
        latin = sum(sign.isascii() and sign.isalpha() for sign in key)
        return 2 * latin > len(key) or familiar(self.examination.book, key) < STRANGE

    def adds(self, key: str, where: Span) -> bool:
        """Whether an addition holds a figure, names somebody else, or judges."""
        if _SCORE.search(key) or any(True for _ in self._figures(key)) or self._names_other(where):
            return True
        return any(match.group() not in self._family for match in self.examination.book.body.finditer(key))

    def _touches(
        self,
        change: tuple[int, int, int, int],
        facts: tuple[list[Span], list[Span]],
        keys: Span | tuple[str, str],
        offsets: Sequence[int],
    ) -> bool:
        a, b, c, d = change
        removed, added = str(keys[0])[a:b], str(keys[1])[c:d]
        if _crosses((a, b), facts[0]) or _crosses((c, d), facts[1]):
            return True
        if _SCORE.search(removed) or _SCORE.search(added):
            return True
        if len(_NEGATION.findall(removed)) != len(_NEGATION.findall(added)):
            return True
        if c < d and self._names_other((offsets[c], offsets[d - 1] + 1)):
            return True
        before, behind = str(keys[1])[max(c - 1, 0) : c], str(keys[1])[d : d + _PAIR]
        if not removed and len(added) == 1 and added.isalpha() and added in (before, behind[:1]):
            return True  # a character that stands there twice
        return self._relabels(removed, added, before, behind) or not self._grounded(added, before, behind)

    def _relabels(self, removed: str, added: str, before: str, behind: str) -> bool:
        """Whether a word turns what it stands beside into something else: 基本支出, 项目支出."""
        if any(one.fullmatch(removed) and other.fullmatch(added) for one, other in _EXCHANGED):
            return True
        one, other = (_MEASURE.findall(before + word + behind[:1]) for word in (removed, added))
        if one and other and one != other:
            return True
        everything = self.examination.book.everything
        whole = all(len(word) >= _PAIR and word.isalpha() for word in (removed, added, behind))
        return whole and removed + behind in everything and added + behind in everything

    def _grounded(self, added: str, before: str, behind: str) -> bool:
        """Whether words are ordinary ones, or those of the case, between what stands beside them."""
        joined = (before + added, added + behind[:1])
        if len(added) == 1 and (added in _PLAIN or any(pair in stock().pairs for pair in joined)):
            return True
        if stock().covers("".join(sign for sign in added if "\u4e00" <= sign <= "\u9fff")):
            return True
        book = self.examination.book
        return all(pair in stock().pairs or pair in book.everything for pair in bigrams(added)) and len(added) > 1

    def _facts(self, key: str) -> Iterator[Span]:
        """Where the figures, dates, names, titles and grades of a text stand."""
        yield from self._figures(key)
        yield from (match.span() for match in _GRADED.finditer(key))
        yield from (match.span() for match in self.examination.book.body.finditer(key))

    def _figures(self, key: str) -> Iterator[Span]:
        found = scan(key)
        yield from ((quantity.start, quantity.end) for quantity in found.quantities)
        yield from ((mark.start, mark.end) for mark in found.marks if mark.kind not in _SILENT)
        yield from (match.span() for match in re.finditer(r"\d+", key))

    def _names_other(self, where: Span) -> bool:
        return any(start < where[1] and where[0] < end for start, end in unknown_bodies(self.examination))

    @cached_property
    def _sameness(self) -> Sameness:
        return Sameness(self.examination.book.case.department)

    @cached_property
    def _family(self) -> frozenset[str]:
        """The names of the department and of the bureau that signs."""
        book, notice = self.examination.book, self.examination.book.case.notice
        return book.names | {fold(name).text for name in (notice.issuer, notice.issuer_office) if name}


def _crosses(change: Span, facts: Sequence[Span]) -> bool:
    start, end = change
    return any((start < stop and begin < end) or (start == end and begin < start < stop) for begin, stop in facts)


def _changes(expected: str, found: str) -> Iterator[tuple[int, int, int, int]]:
    """Where two texts differ; a blank that was filled in is no difference."""
    if len(expected) + len(found) > _LONGEST:
        yield _middle(expected, found)
        return
    for tag, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        filled = HOLE in expected[a:b] and not expected[a:b].replace(HOLE, "")
        if tag != "equal" and not filled and any(map(_tells, expected[a:b] + found[c:d])):
            yield a, b, c, d


def _tells(sign: str) -> bool:
    """Whether a sign is a letter or a digit, or stands for words."""
    return sign.isalnum() or unicodedata.category(sign) == "Co"


def _middle(expected: str, found: str) -> tuple[int, int, int, int]:
    limit = min(len(expected), len(found))
    head = next((at for at in range(limit) if expected[at] != found[at]), limit)
    tail = next((at for at in range(limit - head) if expected[-1 - at] != found[-1 - at]), limit - head)
    return head, len(expected) - tail, head, len(found) - tail


def _window(text: str, start: int, end: int) -> str:
    shown = text[max(0, start - _AROUND) : end + _AROUND].replace(HOLE, "＿")
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
