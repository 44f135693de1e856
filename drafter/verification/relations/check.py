"""Claims of order, and names that descriptions are answered with, against the facts of the case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.model import FactKind, Role
from drafter.text.beginnings import sooner
from drafter.text.quantities import Quantity
from drafter.text.sentences import Span
from drafter.text.width import flattened
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.relations.answered import Answers
from drafter.verification.relations.called import Called
from drafter.verification.relations.counting import Counting, Wrong, told_of
from drafter.verification.relations.enumerated import Enumerated
from drafter.verification.relations.judging import Judging, Verdict, fits
from drafter.verification.relations.lasting import Lasting
from drafter.verification.relations.lines import Line, line_of
from drafter.verification.relations.measures import DAYS, Measured, Measures
from drafter.verification.relations.placed import placed
from drafter.verification.relations.pointing import Pointing
from drafter.verification.relations.ranked import Ranked
from drafter.verification.relations.sides import FIGURE, Side, sides
from drafter.verification.relations.stated import Stated
from drafter.verification.relations.utmost import Utmost
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams

NAME = "quantities"
NAMES = "names"
_LONGEST = 400
_COMPARES = sooner(
    "[高低大小多少长短久快慢晚早迟先后]于|超[过出]|[高多]出|突破|不[及如]|达[到成]|达不到|未达|[比较先后前最更共]|提前|[如按]期"
    "|[按准]时|[前后](?=[的了]?(?:[，。；）]|$))|居[首末]|垫底|合计|总计|加起来|合起来|加在一起|相加|之和|依次"
)
"""Without one of these nothing is compared; that is soon seen."""


_SPAN = re.compile("[0-9０-９〇零一二三四五六七八九十百两][余多]?(?:[天日](?!期)|个?多?月|年|个?周|个?星期)")
"""Days that a sentence tells: how long something took."""
_MEASURES = frozenset({Role.STANDARD, Role.THRESHOLD})
_MET = re.compile("达[到成]|达不到")
_PART_OF = re.compile("的(?:大约|将近|接近|约|近|逾)$")
"""达到目标的约八成: a part of it, in words that bend it."""
_PARTS = frozenset({"%", "倍"})


@dataclass(frozen=True)
class Relations:
    """Holds the claims of texts against one case.

    Attributes:
        measures: its comparable facts.
    """

    measures: Measures

    def check(self, examination: Examination) -> Iterator[Wrong]:
        """The claims that the facts speak against; those that they bear out are noted in the examination."""
        for sentence in examination.sentences:
            if examination.among_problems(sentence.start) and len(sentence.text) <= _LONGEST:
                if _SPAN.search(sentence.text) and self._lasting.measures.spans:
                    line = line_of(examination, sentence)
                    examination.sizes.update(self._lasting.sizes(line.text, line.figures))
                    yield from (
                        (_unlike(examination, *one), -1) for one in self._lasting.wrong(line.text, line.figures)
                    )
                yield from self._counting.wrong(examination, sentence)
                if _COMPARES.search(flattened(sentence.text)):
                    yield from self._ordered(examination, sentence)
                yield from ((one, -1) for one in self._answered(examination, sentence))
                yield from ((one, -1) for one in self._pointed(examination, sentence))

    def _ordered(self, examination: Examination, sentence: Span) -> Iterator[Wrong]:
        line = line_of(examination, sentence)
        for side in (*sides(line.text), *placed(line.text)):
            size = line.figures[side.size] if side.size >= 0 else None
            if _of_part(side, size):
                continue  # 超过预算的六分之一: a part of it is what is compared, and the figure itself tells that
            verdict = self._judging.verdict(side, size)
            if verdict is None:
                continue
            place = line.place(side.start, len(side.word.split(FIGURE)[0]))
            if not verdict.holds:
                if _as_asked(side, verdict):
                    continue
                yield _claimed(examination, side, verdict, place), size.start if size else -1
                continue
            examination.borne_out.append(place)
            if size and fits(verdict.pair, size):
                pair = sorted((verdict.pair.one, verdict.pair.other), key=lambda one: one.value, reverse=True)
                examination.sizes[size.start] = f"{pair[0].known.ref} - {pair[1].known.ref}"
        examination.sizes.update(self._stated.sums(line.text, line.figures))
        for figure, one, other in self._stated.missummed(line.text, line.figures):
            where = (examination.text, figure.start, figure.end)
            expected = f"{_told(one)}，{_told(other)}"
            yield violation(NAME, "quantity_unbound", where, expected=expected), figure.start
        yield from self._named_wrong(examination, line)

    def _named_wrong(self, examination: Examination, line: Line) -> Iterator[Wrong]:
        """What was not done in time, what is not the most, and what is not in its place."""
        for late in self._stated.late(line.text):
            place = line.place(late.start, len(late.word))
            yield _told_otherwise(examination, late.word, (late.done, late.planned), place), -1
        for found in self._utmost.wrong(line.text):
            place = line.place(found.start, found.end - found.start)
            where = (examination.text, *place)
            yield violation(NAMES, "name_misplaced", where, expected=found.call, label=found.said), -1
        for rank in self._ranked.wrong(line.text):
            where = (examination.text, *line.place(rank.start, rank.end - rank.start))
            yield violation(NAMES, "name_misplaced", where, expected=rank.call, label=rank.said), -1

    def _pointed(self, examination: Examination, sentence: Span) -> Iterator[Violation]:
        """前者 and 后者 for each other, and parties that are called in short where another is meant."""
        yield from self._enumerated.wrong(examination, sentence)
        if "者" in sentence.text:
            yield from self._pointing.wrong(examination, sentence)
        for start, end, party in self._called.short(sentence.text):
            before = re.split("[，。；：、]", sentence.text[:start])[-1]
            meant = self._answers.instead(before, party) if before else None
            if meant:
                where = (examination.text, sentence.start + start, sentence.start + end)
                yield violation(NAMES, "name_misplaced", where, expected=meant.fact.value, label=meant.fact.label)

    def _answered(self, examination: Examination, sentence: Span) -> Iterator[Violation]:
        named: dict[tuple[int, int], Violation | None] = {}
        for start, end, known in examination.mentioned(sentence.start, sentence.end):
            if known.fact.kind is not FactKind.NAME or (start, end) in named:
                continue
            segment = examination.segment_at(start)
            before = examination.flat(max(segment.start, sentence.start), start)
            meant = self._answers.instead(before, known) if before else None
            where = (examination.text, start, end)
            named[start, end] = (
                violation(NAMES, "name_misplaced", where, expected=meant.fact.value, label=meant.fact.label)
                if meant
                else None
            )
        yield from filter(None, named.values())

    @cached_property
    def _judging(self) -> Judging:
        return Judging(self.measures)

    @cached_property
    def _stated(self) -> Stated:
        return Stated(self.measures)

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self.measures)

    @cached_property
    def _lasting(self) -> Lasting:
        return Lasting(self.measures)

    @cached_property
    def _utmost(self) -> Utmost:
        return Utmost(self.measures)

    @cached_property
    def _ranked(self) -> Ranked:
        return Ranked(self._utmost)

    @cached_property
    def _called(self) -> Called:
        return Called(self.measures.book)

    @cached_property
    def _enumerated(self) -> Enumerated:
        return Enumerated(self._called)

    @cached_property
    def _pointing(self) -> Pointing:
        return Pointing(self._called, self._answers)

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self.measures.book)


def _of_part(side: Side, size: Quantity | None) -> bool:
    """Whether something is compared with a part of what is named, which a figure tells."""
    part = size is not None and size.dimension in _PARTS and side.other.endswith("的")
    return part or _PART_OF.search(side.other) is not None


def _as_asked(side: Side, verdict: Verdict) -> bool:
    """Whether something is said to meet what is asked, and not to reach a limit that it is above: 未能达到要求."""
    other = verdict.pair.other.known.fact
    return (
        other.role in _MEASURES
        and _MET.search(side.word) is not None
        and bigrams(side.other).isdisjoint(bigrams(other.label))
    )


def _unlike(examination: Examination, figure: Quantity, span: Measured) -> Violation:
    """A span that is not so long."""
    where = (examination.text, figure.start, figure.end)
    return violation(NAME, "quantity_unbound", where, expected=f"{span.value.normalize():f}{DAYS}")


def _claimed(examination: Examination, side: Side, verdict: Verdict, place: tuple[int, int]) -> Violation:
    pair = verdict.pair.one, verdict.pair.other
    return _told_otherwise(examination, side.word.replace(FIGURE, ""), pair, place, sure=verdict.sure)


def _told_otherwise(
    examination: Examination,
    word: str,
    pair: tuple[Measured, Measured],
    place: tuple[int, int],
    *,
    sure: bool = True,
) -> Violation:
    one, other = pair
    sign = "＞" if one.value > other.value else "＜" if one.value < other.value else "＝"
    first, second = _told(one), _told(other)
    values = {"word": word, "first": first, "second": second}
    severity = Severity.BLOCK if sure else Severity.REVIEW
    where = (examination.text, *place)
    return violation(NAME, "claim_wrong", where, severity=severity, expected=f"{first}{sign}{second}", **values)


def _told(one: Measured) -> str:
    return told_of(one.known)
