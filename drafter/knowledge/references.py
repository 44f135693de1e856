"""What a case names in the knowledge base: norms, defects and duties that are not there are its problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.findings.problems import FieldProblem, nearest
from drafter.findings.slots import slots
from drafter.knowledge.model import Norm
from drafter.knowledge.wording import Wording
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_FEW = 8
"""So many names may be listed in a remedy."""


@dataclass(frozen=True)
class References:
    """Examines what a case names, as `drafter.findings.reference_view` asks for it.

    Attributes:
        norms: the norms that may be named, by id.
        wording: the defects and duties that may be named.
    """

    norms: Mapping[str, Norm]
    wording: Wording

    def norm(self, name: str) -> Iterator[FieldProblem]:
        """A norm that the base does not have."""
        if name not in self.norms:
            yield self._unknown("unknown_norm", name, self.norms)

    def defect(self, name: str) -> Iterator[FieldProblem]:
        """A defect that approved wording does not have."""
        if name not in self.wording.by_defect:
            yield self._unknown("unknown_defect", name, self.wording.by_defect)

    def duty(self, name: str) -> Iterator[FieldProblem]:
        """A duty that nobody can answer for, since no text may name it."""
        if name not in self.wording.phrases.duties:
            yield self._unknown("unknown_duty", name, self.wording.phrases.duties)

    def text(self, text: str) -> Iterator[FieldProblem]:
        """Norms, figures of norms and duties in the slots of a text that are not there."""
        for ref in dict.fromkeys(slots(text)):
            scope, _, name = ref.partition(".")
            if scope == "who":
                yield from self.duty(name)
            if scope == "norm":
                yield from self._norm_slot(name)

    def _norm_slot(self, name: str) -> Iterator[FieldProblem]:
        norm, _, figure = name.partition(".")
        if norm not in self.norms:
            yield self._unknown("unknown_norm", norm, self.norms)
        elif figure and figure not in self.norms[norm].figures:
            known = {f"{norm}.{one}": one for one in self.norms[norm].figures}
            yield self._unknown("unknown_figure", name, known)

    def _unknown(self, key: str, name: str, known: Mapping[str, object]) -> FieldProblem:
        near = nearest(name, known)
        listed = "、".join(known) if len(known) <= _FEW else ""
        known_remedy = _say("reference_known", known=listed) if listed else _say("reference_remedy")
        remedy = _say("reference_near", near=near) if near else known_remedy
        return FieldProblem((), _say(key, name=name), remedy)
