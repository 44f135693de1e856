"""Slots in the texts of a case: each must name something, and braces stand around nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drafter.findings.model import CASE_SCOPE
from drafter.findings.problems import VERY_ALIKE, FieldPath, FieldProblem, nearest
from drafter.findings.slots import BRACES, fill, qualified, slots
from drafter.messages import catalogue

_say = catalogue("drafter.findings")

OPEN_SCOPES = frozenset({"norm", "who"})
"""Scopes whose names are looked up elsewhere: cited norms, and who answers for a duty."""

CLOSED_SCOPES = {"dept": ("name", "short"), "year": ("fiscal", "prior", "next")}
"""Scopes that the case itself fills, with their names."""

RESERVED_SCOPES = OPEN_SCOPES | CLOSED_SCOPES.keys() | {CASE_SCOPE, "notice", "score"}
"""Words that no finding may have as its id."""


@dataclass(frozen=True, slots=True)
class Slotted:
    """A text of the case that may hold slots.

    Attributes:
        path: where it stands.
        text: as written.
        scope: what its unscoped slots belong to.
    """

    path: FieldPath
    text: str
    scope: str


def slot_problems(slotted: Slotted, known: Collection[str]) -> Iterator[FieldProblem]:
    """Slots that name nothing, and braces that are no slot.

    Args:
        slotted: the text.
        known: full names of all facts of the case.
    """
    outside = fill(slotted.text, lambda _: "").text
    if not BRACES.isdisjoint(outside):
        yield FieldProblem(slotted.path, _say("stray_brace"), _say("stray_brace_remedy"))
    for name in dict.fromkeys(slots(qualified(slotted.text, slotted.scope))):
        if not _named(name, known):
            yield FieldProblem(slotted.path, _say("slot_unknown", name=name), _remedy(name, known))


def _named(name: str, known: Collection[str]) -> bool:
    scope, _, rest = name.partition(".")
    if scope in OPEN_SCOPES:
        return bool(rest)
    return rest in CLOSED_SCOPES[scope] if scope in CLOSED_SCOPES else name in known


def _remedy(name: str, known: Collection[str]) -> str:
    scope = name.partition(".")[0]
    if scope in CLOSED_SCOPES:
        return _say("slot_closed_remedy", names="、".join(f"{scope}.{item}" for item in CLOSED_SCOPES[scope]))
    near = _near(name, known)
    return _say("did_you_mean", near=near) if near else _say("slot_unknown_remedy")


def _near(name: str, known: Collection[str]) -> str:
    """The fact that was probably meant: of the same scope by a very like name, of another by the very name."""
    scope, _, rest = name.partition(".")
    scopes: dict[str, list[str]] = {}
    for full in known:
        scopes.setdefault(full.partition(".")[0], []).append(full.partition(".")[2])
    if own := nearest(rest, scopes.get(scope, ()), alike=VERY_ALIKE):
        return f"{scope}.{own}"
    having = sorted(one for one, names in scopes.items() if rest in names)
    chosen = CASE_SCOPE if CASE_SCOPE in having else nearest(scope, having) or next(iter(having), "")
    if chosen:
        return f"{chosen}.{rest}"
    like = ((one, nearest(rest, scopes.get(one, ()))) for one in (scope, CASE_SCOPE))
    return next((f"{one}.{found}" for one, found in like if found), "")
