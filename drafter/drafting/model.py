"""The plan and the draft as data: items, clauses, sentences, and where each came from."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from drafter.findings.model import Frozen
from drafter.findings.slots import Fill
from drafter.knowledge.model import Evidence
from drafter.verification.model import Section, Violation


class SentenceRole(StrEnum):
    """What a sentence does in its clause, in the order in which it stands there.

    A problem clause runs lead → fact → effect → norm, a recommendation clause lead → action.
    """

    HEADING = "heading"
    LEAD = "lead"
    FACT = "fact"
    EFFECT = "effect"
    NORM = "norm"
    ACTION = "action"


class Author(StrEnum):
    """Who wrote a sentence."""

    OFFLINE = "offline"
    MODEL = "model"


class Sentence(Frozen):
    """One sentence of a clause.

    Attributes:
        role: what it does.
        template: as written, with slots.
        text: with the slots filled.
        fills: what was filled in, with offsets into `text`.
        author: who wrote it.
        wording: ids of the approved wording or passages that lent its form.
        departs: where it says something else than the approved wording, in Chinese; empty where it says the same.
    """

    role: SentenceRole
    template: str
    text: str
    fills: tuple[Fill, ...] = ()
    author: Author = Author.OFFLINE
    wording: tuple[str, ...] = ()
    departs: str = ""


class PlannedClause(Frozen):
    """One 一是 to be written: which points it tells, as which defect.

    Attributes:
        id: `P1.2`: second clause of the first item.
        points: full ids of the points (`F09.a`), at least one; several where a reviewer would tell them
            together.
        defect: id of the defect in the wording base.
        norms: ids of norms it may cite.
        weight: points lost through it: the points' own, or an equal share of their finding's.
        doubtful: full ids of those points whose defect was not found beyond doubt (归类存疑).
    """

    id: str
    points: tuple[str, ...]
    defect: str
    norms: tuple[str, ...] = ()
    weight: Decimal
    doubtful: tuple[str, ...] = ()


class PlannedItem(Frozen):
    """One （一） to be written: a theme, or several that a reviewer would put under one heading."""

    id: str
    themes: tuple[str, ...]
    clauses: tuple[PlannedClause, ...]

    @property
    def weight(self) -> Decimal:
        """Points lost through its clauses."""
        return sum((clause.weight for clause in self.clauses), Decimal(0))


class Plan(Frozen):
    """What the notice will say, in which order, before a word is written."""

    items: tuple[PlannedItem, ...]

    def clauses(self) -> Iterator[PlannedClause]:
        """All planned clauses, in order."""
        return (clause for item in self.items for clause in item.clauses)


class Clause(Frozen):
    """One 一是 of the draft.

    Attributes:
        id: of the planned clause (`P1.2`), or `R1.2` for the recommendation clause.
        points: full ids of the points it tells (problems) or answers (recommendations).
        sentences: in order.
        norms: ids of the norms it cites.
        evidence: past wordings that were at hand when it was written.
        doubtful: full ids of those points that a reviewer should sort by hand; their effect and advice are
            general ones.
    """

    id: str
    points: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    norms: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubtful: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The clause as it reads, without its label."""
        return "".join(sentence.text for sentence in self.sentences)


class Item(Frozen):
    """One （一） of the draft: a heading that sums up its clauses."""

    id: str
    section: Section
    heading: Sentence
    clauses: tuple[Clause, ...]


class Refusal(Frozen):
    """A sentence the gate refused, why, and what took its place.

    Attributes:
        clause: id of the clause it stood in.
        role: what it did there.
        text: as the model wrote it, slots filled as far as they could be.
        violations: why it was refused; offsets are into `text`.
        replacement: the sentence that stands there now; empty where nothing was needed.
        raw: the model's whole answer was unusable: its beginning, as a person may want to see it.
    """

    clause: str
    role: SentenceRole
    text: str
    violations: tuple[Violation, ...]
    replacement: str
    raw: str = ""


class Draft(Frozen):
    """The two central sections, and what was refused on the way.

    Attributes:
        problems: the items of 存在问题.
        recommendations: the items of 建议, in the same order.
        refusals: what a model wrote and may not stand.
        notes: what else a person should know of how it was written, in Chinese.
    """

    problems: tuple[Item, ...]
    recommendations: tuple[Item, ...]
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """The items of both sections, in the order of the notice."""
        return self.problems + self.recommendations

    def clauses(self) -> Iterator[Clause]:
        """All clauses of both sections, in order."""
        return (clause for item in self.items() for clause in item.clauses)

    @property
    def by_model(self) -> bool:
        """Whether any sentence of it is a model's."""
        headings = (item.heading for item in self.items())
        told = (sentence for clause in self.clauses() for sentence in clause.sentences)
        return any(sentence.author is Author.MODEL for sentence in (*headings, *told))

    def doubtful(self) -> tuple[str, ...]:
        """Full ids of the points that a reviewer should sort by hand, in the order of the problems."""
        return tuple(full for item in self.problems for clause in item.clauses for full in clause.doubtful)
