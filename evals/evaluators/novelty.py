"""How much of the two sections is in words of its own: neither of the case, the base nor earlier notices."""

from collections.abc import Iterator

from evals import places
from evals.judging import not_applicable, share
from evals.model import Better, Evaluator, Measure, Result, Subject
from evals.runs import runs, runs_in, runs_of

MEASURE = Measure(
    name="novelty",
    better=Better.LOWER,
    about="share of the four-character runs of the clauses that no source of the draft holds",
)
_RUN = 4


def evaluate(subject: Subject) -> Result:
    """Figures and names are not counted: other evaluators ask for them."""
    said = {run for start, end in places.clauses(subject) for run in runs(subject.text[start:end], _RUN)}
    if not said:
        return not_applicable(MEASURE, "no clauses")
    strange = said - runs_of(tuple(_base(subject)), _RUN) - runs_in(_own(subject), _RUN)
    return share(MEASURE, len(strange), len(said))


def _base(subject: Subject) -> Iterator[str]:
    """The same for every case."""
    yield from subject.wording.texts()
    yield from subject.wording.phrases.duties.values()
    for norm in subject.norms.values():
        yield from (norm.topic, norm.content, norm.citation)


def _own(subject: Subject) -> Iterator[str]:
    for _, _, point in subject.case.all_points():
        yield from (point.title, point.text, point.effect, point.advice)
    for _, fact in subject.case.all_facts():
        yield from (fact.label, fact.value)
    for found in subject.evidence.values():
        yield from (one.passage.text for one in found)


EVALUATOR = Evaluator(MEASURE, evaluate)
