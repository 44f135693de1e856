"""Problems paired with the recommendations that answer them, by their numbers and by what they speak of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.messages import catalogue
from drafter.outline.likeness import Likeness
from drafter.outline.model import OutlineClause, OutlineNode, Pair, Said

_say = catalogue("drafter.outline")
_PROBLEMS = re.compile(
    r"(?:存在|主要|发现|突出|有关|相关).{0,8}(?:问题|不足|困难)|^问题|问题(?:及|和|与|分析|$)|^不足|(?:不足|短板|薄弱环节)(?:及|之处|$)"
)
_ADVICE = re.compile(
    r"建议|(?:改进|整改|完善|下一步|工作)(?:的)?(?:措施|意见|要求|方向|打算|思路|计划)|对策|^下一步"
)
_EARLIER = re.compile(r"整改(?:情况|落实|结果)|上一?年度?|以前年度")
_ADVISES = re.compile(r"(?:(?:为此|因此|对此)[，,])?(?:我们|评价组|审核组|评审组)?建议")
_SECTION = re.compile(
    r"(?:存在|主要|发现|有关|相关|突出|其他|的|下一步|改进|整改|完善|工作|意见|措施|建议|问题|不足|及|和|与|对策|原因|分析"
    r"|困难|方向|打算|思路|计划|情况)+"
)
"""The title of a section, which says nothing of what its problems are."""

_REACH = 40
_FIRST_WORDS = re.compile(r"(?:[^，。；：]{0,16}(?:方面|因此|同时|此外)[，。：])?[^，。；：]*")


@dataclass(frozen=True, slots=True)
class _Scale:
    """How much counts: the share of the theme in likeness, an equal number, and the least that makes a pair."""

    theme: float
    number: float
    counted: float
    least: float


_ITEMS = _Scale(theme=0.5, number=0.05, counted=0.12, least=0.1)
"""Headings: where there are as many recommendations as problems, an equal number says most."""

_CLAUSES = _Scale(theme=0.15, number=0.03, counted=0.03, least=0.05)
"""Clauses, whose numbers seldom agree."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A problem or a recommendation: its place among its kind, its words, and the clauses below it."""

    value: int
    said: Said
    theme: str
    clauses: tuple[OutlineClause, ...]


def pairs(tree: OutlineNode) -> tuple[Pair, ...]:
    """The problems of a document, each with its recommendation, and recommendations that answer none."""
    problems: list[_Entry] = []
    advice: list[_Entry] = []
    for advises, entry in _entries(tree):
        (advice if advises else problems).append(entry)
    if not problems and not advice:
        return ()
    return tuple(_paired(problems, advice))


def _entries(node: OutlineNode) -> Iterator[tuple[bool, _Entry]]:
    """All problems and recommendations, each with whether it advises."""
    advises = _advises(node.title)
    if advises is None:
        for child in node.children:
            yield from _entries(child)
        return
    yield from _of_section(node, advises=advises)


def _advises(title: str) -> bool | None:
    """Whether a section advises or tells problems; `None` for a section that does neither."""
    if _EARLIER.search(title) and not _ADVICE.search(title):
        return None
    if _PROBLEMS.search(title):
        return False
    return True if _ADVICE.search(title) else None


def _of_section(node: OutlineNode, *, advises: bool) -> Iterator[tuple[bool, _Entry]]:
    counts = {True: 0, False: 0}
    for child in node.children:
        nested = _advises(child.title) if not _ADVISES.match(child.title) else True
        if nested is not None and (_SECTION.fullmatch(child.title) or (nested != advises and child.children)):
            yield from _of_section(child, advises=nested)
            continue
        kind = True if _ADVISES.match(child.title) else (nested if nested is True and not advises else advises)
        counts[kind] += 1
        yield kind, _of_node(child, counts[kind])
    if node.children:
        return
    if not any(clause.label for clause in node.clauses) and len(node.clauses) == 1:
        yield advises, _of_whole(node, node.clauses[0])
        return
    for clause in node.clauses:
        kind = True if _ADVISES.match(clause.text) else advises
        counts[kind] += 1
        yield kind, _of_clause(clause, counts[kind])


def _of_node(node: OutlineNode, value: int) -> _Entry:
    below = list(node.walk())
    clauses = tuple(clause for one in below for clause in one.clauses)
    text = "".join([*(one.title + "。" for one in below), *(clause.text for clause in clauses)])
    said = Said(title=node.number + node.title, text=text, start=node.start)
    return _Entry(value, said, node.title, clauses)


