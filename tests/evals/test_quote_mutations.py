"""Quotes: noise keeps what is said and its places, mutants do not."""

import re
from random import Random

from evals.mutations.quotes.measuring import TRUE, count
from evals.mutations.quotes.mutants import FAMILIES, Quote, mutants, true_quotes
from evals.mutations.quotes.noise import printed
from evals.mutations.quotes.sources import pick, quotable, texts

_MARKS = re.compile(r"[\s，。；：、,;:“”\"（）()？！?!]")


def bare(text: str) -> str:
    wide = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
    return _MARKS.sub("", text.translate(wide))


def test_every_character_of_a_printed_text_is_where_its_place_says():
    for seed in range(20):
        rng = Random(seed)  # noqa: S311
        text, start, end = pick(rng)
        page = printed(text, rng)
        assert [bare(page.text[place]) for place in page.places] == [bare(char) for char in text]
        first, last = page.span(start, end)
        assert bare(page.text[first:last]).startswith(bare(text[start : start + 4]))


def test_a_true_quote_says_what_its_source_says():
    for quote in true_quotes(5, 60):
        assert bare(quote.quote) == bare(quote.original)


def test_a_false_quote_stands_nowhere_in_its_text():
    everything = bare("".join(texts()))
    made = list(mutants(5, 200))
    assert {one.family for one in made} == set(FAMILIES)
    assert [one.quote for one in made if bare(one.quote) in everything] == []


def test_quotable_stretches_begin_and_end_with_their_clauses():
    for text in texts():
        for start, end in quotable(text):
            assert text[start - 1 : start] in ("", "\n", "　", "。", "；")
            assert text[end - 1] in "，。；"


def test_the_same_seed_makes_the_same_quotes():
    assert list(mutants(3, 30)) == list(mutants(3, 30))
    assert list(true_quotes(3, 30)) != list(true_quotes(4, 30))


class Everywhere:
    """Finds everything at the start."""

    start, end = 0, 1


def test_a_finder_that_accepts_everything_is_found_out():
    quotes = [*mutants(1, 10), *true_quotes(1, 10)]
    measured = count(quotes, lambda *_: Everywhere())
    assert sum(one.accepted for name, one in measured.counts.items() if name != TRUE) == 10
    assert measured.counts[TRUE].accepted == 10
    assert len(measured.failures) >= 19


def test_a_place_is_exact_only_with_both_its_ends():
    class Place:
        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end

    quote = Quote(TRUE, "应当公开", "单位应当公开。决算", (2, 6), "应当公开")
    exact = [
        count([quote], lambda *_, p=p: Place(*p)).counts[TRUE].exact for p in ((2, 6), (2, 7), (1, 6), (2, 5))
    ]
    assert exact == [1, 1, 0, 0]
