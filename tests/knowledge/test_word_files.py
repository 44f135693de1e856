"""A saved word index is whole or not there, and never another base's."""

import shutil

import numpy as np
import pytest

from drafter.knowledge import index as index_module
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.lexical import Fields, LexicalIndex, weighed
from drafter.knowledge.model import PassageKind
from drafter.knowledge.word_files import save_words, saved_words
from tests.knowledge.samples import passage

TEXTS = [Fields("合同备案滞后。"), Fields("固定资产未盘点。"), Fields("")]


@pytest.fixture
def words():
    return LexicalIndex.of(TEXTS)


def test_what_was_saved_scores_as_what_was_made(tmp_path, words):
    save_words(tmp_path, "abc", words)

    again = saved_words(tmp_path, "abc", len(TEXTS))

    assert again is not None
    assert isinstance(again.rows, np.memmap)
    assert list(again.scores(weighed("备案盘点"))) == list(words.scores(weighed("备案盘点")))


def test_nothing_is_found_where_nothing_was_saved(tmp_path):
    assert saved_words(tmp_path, "abc", 3) is None
    assert saved_words(tmp_path / "nowhere", "abc", 3) is None


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "text", "other"])
def test_a_damaged_index_is_made_anew(tmp_path, words, damage):
    save_words(tmp_path, "abc", words)
    file = tmp_path / "words-abc" / "rows.npy"
    if damage == "missing":
        file.unlink()
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-8])
    elif damage == "text":
        file.write_text("rows", encoding="utf-8")
    else:
        np.save(file, np.full(len(words.rows), 99, dtype=np.int32))

    assert saved_words(tmp_path, "abc", len(TEXTS)) is None

    save_words(tmp_path, "abc", words)
    assert saved_words(tmp_path, "abc", len(TEXTS)) is not None


def test_where_nothing_can_be_saved_nothing_is_lost(tmp_path, words, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")

    save_words(tmp_path / "file", "abc", words)

    assert "could not be saved" in caplog.text


def test_an_index_that_was_not_finished_is_not_read_and_old_ones_go(tmp_path, words):
    (tmp_path / ".words-killed").mkdir()
    shutil.copy(__file__, tmp_path / ".words-killed" / "codes.npy")

    for digest in ("one", "two", "three", "four"):
        save_words(tmp_path, digest, words)

    assert len(list(tmp_path.glob("words-*"))) == 2
    assert saved_words(tmp_path, "four", len(TEXTS)) is not None


def test_a_large_base_is_read_from_where_it_was_saved_and_a_changed_one_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(index_module, "_LARGE", 1)
    made = []
    original = LexicalIndex.of
    monkeypatch.setattr(LexicalIndex, "of", lambda fields: made.append(len(fields)) or original(fields))
    passages = [passage("合同备案滞后。"), passage("固定资产未盘点。"), passage("预算支出偏慢。")]

    def best(base):
        found = HybridIndex(base, folder=tmp_path).search("备案", kinds={PassageKind.PROBLEM}, k=1)
        return [one.passage.text for one in found]

    assert best(passages) == best(passages) == best(passages[::-1]) == ["合同备案滞后。"]
    assert made == [3]
    assert best(passages[1:]) == []
    assert made == [3, 2]
