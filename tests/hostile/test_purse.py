"""What a run may cost, from settings to notice: it stops in time, keeps what is done, and says what to do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from drafter.bootstrap.services import writers
from drafter.config.settings import WriterKind
from tests.hostile.runs import Bench, Run, well
from tests.hostile.server import Endpoint, serving

ANSWER, MOST = 7, 100
"""Tokens of every answer of the scripted server, and the most that one may have; a token costs 1."""

ENOUGH_FOR_THREE = MOST + 2 * ANSWER
REMEDY = "提高 config.toml 中 [model] 的 max_cost 后重新起草，已得到的回答不会重复付费。"


@pytest.fixture
def drafted(bench: Bench, tmp_path):
    """Drafts with a model that charges by the token; answers are kept from one run to the next."""

    def run(endpoint: Endpoint, limit: int, name: str) -> Run:
        settings = {
            "name": "m",
            "base_url": endpoint.base_url,
            "structured": "json_schema",
            "max_tokens": MOST,
            "price_completion": "1000000",
            "max_cost": str(limit),
            "answers": tmp_path / "answers.sqlite",
        }
        config = bench.config.model_copy(update={"model": bench.config.model.model_validate(settings)})
        own = writers(config, WriterKind.MODEL, fresh=False)()
        services = replace(bench.shared, writer=own.writer, calls=own.calls, usage=own.usage)
        return replace(bench, folder=tmp_path)._run(name, services, endpoint.asked)

    return run


def test_a_run_stops_before_it_costs_too_much_and_goes_on_when_it_may_cost_more(drafted, best):
    with serving(well) as endpoint:
        stopped = drafted(endpoint, ENOUGH_FOR_THREE, "stopped")
        assert len(endpoint.asked) == 3 < len(best.asked)
        whole = drafted(endpoint, 1000, "whole")
    assert (
        sum(Decimal(call["cost"]) for call in stopped.bundle["record"]["calls"]) == 3 * ANSWER <= ENOUGH_FOR_THREE
    )
    assert len(whole.asked) == len(best.asked)
    assert whole.markdown == best.markdown


def test_what_was_paid_for_stands_and_the_rest_is_written_offline_with_a_word_on_what_to_do(drafted, best, bench):
    with serving(well) as endpoint:
        stopped = drafted(endpoint, ENOUGH_FOR_THREE, "stopped")
    paid, unpaid = stopped.bundle["draft"]["problems"][:3], stopped.bundle["draft"]["problems"][3:]
    assert paid == best.bundle["draft"]["problems"][:3]
    assert unpaid == bench.offline.bundle["draft"]["problems"][3:]
    assert stopped.drafted.dossier.report.clean
    told = {
        violation["message"]: violation["remedy"] for one in stopped.refusals for violation in one["violations"]
    }
    assert told[f"本次运行的费用已到上限（max_cost = {ENOUGH_FOR_THREE}），没有再请模型改写。"] == REMEDY
    assert REMEDY in stopped.page
