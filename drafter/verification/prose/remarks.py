"""Remarks: sentences and brackets in a notice that speak of nothing in its case."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.text.sentences import Span
from drafter.text.width import fold
from drafter.verification.model import Severity, Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.familiar import DOUBTFUL, STRANGE, familiar
from drafter.verification.report import violation

_ALONE = re.compile(
    r"(?:^|(?<=[。！？；\n]))[ \t\u3000]*(?P<said>[（(\[【［][^（）()\[\]【】［］\n]{1,60}[）)\]】］])"
    r"[ \t\u3000]*(?=$|[\u4e00-\u9fff“《\n])",
    re.MULTILINE,
)
"""A bracket that is no part of a sentence."""

_SQUARE = re.compile(r"[\[【［][^\[\]【】［］\n]{1,60}[\]】］]")
_REFERS = re.compile(r"[（(](?:[一二三四五六七八九十\d]{1,3}[)）]|(?:详|参)?见(?:附|表|图|评分|下表|上表))")
"""The number of an entry, or where more is to be read."""

_TABLE = re.compile(r"[^\n]*\||表\s*\d|注[：:]|单位[：:]|数据来源[：:]")


@dataclass(frozen=True)
class Remarks:
    """Finds them in one text.

    Attributes:
        examination: of a whole notice.
    """

    examination: Examination

    def check(self, found: Sequence[Violation] = ()) -> Iterator[Violation]:
        """Those in both sections, but for what was found already."""
        for one in self._all():
            if not any(other.start < one.end and one.start < other.end for other in found):
                yield one

    def _all(self) -> Iterator[Violation]:
        examination = self.examination
        if not examination.manuscript.whole:
            return
        for scope in examination.scopes:
            if scope.own:
                yield from self._brackets(scope.start, scope.end)
        for span in examination.sentences:
            if examination.scope_at(span.start).own and not self._speaks(span):
                share = familiar(examination.book, span.text)
                if share < DOUBTFUL:
                    severity = Severity.BLOCK if share < STRANGE else Severity.REVIEW
                    where = (examination.text, span.start, span.end)
                    yield violation(NAME, "remark_left", where, severity=severity)

    def _speaks(self, span: Span) -> bool:
        """Whether a sentence has a figure, a date or a name of the case, or stands beside a table."""
        examination = self.examination
        if _TABLE.match(span.text) or examination.quantities(span.start, span.end):
            return True
        return bool(examination.dates(span.start, span.end) or examination.mentioned(span.start, span.end))

    def _brackets(self, start: int, end: int) -> Iterator[Violation]:
        text = self.examination.text
        spans = {one.span("said") for one in _ALONE.finditer(text, start, end)}
        spans |= {one.span() for one in _SQUARE.finditer(text, start, end)}
        for first, last in sorted(spans):
            said = text[first:last]
            if self.examination.dates(first, last):
                continue
            if not _REFERS.match(said) and fold(said).text not in self.examination.book.everything:
                yield violation(NAME, "note_left", (text, first, last))
