"""An exported sheet that came back: what the reviewer changed wins, what was left alone stays as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from drafter.errors import Problem
from drafter.findings.model import Case, Finding, Override, Point
from drafter.findings.slots import qualified, slots
from drafter.messages import catalogue
from drafter.scoring.lines import score_finding
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Indicator, Rubric
from drafter.sheets.amounts import award_of
from drafter.sheets.building import point_id, says_nothing
from drafter.sheets.showing import filled, not_assessed_text, reasons_of
from drafter.sheets.table import Entry
from drafter.text.width import fold

_say = catalogue("drafter.sheets")


def reconciled(
    read: Case, kept: Case, entries: Mapping[str, Entry], rubric: Rubric
) -> tuple[Case, tuple[Problem, ...]]:
    """The case of an exported sheet: as it was exported, with what was changed in the visible sheet.

    Args:
        read: the case as the visible sheet alone gives it.
        kept: the case that was exported.
        entries: the rows of the visible sheet, by indicator.
        rubric: of both.

    Returns:
        The case, and one remark for each change.
    """
    old = {finding.indicator: finding for finding in kept.findings}
    indicators = {item.id: item for item in rubric.indicators()}
    work = _Reconciling(kept, rubric)
    findings = [
        work.finding(new, old.get(new.indicator), entries[new.indicator], indicators[new.indicator])
        for new in read.findings
    ]
    order = {finding.indicator: place for place, finding in enumerate(kept.findings)}
    findings.sort(key=lambda finding: order.get(finding.indicator, len(order)))
    frame = dict(_frame(read, kept))
    changes = [
        Problem(_say("export_sheet"), _say("changed_frame", old=a, new=b)) for a, b in frame.values() if a != b
    ]
    department = kept.department.model_copy(update={"name": read.department.name})
    case = kept.model_copy(
        update={"findings": tuple(findings), "department": department, "fiscal_year": read.fiscal_year}
    )
    return case, (*changes, *work.changes)


def _frame(read: Case, kept: Case) -> Iterator[tuple[str, tuple[str, str]]]:
    yield "department", (kept.department.name, read.department.name)
    yield "year", (str(kept.fiscal_year), str(read.fiscal_year))


@dataclass
class _Reconciling:
    """Compares finding by finding, and notes what was changed."""

    kept: Case
    rubric: Rubric

    def __post_init__(self) -> None:
        self.changes: list[Problem] = []
        self._facts = dict(self.kept.all_facts())

    def finding(self, new: Finding, old: Finding | None, entry: Entry, indicator: Indicator) -> Finding:
        """The finding that counts."""
        if old is None:
            return new
        award = award_of(entry, indicator, self.rubric.rounding)
        line = score_finding(self.rubric, indicator, old, self._facts).line
        before = line.awarded if line else None
        same_points = award.points == before
        written = entry.reason.folded if entry.reason else ""
        expected = not_assessed_text(old) if old.not_assessed else reasons_of(self.kept, old)
        same_reasons = written == fold(expected).text.strip() or (not expected and says_nothing(entry.reason))
        if same_points and same_reasons:
            return old
        if not same_points:
            self._note(award.place, "changed_points", indicator, _shown(before), _shown(award.points))
        result = old if same_reasons else self._with_reasons(old, new, entry, indicator)
        if same_points:
            return result
        points = result.points if award.points is not None and award.points < indicator.max else ()
        update = _scored(new, award.points)
        if "override" in update and "judgements" not in update:
            update["judgements"] = {
                key: item for key, item in result.judgements.items() if item.note != _say("inferred")
            }
        return result.model_copy(update={**update, "points": points})

    def _with_reasons(self, old: Finding, new: Finding, entry: Entry, indicator: Indicator) -> Finding:
        """The points as written now; one whose words are unchanged stays the point it was, with its facts."""
        before = {self._words(point, old.id): point for point in old.points}
        facts = dict(old.facts)
        renamed: dict[str, str] = {}
        points: list[Point] = []
        new_facts = {**self._facts, **{f"{new.id}.{name}": fact for name, fact in new.facts.items()}}
        for point in new.points:
            words = _bare_end(filled(point.text, new.id, self.kept, new_facts))
            if (same := before.pop(words, None)) is not None:
                points.append(same)
                continue
            for name in dict.fromkeys(slots(qualified(point.text, new.id))):
                own = name.partition(".")[2]
                if own in new.facts and own not in renamed:
                    renamed[own] = _fresh(facts, own)
                    facts[renamed[own]] = new.facts[own]
            text = _renamed(point.text, renamed, new.id)
            points.append(point.model_copy(update={"id": "", "text": text, "deducted": None}))
        gone = "、".join(point.title for point in before.values())
        place = entry.reason.place if entry.reason else entry.name.place
        self._note(place, "changed_reasons", indicator, gone or _say("nothing"), str(len(points)))
        return old.model_copy(update={"points": tuple(_numbered(points)), "facts": facts})

    def _words(self, point: Point, scope: str) -> str:
        return _bare_end(filled(point.text, scope, self.kept, self._facts))

    def _note(self, place: str, key: str, indicator: Indicator, old: str, new: str) -> None:
        self.changes.append(Problem(place, _say(key, name=indicator.name, old=old, new=new)))


def _scored(new: Finding, points: Decimal | None) -> dict[str, object]:
    """How the points written now come about: by what they leave no doubt about, else in place of the rule's."""
    sure = new.override is None and not new.measures
    if points is None or sure:
        fresh = {"measures": {}, "judgements": new.judgements, "override": None}
        return {**fresh, "not_assessed": new.not_assessed}
    override = new.override or Override(awarded=points, reason=_say("override_reason"))
    return {"override": override, "not_assessed": ""}


def _numbered(points: list[Point]) -> Iterator[Point]:
    """Points with ids of their own; those that stayed keep theirs."""
    taken = {point.id for point in points}
    free = (name for index in count() if (name := point_id(index)) not in taken)
    return (point if point.id else point.model_copy(update={"id": next(free)}) for point in points)


def _bare_end(text: str) -> str:
    """A text for comparing: folded, without the stop at its end, which a reason has or has not."""
    return fold(text).text.strip().rstrip("。；;，,、")


def _fresh(facts: Mapping[str, object], name: str) -> str:
    number = 2
    fresh = name
    while fresh in facts:
        fresh = f"{name}_{number}"
        number += 1
    return fresh


def _renamed(text: str, names: Mapping[str, str], scope: str) -> str:
    for old, new in names.items():
        text = text.replace("{" + old + "}", "{" + f"{scope}.{new}" + "}")
    return text


def _shown(points: Decimal | None) -> str:
    return _say("not_assessed") if points is None else plain(points)
