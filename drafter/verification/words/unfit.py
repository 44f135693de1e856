"""What no notice says unless a text of the case does (`unfit.toml`): a measure that asks nothing, a sanction."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.beginnings import sooner

_STOPS = "，；。：,;:"


@dataclass(frozen=True, slots=True)
class Said:
    """Something of that kind.

    Attributes:
        start: offset of its first character.
        end: offset behind the last.
        key: which message tells it.
        sure: it cannot be meant otherwise.
        of: the words of it that a case may say as well.
    """

    start: int
    end: int
    key: str
    sure: bool
    of: str


@dataclass(frozen=True, slots=True)
class _Kind:
    section: str
    key: str
    sure: bool
    says: re.Pattern[str]
    unless: re.Pattern[str] | None
    segment: bool

    def within(self, text: str) -> Iterator[Said]:
        """What a sentence says of this kind."""
        for match in self.says.finditer(text):
            if self.unless and self.unless.search(_segment(text, *match.span()) if self.segment else text):
                continue
            of = next((word for name, word in match.groupdict().items() if word and name.startswith("of")), "")
            yield Said(*match.span(), self.key, self.sure, of or match.group())


def unfit(text: str, section: str) -> Iterator[Said]:
    """What a sentence says that it may not.

    Args:
        text: half width and without blanks.
        section: in which it stands; empty where that is not known.
    """
    first = _any(section).search(text)
    for kind in _kinds(section) if first else ():
        yield from kind.within(text)


def _segment(text: str, start: int, end: int) -> str:
    """What stands between the commas around a stretch of a sentence."""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    last = min((at for at in (text.find(stop, end) for stop in _STOPS) if at >= 0), default=len(text))
    return text[first:last]


@cache
def _kinds(section: str) -> tuple[_Kind, ...]:
    """The kinds for a section."""
    source = resources.files(__package__).joinpath("unfit.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(source)["unfit"]
    kinds = (
        _Kind(
            row.get("section", ""),
            row["key"],
            row["sure"],
            sooner(row["says"]),
            re.compile(row["unless"]) if "unless" in row else None,
            row.get("segment", False),
        )
        for row in rows
    )
    return tuple(one for one in kinds if one.section in ("", section))


@cache
def _any(section: str) -> re.Pattern[str]:
    """Whether there is anything to be asked about at all: one pattern of all of them."""
    return sooner("|".join(re.sub(r"\(\?P<\w+>", "(?:", one.says.pattern) for one in _kinds(section)))
