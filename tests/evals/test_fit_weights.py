"""Weights fitted on some phrasings tell true facts from others in the rest."""

from evals.fit_weights import comparisons, fitted, judged
from evals.mutations.scenes import load


def test_what_is_fitted_on_half_of_the_phrasings_holds_on_the_other_half() -> None:
    library = load("visible")
    rows = [row for row in comparisons(library, library.phrasings) if row.kind == "figure"]
    known, unseen = rows[::2], rows[1::2]

    right, wrong = judged(unseen, fitted(known))

    assert len(unseen) > 100
    assert right > 0.9
    assert wrong < 0.02
