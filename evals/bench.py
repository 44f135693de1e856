"""A case on the bench: scored, planned, its checker prepared once; it turns writers and texts into subjects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.drafting.model import Draft, Plan
from drafter.drafting.plan import plan
from drafter.drafting.ports import Writer, WritingContext
from drafter.drafting.slots import Slots
from drafter.errors import EvaluationError
from drafter.gate import checker_for
from drafter.knowledge.model import Passage
from drafter.pipeline import needs_of
from drafter.rendering.markdown import to_markdown
from drafter.rendering.notice import compose
from drafter.retrieval.evidence import gather
from drafter.scoring.card import ScoreCard
from drafter.scoring.engine import score
from drafter.verification.model import Manuscript, Report
from drafter.verification.reading.manuscripts import manuscript_of
from evals.case_model import EvalCase
from evals.cases import rubric_of
from evals.model import Subject
from evals.setting import Setting

TEXT = "text"
"""The writer of a text that was brought."""


@dataclass(frozen=True)
class Bench:
    """A case, ready for many texts.

    Attributes:
        eval_case: the case with its expectations.
        setting: the program.
        card: its scores.
        plan: what is to be written.
        context: all that a writer may draw on, with the one checker of the case.
        relevant: ids of passages that help, by point.
    """

    eval_case: EvalCase
    setting: Setting
    card: ScoreCard
    plan: Plan
    context: WritingContext
    relevant: Mapping[str, frozenset[str]]

    def written(self, writer: Writer, name: str = "") -> Subject:
        """What a writer makes of the case, as the program would put it into a notice.

        Args:
            writer: who writes.
            name: as the report calls it; by default its own name.

        Raises:
            EvaluationError: the writer's answers were not recorded.
        """
        draft = writer.write(self.plan, self.context, lambda _done, _of: None)
        return self.drafted(draft, name or writer.name)

    def unchecked(self, writer: Writer) -> Subject:
        """The same, but nothing is asked of it: its report is empty."""
        draft = writer.write(self.plan, self.context, lambda _done, _of: None)
        return self._subject(self._notice(draft), Report(violations=(), quantities=()), writer.name, draft)

    def drafted(self, draft: Draft, name: str) -> Subject:
        """The notice of a draft, checked."""
        return self.read(self._notice(draft), name, draft)

    def _notice(self, draft: Draft) -> Manuscript:
        case, slots = self.eval_case.case, self.context.slots
        _, manuscript = to_markdown(compose(case, self.card, draft, slots, self.setting.services.frame))
        return manuscript

    def text(self, text: str, name: str = TEXT) -> Subject:
        """A text that was brought, read and checked as `drafter verify` does: its clauses name no points."""
        return self.read(manuscript_of(text), name)

    def read(self, manuscript: Manuscript, name: str, draft: Draft | None = None) -> Subject:
        """A text whose structure is known, checked."""
        return self._subject(manuscript, self.context.checker.check(manuscript), name, draft)

    def _subject(self, manuscript: Manuscript, report: Report, name: str, draft: Draft | None) -> Subject:
        return Subject(
            eval_case=self.eval_case,
            writer=name,
            card=self.card,
            plan=self.plan,
            manuscript=manuscript,
            report=report,
            wording=self.context.wording,
            norms=self.context.norms,
            evidence=self.context.evidence,
            relevant=self.relevant,
            draft=draft,
            base=self.setting.base,
        )


def make_bench(eval_case: EvalCase, setting: Setting) -> Bench:
    """Score, plan and retrieve for a case, as the pipeline does.

    Raises:
        InputError: the case cannot be scored.
        EvaluationError: an expectation names what is not there.
    """
    case = eval_case.case
    rubric = rubric_of(case.rubric, eval_case.path, setting)
    services = replace(setting.services, score=lambda one: score(one, rubric), others=lambda: setting.others)
    card = services.score(case)
    outline = plan(case, card, services.wording)
    needs = list(needs_of(outline, case, card, services))
    context = WritingContext(
        case=case,
        card=card,
        wording=services.wording,
        norms=services.norms,
        slots=Slots(case, services.norms, services.wording.phrases.duties),
        evidence=gather(needs, setting.index, k=services.passages),
        checker=checker_for(case, card, services),
    )
    _refuse_unknown(eval_case, setting)
    relevant = {
        point: frozenset(label_id for label in labels for label_id in _labelled(eval_case, label, setting))
        for point, labels in eval_case.expect.relevant.items()
    }
    return Bench(eval_case, setting, card, outline, context, relevant)


def _refuse_unknown(eval_case: EvalCase, setting: Setting) -> None:
    """Expectations on what the case does not have would never fail."""
    case, expect = eval_case.case, eval_case.expect
    facts = {name for name, _ in case.all_facts()}
    points = {full for full, _, _ in case.all_points()}
    unknown = {*expect.figures, *expect.absent} - facts
    unknown |= {*expect.recurs, *expect.relevant} - points
    unknown |= set(expect.cited) - set(setting.services.norms)
    if unknown:
        raise EvaluationError(
            f"{eval_case.id} expects what it does not have: {', '.join(sorted(unknown))}",
            remedy="correct expect.toml",
        )


def _labelled(eval_case: EvalCase, label: str, setting: Setting) -> Iterator[str]:
    """The passages that a label `SOURCE: words` names."""
    source, _, words = label.partition(":")
    found = [one.id for one in setting.passages if _is(one, source.strip(), words.strip())]
    if not found:
        raise EvaluationError(
            f"{eval_case.id} calls relevant what the base does not hold: {label}", remedy="correct expect.toml"
        )
    yield from found


def _is(passage: Passage, source: str, words: str) -> bool:
    return passage.source == source and words in passage.text
