"""Words in the very place of others of an account: 所有村没有安排演出 for 偏远村, another thing in quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.text.sentences import segments
from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_WIDE = re.compile("(?:全部|所有|一切|全体|各类|各项|历年|每[个一项份次])的?")
_NARROW = 4
"""So many characters at most say in an account of which part it speaks."""

_REST = 4
"""So many characters at least stand behind them in both."""

_MARKS = "，。；：！？,;:"
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
        """The words of the problems that stand where an account has others."""
        for sentence in examination.sentences:
            if not examination.among_problems(sentence.start):
                continue
            for part in segments(examination.text, sentence.start, sentence.end):
                meant = self._narrower(fold(part.text).text.strip(_MARKS))
                if meant:
                    where = (examination.text, part.start, part.end)
                    yield violation("polarity", "scope_widened", where, expected=meant, account=meant)
        yield from self._quotes(examination)

    def _narrower(self, said: str) -> str:
        """The piece of an account that speaks of a part of what a piece speaks of as a whole."""
        wide = _WIDE.match(said)
        rest = said[wide.end() :] if wide else ""
        if len(rest) < _REST or said in self.book.everything:
            return ""
        like = (one for one in self._pieces if one.endswith(rest) and 0 < len(one) - len(rest) <= _NARROW)
        return next((one for one in like if not _WIDE.match(one)), "")

    def _quotes(self, examination: Examination) -> Iterator[Violation]:
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
    def _pieces(self) -> tuple[str, ...]:
        """The pieces of the accounts between commas."""
        return tuple(filter(None, re.split(f"[{_MARKS}\n]", self._told)))

    @cached_property
    def _quoted(self) -> dict[str, str]:
        """What the accounts have within quotation marks, by what stands before it."""
        found = {}
        for match in _QUOTED.finditer(self._told):
            before = _OPENED.sub("“", self._told[max(match.start() - _BEFORE, 0) : match.start() + 1])
            found[before] = match["said"]
        return found
