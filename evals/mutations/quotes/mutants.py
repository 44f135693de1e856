"""False quotes: a true one with one thing changed that changes what it says."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from random import Random

from evals.mutations.chance import chance
from evals.mutations.forms.digits import slips
from evals.mutations.quotes.noise import Page, copied, printed
from evals.mutations.quotes.sources import pick, words

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NUMERAL = re.compile(r"[一二三四五六七八九两](?=[个份次年日月项万成倍]|分之)|(?<=分之)[一二三四五六七八九]")
_NUMERALS = "二三四五六七八九"
_CLAUSE = re.compile(r"[^，。；]+[，。；]?")
_FIRST_LIMIT = re.compile(r"\d+(?:个工作日|个月|日|天|年)")
_LEAST_DROPPED = 3
_FEWEST = 3


@dataclass(frozen=True)
class Quote:
    """A quote and the source it is looked up in.

    Attributes:
        family: what was changed; `true` for nothing.
        quote: as it is quoted.
        source: the text.
        span: where a true quote stands in it; of a false one, where the true one stands.
        original: the true quote.
    """

    family: str
    quote: str
    source: str
    span: tuple[int, int]
    original: str


def true_quotes(seed: int, number: int) -> Iterator[Quote]:
    """So many true quotes, the source printed and the quote copied."""
    for place in range(number):
        rng = Random(f"{seed} true {place}")  # noqa: S311  a generator that can be repeated is wanted
        text, start, end = pick(rng)
        page = printed(text, rng) if chance(rng, 0.85) else Page(text, tuple(range(len(text))))
        yield Quote("true", copied(text[start:end], rng), page.text, page.span(start, end), text[start:end])


def mutants(seed: int, number: int) -> Iterator[Quote]:
    """So many false quotes, the families in turn, half of them in printed sources."""
    families = sorted(FAMILIES)
    made = 0
    for place in count():
        if made >= number:
            return
        family = families[made % len(families)]
        rng = Random(f"{seed} {family} {place}")  # noqa: S311  a generator that can be repeated is wanted
        text, start, end = pick(rng)
        quote = FAMILIES[family](text[start:end], rng)
        if not quote or _bare(quote) in _bare(text):
            continue
        made += 1
        noisy = chance(rng, 0.5)
        page = printed(text, rng) if noisy else Page(text, tuple(range(len(text))))
        yield Quote(
            family, copied(quote, rng) if noisy else quote, page.text, page.span(start, end), text[start:end]
        )


def _bare(text: str) -> str:
    return re.sub(r"[\s，。；：、]", "", text)


def _figure(quote: str, rng: Random) -> str:
    found = list(_FIGURE.finditer(quote))
    numerals = list(_NUMERAL.finditer(quote))
    if found and (not numerals or chance(rng, 0.7)):
        match = rng.choice(found)
        made = [digits for _, digits in slips(match.group().lstrip("0") or "0", rng)]
        return _put(quote, match, rng.choice(made)) if made else ""
    if numerals:
        match = rng.choice(numerals)
        return _put(quote, match, rng.choice(_NUMERALS.replace(match.group(), "")))
    return ""


def _limit(quote: str, rng: Random) -> str:
    match = _FIRST_LIMIT.search(quote)
    if not match:
        return ""
    fitting = [
        (one, other)
        for one, other in words().exchanges["limits"]
        if match.group().endswith(one) or one in match.group()
    ]
    if not fitting:
        return ""
    one, other = rng.choice(fitting)
    changed = match.group().replace(one, other, 1).replace("个工作个工作日", "个工作日")
    return "" if changed == match.group() else _put(quote, match, changed)


def _dropped_clause(quote: str, rng: Random) -> str:
    clauses = _CLAUSE.findall(quote)
    if len(clauses) < _FEWEST:
        return ""
    place = rng.randrange(1, len(clauses) - 1)
    return "".join((*clauses[:place], *clauses[place + 1 :])) if len(clauses[place]) > _LEAST_DROPPED else ""


def _moved_clause(quote: str, rng: Random) -> str:
    clauses = _CLAUSE.findall(quote)
    if len(clauses) < _FEWEST:
        return ""
    place = rng.randrange(len(clauses) - 2)
    clauses[place], clauses[place + 1] = clauses[place + 1], clauses[place]
    return "".join(clauses)


def _figures_exchanged(quote: str, rng: Random) -> str:
    found = list(_FIGURE.finditer(quote))
    pairs = [
        (one, other)
        for one in found
        for other in found
        if one.start() < other.start() and one.group() != other.group()
    ]
    if not pairs:
        return ""
    one, other = rng.choice(pairs)
    return (
        quote[: one.start()]
        + other.group()
        + quote[one.end() : other.start()]
        + one.group()
        + quote[other.end() :]
    )


def _exchanged(name: str, quote: str, rng: Random) -> str:
    """One word for another; where the shorter of two words is part of a longer one, the longer is taken."""
    fitting = [
        (one, other, match)
        for one, other in words().exchanges[name]
        for match in re.finditer(re.escape(one), quote)
    ]
    if not fitting:
        return ""
    one, other, match = rng.choice(fitting)
    return quote if not one else _put(quote, match, other)


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]


FAMILIES: Mapping[str, Callable[[str, Random], str]] = {
    "figure": _figure,
    "figures_exchanged": _figures_exchanged,
    "time_limit": _limit,
    "denial_dropped": partial(_exchanged, "dropped"),
    "denial_added": partial(_exchanged, "added"),
    "obligation": partial(_exchanged, "obligation"),
    "name": partial(_exchanged, "names"),
    "scope": partial(_exchanged, "scope"),
    "clause_dropped": _dropped_clause,
    "clause_moved": _moved_clause,
}
"""What makes a quote false, by family; an empty text where a quote does not lend itself to it."""
