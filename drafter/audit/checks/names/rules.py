"""National rules under a title that is almost theirs: 《行政单位国有资产暂行办法》."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from rapidfuzz.distance import Levenshtein

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "name"

_CITED = re.compile(r"《(?P<title>[^《》]{6,40})》")
_AROUND = re.compile(r"^中华人民共和国|[（(][^（()）]*[)）]$|[\s，、]")
_LOCAL = re.compile(r"[\u4e00-\u9fff]{2}(?:省|市|县|区|州|镇)|部门|我[局市县区]|局|中心|学校|医院|街道")
_SLIPS = 2
_SHORTEST = 8


@cache
def _titles() -> Mapping[int, tuple[str, ...]]:
    """The titles by their length."""
    text = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    found: dict[int, list[str]] = {}
    for title in tomllib.loads(text)["titles"].split():
        bare = _AROUND.sub("", title)
        found.setdefault(len(bare), []).append(bare)
    return {length: tuple(titles) for length, titles in found.items()}


def check(reading: Reading) -> Iterator[Issue]:
    """Each wrong title once."""
    seen: set[str] = set()
    for block in reading.blocks:
        for match in _CITED.finditer(block.text) if block.kind is not BlockKind.CELL else ():
            title = _AROUND.sub("", match["title"])
            right = _nearest(title) if title not in seen and not _LOCAL.search(title) else ""
            seen.add(title)
            if right:
                yield reading.issue(
                    KIND,
                    "rule_title",
                    [block.span(*match.span("title"))],
                    severity=Severity.WARNING,
                    title=match["title"],
                    right=right,
                )


def _nearest(title: str) -> str:
    """The known title that another is off from by a word at most; empty if it is known itself, or none is near."""
    known = _titles()
    if len(title) < _SHORTEST or title in known.get(len(title), ()):
        return ""
    near = [right for step in range(-_SLIPS, _SLIPS + 1) for right in known.get(len(title) + step, ())]
    close = [right for right in near if Levenshtein.distance(title, right, score_cutoff=_SLIPS) <= _SLIPS]
    return close[0] if len(close) == 1 and not _derived(title, close[0]) else ""


def _derived(title: str, right: str) -> bool:
    """Whether a title is more than a slip away from a known one: it has a word more or another, or ends otherwise.

    Then it may be a rule of its own, made after the known one. A slip leaves something out or takes one character
    for another.
    """
    kinds = [kind for kind, _, _ in Levenshtein.editops(right, title).as_list()]
    return title[-_SLIPS:] != right[-_SLIPS:] or (set(kinds) != {"delete"} and kinds.count("replace") != 1)
