"""What a case expects of a good draft besides: words, figures that have no place, how many items."""

from collections.abc import Iterator

from drafter.text.width import fold
from drafter.verification.model import Section
from evals import places
from evals.judging import fault, not_applicable, share
from evals.model import Evaluator, Fault, Gravity, Measure, Result, Subject

MEASURE = Measure(name="expectations", about="share of the case's expectations on words and items that are met")


def evaluate(subject: Subject) -> Result:
    """Every `said`, `unsaid`, `absent` and `items` of the case."""
    expect = subject.expect
    of = len(expect.said) + len(expect.unsaid) + len(expect.absent) + bool(expect.items)
    if not of:
        return not_applicable(MEASURE, "nothing of the kind is expected")
    faults = [*_unsaid(subject), *_present(subject), *_items(subject)]
    unmet = {(one.kind, one.message) for one in faults}
    return share(MEASURE, of - len(unmet), of, faults)


def _unsaid(subject: Subject) -> Iterator[Fault]:
    said = fold("\n".join(subject.text[start:end] for start, end in places.blocks(subject))).text
    for words in subject.expect.said:
        if fold(words).text not in said:
            yield fault(subject, MEASURE, (0, 0), "unsaid", f"does not say {words}", Gravity.REVIEW)


def _present(subject: Subject) -> Iterator[Fault]:
    """What should stand nowhere in the two sections, where it stands."""
    for words in subject.expect.unsaid:
        for start, end in places.blocks(subject):
            at = subject.text.find(words, start, end)
            if at >= 0:
                span = (at, at + len(words))
                yield fault(subject, MEASURE, span, "said", f"says {words}", Gravity.REVIEW)
    for one in subject.report.quantities:
        if one.support in subject.expect.absent and subject.central(one.start):
            yield fault(subject, MEASURE, (one.start, one.end), "given", f"gives {one.support}", Gravity.REVIEW)


def _items(subject: Subject) -> Iterator[Fault]:
    number, wanted = len(subject.items(Section.PROBLEMS)), subject.expect.items
    if wanted and not wanted[0] <= number <= wanted[1]:
        message = f"{number} items, not {wanted[0]} to {wanted[1]}"
        yield fault(subject, MEASURE, (0, 0), "items", message, Gravity.REVIEW)


EVALUATOR = Evaluator(MEASURE, evaluate)
