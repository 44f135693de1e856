"""What comes of a comparison: values alone, ready to be shown as a page, as Word revisions or as JSON.

Two texts are laid beside each other as sequences of units (headings, clauses, paragraphs, rows of tables). Three
views are given of the same result:

- `Against.pairs`: which unit answers to which, with a kind, a score and a reason; one unit may answer to several.
- `Against.rows`: the same in reading order, for a page with two columns and for a redline. Joined in their order,
  the `old` texts of all runs of all rows are exactly `Side.whole` of the old side, and the `new` texts that of the
  new side: a redline made of them gives the new text when all is accepted, and the old one when all is rejected.
- `Against.warnings`: facts that must not stand, or that a person has to look at.

Offsets count characters: those of a run count in the text of its pair or row, those of a `Place` in the text of
its unit, `Unit.start` and `Unit.end` in the text that the file's reader returned. Scores and shares are strings
of a decimal between 0 and 1, and points of a score are strings too, as no figure is ever a float in JSON.
"""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, Literal

from pydantic import ConfigDict, Field

from drafter.findings.model import Frozen

SCHEMA: Final = "drafter.comparison"


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


class Op(StrEnum):
    """What happened to a stretch of text.

    `moved` stands twice with the same `move`: where the text was (only `old` is filled) and where it is now (only
    `new` is filled).
    """

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVED = "moved"


class RunKind(StrEnum):
    """What a change is about; `layout` is width, blanks, wraps, punctuation and numbering, which say nothing."""

    WORDING = "wording"
    FACT = "fact"
    LAYOUT = "layout"


class Run(Frozen):
    """A stretch of a diff. It never cuts a quantity, a date, a number of a document or a title in 《》.

    Attributes:
        op: what happened to it.
        kind: what it is about; of an `equal` run `wording`, which says nothing.
        old: the old text; empty for an insertion.
        new: the new text; empty for a deletion. Of an `equal` run both are the same, to the character.
        old_start: offset of `old` in the old text of the pair or row; where nothing stands, the place between.
        old_end: offset behind it.
        new_start: offset of `new` in the new text of the pair or row.
        new_end: offset behind it.
        move: joins the two places of moved text; empty for anything else.
    """

    op: Op
    kind: RunKind = RunKind.WORDING
    old: str = ""
    new: str = ""
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    move: str = ""


class Place(Frozen):
    """A stretch of one unit.

    Attributes:
        side: id of the side.
        unit: id of the unit.
        start: offset of its first character in the text of the unit.
        end: offset behind its last.
        text: those characters.
    """

    side: str
    unit: str
    start: int
    end: int
    text: str


class FactKind(StrEnum):
    """What sort of fact changed."""

    QUANTITY = "quantity"
    DATE = "date"
    NUMBER = "number"
    TITLE = "title"
    NAME = "name"


class FactChange(Frozen):
    """A fact that is another one in the new text, or stands in one of the two alone.

    Attributes:
        kind: what sort of fact.
        about: the words that say what it is of, such as 执行率; empty if none do.
        old: where it was; `None` for a fact that was added.
        new: where it is; `None` for a fact that was dropped.
        difference: new less old, in the unit as shown (`+2.65个百分点`); empty where there is none to compute.
    """

    kind: FactKind
    about: str = ""
    old: Place | None = None
    new: Place | None = None
    difference: str = ""


class PairKind(StrEnum):
    """What became of a unit.

    `kept`: word for word the same, in the same place. `moved`: the same words, in another place. `updated`: the
    same sentence with other facts. `reworded`: other words, the facts the same or others (see `Pair.facts`).
    `new` and `gone`: it stands in one of the two texts alone.
    """

    KEPT = "kept"
    REWORDED = "reworded"
    UPDATED = "updated"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"


