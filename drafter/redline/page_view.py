"""What the page of a comparison shows, as data: panels with rows, warnings and problems over the years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafter.comparison.cautions import Caution, Check, Severity
from drafter.comparison.histories import Status, WordingRow
from drafter.comparison.model import Against, Comparison
from drafter.comparison.runs import FactChange, Pair, PairKind, Row, Run, RunKind
from drafter.comparison.sides import Side, Unit, UnitKind
from drafter.messages import catalogue
from drafter.redline.chart import Chart
from drafter.redline.pieces import Flag, Piece, State, facts_apart, flags, pieces

_say = catalogue("drafter.redline")
_CONTEXT = 14
_HEADS = {UnitKind.HEADING, UnitKind.TITLE}
_OUTRANKS = {Status.REPEATED: 0, Status.RETURNED: 1, Status.NEW: 2, Status.RESOLVED: 3}


@dataclass(frozen=True, slots=True)
class RowView:
    """A line of the two columns.

    Attributes:
        id: of the element.
        kind: what became of it, or `heading` for a heading that stayed as it was.
        level: of such a heading.
        old: pieces of the old text.
        new: pieces of the new text.
        pair: which it is of.
        facts: that changed.
        number: of the change among the changes; 0 of what stayed as it was.
        other: id of the element where moved text was, or is now.
        cautions: places of the warnings that lie in it.
    """

    id: str
    kind: str
    level: int
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    pair: Pair
    facts: tuple[FactChange, ...] = ()
    number: int = 0
    other: str = ""
    cautions: tuple[int, ...] = ()

    @property
    def kept(self) -> bool:
        """Nothing happened to it and nothing is said of it, so that it may be folded."""
        return self.kind == PairKind.KEPT and not self.cautions

    @property
    def heading(self) -> bool:
        """It is a heading that stayed as it was."""
        return self.kind == "heading"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows behind each other that are all folded, or all shown."""

    folded: bool
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class TakenText:
    """A stretch of a text, and whether it is marked: as taken over word for word, or as warned of."""

    text: str
    taken: bool


