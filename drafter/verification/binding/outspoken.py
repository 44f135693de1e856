"""What the direct name of a figure says: that it is the fact of that name, or none that has such a value."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.text.width import flattened
from drafter.verification.binding.figure import Figure, alike
from drafter.verification.binding.foreign import Foreign
from drafter.verification.binding.labelling import Labelling
from drafter.verification.binding.objection import Objection, refuted
from drafter.verification.binding.rivals import Preference, Rivals
from drafter.verification.binding.rows import Label
from drafter.verification.binding.staged import stage_of_whole
from drafter.verification.context.calls import thing_of
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.model import Severity
from drafter.verification.words.grams import bigrams
from drafter.verification.words.lexicon import lexicon

_ELSEWHERE = frozenset({"disowned", "unowned"})


@dataclass
class Outspoken:
    """Reads it for the figures of one text.

    Attributes:
        rivals: compares the facts that a figure could be.
    """

    rivals: Rivals
    labelling: Labelling = field(init=False)
    foreign: Foreign = field(init=False)

    def __post_init__(self) -> None:
        examination, naming = self.rivals.examination, self.rivals.naming
        self.labelling, self.foreign = Labelling(examination, naming.calls), Foreign(examination, naming)

    def told(
        self, figure: Figure, candidates: Sequence[Known], facts: Shelf
    ) -> tuple[Known | None, Objection | None] | None:
        """The fact that a figure is by its whole name, or what speaks against it; `None` where no name tells.

        Args:
            figure: the figure.
            candidates: the facts that have its value, at least one.
            facts: all facts that it could be of.
        """
        label = self.labelling.at(figure.start)
        own = [one for one in label.facts if facts.holds(one) and alike(one, candidates[0])] if label else []
        if label is None or not own or not figure.dimension:
            return None  # a number without a unit is judged by its digits alone
        right = [one for one in own if any(one is other for other in candidates)]
        if right:
            return self._right(figure, label, self.rivals.best(figure, right))
        rival = self._instead(figure, label, own, candidates)
        if rival is None or any(label.call in flattened(one.fact.label) for one in candidates):
            return None  # 行政村 may be said of 有过演出的行政村
        return None, refuted(figure, candidates[0], rival, Preference(1, 0, 0), Severity.BLOCK)

    def whole(self, start: int) -> bool:
        """Whether the whole name of a fact stands beside the figure at an offset, and not only its stage."""
        label = self.labelling.at(start)
        return label is not None and not label.short

    def note(self, figure: Figure, known: Known) -> None:
        """Note in the examination where the name of a fact stands beside its figure, if it does."""
        label = self.labelling.at(figure.start)
        if label and any(one is known for one in label.facts):
            where = (label.start, label.end), (figure.start, figure.end)
            self.rivals.examination.named.append(where)

    def strange(self, figure: Figure, known: Known) -> Objection | None:
        """What is doubtful of a figure by its direct name, which is another fact's, or no fact's at all."""
        label = self.labelling.at(figure.start)
        if label is None:
            return self.foreign.objection(figure, known)
        if not label.sure or not known.own or any(one is known for one in label.facts):
            return None
        stage = label.short or not any(map(thing_of, label.facts))
        if stage and bigrams(flattened(known.fact.label)) & bigrams(label.call):
            return None  # 实际支出 may be said of any thing that goes on
        if known.fact.role in stage_of_whole(self.rivals.examination, (figure.start, figure.end), ()):
            return None
        values = {"label": label.call, "actual": known.fact.label}
        return Objection("quantity_named", values, severity=Severity.REVIEW)

    def _right(self, figure: Figure, label: Label, known: Known) -> tuple[Known, Objection | None] | None:
        """A figure beside the name of its own fact, of the year and the owner that its words name."""
        dated = label.aside or lexicon().year_word.search(label.call)
        if not dated and self.rivals.of_another_year(figure, known):
            return None
        owner = self._untold(figure, label, known)
        if owner and self.rivals.owner(figure, known) in _ELSEWHERE:
            return None
        self.note(figure, known)
        said = Objection("quantity_owner", {"actual": owner}, owner, Severity.REVIEW) if owner else None
        return known, said

    def _untold(self, figure: Figure, label: Label, known: Known) -> str:
        """Whose a fact is, where its name leaves that out and the text never says it."""
        subject, book = flattened(known.fact.subject), self.rivals.examination.book
        told = any(call in label.call for call in book.calls(subject)) if subject else True
        return "" if told else self.rivals.unnamed(figure, known)

    def _instead(
        self, figure: Figure, label: Label, own: Sequence[Known], candidates: Sequence[Known]
    ) -> Known | None:
        """The fact that is meant where a figure has the value of another one of its finding."""
        rival = next((one for one in own if all(other.scope == one.scope for other in candidates)), None)
        if not label.sure or rival is None or self.rivals.of_another_year(figure, rival):
            return None
        return rival if self.rivals.owner(figure, rival) not in _ELSEWHERE else None
