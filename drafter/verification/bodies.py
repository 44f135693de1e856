"""Bodies: departments, companies and places named in a text, told apart from words that name nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.text.marks import MarkKind
from drafter.text.quantities import Scan
from drafter.text.width import fold
from drafter.verification.examination import Examination
from drafter.verification.lexicon import lexicon
from drafter.verification.stock import stock

_BREAK = re.compile(
    r"[^\u4e00-\u9fff（）()·]|[的了和与及或并且由向对经在于从为被将把按报送给让使令如即因其该各每某此这那等至到以所未已应须可能需会则若但而也都就才又还再均仅只凡]"
)
_PLACES = ("省", "市", "县", "区", "镇", "乡", "州", "旗")
_SHORT_ENDINGS = frozenset(
    {"局", "厅", "委", "办", "院", "镇", "县", "市", "区", "中心", "部门", "单位", "机构", "企业"}
)
_LOOSE = frozenset(
    {"部门", "单位", "机构", "企业", "股室", "科室", "办公室", "社区", "学校", "医院", "银行", "中心"}
)
_LONGEST = 26
_SHORTEST_PREFIX = 2


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
        book = examination.book
        norms = (text for norm in book.norms.values() for text in (norm.document, norm.content, norm.topic))
        texts = (*book.texts(), *norms, *examination.grounds, *examination.vocabulary)
        return cls(examination, "\n".join(fold(text).text for text in texts if text))

    def unknown(self) -> Iterator[tuple[int, int]]:
        """Spans of names of bodies that nothing vouches for."""
        text = self.examination.view.text
        hidden = self._hidden
        for match in self._ending.finditer(text):
            end = match.end()
            if not hidden[match.start()] and self._closed(text, match) and not self._known(text, match):
                start = self._start(text, match)
                if end - start > len(match.group()):
                    yield self.examination.view.span(start, end)

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, lexicon().endings)))

    @cached_property
    def _hidden(self) -> list[bool]:
        """Characters of titles, of other marks, and of names that the case knows."""
        view, found = self.examination.view, self.examination.scan
        hidden = [False] * (len(view.text) + 1)
        spans = [*_covered(found), *((start, end) for start, end, _ in self.examination.mentions)]
        places = [(view.at(start), view.at(end - 1) + 1) for start, end in spans]
        places += [match.span() for match in self.examination.book.body.finditer(view.text)]
        for start, end in places:
            hidden[start:end] = [True] * (end - start)
        return hidden

    def _known(self, text: str, match: re.Match[str]) -> bool:
        """Whether the longest word that ends here is a name of the case, or a word that names nobody."""
        name = text[self._start(text, match) : match.end()]
        for start in range(len(name) - len(match.group())):
            tail = name[start:]
            if (tail in lexicon().generic or tail in self.own) and self._plain(name[:start]):
                return True
        return match.group() in lexicon().generic and self._plain(name.removesuffix(match.group()))

    def _plain(self, prefix: str) -> bool:
        """Whether what stands before a known name are ordinary words and no part of a longer name."""
        if not prefix:
            return True
        if prefix.endswith(_PLACES):
            return False
        return stock().covers(prefix) or prefix in self.own

    def _start(self, text: str, match: re.Match[str]) -> int:
        """Back to the nearest word that cannot be part of a name."""
        start = match.start()
        low = max(0, start - _LONGEST)
        while start > low and not self._hidden[start - 1] and not _BREAK.match(text[start - 1]):
            start -= 1
        return start

    def _closed(self, text: str, match: re.Match[str]) -> bool:
        """Whether the ending ends a word: 市 in 市场 and 办 in 办理 do not."""
        following = text[match.end() : match.end() + 1]
        if match.group() in _LOOSE or not following:
            return match.group() not in _LOOSE or self._named(text, match)
        pair = match.group()[-1] + following
        return pair not in stock().pairs and match.group() in (*_SHORT_ENDINGS, *lexicon().endings)

    def _named(self, text: str, match: re.Match[str]) -> bool:
        """部门 and 单位 end a name only behind a place or a body: 临江市审计部门."""
        before = text[max(match.start() - 8, 0) : match.start()]
        return any(place in before[1:] for place in _PLACES[:4]) and not before.endswith(_PLACES)


def _covered(found: Scan) -> Iterator[tuple[int, int]]:
    kinds = (
        MarkKind.DOCUMENT,
        MarkKind.DOCUMENT_NUMBER,
        MarkKind.CONTRACT_NUMBER,
        MarkKind.WORD,
        MarkKind.ORDINAL,
    )
    return ((mark.start, mark.end) for mark in found.marks if mark.kind in kinds)
