"""What a case says: its facts, and the texts of its points and of its notice, with their slots filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.findings.display import shown
from drafter.findings.model import QUANTITIES, Case, Fact, Finding, Point, SourceRef
from drafter.findings.slots import fill
from drafter.knowledge.model import Norm
from drafter.text.dates import find_dates
from drafter.text.quantities import Quantity, find_quantities
from drafter.text.width import fold
from drafter.verification.facts.known import FIGURES, Known, textual
from drafter.verification.facts.shelf import Shelf
from drafter.verification.facts.support import factor
from drafter.verification.facts.values import quantity_of, years_of

_YEARS = {"prior": -1, "fiscal": 0, "next": 1}


@dataclass(frozen=True)
class Accounts:
    """What a case, its norms and the program say.

    Attributes:
        case: whose facts.
        norms: by id.
        figures: program-made facts by name.
        vocabulary: approved wording.
    """

    case: Case
    norms: Mapping[str, Norm]
    figures: Mapping[str, Fact]
    vocabulary: Sequence[str] = ()

    @cached_property
    def of_case(self) -> Shelf:
        """Every fact of the case and of the program."""
        facts = [self._known(ref, ref.partition(".")[0], fact) for ref, fact in self.case.all_facts()]
        return Shelf((*facts, *(self._known(ref, FIGURES, fact) for ref, fact in self.figures.items())))

    @cached_property
    def written(self) -> tuple[tuple[str, Known], ...]:
        """The facts that are words, names and numbers of things, each behind what a text has of it."""
        bare = ((known.written.strip("“”《》"), known) for known in self.of_case if textual(known))
        return tuple((words, known) for words, known in bare if words)

    @cached_property
    def by_ref(self) -> Mapping[str, Known]:
        """The facts of the case and of the program by name."""
        return {known.ref: known for known in self.of_case}

    @cached_property
    def of_norms(self) -> Mapping[str, tuple[Known, ...]]:
        """The figures of every norm, by the norm's id."""
        return {
            name: tuple(
                self._known(f"norm.{name}.{ref}", f"norm.{name}", fact) for ref, fact in norm.figures.items()
            )
            for name, norm in self.norms.items()
            if norm.figures
        }

    @cached_property
    def points(self) -> Mapping[str, tuple[Finding, Point]]:
        """Every point by its full id."""
        return {ref: (finding, point) for ref, finding, point in self.case.all_points()}

    def source_of(self, scope: str) -> SourceRef | None:
        """Where the facts of a finding were read that do not say it themselves."""
        return next((finding.source for finding in self.case.findings if finding.id == scope), None)

    def title(self, point: str) -> str:
        """What a point is called, its slots filled."""
        return self._titles[point]

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {ref: self._filled(point.title) for ref, (_, point) in self.points.items()}

    @cached_property
    def accounts(self) -> Mapping[str, str]:
        """What the reviewer says of every point, slots filled as far as they name facts."""
        return {ref: self._filled(_account(point)) for ref, (_, point) in self.points.items()}

    def tellings(self, point: str) -> tuple[str, ...]:
        """What a point says is so, slots filled: its title, account and effect, and not its advice."""
        return self._tellings[point]

    @cached_property
    def _tellings(self) -> Mapping[str, tuple[str, ...]]:
        return {
            ref: tuple(self._filled(text) for text in (point.title, point.text, point.effect) if text)
            for ref, (_, point) in self.points.items()
        }

    @cached_property
    def unslotted(self) -> Mapping[str, str]:
        """What a point's account says outside of its slots."""
        return {ref: fill(_account(point), lambda _: "，").text for ref, (_, point) in self.points.items()}

    @cached_property
    def literals(self) -> Mapping[str, tuple[Quantity, ...]]:
        """The quantities that a point's account states in words, outside of its slots."""
        return {ref: find_quantities(text) for ref, text in self.unslotted.items()}

    @cached_property
    def dates_told(self) -> Mapping[str, frozenset[str]]:
        """The dates that a point's account states in words."""
        return {ref: frozenset(mark.value for mark in find_dates(text)) for ref, text in self.unslotted.items()}

    def texts(self) -> Iterator[str]:
        """Every text of the case file: names, values, accounts, and what the notice says around them."""
        yield from map(self._filled, self.told())
        yield from self.frame()

    def told(self) -> Iterator[str]:
        """What the reviewer wrote of every point, text by text, with its slots."""
        for _, point in self.points.values():
            yield from _told(point)

    def frame(self) -> Iterator[str]:
        """Every text but the accounts of points."""
        case, department = self.case, self.case.department
        yield from (department.name, department.short, *department.aliases, *department.subordinates)
        yield from department.units.values()
        for known in self.of_case:
            yield from (shown(known.fact), known.fact.label, known.fact.subject)
        notice = case.notice
        yield from (notice.title, notice.issuer, notice.issuer_office, notice.receiving_office, notice.disclosure)
        yield from (notice.number, *notice.copies, self._filled(notice.review_summary))
        yield from map(self._filled, notice.basis)
        for section in notice.overview:
            yield from (section.heading, *map(self._filled, section.paragraphs))
        for table in notice.tables:
            yield from (table.title, table.note, *table.header)
            yield from (self._filled(cell) for row in table.rows for cell in row)

    def _filled(self, text: str) -> str:
        return fill(text, self.shown).text

    def shown(self, ref: str) -> str:
        """What a slot of the case stands for, as a notice writes it."""
        if ref in self.by_ref:
            return shown(self.by_ref[ref].fact)
        scope, _, name = ref.partition(".")
        department = self.case.department
        match scope:
            case "norm":
                return self._of_norm(name)
            case "dept":
                return (department.short if name == "short" else "") or department.name
            case "year" if name in _YEARS:
                return f"{self.case.fiscal_year + _YEARS[name]}年"
            case _:
                return department.units.get(name, "")

    def _of_norm(self, name: str) -> str:
        """The citation of a norm, or a figure of it."""
        norm, _, figure = name.partition(".")
        if norm not in self.norms:
            return ""
        figures = self.norms[norm].figures
        return shown(figures[figure]) if figure in figures else self.norms[norm].citation

    def _known(self, ref: str, scope: str, fact: Fact) -> Known:
        written = fold(shown(fact)).text
        quantity = quantity_of(fact) if fact.kind in QUANTITIES else None
        digits = abs(quantity.value) / factor(quantity.unit) if quantity else None
        return Known(ref, scope, fact, quantity, written, years_of(fact, self.case.fiscal_year), digits)


def _account(point: Point) -> str:
    return "\n".join(_told(point))


def _told(point: Point) -> tuple[str, ...]:
    return point.title, point.text, point.effect, point.advice
