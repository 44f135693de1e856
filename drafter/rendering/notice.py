"""The whole notice as blocks, in the order of a review notice. Pure: nothing is read, nothing invented."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafter.drafting.model import Clause, Draft, Item, SentenceRole
from drafter.drafting.slots import Slots, UnknownSlotError
from drafter.errors import InputError, Problem
from drafter.findings.display import chinese_date
from drafter.findings.model import Case, NoticeSpec, TableSpec
from drafter.findings.slots import Fill, fill
from drafter.messages import catalogue
from drafter.rendering.blocks import (
    Annex,
    Blank,
    Block,
    ClauseBlock,
    Heading,
    Imprint,
    Notice,
    Paragraph,
    Style,
    Table,
    clean,
)
from drafter.rendering.frame import Frame
from drafter.rendering.numbering import chinese_number
from drafter.rendering.score_table import score_table
from drafter.rendering.tracing import traced
from drafter.scoring.card import Band, ScoreCard
from drafter.scoring.numbers import plain
from drafter.verification.model import Section

_say = catalogue("drafter.rendering")
_SCORE_TABLE = "score_table"
_CENTRAL = ("problems", "recommendations")
_RECTIFICATION = ("deadline", "receiving_office")
"""What only a notice that asks for rectification says."""

_AMOUNT = re.compile(r"[-+－]?\d[\d,]*(?:\.\d+)?")
_NOTE_MARKS = re.compile(r"[：:、，,（）()\s]+")

Filling = Callable[[str], str]
"""Turns a template into text."""


def compose(case: Case, card: ScoreCard, draft: Draft, slots: Slots, frame: Frame) -> Notice:
    """Put the two sections of a draft into a whole notice.

    Args:
        case: the department and the frame of its notice; what it leaves open becomes a visible blank.
        card: score, grade, scale, and the lines of the annex; without lines the annex is a blank.
        draft: problems and recommendations.
        slots: fills the texts of the case.
        frame: the standing phrases.

    Raises:
        InputError: texts of the case's `notice` name what the case does not have; all of them are listed.
    """
    filler = _Filler(slots, _values(case.notice, card, frame))
    composer = _Composer(case, card, draft, frame, filler)
    blocks = tuple(composer.blocks())
    if filler.problems:
        raise InputError(_say("slot_failed"), tuple(filler.problems))
    return Notice(
        title=filler(frame.title),
        issuer=filler(frame.signature),
        issued=case.notice.issued,
        blocks=blocks,
        blanks=_blanks(case, card, frame),
        fills=filler.fills,
    )


def _parts(spec: NoticeSpec, frame: Frame) -> dict[str, str]:
    """What the case says of each part that it may leave open, in the order of the notice."""
    issued = chinese_date(spec.issued.isoformat()) if spec.issued else ""
    deadline = chinese_date(spec.deadline.isoformat()) if spec.deadline else ""
    return {
        "number": spec.number,
        "basis": frame.list_joint.join(spec.basis),
        "deadline": deadline,
        "receiving_office": spec.receiving_office,
        "overview": spec.overview[0].heading if spec.overview else "",
        "issued": issued,
        "disclosure": spec.disclosure,
        "copies": frame.copies_joint.join(copy.rstrip("。") for copy in spec.copies),
        "issuer_office": spec.issuer_office,
    }


def _blanks(case: Case, card: ScoreCard, frame: Frame) -> tuple[Blank, ...]:
    said = _parts(case.notice, frame)
    clear = _is_clear(case, card)
    missing = [name for name, text in said.items() if not text.strip() and not (clear and name in _RECTIFICATION)]
    blanks = [Blank(f"notice.{n}", frame.blanks[n].what, frame.blanks[n].shown) for n in missing]
    untold = () if clear or _has_points(case) else _CENTRAL
    for name in (*untold, *(() if card.lines else (_SCORE_TABLE,))):
        blanks.append(Blank("", frame.blanks[name].what, frame.blanks[name].shown))
    return tuple(blanks)


def _has_points(case: Case) -> bool:
    return any(finding.points for finding in case.findings)


def _is_clear(case: Case, card: ScoreCard) -> bool:
    """Nothing was deducted. Points that were lost without a reason on record are another matter: a blank."""
    return not _has_points(case) and card.total == card.max


def _values(spec: NoticeSpec, card: ScoreCard, frame: Frame) -> dict[str, str]:
    """What the slots of the frame stand for, beyond those of a case."""
    said = {n: text if text.strip() else frame.blanks[n].shown for n, text in _parts(spec, frame).items()}
    notice = {"title": spec.title, "issuer": spec.issuer, **said}
    score = {"total": str(card.total), "max": plain(card.max), "grade": card.grade}
    if card.converted:
        score["full"] = plain(card.converted.full)
        score["converted"] = str(card.converted.points)
        score["not_assessed"] = plain(card.not_assessed)
    scopes = {"notice": notice, "score": score, "annex": {"title": frame.annex.title}}
    return {f"{scope}.{name}": text for scope, values in scopes.items() for name, text in values.items()}


class _Filler:
    """Fills templates of the frame and of the case, and collects what cannot be filled."""

    def __init__(self, slots: Slots, values: dict[str, str]) -> None:
        self._slots, self._values = slots, values
        self.problems: list[Problem] = []
        self.fills: dict[str, tuple[Fill, ...]] = {}

    def __call__(self, template: str) -> str:
        """The template filled; what the case says in a slot of the frame is filled in its turn."""
        filled = traced(template, self._values, self._inner(template))
        text = clean(filled.text)
        self.fills[text] = filled.fills
        return text

    def _inner(self, template: str) -> Filling:
        def shown(name: str) -> str:
            try:
                return self._slots.shown(name)
            except UnknownSlotError:
                where = _say("slot_place", text=template)
                problem = Problem(where, _say("unknown_slot", name=name), _say("unknown_slot_remedy"))
                self.problems += [problem] if problem not in self.problems else []
                return "{" + name + "}"

        return shown


@dataclass
class _Composer:
    """Walks through the notice once; `numbered` counts the tables on the way."""

    case: Case
    card: ScoreCard
    draft: Draft
    frame: Frame
    fill: _Filler
    numbered: int = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._opening()
        yield from self._overview()
        yield from self._result()
        problems, recommendations = self.draft.problems, self.draft.recommendations
        yield self._section(3, self.frame.sections.problems)
        yield from self._items(problems)
        yield from self._unsaid(_CENTRAL[0], self.frame.clear.problems)
        yield from self._leftover_tables()
        yield self._section(4, self.frame.sections.recommendations)
        yield from self._items(recommendations)
        yield from self._unsaid(_CENTRAL[1], self.frame.clear.recommendations)
        yield from self._closing()
        yield from self._annex()

    def _unsaid(self, section: str, clear: str) -> Iterator[Block]:
        """What a section says that has no items because the case has no points."""
        if _is_clear(self.case, self.card):
            yield Paragraph(Style.BODY, self.fill(clear))
        elif not _has_points(self.case):
            yield Paragraph(Style.BODY, self.frame.blanks[section].shown)

    def _opening(self) -> Iterator[Block]:
        yield Paragraph(Style.NUMBER, self.fill("{notice.number}"))
        yield Paragraph(Style.TITLE, self.fill(self.frame.title))
        yield Paragraph(Style.ADDRESSEE, self.fill(self.frame.addressee))
        clear = _is_clear(self.case, self.card)
        yield Paragraph(Style.BODY, self.fill(self.frame.opening_clear if clear else self.frame.opening))

    def _overview(self) -> Iterator[Block]:
        yield self._section(1, self.frame.sections.overview)
        for n, part in enumerate(self.case.notice.overview, 1):
            yield Heading(2, self._number(self.frame.numbering.item, n), self.fill(part.heading))
            yield from (Paragraph(Style.BODY, self.fill(text)) for text in part.paragraphs)
        if not self.case.notice.overview:
            yield Paragraph(Style.BODY, self.frame.blanks["overview"].shown)
        yield from self._tables(spec for spec in self.case.notice.tables if not spec.after)

    def _result(self) -> Iterator[Block]:
        yield self._section(2, self.frame.sections.result)
        result = self.frame.result_converted if self.card.converted else self.frame.result
        yield Paragraph(Style.BODY, self.fill(self.case.notice.review_summary + result))
        if self.card.scale:
            yield Paragraph(Style.NOTE, self._scale())

    def _scale(self) -> str:
        words, scale = self.frame.scale, self.card.scale
        last = len(scale) - 1
        told = [self._band(scale, i, words.first if i == 0 else words.middle) for i in range(last)]
        told.append(self._band(scale, last, words.last if last else words.first))
        return words.lead + words.joint.join(told) + words.end

    def _band(self, scale: Sequence[Band], i: int, template: str) -> str:
        upper = plain(scale[i - 1].lower) if i else ""
        values = {"grade": scale[i].grade, "lower": plain(scale[i].lower), "upper": upper}
        return fill(template, values.__getitem__).text

    def _items(self, items: Sequence[Item]) -> Iterator[Block]:
        for n, item in enumerate(items, 1):
            number = self._number(self.frame.numbering.item, n)
            yield Heading(2, number, clean(item.heading.text), item.section)
            for m, clause in enumerate(item.clauses, 1):
                label = self._number(self.frame.numbering.clause, m) if len(item.clauses) > 1 else ""
                yield _clause_block(clause, label)
                if item.section is Section.PROBLEMS:
                    yield from self._tables(s for s in self.case.notice.tables if s.after in clause.points)

    def _leftover_tables(self) -> Iterator[Block]:
        """Tables whose point no clause tells: dropped nowhere, they close the section."""
        told = {point for item in self.draft.problems for clause in item.clauses for point in clause.points}
        yield from self._tables(s for s in self.case.notice.tables if s.after and s.after not in told)

    def _tables(self, specs: Iterator[TableSpec]) -> Iterator[Table]:
        for spec in specs:
            self.numbered += 1
            number = fill(self.frame.numbering.table, {"n": str(self.numbered)}.__getitem__).text
            unit = self.fill(spec.unit)
            yield Table(
                caption=f"{number}　{self.fill(spec.title)}",
                unit=unit,
                header=tuple(map(self.fill, spec.header)),
                rows=tuple(tuple(_without_unit(self.fill(cell), unit) for cell in row) for row in spec.rows),
                note=self.fill(spec.note),
                fills=tuple(tuple(self.fill.fills[self.fill(cell)] for cell in row) for row in spec.rows),
            )

    def _closing(self) -> Iterator[Block]:
        frame = self.frame
        yield Paragraph(Style.ANNEX_LIST, self.fill(frame.annex.listed))
        yield Paragraph(Style.SIGNATURE, self.fill(frame.signature))
        yield Paragraph(Style.DATE, self.fill(frame.issued))
        yield Imprint(
            self.fill(frame.disclosure),
            self.fill(frame.copies),
            self.fill(frame.printer),
            self.fill(frame.printed),
        )

    def _annex(self) -> Iterator[Block]:
        yield Annex(self.frame.annex.mark, self.fill(self.frame.annex.title))
        if not self.card.lines:
            yield Paragraph(Style.BODY, self.frame.blanks[_SCORE_TABLE].shown)
            return
        yield score_table(self.case, self.card, self.frame, self.fill)

    def _section(self, n: int, name: str) -> Heading:
        return Heading(1, self._number(self.frame.numbering.section, n), name)

    def _number(self, template: str, n: int) -> str:
        return fill(template, {"n": chinese_number(n)}.__getitem__).text


def _clause_block(clause: Clause, label: str) -> ClauseBlock:
    first, *others = clause.sentences
    leads = first.role is SentenceRole.LEAD and bool(others)
    lead = clean(first.text) if leads else ""
    rest = clean("".join(sentence.text for sentence in (others if leads else clause.sentences)))
    return ClauseBlock(clause.id, label, lead, rest, clause.points, clause.norms)


def _without_unit(cell: str, note: str) -> str:
    """A bare number where the note above the table (单位：万元) names its unit already."""
    number = _AMOUNT.match(cell)
    unit = cell[number.end() :] if number else ""
    return number.group() if number and unit and unit in _NOTE_MARKS.split(note) else cell
