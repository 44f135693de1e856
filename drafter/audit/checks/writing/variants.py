"""A name or word that one place writes with another character than all others: 社区事物 beside 社区事务."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from drafter.audit.checks.writing.terms import coined, known_terms, misses, sounds
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "spelling"

_RUN = re.compile(r"[\u4e00-\u9fff]{4,}")
_ALIKE = ((1, 2), (2, 1))
_LONG = ((2, 6), (3, 5), (4, 4), (5, 3))
_USUAL = 3
_NAMED = 2
_BESIDE = 3
_OFTEN = 3
_NEAR = 8
_PARTICLES = frozenset(
    "的了和与及其等且并也又还就都均在对于以由从到把被让使给向按所之上下前后内外中里时为是有不未"
)
_PHRASE = frozenset("的了和与及其等且并也在对于由从被使向按进行根据各该将可应须")
_TURNED = 4
_SERIAL = frozenset(
    "的了和与及其等已各新仅中且并也又还就都均应需要将会能可为是在对于以由从到把被让使给向按经过所有无未不没非之上下前后内外左右大小"
    "多少高低长短增减升降加超进出入一二三四五六七八九十百千万亿两零甲乙丙丁东南西北市县区镇乡村省国州本该此每全总年月日季旬初末"
    "元个项件条次人家户份级类款性化地得着或而但收支预决"
)


@dataclass(slots=True)
class _Frame:
    """What stands between the same characters: how often each, and where it came first."""

    counts: Counter[str]
    first: dict[str, tuple[Block, int]]


@dataclass(frozen=True, slots=True)
class _Odd:
    """A character that is not the usual one of its frame."""

    frame: _Frame
    around: tuple[str, str]
    odd: str
    usual: str


_Runs = Sequence[tuple[Block, int, str]]


def check(reading: Reading) -> Iterator[Issue]:
    """Odd characters between the same neighbours as their usual ones; each pair once."""
    prose = [block for block in reading.blocks if block.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    blocks = [*prose, *reading.entries]
    runs = [(block, match.start(), match[0]) for block in blocks for match in _RUN.finditer(block.text)]
    pairs = Counter(run[at : at + 2] for _, _, run in runs for at in range(len(run) - 1))
    seen: set[tuple[str, str]] = set()
    for one in (*_sounding(runs, pairs), *_named(runs, pairs)):
        made = coined(one.around[0] + one.odd + one.around[1])
        if (one.odd, one.usual) not in seen and not made and not _in_term(one) and not _across(one, pairs):
            seen.add((one.odd, one.usual))
            yield _issue(reading, one)
    yield from _turned(reading, runs, pairs)


def _sounding(runs: _Runs, pairs: Counter[str]) -> Iterator[_Odd]:
    """Characters of the same sound in a narrow frame."""
    table = sounds()
    for split in _ALIKE:
        for around, frame in _frames(runs, split).items():
            usual, times = frame.counts.most_common(1)[0]
            for odd, count in frame.counts.items() if times >= _USUAL else ():
                alike = count == 1 and odd != usual and table.get(odd, -1) == table.get(usual)
                if alike and _new(pairs, around, odd) and not _is_word(around, odd, usual):
                    yield _Odd(frame, around, odd, usual)


def _named(runs: _Runs, pairs: Counter[str]) -> Iterator[_Odd]:
    """Any characters in the wide frame of a long name, those left out by which one name differs from the next."""
    for split in _LONG:
        for around, frame in _frames(runs, split).items():
            usual, times = frame.counts.most_common(1)[0]
            for odd, count in frame.counts.items() if times >= _NAMED else ():
                fewer = count < times and count <= _NAMED and not {odd, usual} & _SERIAL
                slip = _mistyped(around, odd, usual) or (times >= _OFTEN and _is_name(around))
                if fewer and slip and _rare(pairs, around, odd, count):
                    yield _Odd(frame, around, odd, usual)


def _is_name(around: tuple[str, str]) -> bool:
    """Whether what stands around a character reads as a name: no particle in it, as phrases have."""
    return not (set("".join(around)) & _PHRASE)


def _mistyped(around: tuple[str, str], odd: str, usual: str) -> bool:
    """Whether a character can have come for another: it sounds the same, or stands beside it already.

    Else both may be right, as two things of one kind are: 净出口 and 进出口, 社保部门 and 医保部门.
    """
    table = sounds()
    alike = table.get(odd, -1) == table.get(usual) and not _exchanged(odd, usual)
    return alike or odd in around[0][-_BESIDE:] + around[1][:_BESIDE]


@cache
def _words() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The words that sound like another, and the characters of which either may stand."""
    table = tomllib.loads(resources.files(__package__).joinpath("homophones.toml").read_text(encoding="utf-8"))
    return frozenset(table["words"].split()), tuple(map(frozenset, table["exchanged"].split()))


