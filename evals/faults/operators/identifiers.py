"""Dates, numbers of things, names, norms: one character off, or made up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from drafter.findings.model import FactKind
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, mutant, sentence_at
from evals.faults.operators.figures import other_digit
from evals.faults.page import Page, Told
from evals.faults.words import words

DATES, NUMBERS, NAMES, NORMS = "dates", "numbers", "names", "norms"
OF_DATES = frozenset({"quantity_precision", "role_binding", "direction", "time_limits"})
OF_NUMBERS = frozenset({"identifiers", "role_binding"})
OF_NAMES = frozenset({"entities", "role_binding", "frame", "quotes"})
OF_NORMS = frozenset({"cited_norms"})
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_ARTICLE = re.compile(r"第([一二三四五六七八九十百]+)条")
_LAW = re.compile(r"《[^》]{4,40}(?:法|条例|办法|规定|意见)》")
_CITATION = re.compile(r"《(?P<law>[^》]{4,40})》第(?P<article>[一二三四五六七八九十百]+)条")
_CHARACTERS = "东南西北新明华安平和兴隆"


def _date(change: Callable[[list[int], Random], list[int]]) -> Callable[[Page, Random], Mutant | None]:
    def make(page: Page, rng: Random) -> Mutant | None:
        return first(rng, page.of(FactKind.DATE), lambda one: _moved(page, one, change, rng))

    return make


def _moved(page: Page, one: Told, change: Callable[[list[int], Random], list[int]], rng: Random) -> Mutant | None:
    found = _DATE.fullmatch(page.words(one))
    if found is None:
        return None
    year, month, day = change([int(part) for part in found.groups()], rng)
    taken = {fact.value for fact in page.facts.values() if fact.kind is FactKind.DATE}
    if f"{year:04d}-{month:02d}-{day:02d}" in taken:
        return None
    return mutant(page, Edit(one.start, one.end, f"{year}年{month}月{day}日"))


def _other_day(parts: list[int], rng: Random) -> list[int]:
    return [*parts[:2], rng.choice([one for one in range(1, 29) if one != parts[2]])]


def _other_month(parts: list[int], rng: Random) -> list[int]:
    return [parts[0], rng.choice([one for one in range(1, 13) if one != parts[1]]), min(parts[2], 28)]


def _other_year(parts: list[int], rng: Random) -> list[int]:
    return [parts[0] + rng.choice((-3, -2, -1, 1, 2, 3)), *parts[1:]]


def _day_and_month(parts: list[int], _rng: Random) -> list[int]:
    year, month, day = parts
    return [year, day, month] if day <= 12 else [year, month, (day % 27) + 1]  # noqa: PLR2004  months of a year


def _number(*kinds: FactKind) -> Callable[[Page, Random], Mutant | None]:
    """One digit of the number of a thing."""

    def make(page: Page, rng: Random) -> Mutant | None:
        known = {fact.value for fact in page.facts.values()}

        def changed(one: Told) -> Mutant | None:
            old = page.words(one)
            new = other_digit(old, rng) if any(sign.isdigit() for sign in old) else old
            return None if new in known else mutant(page, Edit(one.start, one.end, new))

        return first(rng, page.of(*kinds), changed)

    return make


def _letter(page: Page, rng: Random) -> Mutant | None:
    """One letter of the number of a contract."""

    def changed(one: Told) -> Mutant | None:
        old = page.words(one)
        places = [at for at, sign in enumerate(old) if sign.isascii() and sign.isalpha()]
        if not places:
            return None
        at = rng.choice(places)
        new = old[:at] + rng.choice([sign for sign in "ABCDEFGHJKLMNPQRSTXYZ" if sign != old[at]]) + old[at + 1 :]
        return mutant(page, Edit(one.start, one.end, new))

    return first(rng, page.of(FactKind.CONTRACT_NUMBER), changed)


def _one_character(page: Page, rng: Random) -> Mutant | None:
    """One character of a name, and not of the words for its kind at its end."""

    def changed(one: Told) -> Mutant | None:
        old = page.words(one)
        if len(old) < 4:  # noqa: PLR2004  shorter ones are words
            return None
        at = rng.randrange(0, len(old) - 3)
        new = rng.choice([sign for sign in _CHARACTERS if sign != old[at]])
        return (
            mutant(page, Edit(one.start, one.end, old[:at] + new + old[at + 1 :])) if _chinese(old[at]) else None
        )

    return first(rng, page.of(FactKind.NAME), changed)


def _chinese(sign: str) -> bool:
    return "一" <= sign <= "鿿"


def _named(names: str, before: str = "") -> Callable[[Page, Random], Mutant | None]:
    """A name that is not the case's takes the place of one that is."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(names))
        roles = ("供应商",) if before == "vendor" else ("单位", "部门")
        found = [one for one in page.of(FactKind.NAME) if one.fact.role.value in roles]
        return first(rng, found, lambda one: mutant(page, Edit(one.start, one.end, new)))

    return make


