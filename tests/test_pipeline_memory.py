"""What is left in memory of a notice once it is written: nothing, and at once.

A batch writes hundreds. What were left in a ring of dead objects would stay until somebody looked for rings, which
is seldom (drafter/batch/collector), and the memory of a batch would grow with it.
"""

import gc
import weakref
from collections.abc import Callable

import pytest

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services, case_sources
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.gate import checker_for
from drafter.pipeline import DraftedNotice, draft_notice
from drafter.recording import Silent
from drafter.rendering.bundle import to_bundle
from drafter.rendering.dossier import Dossier
from drafter.rendering.page import to_page
from drafter.services import Services
from drafter.verification.checker import Checker
from drafter.verification.model import Section

Draw = Callable[[], DraftedNotice]
FEW = 100
"""So many objects in rings weigh nothing; a case has thousands."""


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    knowledge = KnowledgeSettings(embedder=EmbedderKind.NONE, index=tmp_path_factory.mktemp("index"))
    config = Config(knowledge=knowledge)
    services: Services = build_services(config, writer=WriterKind.OFFLINE, fallback=False)

    path = asset("examples/shaoguan-2023/case.yaml")

    def drawn() -> DraftedNotice:
        case = load_case_file(path, config).case
        return draft_notice(case, services, Silent(), sources=case_sources(path, case, config))

    return drawn


@pytest.mark.parametrize("write", [to_page, to_bundle])
def test_a_written_notice_is_gone_as_soon_as_nobody_holds_it(draw: Draw, write: Callable[[Dossier], str]) -> None:
    write(draw().dossier)  # what all notices share is made once
    gc.collect()
    gc.disable()
    try:
        dossier = draw().dossier
        left = weakref.ref(dossier)
        write(dossier)
        del dossier
        assert left() is None
    finally:
        gc.enable()


def test_the_gate_of_a_case_is_gone_as_soon_as_nobody_holds_it() -> None:
    config = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))
    services = build_services(config, writer=WriterKind.OFFLINE, fallback=False)
    case = load_case_file(asset("examples/shaoguan-2023/case.yaml"), config).case
    point = next(full for full, _, _ in case.all_points())

    def ask() -> weakref.ref[Checker]:
        checker = checker_for(case, services.score(case), services)
        checker.check_sentence("合同备案没有按时办理，另有情况。", points=[point], section=Section.PROBLEMS)
        return weakref.ref(checker._book)

    ask()  # what all cases share is made once
    gc.collect()
    gc.disable()
    try:
        assert ask()() is None
        assert gc.collect() < FEW
    finally:
        gc.enable()
