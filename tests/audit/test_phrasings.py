import tomllib
from pathlib import Path

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings

TABLE = tomllib.loads((Path(__file__).parents[1] / "data/audit/phrasings.toml").read_text("utf-8"))
SLIPS = [(kind, text) for kind, both in TABLE.items() for text in both["slips"]]
TRAPS = [(kind, text) for kind, both in TABLE.items() for text in both["traps"]]


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_a_contradiction_is_found_however_it_is_put(kind, text):
    found = issues(text)

    assert kind in {issue.kind for issue in found}
    assert all(issue.expected and issue.message and issue.quotes for issue in found)


@pytest.mark.parametrize("text", [text for _, text in TRAPS])
def test_what_only_looks_like_a_contradiction_raises_no_alarm(text):
    assert [(issue.kind, issue.message) for issue in issues(text)] == []


def test_every_kind_has_at_least_three_phrasings_of_its_own():
    assert {kind for kind, both in TABLE.items() if len(both["slips"]) < 3} == set()
