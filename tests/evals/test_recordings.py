"""Recorded writers: answers kept by digest and by case, given again without asking anyone."""

import shutil

import pytest

from drafter.errors import EvaluationError
from evals.record import WrittenChat, record
from evals.recorded import RECORDINGS, STORE, read_description, writer_under_test
from evals.running import Order, run

NAMES = ("bad", "good", "mediocre")


@pytest.fixture(scope="module")
def found():
    return run(Order(writers=NAMES))


def test_every_recorded_answer_is_found_by_the_digest_of_its_request(found):
    assert {one.name: one.rows for one in found.slices if one.by == "writer"} == {
        name: len(read_description(RECORDINGS / name).cases) for name in NAMES
    }
    assert set(found.made_from.recordings) == set(NAMES)
    assert all(row.prompts for row in found.rows)


def test_whoever_wrote_nothing_that_may_not_stand_gets_through(found):
    assert found.clean


def test_a_better_model_has_more_of_its_sentences_accepted(found):
    place = [measure.name for measure in found.measures].index("acceptance")
    values = {one.name: one.means[place].value for one in found.slices if one.by == "writer"}
    assert values["good"] > 0.9
    assert values["bad"] < 0.5
    assert values["mediocre"] > values["bad"]


def test_an_answer_that_was_not_recorded_ends_the_run_and_asks_nobody(tmp_path):
    folder = shutil.copytree(RECORDINGS / "good", tmp_path / "good")
    for path in (folder / STORE).glob("*.json"):
        text = path.read_text(encoding="utf-8")
        if "预算支出进度" in text:
            path.unlink()
    with pytest.raises(EvaluationError, match="no recorded answer to request"):
        run(Order(writers=(str(folder),), only=("one-deduction",)))


def test_recording_anew_gives_the_store_that_ships(tmp_path):
    folder = shutil.copytree(RECORDINGS / "good", tmp_path / "good")
    before = {path.name: path.read_bytes() for path in (folder / STORE).glob("*.json")}
    assert record(folder) == len(before)
    assert {path.name: path.read_bytes() for path in (folder / STORE).glob("*.json")} == before


def test_an_answer_that_nobody_wrote_leaves_the_store_as_it_was(tmp_path):
    folder = shutil.copytree(RECORDINGS / "good", tmp_path / "good")
    before = {path.name for path in (folder / STORE).glob("*.json")}
    (folder / "answers" / "no-figures" / "P1.1.json").unlink()
    with pytest.raises(EvaluationError, match=r"no answer P1\.1"):
        record(folder, tmp_path)
    assert {path.name for path in (folder / STORE).glob("*.json")} == before
    assert "不相容" in (tmp_path / "no-figures-P1.1.txt").read_text(encoding="utf-8")


def test_a_request_without_a_clause_is_no_request_of_ours(tmp_path):
    with pytest.raises(EvaluationError, match="names no clause"):
        WrittenChat("x", tmp_path).complete([], {})


def test_a_recorded_writer_writes_the_cases_it_was_recorded_on_alone():
    writer = writer_under_test("good")
    assert writer.writes("no-figures")
    assert not writer.writes("renhua-2021")
