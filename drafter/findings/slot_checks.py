"""Slots in the texts of a case: each must name something, and no figure may stand outside one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drafter.findings.model import CASE_SCOPE
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.slots import fill, qualified, slots
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
        prose: whether a figure in it that is not a slot deserves a remark.
    """

    path: FieldPath
    text: str
    scope: str
    prose: bool = False


def slot_problems(slotted: Slotted, known: Collection[str]) -> Iterator[FieldProblem]:
    """Slots that name nothing, and braces that are no slot.

    Args:
        slotted: the text.
        known: full names of all facts of the case.
    """
    outside = fill(slotted.text, lambda _: "").text
    if "{" in outside or "}" in outside:
        yield FieldProblem(slotted.path, _say("stray_brace"), _say("stray_brace_remedy"))
    for name in dict.fromkeys(slots(qualified(slotted.text, slotted.scope))):
        if not _named(name, known):
            yield FieldProblem(slotted.path, _say("slot_unknown", name=name), _remedy(name, known))


def figure_warnings(slotted: Slotted) -> Iterator[FieldProblem]:
    """A remark for a text of the reviewer's that holds digits outside its slots."""
    outside = fill(slotted.text, lambda _: "").text
    if slotted.prose and (digits := re.search(r"\d[\d.,%]*", outside)):
        yield FieldProblem(slotted.path, _say("raw_figure", figure=digits.group()), _say("raw_figure_remedy"))


def _named(name: str, known: Collection[str]) -> bool:
    scope, _, rest = name.partition(".")
    if scope in OPEN_SCOPES:
        return bool(rest)
    return rest in CLOSED_SCOPES[scope] if scope in CLOSED_SCOPES else name in known


def _remedy(name: str, known: Collection[str]) -> str:
    scope = name.partition(".")[0]
    if scope in CLOSED_SCOPES:
        return _say("slot_closed_remedy", names="、".join(f"{scope}.{item}" for item in CLOSED_SCOPES[scope]))
    near = nearest(name, known)
    return _say("did_you_mean", near=near) if near else _say("slot_unknown_remedy")
