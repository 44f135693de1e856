"""With what force the clauses of a recommendation speak (`modality.toml`): what need not, and what may, be done.

A recommendation asks; that is its nature, and nothing needs to say so. What is found here is what takes the asking
back: a permission, an exemption, leave to go on as before, and a plain denial of what follows.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from drafter.text.beginnings import sooner
from drafter.verification.words.meaning import meaning

_CLAUSE = re.compile("[^，。；：！？,;:!?]+")
_HAN = "[\u4e00-\u9fff]"
_H = re.compile("H(?![A-Za-z])")
_BARE = re.compile("(?:不|没有?|未|免)(?!论|管|仅|但|断|同|足|良|少于|低于|超过|定期)")
"""A denial right behind a modal word: 可以不报, 仍不公开."""

_LEADS = re.compile("^(?:对|凡|如|若|将|把)|的[^，。；]{0,8}$|者$")
"""A clause of what the next one is said."""

_OBJECT = re.compile("[对将把][^，。；]*的")
"""What is acted upon, put before the verb: 对没有验收的事项不再验收 is no sanction."""

_LEAST = 2

_NAMED = re.compile("(?:针对|围绕|对照)[^，。；]*?(?:问题|情形|情况|现象|不足)")
"""What a measure answers is named by what is wrong with it: 针对任务完成不到位等问题."""


class Force(StrEnum):
    """What takes the asking back."""

    PERMITS = "permits"
    EXEMPTS = "exempts"
    DEFERS = "defers"
    KEEPS = "keeps"
    FORBIDS = "forbids"
    OMITS = "omits"


_BANS = (Force.FORBIDS, Force.OMITS)
_SANCTIONS = (*_BANS, Force.DEFERS)
"""What befalls those who are at fault."""


@dataclass(frozen=True, slots=True)
class Mood:
    """A clause that takes something back.

    Attributes:
        force: how.
        start: offset of the clause in the text.
        end: offset behind it.
        at: offset of its modal word.
        topic: what stands before that in the clause.
        what: what need not, may, or goes on to be done; without how, and without a denial of its own.
        undone: by its force and its own denials, this is to be left undone; else it is to be done.
        sure: it lets off whatever it is about: those in a fault, or all as before.
        checked: on condition of a control, 经批准后可以.
        means: it only tells by which means something may be done.
    """

    force: Force
    start: int
    end: int
    at: int
    topic: str
    what: str
    undone: bool
    sure: bool = False
    checked: bool = False
    means: bool = False

    @property
    def lax(self) -> bool:
        """Whether it lets off, whatever it is about."""
        kept = self.force in (Force.EXEMPTS, Force.DEFERS, Force.KEEPS)
        return kept or (self.force is Force.PERMITS and (self.undone or not (self.checked or self.means)))


def moods(text: str) -> Iterator[Mood]:
    """The clauses of a recommendation that take something back.

    Args:
        text: a sentence, half width and without blanks.
    """
    if _any().search(text) is None:
        return
    before = ""
    for clause in _CLAUSE.finditer(text):
        found = _mood(clause.group(), clause.start(), before)
        if found:
            yield found
        before = clause.group()


def attributive(rest: str) -> bool:
    """Whether what stands behind a modal word makes it say of what kind a thing is, or on which condition."""
    return bool(_pattern("relative").search(rest))


def checked(before: str) -> bool:
    """Whether what stands before a word puts a control before it: 经批准后."""
    return bool(_pattern("checked").search(before))


def barred(before: str) -> bool:
    """Whether what stands before a word bars or takes back what it says."""
    return bool(_pattern("barred").search(before.rpartition("的")[2]))


def _mood(clause: str, at: int, before: str) -> Mood | None:
    """What one clause takes back, by the first of its modal words that is neither barred nor of a condition."""
    bare, span = _NAMED.sub(_blank, _pattern("plain").sub(_blank, clause)), (at, at + len(clause))
    enough = _pattern("suffices").search(bare)
    if enough and enough.start() >= _LEAST and not checked(clause):
        what = clause[: enough.start()]
        return Mood(Force.PERMITS, *span, at + enough.start(), "", *_done(what, undone=False))
    for force, match in _modal(bare):
        topic, rest = clause[: match.start()], clause[match.end() :]
        if barred(topic) or attributive(rest) or (_pattern("fronted").search(topic) and "的" in rest):
            continue
        if len(topic) < _LEAST and _LEADS.search(before):
            topic = before
        if (
            force in _SANCTIONS
            and meaning().falls_short(topic)
            and (not _OBJECT.search(topic) or force is Force.DEFERS)
        ):
            continue  # 无预算不采购
        what = rest or topic
        undone = force in (*_SANCTIONS, Force.EXEMPTS)
        controlled = checked(topic) or checked(before)
        means = force is Force.PERMITS and bool(_pattern("means").match(rest))
        told = _done(what, undone=undone)
        sure = not (controlled or means) and _sure(force, topic, rest)
        return Mood(force, *span, at + match.start(), topic, *told, sure, controlled, means)
    return None


def _sure(force: Force, topic: str, rest: str) -> bool:
    """Whether a clause lets off those who are at fault, or leaves all as it was."""
    fault = bool(_pattern("fault").search(topic))
    if force is Force.EXEMPTS:
        return fault
    if force is Force.KEEPS:
        return fault and bool(_pattern("grants").match(rest))
    if force is Force.PERMITS and not _pattern("urgent").search(topic):
        before = bool(_pattern("as_before").match(rest)) and not _pattern("in_order").search(topic)
        granted = fault and bool(_pattern("grants").match(_done(rest, undone=False)[0]))
        return before or granted or bool(_pattern("belated").search(rest))
    return False


def _modal(clause: str) -> list[tuple[Force, re.Match[str]]]:
    """The modal words of a clause: those that let off first, then in their order."""
    found = [(force, match) for force in Force for match in _pattern(force.value).finditer(clause)]
    return sorted(found, key=lambda one: (one[0] in _BANS, one[1].start(), -one[1].end()))


def _done(what: str, *, undone: bool) -> tuple[str, bool]:
    """What is to be done, without how; and whether it is to be left undone."""
    while what:
        manner, denial = _pattern("manner").match(what), _BARE.match(what)
        if manner and manner.end() < len(what):
            what = what[manner.end() :]
        elif denial and denial.end() < len(what):
            what, undone = what[denial.end() :], True
        else:
            break
    return what, undone


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name])


@cache
def _any() -> re.Pattern[str]:
    """Any of the modal words."""
    return sooner("|".join(_table()[name] for name in (*Force, "suffices")).replace("$", ""))


@cache
def _table() -> dict[str, str]:
    source = resources.files(__package__).joinpath("modality.toml").read_text(encoding="utf-8")
    return {name: _H.sub(_HAN, one) for name, one in tomllib.loads(source).items()}


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match.group())
