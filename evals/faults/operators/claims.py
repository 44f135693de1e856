"""What is put into the program's own sentences, or behind them, of which the case has no record."""

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from drafter.drafting.model import SentenceRole
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, mutant
from evals.faults.page import Page, Piece
from evals.faults.words import words

_OPENS, _CLOSES = "（“《", "）”》"


def _permission(rng: Random) -> str:
    return f"，{rng.choice(words('permission_of'))}{rng.choice(words('permission_by'))}"


def _exception(rng: Random) -> str:
    return rng.choice(words("exceptions"))


def _order(rng: Random) -> str:
    return f"，是照{rng.choice(words('order_of'))}{rng.choice(words('order_by'))}的"


def _excuse(rng: Random) -> str:
    return rng.choice(words("excuse_by")).format(rng.choice(words("excuse_of")))


def _held(rng: Random) -> str:
    return rng.choice(words("held_claims"))


_CLAIMS: Mapping[str, Callable[[Random], str]] = {
    "permission": _permission,
    "exception": _exception,
    "order": _order,
    "excuse": _excuse,
    "held": _held,
}


def claimed(kind: str) -> Callable[[Page, Random], Mutant | None]:
    """A clause put into a sentence that tells what was found, before one of its commas or before its stop."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = _CLAIMS[kind](rng)
        places = [at for one in page.account() for at in _pauses(page, one)]
        return first(rng, places, lambda at: mutant(page, Edit(at, at, new)))

    return make


def _pauses(page: Page, one: Piece) -> Iterator[int]:
    """The commas and the stop of a sentence, between no brackets and no quotation marks."""
    for found in re.finditer("[，。]", page.text[one.start : one.end]):
        before = page.text[one.start : one.start + found.start()]
        if all(before.count(opens) == before.count(closes) for opens, closes in zip(_OPENS, _CLOSES, strict=True)):
            yield one.start + found.start()


def sentence_claimed(page: Page, rng: Random) -> Mutant | None:
    """A sentence put behind one that tells what was found."""
    new = rng.choice(words("claim_sentences")).format(rng.choice(words("permission_of")))
    return first(rng, page.account(), lambda one: mutant(page, Edit(one.end, one.end, new)))


def loosened(key: str) -> Callable[[Page, Random], Mutant | None]:
    """What is asked for is left to whoever is asked for it."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        actions = [one for one in page.pieces if one.role is SentenceRole.ACTION]
        edits = [
            edit
            for one in actions
            for edit in (Edit(one.start, one.start, f"{new}，"), Edit(one.end - 1, one.end - 1, f"，{new}"))
        ]
        return first(rng, edits, lambda edit: mutant(page, edit))

    return make