class Pair(Frozen):
    """Units of the two texts that belong together.

    Attributes:
        id: unique within its `Against`: `p1`, `p2` … in the order of the new text, what is gone at its old place.
        kind: what became of it.
        old: ids of units of the old side; empty for `new`. Several where clauses were merged.
        new: ids of units of the new side; empty for `gone`. Several where a clause was split.
        score: how sure it is that they belong together, 0 to 1; of `new` and `gone` how like the likest one is.
        reason: why, in Chinese.
        moved: it stands in another place, whatever else became of it.
        kept_share: how much of the new words are words of the old text, 0 to 1, facts left out.
        facts: facts that changed, in the order of the new text.
        runs: the diff of the old units' `whole`, joined, with the new ones' `whole`, joined.
    """

    id: str
    kind: PairKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    score: str
    reason: str
    moved: bool = False
    kept_share: str = "0"
    facts: tuple[FactChange, ...] = ()
    runs: tuple[Run, ...] = ()


class Row(Frozen):
    """One line of the two texts beside each other, in reading order.

    A pair that moved has two rows or more: where it was, with `new` empty, and where it is, with `old` empty.

    Attributes:
        pair: id of its pair.
        kind: what became of it; `moved` for both places of a pair that stands elsewhere, reworded or not.
        old: ids of the units of the old side that stand here; may be empty.
        new: ids of the units of the new side that stand here; may be empty.
        runs: the diff of what stands here; of a moved row a single run `moved` with the pair's id as `move`.
    """

    pair: str
    kind: PairKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    runs: tuple[Run, ...]


class Severity(StrEnum):
    """`block` may not stand; `review` is shown to a person, who decides."""

    BLOCK = "block"
    REVIEW = "review"


class Check(StrEnum):
    """What a warning is about."""

    STALE_FACT = "stale_fact"
    FOREIGN_NAME = "foreign_name"
    FOREIGN_NUMBER = "foreign_number"
    FOREIGN_AMOUNT = "foreign_amount"


class Caution(Frozen):
    """A fact of the new text that may be an old one.

    Attributes:
        check: what is suspected.
        severity: whether it may stand.
        place: where it stands in the new text.
        source: where it comes from, in an old text.
        pair: id of the pair it was found in; empty if it was found elsewhere in the old text.
        message: what is wrong, in Chinese.
        remedy: what to do, in Chinese.
    """

    check: Check
    severity: Severity
    place: Place
    source: Place | None = None
    pair: str = ""
    message: str
    remedy: str = ""


class Against(Frozen):
    """The new text beside one old one.

    Attributes:
        old: id of the old side.
        remarks: what has to be said before anything else, in Chinese: another department, the same file.
        pairs: which unit answers to which; every unit of both sides stands in exactly one.
        rows: the same in reading order; see the head of this module.
        warnings: in the order of the new text.
    """

    old: str
    remarks: tuple[str, ...] = ()
    pairs: tuple[Pair, ...]
    rows: tuple[Row, ...]
    warnings: tuple[Caution, ...] = ()

    def counts(self) -> dict[PairKind, int]:
        """How many pairs there are of every kind."""
        return {kind: sum(pair.kind is kind for pair in self.pairs) for kind in PairKind}


class Status(StrEnum):
    """What became of a problem over the years.

    `new`: this year for the first time. `repeated`: this year and in the year before. `returned`: this year and
    earlier, but not in the year before. `resolved`: earlier, not this year.
    """

    NEW = "new"
    REPEATED = "repeated"
    RETURNED = "returned"
    RESOLVED = "resolved"


class Mention(Frozen):
    """A problem as one notice tells it.

    Attributes:
        side: id of the side.
        year: the fiscal year; `None` where the notice does not say.
        units: ids of the clauses that tell it.
        title: the heading that they stand under, without its number.
        text: the clauses as they read.
        advice: ids of the units that advise on it in the same notice.
        advice_text: those as they read; empty where nothing was advised.
    """

    side: str
    year: int | None
    units: tuple[str, ...]
    title: str
    text: str
    advice: tuple[str, ...] = ()
    advice_text: str = ""


