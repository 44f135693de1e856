"""Notices of several years: from files, bundles and the knowledge base to one comparison."""

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.comparison.comparing import compare, same_department
from drafter.comparison.house import DefectWording, House, PastClause
from drafter.comparison.model import Comparison, Deduction, Side
from drafter.comparison.reading import Known, document_of, side_of
from drafter.errors import InputError, Problem
from drafter.findings.model import Case
from drafter.ingest.reader import read_document
from drafter.knowledge.notices import Notice
from drafter.knowledge.wording import Wording
from drafter.messages import catalogue
from drafter.redline.page import to_page
from drafter.redline.revisions import to_revisions
from drafter.rendering.bundle import read_bundle
from drafter.rendering.files import write_all
from drafter.scoring.card import ScoreCard

_say = catalogue("drafter.comparison")
_BUNDLE = ".json"
_SUBTOTAL = "sum"
FILE = "compare.json"
PAGE = "compare.html"
WORD = "compare.docx"


def compare_sides(new: Side, olds: Sequence[Side], house: House) -> Comparison:
    """Lay a notice beside older ones.

    Raises:
        InputError: there is nothing to compare it with.
    """
    if not olds:
        place = Problem(new.source, _say("nothing_earlier", department=new.department or new.source))
        raise InputError(str(place), (place,), remedy=_say("nothing_earlier_remedy"))
    return compare(new, olds, house)


def side_from(path: Path, name: str, wording: Wording) -> Side:
    """A notice, a report or a bundle as a side.

    Args:
        path: a file that the reader reads, or a bundle.
        name: the id of the side.
        wording: by its themes a bundle's deductions are sorted.

    Raises:
        InputError: the file cannot be read, or holds no text.
    """
    if path.suffix.lower() != _BUNDLE:
        return side_of(read_document(path), name, Known())
    bundle = read_bundle(path)
    document = document_of(bundle.manuscript.text, str(path))
    return side_of(document, name, known_of(bundle.case, bundle.card, wording))


def sides_from(paths: Sequence[Path], wording: Wording) -> list[Side]:
    """Several files as old sides.

    Raises:
        InputError: with every file that cannot be read.
    """
    sides: list[Side] = []
    problems: list[Problem] = []
    for number, path in enumerate(paths, 1):
        try:
            sides.append(side_from(path, f"old{number}", wording))
        except InputError as error:
            problems += error.problems or [Problem(str(path), str(error), error.remedy)]
    if problems:
        raise InputError(_say("unreadable", count=len(problems)), problems)
    return sides


def drafted_side(markdown: str, case: Case, card: ScoreCard, wording: Wording, source: Path) -> Side:
    """A notice that has just been drafted, as the new side."""
    return side_of(document_of(markdown, str(source)), "new", known_of(case, card, wording))


def known_of(case: Case, card: ScoreCard, wording: Wording) -> Known:
    """What a case and its score card say of a notice."""
    lines = [line for line in card.lines if line.rule != _SUBTOTAL and line.awarded is not None and not line.bonus]
    lost = [(line.indicator, line.max - line.awarded) for line in lines if line.awarded is not None]
    return Known(
        department=case.department.name,
        year=case.fiscal_year,
        score=str(card.total),
        grade=card.grade,
        deductions=tuple(
            Deduction(theme=_theme(name, wording), name=name, points=str(points))
            for name, points in lost
            if points > 0
        ),
    )


def earlier(new: Side, folder: Path) -> list[Path]:
    """The notices of a folder that are about the same department and an earlier year, latest first."""
    found: list[tuple[int, Path]] = []
    for path in sorted(folder.glob("*.md")):
        side = side_of(read_document(path), "old", Known())
        before = new.year is None or side.year is None or side.year < new.year
        if side.department and before and side.digest != new.digest and same_department(side, new):
            found.append((side.year or 0, path))
    return [path for _, path in sorted(found, key=lambda pair: (-pair[0], pair[1]))] if new.department else []


def house_of(wording: Wording, notices: Sequence[Notice]) -> House:
    """The wording base and the past notices as the comparison takes them."""
    return House(defects=tuple(_defects(wording)), past=tuple(_past(notices)))


def write_comparison(found: Comparison, folder: Path, on: datetime.date | None = None) -> list[Path]:
    """Write `compare.html`, `compare.docx` and `compare.json`.

    Args:
        found: what is written.
        folder: where.
        on: the day that the revisions are dated by; without one it is today.

    Raises:
        OutputError: they could not be written; what stood there before still stands.
    """
    text = json.dumps(found.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
    files = {
        PAGE: to_page(found).encode(),
        WORD: to_revisions(found, on or datetime.datetime.now().astimezone().date()),
        FILE: (text + "\n").encode("utf-8", "backslashreplace"),
    }
    return write_all(folder, files)


def _theme(indicator: str, wording: Wording) -> str:
    """The theme whose words stand in the name of an indicator; the longest word wins."""
    named = [(len(word), theme.id) for theme in wording.themes for word in theme.indicators if word in indicator]
    return max(named)[1] if named else ""


def _defects(wording: Wording) -> Iterator[DefectWording]:
    for theme, defect in wording.defects():
        remedies = (_say("remedy", lead=remedy.lead, action=remedy.action) for remedy in defect.remedies)
        yield DefectWording(
            id=defect.id,
            theme=theme.id,
            title=theme.name,
            names=(defect.name, defect.heading, *defect.leads),
            cues=defect.cues,
            phrases=(*defect.effects, *remedies),
        )


def _past(notices: Sequence[Notice]) -> Iterator[PastClause]:
    for notice in notices:
        header = notice.header
        for clause in notice.clauses:
            yield PastClause(
                source=header.id,
                title=header.title,
                department=header.department,
                year=header.year,
                text=clause.text,
            )
