"""What an editor changes in the program's own sentences without changing what they say."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from drafter.drafting.model import SentenceRole
from evals.faults.choosing import first
from evals.faults.families.words import lexicon
from evals.faults.model import Edit, Family, mutant
from evals.faults.page import Page, Piece
from evals.faults.truth import number, parted

Make = Callable[[Page, Random], str | None]
_TOLD = (SentenceRole.FACT, SentenceRole.EFFECT, SentenceRole.ACTION)
_DENIED = re.compile(
    "没有(?=经过|组织|形成|约定|按|履行|及时|开展|提供|落实|控制|充分|说明|办理|编制|建立|公开|纳入|进行|设置|安排|上缴|支付|达到)"
)
_WHEN = re.compile("(?:在|自)[^，。；]{2,18}?，(?=由)")
_WHO = re.compile("由([^，。；]{2,10}?(?:部门|股|科|室|领导班子|中心))(?=[^和与及、会同])")
_CENT = Decimal("0.01")


def edited(page: Page, *edits: Edit) -> str | None:
    """The page after edits; `None` where nothing changed."""
    made = mutant(page, *edits)
    return made.text if made else None


def _each(
    roles: Sequence[SentenceRole], edits: Callable[[Page, Piece, Random], Iterable[tuple[Edit, ...]]]
) -> Make:
    """One of the edits that sentences of some roles allow; facts that are filled in stay."""

    def make(page: Page, rng: Random) -> str | None:
        pieces = [one for one in page.pieces if one.role in roles]
        found = [option for one in pieces for option in edits(page, one, rng) if _free(page, option)]
        return first(rng, found, lambda option: edited(page, *option))

    return make


def _free(page: Page, option: Iterable[Edit]) -> bool:
    """Whether edits change no fact that is filled in, nothing in a title, and no quoted words."""
    for edit in option:
        line = page.text[page.text.rfind("\n", 0, edit.start) + 1 : edit.start]
        if any(line.count(opens) != line.count(closes) for opens, closes in ("《》", "“”")):
            return False
        if any(edit.start < told.end and told.start < edit.end for told in page.told):
            return False
    return True


def _introduced(_page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    new = f"{rng.choice(lexicon().looked)}{rng.choice(lexicon().seen)}，"
    return [(Edit(one.start, one.start, new),)]


def _pairs(known: Callable[[], Sequence[tuple[str, str]]]) -> Make:
    """A word becomes another of the same meaning, or takes a particle on."""

    def make(page: Page, rng: Random) -> str | None:
        def put(pair: tuple[str, str]) -> str | None:
            old, new = pair
            return _each(_TOLD, lambda page, one, _rng: _places(page, one, old, new))(page, rng)

        return first(rng, known(), put)

    return make


def _places(page: Page, one: Piece, old: str, new: str) -> list[tuple[Edit, ...]]:
    found = re.compile(old).finditer(page.text, one.start, one.end)
    at = [place.span() for place in found]
    return [(Edit(start, end, new),) for start, end in at if not page.text.startswith(new, start)]


def _denied(page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    new = rng.choice(("未", "并未", "尚未", "未能", "没能", "未曾"))
    found = _DENIED.finditer(page.text[one.start : one.end])
    return [(Edit(one.start + place.start(), one.start + place.end(), new),) for place in found]


def _split(page: Page, one: Piece, _rng: Random) -> list[tuple[Edit, ...]]:
    found = re.finditer("；", page.text[one.start : one.end])
    return [(Edit(one.start + place.start(), one.start + place.end(), "。"),) for place in found]


def _joined(role: SentenceRole, marks: Sequence[str]) -> Make:
    """A sentence of a role goes on into the next."""

    def make(page: Page, rng: Random) -> str | None:
        mark = rng.choice(marks)
        ends = [
            one.end
            for one, two in pairwise(page.pieces)
            if one.role is role
            and one.clause == two.clause
            and one.end == two.start
            and page.text[one.end - 1] == "。"
        ]
        return first(rng, ends, lambda end: edited(page, Edit(end - 1, end, mark)))

    return make


def _timed_later(page: Page, one: Piece, _rng: Random) -> list[tuple[Edit, ...]]:
    """在整改期限内，由财务部门核对 becomes 由财务部门在整改期限内核对."""
    when = _WHEN.match(page.text, one.start, one.end)
    who = _WHO.match(page.text, when.end(), one.end) if when else None
    if when is None or who is None:
        return []
    return [(Edit(when.start(), when.end(), ""), Edit(who.end(), who.end(), when.group().rstrip("，")))]


def _acting(page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    """由财务部门核对 becomes 财务部门应当核对."""
    new = rng.choice(("应当", "应", "要", "须", "需"))
    start = one.start
    found = [who for who in _WHO.finditer(page.text, start, one.end) if page.text[who.start() - 1] in "，；"]
    return [
        (Edit(who.start(), who.start() + 1, ""), Edit(who.end(), who.end(), new))
        for who in found
        if page.text[who.end()] not in "应要须需在"
    ]


def _difference(page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    """The difference of two amounts of one unit that stand side by side, in brackets behind the second."""
    own = [told for told in page.figures if one.start <= told.start < one.end]
    options: list[tuple[Edit, ...]] = []
    for former, second in pairwise(own):
        split = [parted(page.words(told)) for told in (former, second)]
        alike = split[0] and split[1] and split[0][1] == split[1][1] == "万元"
        if not alike or not re.fullmatch("，[^、，。；]*", page.text[former.end : second.start]):
            continue
        values = [number(pair[0]) for pair in split if pair]
        if values[0] is not None and values[1] is not None and values[0] != values[1]:
            told = f"{abs(values[0] - values[1]):f}万元"
            form = rng.choice(("（两者相差{}）", "（差额{}）", "（相差{}）"))
            options.append((Edit(second.end, second.end, form.format(told)),))
    return options


def _share(page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    """抽查9份，其中2份 becomes 抽查9份，其中2份（占22.22%）."""
    own = [told for told in page.figures if one.start <= told.start < one.end]
    options: list[tuple[Edit, ...]] = []
    for whole, part in pairwise(own):
        split = [parted(page.words(told)) for told in (whole, part)]
        between = page.text[whole.end : part.start]
        alike = split[0] and split[1] and split[0][1] == split[1][1]
        if not alike or not re.fullmatch("[，；]其中[^、，。；]{0,8}", between):
            continue
        values = [number(pair[0]) for pair in split if pair]
        if values[0] and values[1] and values[1] < values[0]:
            told = (values[1] * 100 / values[0]).quantize(_CENT, ROUND_HALF_UP)
            form = rng.choice(("（占{}%）", "（占比{}%）", "（比例为{}%）"))
            options.append((Edit(part.end, part.end, form.format(told)),))
    return options


def _closed(page: Page, one: Piece, rng: Random) -> list[tuple[Edit, ...]]:
    """What a problem's effect is led over to with."""
    new = rng.choice(("致使", "由此，", "因此，", "这使得", "受此影响，", "其结果是，", "这样一来，", "从而导致"))
    led = page.text.startswith(("因此", "上述"), one.start)
    return [] if led else [(Edit(one.start, one.start, new),)]


FAMILIES = (
    Family("introduced", _each((SentenceRole.FACT,), _introduced)),
    Family("particles_changed", _pairs(lambda: lexicon().particles)),
    Family("single_words_exchanged", _pairs(lambda: lexicon().single_words)),
    Family("denied_otherwise", _each((SentenceRole.FACT, SentenceRole.ACTION), _denied)),
    Family("split_at_semicolon", _each(_TOLD, _split)),
    Family("effect_joined_to_norm", _joined(SentenceRole.EFFECT, ("，", "；"))),
    Family("lead_goes_on", _joined(SentenceRole.LEAD, ("：", "，", "，具体如下：", "——"))),
    Family("effect_led_over", _each((SentenceRole.EFFECT,), _closed)),
    Family("time_behind_office", _each((SentenceRole.ACTION,), _timed_later)),
    Family("office_shall", _each((SentenceRole.ACTION,), _acting)),
    Family("difference_in_brackets", _each((SentenceRole.FACT,), _difference)),
    Family("share_in_brackets", _each((SentenceRole.FACT,), _share)),
)
