"""What a case names in the knowledge base, told where it is named; also in points that are faulty otherwise."""

from collections.abc import Iterator

from drafter.findings.parts import Parts, list_of, mapping_of, text_of
from drafter.findings.problems import FieldProblem
from drafter.findings.reference_view import ReferenceView


def reference_problems(parts: Parts, references: ReferenceView) -> Iterator[FieldProblem]:
    """Norms, defects and duties that the knowledge base does not have."""
    for duty in mapping_of(mapping_of(parts.raw.get("department")).get("units")):
        yield from (found.under("department", "units", duty) for found in references.duty(duty))
    for slotted in parts.slotted():
        yield from (found.under(*slotted.path) for found in references.text(slotted.text))
    for part in parts.findings:
        for position, item in enumerate(list_of(part.raw.get("points"))):
            point, path = mapping_of(item), (*part.path, "points", position)
            for place, norm in enumerate(list_of(point.get("norms"))):
                if name := text_of(norm):
                    yield from (found.under(*path, "norms", place) for found in references.norm(name))
            if defect := text_of(point.get("defect")):
                yield from (found.under(*path, "defect") for found in references.defect(defect))
