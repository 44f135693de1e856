"""What an audit returns."""

from enum import StrEnum

from drafter.findings.model import Frozen


class Severity(StrEnum):
    """How sure the contradiction is: an error cannot be right as written, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


class Quote(Frozen):
    """A piece of the document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Issue(Frozen):
    """One contradiction.

    Attributes:
        kind: which check speaks, such as `sum` or `count_list`.
        severity: error or warning.
        place: where a person finds it: line and heading.
        message: what contradicts what, in Chinese.
        quotes: the places, in the order in which the message names them.
        expected: what should stand there, with the computation.
    """

    kind: str
    severity: Severity
    place: str
    message: str
    quotes: tuple[Quote, ...]
    expected: str


class Audit(Frozen):
    """The result for one document.

    Attributes:
        source: the path as it was given.
        issues: in the order of the text.
        notes: what could not be looked into, and why.
    """

    source: str
    issues: tuple[Issue, ...]
    notes: tuple[str, ...] = ()
