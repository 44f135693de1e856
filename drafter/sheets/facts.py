"""The figures, dates, numbers and names of a text as facts, and the text with slots in their place.

A slot stands only where filling it gives back the very characters: 213.70万元 becomes a slot, 一千二百万元 and
2023-10-18 stay as they are written, and their facts stand beside the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.findings.display import shown
from drafter.findings.fact_checks import fact_problems
from drafter.findings.model import Fact, FactKind, Role, SourceRef
from drafter.messages import catalogue
from drafter.scoring.numbers import plain
from drafter.sheets.surroundings import clause_before, label_of, role_in
from drafter.sheets.words import lexicon
from drafter.text.marks import Mark, MarkKind
from drafter.text.quantities import Quantity, scan
from drafter.text.units import scaled
from drafter.text.width import narrow

_say = catalogue("drafter.sheets")
_MARKS = {
    MarkKind.DATE: FactKind.DATE,
    MarkKind.DOCUMENT: FactKind.DOCUMENT,
    MarkKind.DOCUMENT_NUMBER: FactKind.DOCUMENT_NUMBER,
    MarkKind.CONTRACT_NUMBER: FactKind.CONTRACT_NUMBER,
    MarkKind.VOUCHER_NUMBER: FactKind.VOUCHER_NUMBER,
}
_DIMENSIONS = {"元": FactKind.MONEY, "%": FactKind.RATE, "百分点": FactKind.PERCENTAGE_POINT, "分": FactKind.SCORE}
_NAMES = {
    FactKind.MONEY: "amount",
    FactKind.RATE: "rate",
    FactKind.PERCENTAGE_POINT: "points",
    FactKind.COUNT: "count",
    FactKind.SCORE: "score",
    FactKind.DATE: "date",
    FactKind.DOCUMENT: "document",
    FactKind.DOCUMENT_NUMBER: "doc_no",
    FactKind.CONTRACT_NUMBER: "contract",
    FactKind.VOUCHER_NUMBER: "voucher",
    FactKind.NAME: "name",
    FactKind.TERM: "term",
}
_TIMES = ("*", "×")
"""What stands before the 100% of a formula, which is nobody's figure."""

_VAGUE = frozenset("余多")
"""What makes a written number a lower bound; its fact says so in its label."""

_LOOSE = frozenset("来几")
"""What leaves a number open."""

_NUMBER_END = re.compile("号(?![召称])")
"""The end of a number of a thing, which is as well left out."""

_TERM = re.compile(r"“([^“”{}]{1,40})”")
_WRITTEN = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_VENDOR, _BODY = "vendors", "bodies"


@dataclass(frozen=True, slots=True)
class Located:
    """A fact where it stands in a text.

    Attributes:
        name: of the fact.
        start: offset of its first character.
        end: offset behind its last.
        lead: the words of its clause before it.
    """

    name: str
    start: int
    end: int
    lead: str


@dataclass(slots=True)
class FactBook:
    """The facts of one finding, collected text by text.

    Attributes:
        facts: by name.
    """

    facts: dict[str, Fact] = field(default_factory=dict)

    def slotted(self, text: str, source: SourceRef) -> tuple[str, tuple[Located, ...]]:
        """A text with slots for its facts, and where these stand in it.

        Filling the slots gives the text back, character by character.
        """
        found = sorted(_apart(_candidates(text, source)), key=lambda item: item[0])
        pieces: list[str] = []
        located: list[Located] = []
        position = 0
        for start, end, fact in found:
            name = self.add(fact)
            located.append(Located(name, start, end, clause_before(text, start)))
            if shown(fact) == text[start:end]:
                pieces += (text[position:start], "{" + name + "}")
                position = end
        return "".join((*pieces, text[position:])), tuple(located)

    def add(self, fact: Fact) -> str:
        """The name of a fact in this book; the same fact again keeps its name."""
        for name, known in self.facts.items():
            if known.model_copy(update={"source": fact.source}) == fact:
                return name
        stem = _NAMES[fact.kind]
        number = 1 + sum(name.rstrip("0123456789") == stem for name in self.facts)
        while f"{stem}{number}" in self.facts:
            number += 1
        self.facts[f"{stem}{number}"] = fact
        return f"{stem}{number}"


