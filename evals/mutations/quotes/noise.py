"""What copying and printing do to a text without changing what it says."""

from dataclasses import dataclass
from random import Random

from evals.mutations.chance import chance
from evals.mutations.quotes.sources import words

_WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
_NARROW = str.maketrans("，；：（）？！“”‘’", ",;:()?!\"\"''")
_STOPS = "。，；"
_PAGES = 36
_FINAL = "。；，"


@dataclass(frozen=True)
class Page:
    """A text as it lies on pages.

    Attributes:
        text: with everything that was put in.
        places: where each character of the original stands in it.
    """

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the original stands."""
        return self.places[start], self.places[end - 1] + 1


def printed(text: str, rng: Random) -> Page:
    """The text set in lines on pages: wraps, headers and footers, blanks, width, marks."""
    width, header = rng.randint(16, 42), rng.choice((*words().headers, ""))
    footer, lines_a_page = rng.choice(words().footers), rng.randint(6, 22)
    apart = rng.choice(("\n", "\n", "\n\n"))
    loose, wide, narrow = (chance(rng, share) for share in (0.3, 0.25, 0.25))
    pieces: list[str] = []
    places: list[int] = []
    length = column = line = 0
    page = rng.randint(1, 9)

    def put(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    if header:
        put(f"{header}\n")
    for index, char in enumerate(text):
        if column >= width and char not in _STOPS:
            put(apart)
            column, line = 0, line + 1
            if line % lines_a_page == 0:
                put(_turn(footer, header, page, rng))
                page += 1
        if loose and index and column and text[index - 1].isascii() != char.isascii():
            put(" ")
        places.append(length)
        put(_written(char, wide=wide, narrow=narrow))
        column = 0 if char == "\n" else column + 1
    return Page("".join(pieces), tuple(places))


def _turn(footer: str, header: str, page: int, rng: Random) -> str:
    foot = footer.format(page=page, pages=_PAGES) + "\n"
    return foot + rng.choice(("", "\f")) + (f"{header}\n" if header else "")


def _written(char: str, *, wide: bool, narrow: bool) -> str:
    if wide and len(char.translate(_WIDE)) == 1:
        char = char.translate(_WIDE)
    return char.translate(_NARROW) if narrow else char


def copied(quote: str, rng: Random) -> str:
    """The quote as someone typed or pasted it: width, marks, blanks, wraps, the closing mark left out."""
    if chance(rng, 0.3):
        quote = quote.translate(_WIDE)
    if chance(rng, 0.3):
        quote = quote.translate(_NARROW)
    if chance(rng, 0.5):
        quote = quote.rstrip(_FINAL + ",;")
    if chance(rng, 0.2):
        place = rng.randrange(1, len(quote))
        quote = quote[:place] + rng.choice(("\n", " ", "　")) + quote[place:]
    return quote
