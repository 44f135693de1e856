"""Lets a model rewrite the offline draft, item by item; what may not stand is replaced by what stood there.

The offline draft is complete before the model is asked anything. Clauses, points, norms and their order are its;
a model can only give a sentence other words. So whatever a model answers, nothing is lost, added or doubled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.drafting.answers import without_reasoning
from drafter.drafting.asking import Asking, Request
from drafter.drafting.briefing import brief
from drafter.drafting.lending import Loan, loans
from drafter.drafting.model import (
    Clause,
    Draft,
    Item,
    Plan,
    Refusal,
    Sentence,
    SentenceRole,
)
from drafter.drafting.objections import Objection, objection, say
from drafter.drafting.places import Assignment, Place, by_role
from drafter.drafting.ports import ChatModel, Completion, Message, Progress, UnaskedError, Writer, WritingContext
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
from drafter.privacy.people import people_of
from drafter.privacy.veil import Veil
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
        mask: whether persons' names and numbers are hidden from it: from every model but one on this machine.
        budget: tokens that a request may have; 0 for any number.
    """

    offline: Writer
    chat: ChatModel
    prompts: Prompts
    mask: bool = True
    budget: int = 0

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
        asking = Asking(self.chat, Veil(people_of(context.case)) if self.mask else None, self.budget)
        pairs = zip(plan.items, baseline.problems, baseline.recommendations, strict=True)
        written: list[tuple[Item, Item]] = []
        refusals, notes = list(baseline.refusals), list(baseline.notes)
        for done, (planned, problem, recommendation) in enumerate(pairs, 1):
            assignment = Assignment(planned, problem, recommendation, context)
            request = self._request(assignment, asking)
            outcome = self._outcome(assignment, request, asking)
            written.append((_rewritten(problem, outcome), _rewritten(recommendation, outcome)))
            refusals += _refusals(assignment, outcome)
            notes += _notes(assignment, request, self.budget)
            progress(done, len(plan.items))
        return Draft(
            problems=tuple(problem for problem, _ in written),
            recommendations=tuple(recommendation for _, recommendation in written),
            refusals=tuple(refusals),
            notes=tuple(notes),
        )

    def _request(self, assignment: Assignment, asking: Asking) -> Request:
        return asking.fitting(lambda lent: self._opening(assignment, lent), loans(assignment))

    def _opening(self, assignment: Assignment, lent: Sequence[Loan]) -> list[Message]:
        return [
            Message("system", self.prompts.render("system", {})),
            Message("user", self.prompts.render("item", brief(assignment, lent))),
        ]

    def _outcome(self, assignment: Assignment, request: Request, asking: Asking) -> Outcome:
        """Ask, and ask once more for what was refused."""
        places = assignment.places
        try:
            completion = asking.ask(request)
        except UnaskedError as error:
            return _unheard(places[0], _unasked(error))
        if completion.overlong:
            raw = completion.text[:LONGEST_RAW]
            return _unheard(places[0], _too_long(completion), raw)  # and not asked again: it would not be shorter
        outcome = without_repetition(_settled(completion, places, places, assignment.context), places)
        return self._repaired(outcome, completion, assignment, request, asking) if outcome.refused else outcome

    def _repaired(
        self, outcome: Outcome, completion: Completion, assignment: Assignment, request: Request, asking: Asking
    ) -> Outcome:
        """The outcome once what was refused has been asked for again, with the reasons."""

        def build(lent: Sequence[Loan]) -> list[Message]:
            first = self._opening(assignment, lent)
            spoke = bool(completion.text.strip())
            return conversation(first, completion.text, outcome, self.prompts) if spoke else first

        places = assignment.places
        refused = [place for place in places if place.key in outcome.refused]
        try:
            again = asking.ask(asking.fitting(build, request.lent))
        except UnaskedError as error:
            return outcome.objected(refused[0].key, _unasked(error))
        if again.overlong:
            return outcome.objected(refused[0].key, _too_long(again))
        second = _settled(again, refused, places, assignment.context)
        return without_repetition(outcome.after(second), places)


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


def _unheard(first: Place, why: Objection, raw: str = "") -> Outcome:
    """No answer that could be judged: said once, at the item's first place."""
    return Outcome(refused={first.key: Refused(first, (why,))}, readable=False, raw=raw)


def _unasked(error: UnaskedError) -> Objection:
    return objection(error.key, check="structure", span=(0, 0, ""), **error.values)


def _notes(assignment: Assignment, request: Request, budget: int) -> Iterator[str]:
    """That past passages were left out of a request, where they were."""
    if count := len(loans(assignment)) - len(request.lent):
        yield say("passages_left_out", item=assignment.planned.id, count=count, budget=budget)


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
    for place in assignment.places:
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
        yield _strays(assignment.places[0].clause, more)


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
