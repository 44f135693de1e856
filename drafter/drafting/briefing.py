"""What a model is told of one item: accounts with open slots, approved words, masked past passages; no value.

The result is plain data for `prompts/item.j2`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from drafter.drafting.model import Clause, Sentence, SentenceRole
from drafter.drafting.places import Assignment, by_role
from drafter.drafting.ports import WritingContext
from drafter.findings.model import Fact
from drafter.findings.slots import slots
from drafter.knowledge.model import Defect, Evidence, PassageKind
from drafter.text.masking import mask

_MOST_PASSAGES = 2
"""Past passages of one kind for one clause: more cost tokens and lend nothing further."""

_NOTE = re.compile(r"[（(][^（）()]*[)）]")
"""A note behind a name, which running text leaves out."""

Brief = dict[str, object]


def brief(assignment: Assignment) -> Brief:
    """The values of `item.j2` for one item."""
    duties = assignment.context.slots.duties
    return {
        "duties": [_slot(f"who.{duty}", assignment.context) for duty in duties],
        "item": {
            "id": assignment.planned.id,
            "heading": assignment.problem.heading.template,
            "recommendation_heading": assignment.recommendation.heading.template,
            "problems": [_problem(clause, assignment) for clause in assignment.problem.clauses],
            "recommendations": [_answer(clause, assignment) for clause in assignment.recommendation.clauses],
        },
    }


def _problem(clause: Clause, assignment: Assignment) -> Brief:
    roles = dict(by_role(clause.sentences))
    defects = list(_defects(clause, assignment))
    return {
        "id": clause.id,
        "account": _template(roles.get(SentenceRole.FACT, ())),
        "required": _counted(roles.get(SentenceRole.FACT, ()), assignment.context),
        "effects": _effects(roles.get(SentenceRole.EFFECT, ()), defects),
        "norms": _counted(roles.get(SentenceRole.NORM, ()), assignment.context),
        "leads": [lead for defect in defects for lead in defect.leads],
        "passages": _passages(clause, assignment, PassageKind.PROBLEM),
        "present": _present(clause),
    }


def _answer(clause: Clause, assignment: Assignment) -> Brief:
    action = dict(by_role(clause.sentences)).get(SentenceRole.ACTION, ())
    required = [slot for slot in _counted(action, assignment.context) if slot["kind"] == "fact"]
    taken = {slot["token"] for slot in required}
    further = (*assignment.norm_slots(clause), *assignment.account_slots(clause))
    optional = [_slot(ref, assignment.context) for ref in further]
    return {
        "id": clause.id,
        "answers": [planned.id for planned in assignment.answered(clause)],
        "required": required,
        "optional": [slot for slot in optional if slot["token"] not in taken],
        "remedies": [remedy.model_dump() for defect in _defects(clause, assignment) for remedy in defect.remedies],
        "passages": _passages(clause, assignment, PassageKind.RECOMMENDATION),
        "present": _present(clause),
    }


def _defects(clause: Clause, assignment: Assignment) -> Iterator[Defect]:
    known = assignment.context.wording.by_defect
    for defect in dict.fromkeys(planned.defect for planned in assignment.answered(clause)):
        yield known[defect][1]


def _effects(present: tuple[Sentence, ...], defects: Iterable[Defect]) -> list[str]:
    """What may be said of the effect: the recorded one where there is one, else the approved ones."""
    if not present:
        return []
    approved = [effect for defect in defects for effect in defect.effects]
    written = _template(present)
    return approved if written in approved else [written]


def _template(sentences: Iterable[Sentence]) -> str:
    return "".join(sentence.template for sentence in sentences)


def _present(clause: Clause) -> list[Mapping[str, str]]:
    """The offline wording; without the fact, which is the account and stands in the brief already."""
    return [
        {"field": str(role), "template": _template(group)}
        for role, group in by_role(clause.sentences)
        if role is not SentenceRole.FACT
    ]


# slots: what they mean, never what they hold


def _counted(sentences: Iterable[Sentence], context: WritingContext) -> list[Brief]:
    refs = list(slots(_template(sentences)))
    return [_slot(ref, context, refs.count(ref)) for ref in dict.fromkeys(refs)]


def _slot(ref: str, context: WritingContext, times: int = 1) -> Brief:
    scope, _, name = ref.partition(".")
    told: Brief = {"token": f"{{{ref}}}", "times": times}
    match scope:
        case "norm":
            return told | _norm(name, context)
        case "who":
            return told | {"kind": "duty", "label": context.slots.duties.get(name, name)}
        case "dept":
            return told | {"kind": "department"}
        case "year":
            return told | {"kind": "year"}
        case _:
            fact = _facts(context)[ref]
            form = {"form": str(fact.kind), "unit": fact.unit}
            return told | {"kind": "fact", "label": fact.label, "role": str(fact.role)} | form


def _facts(context: WritingContext) -> Mapping[str, Fact]:
    return dict(context.case.all_facts())


def _norm(name: str, context: WritingContext) -> Brief:
    norm_id, _, figure = name.partition(".")
    norm = context.norms[norm_id]
    return (
        {"kind": "limit", "label": norm.figures[figure].label} if figure else {"kind": "norm", "label": norm.topic}
    )


# past wording


def _passages(clause: Clause, assignment: Assignment, kind: PassageKind) -> list[str]:
    """Masked past passages of one kind, best first."""
    at_hand: list[Evidence] = []
    for planned in assignment.answered(clause):
        at_hand += assignment.context.evidence.get(planned.id, ())
    chosen = {one.passage.text: one for one in at_hand if one.passage.kind is kind}
    return [_masked(one, assignment.context) for one in list(chosen.values())[:_MOST_PASSAGES]]


def _masked(evidence: Evidence, context: WritingContext) -> str:
    department = context.case.department
    known = (evidence.passage.department, department.name, department.short, *department.aliases)
    names = {form for name in known for form in (name, _NOTE.sub("", name)) if form.strip()}
    return mask(evidence.passage.text, names=sorted(names))
