"""Asking a judge, within its means: each draft several times, until the calls or the tokens are spent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from pydantic import ValidationError

from drafter.config.settings import JudgeSettings
from drafter.drafting.answers import without_reasoning
from drafter.drafting.lenient_json import strict_objects
from drafter.drafting.ports import ChatModel, Message
from drafter.drafting.prompts import Prompts
from drafter.text.masking import mask
from drafter.verification.model import ItemSpan, Section
from evals.judge.agreement import alpha
from evals.judge.model import Agreed, Criterion, JudgeReport, Opinion, Verdict
from evals.judging import fault
from evals.model import Fault, Gravity, Measure, Subject

PROMPT = "judge"
MEASURE = Measure(name="judge", about="a model's opinion, for a person to look at")
SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "verdicts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    **{name.value: {"type": "integer", "minimum": 1, "maximum": 5} for name in Criterion},
                    "reason": {"type": "string"},
                },
                "required": ["id", *(name.value for name in Criterion), "reason"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["verdicts"],
    "additionalProperties": False,
}
_LOW = 2
"""So many points or fewer, by the median of the repeats, ask for a review."""

_PLACES = Decimal("0.01")
_LONGEST_REASON = 200


@dataclass
class Judge:
    """Asks a model for its opinion.

    Attributes:
        chat: the model; not the one that writes.
        prompts: `judge.j2`.
        settings: how often, and how much it may cost.
        calls: requests made so far.
        tokens: spent so far, as the endpoint counts them.
    """

    chat: ChatModel
    prompts: Prompts
    settings: JudgeSettings
    calls: int = 0
    tokens: int = 0
    opinions: list[Opinion] = field(default_factory=list)

    def judge(self, subject: Subject) -> None:
        """Ask about every item of a draft, as often as the settings say and its means allow.

        Raises:
            ServiceError: the model's service failed.
        """
        pairs = list(_pairs(subject))
        if not pairs:
            return
        request = [
            Message("user", self.prompts.render(PROMPT, {"items": [_shown(*one, subject) for one in pairs]}))
        ]
        answers = [self._answer(request) for _ in range(self.settings.repeats) if not self.spent]
        for number, problem, _ in pairs:
            verdicts = tuple(answer[number] for answer in answers if number in answer)
            self.opinions.append(
                Opinion(
                    case=subject.eval_case.id,
                    writer=subject.writer,
                    item=number,
                    verdicts=verdicts,
                    reviews=tuple(_reviews(verdicts, problem, subject)),
                )
            )

    @property
    def spent(self) -> str:
        """Which of its means are spent; empty while there are some left."""
        if self.calls >= self.settings.max_calls:
            return f"{self.calls} calls made: max_calls"
        return f"{self.tokens} tokens spent: max_tokens" if self.tokens >= self.settings.max_tokens else ""

    def report(self) -> JudgeReport:
        """What came of it."""
        judged = [one for one in self.opinions if one.judged]
        missing = len(self.opinions) - len(judged)
        return JudgeReport(
            judge=self.chat.name,
            prompt=f"{PROMPT} {self.prompts.versions[PROMPT]}",
            repeats=self.settings.repeats,
            calls=self.calls,
            tokens=self.tokens,
            stopped=f"{missing} of {len(self.opinions)} items not judged; {self.spent}" if missing else "",
            criteria=tuple(_agreed(criterion, judged) for criterion in Criterion),
            opinions=tuple(self.opinions),
        )

    def _answer(self, request: Sequence[Message]) -> dict[str, Verdict]:
        """The verdicts of one answer by item; what cannot be read is none."""
        completion = self.chat.complete(request, SCHEMA)
        self.calls += 1
        self.tokens += completion.prompt_tokens + completion.completion_tokens
        verdicts: dict[str, Verdict] = {}
        for found in strict_objects(without_reasoning(completion.text)):
            listed = found.value.get("verdicts") if isinstance(found.value, dict) else None
            for one in listed if isinstance(listed, list) else ():
                verdict = _verdict(one)
                if verdict:
                    verdicts[verdict.id] = verdict
        return verdicts


def _verdict(said: object) -> Verdict | None:
    try:
        return Verdict.model_validate(said, strict=True)
    except ValidationError:
        return None


def _pairs(subject: Subject) -> Iterator[tuple[str, ItemSpan, ItemSpan | None]]:
    """Each item of the problems with the one that stands at its place among the recommendations."""
    answers = subject.items(Section.RECOMMENDATIONS)
    for place, problem in enumerate(subject.items(Section.PROBLEMS)):
        yield str(place + 1), problem, answers[place] if place < len(answers) else None


def _shown(number: str, problem: ItemSpan, answer: ItemSpan | None, subject: Subject) -> dict[str, object]:
    """An item as the judge sees it: no figure, date, number or name of the case."""
    department = subject.case.department
    own = (department.name, department.short, *department.aliases, *department.subordinates)
    names = [name for name in (*own, *department.units.values()) if name]
    spans = [(one.start, one.end) for one in (problem, answer) if one]
    text = "\n".join(subject.text[start:end] for start, end in spans)
    return {"id": number, "lines": [line for line in mask(text, names).splitlines() if line.strip()]}


def _reviews(verdicts: Sequence[Verdict], item: ItemSpan, subject: Subject) -> Iterator[Fault]:
    """One for each criterion that most repeats found wanting; a judge can ask for no more."""
    if len(verdicts) < _LOW:
        return
    for criterion in Criterion:
        points = median(one.score(criterion) for one in verdicts)
        if points <= _LOW:
            why = next((one.reason for one in verdicts if one.reason and one.score(criterion) <= _LOW), "")
            message = f"{criterion} {points:g} of 5 {why[:_LONGEST_REASON]}".strip()
            yield fault(subject, MEASURE, (item.start, item.heading_end), criterion, message, Gravity.REVIEW)


def _agreed(criterion: Criterion, judged: Sequence[Opinion]) -> Agreed:
    units = [[verdict.score(criterion) for verdict in one.verdicts] for one in judged]
    points = [value for unit in units for value in unit]
    mean = (Decimal(sum(points)) / len(points)).quantize(_PLACES) if points else None
    return Agreed(criterion=criterion, mean=mean, alpha=alpha(units))
