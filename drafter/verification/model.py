"""What the checker reads and what it says. It knows texts and facts, and neither models nor indexes."""

from enum import StrEnum
from itertools import chain

from drafter.findings.model import Frozen


class Section(StrEnum):
    """The two central sections of a notice."""

    PROBLEMS = "problems"
    RECOMMENDATIONS = "recommendations"


class ClauseSpan(Frozen):
    """One 一是 / 二是 of the text.

    Attributes:
        label: 一是, 二是 …; empty where an item has a single clause without one.
        start: offset of its first character, the label included.
        end: offset behind its last character.
        points: full ids of the points it covers or answers (`F09.a`); `None` where the text does not say, and
            coverage has to find out from the words.
        norms: ids of norms it cites, where known.
    """

    label: str
    start: int
    end: int
    points: tuple[str, ...] | None = None
    norms: tuple[str, ...] = ()


class ItemSpan(Frozen):
    """One （一） of a section: a heading and its clauses.

    Attributes:
        section: which of the two sections it stands in.
        number: the number as written, such as （一）.
        start: offset of the number.
        heading_end: offset behind the heading.
        end: offset behind the item.
        clauses: in order.
    """

    section: Section
    number: str
    start: int
    heading_end: int
    end: int
    clauses: tuple[ClauseSpan, ...]


class Manuscript(Frozen):
    """A text to be checked, with the structure that its own words or its bundle give it.

    Attributes:
        text: all of it; every offset counts its characters.
        items: the items of both sections, in order.
        whole: it claims to be a whole notice (coverage and structure are checked), not a piece of one.
    """

    text: str
    items: tuple[ItemSpan, ...]
    whole: bool = True

    def of(self, section: Section) -> tuple[ItemSpan, ...]:
        """The items of one section."""
        return tuple(item for item in self.items if item.section is section)

    def clauses(self, section: Section) -> tuple[ClauseSpan, ...]:
        """The clauses of one section, in order."""
        return tuple(chain.from_iterable(item.clauses for item in self.of(section)))


class Severity(StrEnum):
    """`block` may not stand; `review` is shown to a person, who decides."""

    BLOCK = "block"
    REVIEW = "review"


class Violation(Frozen):
    """One thing that may not stand, or that a person has to look at.

    Attributes:
        check: which check (`quantities`, `names`, `quotes`, `leaks`, `coverage`, `links`, `structure`,
            `grounding`, `residue` …).
        severity: whether it blocks.
        start: offset of the first character it concerns.
        end: offset behind the last.
        text: those characters.
        message: what is wrong, in Chinese.
        expected: what could stand there instead; empty if unknown.
        remedy: what to do, in Chinese.
    """

    check: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    expected: str = ""
    remedy: str = ""

    def moved(self, offset: int) -> "Violation":
        """The same so much further on in a text."""
        return self.model_copy(update={"start": self.start + offset, "end": self.end + offset})


class QuantitySupport(Frozen):
    """One quantity of the text and what supports it.

    Attributes:
        start: offset of the first character.
        end: offset behind the last.
        text: as written.
        value: normalised, a decimal string or an ISO date.
        dimension: 元, %, 百分点, 分, date, or the counter.
        support: full name of the fact or norm figure (`F09.allotted`), the formula, or empty if unsupported.
    """

    start: int
    end: int
    text: str
    value: str
    dimension: str
    support: str


class Report(Frozen):
    """The checker's answer."""

    violations: tuple[Violation, ...]
    quantities: tuple[QuantitySupport, ...]

    @property
    def clean(self) -> bool:
        """Nothing blocks."""
        return not any(violation.severity is Severity.BLOCK for violation in self.violations)
