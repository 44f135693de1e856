"""Matched entries to findings: points from the reasons, facts from their texts, rule inputs where sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from drafter.errors import Problem
from drafter.findings.model import Finding, Judgement, Override, Point, SourceRef
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.scoring.rubric import Indicator, Rubric
from drafter.scoring.rules.veto import Veto
from drafter.sheets.amounts import Award, award_of
from drafter.sheets.currency import in_yuan
from drafter.sheets.facts import FactBook, Located
from drafter.sheets.grid import State
from drafter.sheets.heads import role_of
from drafter.sheets.inputs import RuleInputs, Scoring, rule_inputs
from drafter.sheets.splitting import Piece, closed, split_reasons
from drafter.sheets.table import Entry, Said
from drafter.sheets.titles import title_of
from drafter.sheets.told import Cells
from drafter.sheets.words import bare, is_word

_say = catalogue("drafter.sheets")
_ELSEWHERE = re.compile(r"(?:同|详?见|参见|如)(?:上|前|附件|附表|附后|备注|佐证|报告|底稿).{0,8}|略")
"""A reason that only says where another text gives it."""

_BRACES = str.maketrans("{}｛｝", "[][]")
"""Braces of either width would name a fact."""


@dataclass(slots=True)
class Built:
    """A finding and what is to be said about it.

    Attributes:
        finding: `None` where its points cannot be used.
        cells: where it was read.
        notes: what the sheet says besides, as comments for the case file.
        problems: what keeps it from being used.
        remarks: what deserves a look.
    """

    finding: Finding | None
    cells: Cells
    notes: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def build_finding(name: str, indicator: Indicator, entry: Entry, document: str, rubric: Rubric) -> Built:
    """The finding of one entry.

    Args:
        name: id of the finding.
        indicator: what the entry scores.
        entry: the row.
        document: the sheet as people call it, for the sources of facts.
        rubric: that of the indicator.
    """
    award = award_of(entry, indicator, rubric.rounding)
    problems = (*award.problems, *_unreadable(entry))
    if problems:
        return Built(None, _cells(entry, award), problems=problems)
    work = _Work(name, indicator, entry, award, document)
    return work.not_assessed() if award.points is None else work.scored(award.points, rubric)


def points_of(
    raw: Said, indicator: Indicator, lost: Decimal, book: FactBook, document: str
) -> tuple[tuple[Point, ...], tuple[Located, ...]]:
    """The points in a cell of reasons, their facts added to a book."""
    said = (piece for piece in split_reasons(raw.text) if bare(piece.text))
    pieces = [replace(piece, text=in_yuan(piece.text.translate(_BRACES))) for piece in said]
    shares = [piece.share for piece in pieces]
    divided = None not in shares and sum(share for share in shares if share) == lost
    points: list[Point] = []
    located: list[Located] = []
    for index, piece in enumerate(pieces):
        point, found = _point(index, piece, indicator, book, SourceRef(document=document, place=raw.place))
        points.append(point.model_copy(update={"deducted": piece.share}) if divided else point)
        located += found
    return tuple(points), tuple(located)


def point_id(index: int) -> str:
    """The id of a point by its position: a, b … z, a1, b1 and so on."""
    turn, letter = divmod(index, 26)
    return chr(ord("a") + letter) + (str(turn) if turn else "")


def says_nothing(said: Said | None) -> bool:
    """Whether a cell of reasons gives none."""
    return said is None or is_word(said.text, "cells", "nothing_to_say") or not bare(said.text)


def _point(
    index: int, piece: Piece, indicator: Indicator, book: FactBook, source: SourceRef
) -> tuple[Point, tuple[Located, ...]]:
    text, located = book.slotted(closed(piece.text), source)
    title = title_of(piece.text, _say("title_otherwise", name=indicator.name))
    return Point(id=point_id(index), title=title, text=text), located


def _cells(entry: Entry, award: Award) -> Cells:
    return Cells(entry.name.place, award.place, entry.reason.place if entry.reason else entry.name.place)


def _unreadable(entry: Entry) -> Iterator[Problem]:
    if entry.reason and entry.reason.state is not State.READ:
        yield Problem(entry.reason.place, _say("reason_unreadable"), _say("reason_unreadable_remedy"))


class _Work:
    """One finding in the making."""

    def __init__(self, name: str, indicator: Indicator, entry: Entry, award: Award, document: str) -> None:
        self._name, self._indicator, self._entry, self._award = name, indicator, entry, award
        self._cells = _cells(entry, award)
        self._document = document
        self._book = FactBook()
        self._notes = [
            _say("note_other", head=head, place=said.place, text=said.folded)
            for head, said in entry.others
            if not says_nothing(said)
        ]

    def not_assessed(self) -> Built:
        reason = self._award.not_assessed
        said = self._entry.reason
        if said and not says_nothing(said) and self._plain(said) != reason.translate(_BRACES):
            reason = f"{reason}：{self._plain(said)}"
        return Built(self._finding(not_assessed=reason.translate(_BRACES)), self._cells, self._notes)

    def scored(self, awarded: Decimal, rubric: Rubric) -> Built:
        lost = Decimal(0) if rubric.bonus(self._indicator.id) else self._indicator.max - awarded
        remarks = list(self._award.remarks)
        located: tuple[Located, ...] = ()
        points: tuple[Point, ...] = ()
        if not says_nothing(self._entry.reason) and self._entry.reason:
            points, located = points_of(self._entry.reason, self._indicator, lost, self._book, self._document)
        if lost and not points:
            points = (self._unexplained(),)
            remarks.append(Problem(self._award.place, _say("unexplained", name=self._indicator.name)))
        if lost:
            remarks += self._beside()
            remarks += self._elsewhere()
        self._columns()
        scoring = Scoring(rubric, self._indicator, awarded, self._name)
        inputs = self._inputs(scoring, located)
        fits = inputs is not None and scoring.fits(inputs, self._book.facts)
        remarks += self._veto(awarded, decided=fits)
        self._book.facts.update(inputs.facts if inputs else {})
        finding = self._finding(
            measures=dict(inputs.measures) if inputs else {},
            judgements=dict(inputs.judgements) if inputs else {},
            override=None if fits else Override(awarded=awarded, reason=_say("override_reason")),
            points=points if lost else (),
        )
        return Built(self._kept(finding, bool(lost)), self._cells, self._notes, remarks=tuple(remarks))

    def _beside(self) -> Iterator[Problem]:
        """Further columns of reasons, which are kept as comments only."""
        reason = self._entry.reason
        for head, said in self._entry.others:
            same = reason is not None and bare(reason.text) == bare(said.text)
            if role_of(head) in ("reason", "problem") and not says_nothing(said) and not same:
                yield Problem(said.place, _say("other_reason", name=self._indicator.name, head=head))

    def _elsewhere(self) -> Iterator[Problem]:
        """A reason that refers the reader to another text."""
        said = self._entry.reason
        if said is not None and _ELSEWHERE.fullmatch(self._plain(said).rstrip("。；;")):
            about = {"name": self._indicator.name, "text": self._plain(said)}
            yield Problem(said.place, _say("reason_elsewhere", **about))

    def _veto(self, awarded: Decimal, *, decided: bool) -> Iterator[Problem]:
        """That an objection may have been found, which the points alone do not tell."""
        rule = self._indicator.rule
        if isinstance(rule, Veto) and not decided and awarded <= rule.points:
            about = {"name": self._indicator.name, "points": plain(awarded)}
            objections = "；".join(item.text for item in rule.criteria)
            how = "".join(_say("veto_way", id=item.id) for item in rule.criteria)
            yield Problem(self._award.place, _say("veto_open", objections=objections, how=how, **about))

    def _inputs(self, scoring: Scoring, located: tuple[Located, ...]) -> RuleInputs | None:
        if not scoring.exact:
            return None
        said = self._entry.reason
        text, place = ("", "") if says_nothing(said) or not said else (said.folded, said.place)
        source = SourceRef(document=self._document, place=place)
        return rule_inputs(scoring, text, self._book.facts, located, source)

    def _kept(self, finding: Finding, lost: bool) -> Finding:
        """A finding of full marks with what the sheet says of it, which is no reason for a deduction."""
        if lost or says_nothing(self._entry.reason) or not self._entry.reason:
            return finding
        said = self._plain(self._entry.reason)
        self._notes.append(_say("note_full", place=self._entry.reason.place, text=said))
        if finding.override:
            reason = _say("override_with_note", reason=finding.override.reason, text=said)
            return finding.model_copy(
                update={"override": Override(awarded=finding.override.awarded, reason=reason)}
            )
        first = next(iter(finding.judgements), None)
        if first is None:
            return finding
        noted = finding.judgements[first].model_copy(update={"note": said})
        judgements: dict[str, Judgement] = {**finding.judgements, first: noted}
        return finding.model_copy(update={"judgements": judgements})

    def _unexplained(self) -> Point:
        name = self._indicator.name
        return Point(id="a", title=_say("unexplained_title", name=name), text=_say("unexplained_text"))

    def _columns(self) -> None:
        """Targets and results that stand in columns of their own, as facts."""
        for head, said in self._entry.others:
            if role_of(head) in ("target", "actual") and said.state is State.READ:
                source = SourceRef(document=self._document, place=said.place)
                self._book.slotted(f"{head}{said.folded}".translate(_BRACES), source)

    def _plain(self, said: Said) -> str:
        return said.folded.translate(_BRACES)

    def _finding(self, **fields: object) -> Finding:
        finding = Finding(
            id=self._name,
            indicator=self._indicator.id,
            facts=self._book.facts,
            source=SourceRef(document=self._document, place=self._entry.name.place),
        )
        return finding.model_copy(update=fields)


def departures(finding: Finding, indicator: Indicator) -> str:
    """One line for an override: the indicator, its full marks, its points, the reason."""
    override = finding.override
    if override is None:
        return ""
    about = {"id": indicator.id, "name": indicator.name, "full": plain(indicator.max)}
    return _say("override_line", awarded=plain(override.awarded), reason=override.reason, **about)
