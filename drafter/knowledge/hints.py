"""What a passage is also asked for by: words that it does not say itself.

A reviewer tells what went wrong. A recommendation says what to do, a norm what should be, an indicator what is
looked at, each in other words. The base knows how these belong together: a recommendation answers a problem of the
same notice, problems cite norms, and approved wording says which norms and indicators each defect concerns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.knowledge.model import Defect, Passage, PassageKind, Theme
from drafter.knowledge.sections import HEADING_JOINT
from drafter.knowledge.wording import Wording

_ARTICLE = "条"
_BEFORE_CITATION = 120
"""Characters before the citation of a norm in which the breach of it is told."""

_TELLING = 4
"""Shorter names of indicators (合同, 资产) stand in too many others to say which theme they belong to."""

_MOST = 600
"""Characters of hints a passage is given at most: more would outweigh its own text."""


def hints(passages: Sequence[Passage], wording: Wording | None = None) -> dict[str, str]:
    """The hints of passages by id; most have none.

    Args:
        passages: of the whole base, those of one source in the order of its text.
        wording: the approved wording, which says what defects there are.
    """
    found: dict[str, list[str]] = {}
    _add(found, _answered(passages))
    _add(found, _breached(passages))
    if wording is not None:
        _add(found, _concerned(passages, wording))
    return {name: "\n".join(dict.fromkeys(words))[:_MOST] for name, words in found.items()}


def leaf(section: str) -> str:
    """The innermost heading of a path."""
    return section.rsplit(HEADING_JOINT, 1)[-1]


def _add(found: dict[str, list[str]], more: Iterable[tuple[str, str]]) -> None:
    for name, words in more:
        found.setdefault(name, []).append(words)


def _answered(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Recommendations, with the problems of the same notice that they answer: the n-th item answers the n-th."""
    for own in _by_source(passages).values():
        problems = _items(own, PassageKind.PROBLEM)
        answers = _items(own, PassageKind.RECOMMENDATION)
        if len(problems) != len(answers):
            continue
        for item, answer in zip(problems, answers, strict=True):
            alike = len(item) == len(answer)
            for at, one in enumerate(answer):
                yield from ((one.id, problem.text) for problem in (item[at : at + 1] if alike else item))


def _by_source(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for one in passages:
        if one.kind in (PassageKind.PROBLEM, PassageKind.RECOMMENDATION):
            found.setdefault(one.source, []).append(one)
    return found


def _items(passages: Iterable[Passage], kind: PassageKind) -> list[list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for one in passages:
        if one.kind is kind and one.section:
            found.setdefault(one.section, []).append(one)
    return list(found.values())


def _breached(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Norms, with what was told of those who did not keep to them."""
    norms = {one.title: one for one in passages if one.kind is PassageKind.NORM and one.title.endswith(_ARTICLE)}
    if not norms:
        return
    cited = re.compile("|".join(map(re.escape, sorted(norms, key=len, reverse=True))))
    for one in passages:
        if one.kind is PassageKind.PROBLEM:
            for found in cited.finditer(one.text):
                yield norms[found.group()].id, one.text[max(0, found.start() - _BEFORE_CITATION) : found.start()]


def _concerned(passages: Sequence[Passage], wording: Wording) -> Iterator[tuple[str, str]]:
    """Norms and rubric clauses, with the names of the defects that concern them."""
    defects = [(theme, defect) for theme in wording.themes for defect in theme.defects]
    by_leaf: dict[str, list[str]] = {}
    for one in passages:
        if one.kind is PassageKind.NORM:
            yield from ((one.id, _told(defect)) for _, defect in defects if one.source in defect.norms)
        if one.kind is PassageKind.RUBRIC:
            name = leaf(one.section)
            if name not in by_leaf:
                by_leaf[name] = list(_under(name, defects))
            yield from ((one.id, words) for words in by_leaf[name])


def _under(indicator: str, defects: Iterable[tuple[Theme, Defect]]) -> Iterator[str]:
    """Defects that show under an indicator: in all their words where they say so, else by name."""
    for theme, defect in defects:
        if any(word in indicator for word in (*defect.indicators, *defect.measured_by)):
            yield _told(defect)
        elif any(word in indicator for word in theme.indicators if len(word) >= _TELLING):
            yield defect.name


def _told(defect: Defect) -> str:
    return " ".join((defect.name, defect.heading, *defect.leads, *(cue.replace("…", " ") for cue in defect.cues)))
