"""What is said of the facts: turned round, widened, made graver, explained, limited, laid on somebody else."""

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from drafter.drafting.model import SentenceRole
from drafter.findings.model import FactKind
from drafter.verification.model import Section
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant
from evals.faults.operators.opposing import ACCOUNT, denied, heading_turned, places_in, turned
from evals.faults.page import Page
from evals.faults.truth import parted
from evals.faults.words import opposites, words

POLARITY, DEGREE, CLAIMS, DUTIES = "polarity", "degree", "claims", "duties"
TURNED = frozenset({"polarity", "direction"})
RIGHT_DEGREE = frozenset({"degree", "quantity_precision", "polarity", "invention"})
INVENTED = frozenset({"invention"})
LIMITS = frozenset({"time_limits", "quantity_precision"})
_DEFINITE = r"(?:部分|个别|少数|有的|一些|其中[0-9]+[份个项笔台人])"


def _to_and_by(page: Page, rng: Random) -> Mutant | None:
    """下降21% is not 下降至21%, and the other way round."""
    start, end = page.body
    found = re.finditer(r"(?:下降|减少|降低|增加|增长|提高|上升)([了至到]?)(?=[0-9])", page.text)

    def turn(one: re.Match[str]) -> Mutant | None:
        new = "至" if one.group(1) in ("", "了") else "了"
        return mutant(page, Edit(one.start(1), one.end(1), new))

    return first(rng, [one for one in found if start <= one.start() < end], turn)


def _from_to(page: Page, rng: Random) -> Mutant | None:
    """由A调整为B, with A and B exchanged."""
    pairs = [
        (one, two)
        for one, two in pairwise(page.figures)
        if one.clause == two.clause
        and re.search("[由从自]$", page.text[: one.start])
        and re.search("[为至到]$", page.text[one.end : two.start])
        and page.words(one) != page.words(two)
    ]
    return first(
        rng,
        pairs,
        lambda pair: mutant(
            page,
            Edit(pair[0].start, pair[0].end, page.words(pair[1])),
            Edit(pair[1].start, pair[1].end, page.words(pair[0])),
        ),
    )


def _widened(page: Page, rng: Random) -> Mutant | None:
    """Some become all."""
    found = [
        (piece.start + one.start(), piece.start + one.end())
        for piece in page.account()
        for one in re.finditer(_DEFINITE, page.text[piece.start : piece.end])
    ]
    new = rng.choice(words("wide"))
    return first(rng, found, lambda span: mutant(page, Edit(*span, new)))


def _graver(page: Page, rng: Random) -> Mutant | None:
    """A word of degree before what was found."""
    found = [
        at for true, _ in opposites("denial") for at in places_in(page, ACCOUNT, true) if true.startswith("不")
    ]
    new = rng.choice(words("severe"))
    return first(rng, found, lambda at: mutant(page, Edit(at, at, new)))


def _before_account(key: str) -> Callable[[Page, Random], Mutant | None]:
    """Words at the beginning of a sentence that tells what was found."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        return first(rng, page.account(), lambda one: mutant(page, Edit(one.start, one.start, new)))

    return make


def _behind_account(key: str) -> Callable[[Page, Random], Mutant | None]:
    """A sentence behind one that tells what was found."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        return first(rng, page.account(), lambda one: mutant(page, Edit(one.end, one.end, new)))

    return make


def _inside_account(key: str) -> Callable[[Page, Random], Mutant | None]:
    """Words before the stop of a sentence that tells what was found."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        ended = [one for one in page.account() if page.text[one.end - 1] == "。"]
        return first(rng, ended, lambda one: mutant(page, Edit(one.end - 1, one.end - 1, new)))

    return make


def _hedged(key: str) -> Callable[[Page, Random], Mutant | None]:
    """What is exactly so much is said to be more, or less."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        kinds = (FactKind.MONEY, FactKind.COUNT, FactKind.RATE)
        found = [one for one in page.of(*kinds) if not re.search("[约近超逾过足到于达]$", page.text[: one.start])]
        return first(rng, found, lambda one: mutant(page, Edit(one.start, one.start, new)))

    return make


def _limit_of_norm(page: Page, rng: Random) -> Mutant | None:
    """A norm is given a time limit that it does not set."""
    start, end = page.body
    pattern = re.compile(r"规定的([0-9]+个?(?:工作日|日|天)|(?=时限|期限))")
    found = [one for one in pattern.finditer(page.text) if start <= one.start() < end]
    known = {page.words(one) for one in page.told} | {one.group(1) for one in found}

    def put(one: re.Match[str]) -> Mutant | None:
        new = rng.choice([limit for limit in words("limits") if limit not in known])
        return mutant(page, Edit(one.start(1), one.end(1), new))

    return first(rng, found, put)


