"""What an audit returns."""

from enum import StrEnum

from drafter.findings.model import Frozen


class Severity(StrEnum):
    """How sure the contradiction is.

    An error cannot be right as written; a warning is a slip of form, or one that does not change a result; a hint
    rests on something that the report does not write, and is no alarm.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Quote(Frozen):
    """A piece of the document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Issue(Frozen):
    """One contradiction.

    Attributes:
        kind: which check speaks, such as `sum` or `count_list`.
        severity: error, warning or hint.
        place: where a person finds it: line and heading.
        message: what contradicts what, in Chinese.
        quotes: the places, in the order in which the message names them.
        expected: what should stand there, with the computation.
        doubt: of a hint, what was taken for granted, in Chinese; empty for an alarm.
    """

    kind: str
    severity: Severity
    place: str
    message: str
    quotes: tuple[Quote, ...]
    expected: str
    doubt: str = ""


class Audit(Frozen):
    """The result for one document.

    Attributes:
        source: the path as it was given.
        issues: the alarms, in the order of the text.
        hints: what is worth a look and no alarm, in the order of the text.
        notes: what could not be looked into, and why.
    """

    source: str
    issues: tuple[Issue, ...]
    hints: tuple[Issue, ...] = ()
    notes: tuple[str, ...] = ()
