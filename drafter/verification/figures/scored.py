"""Points that an indicator is said to carry, to have been given or to have lost: those of the score card.

财务合规性指标满分4分，评价得3分 names the indicator, and by which of its scores each figure is meant. A figure so
named is held to that score and to no other, however many indicators have points of its value.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import permutations

from drafter.findings.display import shown
from drafter.findings.model import Fact, FactKind, Role
from drafter.text.alternation import longest_of
from drafter.text.quantities import Quantity
from drafter.text.width import fold
from drafter.verification.binding.objection import Objection
from drafter.verification.facts.support import supports, truly
from drafter.verification.figures.problems import Problems
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

POINTS = "分"
_LINE = re.compile(r"score\.(?P<line>[\w.-]*\d[\w.-]*)\.(?:max|awarded|deducted)")
_LEVELS = ("一", "二", "三", "四")
_REACH = 80
_BEHIND = 6
_LEAST = 2
"""So many pairs of characters of a point's name tell which of several it is."""
_ROLES = (
    (Role.FULL_MARK, "满分|分值|权重|标准分|应得"),
    (Role.DEDUCTED, "少得|[未没]有?[得拿]到?|[扣失丢]分?|扣减|减分"),
    (Role.AWARDED, "得分?|自评|复核|核定|[评打给]分?|拿"),
)
_ROLE = re.compile("|".join(f"(?P<r{place}>{words})" for place, (_, words) in enumerate(_ROLES)))
_LOST = re.compile("(?:全部?|都|均|悉数|一并)?(?:被)?(?:扣|失|丢)")
_GIVEN = re.compile("(?:全部?|都|均|悉数|一并)(?:得|拿|给)")
_TOGETHER = re.compile("合计|总共|一共|总计|累计|加起来")
_THIS = re.compile("(?:此|该|本|这一?)[项条](?:问题)?(?:共|被|计)*[扣失丢]")
"""What the sentence has told so far has lost them."""

_FIGURE, _PROBLEMS = "#", "¤"
"""Signs for a figure, and for one that is the number of an indicator's problems."""
_ROW = re.compile(rf"(?P<lead>[^，。；{_FIGURE}]*){_FIGURE}(?:[、和与及]{_FIGURE})*[、和与及]$")
_SURELY = 4
"""So many words of a title name its point beyond doubt."""
_LINK = re.compile(
    r"(?:[\"”’』」（()）的，：#为是被共只仅才了另又则却均也就在到上去掉分计实该本各]|指标|一项|[这本该]项|方面|合计|一共|"
    rf"之?下|[中里]|共计?|累计|总计|存在|反映|发现|查出|有|{_PROBLEMS}的?(?:主要|突出)?问题|"
    rf"实际|评价|评定|认定|最终|最后|其中|结果|{'|'.join(words for _, words in _ROLES)})*"
)
"""What may stand between the name of an indicator and its points."""
_COMPARED = re.compile("[比较与和]|[多少差高低]出?了?$")
_TAKEN = re.compile("[扣丢失]了?(?:去|掉)?[^，。；]{0,6}?分|[扣丢失]分|[多少][扣丢]")
_RATE = "%"
_LEVEL = re.compile("(?P<level>[一二三四])级(?:评价|绩效)?指标")


@dataclass(frozen=True, slots=True)
class _Scores:
    """The scores of one indicator or point by role, each with its full name."""

    name: str
    of: Mapping[Role, tuple[str, Fact]]


