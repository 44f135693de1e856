"""Persons' names in a text: more of them than the checker would call names, as a mask is taken off again."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.privacy.model import Kind, Private
from drafter.verification.names.persons import persons as certain
from drafter.verification.words.stock import stock

_TABLES = "drafter.verification.names"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BESIDE = re.compile(r"(?P<apart>[：:（(“\s、]{0,2}(?:为|是|系|叫)?[：:“]?)")
_NEXT = re.compile(r"[\s]?[、，,和与及/；;][\s]?")
_ENDS = re.compile(
    r"[^\u4e00-\u9fff]|[的了和与及或并且由向对经在于从为被将把按报送给让使因其未已没不同均都也曾仅只负等]|$"
)
_PARTICLES = frozenset(
    "的了着过及或并而且但则即因由于在从往将把被让给使令以按照到起止内外前后里其此该各每某这那所者也又还再已未均都皆只仅就才便却不没无非是"
    "须需个项次份件条种类些更最较很应当"
)
"""What no given name holds; more than these the checker does without, as it must not take a word for a name."""

_SHORTEST, _LONGEST = 2, 4
_DOTTED = re.compile(
    r"(?:(?![由经向给让被与和及对将是为即])[\u4e00-\u9fff]){1,6}(?:[·•‧・][\u4e00-\u9fff]{1,6}){1,3}"
)
"""Names of other peoples: 阿依古丽·买买提."""


@dataclass(frozen=True, slots=True)
class _Tables:
    ahead: re.Pattern[str]
    surname: re.Pattern[str]
    hidden: re.Pattern[str]
    ranked: re.Pattern[str]
    honoured: re.Pattern[str]
    plain: frozenset[str]


@cache
def _tables() -> _Tables:
    words = _words(_TABLES)
    own = _words(__package__)
    surname = f"(?:{'|'.join(words['compound'])}|[{''.join(words['surnames'])}])"
    ahead = (*words["titles"], *own["cues"])
    return _Tables(
        ahead=re.compile("|".join(sorted(set(ahead), key=lambda word: (-len(word), word)))),
        surname=re.compile(surname),
        hidden=re.compile(
            rf"{surname}(?:某[某甲乙丙丁]?|[×*ＸX○〇]{{1,2}}(?![\dA-Za-z]))(?![一三些个种项类处地年月日时])"
        ),
        ranked=re.compile(
            rf"(?:(?<=[由经向给让被与和及、，。；：（(“\s])|^){surname}(?:{'|'.join(own['ranks'])})(?=[^\u4e00-\u9fff]|[的和与及审批签同对负在已未]|$)"
        ),
        honoured=re.compile(
            rf"(?:(?<=[由经向给让被与和及、，。；：（(“\s])|^){surname}[\u4e00-\u9fff]{{1,2}}(?={'|'.join(own['honours'])})"
        ),
        plain=frozenset((*words["plain"], *own["plain"])),
    )


def _words(package: str) -> dict[str, list[str]]:
    source = resources.files(package).joinpath("persons.toml").read_text(encoding="utf-8")
    return {name: text.split() for name, text in tomllib.loads(source).items()}


def persons(text: str) -> Iterator[Private]:
    """The names of persons in a text; they may overlap.

    Args:
        text: half width, without the blanks that only layout put there.
    """
    for start, end, _ in certain(text, ""):
        if text[start : start + 2] not in _tables().plain:
            yield Private(start, end, Kind.PERSON)
    for pattern in (_tables().hidden, _tables().ranked, _tables().honoured, _DOTTED):
        yield from (Private(*match.span(), Kind.PERSON) for match in pattern.finditer(text))
    for match in _tables().ahead.finditer(text):
        yield from _listed(text, match.end())


def _listed(text: str, at: int) -> Iterator[Private]:
    """The name behind a title, and those listed behind it: 局长张三、李四."""
    beside = _BESIDE.match(text, at)
    start = beside.end() if beside else at
    apart = bool(beside and beside.group("apart"))
    while ends := _ends(text, start, apart=apart):
        yield from (Private(start, end, Kind.PERSON) for end in ends)
        joint = next(filter(None, (_NEXT.match(text, end) for end in ends)), None)
        if joint is None:
            return
        start, apart = joint.end(), True


def _ends(text: str, start: int, *, apart: bool) -> list[int]:
    """Where a name that begins here may end; nowhere if none does.

    Args:
        text: where it stands.
        start: of the name.
        apart: whether something parts it from the title, as in 联系人：; then words of two characters may be part
            of it, as in 王建设.
    """
    surname = _tables().surname.match(text, start)
    if not surname:
        return []
    possible = range(surname.end() + 1, min(surname.end() + 2, start + _LONGEST, len(text)) + 1)
    for follows in (_ENDS.match, _tables().ahead.match, lambda text, end: text[end : end + 2] in stock().words):
        for end in possible:
            if follows(text, end) and _likely(text, start, end, apart=apart):
                return [end, *_one_more(text, end, possible)]
    return [end for end in possible if _likely(text, start, end, apart=apart) and not _runs_on(text, end)]


def _runs_on(text: str, end: int) -> bool:
    """Whether a common word stands across the end of a name, and so parts it."""
    return text[end - 1 : end + 1] in stock().pairs


def _one_more(text: str, end: int, possible: range) -> Iterator[int]:
    """The end behind one more character where that may belong to the name, as before a comma."""
    if end + 1 in possible and _HAN.match(text, end) and not _HAN.match(text, end + 1):
        yield end + 1


def _likely(text: str, start: int, end: int, *, apart: bool) -> bool:
    name = text[start:end]
    if not _HAN.fullmatch(name) or name[:2] in _tables().plain or name[:2] in stock().pairs:
        return False
    if any(char in _PARTICLES for char in name[1:]) or _tables().ahead.match(text, start):
        return False
    return apart or not any(text[at : at + 2] in stock().pairs for at in range(start + 1, end - 1))


def single_names(value: str) -> Iterator[str]:
    """The names in the value of a fact about persons: 局长张三、李四（会计） names two."""
    tables = _tables()
    for part in re.split(r"[、，,；;/\s（）()：:“”\"]|以及|和(?=[\u4e00-\u9fff]{2})", value):
        bare = tables.ahead.sub("", part)
        if len(bare) >= _SHORTEST:
            yield bare
