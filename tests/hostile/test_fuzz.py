"""Answers composed by chance of all misbehaviours; misbehaviours of one item alone, and of the repair alone."""

import copy
import random

import pytest

from tests.hostile.forms import FORMS, SAID
from tests.hostile.model import good, read, written
from tests.hostile.runs import well
from tests.hostile.server import completes
from tests.hostile.truth import assert_accounts, assert_bounded, assert_items, assert_reported, assert_true
from tests.hostile.words import SENTENCES, STRUCTURES, families, places, tokens, twisted

ALL = [*families(), *STRUCTURES]
SOME = ALL[::6]
POOL = [sentence for said in SENTENCES.values() for sentence in tokens(said)]
RUNS = 25
"""Of four items each: a hundred composed answers, and as many repairs."""


def composed(chance: random.Random, said: list[str]):
    """A server that answers every request with something else, now and then in another form."""

    def script(request):
        prompt = read(request.messages)
        if chance.random() < 0.1:
            said.extend(SAID)
            return chance.choice(
                [form for form in FORMS if form.taken == "none" and "megabyte" not in form.name]
            ).wire(prompt)
        answer = copy.deepcopy(good(prompt))
        if chance.random() < 0.2:
            answer = twisted(chance.choice(STRUCTURES), prompt)
        for part, name in places(answer):
            if chance.random() < 0.5:
                bad = "".join(chance.sample(POOL, chance.choice((1, 1, 2))))
                said.append(bad)
                part[name] = chance.choice((part[name] + bad, bad, bad + part[name]))
        return completes(written(answer))

    return script


@pytest.mark.parametrize("seed", range(RUNS))
def test_no_composed_answer_puts_anything_into_the_notice(bench, seed):
    said: list[str] = []
    run = bench.draft(f"fuzz {seed}", composed(random.Random(seed), said), fallback=True)  # noqa: S311  (a repeatable choice, no secret)
    assert_bounded(run)
    assert_true(run, bench, said)
    assert_accounts(run, bench.offline)


@pytest.mark.parametrize("wrong", SOME, ids=lambda wrong: wrong.name)
def test_what_is_wrong_in_the_third_item_touches_no_other(bench, best, wrong):
    def script(request):
        prompt = read(request.messages)
        return completes(written(twisted(wrong, prompt))) if prompt.item == "P3" else well(request)

    run = bench.draft(f"third {wrong.name}", script)
    assert_true(run, bench, wrong.said)
    assert_items(run, {3: run}, best)
    assert {one["clause"][1] for one in run.refusals} >= {"3"}


@pytest.mark.parametrize("wrong", SOME, ids=lambda wrong: wrong.name)
def test_what_is_wrong_in_the_repair_alone_is_refused_as_well(bench, wrong):
    def script(request):
        return completes(written(twisted(wrong, read(request.messages))) if request.is_repair else "{}")

    run = bench.draft(f"repair {wrong.name}", script)
    assert_true(run, bench, wrong.said)
    assert_accounts(run, bench.offline)
    assert_reported(run, 3)


def test_at_least_sixty_misbehaviours_are_tried():
    names = {wrong.name for wrong in ALL} | {form.name for form in FORMS}
    assert len(names) >= 60