def _owner(names: str) -> Callable[[Page, Random], Mutant | None]:
    """A department that is not the case's is made the one of whom a clause tells."""

    def make(page: Page, rng: Random) -> Mutant | None:
        new = rng.choice(words(names))

        def put(one: Told) -> Mutant | None:
            at = page.text.rfind("。", 0, one.start) + 1
            return mutant(page, Edit(at, at, new)) if at > page.clauses[one.clause].start else None

        return first(rng, page.figures, put)

    return make


def _person(page: Page, rng: Random) -> Mutant | None:
    """Somebody is named to whom nothing in the case refers."""
    stops = [
        place.start() for place in re.finditer("。", page.text) if page.body[0] < place.start() < page.body[1]
    ]
    new = f"，经办人为{rng.choice(words('persons'))}"
    return first(rng, stops, lambda at: mutant(page, Edit(at, at, new)))


def _norm(laws: str) -> Callable[[Page, Random], Mutant | None]:
    """A law that does not exist takes the place of one that is cited."""

    def make(page: Page, rng: Random) -> Mutant | None:
        return first(
            rng,
            _cited(page, _LAW),
            lambda one: mutant(page, Edit(one.start(), one.end(), rng.choice(words(laws)))),
        )

    return make


def _article(page: Page, rng: Random) -> Mutant | None:
    """An article that the law does not have."""
    new = rng.choice(("第九百零三条", "第八百七十六条", "第一千四百条", "第七百七十一条"))
    return first(rng, _cited(page, _ARTICLE), lambda one: mutant(page, Edit(one.start(), one.end(), new)))


def _cited(page: Page, pattern: re.Pattern[str]) -> Sequence[re.Match[str]]:
    start, end = page.body
    return [one for one in pattern.finditer(page.text) if start <= one.start() < end]


def _other_of(part: str) -> Callable[[Page, Random], Mutant | None]:
    """A citation with the law or the article of another norm of the base."""

    def make(page: Page, rng: Random) -> Mutant | None:
        norms = page.bench.context.norms.values()
        known = sorted({one[part] for norm in norms for one in _CITATION.finditer(norm.citation)})

        def put(one: re.Match[str]) -> Mutant | None:
            new = rng.choice([other for other in known if other != one[part]])
            changed = mutant(page, Edit(one.start(part), one.end(part), new))
            return changed and replace(
                changed, spans=tuple(sentence_at(changed.text, *at) for at in changed.spans)
            )

        return first(rng, _cited(page, _CITATION), put)

    return make


def _cut_short(page: Page, rng: Random) -> Mutant | None:
    """The last sign of a number is lost."""
    known = {fact.value for fact in page.facts.values()}

    def make(one: Told) -> Mutant | None:
        new = page.words(one)[:-1]
        return None if new in known else mutant(page, Edit(one.start, one.end, new))

    return first(rng, page.of(FactKind.CONTRACT_NUMBER, FactKind.DOCUMENT_NUMBER), make)


