"""What a document is taken in as; apart from everything else, as the command line needs it at once."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What a document is taken in as."""

    NOTICE = "notice"
    RUBRIC = "rubric"
    NORM = "norm"
    REPORT = "report"