@dataclass(frozen=True, slots=True)
class CautionView:
    """Warnings of one sort in one unit.

    Attributes:
        number: of the first among all warnings.
        count: how many they are.
        severity: of all of them.
        target: the element where they are marked; empty if none is.
        quote: the words around them.
        message: what is wrong.
        remedy: what to do.
        source: the old text that they come from; empty if none is known.
        year: of that text.
    """

    number: int
    count: int
    severity: str
    target: str
    quote: tuple[TakenText, ...]
    message: str
    remedy: str
    source: str
    year: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The new text beside one old one."""

    id: str
    side: Side
    name: str
    against: Against
    stretches: tuple[Stretch, ...]
    counts: dict[str, int]
    changes: int


class PageView:
    """The page of one comparison; every attribute is ready to be shown."""

    def __init__(self, found: Comparison) -> None:
        self.found = found
        self._flags = flags(found.warnings)
        self.panels = tuple(self._panel(number) for number in range(len(found.olds)))
        ranked = sorted(enumerate(found.warnings), key=lambda one: one[1].severity is not Severity.BLOCK)
        self.cautions = tuple(self._grouped(ranked))
        self.warned = len(found.warnings)
        noted = (note for against in found.against for note in against.unchanged)
        self.unchanged = tuple(self._grouped([(-1, note) for note in noted]))
        self.blocking = sum(caution.severity is Severity.BLOCK for caution in found.warnings)
        self.recurrences = tuple(sorted(found.recurrences, key=lambda one: _OUTRANKS[one.status]))
        self.years = _years(found)
        self.statuses = {status: sum(one.status is status for one in found.recurrences) for status in Status}
        self.chart = Chart(found)
        self.wording = tuple(sorted(found.wording, key=lambda row: not row.departures))
        self.departures = sum(len(row.departures) for row in found.wording)

    def label(self, side: str) -> str:
        """A side as it is spoken of."""
        one = self.found.new if side == "new" else next(old for old in self.found.olds if old.id == side)
        return _label(one)

    def clause(self, row: WordingRow) -> Unit:
        """The clause that a row of house wording is about."""
        return self.found.new.by_id[row.unit]

    def taken(self, row: WordingRow) -> tuple[TakenText, ...]:
        """The clause, cut where its nearest wording was taken over."""
        text, spans = self.clause(row).text, row.neighbours[0].taken if row.neighbours else ()
        cut: list[TakenText] = []
        at = 0
        for start, end in sorted(spans):
            cut += [TakenText(text[at:start], taken=False), TakenText(text[max(at, start) : end], taken=True)]
            at = max(at, end)
        cut.append(TakenText(text[at:], taken=False))
        return tuple(one for one in cut if one.text)

    def _panel(self, number: int) -> Panel:
        old, against = self.found.olds[number], self.found.against[number]
        rows = list(self._rows(old, against, f"a{number + 1}"))
        counts = {kind.value: count for kind, count in against.counts().items()}
        counts["moved"] = sum(pair.moved for pair in against.pairs)  # what was reworded as well counts twice
        counts["warned"] = sum(bool(row.cautions) for row in rows)
        changes = max((row.number for row in rows), default=0)
        stretches = tuple(_stretches(rows))
        return Panel(f"a{number + 1}", old, _label(old), against, stretches, counts, changes)

    def _rows(self, old: Side, against: Against, panel: str) -> Iterator[RowView]:
        by_id = {pair.id: pair for pair in against.pairs}
        number = 0
        for place, row in enumerate(against.rows):
            pair = by_id[row.pair]
            view = self._row(old, row, pair, f"{panel}-{place + 1}")
            if row.kind is not PairKind.KEPT or view.cautions:
                number += 1
                view = replace(view, number=number)
            yield replace(view, other=_other(against.rows, place, panel))

    def _row(self, old: Side, row: Row, pair: Pair, name: str) -> RowView:
        found = pieces(_runs(row, pair), *_units(old, self.found.new, row, pair), self._here(row))
        cut = tuple(facts_apart(found))
        new = tuple(piece for piece in cut if piece.state.new) if row.new else ()
        unit = self.found.new.by_id[row.new[0]] if row.new else None
        cautions = tuple(dict.fromkeys(flag.number for one in self._here(row).values() for flag in one))
        heading = (
            row.kind is PairKind.KEPT and unit is not None and unit.kind in {UnitKind.HEADING, UnitKind.TITLE}
        )
        return RowView(
            id=name,
            kind="heading" if heading and not cautions else row.kind.value,
            level=unit.level if unit else 0,
            old=tuple(piece for piece in cut if piece.state.old) if row.old else (),
            new=new,
            pair=pair,
            facts=pair.facts if row.new and row.kind is not PairKind.NEW else (),
            cautions=cautions,
        )

    def _here(self, row: Row) -> dict[str, list[Flag]]:
        return {unit: self._flags[unit] for unit in row.new if unit in self._flags}

    def _grouped(self, cautions: Sequence[tuple[int, Caution]]) -> Iterator[CautionView]:
        """Old facts that stayed in one unit are told together, in the place of the first."""
        groups: dict[tuple[object, ...], list[tuple[int, Caution]]] = {}
        for number, caution in cautions:
            side = caution.source.side if caution.source else ""
            alone = () if caution.check is Check.STALE_FACT else (len(groups),)
            groups.setdefault((caution.severity, caution.place.unit, side, *alone), []).append((number, caution))
        for group in groups.values():
            yield self._caution(group[0][0], [caution for _, caution in group])

    def _caution(self, number: int, group: Sequence[Caution]) -> CautionView:
        caution = group[0]
        source = caution.source
        side = next((one for one in self.found.olds if source and one.id == source.side), None)
        rows = (row for panel in self.panels[:1] for stretch in panel.stretches for row in stretch.rows)
        year = _label(side) if side else ""
        several = _say("several", count=len(group), year=year, texts=_say("joint").join(_texts(group)))
        return CautionView(
            number=number,
            count=len(group),
            severity=caution.severity.value,
            target=next((row.id for row in rows if number in row.cautions), ""),
            quote=_quote(self.found.new.by_id[caution.place.unit].text, group),
            message=caution.message if len(group) == 1 else several,
            remedy=caution.remedy,
            source=side.by_id[source.unit].text if side and source else "",
            year=year,
        )


def _texts(group: Sequence[Caution]) -> list[str]:
    """What is warned of, each text once."""
    return list(dict.fromkeys(_say("term", term=caution.place.text.strip()) for caution in group))


def _quote(text: str, group: Sequence[Caution]) -> tuple[TakenText, ...]:
    """The words around some places of a text, in which the places are marked."""
    at = max(0, group[0].place.start - _CONTEXT)
    cut: list[TakenText] = []
    for caution in group:
        place = caution.place
        cut += [
            TakenText(text[at : place.start], taken=False),
            TakenText(text[place.start : place.end], taken=True),
        ]
        at = place.end
    cut.append(TakenText(text[at : at + _CONTEXT], taken=False))
    return tuple(one for one in cut if one.text)


def _stretches(rows: Sequence[RowView]) -> Iterator[Stretch]:
    """A single row that stayed is shown; folding it would save nothing."""
    for folded, group in groupby(rows, key=lambda row: row.kept):
        together = tuple(group)
        yield Stretch(folded and len(together) > 1, together)


def _runs(row: Row, pair: Pair) -> Sequence[Run]:
    """The diff that a row shows: of text that moved, that of its pair if one place answers to one."""
    return pair.runs if row.kind is PairKind.MOVED and (row.old == pair.old or row.new == pair.new) else row.runs


def _units(old: Side, new: Side, row: Row, pair: Pair) -> tuple[list[Unit], list[Unit]]:
    both = pair if _runs(row, pair) is pair.runs else row
    return [old.by_id[unit] for unit in both.old], [new.by_id[unit] for unit in both.new]


def _other(rows: Sequence[Row], place: int, panel: str) -> str:
    """The element of the other place of a moved row."""
    row = rows[place]
    if row.kind is not PairKind.MOVED:
        return ""
    others = (i for i, one in enumerate(rows) if one.pair == row.pair and bool(one.new) != bool(row.new))
    found = next(others, None)
    return "" if found is None else f"{panel}-{found + 1}"


def _label(side: Side) -> str:
    title = side.title or side.source
    return _say("of_year", year=side.year) if side.year else title


def _years(found: Comparison) -> tuple[Side, ...]:
    """The sides that a problem can be told in, the earliest first."""
    sides = {side.id: side for side in (found.new, *found.olds)}
    return tuple(sides[standing.side] for standing in found.standings)


def shown(piece: Piece) -> str:
    """How a piece is set: empty for what both texts have."""
    if piece.state is State.KEPT:
        return ""
    moved = piece.state in {State.LEFT, State.ARRIVED}
    return "moved" if moved else "layout" if piece.kind is RunKind.LAYOUT else piece.kind.value
