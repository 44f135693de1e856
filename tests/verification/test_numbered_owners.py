"""Whose a figure is, is told by the number of its contract as well as by the owner's name."""

from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, WriterKind
from drafter.gate import checker_for
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of

CASE: Path = asset("examples") / "shaoguan-2023" / "case.yaml"


@pytest.fixture(scope="module")
def checker() -> Checker:
    services = build_services(Config(), writer=WriterKind.OFFLINE)
    case = load_case_file(CASE, Config()).case
    return checker_for(case, services.score(case), services)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("SG23GZ028号合同2023年10月31日签订，到2023年12月7日才办理备案。", True),
        ("HT-2023-03082914号合同签订于2024年1月1日，而备案时间是2023年12月28日。", True),
        ("有一份合同到2023年12月7日才办理备案。", False),
        ("SG23GZ028号合同签订于2024年1月1日。", False),
    ],
)
def test_a_contract_named_by_its_number_needs_no_buyer(checker: Checker, text: str, silent: bool) -> None:
    found = checker.check(manuscript_of(text)).violations
    assert (found == ()) is silent
