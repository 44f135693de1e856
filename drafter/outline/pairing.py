"""Problems paired with the recommendations that answer them, by their numbers and by what they speak of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.messages import catalogue
from drafter.outline.likeness import Likeness
from drafter.outline.model import OutlineClause, OutlineNode, Pair, Said
from drafter.outline.sections import Part, advises, is_section, part_of, part_within

_say = catalogue("drafter.outline")
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
    for part, entry in _entries(tree):
        (advice if part is Part.ADVICE else problems).append(entry)
    if not problems and not advice:
        return ()
    return tuple(_paired(problems, advice))


def _entries(node: OutlineNode) -> Iterator[tuple[Part, _Entry]]:
    """All problems and recommendations, each with which of both it is."""
    part = part_of(node.title)
    if part is None:
        for child in node.children:
            yield from _entries(child)
        return
    yield from _of_section(node, part)


def _of_section(node: OutlineNode, part: Part) -> Iterator[tuple[Part, _Entry]]:
    counts = dict.fromkeys(Part, 0)
    for child in node.children:
        own = part_within(part, child)
        if is_section(part, child):
            yield from _of_section(child, own)
            continue
        counts[own] += 1
        yield own, _of_node(child, counts[own])
    if node.children:
        return
    if not any(clause.label for clause in node.clauses) and len(node.clauses) == 1:
        yield part, _of_whole(node, node.clauses[0])
        return
    for clause in node.clauses:
        own = Part.ADVICE if advises(clause.text) else part
        counts[own] += 1
        yield own, _of_clause(clause, counts[own])


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