def _of_whole(node: OutlineNode, clause: OutlineClause) -> _Entry:
    said = Said(title=node.number + node.title, text=clause.text, start=node.start)
    return _Entry(1, said, clause.text, (clause,))


def _of_clause(clause: OutlineClause, value: int) -> _Entry:
    matched = _FIRST_WORDS.match(clause.text)
    first = matched.group() if matched else clause.text
    said = Said(title=clause.label + first, text=clause.text, start=clause.start)
    return _Entry(value, said, first, ())


def _paired(problems: Sequence[_Entry], advice: Sequence[_Entry]) -> Iterator[Pair]:
    likeness = Likeness([entry.said.text for entry in (*problems, *advice)])
    answered: set[int] = set()
    chosen = _chosen(likeness, problems, advice, _ITEMS)
    for problem, at in zip(problems, chosen, strict=True):
        if at is None:
            yield Pair(problem=problem.said, recommendation=None, reason=_say("pair_unanswered"))
            continue
        answered.add(at)
        yield Pair(
            problem=problem.said,
            recommendation=advice[at].said,
            reason=_reason(likeness, problem, advice[at], same=len(problems) == len(advice)),
            points=tuple(_points(problem, advice[at])),
        )
    for at, entry in enumerate(advice):
        if at not in answered:
            yield Pair(problem=None, recommendation=entry.said, reason=_say("pair_unasked"))


def _chosen(
    likeness: Likeness, problems: Sequence[_Entry], advice: Sequence[_Entry], scale: _Scale
) -> list[int | None]:
    """For every problem the place of its recommendation.

    Where there are as many of both, equal numbers decide, unless what they speak of says clearly otherwise.
    """
    matched = len(problems) == len(advice)
    found: list[int | None] = []
    for problem in problems:
        counted = scale.counted if matched else scale.number
        near = _near(len(found), len(problems), len(advice))
        scored = [
            (
                _alike(likeness, problem, advice[at], scale)
                + (counted if problem.value == advice[at].value else 0),
                -at,
            )
            for at in near
        ]
        best, at = max(scored, default=(0.0, 0))
        found.append(-at if scored and best >= scale.least else None)
    return found


def _near(at: int, problems: int, advice: int) -> range:
    """The recommendations that may answer a problem: all, or in a long text those that stand at the same place."""
    if advice <= 2 * _REACH:
        return range(advice)
    middle = at * advice // problems
    return range(max(middle - _REACH, 0), min(middle + _REACH, advice))


def _alike(likeness: Likeness, problem: _Entry, entry: _Entry, scale: _Scale) -> float:
    whole = likeness.between(problem.said.text, entry.said.text)
    return (1 - scale.theme) * whole + scale.theme * likeness.between(problem.theme, entry.theme)


def _reason(likeness: Likeness, problem: _Entry, entry: _Entry, *, same: bool) -> str:
    words = "、".join(likeness.shared(problem.said.text, entry.said.text))
    if problem.value == entry.value and same:
        return _say("pair_both", words=words) if words else _say("pair_number")
    return _say("pair_theme", words=words)


def _points(problem: _Entry, entry: _Entry) -> Iterator[Pair]:
    """The clauses of a problem, each with the clause that answers it; none where either has one clause only."""
    asked, told = _of_clauses(problem), _of_clauses(entry)
    if not asked or not told or len(asked) + len(told) < 3:  # noqa: PLR2004  # one clause each is the pair itself
        return
    likeness = Likeness([one.said.text for one in (*asked, *told)])
    for one, at in zip(asked, _chosen(likeness, asked, told, _CLAUSES), strict=True):
        if at is None:
            yield Pair(problem=one.said, recommendation=None, reason=_say("pair_unanswered"))
        else:
            reason = _reason(likeness, one, told[at], same=len(asked) == len(told))
            yield Pair(problem=one.said, recommendation=told[at].said, reason=reason)


def _of_clauses(entry: _Entry) -> list[_Entry]:
    """The clauses of an entry with their places; a paragraph begins a count of its own with 一是."""
    found: list[_Entry] = []
    value = 0
    for clause in entry.clauses:
        value = 1 if clause.label.startswith(("一", "其一", "首先", "第一")) else value + 1
        found.append(_of_clause(clause, value))
    return found
