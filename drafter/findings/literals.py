"""Figures, dates and numbers that a point states in words and not in slots.

They may be drafted and checked for their digits, but nobody can check what they are of: that is what a fact says.
Each is told with the entry that would register it. What the gate passes without a remark is not told here either:
一个 and 一项, which count nothing, and years that the case itself is about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from drafter.findings.display import shown
from drafter.findings.model import QUANTITIES, Fact, FactKind, Role
from drafter.findings.problems import FieldPath, FieldProblem
from drafter.findings.slots import fill
from drafter.findings.units import EXPECTED_UNITS, unit_fits
from drafter.messages import catalogue
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import Quantity, scan
from drafter.text.units import MAGNITUDES, scaled
from drafter.text.width import fold

_say = catalogue("drafter.findings")
_SLOT = "，"
"""Stands where a slot was, as the gate reads accounts, so that both find the same."""

_KINDS = {"元": FactKind.MONEY, "%": FactKind.RATE, "百分点": FactKind.PERCENTAGE_POINT, "分": FactKind.SCORE}
_MARKS = {
    MarkKind.DATE: FactKind.DATE,
    MarkKind.DOCUMENT_NUMBER: FactKind.DOCUMENT_NUMBER,
    MarkKind.CONTRACT_NUMBER: FactKind.CONTRACT_NUMBER,
    MarkKind.VOUCHER_NUMBER: FactKind.VOUCHER_NUMBER,
    MarkKind.NUMBER: FactKind.CONTRACT_NUMBER,
}
_ROLES = {
    FactKind.MONEY: Role.AMOUNT,
    FactKind.RATE: Role.RATIO,
    FactKind.PERCENTAGE_POINT: Role.DIFFERENCE,
    FactKind.COUNT: Role.NUMBER,
    FactKind.SCORE: Role.DEDUCTED,
    FactKind.DATE: Role.OCCURRED,
}
_LABEL = re.compile(r"[\u4e00-\u9fff“”（）]{2,12}$")
_JOINT = re.compile(r"(?:大约|将近|不足|超过|超出|只有|仅有|[为是达约共计近逾超至到在于了仅有])+$")
_YEAR = re.compile(r"[0-9]{4}")
_MOST_PLACES = 6
"""Decimals of a value that can have been meant; a third has more."""


@dataclass(frozen=True, slots=True)
class Literal:
    """One figure, date or number in a text of a point.

    Attributes:
        field: the text it stands in: `title`, `text`, `effect` or `advice`.
        text: as written.
        fact: what would register it; `None` where no fact can hold it, as 2:1.
    """

    field: str
    text: str
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Account:
    """A point as far as it is written.

    Attributes:
        path: where it stands.
        id: its id.
        texts: its texts by field.
        facts: the facts that its slots may name without more ado, by those names.
        fiscal_year: the year under review; 0 where the case does not say.
    """

    path: FieldPath
    id: str
    texts: Mapping[str, str]
    facts: Mapping[str, Fact]
    fiscal_year: int


def literal_warning(account: Account) -> FieldProblem | None:
    """One remark for a point that states figures in words, with all of them; `None` where it states none."""
    found = list(dict.fromkeys(literals(account)))
    if not found:
        return None
    listed = "；".join(
        f"{field} {''.join(f'“{one.text}”' for one in found if one.field == field)}"
        for field in account.texts
        if any(one.field == field for one in found)
    )
    message = _say("literals", count=len(found), listed=listed)
    remedy = _say("literals_remedy", entries="".join(_entries(account, found)))
    return FieldProblem((*account.path, found[0].field), message, remedy)


def literals(account: Account) -> Iterator[Literal]:
    """The figures, dates and numbers that the texts of a point state outside of slots, in their order."""
    for field, written in account.texts.items():
        text = fill(written, lambda _: _SLOT).text
        read = scan(text)
        pieces: list[Quantity | Mark] = [one for one in read.quantities if not (one.spoken and one.value == 1)]
        pieces += [mark for mark in read.marks if mark.kind in _MARKS and not _of_the_case(mark, account)]
        told = 0
        for piece in sorted(pieces, key=lambda one: one.start):
            fact = _registered(piece, _label(text[told : piece.start]))
            told = piece.end
            yield Literal(field, "".join(piece.text.split()), fact)


def _of_the_case(mark: Mark, account: Account) -> bool:
    """Whether a date is the year under review, one beside it, or the period of a fact."""
    if mark.kind is not MarkKind.DATE:
        return False
    year = _YEAR.fullmatch(mark.value)
    if year and abs(int(mark.value) - account.fiscal_year) <= 1:
        return True
    periods = [fact.period for fact in account.facts.values() if fact.period]
    return any(
        period == mark.value or period.startswith(f"{mark.value}-") or (year and mark.value in period)
        for period in periods
    )


def _registered(piece: Quantity | Mark, label: str) -> Fact | None:
    if isinstance(piece, Quantity):
        return _of_quantity(piece, label)
    kind = _MARKS[piece.kind]
    if kind is FactKind.DATE and piece.value.startswith("-"):
        return None
    role = _ROLES.get(kind, Role.IDENTIFIER)
    return Fact(kind=kind, label=label or role.value, role=role, value=piece.value)


def _of_quantity(quantity: Quantity, label: str) -> Fact | None:
    if quantity.dimension == "比" or quantity.unit[:1].isdigit():
        return None
    kind = _KINDS.get(quantity.dimension.partition("/")[0], FactKind.COUNT)
    unit, factor = _unit(quantity, kind)
    value = quantity.value / factor
    if (kind is not FactKind.COUNT or unit) and not unit_fits(kind, unit):
        return None
    written = f"{value.normalize():f}" if _places(value) > quantity.places else f"{value:.{quantity.places}f}"
    if Decimal(written) * factor != quantity.value or _places(value) > _MOST_PLACES:
        return None
    return Fact(kind=kind, label=label or _ROLES[kind].value, role=_ROLES[kind], value=written, unit=unit)


def _places(value: Decimal) -> int:
    return max(-int(value.normalize().as_tuple().exponent), 0)


def _unit(quantity: Quantity, kind: FactKind) -> tuple[str, Decimal]:
    """The unit in which a fact holds a quantity, and what one of it is worth in the scale of the dimension."""
    if kind is FactKind.COUNT:
        unit = "" if quantity.unit in MAGNITUDES else quantity.unit
        return unit, scaled(unit)[1] if unit else Decimal(1)
    known = EXPECTED_UNITS[kind]
    if quantity.unit.partition("/")[0] in known:
        return quantity.unit, scaled(quantity.unit)[1]
    _, slash, per = quantity.dimension.partition("/")
    return known[0] + slash + per, Decimal(1)


def _label(before: str) -> str:
    """The words in front of a figure, as far as they can name it."""
    found = _LABEL.search(_JOINT.sub("", before.rstrip()))
    return found.group() if found else ""


def _entries(account: Account, found: Sequence[Literal]) -> Iterator[str]:
    taken: dict[tuple[str, str], str] = {}
    for name, fact in account.facts.items():
        taken.setdefault(_sameness(fact), name)
    free = (name for number in count(1) if (name := f"{account.id or 'x'}_{number}") not in account.facts)
    for text, registered in {one.text: one.fact for one in found}.items():
        if registered is None:
            yield _say("literal_none", text=text)
        elif known := taken.get(_sameness(registered)):
            yield _say("literal_known", text=text, name=known)
        else:
            yield _say("literal_entry", text=text, name=next(free), entry=_entry(registered))


def _sameness(fact: Fact) -> tuple[str, str]:
    """By what two facts are the same figure or the same number, however it is written."""
    if fact.kind in QUANTITIES:
        read = scan(fact.value + fact.unit).quantities
        if len(read) == 1:
            return read[0].dimension, str(read[0].value.normalize())
    return fact.kind.value, fold(shown(fact)).text


def _entry(fact: Fact) -> str:
    unit = f", unit: {_quoted(fact.unit)}" if fact.kind in QUANTITIES else ""
    head = f"kind: {fact.kind.value}, label: {fact.label}, role: {fact.role.value}"
    return f'{{{head}, value: "{fact.value}"{unit}}}'


def _quoted(unit: str) -> str:
    return unit if re.fullmatch(r"[\u4e00-\u9fff]*", unit) else f'"{unit}"'
