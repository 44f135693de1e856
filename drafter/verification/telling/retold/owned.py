"""Numbers of things beside what the case says of another: a voucher of another month, another contract."""

import re
from collections.abc import Iterator

from drafter.findings.model import FactKind
from drafter.text.dates import find_dates
from drafter.text.width import fold
from drafter.verification.facts.known import Known
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import FIGURE, NUMBER, VOUCHER

NAME = "names"
_SHARE, _FEW = 0.8, 4
"""So much of what is said of a contract must be another's, of so many words at least."""

_LIKELY = 0.6
_SEVERAL = 2
_EACH = re.compile("除|以外|无关|不是|并非")
_CALLED = "号合同"
_PLACE = re.compile("[\u4e00-\u9fff]{2,3}[省市县区州旗镇乡]")


def vouchers(text: str, sources: Sources) -> Iterator[Found]:
    """The months before vouchers of another month."""
    named = list(VOUCHER.finditer(text))
    paid = {sources.paid[one] for one in FIGURE.findall(text) if one in sources.paid} if len(named) == 1 else set()
    for match in named:
        known = sources.vouchers.get(match["number"], frozenset())
        for month, number in paid if len(paid) == 1 else ():
            known = frozenset((month,)) if number == match["number"] else known
        if known and int(match["month"]) not in known:
            expected = "或".join(f"{month}月" for month in sorted(known))
            yield Found(NAME, "word_exchanged", match.start("month"), match.end("month") + 1, expected)


def contracts(text: str, sources: Sources) -> Iterator[Found]:
    """Of several numbers in a sentence those of which the case says what it says of another."""
    numbers = frozenset(NUMBER.findall(text)) if sources.numbered else frozenset[str]()
    if len(numbers) < _SEVERAL:
        return
    for part in re.split("(?<=[，；])", text):
        own = numbers & frozenset(NUMBER.findall(part))
        meant = _meant(part, min(own), sources) & numbers if len(own) == 1 else None
        if meant:
            at = text.index(min(own))
            yield Found(NAME, "word_exchanged", at, at + len(min(own)), "、".join(sorted(meant)))


def contract(text: str, sources: Sources) -> Iterator[Found]:
    """The one number of a sentence, or of a voucher in it, of which all is said that the case says of another."""
    found = list(NUMBER.finditer(text)) if sources.numbered else []
    if len({match.group() for match in found}) == 1 and not _EACH.search(text):
        number = found[0].group()
        own = [numbers for numbers, _ in sources.numbered if number in numbers]
        if not own or any(len(numbers) > 1 for numbers in own):
            return  # of those that stand in a row more is known than one account says
        figured = re.search(r"\d", NUMBER.sub("", text))
        meant = _paid(text, number, sources) if figured else _meant(text, number, sources, _LIKELY)
        if len(meant) == 1:
            yield Found(NAME, "word_exchanged", *found[0].span(), "、".join(meant))


def bodies(text: str, sources: Sources) -> Iterator[Found]:
    """The one body of a sentence on what the case tells of another: 妇幼保健站的运血箱."""
    kinds = _units(sources)
    others = frozenset().union(*kinds)
    found = [match for match in sources.book.body.finditer(text) if match.group() in others] if others else []
    if len({match.group() for match in found}) != 1 or _EACH.search(text):
        return
    name = found[0].group()
    told = sources.pointed(text.replace(name, "，"), least=_SEVERAL)
    meant = [other for one in told for other in others if one.says(other)] if told else []
    alike = any({name, *meant} <= kind for kind in kinds)
    if len(meant) == 1 and meant[0] != name and alike and not told[0].says(name):
        yield Found(NAME, "word_exchanged", *found[0].span(), meant[0])


def dates(text: str, sources: Sources) -> Iterator[Found]:
    """The one thing of a sentence that has a date of the case which is another's alone."""
    apart = sources.book.apart
    named = {owner for owner, ways in apart.items() if any(way in text for way in (owner, *ways))}
    marks = find_dates(text) if len(named) == 1 and not _EACH.search(text) else ()
    for mark in marks:
        on = (one.fact.subject for one in sources.book.of_case if mark.names_day and _on(one, mark.value))
        owners = {fold(owner).text for owner in on}
        if owners and owners <= apart.keys() and not owners & named:
            yield Found(NAME, "word_exchanged", mark.start, mark.end, f"{min(owners)}{mark.text}")


def _on(known: Known, day: str) -> bool:
    """Whether a fact is a date on some day, of any year where that names none."""
    return known.fact.kind is FactKind.DATE and known.fact.value.endswith(day.lstrip("-"))


def _units(sources: Sources) -> tuple[frozenset[str], frozenset[str]]:
    """The bodies below the department of which the case tells, and the others whose facts it has."""
    below = frozenset(fold(one).text for one in sources.book.case.department.subordinates)
    beside = frozenset(one for one in sources.book.owners - below if not _PLACE.fullmatch(one))
    return below & sources.book.bodies, beside & sources.book.bodies


def _paid(text: str, number: str, sources: Sources) -> frozenset[str]:
    """The number of the one account that has an amount of the sentence."""
    written = FIGURE.findall(NUMBER.sub("，", text))
    for figure in (*written, *(f"{one}.00" for one in written if "." not in one)):
        told = [numbers for numbers, words in sources.numbered if figure in words]
        if len(told) == 1 == sum(figure in one.grams for one in sources.all) and number not in told[0]:
            return told[0]
    return frozenset()


def _meant(part: str, number: str, sources: Sources, share: float = _SHARE) -> frozenset[str]:
    """The numbers of which the case says what is said of another."""
    said = sources.content(NUMBER.sub("，", part).replace(_CALLED, "，")) & sources.held
    best = max(
        sources.numbered, key=lambda line: len(said & line[1]), default=(frozenset[str](), frozenset[str]())
    )
    much = len(said & best[1])
    mine = max((len(said & words) for own, words in sources.numbered if number in own), default=0)
    if len(said) < _FEW or much < share * len(said) or number in best[0] or mine * 2 >= much:
        return frozenset()
    return best[0]
