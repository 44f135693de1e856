"""What the review page says about a filled-in place: which fact, of what role, read where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.drafting.slots import Slots, UnknownSlotError
from drafter.findings.display import shown
from drafter.findings.model import CASE_SCOPE, Case, Fact, SourceRef
from drafter.findings.slots import Fill, Filled, fill
from drafter.messages import catalogue
from drafter.rendering.blocks import clean
from drafter.rendering.dossier import NORM_SCOPE, norm_of

_say = catalogue("drafter.rendering")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `ref` names the slot that was filled there, or is empty."""

    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as the page shows it; parts that are not known are empty."""

    ref: str
    label: str
    role: str
    value: str
    whose: str
    formula: str
    document: str
    place: str

    @property
    def source(self) -> str:
        """Where it was read, in one line."""
        return f"{self.document} {self.place}".strip()


def segments(text: str, fills: Sequence[Fill]) -> tuple[Segment, ...]:
    """A filled text cut at its fills. Fills that do not fit the text are left out rather than shown wrong."""
    pieces: list[Segment] = []
    position = 0
    for one in fills:
        if not position <= one.start <= one.end <= len(text):
            continue
        pieces += [Segment(clean(text[position : one.start])), Segment(clean(text[one.start : one.end]), one.ref)]
        position = one.end
    pieces.append(Segment(clean(text[position:])))
    return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True)
class FactBook:
    """Looks up what a slot stands for."""

    case: Case
    slots: Slots

    def filled(self, template: str) -> Filled:
        """A template filled; a slot that names nothing stays as it is written."""

        def text(ref: str) -> str:
            try:
                return self.slots.shown(ref)
            except UnknownSlotError:
                return "{" + ref + "}"

        return fill(template, text)

    def views(self, refs: Iterator[str]) -> tuple[FactView, ...]:
        """The facts behind some slots, each once, in their order."""
        return tuple(self.view(ref) for ref in dict.fromkeys(refs))

    def view(self, ref: str) -> FactView:
        """The fact behind one slot."""
        scope, _, name = ref.partition(".")
        fact = self.slots.facts.get(ref)
        if fact is not None:
            return self._fact(ref, fact, fact.source or self._scope_source(scope))
        if scope == NORM_SCOPE and norm_of(ref) in self.slots.norms:
            return self._norm(ref, name)
        value = self.filled("{" + ref + "}").text
        label = _say(f"kind_{scope}") if scope in {"who", "dept", "year"} else ref
        return FactView(ref, label, "", value, "", "", _say("source_case"), "")

    def _norm(self, ref: str, name: str) -> FactView:
        norm = self.slots.norms[norm_of(ref)]
        figure = norm.figures.get(name.partition(".")[2])
        if figure is None:
            return FactView(ref, _say("kind_norm"), "", norm.citation, "", "", _say("source_norm"), norm.id)
        source = SourceRef(document=norm.citation, place=norm.number)
        label = f"{_say('kind_norm_figure')}：{figure.label}"
        return FactView(ref, label, figure.role, shown(figure), "", "", source.document, source.place)

    def _fact(self, ref: str, fact: Fact, source: SourceRef | None) -> FactView:
        whose = "，".join(part for part in (fact.subject, fact.period) if part)
        document = source.document if source else _say("source_unknown")
        place = source.place if source else ""
        formula = _NAME.sub(lambda m: self._label(ref, m.group()), fact.formula)
        return FactView(ref, fact.label, fact.role, shown(fact), whose, formula, document, place)

    def _label(self, beside: str, name: str) -> str:
        """The label of a fact named in the formula of another."""
        fact = self.slots.facts.get(f"{beside.partition('.')[0]}.{name}")
        return fact.label if fact else name

    def _scope_source(self, scope: str) -> SourceRef | None:
        if scope == CASE_SCOPE:
            return None
        return next((finding.source for finding in self.case.findings if finding.id == scope), None)