class Recurrence(Frozen):
    """One problem over the years.

    Attributes:
        id: `r1`, `r2` …
        name: what it is called: the heading of its latest mention, or the beginning of the clause.
        theme: id of its theme; empty if none was given or fits.
        theme_name: of the theme, in Chinese.
        status: what became of it.
        years: those in which it stands, the latest first.
        mentions: one for each notice that tells it, the latest first.
        last_advice: what was recommended before the latest notice; empty if it is new, or nothing was.
        reason: why the mentions are one problem, in Chinese.
    """

    id: str
    name: str
    theme: str = ""
    theme_name: str = ""
    status: Status
    years: tuple[int, ...]
    mentions: tuple[Mention, ...]
    last_advice: str = ""
    reason: str


class Neighbour(Frozen):
    """An approved or past wording near to a clause.

    Attributes:
        source: id of the defect or notice it is from.
        approved: it is approved wording, not a past notice.
        title: of the theme or notice.
        department: of a past notice.
        year: of a past notice.
        text: as it stands there.
        score: how near it is, 0 to 1.
        share: how much of the clause is taken over from it word for word, 0 to 1.
        taken: the stretches that are, in the text of the clause.
    """

    source: str
    approved: bool
    title: str
    department: str = ""
    year: int | None = None
    text: str
    score: str
    share: str
    taken: tuple[tuple[int, int], ...] = ()


class Departure(Frozen):
    """A term that the bureau usually puts another way.

    Attributes:
        place: where it stands in the new text.
        usual: the usual term.
        times: how often the usual term stands in approved and past wording.
        message: what to look at, in Chinese.
    """

    place: Place
    usual: str
    times: int
    message: str


class WordingRow(Frozen):
    """A clause of the new text and the house's wording.

    Attributes:
        unit: id of the clause.
        neighbours: the nearest approved and past wordings, nearest first.
        departures: terms that depart from the usual ones.
    """

    unit: str
    neighbours: tuple[Neighbour, ...]
    departures: tuple[Departure, ...] = ()


class Standing(Frozen):
    """What one year's notice states as a whole, for a picture over the years.

    Attributes:
        side: id of the side.
        year: the fiscal year; `None` where it is not known.
        score: points in all; empty where not stated.
        grade: as stated.
        problems: number of problem clauses by id of theme; the empty id holds what fits none.
        deductions: points lost by id of theme, where they are known.
    """

    side: str
    year: int | None
    score: str
    grade: str
    problems: dict[str, int]
    deductions: dict[str, str]


class Comparison(Frozen):
    """The new text beside all earlier ones.

    Attributes:
        kind: names the format; `schema` in the file.
        version: of the format.
        new: this year's text.
        olds: the earlier ones, the latest year first; those without a year last, as they were given.
        remarks: what has to be said before anything else, in Chinese.
        against: the new text beside each of `olds`, in their order.
        recurrences: problems over the years: those of this year in its order, then what was resolved.
        wording: the clauses of the new text beside the house's wording; empty if no wording was given.
        themes: names of the themes by id, for all ids that stand anywhere above.
        standings: one for each side, the earliest year first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    kind: Literal["drafter.comparison"] = Field(default=SCHEMA, alias="schema")
    version: Literal[1] = 1
    new: Side
    olds: tuple[Side, ...]
    remarks: tuple[str, ...] = ()
    against: tuple[Against, ...]
    recurrences: tuple[Recurrence, ...] = ()
    wording: tuple[WordingRow, ...] = ()
    themes: dict[str, str] = Field(default_factory=dict)
    standings: tuple[Standing, ...] = ()

    @property
    def warnings(self) -> tuple[Caution, ...]:
        """All warnings, those against the latest text first."""
        return tuple(chain.from_iterable(against.warnings for against in self.against))

    @property
    def clean(self) -> bool:
        """Nothing blocks."""
        return not any(warning.severity is Severity.BLOCK for warning in self.warnings)

    def beside(self) -> Iterator[tuple[Side, Against]]:
        """Every old side with its comparison."""
        return zip(self.olds, self.against, strict=True)