def _roughly(page: Page, rng: Random) -> Mutant | None:
    """A part of a month, and of another month: 2022年5月10日 → 2022年9月中旬."""
    known = {fact.value[:7] for fact in page.facts.values() if fact.kind is FactKind.DATE}
    part = rng.choice(("初", "上旬", "中旬", "底"))

    def make(one: Told) -> Mutant | None:
        found = _DATE.fullmatch(page.words(one))
        if found is None:
            return None
        year, month = int(found[1]), int(found[2])
        far = [new for new in range(1, 13) if abs(new - month) > 1 and f"{year}-{new:02d}" not in known]
        return mutant(page, Edit(one.start, one.end, f"{year}年{rng.choice(far)}月{part}")) if far else None

    return first(rng, page.of(FactKind.DATE), make)


def _quoted(page: Page, rng: Random) -> Mutant | None:
    """Words in quotation marks that nobody wrote."""
    found = [one for one in _cited(page, re.compile("“([^”]{4,30})”")) if _chinese(one.group(1)[0])]

    def changed(one: re.Match[str]) -> Mutant | None:
        inside = one.group(1)
        at = rng.randrange(len(inside))
        new = inside[:at] + rng.choice([sign for sign in _CHARACTERS if sign != inside[at]]) + inside[at + 1 :]
        return mutant(page, Edit(one.start(1), one.end(1), new))

    return first(rng, found, changed)


OPERATORS = (
    Operator("day_changed", DATES, OF_DATES, _date(_other_day)),
    Operator("month_changed", DATES, OF_DATES, _date(_other_month)),
    Operator("year_of_date_changed", DATES, OF_DATES, _date(_other_year)),
    Operator("day_and_month_exchanged", DATES, OF_DATES, _date(_day_and_month), held_back=True),
    Operator("contract_number_changed", NUMBERS, OF_NUMBERS, _number(FactKind.CONTRACT_NUMBER)),
    Operator("document_number_changed", NUMBERS, OF_NUMBERS | OF_NORMS, _number(FactKind.DOCUMENT_NUMBER)),
    Operator("voucher_number_changed", NUMBERS, OF_NUMBERS, _number(FactKind.VOUCHER_NUMBER), held_back=True),
    Operator("contract_letter_changed", NUMBERS, OF_NUMBERS, _letter, held_back=True),
    Operator("name_one_character_off", NAMES, OF_NAMES, _one_character),
    Operator("department_replaced", NAMES, OF_NAMES, _named("departments")),
    Operator("department_added", NAMES, OF_NAMES, _owner("departments")),
    Operator("department_added_unseen", NAMES, OF_NAMES, _owner("held_departments"), held_back=True),
    Operator("vendor_replaced", NAMES, OF_NAMES, _named("vendors", "vendor")),
    Operator("person_invented", NAMES, OF_NAMES | frozenset({"invention"}), _person, blocking=False),
    Operator("law_invented", NORMS, OF_NORMS, _norm("laws")),
    Operator("law_invented_unseen", NORMS, OF_NORMS, _norm("held_laws"), held_back=True),
    Operator("article_invented", NORMS, OF_NORMS, _article),
    Operator("law_exchanged", NORMS, OF_NORMS | {"time_limits"}, _other_of("law")),
    Operator("article_exchanged", NORMS, OF_NORMS | {"time_limits"}, _other_of("article")),
    Operator("contract_number_cut", NUMBERS, OF_NUMBERS | {"quantity_precision"}, _cut_short, held_back=True),
    Operator("part_of_another_month", DATES, OF_DATES, _roughly, held_back=True),
    Operator("quote_changed", NORMS, frozenset({"quotes", "entities", "cited_norms"}), _quoted, blocking=False),
)
