"""The grade that a text gives a result: the one of the score card, or for another year the one of a fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind
from drafter.verification.model import Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.lexicon import lexicon

NAME = "quantities"
_BAND = "score.scale."
_GRADED = re.compile(
    r"(?:等[级次]|档次|(?<=分)[，,]?\s{0,2}(?=评[为定]))\s{0,2}(?:评定|核定|确定|认定|评)?\s{0,2}(?:均|都|也|仍|则)?\s{0,2}(?:结果)?(?:为|是|定为|评为|列为|[:：])?\s{0,2}"
    r"(?P<mark>[“‘\"「]?)(?P<grade>[\u4e00-\u9fff]{1,2})(?P<close>[”’\"」]?)(?=\s{0,2}(?:[，。；,;）)、]|等?[级次]|$))"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LISTED = re.compile(r"[、]\s{0,2}[“‘\"「]?[\u4e00-\u9fff]{1,2}[”’\"」]?\s{0,2}(?:[、，。；和等]|$)")
_OTHERS = re.compile("划分|分为|若|如果|应当?|可|目标|争取|力争|达到|以[上下]")
"""Words of a scale, or of what is wished."""


@dataclass(frozen=True)
class Grades:
    """Judges the grades that one text tells.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def check(self) -> Iterator[Violation]:
        """Every grade said of the result that is none of the result's."""
        if not self._own:
            return
        text = self.examination.text
        for found in _GRADED.finditer(text):
            if found["grade"] not in self._bands or not self.examination.judged(
                self.examination.scope_at(found.start())
            ):
                continue
            segment = self.examination.segment_at(found.start())
            before = text[segment.start : found.start()]
            if _OTHERS.search(before) or _LISTED.match(text, found.end()):
                continue
            right = self._of(self._year(before, found.start()))
            if right and found["grade"] not in right:
                where = (text, *found.span("grade"))
                yield violation(NAME, "grade_other", where, expected="、".join(sorted(right)))

    def _year(self, before: str, at: int) -> int:
        """The year whose grade is told: the last that its part of the sentence names, or what stands before it."""
        fiscal = self.examination.book.case.fiscal_year
        sentence = self.examination.sentence_at(at)
        for words in (before, self.examination.text[sentence.start : at]):
            told = [(m.start(), int(m.group())) for m in _YEAR.finditer(words)]
            told += [(m.start(), fiscal + lexicon().years[m.group()]) for m in lexicon().year_word.finditer(words)]
            if told:
                return max(told)[1]
        return fiscal

    def _of(self, year: int) -> frozenset[str]:
        """The grades of a year's results; empty where none is known."""
        earlier = self._earlier.get(year, frozenset())
        return self._own | earlier if year == self.examination.book.case.fiscal_year else earlier

    @cached_property
    def _bands(self) -> frozenset[str]:
        figures = self.examination.book.figures
        return frozenset(ref.removeprefix(_BAND) for ref in figures if ref.startswith(_BAND))

    @cached_property
    def _own(self) -> frozenset[str]:
        """The grade that the total has on the scale, and the one that was published."""
        book = self.examination.book
        total = book.by_ref.get("score.converted") or book.by_ref.get("score.total")
        lower = {grade: book.by_ref[f"{_BAND}{grade}"].quantity for grade in self._bands}
        reached = [
            (limit.value, grade)
            for grade, limit in lower.items()
            if limit and total and total.quantity and total.quantity.value >= limit.value
        ]
        published = book.case.published.grade if book.case.published else ""
        return frozenset(filter(None, (max(reached)[1] if reached else "", published)))

    @cached_property
    def _earlier(self) -> dict[int, frozenset[str]]:
        """The grades that facts hold, by the years that they are of."""
        found: dict[int, set[str]] = {}
        for known in self.examination.book.of_case:
            grade = known.written.strip('“”"')
            if known.fact.kind is not FactKind.SCORE and grade in self._bands and known.quantity is None:
                for year in known.years:
                    found.setdefault(year, set()).add(grade)
        return {year: frozenset(grades) for year, grades in found.items()}
