"""The texts that are compared: sides of units, with the problems and recommendations in them.

`Unit.start` and `Unit.end` count characters in the text that the file's reader returned. Scores and points are
strings of decimals, as no figure is ever a float in JSON.
"""

import datetime
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from drafter.findings.model import Frozen


class Section(StrEnum):
    """The part of a notice that a unit stands in."""

    PROBLEMS = "problems"
    RECOMMENDATIONS = "recommendations"
    OTHER = "other"


class UnitKind(StrEnum):
    """What a unit is."""

    TITLE = "title"
    HEADING = "heading"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    ROW = "row"


class Unit(Frozen):
    """The smallest piece of a text that is laid beside another.

    Attributes:
        id: unique within its side and in the order of the text: `u1`, `u2` …
        kind: what it is.
        section: the part of the notice it stands in.
        path: the headings above it as written, outermost first.
        label: the number or label it begins with, such as （一） or 一是; empty without one.
        text: its characters, label included, as they read: without line wraps and markup, cells of a row parted
            by tabs.
        body: offset in `text` behind the label.
        ends: a paragraph ends behind it; several clauses, or a heading and its text, may share a paragraph.
        level: of a heading, 1 for the highest; 0 for anything else.
        start: offset of its first character in the text of the file.
        end: offset behind its last.
    """

    id: str
    kind: UnitKind
    section: Section
    path: tuple[str, ...] = ()
    label: str = ""
    text: str
    body: int = 0
    ends: bool = True
    level: int = 0
    start: int
    end: int

    @property
    def words(self) -> str:
        """The text without its label."""
        return self.text[self.body :]

    @property
    def whole(self) -> str:
        """The text, with a line break where a paragraph ends behind it."""
        return self.text + ("\n" if self.ends else "")


class Item(Frozen):
    """One problem or recommendation: a heading and what stands below it.

    Attributes:
        section: problems or recommendations.
        number: as written, such as （一）.
        title: the heading without its number.
        heading: id of the heading's unit; empty where clauses stand under the section's heading itself.
        clauses: ids of the units below it, in order.
        themes: ids of the themes it speaks of, the nearest first; empty if no themes were given.
    """

    section: Section
    number: str
    title: str
    heading: str
    clauses: tuple[str, ...]
    themes: tuple[str, ...] = ()


class Deduction(Frozen):
    """Points lost, as a bundle records them; nothing is read out of the prose.

    Attributes:
        theme: id of a theme; empty for what fits none.
        name: what the points were lost for: an indicator, or a heading.
        points: taken off, in points.
    """

    theme: str = ""
    name: str
    points: str


class Side(Frozen):
    """One of the texts that are compared.

    Attributes:
        id: `new`, or `old1`, `old2` … in the order in which they stand in `Comparison.olds`: latest year first.
        source: the file, as it was given.
        digest: SHA-256 of the file, in hexadecimal.
        title: of the document.
        number: 文号; empty where the text does not say, as everything that follows.
        department: whose budget it is about.
        year: the fiscal year it is about; `None` where the text does not say.
        issuer: who issued it.
        date: of issue.
        score: points in all, as stated.
        grade: as stated.
        units: all of the text, in order.
        items: the problems and the recommendations, in order.
        deductions: points lost, where they are known.
        remarks: what its reader left out and why.
        own: what the case that it was drafted from says, as keys of facts; `None` where no case is known. It is
            asked while texts are compared and stands in no file.
    """

    id: str
    source: str
    digest: str
    title: str = ""
    number: str = ""
    department: str = ""
    year: int | None = None
    issuer: str = ""
    date: datetime.date | None = None
    score: str = ""
    grade: str = ""
    units: tuple[Unit, ...]
    items: tuple[Item, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    remarks: tuple[str, ...] = ()
    own: frozenset[str] | None = Field(default=None, exclude=True)

    @property
    def whole(self) -> str:
        """All of the text, a line break behind every paragraph."""
        return "".join(unit.whole for unit in self.units)

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}

    def of(self, section: Section) -> tuple[Item, ...]:
        """The items of one section."""
        return tuple(item for item in self.items if item.section is section)
