"""Which way a recommendation turns something: 加大 and 减小 by the characters of the verb (`directions.toml`)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.text.beginnings import sooner

_CLAUSE = re.compile("[^，。；：！？,;:!?]+")
_HAN = "[\u4e00-\u9fff]"
_H = re.compile("H(?![A-Za-z])")
_END = re.compile("(?<=..)(?:以(?![上下内外前后])|并|从而|使(?!用)|[至到](?!位))")
_FRONTED = re.compile("^.*?(?:把|将|对)(?=..)")
_OUGHT = re.compile(
    "(?:应当?|要|须|需|可以?|宜|予以|适当|适度|酌情|进一步|逐步|相应|大幅|一律|均|都|再|加以|进行)+$"
)
_HEAD = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """Which way a clause turns something.

    Attributes:
        start: offset of the clause.
        end: offset behind it.
        before: what stands before its verb in the clause.
        verb: by its first two characters.
        up: it is to become more.
        thing: what is turned.
    """

    start: int
    end: int
    before: str
    verb: str
    up: bool
    thing: str

    @property
    def head(self) -> str:
        """What it comes to: 扣款 of 绿化养护考核的扣款力度."""
        return (_measured().sub("", self.thing) or self.thing)[-_HEAD:]

    @property
    def turned(self) -> str:
        """The same the other way."""
        return f"{'降低' if self.up else '提高'}{self.thing}"

    @property
    def longer(self) -> bool:
        """Whether more time is to be given."""
        return bool(
            _pattern("longer").match(self.verb) and re.search(f"(?:{_pattern('term').pattern})$", self.thing)
        )

    @property
    def loosens(self) -> bool:
        """Whether less is to be made of a control, or more time to be taken for what is to be done."""
        if self.longer:
            return bool(_slower().search(self.thing)) or not self.thing.endswith("间")
        slack = _pattern("slack").match(self.verb)
        return not self.up and bool(slack or _loosened().search(self.thing))

    @property
    def absurd(self) -> bool:
        """Whether there is to be less of what is good, or more of what is bad, whoever asks."""
        return bool(_pattern("bad" if self.up else "good").search(self.thing))


def headings(text: str) -> Iterator[Heading]:
    """Which way the clauses of a sentence turn things.

    Args:
        text: half width and without blanks.
    """
    if not _turning().search(text):
        return
    for clause in _CLAUSE.finditer(text):
        bare = _pattern("plain").sub(lambda match: "·" * len(match.group()), clause.group())
        for match in _turning().finditer(bare):
            before, behind = clause.group()[: match.start()], clause.group()[match.end() :]
            thing = _thing(before, behind)
            if thing:
                yield Heading(*clause.span(), before, match.group(), match.lastgroup != "down", thing)


def controls(what: str) -> bool:
    """Whether what is done is to oversee something: 逐人核对到课情况."""
    return bool(_overseen().match(what))


def too_little(text: str) -> bool:
    """Whether a text says that there is too little of something."""
    return bool(_pattern("small").search(text))


def too_much(text: str) -> bool:
    """Whether a text says that there is too much of something."""
    return bool(_pattern("large").search(text))


def too_slow(text: str) -> bool:
    """Whether a text says that something took too long."""
    return bool(_pattern("slow").search(text))


def _thing(before: str, behind: str) -> str:
    """What is turned: what stands behind the verb, or before it where it ends the clause."""
    rest = behind.removeprefix("了")
    if len(rest) >= _HEAD:
        return _END.split(rest)[0]
    return "" if rest else _FRONTED.sub("", _OUGHT.sub("", before))


@cache
def _turning() -> re.Pattern[str]:
    longer = f"(?:{_pattern('longer').pattern})(?=[^，。；]*(?:{_pattern('term').pattern}))"
    return sooner(f"(?P<longer>{longer})|(?P<up>{_pattern('up').pattern})|(?P<down>{_pattern('down').pattern})")


@cache
def _loosened() -> re.Pattern[str]:
    return re.compile(f"(?:{_pattern('control').pattern})(?:的?(?:{_pattern('degree').pattern}))?$")


@cache
def _measured() -> re.Pattern[str]:
    return sooner(f"的?(?:{_pattern('degree').pattern}|{_pattern('term').pattern})$")


@cache
def _overseen() -> re.Pattern[str]:
    return re.compile(f"(?:[逐按每]{_HAN}|统一|全面|认真|定期)*(?:{_pattern('control').pattern})")


@cache
def _slower() -> re.Pattern[str]:
    return re.compile(f"(?:{_pattern('acts').pattern})(?:的?(?:{_pattern('term').pattern}))$")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files(__package__).joinpath("directions.toml").read_text(encoding="utf-8")
    return re.compile(_H.sub(_HAN, tomllib.loads(source)[name]))
