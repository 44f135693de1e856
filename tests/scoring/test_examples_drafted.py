"""The self-evaluations as notices: drafted offline, every figure bound, and the one without a loss says so."""

import pytest

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.drafting.model import Draft
from drafter.gate import checker_for
from drafter.pipeline import DraftedNotice, draft_notice
from drafter.verification.reading.manuscripts import manuscript_of

WORDS_ALONE = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))
SERVICES = build_services(WORDS_ALONE, writer=WriterKind.OFFLINE, fallback=False)


class Silent:
    def stage(self, name: str) -> None:
        pass

    def progress(self, done: int, total: int) -> None:
        pass


def drafted(name: str) -> DraftedNotice:
    loaded = load_case_file(asset(f"examples/{name}/case.yaml"), WORDS_ALONE)
    return draft_notice(loaded.case, SERVICES, Silent())


def told(draft: Draft) -> list[str]:
    return sorted(point for item in draft.problems for clause in item.clauses for point in clause.points)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("guangzhou-2023", ["F02.a", "F03.a", "F06.a", "F15.a", "F16.a", "F17.a"]),
        ("lechang-2024", ["F08.a", "F11.a"]),
        ("jiangmen-2024", []),
    ],
)
def test_the_notice_tells_every_loss_once_and_is_clean_as_drafted_and_as_read_again(
    name: str, points: list[str]
) -> None:
    notice = drafted(name)
    assert told(notice.dossier.draft) == points
    assert notice.dossier.report.violations == ()
    checker = checker_for(notice.dossier.case, notice.dossier.card, SERVICES)
    again = checker.check(manuscript_of(notice.markdown))
    assert [violation.message for violation in again.violations if violation.severity == "block"] == []


def test_a_notice_without_a_loss_says_that_there_was_none() -> None:
    lines = drafted("jiangmen-2024").markdown.splitlines()
    assert lines[lines.index("## 三、存在问题") + 2] == "经审核，各项已评价指标均未发现需要扣分的问题。"
    assert lines[lines.index("## 四、建议") + 2].startswith("请你单位继续")


def test_a_notice_that_says_there_was_none_is_refused_where_points_were_lost() -> None:
    lechang = drafted("lechang-2024").dossier
    text = drafted("jiangmen-2024").markdown.replace("江门", "乐昌")
    messages = {
        v.message for v in checker_for(lechang.case, lechang.card, SERVICES).check(manuscript_of(text)).violations
    }
    assert "扣分点F08.a“预算资金支出率偏低”没有写入存在问题" in messages


def test_a_problem_is_refused_where_no_points_were_lost() -> None:
    jiangmen = drafted("jiangmen-2024")
    text = jiangmen.markdown.replace(
        "经审核，各项已评价指标均未发现需要扣分的问题。", "部门存在未按规定公开预决算的问题。"
    )
    checker = checker_for(jiangmen.dossier.case, jiangmen.dossier.card, SERVICES)
    messages = {violation.message for violation in checker.check(manuscript_of(text)).violations}
    assert "这一条问题没有对应的扣分点" in messages
