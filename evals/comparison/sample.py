"""A sample of the gold set: two texts, and what is known of their clauses."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """One answer: which clauses belong together, by their words, and what became of them.

    Attributes:
        old: words of the old clauses; empty for a new one.
        new: words of the new clauses; empty for one that is gone.
        kind: `kept`, `updated`, `reworded`, `moved`, `split`, `merge`, `new`, `gone`; empty where it is not known.
        facts: whether facts changed.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: str = ""
    facts: bool = False


@dataclass(frozen=True)
class Sample:
    """Two texts and all that is known of their clauses.

    Attributes:
        name: for the report.
        old: the older text.
        new: the newer text.
        links: the answers.
        held_back: nothing may be tuned on it.
        origin: `hand`, `retold`, `rewritten`, `fresh`, `reheaded`, `natural` or `made`.
    """

    name: str
    old: str
    new: str
    links: tuple[Link, ...]
    held_back: bool
    origin: str
