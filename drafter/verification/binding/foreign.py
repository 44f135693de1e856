"""Nouns that are the direct name of a figure, and of which its finding knows nothing: 设备购置费4.86万元 of 福利.

Who calls a fact by a word of his own uses some word of the finding, or one for what the fact is; a noun of money,
of a rate or of things that shares nothing with the finding names another thing. A person looks.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from drafter.text.width import flattened
from drafter.verification.binding.figure import Figure
from drafter.verification.binding.objection import Objection
from drafter.verification.context.hints import hints
from drafter.verification.context.naming import Naming
from drafter.verification.facts.known import Known
from drafter.verification.model import Severity
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import ordinary

_MONEY, _RATE, _THINGS = "元", "%", ""
_LINK = (
    "(?:数额|金额|总额|数量|总数|额|数)?(?:也|就|均|都|已|还|仅|只|共|总|合)*"
    "(?:[为是有计达：（(“]|达到|只有|高达|多达|仅有|约|近|逾)*"
)
_BREAK = "的了着过在将把从用以于和与及等是为有：（“”—"
_FOR = frozenset("由对向给让请")
"""Behind these stands who does it, or for whom: 由装备站为46件设备明确保管人."""
_YEAR = r"其中|另外?|涉及|属于|\d{4}年度?|当年|本年度?|全年|年度|该单位|该局"
_BEFORE = re.compile(rf"(?:^|[{_BREAK}]|{_YEAR}|经核实)(?P<noun>[\u4e00-\u9fff]{{2,10}}?)(?:的有|的为|{_LINK})$")
_OF = re.compile(
    rf"(?:的|(?:就|都|均)?(?:是|为|系|属于?|指的是))(?P<noun>[^\W\d_{_BREAK}]{{2,10}}?)(?=[，。；：、）)]|已|均|都|在|没|未|和|与|$)"
)
_REACH, _BEHIND = 24, 14
_KNOWN = 0.5
"""So much of a noun's characters besides its head may be those of the finding, by chance."""


@dataclass(frozen=True)
class Foreign:
    """Finds them in one text.

    Attributes:
        examination: the text.
        naming: the words of every finding.
    """

    examination: Examination
    naming: Naming
    _characters: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def objection(self, figure: Figure, known: Known) -> Objection | None:
        """What is doubtful of a figure that is a fact by its value, and another thing by its name."""
        if known.scope not in self.naming.accounts:
            return None
        noun = next((noun for noun in self._nouns(figure) if self._foreign(noun, figure, known)), "")
        if not noun:
            return None
        values = {"label": noun, "actual": known.fact.label}
        return Objection("quantity_named", values, severity=Severity.REVIEW)

    def _nouns(self, figure: Figure) -> tuple[str, ...]:
        """What stands right before and behind a figure and may be its name."""
        examination = self.examination
        segment = examination.segment_at(figure.start)
        earlier = examination.quantities(segment.start, figure.start)
        begin = max(segment.start, figure.start - _REACH, earlier[-1].end if earlier else 0)
        before = _BEFORE.search(examination.flat(begin, figure.start))
        behind = _OF.match(examination.flat(figure.end, min(figure.end + _BEHIND, segment.end)))
        return tuple(found["noun"] for found in (before, behind) if found)

    def _foreign(self, noun: str, figure: Figure, known: Known) -> bool:
        """Whether a noun names a thing of which the finding of a fact says nothing."""
        kind = figure.dimension if figure.dimension in (_MONEY, _RATE) else _THINGS
        head = next((head for head in _table()[kind] if noun.endswith(head)), "")
        if not head or noun == head or noun[0] in _FOR or noun.endswith(_table()["plain"]):
            return False
        telling = noun.removesuffix(head)
        if any(hints().pattern.fullmatch(word) for word in (noun, telling)):
            return False
        if bigrams(noun) & self._words(known) or ordinary().covers(telling):
            return False
        own = sum(char in self._chars(known) for char in telling)
        return own <= _KNOWN * len(telling)

    def _words(self, known: Known) -> frozenset[str]:
        return self.naming.accounts[known.scope] | bigrams(flattened(known.fact.subject))

    def _chars(self, known: Known) -> frozenset[str]:
        """The characters of the words of a finding."""
        found = self._characters.get(known.scope)
        if found is None:
            found = self._characters[known.scope] = frozenset("".join(self.naming.accounts[known.scope]))
        return found


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """The heads of nouns by what they measure, longest first, and the plain nouns."""
    source = resources.files(__package__).joinpath("foreign.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    plain = tuple(table.pop("plain")["words"])
    heads = {kind: tuple(sorted(row["heads"], key=len, reverse=True)) for kind, row in table.items()}
    return {**heads, "plain": plain}
