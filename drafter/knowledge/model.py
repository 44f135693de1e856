"""What the knowledge base holds, as data. Nothing here reaches an index or a vendor."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from drafter.findings.model import Fact, Frozen, Identifier, Line


class PassageKind(StrEnum):
    """What a passage is a piece of; retrieval filters by it."""

    PROBLEM = "problem"
    RECOMMENDATION = "recommendation"
    NORM = "norm"
    RUBRIC = "rubric"
    WORDING = "wording"
    OTHER = "other"
    """The rest of a notice or report that was taken in: background, achievements, results."""


class Passage(Frozen):
    """A piece of a text in the knowledge base: one clause of a notice, one norm, one criterion, one phrase.

    Attributes:
        id: stable: a digest of kind, source, section and text; of what was taken in, also of department and year.
        kind: what it is a piece of.
        text: as it stands in the source, unmasked.
        source: id of the notice, norm, rubric or wording it is from.
        title: the source's title, as shown to a person.
        section: the heading path in the source.
        department: whose notice; empty for anything but notices.
        year: the fiscal year of the notice; `None` for anything but notices.
        theme: id of the wording theme, where known.
        sample: made up for the starter base.
        region: where the department or the rule is at home, where known.
        valid_from: first day a norm applies, where known.
        valid_until: last day it applied, where known.
        file: SHA-256 of the file that it was taken in from; empty for what ships with the base.
        page: of that file, from 1; `None` where the format has no pages.
        start: offset of its first character in the text of that file's `Document`.
        end: offset behind its last.
    """

    id: str
    kind: PassageKind
    text: Line
    source: str
    title: str
    section: str = ""
    department: str = ""
    year: int | None = None
    theme: str = ""
    sample: bool = False
    region: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    file: str = ""
    page: int | None = None
    start: int | None = None
    end: int | None = None


class Norm(Frozen):
    """An article of a law or rule that a notice may cite, restated.

    Attributes:
        id: names it in cases and slots: `{norm.ID}` is the citation, `{norm.ID.limit}` a figure of it.
        document: the title without 《》.
        number: 文号, if it has one.
        article: such as 第四十七条; empty where the document is cited as a whole.
        content: what it asks, restated in one sentence that can follow 关于……的规定 or stand alone.
        topic: a noun phrase for the middle of a sentence: 不符合《…》第…条关于{topic}的规定.
        in_force: first day it applies.
        until: last day it applied; `None` if it still does.
        jurisdiction: where it applies (全国, 广东省 …).
        figures: its time limits and thresholds, by name.
        verbatim: `content` is the whole published wording, not a restatement.
    """

    id: Identifier
    document: Line
    number: str = ""
    article: str = ""
    content: Line
    topic: Line
    in_force: date
    until: date | None = None
    jurisdiction: str = "全国"
    figures: Mapping[Identifier, Fact] = Field(default_factory=dict)
    verbatim: bool = False

    @property
    def citation(self) -> str:
        """As it stands in a sentence: 《政府采购法》第四十七条 with the full title."""
        return f"《{self.document}》{self.article}"

    def applies_in(self, year: int) -> bool:
        """Whether it was in force at some time of a year."""
        return self.in_force.year <= year and (self.until is None or self.until.year >= year)


class Remedy(Frozen):
    """An approved way to put one thing right, without figures; slots `{who.DUTY}`, `{norm.ID}` may stand.

    Attributes:
        lead: what is to be done, in a few words, imperative (健全合同备案台账).
        action: how, by whom: one or two sentences.
        timing: by when, in words without figures (在编制下一年度部门预算时); a clause that leads a sentence.
    """

    lead: Line
    action: Line
    timing: str = ""


class Defect(Frozen):
    """A kind of shortcoming that reviews keep finding, and the approved words for it.

    Attributes:
        id: unique in the base, such as `budget.standard_exceeded`.
        name: what it is called.
        cues: words or phrases in a reviewer's account that point to it.
        indicators: words in the names of indicators under which it usually shows.
        measured_by: names of computed indicators that lose points through this defect alone, or parts of them.
        heading: a few words for the heading of an item in which it weighs most.
        leads: approved opening words of a clause, best first.
        effects: what it leads to, approved, best first; without figures.
        norms: ids of norms it usually runs against.
        remedies: what to do about it.
    """

    id: str
    name: Line
    cues: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    measured_by: tuple[str, ...] = ()
    heading: Line
    leads: tuple[Line, ...]
    effects: tuple[Line, ...] = ()
    norms: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...]


class Theme(Frozen):
    """A family of defects that stands under one heading of a notice.

    Attributes:
        id: such as `budget`.
        name: such as 预算编制.
        indicators: words in the names of indicators that belong to it.
        heading_outcome: what the heading concludes with (预算管理水平有待提升).
        heading_comprehensive: the whole heading where there are more kinds of defect than it can name; empty for
            the general defect's heading and the outcome.
        remedy_heading: the two halves of a recommendation's heading: what to do, what for.
        joins: ids of themes a reviewer would put under the same heading when either is small, nearest first.
        general: the defect to use when no other fits.
        defects: the others.
    """

    id: str
    name: Line
    indicators: tuple[str, ...] = ()
    heading_outcome: Line
    heading_comprehensive: str = ""
    remedy_heading: tuple[Line, Line]
    joins: tuple[str, ...] = ()
    general: Defect
    defects: tuple[Defect, ...] = ()


class Evidence(Frozen):
    """One retrieved passage, and why it came.

    Attributes:
        passage: the passage.
        score: fused score; only its order means anything.
        reason: which retrievers found it, at which rank.
    """

    passage: Passage
    score: Decimal
    reason: str
