"""Words that become their opposites: what the account denies, which way it goes, what its heading finds."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from drafter.drafting.model import SentenceRole
from drafter.verification.model import Section
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, mutant
from evals.faults.page import Page
from evals.faults.words import opposites, words

ACCOUNT = (SentenceRole.FACT,)


@cache
def places_in(page: Page, roles: tuple[SentenceRole, ...], word: str) -> tuple[int, ...]:
    """Where a word stands in sentences of some roles, and in no fact that is filled in."""
    filled = [(one.start, one.end) for one in page.told]
    places = [
        piece.start + place.start()
        for piece in page.pieces
        if piece.role in roles
        for place in re.finditer(re.escape(word), page.text[piece.start : piece.end])
    ]
    return tuple(at for at in places if not any(one <= at < other for one, other in filled))


@cache
def denials(page: Page) -> tuple[int, ...]:
    """Where the account denies something."""
    return tuple(sorted({at for true, _ in opposites("denial") for at in places_in(page, ACCOUNT, true)}))


def turned(key: str, *roles: SentenceRole) -> Callable[[Page, Random], Mutant | None]:
    """A word becomes its opposite in sentences of some roles."""
    known = [true for true, _ in opposites(key)]

    def make(page: Page, rng: Random) -> Mutant | None:
        def turn(pair: tuple[str, str]) -> Mutant | None:
            true, false = pair
            places = [at for at in places_in(page, roles, true) if opposed(page.text, at, pair, known)]
            return first(rng, places, lambda at: mutant(page, Edit(at, at + len(true), false)))

        return first(rng, opposites(key), turn)

    return make


def opposed(text: str, at: int, pair: tuple[str, str], known: Sequence[str]) -> bool:
    """Whether two words are opposites in the place of the first.

    It must be no part of a longer one: 严 is not that of 不严谨. Of one that compares before a figure, and says
    elsewhere that something is lacking, either has its own: 吸引力超过 says nothing.
    """
    true, false = pair
    longest = max((one for one in known if text.startswith(one, at)), key=len)
    figure = text[at + len(true) : at + len(true) + 1].isdigit()
    return true == longest and (true not in words("comparing") or figure == (false in words("compared")))


def denied(page: Page, rng: Random) -> Mutant | None:
    """The longest denial that stands at a place, dropped."""
    known = [true for true, _ in opposites("denial")]

    def turn(at: int) -> Mutant | None:
        found = (pair for pair in opposites("denial") if page.text.startswith(pair[0], at))
        pair = next((one for one in found if opposed(page.text, at, one, known)), None)
        return mutant(page, Edit(at, at + len(pair[0]), pair[1])) if pair else None

    return first(rng, denials(page), turn)


def heading_turned(page: Page, rng: Random) -> Mutant | None:
    """A word of a problem's heading becomes its opposite."""

    def turn(pair: tuple[str, str]) -> Mutant | None:
        true, false = pair
        places = [
            item.start + one.start()
            for item in page.items(Section.PROBLEMS)
            for one in re.finditer(re.escape(true), page.text[item.start : item.heading_end])
        ]
        return first(rng, places, lambda at: mutant(page, Edit(at, at + len(true), false)))

    return first(rng, opposites("heading"), turn)
