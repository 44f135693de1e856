"""What a change in a sentence can do to it, and what is known of the place where it is made."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from drafter.findings.model import Role
from drafter.knowledge.model import Norm
from drafter.verification.edits.own import OwnRole


class Kind(StrEnum):
    """What a change does; the value is the key of its message."""

    CLAIMED = "claim_added"
    ADDED = "words_added"
    LEFT_OUT = "words_left_out"
    CHANGED = "words_changed"
    UNIT_LOST = "unit_left_out"
    CHARACTER_LOST = "character_left_out"
    FOREIGN = "letters_put_in"
    TIME_TURNED = "time_turned"
    TO_COME = "time_to_come"
    DENIED = "denial_put_in"
    AFFIRMED = "denial_taken_out"
    TURNED = "edit_turned"
    LOOSENED = "measure_loosened"
    DOUBLED = "character_repeated"
    MISTAKEN = "character_mistaken"
    UNKNOWN_BODY = "body_put_in"
    WIDENED = "sample_widened"
    UNENDED = "sentence_broken_off"
    RELABELLED = "label_exchanged"
    BOUNDED = "figure_bounded"
    BESIDE = "part_set_beside"
    RULED = "rule_exchanged"
    UNRULED = "paper_taken_out"
    UNACTED = "act_left_out"
    QUOTED = "quotation_put_in"
    CAUSED = "cause_turned"
    REPORTED_OUT = "report_turned_out"
    CONTRASTED = "word_contrasted"
    BODIES_EXCHANGED = "bodies_exchanged"


SURE = frozenset(Kind) - {Kind.ADDED, Kind.LEFT_OUT, Kind.CHANGED}
"""What may not stand; all else a person has to look at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is made.

    Attributes:
        advised: in a recommendation.
        role: of the sentence; `None` for one that the draft does not have.
        texts: what the case and its draft say of the same points.
        letters: the words in Latin letters that the case has.
        beside: the clause of the changed text, half width and without blanks.
        names: what bodies of the case are called.
        known: all that the case and its draft say.
        sources: that, with the norms and approved wording.
        vendors: who sells to the department.
        effects: what the draft says came of these points.
        rules: the norms that the program knows, by their titles as they are compared.
        roles: what every figure of the case is of, by its value and dimension.
        actors: finds those who may have to act; `None` where there is nobody.
        named: those among them whom the case names.
        year: the one that is reviewed; 0 where none is known.
        charged: for those whom the case names, and for those whom every department has, by their duties.
    """

    advised: bool
    role: OwnRole | None
    texts: Sequence[str]
    letters: frozenset[str]
    beside: str
    names: frozenset[str]
    known: str
    sources: str = ""
    vendors: Set[str] = frozenset()
    effects: Sequence[str] = ()
    rules: Mapping[str, Sequence[Norm]] = field(default_factory=dict)
    roles: Mapping[tuple[Decimal, str], Set[Role]] = field(default_factory=dict)
    actors: re.Pattern[str] | None = None
    charged: Mapping[str, Set[str]] = field(default_factory=dict)
    named: Set[str] = frozenset()
    year: int = 0
