"""What stands between the rows of a flattened table and is part of none: its head again, a title and the rest."""

from collections.abc import Sequence
from functools import cache

from drafter.sheets.grid import TextLine
from drafter.sheets.pdf import is_title
from drafter.sheets.words import bare, lexicon

_HEADS = 3
"""So many heads of columns in a row are the head of the table again."""


def own_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of one indicator without a head that is repeated on a new page, and up to a title.

    A title in the middle comes from a page whose pieces stand in the order in which they were drawn: nobody can
    tell whose the text behind it is.
    """
    kept: list[TextLine] = []
    heads: list[TextLine] = []
    for line in lines:
        if is_title(line.text):
            break
        if _is_head(line.text):
            heads.append(line)
            continue
        kept += heads if len(heads) < _HEADS else ()
        heads = []
        kept.append(line)
    return kept + (heads if len(heads) < _HEADS else [])


def left_over(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines from a title on; none where there is no title."""
    at = next((place for place, line in enumerate(lines) if is_title(line.text)), len(lines))
    return [line for line in lines[at:] if not is_title(line.text)]


def _is_head(text: str) -> bool:
    words = text.split()
    return bool(words) and all(bare(word) in _heads() for word in words)


@cache
def _heads() -> frozenset[str]:
    return frozenset(bare(word) for words in lexicon("columns").values() for word in words)
