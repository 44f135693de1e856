"""Findings that are dropped, doubled or made up, and recommendations that answer something else."""

from random import Random

from drafter.verification.model import ItemSpan, Section
from evals.faults.choosing import first
from evals.faults.model import Edit, Mutant, Operator, applied
from evals.faults.outline import Rebuilt, bodies, chunks, plain, with_clauses, with_items
from evals.faults.page import Page, Piece
from evals.faults.words import words

GROUP = "findings"
COVERAGE = frozenset({"coverage"})
LINKS = frozenset({"links", "invention", "specificity", "polarity"})
EXTRA = frozenset({"extra_items", "invention", "coverage"})
_PROBLEMS, _ADVICE = Section.PROBLEMS, Section.RECOMMENDATIONS


def _several(page: Page, section: Section) -> list[ItemSpan]:
    return [item for item in page.items(section) if len(item.clauses) > 1 and plain(page, item)]


def _named(page: Page, item: ItemSpan, place: int) -> tuple[str, ...]:
    return page.titles(item.clauses[place])


def _clause_dropped(page: Page, rng: Random) -> Mutant | None:
    def make(item: ItemSpan) -> Mutant | None:
        place = rng.randrange(len(item.clauses))
        texts = bodies(page, item)
        del texts[place]
        return Mutant(with_clauses(page, item, texts).text, missing=_named(page, item, place))

    return first(rng, _several(page, _PROBLEMS), make)


def _item_dropped(page: Page, rng: Random) -> Mutant | None:
    items, texts = page.items(_PROBLEMS), chunks(page, _PROBLEMS)
    if len(items) < 2:  # noqa: PLR2004  one has to stay
        return None
    place = rng.randrange(len(items))
    del texts[place]
    missing = [name for clause in items[place].clauses for name in page.titles(clause)]
    return Mutant(with_items(page, _PROBLEMS, texts).text, missing=tuple(missing))


def _told_twice(page: Page, rng: Random) -> Mutant | None:
    """A clause once more behind the others of its item."""

    def make(item: ItemSpan) -> Mutant | None:
        place = rng.randrange(len(item.clauses))
        texts = bodies(page, item)
        rebuilt = with_clauses(page, item, [*texts, texts[place]])
        return _at(rebuilt, place, -1, missing=_named(page, item, place))

    return first(rng, [item for item in page.items(_PROBLEMS) if plain(page, item)], make)


def _item_twice(page: Page, rng: Random) -> Mutant | None:
    """A whole item once more, behind the others."""
    texts = chunks(page, _PROBLEMS)
    if not texts:
        return None
    place = rng.randrange(len(texts))
    item = page.items(_PROBLEMS)[place]
    missing = [name for clause in item.clauses for name in page.titles(clause)]
    return _at(with_items(page, _PROBLEMS, [*texts, texts[place]]), place, -1, missing=tuple(missing))


def _at(rebuilt: Rebuilt, *places: int, missing: tuple[str, ...] = ()) -> Mutant:
    return Mutant(rebuilt.text, tuple(rebuilt.spans[place] for place in places), missing)


def _clause_invented(page: Page, rng: Random) -> Mutant | None:
    def make(item: ItemSpan) -> Mutant | None:
        texts = bodies(page, item)
        place = rng.randrange(len(texts) + 1)
        texts.insert(place, rng.choice(words("invented")))
        return _at(with_clauses(page, item, texts), place)

    return first(rng, [item for item in page.items(_PROBLEMS) if plain(page, item)], make)


def _item_invented(page: Page, rng: Random) -> Mutant | None:
    texts = chunks(page, _PROBLEMS)
    if not texts:
        return None
    place = rng.randrange(len(texts) + 1)
    texts.insert(place, f"{rng.choice(words('invented_headings'))}\n\n{rng.choice(words('invented'))}")
    return _at(with_items(page, _PROBLEMS, texts), place)


def _account_gone(page: Page, rng: Random) -> Mutant | None:
    """Only the title of a clause stays, and none of what was found."""
    clauses = [one for one in page.written.clauses(_PROBLEMS) if page.text[one.start : one.end].count("。") > 1]

    def make(number: int) -> Mutant | None:
        clause = clauses[number]
        stop = page.text.index("。", clause.start) + 1
        facts = [one for one in page.told if stop <= one.start < clause.end]
        text, spans = applied(page.text, [Edit(stop, clause.end, "")])
        return Mutant(text, ((clause.start, spans[0][1]),), page.titles(clause)) if facts else None

    return first(rng, range(len(clauses)), make)


