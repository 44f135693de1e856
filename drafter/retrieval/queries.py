"""What is asked of the index about a point: the words of the finding, without its figures and names."""

import re
from collections.abc import Iterable

from drafter.findings.model import Point
from drafter.findings.slots import fill
from drafter.knowledge.ports import Query

_HOLLOW = re.compile(r"[《“‘（(〔【]\s*[》”’）)〕】]|\s+")
_LONGEST = 64
"""In characters. The substance comes first, and the time to embed a query grows with its length."""


def point_query(point: Point, *, indicator: str = "", theme: str = "") -> Query:
    """The query for one point: its title and its account with every slot left out, and what it stands under.

    Facts are left out because a passage with the same figure or name is no better precedent for it. The norms that
    the reviewer named are asked for by their ids.
    """
    account = _HOLLOW.sub("", fill(point.text, lambda _: "").text)
    return Query(
        text=_line((point.title, account))[:_LONGEST],
        about=_line((indicator, theme)),
        cited=point.norms,
    )


def joint_query(queries: Iterable[Query]) -> Query:
    """One query for several points that are told in one clause: each has an equal share of the length."""
    distinct = list(dict.fromkeys(queries))
    share = _LONGEST // max(len(distinct), 1)
    return Query(
        text=_line(query.text[:share] for query in distinct),
        about=_line(word for query in distinct for word in query.about.split(" ")),
        cited=tuple(dict.fromkeys(name for query in distinct for name in query.cited)),
    )


def _line(parts: Iterable[str]) -> str:
    """Parts in one line, each once."""
    return " ".join(dict.fromkeys(filter(None, parts)))
