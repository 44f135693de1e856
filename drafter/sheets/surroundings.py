"""What a figure is, told from the words around it: its label and its role."""

import re
from functools import cache

from drafter.findings.model import FactKind, Role
from drafter.sheets.words import lexicon

_STOPS = re.compile(r"[，。；：、！？;:,!?（()）《》“”\n]")
_LINK = (
    "为|是|即|约|达到|达|共计|共有|合计|总计|共|仅为|仅有|仅|只有|有|等于|=|的|了|至|到|超过|超出|逾|近|不足|计|至少"
    "|人民币|在|于"
)
_LINKS = re.compile(rf"(?:{_LINK}|金额|数额)+$")
_LINKS_TO_NOUN = re.compile(rf"(?:{_LINK})+$")
"""The same without what belongs to the noun: 合同金额 is the name of a figure."""

_ASIDE = re.compile(r"[（(][^（()）0-9]{1,12}[)）]$")
"""What is said in brackets between a figure and its name: 支出（不含税）."""

_OPENINGS = re.compile(
    r"^(?:其中|另外|此外|但|而|且|并|及|和|与|共计|合计|总计|共|经|因|由于|由|将|把|对|该|本|的|了|在|以|其)+"
)
_AFTER = re.compile(r"^[\u4e00-\u9fff]{2,10}")
_VERB = re.compile(r"[未没有是为在已均的不被无缺仍需应达]")
_LONGEST = 16
_SHORTEST = 2
_NEAR = 10
_PEOPLE = ("人", "名")
_FORMULA = re.compile(r"([\u4e00-\u9fff]{2,16})=[\d.,/÷*×xX%()（）+-]+=$")
"""What a quotient is called that is written out: 预算调整率=57.3/315.37*100%=18.17%."""

_NAMELESS = frozenset({FactKind.NAME, FactKind.TERM, FactKind.DOCUMENT, FactKind.DATE})
"""Kinds that are called by their role: the words around them belong to the sentence, not to them."""

_DATES = frozenset({Role.SIGNED, Role.FILED, Role.ANNOUNCED, Role.OCCURRED, Role.DEADLINE})
_AMOUNTS = frozenset(
    {
        Role.INITIAL_BUDGET, Role.ADJUSTED_BUDGET, Role.ADJUSTMENT, Role.BUDGET, Role.FINAL_ACCOUNT,
        Role.EXPENDITURE, Role.BALANCE, Role.REVENUE, Role.DIFFERENCE, Role.TARGET, Role.ACTUAL, Role.STANDARD,
        Role.THRESHOLD, Role.PRIOR_YEAR, Role.PEER, Role.ASSET,
    }
)  # fmt: skip
_RATES = frozenset(
    {Role.TARGET, Role.ACTUAL, Role.STANDARD, Role.THRESHOLD, Role.PRIOR_YEAR, Role.PEER, Role.RATIO}
)
_COUNTS = frozenset({Role.TARGET, Role.ACTUAL, Role.STANDARD, Role.THRESHOLD, Role.PRIOR_YEAR, Role.DIFFERENCE})
_SCORES = frozenset({Role.FULL_MARK, Role.AWARDED, Role.DEDUCTED})

_FITTING = {
    FactKind.MONEY: (_AMOUNTS, Role.AMOUNT),
    FactKind.RATE: (_RATES, Role.RATIO),
    FactKind.PERCENTAGE_POINT: (frozenset[Role](), Role.DIFFERENCE),
    FactKind.COUNT: (_COUNTS, Role.NUMBER),
    FactKind.SCORE: (_SCORES, Role.NUMBER),
    FactKind.DATE: (_DATES, Role.OCCURRED),
    FactKind.DOCUMENT: (frozenset[Role](), Role.BASIS),
    FactKind.NAME: (frozenset({Role.VENDOR}), Role.UNIT),
    FactKind.TERM: (frozenset[Role](), Role.QUOTED),
}


def role_in(text: str, start: int, end: int, kind: FactKind, unit: str = "") -> Role:
    """The role of a figure that stands at a span of a text.

    Args:
        text: the whole text.
        start: offset of the figure's first character.
        end: offset behind its last.
        kind: what sort of figure it is.
        unit: its unit.
    """
    fitting, usual = _FITTING.get(kind, (frozenset[Role](), Role.IDENTIFIER))
    bracketed = kind is FactKind.DATE and text[start - 1 : start] in ("（", "(")
    before = clause_before(text, start - bracketed)
    found = _nearest(before, fitting)
    if kind is FactKind.DATE:
        after = _STOPS.split(text[end : end + _NEAR])[0]
        found = _nearest(after[::-1], fitting, backwards=True) or found
    if found:
        return found
    return Role.STAFF if kind is FactKind.COUNT and unit in _PEOPLE else usual


def label_of(text: str, start: int, end: int, kind: FactKind, role: Role) -> str:
    """What a fact is called: by the words before it, else, if it counts, by those behind it; else its role."""
    if kind in _NAMELESS:
        return role.value
    formula = _FORMULA.search(text[max(start - 80, 0) : start])
    before = formula.group(1) if formula else _OPENINGS.sub("", _noun_before(text, start))
    if len(before) > _LONGEST:
        before = before[-_LONGEST:]
        before = before.partition("的")[2] or before
    if len(before) >= _SHORTEST:
        return before
    after = _AFTER.match(text[end : end + _NEAR]) if kind is FactKind.COUNT else None
    noun = _VERB.split(after.group())[0] if after else ""
    return noun if len(noun) >= _SHORTEST else role.value


def clause_before(text: str, start: int) -> str:
    """The words of a clause before a figure, without the verb that leads to it, and without earlier figures."""
    return _LINKS.sub("", _clause(text, start))


def _noun_before(text: str, start: int) -> str:
    """The same with the whole noun: 合同金额 of 合同金额为3万元 and of 合同金额（含税）3万元."""
    aside = _ASIDE.search(text[max(start - 60, 0) : start].rstrip())
    return _LINKS_TO_NOUN.sub("", _clause(text, start - len(aside.group()) if aside else start))


def _clause(text: str, start: int) -> str:
    clause = _STOPS.split(text[max(start - 60, 0) : start])[-1]
    return re.split(r"[0-9][0-9.,]*(?:[%‰]|[万亿]?元|年|月|日|个|项|分|号凭证|号文|号)?", clause)[-1].strip()


def _nearest(words: str, fitting: frozenset[Role], *, backwards: bool = False) -> Role | None:
    """The role whose cue stands nearest to the end of some words; of those that end alike, the longest cue."""
    best: tuple[int, int] | None = None
    found = None
    for cue, role in _cues():
        spelled = cue[::-1] if backwards else cue
        at = words.rfind(spelled) if role in fitting else -1
        if at >= 0 and (best is None or (at + len(cue), len(cue)) > best):
            best, found = (at + len(cue), len(cue)), role
    return found


@cache
def _cues() -> tuple[tuple[str, Role], ...]:
    return tuple((cue, Role(role)) for role, cues in lexicon("roles").items() for cue in cues)
