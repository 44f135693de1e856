"""The words right beside a figure that make it another one: 十4.34万元, 4.34万元亿, 负58.48%, 每月4.34万元.

What is read as a figure ends where its number and its unit do. A numeral, a sign, a magnitude or a currency that
touches it would be a part of it, so that the fact of that value says nothing of what is written; 每月 before a
total makes it a rate; and 全省 before a figure of the department makes it somebody else's.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from drafter.findings.model import Role
from drafter.text.hedges import BETWEEN
from drafter.text.quantities import Quantity
from drafter.verification.binding.objection import Objection, gravest
from drafter.verification.facts.known import Known
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination

_REACH = 10
_BELOW = frozenset("负負")
_CELLS = frozenset("\n\r\t|")
"""What parts the cells of a table, and lines: 项目二, and the figure of it."""
_MEASURED = frozenset({"元", "%", "百分点", "分"})
_TOTALS = frozenset(
    {
        Role.INITIAL_BUDGET,
        Role.ADJUSTED_BUDGET,
        Role.BUDGET,
        Role.ADJUSTMENT,
        Role.FINAL_ACCOUNT,
        Role.EXPENDITURE,
        Role.BALANCE,
        Role.REVENUE,
        Role.DIFFERENCE,
    }
)
"""Roles of amounts that are the whole of something, and none for each."""

_LIKELY_TOTALS = frozenset({Role.AMOUNT})
"""Those that are mostly: a person decides."""

_LIMITS = frozenset({Role.DEADLINE, Role.STANDARD, Role.THRESHOLD, Role.TARGET, Role.FULL_MARK, Role.PEER})
"""Roles of figures that something else is held to."""


@dataclass(frozen=True)
class Touching:
    """Finds them in one text.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def objection(self, quantity: Quantity, ref: str) -> Objection | None:
        """The graver of what a word beside a measured figure makes of it.

        Args:
            quantity: the figure.
            ref: the very fact that it states, if any; what follows from several facts has none.
        """
        if quantity.dimension not in _MEASURED:
            return None
        flat = self.examination.flat
        before = flat(max(quantity.start - _REACH, 0), quantity.start)
        behind = flat(quantity.end, quantity.end + _REACH)
        part = None if quantity.spoken else self._part(quantity, ref, before, behind)
        return gravest(part, self._other(quantity, ref, before, behind))

    def _part(self, quantity: Quantity, ref: str, before: str, behind: str) -> Objection | None:
        """A numeral, a sign or a unit that touches it and is no part of it as it was read.

        Where a blank parts the two, a person looks.
        """
        ahead, after = _words()["part", "before"].search(before), _words()["part", "behind"].match(behind)
        for found, place in ((ahead, quantity.start - 1), (after, quantity.end)):
            word = found.group() if found else ""
            between = self.examination.text[place] if word else ""
            if not word or between in _CELLS or self._claimed(place) or self._below(word, ref):
                continue
            if not self._on_record(before, behind, quantity, word):
                severity = Severity.REVIEW if between.isspace() else Severity.BLOCK
                return Objection("quantity_touched", {"word": word}, severity=severity)
        return None

    def _below(self, word: str, ref: str) -> bool:
        """Whether the fact is less than nothing, and a word says so."""
        known = self._facts.get(ref) if word in _BELOW else None
        return known is not None and known.quantity is not None and known.quantity.value < 0

    def _other(self, quantity: Quantity, ref: str, before: str, behind: str) -> Objection | None:
        """A word that makes a total a rate, or a figure of the department somebody else's."""
        each = _words()["each", "before"].search(before)
        segment = self.examination.segment_at(quantity.start)
        whose = _words()["whose", "words"].search(self.examination.flat(segment.start, quantity.start))
        bound = _words()["bound", "behind"].match(behind)
        known = self._facts.get(ref) if each or whose or bound else None
        if known and each and self._whole(quantity, known):
            values = {"word": each["word"], "actual": known.fact.label}
            severity = Severity.BLOCK if known.fact.role in _TOTALS else Severity.REVIEW
            return Objection("quantity_rated", values, severity=severity)
        if known and whose and not self._speaks_of(whose.group(), known):
            return Objection("quantity_whose", {"word": whose.group()}, severity=Severity.REVIEW)
        if known and bound and self._exact(quantity, known, before, bound.group()):
            return Objection("quantity_bounded", {"word": bound.group()}, severity=Severity.REVIEW)
        return None

    def _exact(self, quantity: Quantity, known: Known, before: str, bound: str) -> bool:
        """Whether a fact is a result that is just so much, and a bound behind it is nobody's."""
        result = known.fact.role not in _LIMITS and known.quantity is not None and known.quantity.hedge is None
        if not result or known.quantity is None or known.quantity.value != quantity.value:
            return False
        values = {known.written, self.examination.flat(quantity.start, quantity.end)}
        told = any(value + bound in self.examination.book.everything for value in values)
        told = told or any(known.fact.value + more in known.fact.label for more in BETWEEN)
        return not told and not _words()["bound", "kept"].search(before)

    def _speaks_of(self, word: str, known: Known) -> bool:
        """Whether the fact itself, or any account, heading or name of its finding, has such a word."""
        book = self.examination.book
        if word in (known.fact.label + known.fact.subject):
            return True
        own = [
            text for point in book.points if point.startswith(f"{known.scope}.") for text in book.tellings(point)
        ]
        return any(word in text for text in own or book.accounts.values())

    def _whole(self, quantity: Quantity, known: Known) -> bool:
        """Whether a fact is the whole of something, and the record tells it nowhere as so much for each."""
        mean = _words()["each", "mean"]
        if (
            known.fact.role not in _TOTALS | _LIKELY_TOTALS
            or "/" in known.fact.unit
            or mean.search(known.fact.label)
        ):
            return False
        values = {known.written, self.examination.flat(quantity.start, quantity.end)}
        everything = self.examination.book.everything
        return not any(
            _words()["each", "word"].search(everything, max(found.start() - _REACH, 0), found.start())
            for value in values
            for found in re.finditer(re.escape(value), everything)
        )

    @cached_property
    def _facts(self) -> dict[str, Known]:
        return {known.ref: known for known in self.examination.book.of_case}

    def _claimed(self, place: int) -> bool:
        """Whether a character is a part of a date, of a number of a thing or of a set word."""
        number = bisect_right(self._starts, place) - 1
        marks = self.examination.scan.marks
        return number >= 0 and place < marks[number].end

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.examination.scan.marks]

    def _on_record(self, before: str, behind: str, quantity: Quantity, word: str) -> bool:
        """Whether the record writes the figure so."""
        everything = self.examination.book.everything
        value = self.examination.flat(quantity.start, quantity.end)
        return (before.endswith(word) and word + value in everything) or (
            behind.startswith(word) and value + word in everything
        )


@cache
def _words() -> dict[tuple[str, str], re.Pattern[str]]:
    source = resources.files(__package__).joinpath("touching.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(source)
    return {
        ("part", "before"): re.compile(f"(?:{'|'.join(table['part']['before'])})\\Z"),
        ("part", "behind"): re.compile("|".join(table["part"]["behind"])),
        ("each", "word"): re.compile(table["each"]["word"]),
        ("each", "before"): re.compile(f"(?P<word>{table['each']['word']})(?:{table['each']['between']})*\\Z"),
        ("each", "mean"): re.compile(table["each"]["mean"]),
        ("bound", "behind"): re.compile(table["bound"]["behind"]),
        ("bound", "kept"): re.compile(table["bound"]["kept"]),
        ("whose", "words"): re.compile("|".join(table["whose"]["words"].split())),
    }
