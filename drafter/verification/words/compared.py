"""What a text puts above, below, before or behind what, where the account has it the other way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.text.alternation import longest_of
from drafter.text.width import flattened
from drafter.verification.words.grams import bigrams

_SIDES = {
    "时": (("晚于", "迟于", "后于"), ("早于", "先于")),
    "量": (("高于", "超过", "超出", "大于", "多于", "快于"), ("低于", "小于", "少于", "不及", "不如", "慢于")),
}
SIDES = {
    word: (group, up)
    for group, sides in _SIDES.items()
    for up, words in zip((True, False), sides, strict=True)
    for word in words
}
_BEFORE = "[^，。；：（）()]"
_COMPARED = re.compile(
    rf"(?P<one>{_BEFORE}{{0,24}}?)(?P<denied>[不未没]有?能?)?(?P<word>{'|'.join(SIDES)})了?"
    r"(?P<other>[\u4e00-\u9fff]{2,10})"
)
_WORD = re.compile(longest_of(SIDES))
"""Without one of these there is no such comparison; that is sooner seen."""
_PARTICLES = re.compile("[的了都均也还就才却是在为]|明显|显著|大大|远远?|普遍")
_GENERAL = frozenset(["预算", "决算", "算数", "支出", "收入", "经费", "金额", "万元", "比例", "时间", "日期"])
"""Words that say nothing of what a thing is: they are of many."""

_SAME, _LIKE = 0.3, 0.2
"""So much of the words for the first thing are those of the account, surely or perhaps."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two things, one of which is above, or behind, the other.

    Attributes:
        start: offset of the word that says so.
        end: offset behind it.
        side: of what kind, and whether the first is above, or behind.
        one: the words for the first.
        other: the words for the second.
        text: all of it.
        around: the words of the text that it stands in.
    """

    start: int
    end: int
    side: tuple[str, bool]
    one: frozenset[str]
    other: frozenset[str]
    text: str
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Inverted:
    """A comparison that an account has the other way round.

    Attributes:
        start: offset of its word in the text, half width and without blanks.
        end: offset behind it.
        account: what the account says.
        sure: the words before it are those of the account, too.
    """

    start: int
    end: int
    account: str
    sure: bool


@dataclass(frozen=True)
class Comparisons:
    """What some accounts compare.

    Attributes:
        accounts: titles, accounts and effects, text by text.
    """

    accounts: Sequence[str]

    def inverted(self, sentence: str) -> Iterator[Inverted]:
        """The comparisons of a sentence, half width and without blanks, that the accounts have otherwise."""
        for said in _comparisons(sentence) if self._told else ():
            alike = [one for one in self._told if one.side[0] == said.side[0] and _same(said, one)]
            against = [one for one in alike if (one.side == said.side) is _crossed(said, one)]
            if against and len(against) == len(alike):
                much, first = max(((_share(said, one), one) for one in against), key=lambda pair: pair[0])
                if much >= _LIKE:
                    yield Inverted(said.start, said.end, first.text, sure=much >= _SAME)

    @cached_property
    def _told(self) -> tuple[_Comparison, ...]:
        return tuple(one for text in self.accounts for one in _comparisons(flattened(text)))


def bare(phrase: str) -> str:
    """A phrase without particles and degrees."""
    return _PARTICLES.sub("", phrase)


def _comparisons(text: str) -> Iterator[_Comparison]:
    if not _WORD.search(text):
        return
    around = bigrams(text)
    for match in _COMPARED.finditer(text):
        if match["denied"]:
            continue
        before = match["one"] if len(bare(match["one"])) > 1 else text[: match.start("word")]
        one, other = bigrams(bare(before)) - _GENERAL, bigrams(bare(match["other"]))
        if one and other:
            yield _Comparison(*match.span("word"), SIDES[match["word"]], one, other, match.group(), around)


def _same(said: _Comparison, told: _Comparison) -> bool:
    """Whether two comparisons are of the same two things."""
    straight = bool(said.other & told.other) and bool(said.one & told.one)
    crossed = bool(said.other & told.one) and bool(said.one & told.other)
    return straight or crossed


def _share(said: _Comparison, told: _Comparison) -> float:
    """How much of the words for the first thing are those of an account."""
    return len(said.one & told.around) / len(said.one)


def _crossed(said: _Comparison, told: _Comparison) -> bool:
    """Whether two comparisons name their things in opposite order."""
    straight = len(said.one & told.one) + len(said.other & told.other)
    return len(said.one & told.other) + len(said.other & told.one) > straight
