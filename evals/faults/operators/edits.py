"""The program's own sentences with something put in, left out, exchanged or torn."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

from drafter.drafting.model import SentenceRole
from drafter.verification.model import Section
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.operators.claims import claimed, loosened, sentence_claimed
from evals.faults.operators.opposing import places_in
from evals.faults.page import Page, Piece
from evals.faults.truth import parted
from evals.faults.words import pairs, words

GROUP = "edits"
OWN = frozenset({"own_wording"})
TOLD, CLAIMED = OWN | {"invention"}, OWN | {"invention", "entities"}
SLIPS = OWN | {"invention", "residue", "punctuation", "structure", "cited_norms"}
TURNED = OWN | {"polarity", "direction", "invention"}
_WRITTEN = (SentenceRole.FACT, SentenceRole.EFFECT, SentenceRole.ACTION)
_LEAST_TORN, _LEAST_GONE = 8, 4
_WORK = 2
"""So many characters of what an office, or a person, is called say what their work is."""

_MARKS = "，。；：、（）《》“”"
_JOINED = re.compile(r"[0-9A-Za-z.,%\-〔〕]")
_CHARGED = re.compile("由([^，。；]{2,10}?(?:部门|股|科|室|部|班子|中心))")
_TELLS = re.compile(r"[和与及、或至到—-]")


def _exchanged(key: str, *roles: SentenceRole) -> Callable[[Page, Random], Mutant | None]:
    """A word becomes another in sentences of some roles, and in no fact that is filled in."""

    def make(page: Page, rng: Random) -> Mutant | None:
        def put(pair: tuple[str, str]) -> Mutant | None:
            old, new = pair
            places = [at for at in places_in(page, roles, old) if not _in_title(page.text, at)]
            return first(rng, places, lambda at: mutant(page, Edit(at, at + len(old), new)))

        return first(rng, [pair for pair in pairs(key) if pair[1] not in page.text], put)

    return make


def _in_title(text: str, at: int) -> bool:
    """Whether a place lies within the title of a paper, or between quotation marks."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("《") > line.count("》") or line.count("“") > line.count("”")


def _halved(page: Page, rng: Random) -> Mutant | None:
    """One character of a word is gone."""

    def put(pair: tuple[str, str]) -> Mutant | None:
        word, left = pair
        gap = 1 if word.startswith(left) else 0
        places = [at for at in places_in(page, _WRITTEN, word) if not _in_title(page.text, at)]
        return first(rng, places, lambda at: _gone(page, at + gap, 1))

    return first(rng, pairs("halved"), put)


def _gone(page: Page, at: int, length: int) -> Mutant | None:
    """A piece is left out; the fault stands where it was, between its neighbours."""
    made = mutant(page, Edit(at, at + length, ""))
    return Mutant(made.text, ((at - 1, at + 1),)) if made else None


def _doubled(page: Page, rng: Random) -> Mutant | None:
    """One character of a word stands there twice."""

    def put(pair: tuple[str, str]) -> Mutant | None:
        word, _ = pair
        place = rng.randrange(len(word))
        places = [at for at in places_in(page, _WRITTEN, word) if not _in_title(page.text, at)]
        return first(rng, places, lambda at: _repeated(page, at + place))

    return first(rng, pairs("written_wrong"), put)


def _repeated(page: Page, at: int) -> Mutant | None:
    made = mutant(page, Edit(at, at, page.text[at]))
    return Mutant(made.text, ((at, at + 2),)) if made else None


def _unit_gone(page: Page, rng: Random) -> Mutant | None:
    """A figure without its unit; of several figures of one unit in a row only the last needs it."""
    found = []
    for piece in page.account():
        own = [one for one in page.figures if piece.start <= one.start < piece.end]
        for place, one in enumerate(own):
            split = parted(page.words(one))
            later = {page.words(other)[-1:] for other in own[place + 1 :]}
            if split and split[1] and page.words(one)[-1] not in later and not _TELLS.match(page.text[one.end :]):
                found.append((one.end - len(split[1]), len(split[1])))
    return first(rng, found, lambda gap: _gone(page, *gap))


def _torn(page: Page, rng: Random) -> Mutant | None:
    """A sentence breaks off within a phrase and goes on with the next one."""
    twos = [
        (one, two)
        for one, two in pairwise(page.pieces)
        if one.clause == two.clause and one.end == two.start and one.role is not SentenceRole.LEAD
    ]

    def tear(pair: tuple[Piece, Piece]) -> Mutant | None:
        one, _ = pair
        return first(rng, _breaks(page, one), lambda at: _torn_at(page, at, one.end))

    return first(rng, twos, tear)


def _breaks(page: Page, one: Piece) -> Iterator[int]:
    """Where a sentence can break off for certain: beside no mark, and within no figure."""
    for at in range(one.start + _LEAST_TORN, one.end - _LEAST_GONE):
        beside = page.text[at - 1 : at + 1]
        if not any(sign in _MARKS or _JOINED.match(sign) for sign in beside) and not _in_title(page.text, at):
            yield at


