"""Where a quote stands in its source: the same content, character for character, at exact offsets.

Wraps, blanks, width, punctuation and page furniture may differ. A figure, a unit, a name, a denial, an obligation
or any other character of content may not, nor may a quote cut what it quotes in a way that changes it: it may not
begin behind a denial (不得 | 擅自变更), nor begin or end inside a figure or number, nor end a clause that goes on.

An ellipsis in a quote stands for words left out between two parts of one sentence: not across 。！？；, not more
than 120 characters, never for a denial, an obligation or a permission in the clause that goes on behind it, and
never for a condition or an exception. A whole clause with a duty of its own may be left out.
"""

from functools import cached_property

from drafter.verification.quotes.folding import Folded, folded
from drafter.verification.quotes.layout import bullets, furniture
from drafter.verification.quotes.search import Found, Reading

__all__ = ["Found", "QuoteSource", "find_quote"]


def find_quote(quote: str, source: str) -> Found | None:
    """The first place where a source says a quote, or `None` if it does not.

    For several quotes of one source `QuoteSource` reads the source once.
    """
    return QuoteSource(source).find(quote)


class QuoteSource:
    """A text in which quotes are looked up. Reading it is linear in its length, and so is every look-up.

    Attributes:
        text: the original; offsets count its characters.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: str) -> Found | None:
        """The first place where a quote stands, or `None`.

        A quote may run across what only the layout put there; a title that is also a running header may be quoted.
        """
        read = furniture(quote) if "\n" in quote.strip() else bullets(quote)
        said = dict.fromkeys((folded(quote, read), folded(quote, bullets(quote))))
        return next((found for content in said if (found := self._find(quote, content))), None)

    @cached_property
    def content(self) -> Folded:
        """What is compared: the text without page furniture."""
        return folded(self.text, self._furniture)

    @cached_property
    def _furniture(self) -> tuple[tuple[int, int], ...]:
        return furniture(self.text)

    @cached_property
    def _whole(self) -> Folded:
        return folded(self.text)

    def _find(self, quote: str, content: Folded) -> Found | None:
        found = Reading(self.text, self.content, self._furniture).find(quote, content)
        if found or not self._furniture:
            return found
        title = Reading(self.text, self._whole).find(quote, content)
        held = title and any(start < title.end and title.start < end for start, end in self._furniture)
        return title if held else None
