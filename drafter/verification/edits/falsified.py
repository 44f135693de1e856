"""What makes a sentence of the draft tell of another thing for certain, whatever its words are like."""

from collections.abc import Callable, Mapping

from drafter.verification.edits.caused import caused_by_effect
from drafter.verification.edits.change import Change
from drafter.verification.edits.counted import bounded, set_beside
from drafter.verification.edits.place import Kind, Place
from drafter.verification.edits.relabelled import relabelled, undone
from drafter.verification.edits.sourced import quoted_anew, ruled_otherwise, without_paper
from drafter.verification.edits.unended import unacted, unended

_RULES: Mapping[Kind, Callable[[Change, Place], bool]] = {
    Kind.QUOTED: quoted_anew,
    Kind.RULED: ruled_otherwise,
    Kind.UNRULED: without_paper,
    Kind.UNACTED: unacted,
    Kind.TURNED: undone,
    Kind.RELABELLED: relabelled,
    Kind.BESIDE: set_beside,
    Kind.BOUNDED: bounded,
    Kind.CAUSED: caused_by_effect,
}


def falsified(made: Change, place: Place) -> Kind | None:
    """What a change does to a sentence; `None` if it is none of these."""
    if unended(made):
        return Kind.UNENDED
    return next((kind for kind, does in _RULES.items() if does(made, place)), None)
