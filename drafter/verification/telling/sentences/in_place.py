"""What stands within quotation marks in the very place where an account has something else in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_QUOTED = re.compile('[“「『"](?P<said>[^“”「」『』"\\n]{2,30})[”」』"]')
_OPENED = re.compile('[“”「」『』"]')
_BEFORE = 4
"""So many characters before a quotation mark tell its place."""


@dataclass(frozen=True)
class InPlace:
    """Finds them.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """What stands within quotation marks where an account has something else, and is none of the case."""
        view = examination.view
        for match in _QUOTED.finditer(view.text):
            start, end = view.span(*match.span("said"))
            if not examination.among_problems(start):
                continue
            before = _OPENED.sub("“", view.text[max(match.start() - _BEFORE, 0) : match.start() + 1])
            meant = self._quoted.get(before, "") if len(before) > _BEFORE else ""
            if meant and "".join(match["said"].split()) not in self._compact:
                where = (examination.text, start, end)
                yield violation("quotes", "quote_changed_case", where, expected=meant, text=match["said"])

    @cached_property
    def _told(self) -> str:
        accounts = "\n".join(self.book.accounts.values())
        return "\n".join(fold(line).text for line in accounts.split("\n"))

    @cached_property
    def _compact(self) -> str:
        """All that may be quoted, without the blanks of wrapped lines."""
        return "".join(self.book.everything.split())

    @cached_property
    def _quoted(self) -> dict[str, str]:
        """What the accounts have within quotation marks, by what stands before it."""
        found = {}
        for match in _QUOTED.finditer(self._told):
            before = _OPENED.sub("“", self._told[max(match.start() - _BEFORE, 0) : match.start() + 1])
            found[before] = match["said"]
        return found