def _advice_dropped(page: Page, rng: Random) -> Mutant | None:
    def make(item: ItemSpan) -> Mutant | None:
        place = rng.randrange(len(item.clauses))
        texts = bodies(page, item)
        del texts[place]
        return Mutant(with_clauses(page, item, texts).text, missing=_named(page, item, place))

    return first(rng, _several(page, _ADVICE), make)


def _advice_item_dropped(page: Page, rng: Random) -> Mutant | None:
    items, texts = page.items(_ADVICE), chunks(page, _ADVICE)
    if len(items) < 2:  # noqa: PLR2004  one has to stay
        return None
    place = rng.randrange(len(items))
    del texts[place]
    missing = [name for clause in items[place].clauses for name in page.titles(clause)]
    return Mutant(with_items(page, _ADVICE, texts).text, missing=tuple(missing))


def _advice_rotated(page: Page, rng: Random) -> Mutant | None:
    """Every item of the recommendations keeps its heading and takes over the clauses of the next."""
    items = page.items(_ADVICE)
    if len(items) < 2 or not all(plain(page, item) for item in items):  # noqa: PLR2004
        return None
    turn = rng.randrange(1, len(items))
    heads = [page.text[item.start + len(item.number) : item.heading_end] for item in items]
    tails = [page.text[item.heading_end : item.end].strip() for item in items]
    turned = tails[turn:] + tails[:turn]
    rebuilt = with_items(page, _ADVICE, [f"{head}\n\n{tail}" for head, tail in zip(heads, turned, strict=True)])
    return Mutant(rebuilt.text, rebuilt.spans)


def _advice_hollow(page: Page, rng: Random) -> Mutant | None:
    """A slogan takes the place of a recommendation."""
    clauses = page.written.clauses(_ADVICE)

    def make(number: int) -> Mutant | None:
        clause = clauses[number]
        edit = Edit(clause.start + len(clause.label), clause.end, rng.choice(words("slogans")))
        text, spans = applied(page.text, [edit])
        return Mutant(text, spans, page.titles(clause))

    return first(rng, range(len(clauses)), make)


def _told_shortly_elsewhere(page: Page, rng: Random) -> Mutant | None:
    """What a clause begins with once more, under another heading."""
    items = [item for item in page.items(_PROBLEMS) if plain(page, item)]
    if len(items) < 2:  # noqa: PLR2004  one to take from, one to put into
        return None
    source, other = rng.sample(items, 2)
    place = rng.randrange(len(source.clauses))
    short = "".join(f"{one}。" for one in bodies(page, source)[place].split("。")[:2] if one)
    rebuilt = with_clauses(page, other, [*bodies(page, other), short])
    return _at(rebuilt, -1, missing=_named(page, source, place))


def _sentence_lost(page: Page, rng: Random) -> Mutant | None:
    """The sentence of an account that holds its facts is lost."""
    told = [one for one in page.account() if any(one.start <= fact.start < one.end for fact in page.told)]

    def make(one: Piece) -> Mutant | None:
        clause = page.clauses[one.clause]
        text, _ = applied(page.text, [Edit(one.start, one.end, "")])
        return Mutant(text, ((clause.start, clause.end - one.end + one.start),), page.titles(clause))

    return first(rng, told, make)


OPERATORS = (
    Operator("problem_dropped", GROUP, COVERAGE, _clause_dropped),
    Operator("problem_item_dropped", GROUP, COVERAGE, _item_dropped),
    Operator("problem_doubled", GROUP, COVERAGE | EXTRA, _told_twice),
    Operator("problem_item_doubled", GROUP, COVERAGE | EXTRA, _item_twice, held_back=True),
    Operator("problem_invented", GROUP, EXTRA, _clause_invented),
    Operator("problem_item_invented", GROUP, EXTRA, _item_invented, held_back=True),
    Operator("account_gone", GROUP, COVERAGE, _account_gone, blocking=False),
    Operator("problem_told_shortly_again", GROUP, COVERAGE | EXTRA, _told_shortly_elsewhere, held_back=True),
    Operator("account_sentence_lost", GROUP, COVERAGE, _sentence_lost, blocking=False),
    Operator("advice_dropped", GROUP, LINKS, _advice_dropped, blocking=False),
    Operator("advice_item_dropped", GROUP, LINKS, _advice_item_dropped, blocking=False, held_back=True),
    Operator("advice_rotated", GROUP, LINKS, _advice_rotated, blocking=False),
    Operator("advice_hollow", GROUP, frozenset({"specificity"}), _advice_hollow, blocking=False),
)
