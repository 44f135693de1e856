"""A name that once has another character than everywhere else: 柳堂镇 beside 柳塘镇, “星火” beside “薪火”.

Two places may well differ in one character; so the odd one sounds like the usual one, stands once, and never in
one sentence with it. A name in quotation marks is that of the same thing where the same words follow it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.checks.writing.terms import sounds
from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "name"

_PLACE = re.compile(r"[镇乡村县区市]|街道|社区|水库|小学|中学|大桥|泵站|灌区|园区|河|湖")
_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在对和与及由为到从向中])(?P<name>[\u4e00-\u9fff]{2})$")
"""A name of two characters and its kind, that begins behind a stop or a word of grammar."""
_BODY = re.compile(r"公司|合作社|事务所|研究院|设计院|协会|基金会|商会")
_FIRM = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[在对和与及由为到从向中])(?:[\u4e00-\u9fff]{2,3}[省市县区])?(?P<name>(?:(?![由为对从向在])[\u4e00-\u9fff]){4,8})$"
)
_LONGEST = 14
_QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fff]{2,6})”(?P<tail>[\u4e00-\u9fff]{5,24})")
_ANY_QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fff]{2,6})”")
_SERIAL = frozenset("一二三四五六七八九十甲乙丙丁东南西北上下前后左右大小新老中内外")
_WORDS = frozenset("的了和与及其等各全本该此每在于为是有由从到把被对按将已未个两这那某")
_COMMON = re.compile("城乡|地区|[实试]验区|市场|山区|园区|城区|城镇|乡镇|市区|县区")
_LEAD = 3
_TAIL = 5
_FRAME = 2
_USUAL = 2


@dataclass(slots=True)
class _Name:
    """How often a name stands, and where first."""

    times: int
    block: Block
    at: int
    behind: int
    sentences: set[tuple[int, int]]


def check(reading: Reading) -> Iterator[Issue]:
    """Names of one character too different from the usual ones."""
    prose = [block for block in reading.blocks if block.kind is not BlockKind.CAPTION]
    yield from _places(reading, prose)
    yield from _quoted(reading, prose)


def _places(reading: Reading, prose: list[Block]) -> Iterator[Issue]:
    found = _named(prose)
    table = sounds()
    frames: dict[tuple[int, str, int], list[str]] = {}
    for name in found:
        for at in range(_FRAME):
            if name[at] in table:
                frames.setdefault((at, name[:at] + name[at + 1 :], table[name[at]]), []).append(name)
    for (at, *_), alike in frames.items():
        if len(alike) == _USUAL:
            yield from _odd(reading, found, sorted(alike, key=lambda name: found[name].times), at)


def _named(prose: list[Block]) -> dict[str, _Name]:
    """The names of places."""
    found: dict[str, _Name] = {}
    for block in prose:
        for match in _PLACE.finditer(block.text):
            before = _BEFORE.search(block.text, max(0, match.start() - _LEAD), match.start())
            if before and not set(before["name"]) & _WORDS and not _COMMON.search(before["name"] + match[0]):
                _note(found, block.text[match.start() - 2 : match.end()], block, match.start() - 2, match.end())
        for match in _BODY.finditer(block.text):
            firm = _FIRM.search(block.text, max(0, match.start() - _LONGEST), match.start())
            if firm:
                _note(found, block.text[firm.start("name") : match.end()], block, firm.start("name"), match.end())
    return found


def _note(found: dict[str, _Name], name: str, block: Block, at: int, behind: int) -> None:
    """Count a name, and note the sentence in which it stands."""
    known = found.setdefault(name, _Name(0, block, at, behind, set()))
    known.times += 1
    known.sentences.add((block.start, block.text.count("。", 0, at)))


def _odd(reading: Reading, found: dict[str, _Name], names: list[str], at: int) -> Iterator[Issue]:
    odd, usual = (found[name] for name in names)
    differs = {names[0][at], names[1][at]}
    if odd.times == 1 and usual.times >= _USUAL and not odd.sentences & usual.sentences and not differs & _SERIAL:
        yield _issue(reading, names[0], names[1], odd, usual)


def _quoted(reading: Reading, prose: list[Block]) -> Iterator[Issue]:
    found: dict[str, _Name] = {}
    by_tail: dict[tuple[int, str], dict[str, int]] = {}
    for block in prose:
        if "“" not in block.text:
            continue
        for match in _ANY_QUOTED.finditer(block.text):
            _note(found, match["name"], block, match.start("name"), match.end("name"))
        for match in _QUOTED.finditer(block.text):
            names = by_tail.setdefault((len(match["name"]), match["tail"][:_TAIL]), {})
            names[match["name"]] = names.get(match["name"], 0) + 1
    for names in by_tail.values():
        if len(names) != _USUAL:
            continue
        first, second = sorted(names, key=lambda name: found[name].times)
        differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        odd, usual = found[first], found[second]
        once = odd.times == 1 and usual.times >= _USUAL and not odd.sentences & usual.sentences
        if len(differ) == 1 and once and not set(differ[0]) & _SERIAL:
            yield _issue(reading, first, second, odd, usual)


def _issue(reading: Reading, name: str, right: str, odd: _Name, usual: _Name) -> Issue:
    return reading.issue(
        KIND,
        "one_character",
        [odd.block.span(odd.at, odd.behind), usual.block.span(usual.at, usual.behind)],
        severity=Severity.WARNING,
        name=name,
        right=right,
        times=usual.times,
    )