def _torn_at(page: Page, at: int, end: int) -> Mutant | None:
    made = mutant(page, Edit(at, end, ""))
    return Mutant(made.text, ((at - 1, at + 1),)) if made else None


def _norm_strayed(page: Page, rng: Random) -> Mutant | None:
    """What a norm says of one problem stands behind another that no norm of its points speaks of."""
    norms = [one for one in page.pieces if one.role is SentenceRole.NORM]

    def move(one: Piece) -> Mutant | None:
        others = [number for number in range(len(page.clauses)) if _foreign(page, one.clause, number)]
        text = page.text[one.start : one.end]
        return first(rng, others, lambda number: _moved(page, one, text, page.clauses[number].end))

    return first(rng, norms, move)


def _foreign(page: Page, own: int, other: int) -> bool:
    """Whether a problem is of other norms alone than another."""
    every = {full: frozenset(point.norms) for full, _, point in page.case.all_points()}
    one, two = (
        frozenset().union(*(every.get(point, frozenset()) for point in page.clauses[number].points or ()))
        for number in (own, other)
    )
    problems = [one.clause for one in page.pieces if one.section is Section.PROBLEMS]
    if other not in problems or any(one.clause == other and one.role is SentenceRole.NORM for one in page.pieces):
        return False
    return bool(one) and not one & two and page.text[page.clauses[other].end - 1] == "。"


def _moved(page: Page, one: Piece, text: str, to: int) -> Mutant | None:
    made = mutant(page, Edit(one.start, one.end, ""), Edit(to, to, text))
    if made is None:
        return None
    return Mutant(made.text, tuple(span for span in made.spans if span[0] < span[1]))


def _in_charge(*keys: str) -> Callable[[Page, Random], Mutant | None]:
    """Somebody is put in charge of whom the case knows nothing: it does not even speak of that work."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = "".join(rng.choice(words(key)) for key in keys)
        if new[:_WORK] in page.text:
            return None  # of a case on a canteen its manager may well be in charge
        spans = [
            (piece.start + one.start(1), piece.start + one.end(1))
            for piece in page.pieces
            if piece.role is SentenceRole.ACTION
            for one in _CHARGED.finditer(page.text[piece.start : piece.end])
        ]
        return first(rng, spans, lambda span: mutant(page, Edit(*span, new)))

    return make


OPERATORS = (
    Operator("permission_put_in", GROUP, CLAIMED, claimed("permission")),
    Operator("exception_put_in", GROUP, CLAIMED, claimed("exception")),
    Operator("order_put_in", GROUP, CLAIMED, claimed("order")),
    Operator("excuse_put_in", GROUP, CLAIMED, claimed("excuse")),
    Operator("claim_sentence_put_in", GROUP, CLAIMED, sentence_claimed),
    # There is no end of ways to loosen a measure: those that the checker does not know are shown to a person.
    Operator("advice_loosened", GROUP, TOLD | {"who_and_when", "polarity"}, loosened("loosened"), blocking=False),
    Operator(
        "advice_loosened_unseen",
        GROUP,
        TOLD | {"who_and_when", "polarity"},
        loosened("held_loosened"),
        blocking=False,
        held_back=True,
    ),
    Operator("claim_put_in_unseen", GROUP, CLAIMED, claimed("held"), held_back=True),
    Operator("advice_denied", GROUP, TURNED, _exchanged("advice_denied", SentenceRole.ACTION)),
    Operator("office_put_in_charge", GROUP, CLAIMED, _in_charge("office_of", "office_by")),
    Operator("person_put_in_charge", GROUP, CLAIMED, _in_charge("persons_in_charge")),
    Operator("period_turned", GROUP, TURNED | {"quantity_precision"}, _exchanged("times_turned", *_WRITTEN)),
    Operator("told_as_to_come", GROUP, TURNED, _exchanged("to_come", SentenceRole.FACT)),
    Operator("unit_gone", GROUP, OWN | {"dimension", "quantity_precision"}, _unit_gone),
    Operator("character_gone", GROUP, SLIPS, _halved),
    Operator("character_doubled", GROUP, SLIPS, _doubled),
    Operator("character_wrong", GROUP, SLIPS, _exchanged("written_wrong", *_WRITTEN)),
    Operator("letters_for_word", GROUP, SLIPS, _exchanged("in_letters", *_WRITTEN)),
    Operator("sentence_torn_into_next", GROUP, SLIPS, _torn),
    Operator("norm_moved", GROUP, OWN | {"citation_validity", "links", "cited_norms"}, _norm_strayed),
    Operator("advice_condition_turned", GROUP, TURNED, _exchanged("advice_conditions", SentenceRole.ACTION)),
)