def _is_word(around: tuple[str, str], odd: str, usual: str) -> bool:
    """Whether the odd character makes a word with a neighbour, is a particle, or may stand for the usual one."""
    made = {around[0][-1] + odd, odd + around[1][0]}
    return odd in _PARTICLES or bool(made & _words()[0]) or _exchanged(odd, usual)


def _exchanged(odd: str, usual: str) -> bool:
    """Whether either of two characters may stand at the same place: 债券 and 债务."""
    return any({odd, usual} <= group for group in _words()[1])


def _new(pairs: Counter[str], around: tuple[str, str], odd: str) -> bool:
    """Whether neither neighbour meets the odd character anywhere else in the text."""
    return max(pairs[around[0][-1] + odd], pairs[odd + around[1][0]]) <= 1


def _rare(pairs: Counter[str], around: tuple[str, str], odd: str, times: int) -> bool:
    return min(pairs[around[0][-1] + odd], pairs[odd + around[1][0]]) <= times


def _frames(runs: _Runs, split: tuple[int, int]) -> dict[tuple[str, str], _Frame]:
    """The characters of all runs by their neighbours, so many before, so many behind; only where they differ.

    Nearly all frames hold one character: they are told apart first, and nothing is counted in them.
    """
    before, behind = split
    only: dict[str, str] = {}
    differ: set[str] = set()
    for _, _, run in runs:
        for at in range(before, len(run) - behind):
            around = run[at - before : at] + run[at + 1 : at + 1 + behind]
            if only.setdefault(around, run[at]) != run[at]:
                differ.add(around)
    found: dict[tuple[str, str], _Frame] = {}
    for block, start, run in runs if differ else ():
        for at in range(before, len(run) - behind):
            left, right = run[at - before : at], run[at + 1 : at + 1 + behind]
            if left + right in differ:
                frame = found.setdefault((left, right), _Frame(Counter(), {}))
                frame.counts[run[at]] += 1
                frame.first.setdefault(run[at], (block, start + at))
    return found


def _across(one: _Odd, pairs: Counter[str]) -> bool:
    """Whether the one character on a side of the frame belongs to the word beyond it: 创新｜型产业."""
    places = (one.frame.first[one.odd], one.frame.first[one.usual])
    left, right = one.around
    if len(left) == 1:
        beyond = [block.text[max(0, at - 2) : at] for block, at in places]
        if beyond[0] != beyond[1] and pairs[beyond[0]] >= _NAMED:
            return True
    if len(right) == 1:
        beyond = [block.text[at + 1 : at + 3] for block, at in places]
        return beyond[0] != beyond[1] and pairs[beyond[0]] >= _NAMED
    return False


def _in_term(one: _Odd) -> bool:
    """Whether the odd character is part of a set term, or spoils one, which is another check's to say."""
    block, at = one.frame.first[one.odd]
    if any(start <= at < end for start, end in known_terms(block.text, max(0, at - _NEAR), at + _NEAR)):
        return True
    near = re.findall(r"[\u4e00-\u9fff]+", block.text[max(0, at - _NEAR) : at + _NEAR])
    return any(one.odd in wrong for run in near for _, wrong, _ in misses(run, Counter(), ""))


def _issue(reading: Reading, one: _Odd) -> Issue:
    left, right = one.around
    places = (one.frame.first[one.odd], one.frame.first[one.usual])
    return reading.issue(
        KIND,
        "variant",
        [block.span(at - len(left), at + 1 + len(right)) for block, at in places],
        severity=Severity.WARNING,
        text=f"{left}{one.odd}{right}",
        right=f"{left}{one.usual}{right}",
        times=one.frame.counts[one.usual],
    )


def _turned(reading: Reading, runs: _Runs, pairs: Counter[str]) -> Iterator[Issue]:
    """Two characters of a word in the wrong order: 密集所场 beside 密集场所."""
    known: dict[str, tuple[Block, int]] = {}
    for block, start, run in runs:
        for at in range(len(run) - _TURNED + 1):
            known.setdefault(run[at : at + _TURNED], (block, start + at))
    for text, (block, at) in known.items():
        right = text[:2] + text[3] + text[2]
        other = known.get(right)
        once = text != right and pairs[text[2:]] == 1 and not _exchanged(text[2], text[3])
        following = block.text[at + _TURNED : at + _TURNED + 1]
        if other and once and pairs[text[3] + following] == 0:
            yield reading.issue(
                KIND,
                "variant",
                [block.span(at, at + _TURNED), other[0].span(other[1], other[1] + _TURNED)],
                severity=Severity.WARNING,
                text=text,
                right=right,
                times=pairs[right[2:]],
            )