@dataclass(frozen=True)
class Scored:
    """Judges the points and the numbers of indicators that one text tells.

    Attributes:
        examination: the text.
    """

    examination: Examination

    def of_points(self, quantity: Quantity) -> tuple[str, Objection | None] | None:
        """What supports points of a named indicator, or what is wrong with them; `None` where none is named."""
        if quantity.dimension != POINTS:
            return None
        sentence = self.examination.sentence_at(quantity.start)
        lead = self._lead(max(sentence.start, quantity.start - _REACH), quantity.start)
        behind = self.examination.flat(quantity.end, min(quantity.end + _BEHIND, sentence.end))
        named = list(self._names.finditer(lead)) if self._names.pattern else []
        if not named or not (link := _LINK.fullmatch(lead, named[-1].end())):
            return self._lost(quantity, lead)
        if len(named) > 1 and _FIGURE not in lead[named[-2].end() : named[-1].start()]:
            return None  # 甲、乙分别扣3分、1分
        role = _role(link.group(), behind)
        if role is None:
            return None
        known = [one.of[role] for one in self._scores if one.name == named[-1].group() and role in one.of]
        return self._judged(quantity, known) if known else None

    def of_some_point(self, quantity: Quantity) -> str:
        """What some point has lost, where the sentence tells of points that were taken; empty if none has."""
        sentence = self.examination.sentence_at(quantity.start)
        if not _TAKEN.search(self.examination.flat(sentence.start, sentence.end)):
            return ""
        lost = [one.of[Role.DEDUCTED] for one in self._scores if Role.DEDUCTED in one.of]
        segment = self.examination.segment_at(quantity.start)
        near = self.examination.flat(segment.start, quantity.start)
        if quantity.dimension == POINTS:
            found = next((fact for _, fact in lost if _is(quantity, fact)), None)
            apart = _apart(quantity, [fact for _, fact in lost]) if _COMPARED.search(near) else ""
            return f"{found.label}{shown(found)}" if found else apart
        if quantity.dimension != _RATE or not _TAKEN.search(near):
            return ""
        pairs = ((one, other) for _, one in lost for _, other in lost if 0 < one.number < other.number)
        for one, other in pairs:
            if supports(quantity, one.number * 100 / other.number):
                return f"{shown(one)} / {shown(other)}"
        return ""

    def count(self, quantity: Quantity) -> str:
        """The indicators of a level that a figure counts; empty if it counts none, or has another number."""
        level = _LEVEL.match(self.examination.flat(quantity.end, quantity.end + _BEHIND))
        depth = _LEVELS.index(level["level"]) if level else -1
        lines = {found["line"] for ref in self.examination.book.figures if (found := _LINE.fullmatch(ref))}
        many = sum(line.count(".") == depth for line in lines)
        return f"count(score.*, {depth + 1})" if many and quantity.value == many else ""

    @staticmethod
    def _judged(quantity: Quantity, known: list[tuple[str, Fact]]) -> tuple[str, Objection | None]:
        for ref, fact in known:
            if _is(quantity, fact):
                return ref, None
        fact = known[0][1]
        expected = shown(fact)
        return "", Objection("score_other", {"indicator": fact.label, "actual": fact.role.value}, expected)

    def _lost(self, quantity: Quantity, lead: str) -> tuple[str, Objection | None] | None:
        """What a point has lost that is called by words of its title; the words of another support nothing."""
        own = re.split(f"[，；{_FIGURE}]", lead)[-1]
        if _role(own, "") is not Role.DEDUCTED:
            return self._in_row(quantity, lead)
        if _TOGETHER.search(own):
            return self._all_lost(quantity)
        said = bigrams(lead if _THIS.match(own) else own)
        weights = [(len(bigrams(one.name) & said), one) for one in self._scores if Role.DEDUCTED in one.of]
        most = max((weight for weight, _ in weights), default=0)
        best = [one.of[Role.DEDUCTED] for weight, one in weights if weight == most >= _LEAST]
        right = next(((ref, None) for ref, fact in best if _is(quantity, fact)), None)
        if right or len(best) != 1 or not (_THIS.match(own) or most >= _SURELY):
            return right or self._of_some(quantity)
        values = {"indicator": best[0][1].label, "actual": Role.DEDUCTED.value}
        return "", Objection("score_other", values, shown(best[0][1]), severity=Severity.REVIEW)

    def _in_row(self, quantity: Quantity, lead: str) -> tuple[str, Objection | None] | None:
        """What points of a row have lost, each in its turn: 四项分别扣4分、3分、2分."""
        told = _ROW.search(lead)
        return self._of_some(quantity) if told and _role(told["lead"], "") is Role.DEDUCTED else None

    def _of_some(self, quantity: Quantity) -> tuple[str, Objection | None] | None:
        """What some point has lost, where the words do not say which: a person looks."""
        lost = [one.of[Role.DEDUCTED] for one in self._scores if Role.DEDUCTED in one.of]
        found = next(((ref, fact) for ref, fact in lost if _is(quantity, fact)), None)
        if found is None:
            return None
        return found[0], Objection("quantity_unresolved", {"actual": found[1].label}, severity=Severity.REVIEW)

    def _all_lost(self, quantity: Quantity) -> tuple[str, Objection | None] | None:
        """What all points of the case have lost together: 四项问题合计扣10.5分."""
        findings = self.examination.book.case.findings
        lost = {
            f"{one.id}.{point.id}": point.deducted for one in findings for point in one.points if point.deducted
        }
        total = sum(lost.values(), Decimal(0))
        return (" + ".join(lost), None) if len(lost) > 1 and quantity.value == total else None

    def _lead(self, start: int, end: int) -> str:
        """What stands before a figure in its sentence, with a sign for every figure."""
        pieces, position, problems = [], start, Problems(self.examination)
        for quantity in self.examination.quantities(start, end):
            sign = _PROBLEMS if problems.count(quantity) else _FIGURE
            pieces += [self.examination.flat(position, quantity.start), sign]
            position = quantity.end
        return "".join([*pieces, self.examination.flat(position, end)])

    @cached_property
    def _scores(self) -> tuple[_Scores, ...]:
        return (*self._of_card(), *self._of_points())

    def _of_card(self) -> Iterator[_Scores]:
        lines: dict[str, dict[Role, tuple[str, Fact]]] = {}
        for ref, fact in self.examination.book.figures.items():
            found = _LINE.fullmatch(ref)
            if found:
                lines.setdefault(found["line"], {})[fact.role] = (ref, fact)
        for of in lines.values():
            name = next(iter(of.values()))[1].label
            yield _Scores(fold(name).text.strip('“”"'), of)

    def _of_points(self) -> Iterator[_Scores]:
        """What points have lost; and their findings, where no card says it of the indicator."""
        for finding in self.examination.book.case.findings:
            lost = {f"{finding.id}.{point.id}": point for point in finding.points if point.deducted is not None}
            total = sum((point.deducted or Decimal(0) for point in lost.values()), Decimal(0))
            if lost and not any(known in self.examination.book.figures for known in _refs(finding.indicator)):
                yield _of(finding.indicator, " + ".join(lost), total)
            for ref, point in lost.items():
                yield _of(self.examination.book.title(ref), ref, point.deducted or Decimal(0))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(longest_of({one.name for one in self._scores if one.name}))


