"""Final accounts and budgets: one rule after the other, in several phrasings."""

import tomllib
from pathlib import Path

import pytest

from tests.audit.findings import found_in

TABLE = tomllib.loads((Path(__file__).parents[1] / "data/audit/accounts.toml").read_text("utf-8"))

SLIPS = [
    pytest.param(both["kind"], text, id=f"{rule}-{text[:10]}")
    for rule, both in TABLE.items()
    for text in both["slips"]
]
TRAPS = [pytest.param(text, id=f"{rule}-{text[:10]}") for rule, both in TABLE.items() for text in both["traps"]]


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_a_contradiction_of_an_account_is_found(kind, text):
    found = found_in(text)

    assert kind in {issue.kind for issue in found}
    assert all(text[quote.start : quote.end] == quote.text != "" for issue in found for quote in issue.quotes)


@pytest.mark.parametrize("text", TRAPS)
def test_an_account_that_is_right_raises_no_alarm(text):
    assert [(issue.kind, issue.message) for issue in found_in(text)] == []
