"""Which of several like things is the most, the least, the first or the last: 最高的是甲, 先签的是丙."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from drafter.verification.context.hints import hints
from drafter.verification.relations.measures import DAY, DAYS, Measured, Measures
from drafter.verification.relations.sides import FIGURE
from drafter.verification.words.grams import bigrams
from drafter.verification.words.kept import Kept

SPAN = frozenset({"天", "日", "个工作日", "个月", "月", "小时", "年", "分钟"})
"""Dimensions of how long something lasts."""
_N = f"[^，。；：（）{FIGURE}]"
_ADJ = "高|低|多|少|长|短|久|快|慢|早|晚|迟|大|小"
_IS = "(?:[，：]?(?:的)?(?:就?是|为|系|当属|要?数|属于?|即)|：)"
_THING = "(?:那?一?[份个家项笔台]?(?:合同|工程|项目|标段|单位|站|所|公司|科室|学校|镇|村)?)"
_OF_ALL = tuple(
    map(
        re.compile,
        (
            rf"(?P<desc>{_N}{{0,30}}?)[最更](?P<adj>{_ADJ})的?{_THING}{_IS}(?P<name>{_N}{{2,30}})",
            rf"(?P<desc>{_N}{{0,30}}?)[最更](?P<adj>{_ADJ})的(?!{_THING}?(?:是|为|系|数|[，：。]))(?P<name>{_N}{{2,30}})",
            rf"(?P<name>{_N}{{2,40}})的?(?P<desc>[^，。；：（）{FIGURE}]{{0,16}}?)[最更](?P<adj>{_ADJ})(?!的|{_IS}(?!{FIGURE}))",
        ),
    )
)
_IN_TURN = (
    re.compile(
        rf"(?P<adj>[先后])(?P<desc>[^，。；：（）{FIGURE}的先后]{{1,6}})的{_THING}{_IS}?(?P<name>{_N}{{2,30}})",
    ),
)
_RANKS = {
    **dict.fromkeys(("居首", "排第一", "排名第一", "位列第一"), ("高", "长")),
    **dict.fromkeys(("居末", "垫底", "排在末位", "排名末位", "位居末位", "排在最后"), ("低", "")),
}
"""Words for a rank, with those for the same of rates and amounts, and of how long something lasts."""
_RANKED = tuple(
    map(
        re.compile,
        (
            rf"(?P<desc>{_N}{{0,30}}?)[以由](?P<name>{_N}{{2,30}}?)(?P<adj>{'|'.join(_RANKS)})",
            rf"(?P<name>{_N}{{2,40}})(?P<desc>)(?P<adj>{'|'.join(_RANKS)})",
        ),
    )
)
_RANK_MARKS = ("首", "第一", "末", "垫底", "最后")
_LATEST, _EARLIEST = frozenset("晚迟后"), frozenset("早先")
_LONG, _SHORT = frozenset("长久慢晚迟"), frozenset("短快")
_MOST, _LEAST = frozenset("高多大快"), frozenset("低少小慢")
_OTHERS = re.compile("除|其余|余下|其次|次之|第二|剩下|另[外有]")
_BELOW = re.compile("下属|所属|直属|基层")
_MISSED = re.compile("超期|逾期|拖|延误|延期|用时|耗时|历时|晚|滞后|间隔")


@dataclass(frozen=True, slots=True)
class Named:
    """One of several like things that is wrongly said to be the most of something.

    Attributes:
        start: offset of its name in the line.
        end: offset behind it.
        said: the words that say of what it is the most.
        right: what it is of that is.
        call: how that may be called.
    """

    start: int
    end: int
    said: str
    right: Measured
    call: str


@dataclass(frozen=True)
class Utmost:
    """Judges it for one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures
    _kept: Kept[tuple[Named, ...]] = field(default_factory=Kept, compare=False)

    def wrong(self, line: str) -> tuple[Named, ...]:
        """The names of a sentence, with `FIGURE` for its figures, of which it is not so."""
        return self._kept.of(line, self._all, line)

    def _all(self, line: str) -> tuple[Named, ...]:
        return tuple(self._found(line))

    def _found(self, line: str) -> Iterator[Named]:
        most, turn = "最" in line or "更" in line, "先" in line or "后" in line
        ranks = _RANKED if any(mark in line for mark in _RANK_MARKS) else ()
        patterns = (*(_OF_ALL if most else ()), *(_IN_TURN if turn else ()), *ranks)
        if not patterns or not self.groups:
            return
        seen: set[int] = set()
        for pattern in patterns:
            for match in pattern.finditer(line):
                found = None if _OTHERS.search(line[: match.end()]) else self._wrong(line, match)
                if found and found.start not in seen:
                    seen.add(found.start)
                    yield found

    def _wrong(self, line: str, match: re.Match[str]) -> Named | None:
        rows = [row for row in self.groups if _applies(_plain(match["adj"], row[0].dimension), row[0].dimension)]
        likely = self._likely(rows, match)
        wrong: list[tuple[Measured, Measured]] = []
        for row in likely:
            own = [one for one in row if one.calls and one.called(match["name"])]
            if len(own) != 1:
                continue
            among = self._among(row, line[: match.start("name")], own[0])
            right = _best(among, _plain(match["adj"], row[0].dimension))
            if right.value == own[0].value:
                return None
            wrong.append((own[0], right))
        if not wrong or not wrong[0][1].calls:
            return None
        call = next(call for call in wrong[0][0].calls if call in match["name"])
        start = match.start("name") + match["name"].index(call)
        said = f"{match['desc']}{match['adj']}"
        return Named(start, start + len(call), said, wrong[0][1], wrong[0][1].calls[0])

    def _likely(self, rows: Sequence[tuple[Measured, ...]], match: re.Match[str]) -> list[tuple[Measured, ...]]:
        """Those of some rows that the words speak of; all, if of none."""
        desc = match["desc"] or match["name"]
        words = frozenset((*bigrams(desc), *hints().meanings(desc)))
        if _MISSED.search(desc) and any(row[0].dimension == DAYS for row in rows):
            rows = [row for row in rows if row[0].dimension != DAY]
        rated = [(len(words & _grams(row[0])), row) for row in rows]
        most = max((rate for rate, _ in rated), default=0)
        return [row for rate, row in rated if rate == most]

    @staticmethod
    def _among(row: Sequence[Measured], before: str, own: Measured) -> Sequence[Measured]:
        """Of a row those that the sentence speaks of: those it has named before, or those below the department."""
        named = [one for one in row if one is own or one.called(before)]
        if len([one for one in named if one.called(before)]) > 1:
            return named
        if _BELOW.search(before):
            return [one for one in row if one.known.fact.subject]
        return row

    @cached_property
    def groups(self) -> tuple[tuple[Measured, ...], ...]:
        """The facts that are the same of several things, and how many days lie between the two days of each."""
        given = tuple(self._rows(self.measures.all))
        lasting = {row[0].known.scope for row in given if row[0].dimension in SPAN}
        reckoned = self._rows(tuple(one for one in self.measures.spans if one.known.scope not in lasting))
        return (*given, *reckoned)

    @staticmethod
    def _rows(facts: Sequence[Measured]) -> Iterator[tuple[Measured, ...]]:
        key = _key
        for _, group in groupby(sorted(facts, key=key), key=key):
            row = tuple(group)
            if len({one.calls for one in row}) == len(row) > 1:
                yield row


def _key(one: Measured) -> tuple[str, str, str, str]:
    return one.known.scope, one.dimension, one.known.fact.role.value if one.dimension != DAYS else "", one.core


def _grams(one: Measured) -> frozenset[str]:
    return frozenset((*bigrams(one.core), *hints().meanings(one.core)))


def _plain(adj: str, dimension: str) -> str:
    """The word for the most or the least that a word for a rank stands for; empty for none."""
    rates, spans = _RANKS.get(adj, (adj, adj))
    return spans if dimension in SPAN else rates


def _applies(adj: str, dimension: str) -> bool:
    """Whether a word for the most is said of a sort of figures."""
    if dimension == DAY:
        return adj in _LATEST | _EARLIEST
    return adj in (_LONG | _SHORT | frozenset("多少") if dimension in SPAN else _MOST | _LEAST)


def _best(row: Sequence[Measured], adj: str) -> Measured:
    dimension = row[0].dimension
    if dimension == DAY:
        greatest = adj in _LATEST
    elif dimension in SPAN:
        greatest = adj in _LONG or adj == "多"
    else:
        greatest = adj in _MOST
    return (max if greatest else min)(row, key=lambda one: one.value)
