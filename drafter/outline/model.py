"""What a document is made of, each piece with its place in `Document.text`."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from drafter.findings.model import Frozen


class OutlineClause(Frozen):
    """One clause below a heading.

    Attributes:
        label: 一是, 其二，, 1. or （1） as written; empty for a paragraph without one.
        text: without its label, without line wraps, marks of emphasis and furniture.
        start: offset of its first character in the document's text, the label included.
        end: offset behind its last character.
    """

    label: str
    text: str
    start: int
    end: int


class OutlineNode(Frozen):
    """A heading and what stands below it.

    Attributes:
        number: as written, such as （一）; empty for a heading without one.
        title: the heading without its number, closing full stop and markup.
        start: offset of its first character in the document's text.
        clauses: before the first heading below it.
        children: the headings below it.
        depth: 1 for 一、 and chapters, 2 for （一）, 3 for 1., 4 for （1）, 5 for ①; 0 without a number.
        run_in: the heading is the first sentence of its paragraph.
        slips: what is wrong with its number, in Chinese.
    """

    number: str
    title: str
    start: int
    clauses: tuple[OutlineClause, ...]
    children: tuple["OutlineNode", ...]
    depth: int = 0
    run_in: bool = False
    slips: tuple[str, ...] = ()

    def walk(self) -> Iterator["OutlineNode"]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


class DocumentKind(StrEnum):
    """What a document is for."""

    NOTICE = "notice"
    RUBRIC = "rubric"
    NORM = "norm"
    REPORT = "report"
    UNKNOWN = "unknown"


class Header(Frozen):
    """What a document says of itself; empty or `None` where it does not say.

    Attributes:
        kind: what the document is for.
        reasons: what told the kind, in Chinese.
        title: without line wraps.
        number: 文号, with 〔〕 and without blanks.
        department: whose budget it is about.
        year: the fiscal year it is about.
        issuer: who issued or wrote it.
        date: of issue or of writing.
    """

    kind: DocumentKind = DocumentKind.UNKNOWN
    reasons: tuple[str, ...] = ()
    title: str = ""
    number: str = ""
    department: str = ""
    year: int | None = None
    issuer: str = ""
    date: datetime.date | None = None


class ScoreRole(StrEnum):
    """What a stated score is of."""

    TOTAL = "total"
    ITEM = "item"
    UNASSESSED = "unassessed"
    EARLIER = "earlier"


class Scorer(StrEnum):
    """Who gave a score, as far as its sentence says."""

    UNSAID = ""
    SELF = "self"
    REVIEW = "review"


class StatedScore(Frozen):
    """Points as a document states them, in points; `None` where it does not say.

    Attributes:
        role: of the whole, of a part or indicator, of one that was not assessed, or of an earlier year.
        subject: the heading or row that it is of; empty for the whole.
        maximum: full marks.
        points: awarded.
        deducted: taken off; 0 where the text says that nothing is.
        grade: such as 良.
        scorer: the department itself (自评), a review (复核, 再评价), or unsaid.
        start: offset of its first character in the document's text.
        end: offset behind its last.
    """

    role: ScoreRole
    subject: str = ""
    maximum: Decimal | None = None
    points: Decimal | None = None
    deducted: Decimal | None = None
    grade: str = ""
    scorer: Scorer = Scorer.UNSAID
    start: int
    end: int


_LAST_WORD = (Scorer.REVIEW, Scorer.UNSAID, Scorer.SELF)


class Scores(Frozen):
    """All scores that a document states, and its scale of grades.

    Attributes:
        stated: in the order of the text.
        scale: every grade with its lower bound in points, highest first.
    """

    stated: tuple[StatedScore, ...] = ()
    scale: tuple[tuple[str, Decimal], ...] = ()

    def _whole(self) -> list[StatedScore]:
        """The points of the whole of whoever has the last word: a review before the department itself."""
        whole = [score for score in self.stated if score.role is ScoreRole.TOTAL and score.points is not None]
        by = next((one for one in _LAST_WORD if any(score.scorer is one for score in whole)), None)
        return [score for score in whole if score.scorer is by]

    @property
    def total(self) -> Decimal | None:
        """The points of the whole, if the document states them and never contradicts itself."""
        points = {score.points for score in self._whole()}
        return points.pop() if len(points) == 1 else None

    @property
    def maximum(self) -> Decimal | None:
        """The full marks of the whole, where stated."""
        return next((score.maximum for score in self._whole() if score.maximum is not None), None)

    @property
    def grade(self) -> str:
        """The grade of the whole, of whoever has the last word on its points; empty if none is, or several are."""
        by = {score.scorer for score in self._whole()}
        graded = [score for score in self.stated if score.role is ScoreRole.TOTAL and score.grade]
        own = [score for score in graded if score.scorer in by]
        if not own and by != {Scorer.REVIEW}:  # what the department said is not what a review found
            own = graded
        grades = {score.grade[0] for score in own}
        return own[0].grade if len(grades) == 1 else ""


class OutlineTable(Frozen):
    """A table; its rows where its columns can be told.

    Attributes:
        title: its caption, without line wraps; empty without one.
        rows: the cells, the head first; empty for a table that was flattened beyond recovery.
        flattened: its cells stand one after the other and could not be put back into columns.
        rebuilt: it was flattened, and its columns could be told.
        start: offset of its caption or first row in the document's text.
        end: offset behind its last row.
    """

    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    flattened: bool = False
    rebuilt: bool = False
    start: int
    end: int


class Criterion(Frozen):
    """One sentence of a scoring standard, and the points it gives; `None` where it names none, or a formula."""

    text: str
    points: Decimal | None = None


class RubricRow(Frozen):
    """One indicator of a rubric.

    Attributes:
        name: of the indicator.
        path: the headings above it, highest first.
        maximum: full marks, in points.
        awarded: points, in a table that was filled in.
        criteria: its scoring standard.
        reason: why points were lost, in a table that was filled in.
        start: offset of its first character in the document's text.
        end: offset behind its last.
    """

    name: str
    path: tuple[str, ...] = ()
    maximum: Decimal | None = None
    awarded: Decimal | None = None
    criteria: tuple[Criterion, ...] = ()
    reason: str = ""
    start: int
    end: int


class Said(Frozen):
    """A problem or a recommendation: a heading or a clause of the document.

    Attributes:
        title: how it is called: number and title of a heading, or label and beginning of a clause.
        text: all it says.
        start: offset of its first character in the document's text.
    """

    title: str
    text: str
    start: int


class Pair(Frozen):
    """A problem and the recommendation that answers it.

    Attributes:
        problem: what was found; `None` for a recommendation that answers nothing in the document.
        recommendation: what is advised; `None` for a problem without an answer.
        reason: why these two belong together, or that nothing answers, in Chinese.
        points: the same for the clauses of both.
    """

    problem: Said | None
    recommendation: Said | None
    reason: str
    points: tuple["Pair", ...] = ()


class Outline(Frozen):
    """The structure of a document.

    Attributes:
        tree: its headings; the root has neither number nor title and holds what precedes any heading.
        header: what it says of itself.
        scores: what it states in points.
        tables: in the order of the text.
        rubric_rows: indicators, from all its tables.
        pairs: problems and recommendations.
    """

    tree: OutlineNode
    header: Header
    scores: Scores
    tables: tuple[OutlineTable, ...] = ()
    rubric_rows: tuple[RubricRow, ...] = ()
    pairs: tuple[Pair, ...] = ()
