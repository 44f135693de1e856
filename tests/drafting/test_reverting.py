"""A model's words that block the notice as a whole go again; what stood there stands, and the refusal says why."""

from drafter.drafting.model import Author, Draft
from drafter.drafting.reverting import reverted
from drafter.rendering.markdown import to_markdown
from drafter.verification.model import Manuscript, Report, Severity, Violation
from tests.rendering.samples import DRAFT, notice

_, MANUSCRIPT = to_markdown(notice())


def worded(draft: Draft) -> Draft:
    """The draft with a heading of a model's, beside the lead that it has."""
    first = draft.problems[0]
    heading = first.heading.model_copy(update={"author": Author.MODEL, "text": "执行偏慢"})
    return draft.model_copy(
        update={"problems": (first.model_copy(update={"heading": heading}), *draft.problems[1:])}
    )


def blocking(start: int, end: int, severity: Severity = Severity.BLOCK) -> Report:
    found = Violation(check="quantities", severity=severity, start=start, end=end, text="某处", message="对不上")
    return Report(violations=(found,), quantities=())


def clause(manuscript: Manuscript, item: int, number: int) -> tuple[int, int]:
    span = manuscript.items[item].clauses[number]
    return span.start, span.end


OFFLINE = DRAFT.model_copy(update={"refusals": ()})
"""The same plan; its first lead says something else."""
LEAD = OFFLINE.problems[0].clauses[0].sentences[0].model_copy(update={"author": Author.OFFLINE, "text": "原句。"})
OFFLINE = OFFLINE.model_copy(
    update={
        "problems": (
            OFFLINE.problems[0].model_copy(
                update={
                    "clauses": (
                        OFFLINE.problems[0]
                        .clauses[0]
                        .model_copy(update={"sentences": (LEAD, *OFFLINE.problems[0].clauses[0].sentences[1:])}),
                        *OFFLINE.problems[0].clauses[1:],
                    )
                }
            ),
            *OFFLINE.problems[1:],
        )
    }
)


def test_the_clause_in_which_something_blocks_is_the_offline_one_again():
    sound = reverted(DRAFT, OFFLINE, MANUSCRIPT, blocking(*clause(MANUSCRIPT, 0, 0)))
    assert sound is not None
    assert sound.problems == OFFLINE.problems
    assert sound.recommendations == DRAFT.recommendations
    *known, added = sound.refusals
    assert tuple(known) == DRAFT.refusals
    assert (added.clause, added.text, added.replacement) == ("P1.1", "支出进度未达要求。", "原句。")
    assert [one.message for one in added.violations] == ["对不上"]
    assert not sound.by_model


def test_a_heading_goes_alone():
    span = MANUSCRIPT.items[0]
    sound = reverted(worded(DRAFT), OFFLINE, MANUSCRIPT, blocking(span.start, span.heading_end))
    assert sound is not None
    assert sound.problems[0].heading == OFFLINE.problems[0].heading
    assert sound.problems[0].clauses == DRAFT.problems[0].clauses
    assert [(one.clause, one.text) for one in sound.refusals[1:]] == [("P1", "执行偏慢")]


def test_what_blocks_elsewhere_or_only_wants_a_look_changes_nothing():
    assert reverted(DRAFT, OFFLINE, MANUSCRIPT, blocking(*clause(MANUSCRIPT, 0, 1))) is None
    assert reverted(DRAFT, OFFLINE, MANUSCRIPT, blocking(*clause(MANUSCRIPT, 0, 0), Severity.REVIEW)) is None
    assert reverted(DRAFT, OFFLINE, MANUSCRIPT, Report(violations=(), quantities=())) is None
