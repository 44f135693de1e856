"""The base as passages: the clauses of notices, norms, rubrics and approved wording."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from drafter.knowledge.model import Defect, Norm, Passage, PassageKind, Remedy, Theme
from drafter.knowledge.notices import Notice
from drafter.knowledge.sections import HEADING_JOINT
from drafter.knowledge.wording import Wording
from drafter.messages import catalogue
from drafter.scoring.rubric import Rubric

_say = catalogue("drafter.knowledge")


def collect(
    *,
    notices: Iterable[Notice] = (),
    norms: Mapping[str, Norm] | None = None,
    rubrics: Iterable[Rubric] = (),
    wording: Wording | None = None,
) -> tuple[Passage, ...]:
    """All passages of the base, each id once, in a fixed order."""
    found = (
        *(passage for notice in notices for passage in notice_passages(notice)),
        *(passage for norm in (norms or {}).values() for passage in norm_passages(norm)),
        *(passage for rubric in rubrics for passage in rubric_passages(rubric)),
        *(wording_passages(wording) if wording else ()),
    )
    return tuple({passage.id: passage for passage in found}.values())


def passage_id(kind: PassageKind, source: str, section: str, text: str) -> str:
    """A stable id: changes if and only if what is searched in the passage changes."""
    return hashlib.sha256("\x1f".join((kind, source, section, text)).encode()).hexdigest()[:20]


def notice_passages(notice: Notice) -> Iterator[Passage]:
    """The problem and recommendation clauses of a notice."""
    header = notice.header
    for clause in notice.clauses:
        yield Passage(
            id=passage_id(clause.kind, header.id, clause.section, clause.text),
            kind=clause.kind,
            text=clause.text,
            source=header.id,
            title=header.title,
            section=clause.section,
            department=header.department,
            year=header.year,
            sample=header.sample,
        )


def norm_passages(norm: Norm) -> Iterator[Passage]:
    """A norm: its topic and what it asks."""
    text = _say("norm_text", topic=norm.topic, content=norm.content)
    yield _passage(PassageKind.NORM, text, source=norm.id, title=norm.citation)


def rubric_passages(rubric: Rubric) -> Iterator[Passage]:
    """What each indicator looks at, and each of its criteria or steps, under its path in the rubric."""
    for level in rubric.levels:
        for group in level.groups:
            for indicator in group.indicators:
                section = HEADING_JOINT.join((level.name, group.name, indicator.name))
                for text in filter(None, (indicator.assesses, *indicator.clauses())):
                    yield _passage(PassageKind.RUBRIC, text, source=rubric.id, title=rubric.title, section=section)


def wording_passages(wording: Wording) -> Iterator[Passage]:
    """Every approved phrase that can stand in a notice, by the defect it is for."""
    for theme, defect in wording.defects():
        for part, text in _phrases(defect):
            yield _phrase(theme, defect, part, text)


def _phrases(defect: Defect) -> Iterator[tuple[str, str]]:
    yield "wording_heading", defect.heading
    yield from (("wording_lead", lead) for lead in defect.leads)
    yield from (("wording_effect", effect) for effect in defect.effects)
    yield from (("wording_remedy", _remedy(remedy)) for remedy in defect.remedies)


def _remedy(remedy: Remedy) -> str:
    timing = _say("timing", timing=remedy.timing) if remedy.timing else ""
    return _say("remedy", lead=remedy.lead, action=timing + remedy.action)


def _phrase(theme: Theme, defect: Defect, part: str, text: str) -> Passage:
    section = _say(part, defect=defect.name)
    return _passage(PassageKind.WORDING, text, source=defect.id, title=theme.name, section=section, theme=theme.id)


def _passage(
    kind: PassageKind, text: str, *, source: str, title: str, section: str = "", theme: str = ""
) -> Passage:
    return Passage(
        id=passage_id(kind, source, section, text),
        kind=kind,
        text=text,
        source=source,
        title=title,
        section=section,
        theme=theme,
    )
