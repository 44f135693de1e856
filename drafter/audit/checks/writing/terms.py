"""Set terms that are off by a character: one that sounds alike, one that is missing, one that stands twice."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "spelling"

_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_FEWEST = 2
_SHORT = 4
_JOINING = frozenset("和与及")


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms, by how they sound, and by what is left of them without one character."""

    known: frozenset[str]
    right: frozenset[str]
    sounding: Mapping[tuple[object, ...], str]
    shortened: Mapping[str, tuple[str, int]]
    lengths: tuple[int, ...]
    ends: frozenset[tuple[str, str]]
    before: Mapping[str, str]


@cache
def sounds() -> Mapping[str, int]:
    """The sound of every common character, as the number of its line in the table."""
    lines = _table("sounds.toml")["sounds"].split()
    return {char: index for index, line in enumerate(lines) for char in line}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _terms() -> _Terms:
    table = _table("terms.toml")
    known = frozenset(table["terms"].split())
    shortened = {term[:at] + term[at + 1 :]: (term, at) for term in known for at in _may_drop(term, table["cut"])}
    return _Terms(
        known,
        known | frozenset(table["right"].split()),
        {_sound(term): term for term in known},
        {text: found for text, found in shortened.items() if text not in known},
        tuple(sorted({len(term) for term in known})),
        frozenset((term[0], term[-1]) for term in known),
        {word[0]: before for word, before in table["cut"].items()} | table["behind"],
    )


def _may_drop(term: str, cut: Mapping[str, str]) -> Sequence[int]:
    """Which characters of a term may be missing so that what is left is no other word, nor the same without 和."""
    if len(term) > _SHORT:
        return [at for at in range(1, len(term) - 1) if term[at] not in _JOINING]
    return range(1, 2 if term[:2] in cut else 1)


def _sound(text: str) -> tuple[object, ...]:
    table = sounds()
    return tuple(table.get(char, char) for char in text)


@cache
def _coined() -> re.Pattern[str]:
    return re.compile("|".join(_table("terms.toml")["coined"].split()))


def coined(text: str) -> bool:
    """Whether a text holds a word that was made of two others: 数智."""
    return bool(_coined().search(text))


def known_terms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where set terms stand within a piece of a text."""
    terms = _terms()
    for length in terms.lengths:
        for at in range(start, min(end, len(text)) - length + 1):
            if text[at : at + length] in terms.known:
                yield at, at + length


def check(reading: Reading) -> Iterator[Issue]:
    """Near misses of set terms; one issue for each wrong form."""
    prose = [block for block in reading.blocks if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    blocks = [*prose, *reading.entries]
    text = "\n".join(block.text for block in blocks)
    pairs = Counter(text[at : at + 2] for at in range(len(text) - 1))
    found: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for block in blocks:
        for run in _RUN.finditer(block.text):
            for at, wrong, right in misses(run[0], pairs, text):
                if _of_neighbours(run[0], at, wrong, right, text):
                    continue
                start = run.start() + at
                span = block.span(start, start + len(wrong))
                found.setdefault(wrong, (right, []))[1].append(span)
    for wrong, (right, spans) in found.items():
        if any(wrong != other and wrong in other for other in found):
            continue
        yield reading.issue(
            KIND, "near_term", spans, severity=Severity.WARNING, text=wrong, right=right, count=len(spans)
        )


def _of_neighbours(run: str, at: int, wrong: str, right: str, text: str) -> bool:
    """Whether the first or the last character belongs to the word beside it: 消费｜税收入, 资金｜绩效意｜识."""
    behind = at + len(wrong)
    if len(wrong) != len(right):
        return False
    if wrong[0] != right[0] and _reaches_into(run, at):
        return True
    if (
        at
        and wrong[0] != right[0]
        and _other_uses(text, run[at - 1 : at + 1], run[at - 1] + wrong, run[at - 1] + right)
    ):
        return True
    tail = run[behind - 1 : behind + 1]
    return len(tail) > 1 and wrong[-1] != right[-1] and _other_uses(text, tail, wrong + tail[1], right + tail[1])


def _reaches_into(run: str, at: int) -> bool:
    """Whether a set term begins before a place and goes on behind it: 消费税｜收入."""
    right = _terms().right
    return any(
        run[first:behind] in right
        for first in range(max(0, at - _SHORT), at)
        for behind in range(at + 1, first + _SHORT + 1)
    )


def _other_uses(text: str, pair: str, wrong: str, right: str) -> bool:
    return text.count(pair) - text.count(wrong) - (text.count(right) if pair in right else 0) >= _FEWEST


def misses(run: str, pairs: Counter[str], text: str) -> Iterator[tuple[int, str, str]]:
    """The near misses in a run of characters: where, what stands there, what should."""
    terms = _terms()
    sound = _sound(run)
    for length in terms.lengths:
        for at in range(len(run) - length + 2):
            alike = terms.sounding.get(sound[at : at + length])
            said = run[at : at + length]
            if alike and said not in terms.right and not coined(said):
                yield at, said, alike
            shorter = run[at : at + length - 1]
            cut = terms.shortened.get(shorter)
            if cut and shorter not in terms.right and _dropped(run, at, cut, pairs, text):
                yield at, shorter, cut[0]
            longer = run[at : at + length + 1]
            if len(longer) > length and (longer[0], longer[-1]) in terms.ends:
                yield from ((at, longer, right) for right in _without_one(longer, terms))


def _dropped(run: str, at: int, cut: tuple[str, int], pairs: Counter[str], text: str) -> bool:
    """Whether a character of a term was dropped: its neighbours meet nowhere else, and the term is in use."""
    term, missing = cut
    known = _terms().known
    if any(run[first : at + len(term) - 1] in known for first in range(max(0, at - _SHORT), at)):
        return False  # the end of another term
    behind = at + len(term) - 1
    if pairs[term[missing - 1] + term[missing + 1]] > 1 or text.count(term) < _FEWEST:
        return False
    if at and run[at - 1] in _terms().before.get(term[0], ""):
        return False  # 业绩
    left, right = run[at - 1 : at + 1] if at else "", run[behind - 1 : behind + 1]
    met = pairs[left] - text.count(left + term[1]) if at else 0
    following = pairs[right] - text.count(term[-2] + right) if len(right) > 1 else 0
    return met <= (missing == 1) and following <= (missing == len(term) - 2)


def _without_one(longer: str, terms: _Terms) -> Iterator[str]:
    """The term that a text is but for one of its own characters too many, inside it."""
    if longer in terms.right or longer[1:] in terms.known or longer[:-1] in terms.known:
        return
    for at in range(1, len(longer) - 1):
        shorter = longer[:at] + longer[at + 1 :]
        if shorter in terms.known and longer[at] in shorter:
            yield shorter
            return
