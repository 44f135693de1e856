"""The retrieval set fits the texts it names, and its measures are what they are called."""

import pytest

from drafter.assets import asset
from evals.retrieval.collection import FOLDER, SEEDS, WANTED, StaleSetError, load_collection
from evals.retrieval.scoring import estimate, score

BASE = asset("knowledge")
corpus = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real reports are not in {SEEDS}")


@pytest.fixture(scope="module")
def collection():
    return load_collection(BASE)


@corpus
def test_there_are_enough_questions_of_every_kind_in_both_parts(collection):
    tuning, held_back = collection.questions["tuning"], collection.questions["held_back"]

    assert len(tuning) + len(held_back) >= 150
    for part in (tuning, held_back):
        assert {question.kind for question in part} == set(WANTED)
        assert min(sum(one.kind == kind for one in part) for kind in WANTED) >= 15
    assert not {one.text for one in tuning} & {one.text for one in held_back}


@corpus
def test_every_question_has_an_answer_of_the_kind_it_wants_and_is_none_itself(collection):
    kinds = {one.id: one.kind for one in collection.passages}

    for question in (one for part in collection.questions.values() for one in part):
        assert question.grades
        assert {kinds[name] for name in question.grades} == {question.wanted}
        assert question.own not in question.grades


@corpus
def test_no_sentence_of_another_is_kept_in_the_set(collection):
    kept = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.toml"))
    real = [one for one in collection.passages if one.title in ("renhua", "shaoguan", "guangzhou", "lechang")]

    assert len(real) > 100
    assert not [one.text for one in real if one.text[2:22] in kept]


@corpus
def test_a_report_that_is_not_the_one_the_set_was_made_from_is_noticed(tmp_path):
    for path in SEEDS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text if "renhua" not in path.name else "一" + text, encoding="utf-8")

    with pytest.raises(StaleSetError, match="renhua"):
        load_collection(BASE, tmp_path)


def test_without_the_reports_there_is_no_set(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_collection(BASE, tmp_path)


def test_the_first_right_answer_counts_and_a_better_one_counts_more():
    found = score(["x", "near", "right", "y"], {"right": 2, "near": 1})

    assert (found.reciprocal, found.first, found.five) == (0.5, 0.0, 1.0)
    assert found.gain == pytest.approx((1 / 1.58496 + 3 / 2) / (3 + 1 / 1.58496), abs=1e-4)
    assert score(["right", "near"], {"right": 2, "near": 1}).gain == 1.0


def test_what_comes_after_the_tenth_does_not_count():
    found = score([*map(str, range(10)), "right"], {"right": 2})

    assert (found.reciprocal, found.first, found.five, found.gain) == (0.0, 0.0, 0.0, 0.0)


def test_an_interval_holds_its_mean_is_the_same_each_time_and_narrows():
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 1000)

    assert few.low < few.mean == many.mean == 0.5 < few.high
    assert few == estimate([0.0, 1.0] * 10)
    assert many.high - many.low < few.high - few.low
    assert estimate([0.3] * 5).low == pytest.approx(0.3)
