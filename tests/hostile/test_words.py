"""A model that says in the right form what it must not: nothing of it stands, and all of it is reported."""

import pytest

from tests.hostile.figures import TOUCHED
from tests.hostile.model import read, written
from tests.hostile.runs import well
from tests.hostile.server import completes
from tests.hostile.truth import assert_accounts, assert_bounded, assert_reported, assert_true
from tests.hostile.words import STRUCTURES, families, twisted

FAMILIES = families()


def answering(wrong, chosen=lambda _request: True, otherwise=well):
    """A server that misbehaves where it is chosen to, and answers otherwise elsewhere."""

    def script(request):
        if not chosen(request):
            return otherwise(request)
        return completes(written(twisted(wrong, read(request.messages))))

    return script


def third(request):
    """Whether a request is about the third item."""
    return read(request.messages).item == "P3"


@pytest.mark.parametrize("wrong", FAMILIES, ids=lambda wrong: wrong.name)
def test_no_made_up_sentence_stands_in_any_place(bench, wrong):
    run = bench.draft(wrong.name, answering(wrong))
    assert_bounded(run)
    assert_reported(run, 20)
    assert_true(run, bench, wrong.said)
    assert_accounts(run, bench.offline)


@pytest.mark.parametrize("wrong", [*STRUCTURES, *TOUCHED], ids=lambda wrong: wrong.name)
def test_no_figure_changes_its_place_and_no_finding_its_meaning(bench, wrong):
    run = bench.draft(wrong.name, answering(wrong))
    assert_bounded(run)
    assert_reported(run, 3)
    assert_true(run, bench, wrong.said)
    assert_accounts(run, bench.offline)
