"""Whether a wording may stand for an approved one: proved the same, or told to a person, or not at all.

A list of what may be wrong in a wording is got round by the next fault that nobody thought of. This is the other
way about: a wording is the same as an approved one if changes that are known to be harmless turn it into that, and
what is left is a departure. What tells what was found (account, effect, norm) may depart by a few words on
record, a measure by what does not decide who, whether and when, a heading or lead by whole phrases; a person is
shown each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.drafting.fidelity.comparison import Signs, differences, likeness, loosened, same, written
from drafter.drafting.fidelity.rewrites import rewrites
from drafter.drafting.fidelity.signs import DEPARTMENT, Kinds, SlotKind, signs
from drafter.drafting.model import SentenceRole
from drafter.drafting.objections import Objection, objection, say
from drafter.drafting.places import Place, as_it_would_read
from drafter.drafting.ports import WritingContext
from drafter.findings.model import QUANTITIES, FactKind, Role
from drafter.verification.words.grams import bigrams, union

_PHRASES = re.compile("[，。；]")
_PAUSE = "、"
_BY_PHRASE = frozenset({SentenceRole.HEADING, SentenceRole.LEAD})
FINDING = frozenset({SentenceRole.FACT, SentenceRole.EFFECT, SentenceRole.NORM})
"""What tells what was found, what came of it, and what it breaks."""

_NORM = "{norm."
"""A measure may do without the norm that it is taken by."""

_PARTIES = frozenset({Role.DEPARTMENT, Role.UNIT, Role.VENDOR, Role.PERSON})
_LONGEST_ADDED = 8
"""Characters on record that may be added to what was found, where a person is shown them."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a wording says something else than the approved one it is nearest to.

    Attributes:
        said: its own words there; empty where something is left out.
        meant: the approved ones.
        charged: whether it touches who does something, whether, when, or on what condition.
        apart: whether it is a part of a sentence of its own that was added.
        phrase: whether it is a whole phrase of a heading or lead, which no approved one is like.
        near: whether the wording differs by nothing but what is nearly the same.
    """

    said: str
    meant: str
    charged: bool
    apart: bool = False
    phrase: bool = False
    near: bool = False

    @property
    def key(self) -> str:
        """The message that tells it."""
        if self.phrase:
            return "departed_phrase"
        if self.said and self.meant:
            return "departed"
        return "departed_added" if self.said else "departed_cut"


def departures(place: Place, template: str, context: WritingContext) -> tuple[Departure, ...]:
    """Where a wording says something else than what is approved for its place; nothing if it is proved the same.

    Args:
        place: where it would stand.
        template: the wording with its slots open.
        context: the facts that slots name.
    """
    kinds = _kinds(context)
    if place.role in _BY_PHRASE:
        return tuple(_of_phrases(place, template, kinds))
    own = signs(template, kinds)
    approved = [signs(text, kinds) for text in place.approved]
    if any(same(own, text) for text in approved) or _is_led(own, approved, context):
        return ()
    unled = own[1:] if own and own[0].key == DEPARTMENT else own
    close = next((text for text in approved if same(loosened(unled), loosened(text))), None)
    nearest = close or max(approved, key=lambda text: likeness(text, own))
    return tuple(replace(one, near=close is not None) for one in _departed(nearest, own))


def _is_led(own: Signs, approved: Sequence[Signs], context: WritingContext) -> bool:
    """Whether a wording only says first whose matter an approved one is that begins with a thing of the case.

    Before the name of another body it would tell of both, and before a doing it would say who did it.
    """
    first, *rest = own or (None,)
    if not first or first.key != DEPARTMENT or not rest or not rest[0].is_slot:
        return False
    fact = context.slots.facts.get(rest[0].key.strip("{}"))
    led = fact is not None and fact.role not in _PARTIES and fact.kind is not FactKind.DATE
    return led and any(same(rest, text) for text in approved)


def check_fidelity(
    place: Place, found: Sequence[Departure], text: str, context: WritingContext
) -> Iterator[Objection]:
    """The departures for which a wording may not stand, not even shown to a person.

    Args:
        place: where it would stand.
        found: its departures.
        text: the wording with its slots filled.
        context: the facts that fill them.
    """
    for one in found:
        if _is_refused(place, one):
            said, meant = _read(one.said, context), _read(one.meant, context)
            at = text.find(said) if said and text.count(said) == 1 else 0
            span = (at, at + len(said), said) if at else (0, 0, "")
            people = objection(one.key, check="grounding", span=span, said=said, meant=meant)
            yield replace(people, hint=say(one.key, said=one.said, meant=one.meant))


def _is_refused(place: Place, one: Departure) -> bool:
    """Whether nobody need be asked: what was found is told as recorded, and a measure keeps who and when."""
    if one.near:
        return False
    if place.role in FINDING:
        return bool(one.charged or one.meant or not _on_record(place, one.said))
    return place.role is SentenceRole.ACTION and one.charged and not one.apart


def _on_record(place: Place, said: str) -> bool:
    """Whether a few words are said in the texts of a place."""
    return len(said) <= _LONGEST_ADDED and bigrams(said) <= union((*place.approved, *place.grounds))


def told(found: Sequence[Departure], place: Place, context: WritingContext) -> str:
    """Departures as a person reads them, with the wording that stood there."""
    each = (say(one.key, said=_read(one.said, context), meant=_read(one.meant, context)) for one in found)
    return say("departs", approved=place.text.rstrip("。；"), changes="；".join(each))


def _read(template: str, context: WritingContext) -> str:
    """A piece of a wording as people read it."""
    return as_it_would_read(template, context.slots).text


def _of_phrases(place: Place, template: str, kinds: Kinds) -> Iterator[Departure]:
    """The phrases of a heading or lead that no approved one is the same as."""
    phrases = dict.fromkeys(phrase for text in place.approved for phrase in _PHRASES.split(text) if phrase)
    approved = [signs(phrase, kinds) for phrase in phrases]
    for phrase in filter(None, _PHRASES.split(template)):
        for part in (phrase,) if _is_one(phrase, approved, kinds) else phrase.split(_PAUSE):
            if not _is_one(part, approved, kinds):
                yield Departure(part, "", charged=False, phrase=True)


def _is_one(phrase: str, approved: Sequence[Signs], kinds: Kinds) -> bool:
    own = signs(phrase, kinds)
    return any(same(own, one) for one in approved)


def _departed(approved: Signs, own: Signs) -> Iterator[Departure]:
    for meant, said in differences(approved, own):
        slots = [sign.key for sign in (*meant, *said) if sign.is_slot]
        charged = any(not key.startswith(_NORM) for key in slots) or any(
            rewrites().charged.search(written(some)) for some in (meant, said)
        )
        yield Departure(written(said), written(meant), charged, apart=not meant and _is_apart(said, own))


def _is_apart(said: Signs, own: Signs) -> bool:
    """Whether added signs are whole parts of a sentence."""
    first = next(place for place, sign in enumerate(own) if sign is said[0])
    end = first + len(said)
    return said[0].broken and (end == len(own) or own[end].broken)


def _kinds(context: WritingContext) -> Kinds:
    facts = context.slots.facts

    def kind(ref: str) -> SlotKind:
        known = facts[ref].kind if ref in facts else None
        if known is FactKind.DATE:
            return SlotKind.DATE
        return SlotKind.FIGURE if known in QUANTITIES else SlotKind.OTHER

    return kind
