"""What a case names in the knowledge base: norms, defects and duties that are not there are its problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.findings.model import Point
from drafter.findings.problems import FieldProblem, nearest
from drafter.findings.slots import slots
from drafter.knowledge.model import Norm
from drafter.knowledge.wording import Wording
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_TEXTS = ("title", "text", "effect", "advice")


@dataclass(frozen=True)
class References:
    """Examines the points of a case, as `drafter.findings.loading` asks for it.

    Attributes:
        norms: the norms that may be named, by id.
        wording: the defects and duties that may be named.
    """

    norms: Mapping[str, Norm]
    wording: Wording

    def __call__(self, point: Point) -> Iterator[FieldProblem]:
        """What the point names and the base does not have, by field of the point."""
        for place, norm in enumerate(point.norms):
            if norm not in self.norms:
                yield self._unknown(("norms", place), "unknown_norm", norm, self.norms)
        if point.defect and point.defect not in self.wording.by_defect:
            yield self._unknown(("defect",), "unknown_defect", point.defect, self.wording.by_defect)
        for field in _TEXTS:
            yield from self._slots(field, getattr(point, field))

    def _slots(self, field: str, text: str) -> Iterator[FieldProblem]:
        for ref in slots(text):
            scope, _, name = ref.partition(".")
            if scope == "who" and name not in self.wording.phrases.duties:
                yield self._unknown((field,), "unknown_duty", name, self.wording.phrases.duties)
            if scope == "norm":
                yield from self._norm_slot(field, name)

    def _norm_slot(self, field: str, name: str) -> Iterator[FieldProblem]:
        norm, _, figure = name.partition(".")
        if norm not in self.norms:
            yield self._unknown((field,), "unknown_norm", norm, self.norms)
        elif figure and figure not in self.norms[norm].figures:
            yield self._unknown((field,), "unknown_figure", name, self.norms[norm].figures)

    def _unknown(
        self, path: tuple[str | int, ...], key: str, name: str, known: Mapping[str, object]
    ) -> FieldProblem:
        near = nearest(name, known)
        remedy = _say("reference_near", near=near) if near else _say("reference_remedy")
        return FieldProblem(path, _say(key, name=name), remedy)
