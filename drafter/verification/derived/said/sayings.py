"""What the words right before a figure say of it beyond its name: more than it is, a result, of something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.text.quantities import Quantity
from drafter.verification.binding.binding import Binding
from drafter.verification.binding.objection import Objection
from drafter.verification.derived.said.agreeing import Agreeing
from drafter.verification.derived.said.becoming import Becoming
from drafter.verification.derived.said.denied import Denied
from drafter.verification.derived.said.hedging import Hedging
from drafter.verification.derived.said.wholes import Wholes
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination


@dataclass
class Sayings:
    """Judges it for the figures of one text.

    Attributes:
        examination: the text.
        binding: knows where it is told in the reviewer's own words.
    """

    examination: Examination
    binding: Binding
    hedging: Hedging = field(init=False)
    becoming: Becoming = field(init=False)
    wholes: Wholes = field(init=False)
    agreeing: Agreeing = field(init=False)
    denied: Denied = field(init=False)

    def __post_init__(self) -> None:
        self.hedging, self.becoming = Hedging(self.examination), Becoming(self.examination)
        self.wholes, self.denied = Wholes(self.examination), Denied(self.examination)
        self.agreeing = Agreeing(self.examination, self.binding.rivals.naming)

    def objections(
        self, quantity: Quantity, known: Known, facts: Shelf, *, named: bool = False
    ) -> Iterator[Objection | None]:
        """What the words before a figure that is a fact say of it, and is not so.

        Args:
            quantity: the figure.
            known: the fact.
            facts: all that it could be of.
            named: it stands beside the whole name of the fact, so that no word denies or bends what it is.
        """
        led = self.binding.led(quantity.start)
        if not self.binding.bent(known):
            yield self.hedging.objection(quantity, known, facts.by_scope[known.scope], led=led)
        yield self.wholes.objection(quantity, known, led=led)
        if not named:
            yield self.becoming.objection(quantity, known)
            yield self.agreeing.objection(quantity, known)
            yield self.denied.objection(quantity, known)

    def as_size(self, quantity: Quantity, candidates: Sequence[Known], facts: Shelf) -> Objection | None:
        """What speaks against a figure that is what something became, and is said to be by how much it changed."""
        return self.becoming.as_size(quantity, candidates, facts)

    def compared(self, quantity: Quantity, known: Known, facts: Shelf) -> bool:
        """Whether something else is named, and truly said to be above or below a fact."""
        return self.hedging.compared(quantity, known, facts.by_scope[known.scope])

    def of_itself(self, quantity: Quantity, known: Known, facts: Shelf) -> bool:
        """Whether the words before a hedge name the fact itself, and nothing is compared with it."""
        return self.hedging.of_itself(quantity, known, facts.by_scope[known.scope])

    def is_left(self, quantity: Quantity) -> bool:
        """Whether a figure is what something became, by its sentence, and is said to be by how much it changed."""
        return self.becoming.is_left(quantity)

    def misread(self, quantity: Quantity, formula: str) -> bool:
        """Whether a change that follows from two facts is said to be what one of them became."""
        return self.becoming.misread(quantity, formula)

    def contradicts(self, quantity: Quantity, formula: str) -> bool:
        """Whether a figure that follows from some facts is said to follow from others."""
        return bool(formula) and self.agreeing.contradicts(quantity, formula)