def _refs(indicator: str) -> Iterator[str]:
    yield from (f"score.{indicator}.{what}" for what in ("max", "awarded", "deducted"))


def _of(name: str, ref: str, lost: Decimal) -> _Scores:
    fact = Fact(kind=FactKind.SCORE, label=name, role=Role.DEDUCTED, value=str(lost), unit=POINTS)
    return _Scores(fold(name).text, {Role.DEDUCTED: (ref, fact)})


def _role(link: str, behind: str) -> Role | None:
    """Which of an indicator's scores the last word before a figure, or without one those behind it, name."""
    found = [match.lastgroup for match in _ROLE.finditer(link)]
    if found and found[-1]:
        return _ROLES[int(found[-1][1:])][0]
    return Role.DEDUCTED if _LOST.match(behind) else Role.AWARDED if _GIVEN.match(behind) else None


def _is(quantity: Quantity, fact: Fact) -> bool:
    value = Decimal(fact.value)
    return supports(quantity, value) and truly(quantity, value)


def _apart(quantity: Quantity, lost: Sequence[Fact]) -> str:
    """Two points that are so far apart in what they lost as a figure says; empty if none are."""
    pairs = ((one, other) for one, other in permutations(lost, 2) if one.number - other.number == quantity.value)
    one, other = next(pairs, (None, None))
    return f"{one.label}{shown(one)} - {other.label}{shown(other)}" if one and other else ""
