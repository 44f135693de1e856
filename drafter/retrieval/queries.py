"""What is asked of the index about a point: the words of the finding, without its figures and names."""

import re
from collections.abc import Iterable

from drafter.findings.model import Point
from drafter.findings.slots import fill

_HOLLOW = re.compile(r"[《“‘（(〔【]\s*[》”’）)〕】]|\s+")
_LONGEST = 64
"""In characters. The substance comes first, and the time to embed a query grows with its length."""


def query_text(point: Point, *, indicator: str = "", theme: str = "") -> str:
    """The query for one point: its title, its indicator and theme, then its account with every slot left out.

    Facts are left out because a passage with the same figure or name is no better precedent for it.
    """
    account = _HOLLOW.sub("", fill(point.text, lambda _: "").text)
    words = " ".join(dict.fromkeys(part for part in (point.title, indicator, theme, account) if part))
    return words[:_LONGEST]


def joint_query(queries: Iterable[str]) -> str:
    """One query for several points that are told in one clause: each has an equal share of the length."""
    distinct = list(dict.fromkeys(queries))
    share = _LONGEST // max(len(distinct), 1)
    return " ".join(query[:share] for query in distinct)
