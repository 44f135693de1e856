"""Remarks: sentences and brackets in a notice that speak of nothing in its case."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from drafter.text.sentences import Span
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.reading.familiar import DOUBTFUL, STRANGE, familiar
from drafter.verification.report import violation
from drafter.verification.words.kept import Kept

_ALONE = re.compile(
    r"(?:^|(?<=[。！？；\n]))[ \t\u3000]*(?P<said>[（(\[【［][^（）()\[\]【】［］\n]{1,60}[）)\]】］])"
    r"[ \t\u3000]*(?=$|[\u4e00-\u9fff“《\n])",
    re.MULTILINE,
)
"""A bracket that is no part of a sentence."""

_SQUARE = re.compile(r"[\[【［][^\[\]【】［］\n]{1,60}[\]】］]")
_OPENING = re.compile(r"[（(\[【［]")
_REFERS = re.compile(r"[（(](?:[一二三四五六七八九十\d]{1,3}[)）]|(?:详|参)?见(?:附|表|图|评分|下表|上表))")
"""The number of an entry, or where more is to be read."""

_TABLE = re.compile(r"[^\n]*\||表\s*\d|注[：:]|单位[：:]|数据来源[：:]")


@dataclass(frozen=True)
class Remarks:
    """Finds them in texts on one case.

    Attributes:
        book: of the case.
    """

    book: Book
    _familiar: Kept[float] = field(default_factory=Kept, compare=False)

    def check(self, examination: Examination, found: Sequence[Violation] = ()) -> Iterator[Violation]:
        """Those in both sections of a whole notice, but for what was found already."""
        for one in self._all(examination):
            if not any(other.start < one.end and one.start < other.end for other in found):
                yield one

    def _all(self, examination: Examination) -> Iterator[Violation]:
        if not examination.manuscript.whole:
            return
        for scope in examination.scopes:
            if scope.own:
                yield from _brackets(examination, scope.start, scope.end)
        for span, scope in examination.scoped:
            if scope.own and not _speaks(examination, span):
                share = self._familiar.of(span.text, partial(familiar, self.book, span.text))
                if share < DOUBTFUL:
                    severity = Severity.BLOCK if share < STRANGE else Severity.REVIEW
                    where = (examination.text, span.start, span.end)
                    yield violation(NAME, "remark_left", where, severity=severity)


def _speaks(examination: Examination, span: Span) -> bool:
    """Whether a sentence has a figure, a date or a name of the case, or stands beside a table."""
    if _TABLE.match(span.text) or examination.quantities(span.start, span.end):
        return True
    return bool(examination.dates(span.start, span.end) or examination.mentioned(span.start, span.end))


def _brackets(examination: Examination, start: int, end: int) -> Iterator[Violation]:
    """Brackets in a stretch of a text that are no part of a sentence."""
    text = examination.text
    if not _OPENING.search(text, start, end):
        return
    spans = {one.span("said") for one in _ALONE.finditer(text, start, end)}
    spans |= {one.span() for one in _SQUARE.finditer(text, start, end)}
    for first, last in sorted(spans):
        said = text[first:last]
        if examination.dates(first, last):
            continue
        if not _REFERS.match(said) and fold(said).text not in examination.book.everything:
            yield violation(NAME, "note_left", (text, first, last))
