"""Of the sentences that a model wrote, how many the gate let through; the others are the offline writer's."""

from drafter.drafting.model import Author
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Gravity, Measure, Result, Subject

MEASURE = Measure(name="acceptance", about="share of a model's sentences that stand in the draft")


def evaluate(subject: Subject) -> Result:
    """Needs a draft by a model. What the model gave word for word as it stood is nobody's, and not counted."""
    if subject.draft is None or subject.writer == "offline":
        return not_applicable(MEASURE, "no model wrote")
    kept = sum(
        sentence.author is Author.MODEL
        for item in subject.draft.items()
        for sentence in (item.heading, *(one for clause in item.clauses for one in clause.sentences))
    )
    refused = subject.draft.refusals
    if not kept and not refused:
        return not_applicable(MEASURE, "the model changed nothing")
    notes = [
        fault(
            subject,
            MEASURE,
            (0, 0),
            f"refused_{why.check}",
            f"{one.clause} {one.text}: {why.message}",
            Gravity.NOTE,
        )
        for one in refused
        for why in one.violations
    ]
    return share(MEASURE, kept, kept + len(refused), notes)


EVALUATOR = Evaluator(MEASURE, evaluate)
