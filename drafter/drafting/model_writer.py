"""Lets a model rewrite the offline draft, item by item; what may not stand is replaced by what stood there.

The offline draft is complete before the model is asked anything. Clauses, points, norms and their order are its;
a model can only give a sentence other words. So whatever a model answers, nothing is lost, added or doubled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.drafting.answers import LONGEST_ANSWER, answer_schema, headed, printable, without_reasoning
from drafter.drafting.briefing import brief
from drafter.drafting.model import (
    Clause,
    Draft,
    Item,
    Plan,
    Refusal,
    Sentence,
    SentenceRole,
)
from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Assignment, Place, by_role
from drafter.drafting.ports import ChatModel, Completion, Message, Progress, Writer, WritingContext
from drafter.drafting.prompts import Prompts
from drafter.drafting.repair import (
    LONGEST_RAW,
    Key,
    Outcome,
    Refused,
    conversation,
    settle,
    without_repetition,
)
from drafter.findings.slots import slots
from drafter.verification.model import Section

_LONGEST_STRAY = 400
"""Characters kept of a sentence that nobody asked for."""

_MOST_STRAYS = 20
"""Sentences of an item that nobody asked for which are listed; the rest are counted."""

_SILENT = frozenset({"length", "tool_calls"})
"""Ends of an answer without words for which there is something to do."""


@dataclass(frozen=True)
class ModelWriter:
    """The writer that asks a model.

    Attributes:
        offline: writes the draft that the model improves on.
        chat: the model.
        prompts: what the model is told.
    """

    offline: Writer
    chat: ChatModel
    prompts: Prompts

    @property
    def name(self) -> str:
        """As records call it."""
        return f"model:{self.chat.name}"

    def write(self, plan: Plan, context: WritingContext, progress: Progress) -> Draft:
        """The draft of a plan, one call an item, and a second one where something was refused.

        Raises:
            TransientServiceError: the model could not be reached; nothing is kept.
            PermanentServiceError: it refused for good; nothing is kept.
        """
        baseline = self.offline.write(plan, context, lambda _done, _of: None)
        pairs = zip(plan.items, baseline.problems, baseline.recommendations, strict=True)
        written: list[tuple[Item, Item]] = []
        refusals = list(baseline.refusals)
        for done, (planned, problem, recommendation) in enumerate(pairs, 1):
            assignment = Assignment(planned, problem, recommendation, context)
            outcome = self._outcome(assignment)
            written.append((_rewritten(problem, outcome), _rewritten(recommendation, outcome)))
            refusals += _refusals(assignment, outcome)
            progress(done, len(plan.items))
        return Draft(
            problems=tuple(problem for problem, _ in written),
            recommendations=tuple(recommendation for _, recommendation in written),
            refusals=tuple(refusals),
        )

    def _outcome(self, assignment: Assignment) -> Outcome:
        """Ask, and ask once more for what was refused."""
        places = assignment.places()
        first = [
            Message("system", self.prompts.render("system", {})),
            Message("user", self.prompts.render("item", brief(assignment))),
        ]
        completion = self._ask(first)
        if completion.overlong:
            return _overlong(completion, places[0])  # and not asked again: it would hardly be shorter
        outcome = without_repetition(_settled(completion, places, places, assignment.context), places)
        if not outcome.refused:
            return outcome
        spoke = bool(completion.text.strip())
        again = self._ask(conversation(first, completion.text, outcome, self.prompts) if spoke else first)
        refused = [place for place in places if place.key in outcome.refused]
        if again.overlong:
            return outcome.objected(refused[0].key, _too_long(again))
        second = _settled(again, refused, places, assignment.context)
        return without_repetition(outcome.after(second), places)

    def _ask(self, messages: list[Message]) -> Completion:
        answer = headed(self.chat.complete(messages, answer_schema()), LONGEST_ANSWER)
        return replace(answer, text=printable(answer.text))


def _settled(
    completion: Completion, asked: Sequence[Place], places: Sequence[Place], context: WritingContext
) -> Outcome:
    """What an answer says for the places; of one that says nothing at all, why that may be."""
    outcome = settle(completion.text, asked, places, context)
    if without_reasoning(completion.text).strip():
        return outcome
    key = f"silent_{completion.finish}" if completion.finish in _SILENT else "silent"
    silent = objection(key, check="structure", finish=completion.finish or "-")
    refused = {name: replace(one, objections=(silent,)) for name, one in outcome.refused.items()}
    return replace(outcome, refused=refused)


def _overlong(completion: Completion, first: Place) -> Outcome:
    """Nothing of an answer that is too long is taken, and that is said once, at the item's first place."""
    refused = {first.key: Refused(first, (_too_long(completion),))}
    return Outcome(refused=refused, readable=False, raw=completion.text[:LONGEST_RAW])


