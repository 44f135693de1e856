import tomllib
from pathlib import Path

import pytest

from tests.audit.findings import found_in

TABLE = tomllib.loads((Path(__file__).parents[1] / "data/audit/phrasings.toml").read_text("utf-8"))
SLIPS = [(kind, text) for kind, both in TABLE.items() for text in both["slips"]]
TRAPS = [(kind, text) for kind, both in TABLE.items() for text in both["traps"]]


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_a_contradiction_is_found_however_it_is_put(kind, text):
    found = found_in(text)

    assert kind in {issue.kind for issue in found}
    assert all(issue.expected and issue.message and issue.quotes for issue in found)


@pytest.mark.parametrize("text", [text for _, text in TRAPS])
def test_what_only_looks_like_a_contradiction_raises_no_alarm(text):
    assert [(issue.kind, issue.message) for issue in found_in(text)] == []


def test_every_kind_has_at_least_three_phrasings_of_its_own():
    assert {kind for kind, both in TABLE.items() if len(both["slips"]) < 3} == set()