def _limit_of_advice(page: Page, rng: Random) -> Mutant | None:
    """A recommendation sets a time limit that nobody asked for."""
    new = f"在{rng.choice(words('limits'))}内，"
    pieces = [one for one in page.pieces if one.role is SentenceRole.ACTION]
    return first(rng, pieces, lambda one: mutant(page, Edit(one.start, one.start, new)))


def _answering(key: str) -> Callable[[Page, Random], Mutant | None]:
    """A recommendation is laid on an office or authority that is not the department's."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(key))
        return first(rng, _charged(page), lambda span: mutant(page, Edit(*span, new)))

    return make


def _charged(page: Page) -> list[tuple[int, int]]:
    """Where recommendations say who is to act."""
    return [
        (piece.start + one.start(1), piece.start + one.end(1))
        for piece in page.pieces
        if piece.section is Section.RECOMMENDATIONS
        for one in re.finditer(
            "由([^，。；]{2,9}?(?:部门|股|科|室|部|班子|中心))", page.text[piece.start : piece.end]
        )
    ]


def _share_of_other(page: Page, rng: Random) -> Mutant | None:
    """A rate is said to be of something else: 执行率90% becomes 执行率为人员经费的90%."""
    rates = [one for one in page.of(FactKind.RATE) if parted(page.words(one))]
    new = rng.choice(("为全县财政支出的", "为人员经费的", "为固定资产总额的"))
    return first(
        rng,
        rates,
        lambda one: mutant(page, Edit(one.start, one.start, new.removeprefix(page.text[one.start - 1]))),
    )


OPERATORS = (
    Operator("denial_dropped", POLARITY, TURNED, denied),
    Operator("direction_turned", POLARITY, TURNED, turned("direction", SentenceRole.FACT)),
    Operator("advice_turned", POLARITY, TURNED, turned("advice", SentenceRole.ACTION), blocking=False),
    Operator(
        "advice_order_turned",
        POLARITY,
        TURNED,
        turned("order", SentenceRole.ACTION),
        blocking=False,
        held_back=True,
    ),
    Operator("lead_turned", POLARITY, TURNED, turned("denial", SentenceRole.LEAD), held_back=True),
    Operator("by_becomes_to", POLARITY, TURNED | frozenset({"quantity_precision", "role_binding"}), _to_and_by),
    Operator("from_and_to_exchanged", POLARITY, TURNED | frozenset({"role_binding"}), _from_to),
    Operator("scope_widened", DEGREE, RIGHT_DEGREE, _widened, blocking=False),
    Operator("severity_raised", DEGREE, RIGHT_DEGREE, _graver, blocking=False),
    Operator("more_than_it_is", DEGREE, RIGHT_DEGREE | TURNED, _hedged("hedges_more")),
    Operator("less_than_it_is", DEGREE, RIGHT_DEGREE | TURNED, _hedged("hedges_less"), held_back=True),
    Operator("cause_invented", CLAIMS, INVENTED, _before_account("causes")),
    Operator("cause_invented_unseen", CLAIMS, INVENTED, _before_account("held_causes"), held_back=True),
    Operator("event_invented", CLAIMS, INVENTED, _behind_account("events")),
    Operator("event_invented_unseen", CLAIMS, INVENTED, _behind_account("held_events"), held_back=True),
    Operator(
        "rank_invented", CLAIMS, INVENTED | frozenset({"quantity_precision", "entities"}), _inside_account("ranks")
    ),
    Operator(
        "score_claimed", CLAIMS, frozenset({"quantity_precision", "score_purity"}), _inside_account("scores")
    ),
    Operator("share_of_something_else", CLAIMS, INVENTED | RIGHT_DEGREE | {"role_binding"}, _share_of_other),
    Operator("limit_of_norm_wrong", DUTIES, LIMITS, _limit_of_norm),
    Operator("limit_added_to_advice", DUTIES, LIMITS, _limit_of_advice, blocking=False),
    Operator(
        "wrong_body_answers", DUTIES, frozenset({"entities", "invention"}), _answering("bodies"), blocking=False
    ),
    Operator(
        "authority_answers",
        DUTIES,
        frozenset({"entities", "invention"}),
        _answering("authorities"),
        blocking=False,
    ),
    Operator("effect_turned", POLARITY, TURNED | INVENTED, turned("effect", SentenceRole.EFFECT), blocking=False),
    Operator("heading_turned", POLARITY, TURNED | INVENTED, heading_turned),
    Operator("cause_behind", CLAIMS, INVENTED, _inside_account("causes_behind"), held_back=True),
    Operator(
        "set_right_already",
        CLAIMS,
        INVENTED | {"quantity_precision", "entities"},
        _behind_account("rectified"),
        held_back=True,
    ),
)
