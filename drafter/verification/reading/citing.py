"""Which articles a text cites from which titles."""

from collections.abc import Iterator, Sequence

from drafter.text.marks import Mark, MarkKind

_NEAR = 3
"""An article so many characters behind a title belongs to it."""


def paired(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Every title among the marks of a text with the article cited from it, if any."""
    for place, mark in enumerate(marks):
        if mark.kind is MarkKind.DOCUMENT:
            following = marks[place + 1] if place + 1 < len(marks) else None
            near = following is not None and following.start - mark.end <= _NEAR
            article = following if near and following and following.kind is MarkKind.ARTICLE else None
            yield mark, article
