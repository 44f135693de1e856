"""A model that answers in no form, in another form, or in an envelope that no client expects."""

import pytest

from drafter.console.drafts import draft_json
from tests.hostile.forms import FORMS, SAID
from tests.hostile.model import read
from tests.hostile.truth import assert_bounded, assert_offline, assert_reported, assert_true, assert_unsaid


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_what_cannot_be_read_is_not_guessed_at(bench, best, form):
    run = bench.draft(form.name, lambda request: form.wire(read(request.messages)), fallback=True)
    assert_bounded(run)
    if form.taken == "whole":
        assert run.markdown == best.markdown
        assert_unsaid(run, bench.offline, SAID)
    elif form.taken == "part":
        assert_true(run, bench, SAID)
        assert_reported(run)
    else:
        assert_offline(run, bench, SAID)
        _assert_told(run)


def _assert_told(run):
    """Every item, or the failure that ended all questions."""
    if run.drafted.fell_back:
        assert draft_json(run.drafted, [])["fell_back"]
    else:
        assert_reported(run, len(run.bundle["draft"]["problems"]))
