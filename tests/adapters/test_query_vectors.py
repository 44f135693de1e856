"""A question is embedded once, and the same vector comes ever after."""

import sqlite3

import pytest

from drafter.adapters.query_vectors import RememberedQueries


class Embedder:
    """Counts what it is asked."""

    def __init__(self, name: str = "e") -> None:
        self.name, self.asked = name, []

    def passages(self, texts):
        return [[0.5] for _ in texts]

    def query(self, text):
        self.asked.append(text)
        return [len(text) / 3, 0.1]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "questions.sqlite3"


def test_what_was_asked_once_is_not_embedded_again_in_another_process_either(file):
    first, second = Embedder(), Embedder()
    made = RememberedQueries(first, file).query("采购合同")
    assert RememberedQueries(second, file).query("采购合同") == made
    assert (first.asked, second.asked) == (["采购合同"], [])


def test_another_embedder_makes_other_vectors(file):
    other = Embedder("f")
    RememberedQueries(Embedder(), file).query("采购合同")
    RememberedQueries(other, file).query("采购合同")
    assert other.asked == ["采购合同"]


def test_half_a_surrogate_pair_is_a_question_too(file):
    assert RememberedQueries(Embedder(), file).query("\ud800") == pytest.approx([1 / 3, 0.1])


@pytest.mark.parametrize("what", ["a folder", "something else", "no folder", "held"])
def test_where_nothing_can_be_kept_nothing_is_lost(file, what):
    holder = None
    if what == "a folder":
        file.mkdir()
    elif what == "something else":
        file.write_text("no database, but something that somebody wrote here", encoding="utf-8")
    elif what == "no folder":
        file = file / "deeper"
    else:
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
    embedder = Embedder()
    assert RememberedQueries(embedder, file).query("问") == pytest.approx([1 / 3, 0.1])
    assert embedder.asked == ["问"]
    if holder:
        holder.close()
