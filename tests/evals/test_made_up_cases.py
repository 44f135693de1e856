"""The made-up cases of the benchmarks draft without a block, so that what they time is a whole run."""

import pytest

from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services, case_sources
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.pipeline import draft_notice
from drafter.recording import Silent
from drafter.verification.model import Severity
from evals.benchmarks.made_up import write_cases

CASES = 8


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    knowledge = KnowledgeSettings(embedder=EmbedderKind.NONE, index=tmp_path_factory.mktemp("index"))
    return Config(knowledge=knowledge)


@pytest.fixture(scope="module")
def services(config):
    return build_services(config, writer=WriterKind.OFFLINE, fallback=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cases")
    write_cases(folder, CASES)
    return folder


@pytest.mark.parametrize("number", range(CASES))
def test_a_made_up_case_has_no_sentence_that_may_not_stand(config, services, folder, number):
    path = sorted(folder.glob("*.yaml"))[number]
    case = load_case_file(path, config).case

    drafted = draft_notice(case, services, Silent(), sources=case_sources(path, case, config))

    assert [one for one in drafted.dossier.report.violations if one.severity is Severity.BLOCK] == []
