"""What comes of many years: problems that return, the house's wording, what each year states as a whole."""

from enum import StrEnum

from drafter.comparison.runs import Place
from drafter.findings.model import Frozen


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
