"""Where words, names and numbers among the facts of a case stand in a text."""

from collections.abc import Iterable, Iterator
from functools import partial

from drafter.verification.facts.book import Book
from drafter.verification.facts.known import Known, Mention
from drafter.verification.reading.short_numbers import short_numbers
from drafter.verification.words.kept import STOP


def mentions(text: str, book: Book) -> Iterator[tuple[int, Mention]]:
    """Every mention, each with the offset from where its own are counted.

    What holds no full stop is looked for between full stops, and in each such stretch once.

    Args:
        text: half width and without blanks.
        book: the facts.
    """
    yield from book.mentions.of(text, partial(_within, book))
    for one in _found(text, (pair for pair in book.written if STOP in pair[0])):
        yield 0, one


def _within(book: Book, text: str) -> Iterator[Mention]:
    yield from _found(text, (pair for pair in book.written if STOP not in pair[0]))
    for start, end, known in short_numbers(text, book.tails):
        yield Mention(start, end, known)


def _found(text: str, written: Iterable[tuple[str, Known]]) -> Iterator[Mention]:
    for words, known in written:
        at = text.find(words)
        while at >= 0:
            yield Mention(at, at + len(words), known)
            at = text.find(words, at + len(words))
