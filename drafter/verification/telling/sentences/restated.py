"""Figures that stand beside the words of an account, and are told as something else: 超编至3名 for 超编3名.

The account says in which words it tells a figure. Where the same words stand beside the same number in a text, and
only what lies between them or behind it is another, the text says something else of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text.width import fold
from drafter.verification.facts.book import Book
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation
from drafter.verification.words.kept import Stretches

NAME = "quantities"
_NAMES = "names"

_FIGURE = r"\d[\d,]*(?:\.\d+)?(?:%|[万亿]?元|个百分点|个工作日|人次|批次|公里|[\u4e00-\u9fff])?"
_BECOMES = re.compile(rf"(?P<verb>[\u4e00-\u9fff]{{2}})(?<![达得做收])[至到](?P<figure>{_FIGURE})")
_BY = re.compile(rf"(?P<verb>[\u4e00-\u9fff]{{2}})(?<![达为])(?P<figure>{_FIGURE})")
_RANGE = re.compile(
    rf"(?P<left>[\u4e00-\u9fff]{{2}})(?P<low>\d[\d,.]*)(?P<unit>[%\u4e00-\u9fff]?)(?:至|到|-|—+|~)(?P<high>{_FIGURE})"
)
_DATED = re.compile(r"(?:19|20)\d{2}(?:年|[-~至到—]\d)|\d+[月日号]")
_ALL = re.compile(rf"(?:均|都|皆|一律|同为|全部?为?)(?:[\u4e00-\u9fff]{{0,4}}?)(?P<figure>{_FIGURE})")
_EACH = re.compile(rf"分别[^，。；\n]{{0,8}}?(?P<figures>{_FIGURE}(?:[、和]{_FIGURE})+)")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?P<behind>[^，。；\n\d]{2,16}\d[\d,]*(?:\.\d+)?)")
_COUNTED = re.compile(
    r"(?P<left>[\u4e00-\u9fff]{2})(?P<number>\d[\d,]*)(?P<counter>人次|批次|[台套辆部架个件只项条起宗笔份册本张家户所间名人位次场期批组箱车处座幅块根株头支艘类种])"
    r"(?P<right>[\u4e00-\u9fff]{0,2})"
)
_ALIKE = tuple(
    map(
        frozenset,
        ("台套辆部架件", "件份本册张", "名人位", "家户所间处", "次场期", "项条起宗件笔", "幅块处座", "类种"),
    )
)
"""Counters of which one may stand for another."""

_ANY = "个"


@dataclass(frozen=True, slots=True)
class _Found:
    """Something told as something else.

    Attributes:
        start: offset in its stretch.
        end: offset behind it.
        key: the message.
        values: what the message names.
    """

    start: int
    end: int
    key: str
    values: dict[str, str]


@dataclass(frozen=True)
class Restated:
    """Holds the words beside figures against those of the accounts.

    Attributes:
        book: of the case.
    """

    book: Book
    _seen: Stretches[_Found] = field(default_factory=Stretches, compare=False)

    def check(self, examination: Examination) -> Iterator[Violation]:
        """The figures of the problems that are told as something else."""
        view, text = examination.view, examination.text
        for at, one in self._seen.of(view.text, self._look) if self._told else ():
            first, last = view.span(at + one.start, at + one.end)
            if not examination.among_problems(first):
                continue
            check = _NAMES if one.key == "word_exchanged" else NAME
            named: dict[str, object] = {name: said for name, said in one.values.items() if name != "expected"}
            where, expected = (text, first, last), one.values["expected"]
            yield violation(check, one.key, where, severity=Severity.BLOCK, expected=expected, **named)

    def _look(self, flat: str) -> Iterator[_Found]:
        """What is told as something else in a stretch of a text; none of it goes on behind a full stop."""
        return (_Found(start, end, key, values) for key, start, end, values in self._found(flat))

    def _found(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """What is told as something else: the message, its span, and what the message names."""
        yield from self._results(flat)
        yield from self._ranges(flat)
        yield from self._collapsed(flat)
        yield from self._years(flat)
        yield from self._counters(flat)

    def _results(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """By how much something changed as what it became, and the other way round."""
        for match in _BECOMES.finditer(flat):
            plain = match["verb"] + match["figure"]
            if self._stands(plain) and not self._known(match.group()):
                yield "quantity_became", *match.span("figure"), {"actual": plain, "expected": plain}
        for match in _BY.finditer(flat):
            became = [f"{match['verb']}{to}{match['figure']}" for to in "至到"]
            meant = next(filter(self._stands, became), "")
            if meant and not self._known(match.group()):
                yield "quantity_by", *match.span("figure"), {"actual": meant, "expected": meant}

    def _ranges(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """A range where the account has one figure."""
        for match in _RANGE.finditer(flat):
            said = flat[match.start("low") : match.end()]
            if _DATED.match(said):
                continue
            unit = match["unit"] or match["high"].lstrip("0123456789,.")
            figures = (match["low"] + unit, match["high"])
            meant = next((one for one in figures if self._stands(match["left"] + one)), "")
            if meant and not self._known(said):
                values = {"hedge": said, "actual": match["left"], "expected": meant}
                yield "quantity_hedged", match.start("low"), match.end(), values

    def _collapsed(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """One figure for all of which the account gives each its own."""
        for match in _ALL.finditer(flat):
            meant = next((each for each in self._each if match["figure"] in re.split("[、和]", each)), "")
            if meant and not self._known(match.group()):
                yield "word_exchanged", *match.span(), {"expected": f"分别为{meant}"}

    def _years(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """Another year before the very words and the figure of an account."""
        for match in _YEAR.finditer(flat):
            year, behind = match["year"], match["behind"]
            years = {one for one in self._dated.get(behind, ()) if one != year}
            if len(years) == 1 and not self._known(f"{year}年{behind}"):
                start, end = match.span("year")
                yield "word_exchanged", start, end + 1, {"expected": f"{years.pop()}年"}

    def _counters(self, flat: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
        """A number counted in what the account does not count it in."""
        for match in _COUNTED.finditer(flat):
            number, counter = match["number"], match["counter"]
            own = self._counted.get(number, ())
            if any(one["counter"] == counter for one in own) or self._known(number + counter):
                continue
            meant = next((one["counter"] for one in own if _beside(match, one)), "")
            if meant and not _same_counter(counter, meant):
                yield "word_exchanged", match.start("number"), match.end("counter"), {"expected": number + meant}

    def _stands(self, words: str) -> bool:
        """Whether words stand in an account; a number not as a part of a longer one."""
        at = self._told.find(words)
        while at >= 0:
            if not self._told[at + len(words) : at + len(words) + 1].isdigit():
                return True
            at = self._told.find(words, at + 1)
        return False

    def _known(self, words: str) -> bool:
        """Whether the case, a norm or approved wording says it itself."""
        return words in self.book.everything or words in self._told

    @cached_property
    def _told(self) -> str:
        """What the accounts say, with their facts."""
        accounts = "\n".join(self.book.accounts.values())
        return "\n".join(fold(line).text for line in accounts.split("\n"))

    @cached_property
    def _each(self) -> tuple[str, ...]:
        lists = (match["figures"] for match in _EACH.finditer(self._told))
        return tuple(one for one in lists if len(set(re.split("[、和]", one))) > 1)

    @cached_property
    def _dated(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for match in _YEAR.finditer(self._told):
            found.setdefault(match["behind"], set()).add(match["year"])
        return found

    @cached_property
    def _counted(self) -> dict[str, list[re.Match[str]]]:
        found: dict[str, list[re.Match[str]]] = {}
        for match in _COUNTED.finditer(self._told):
            found.setdefault(match["number"], []).append(match)
        return found


def _beside(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the same words stand before or behind two numbers."""
    behind = one["right"] and one["right"] == other["right"]
    return one["left"] == other["left"] or (bool(behind) and len(one["right"]) > 1)


def _same_counter(one: str, other: str) -> bool:
    """Whether one counter may stand for another."""
    return _ANY in (one, other) or any({one, other} <= some for some in _ALIKE)
