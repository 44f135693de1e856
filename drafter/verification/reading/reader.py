"""Walks over the sentences whose words are judged, and keeps what was found in each for the next text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from drafter.verification.model import Section
from drafter.verification.reading.examination import Examination
from drafter.verification.words.kept import Kept

Where = tuple[str, int, int]
"""A text, and a span of it."""


class Spanned(Protocol):
    """What stands somewhere in a sentence, counted in its characters half width and without blanks."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind the last."""


_Found = TypeVar("_Found", bound=Spanned)


@dataclass(frozen=True)
class Reader(Generic[_Found]):
    """Finds something in sentences, each by its own words alone.

    It does not hold who finds it: the two would hold each other, and a case would stay when nobody needs it.

    Attributes:
        longest: sentences of more characters are none, and are passed over; 0 for any.
        problems: only sentences that are not of recommendations are read.
    """

    longest: int = 0
    problems: bool = False
    _kept: Kept[tuple[_Found, ...]] = field(default_factory=Kept, compare=False)

    def read(
        self, examination: Examination, find: Callable[[str, Section | None], Iterable[_Found]]
    ) -> Iterator[tuple[_Found, Where]]:
        """What the sentences of a text hold, and where that stands in the text.

        Args:
            examination: the text.
            find: what a sentence, half width and without blanks, holds in a section; always the same.
        """
        for sentence in examination.judged_sentences:
            if (self.problems and sentence.advised) or (self.longest and len(sentence.text) > self.longest):
                continue
            key = sentence.view.text, sentence.section
            for one in self._kept.of(key, _all, find, *key):
                start, end = sentence.view.span(one.start, one.end)
                yield one, (examination.text, sentence.start + start, sentence.start + end)


def _all(
    find: Callable[[str, Section | None], Iterable[_Found]], text: str, section: Section | None
) -> tuple[_Found, ...]:
    return tuple(find(text, section))
