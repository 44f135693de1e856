"""Codes by which a case file calls its findings, and a plan its clauses (F01, F01.a, P1.2): no reader has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.facts.book import Book
from drafter.verification.model import Violation
from drafter.verification.prose.residue import NAME
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

_CODED = re.compile(r"[A-Za-z]+[-_]?\d+")
"""A finding that is called by a word of a language is not told by that word."""

_CLAUSES = r"[PR]\d{1,2}\.\d{1,2}"


@dataclass(frozen=True)
class Codes:
    """Finds them in texts on one case.

    Attributes:
        book: of the case.
    """

    book: Book

    def check(self, examination: Examination) -> Iterator[Violation]:
        """Those in both sections, but for what the record itself writes so."""
        for scope in examination.scopes:
            if scope.own:
                for found in self._pattern.finditer(examination.text, scope.start, scope.end):
                    yield violation(NAME, "code_left", (examination.text, *found.span()))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        findings = {full.partition(".")[0] for full in self.book.points}
        unsaid = {name for name in findings if _CODED.fullmatch(name) and name not in self.book.everything}
        named = [rf"{re.escape(name)}(?:\.[A-Za-z]\w{{0,20}})?" for name in sorted(unsaid, key=len, reverse=True)]
        codes = "|".join((*named, _CLAUSES))
        return re.compile(rf"(?<![A-Za-z0-9_.\-])(?:{codes})(?![A-Za-z0-9_\-]|\.\d)", re.ASCII)
