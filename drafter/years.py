"""Notices of several years: from files, bundles and the knowledge base to one comparison."""

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticSerializationError

from drafter.comparison.comparing import compare, one_department
from drafter.comparison.facts import facts
from drafter.comparison.house import DefectWording, House, PastClause
from drafter.comparison.meaning import Meaning, Vectors
from drafter.comparison.model import Comparison
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.sides import Deduction, Side
from drafter.errors import InputError, Problem, ServiceError
from drafter.ingest.reader import read_document
from drafter.knowledge.notices import PastText
from drafter.knowledge.source_kind import SourceKind
from drafter.knowledge.wording import Wording
from drafter.messages import catalogue
from drafter.redline.page import to_page
from drafter.redline.revisions import to_revisions
from drafter.rendering.files import write_all

if TYPE_CHECKING:
    from drafter.findings.model import Case
    from drafter.knowledge.catalogue import Listed
    from drafter.scoring.card import ScoreCard

_say = catalogue("drafter.comparison")
_BUNDLE = ".json"
_SUBTOTAL = "sum"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
FILE = "compare.json"
PAGE = "compare.html"
WORD = "compare.docx"


def compare_sides(
    new: Side, olds: Sequence[Side], house: House, remarks: Sequence[str] = (), vectors: Vectors | None = None
) -> Comparison:
    """Lay a notice beside older ones.

    Args:
        new: the notice.
        olds: the older ones.
        house: the bureau's wording.
        remarks: what is to be said before anything else.
        vectors: makes vectors of texts, to find what is told in other words altogether; where it fails, words
            alone decide, and it is said.

    Raises:
        InputError: there is nothing to compare with.
    """
    if not olds:
        place = Problem(new.source, _say("nothing_earlier", department=new.department or new.source))
        problems = (place, *(Problem(new.source, remark) for remark in remarks))
        raise InputError(str(place), problems, remedy=_say("nothing_earlier_remedy"))
    try:
        found = compare(new, olds, house, Meaning(vectors) if vectors else None)
    except ServiceError as error:
        remarks = (*remarks, _say("by_words_alone", reason=error))
        found = compare(new, olds, house)
    return found.model_copy(update={"remarks": (*remarks, *found.remarks)})


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
    from drafter.rendering.bundle import read_bundle  # it proves a draft, too: only a bundle is read by it

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


def drafted_side(markdown: str, case: "Case", card: "ScoreCard", wording: Wording, source: Path) -> Side:
    """A notice that has just been drafted, as the new side."""
    return side_of(document_of(markdown, str(source)), "new", known_of(case, card, wording))


def known_of(case: "Case", card: "ScoreCard", wording: Wording) -> Known:
    """What a case and its score card say of a notice."""
    lines = [line for line in card.lines if line.rule != _SUBTOTAL and line.awarded is not None and not line.bonus]
    lost = [(line.indicator, line.max - line.awarded) for line in lines if line.awarded is not None]
    return Known(
        department=case.department.name,
        year=case.fiscal_year,
        score=str(card.total),
        grade=card.grade,
        own=_own(case, card),
        deductions=tuple(
            Deduction(theme=_theme(name, wording), name=name, points=str(points))
            for name, points in lost
            if points > 0
        ),
    )


@dataclass(frozen=True)
class Earlier:
    """Earlier notices of one department.

    Attributes:
        paths: their files, latest year first; each content once.
        lost: files that were taken into the base and can no longer be found.
    """

    paths: tuple[Path, ...]
    lost: tuple[Path, ...] = ()

    def remarks(self) -> tuple[str, ...]:
        """What has to be said of the ones that are lost."""
        return tuple(_say("lost", path=path) for path in self.lost)


def earlier(new: Side, folder: Path, taken_in: "Sequence[Listed]" = ()) -> Earlier:
    """The notices about the same department and an earlier year: those of a folder, and those taken in.

    Args:
        new: the notice.
        folder: of the base, with notices in Markdown.
        taken_in: the documents of the catalogue.
    """
    if not new.department:
        return Earlier(())
    found: dict[str, tuple[int, Path]] = {}
    for path in sorted(folder.glob("*.md")):
        side = side_of(read_document(path), "old", Known())
        if _before(new, side.department, side.year):
            found[side.digest] = (side.year or 0, path)
    for entry in (one.entry for one in taken_in):
        about = entry.described
        if about.kind is SourceKind.NOTICE and _before(new, about.department, about.year):
            found.setdefault(entry.digest, (about.year or 0, Path(entry.path)))
    found.pop(new.digest, None)
    ordered = [path for _, path in sorted(found.values(), key=lambda pair: (-pair[0], pair[1]))]
    kept = tuple(path for path in ordered if path.is_file())
    return Earlier(kept, tuple(path for path in ordered if path not in kept))


def _before(new: Side, department: str, year: int | None) -> bool:
    """Whether a notice is about the same department and an earlier year, as far as is known."""
    earlier_year = new.year is None or year is None or year < new.year
    return bool(department) and earlier_year and one_department(department, new.department)


def house_of(wording: Wording, notices: Sequence[PastText]) -> House:
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
    files = {
        PAGE: to_page(found).encode(),
        WORD: to_revisions(found, on or datetime.datetime.now().astimezone().date()),
        FILE: _json(found),
    }
    return write_all(folder, files)


def _json(found: Comparison) -> bytes:
    """The comparison as it stands in its file; halves of characters, which no file can hold, are escaped."""
    try:
        text = found.model_dump_json(by_alias=True, indent=1).encode()
    except PydanticSerializationError:
        whole = json.dumps(found.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
        text = whole.encode("utf-8", "backslashreplace")
    return text + b"\n"


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


def _past(notices: Sequence[PastText]) -> Iterator[PastClause]:
    for notice in notices:
        for clause in notice.text.split("\n"):
            yield PastClause(
                source=notice.id,
                title=notice.title,
                department=notice.department,
                year=notice.year,
                text=clause,
            )


def _own(case: "Case", card: "ScoreCard") -> frozenset[str]:
    """The keys of all facts that a case and its score card state, however a notice may write them."""
    stated = [f"{case.fiscal_year}年", *_points(card.total), *_points(card.max)]
    for _, fact in case.all_facts():
        stated += [f"{fact.value}{fact.unit}", fact.value]
    for line in card.lines:
        stated += [text for points in (line.max, line.awarded, line.deducted) for text in _points(points)]
    for text in _strings(case.model_dump(mode="json")):
        stated += [text, f"《{text}》", *_days(text)]
    return frozenset(fact.key for text in stated for fact in facts(text))


def _points(points: Decimal | None) -> tuple[str, ...]:
    """Points in a sentence, and in a table."""
    return () if points is None else (f"{points}分", str(points))


def _days(text: str) -> tuple[str, ...]:
    """A day, a month or a year as a case writes it, in the ways that a notice does."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return ()
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return (f"{year}年",)
    if not day:
        return f"{year}年{month}月", f"{month}月", f"{year}年"
    return f"{year}年{month}月{day}日", f"{month}月{day}日", f"{year}年{month}月", f"{year}年"


def _strings(data: object) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