def _too_long(completion: Completion) -> Objection:
    return objection("overlong", check="structure", length=completion.length)


def _rewritten(item: Item, outcome: Outcome) -> Item:
    """The item with every accepted sentence in its place."""
    heading = _replaced((item.id, SentenceRole.HEADING), (item.heading,), outcome)[0]
    clauses = tuple(_rewritten_clause(clause, item.section, outcome) for clause in item.clauses)
    return item.model_copy(update={"heading": heading, "clauses": clauses})


def _rewritten_clause(clause: Clause, section: Section, outcome: Outcome) -> Clause:
    sentences = tuple(
        sentence
        for role, group in by_role(clause.sentences)
        for sentence in _replaced((clause.id, role), group, outcome)
    )
    norms = clause.norms if section is Section.PROBLEMS else _cited(sentences)
    return clause.model_copy(update={"sentences": sentences, "norms": norms})


def _replaced(key: Key, group: tuple[Sentence, ...], outcome: Outcome) -> tuple[Sentence, ...]:
    """The accepted sentence, unless it says just what stood there."""
    accepted = outcome.accepted.get(key)
    if accepted is None or accepted.text == "".join(sentence.text for sentence in group):
        return group
    return (accepted,)


def _cited(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    refs = (ref for sentence in sentences for ref in slots(sentence.template))
    return tuple(dict.fromkeys(ref.split(".")[1] for ref in refs if ref.startswith("norm.")))


# what was refused


def _refusals(assignment: Assignment, outcome: Outcome) -> Iterator[Refusal]:
    """Every refusal of an item, in the order of the notice; a clause that did not come is one refusal."""
    lost: set[str] = set()
    for place in assignment.places():
        refused = outcome.refused.get(place.key)
        if refused is None:
            continue
        if refused.sentence is not None:
            yield _refusal(refused, refused.sentence)
        elif place.clause not in lost:
            lost.add(place.clause)
            yield _lost(refused, assignment, outcome)
    for clause, name, wording in outcome.unplanned[:_MOST_STRAYS]:
        yield _stray(clause, name, wording)
    if more := len(outcome.unplanned[_MOST_STRAYS:]):
        yield _strays(assignment.places()[0].clause, more)


def _refusal(refused: Refused, sentence: Sentence) -> Refusal:
    return Refusal(
        clause=refused.place.clause,
        role=refused.place.role,
        text=sentence.text,
        violations=tuple(one.violation for one in refused.objections),
        replacement=refused.place.text,
    )


def _lost(refused: Refused, assignment: Assignment, outcome: Outcome) -> Refusal:
    """A clause or heading of which the answer held nothing."""
    whole = {clause.id: clause.text for clause in assignment.clauses}
    return Refusal(
        clause=refused.place.clause,
        role=refused.place.role,
        text="",
        violations=tuple(one.violation for one in refused.objections),
        replacement=whole.get(refused.place.clause, refused.place.text),
        raw="" if outcome.readable else outcome.raw,
    )


def _stray(clause: str, name: str, wording: str) -> Refusal:
    """A sentence that nobody asked for; it stands nowhere."""
    known = {role.value: role for role in SentenceRole}
    shown = wording[:_LONGEST_STRAY]
    found = objection("unplanned", check="coverage", span=(0, len(shown), shown))
    return Refusal(
        clause=clause[:_LONGEST_STRAY],
        role=known.get(name, SentenceRole.FACT),
        text=shown,
        violations=(found.violation,),
        replacement="",
    )


def _strays(item: str, count: int) -> Refusal:
    """All further sentences that nobody asked for, as one refusal."""
    found = objection("unplanned_more", check="coverage", count=count)
    return Refusal(clause=item, role=SentenceRole.FACT, text="", violations=(found.violation,), replacement="")
