"""What a model is told of one item: accounts with open slots, approved words, masked past passages; no value.

The result is plain data for `prompts/item.j2`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from drafter.drafting.closeness import oversteps
from drafter.drafting.lending import Loan
from drafter.drafting.model import Clause, Sentence, SentenceRole
from drafter.drafting.places import Assignment, by_role
from drafter.drafting.ports import WritingContext
from drafter.findings.slots import slots
from drafter.knowledge.model import Defect, Evidence
from drafter.text.masking import mask

_NOTE = re.compile(r"[（(][^（）()]*[)）]")
"""A note behind a name, which running text leaves out."""

Brief = dict[str, object]


def brief(assignment: Assignment, lent: Sequence[Loan]) -> Brief:
    """The values of `item.j2` for one item.

    Args:
        assignment: the item.
        lent: the past passages that go along.
    """
    duties = assignment.context.slots.duties
    problems = [_problem(clause, assignment, lent) for clause in assignment.problem.clauses]
    told = {slot["token"] for clause in problems for slot in _described(clause)}
    return {
        "duties": [_slot(f"who.{duty}", assignment.context) for duty in duties],
        "item": {
            "id": assignment.planned.id,
            "heading": assignment.problem.heading.template,
            "recommendation_heading": assignment.recommendation.heading.template,
            "problems": problems,
            "recommendations": [
                _answer(clause, assignment, lent, told) for clause in assignment.recommendation.clauses
            ],
        },
    }


def _problem(clause: Clause, assignment: Assignment, lent: Sequence[Loan]) -> Brief:
    roles = dict(by_role(clause.sentences))
    defects = list(_defects(clause, assignment))
    return {
        "id": clause.id,
        "account": _template(roles.get(SentenceRole.FACT, ())),
        "required": _counted(roles.get(SentenceRole.FACT, ()), assignment.context),
        "effects": assignment.effects(clause),
        "norms": _counted(roles.get(SentenceRole.NORM, ()), assignment.context),
        "leads": list(_leads(clause, assignment, defects)),
        "passages": _passages(clause, lent, assignment.context),
        "present": _present(clause),
    }


def _described(problem: Brief) -> Iterator[Brief]:
    for name in ("required", "norms"):
        listed = problem[name]
        yield from listed if isinstance(listed, list) else ()


def _answer(clause: Clause, assignment: Assignment, lent: Sequence[Loan], told: Collection[object]) -> Brief:
    """A recommendation; slots that the problems have described are named alone."""
    action = dict(by_role(clause.sentences)).get(SentenceRole.ACTION, ())
    required = [slot for slot in _counted(action, assignment.context) if slot["kind"] == "fact"]
    taken = {slot["token"] for slot in required}
    further = (*assignment.norm_slots(clause), *assignment.account_slots(clause))
    optional = [slot for slot in (_slot(ref, assignment.context) for ref in further) if slot["token"] not in taken]
    return {
        "id": clause.id,
        "answers": [planned.id for planned in assignment.answered(clause)],
        "required": required,
        "optional": [slot for slot in optional if slot["token"] not in told],
        "reused": [slot["token"] for slot in optional if slot["token"] in told],
        "passages": _passages(clause, lent, assignment.context),
        "present": _present(clause),
    }


def _defects(clause: Clause, assignment: Assignment) -> Iterator[Defect]:
    known = assignment.context.wording.by_defect
    for defect in dict.fromkeys(planned.defect for planned in assignment.answered(clause)):
        yield known[defect][1]


def _leads(clause: Clause, assignment: Assignment, defects: Iterable[Defect]) -> Iterator[str]:
    """The approved leads, but for those that say more than is on record of this case: they would be refused."""
    told = "\n".join(
        text for point in assignment.points(clause.points) for text in (point.title, point.text, point.effect)
    )
    yield from (lead for defect in defects for lead in defect.leads if not oversteps(lead, told))


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
            fact = context.slots.facts[ref]
            form = {"form": str(fact.kind), "unit": fact.unit}
            return told | {"kind": "fact", "label": fact.label, "role": str(fact.role)} | form


def _norm(name: str, context: WritingContext) -> Brief:
    norm_id, _, figure = name.partition(".")
    norm = context.norms[norm_id]
    return (
        {"kind": "limit", "label": norm.figures[figure].label} if figure else {"kind": "norm", "label": norm.topic}
    )


# past wording


def _passages(clause: Clause, lent: Sequence[Loan], context: WritingContext) -> list[str]:
    """The masked past passages of one clause, best first."""
    return [_masked(loan.evidence, context) for loan in lent if loan.clause == clause.id]


def _masked(evidence: Evidence, context: WritingContext) -> str:
    department = context.case.department
    known = (evidence.passage.department, department.name, department.short, *department.aliases)
    names = {form for name in known for form in (name, _NOTE.sub("", name)) if form.strip()}
    return mask(evidence.passage.text, names=sorted(names))
