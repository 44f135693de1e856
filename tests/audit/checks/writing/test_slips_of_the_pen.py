"""Slips of the pen, kind by kind, and true sentences that look like them."""

import tomllib
from pathlib import Path

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings

TABLE = tomllib.loads((Path(__file__).parents[3] / "data/audit/writing.toml").read_text("utf-8"))
SLIPS = [(kind, text) for kind, both in TABLE.items() for text in both["slips"]]
TRAPS = [text for both in TABLE.values() for text in both["traps"]]
FEWEST_TRAPS = 40


def issues(text):
    return findings(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_a_slip_of_the_pen_is_found_and_quoted(kind, text):
    found = [issue for issue in issues(text) if issue.kind == kind]

    assert found
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)
    assert all(issue.expected and issue.message for issue in found)


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_slip_raises_no_alarm(text):
    assert [(issue.kind, issue.message) for issue in issues(text)] == []


def test_there_are_more_true_sentences_than_a_few():
    assert len(set(TRAPS)) >= FEWEST_TRAPS
