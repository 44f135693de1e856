"""What was accepted and refused of an item's answers, and how a refused answer goes back, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.drafting.acceptance import judge
from drafter.drafting.answers import Answer, read_answer
from drafter.drafting.model import Sentence, SentenceRole
from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Place
from drafter.drafting.ports import Message, WritingContext
from drafter.drafting.prompts import Prompts

Key = tuple[str, SentenceRole]

LONGEST_RAW = 400
"""Characters of an unusable answer that are kept for a person to see."""

_LONGEST_ECHO = 6000
"""Characters of its own answer that a model is shown again."""

_SHORTEST_OPENING = 4
"""Characters from which a shared beginning counts as a repetition."""

_MARKS = "。；;，,、.!！ "


@dataclass(frozen=True)
class Refused:
    """A wording that may not stand, or one that is missing.

    Attributes:
        place: where it would have stood.
        objections: why it may not.
        sentence: the wording, slots filled as far as they could be; `None` where the answer held none for the
            whole clause.
    """

    place: Place
    objections: tuple[Objection, ...]
    sentence: Sentence | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of the places that a model was asked for.

    Attributes:
        accepted: its sentences that may stand, by place.
        refused: the places whose wording did not come or did not pass.
        unplanned: (clause id, field, wording) that nobody asked for.
        readable: anything of the answer could be read.
        raw: the beginning of the answer.
    """

    accepted: Mapping[Key, Sentence] = field(default_factory=dict)
    refused: Mapping[Key, Refused] = field(default_factory=dict)
    unplanned: tuple[tuple[str, str, str], ...] = ()
    readable: bool = True
    raw: str = ""

    def after(self, second: "Outcome") -> "Outcome":
        """This outcome once the answer to its repair has been judged; the later reason is the one that counts."""
        accepted = {**self.accepted, **second.accepted}
        later = {
            key: one
            for key, one in second.refused.items()
            if one.sentence is not None or self.refused[key].sentence is None
        }
        refused = {key: one for key, one in {**self.refused, **later}.items() if key not in accepted}
        unplanned = tuple(dict.fromkeys(self.unplanned + second.unplanned))
        return replace(self, accepted=accepted, refused=refused, unplanned=unplanned)

    def objected(self, key: Key, found: Objection) -> "Outcome":
        """This outcome with one more objection to a place that was refused."""
        one = self.refused[key]
        return replace(self, refused={**self.refused, key: replace(one, objections=(*one.objections, found))})


def settle(raw: str, asked: Sequence[Place], places: Sequence[Place], context: WritingContext) -> Outcome:
    """Judge what an answer says for the places that were asked for.

    Args:
        raw: the answer as it came.
        asked: the places it should fill.
        places: all places of the item; what it says for others of them is passed over.
        context: the facts and the checker.
    """
    answer = read_answer(raw)
    accepted: dict[Key, Sentence] = {}
    refused: dict[Key, Refused] = {}
    for place in asked:
        wording = _wording(answer, place)
        if wording is None:
            refused[place.key] = Refused(place, (_absence(answer, place),))
            continue
        verdict = judge(place, wording, context)
        if verdict.objections:
            refused[place.key] = Refused(place, verdict.objections, verdict.sentence)
        else:
            accepted[place.key] = verdict.sentence
    return Outcome(accepted, refused, _unplanned(answer, places), answer.readable, raw[:LONGEST_RAW])


def without_repetition(outcome: Outcome, places: Sequence[Place]) -> Outcome:
    """Refuse what says the same thing twice: within a clause, or as the lead of several clauses of a section."""
    accepted, refused = dict(outcome.accepted), dict(outcome.refused)
    for place in places:
        sentence = accepted.get(place.key)
        if sentence is None or sentence.text == place.text:
            continue
        if any(_repeats(sentence, other) for other in _neighbours(place, places, accepted)):
            refused[place.key] = Refused(place, (objection("repeated", check="structure"),), sentence)
            del accepted[place.key]
    return replace(outcome, accepted=accepted, refused=refused)


def conversation(first: Sequence[Message], answer: str, outcome: Outcome, prompts: Prompts) -> list[Message]:
    """The messages that ask for the refused sentences once more, with the reasons."""
    values = {
        "readable": outcome.readable,
        "refused": [
            {
                "clause": one.place.clause,
                "field": one.place.field,
                "template": one.sentence.template if one.sentence else "",
                "reasons": list(dict.fromkeys(found.hint for found in one.objections)),
            }
            for one in outcome.refused.values()
        ],
    }
    return [
        *first,
        Message("assistant", answer[:_LONGEST_ECHO]),
        Message("user", prompts.render("repair", values)),
    ]


def _wording(answer: Answer, place: Place) -> str | None:
    """What an answer says for a place; `None` where it has not even the clause."""
    if place.role is SentenceRole.HEADING:
        return answer.headings.get(place.field)
    sentences = answer.clauses.get(place.clause)
    return None if sentences is None else sentences.get(place.field, "")


def _absence(answer: Answer, place: Place) -> Objection:
    if not answer.readable:
        return objection("unreadable", check="structure")
    if place.clause in answer.doubled:
        return objection("doubled", check="coverage")
    return objection("absent", check="coverage")


def _unplanned(answer: Answer, places: Sequence[Place]) -> tuple[tuple[str, str, str], ...]:
    known = {(place.clause, place.field) for place in places}
    return tuple(
        (clause, name, wording)
        for clause, sentences in answer.clauses.items()
        for name, wording in sentences.items()
        if (clause, name) not in known
    )


def _neighbours(place: Place, places: Sequence[Place], accepted: Mapping[Key, Sentence]) -> list[Sentence]:
    """The sentences that stand before a place in its clause, and the leads before it in its section."""
    earlier = places[: places.index(place)]
    return [
        accepted.get(other.key) or other.baseline[0]
        for other in earlier
        if other.clause == place.clause
        or (other.section is place.section and other.role is place.role is SentenceRole.LEAD)
    ]


def _repeats(sentence: Sentence, other: Sentence) -> bool:
    said, before = sentence.text.rstrip(_MARKS), other.text.rstrip(_MARKS)
    return said == before or (len(before) >= _SHORTEST_OPENING and said.startswith(before))