_Spanned = tuple[int, int, Fact]


def _apart(found: Iterator[_Spanned]) -> Iterator[_Spanned]:
    """Those that overlap none found before them."""
    taken: list[tuple[int, int]] = []
    for start, end, fact in found:
        if all(end <= left or right <= start for left, right in taken):
            taken.append((start, end))
            yield start, end, fact


def _candidates(text: str, source: SourceRef) -> Iterator[_Spanned]:
    """Everything that may be a fact, the surest first."""
    read = scan(text)
    for mark in read.marks:
        # 2021年度 says the year and 度, which belongs to the next word.
        tail = mark.kind is MarkKind.DATE and mark.text.endswith("年度")
        more = mark.kind is MarkKind.CONTRACT_NUMBER and _NUMBER_END.match(text, mark.end) is not None
        end = mark.end - tail + more
        yield from _sound(text, mark.start, end, _of_mark(mark, text[mark.start : end]), source)
    for quantity in read.quantities:
        if text[quantity.start - 1 : quantity.start] in _TIMES:
            continue
        found = _sound(text, quantity.start, quantity.end, _of_quantity(quantity), source)
        yield from map(_at_least, found) if quantity.hedge in _VAGUE else found
    for start, end in _named(text):
        yield from _sound(text, start, end, (FactKind.NAME, text[start:end], ""), source)
    for match in _TERM.finditer(text):
        if not any(char.isdigit() for char in match.group(1)):
            yield from _sound(text, *match.span(), (FactKind.TERM, match.group(1), ""), source)


def _sound(
    text: str, start: int, end: int, read: tuple[FactKind, str, str] | None, source: SourceRef
) -> Iterator[_Spanned]:
    if read is None or not read[1].strip():
        return
    kind, value, unit = read
    role = role_in(text, start, end, kind, unit)
    if kind is FactKind.NAME and text[start:end].endswith(lexicon("names")[_VENDOR]):
        role = Role.VENDOR
    fact = Fact(
        kind=kind, label=label_of(text, start, end, kind, role), role=role, value=value, unit=unit, source=source
    )
    if not any(fact_problems(fact)):
        yield start, end, fact


def _at_least(found: _Spanned) -> _Spanned:
    """A fact that is called a lower bound."""
    start, end, fact = found
    return start, end, fact.model_copy(update={"label": _say("label_at_least", label=fact.label)})


def _of_mark(mark: Mark, written: str) -> tuple[FactKind, str, str] | None:
    kind = _MARKS.get(mark.kind)
    if kind is None or (kind is FactKind.DATE and mark.value.startswith("-")):
        return None
    if kind is FactKind.DATE:
        return kind, mark.value, ""
    return kind, written.removeprefix("《").removesuffix("》") if kind is FactKind.DOCUMENT else written, ""


def _of_quantity(quantity: Quantity) -> tuple[FactKind, str, str] | None:
    """A quantity as kind, value and unit; nothing for one that is left open or a number without a unit."""
    if not quantity.dimension or quantity.dimension == "比" or quantity.hedge in _LOOSE:
        return None
    kind = _DIMENSIONS.get(quantity.dimension.partition("/")[0], FactKind.COUNT)
    written = _WRITTEN.match(narrow(quantity.text))
    if written and narrow(quantity.text)[written.end() :].strip() == quantity.unit:
        return kind, written.group(), quantity.unit
    if kind is FactKind.RATE:
        return kind, plain(quantity.value), "%"
    _, factor = scaled(quantity.unit)
    return kind, plain(quantity.value / factor), quantity.unit


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Names of companies and bodies: from behind a stop or a word that leads to a name, up to their last word."""
    table = lexicon("names")
    ends = "|".join(sorted((*table[_VENDOR], *table[_BODY]), key=len, reverse=True))
    for match in re.finditer(rf"[\u4e00-\u9fff（）()]{{2,24}}?(?:{ends})", text):
        start = match.start()
        core = match.group()
        for lead in table["leads"]:
            at = core.rfind(lead, 0, len(core) - 4)
            start = max(start, match.start() + at + len(lead)) if at >= 0 else start
        name = text[start : match.end()]
        if len(name) > 4 and name.count("（") == name.count("）") and name[0] not in "（）()":  # noqa: PLR2004
            yield start, match.end()
