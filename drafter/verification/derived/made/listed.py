"""两项合计, 三个环节, 两套系统: a count of what its own sentence lists."""

import re
from collections import Counter

from drafter.findings.model import FactKind
from drafter.text.quantities import Quantity
from drafter.verification.reading.examination import Examination
from drafter.verification.words.grams import bigrams

_COUNTERS = frozenset("个项套笔类家份条处起组次种部期批所者宗户台样桩")
_MOST = 10
_BEHIND = 8
_NAMED = 100
"""What a number that a sentence names weighs beside the words that it shares with an account."""
_UNITS = re.compile("(?:下属|所属|直属|基层)(?:事业)?单位")
_BELOW = re.compile("(?:下属|所属|直属)的?$")
_PAPERS = re.compile("[\u4e00-\u9fff]{0,6}?合同")
_WORD = 2
_JOINED = re.compile("以及|[和与及、]")
_BEFORE = re.compile(r"[^，。；：、]+(?:、[^，。；：、]+)*(?:以及|[和与及、])[^，。；：、]+$")
_LIST = re.compile(r"[^，；。：、]+(?:、[^，；。：、]+)+")


def counted(examination: Examination, quantity: Quantity) -> str:
    """What a small spoken count counts in its sentence or the one before; empty if nothing has that number.

    Counted are the figures of one dimension, the things of the case that are named, and the entries of a list; a
    list right before the count holds nothing that the case does not know.
    """
    if not quantity.spoken or not 1 < quantity.value <= _MOST or quantity.dimension not in _COUNTERS:
        return ""
    sentence = examination.sentence_at(quantity.start)
    before = examination.sentence_at(max(sentence.start - 1, 0))
    entries = _entries(examination.flat(sentence.start, quantity.start))
    if entries and not all(entry[-_WORD:] in examination.book.everything for entry in entries):
        return ""
    within = examination.quantities(before.start, sentence.end)
    figures = Counter(one.dimension for one in within if not one.spoken and one is not quantity)
    named = {known.ref for _, _, known in examination.mentioned(before.start, sentence.end)}
    texts = dict.fromkeys((before.text, sentence.text))
    lists = (found.group().count("、") + 1 for text in texts for found in _LIST.finditer(text))
    numbers = {*figures.values(), len(named), len(entries), *lists}
    return f"count({int(quantity.value)})" if quantity.value in numbers else ""


def _entries(lead: str) -> list[str]:
    """The entries of the list right before a count: 合同签订、备案和政策效能三项."""
    found = _BEFORE.search(lead)
    return [entry for entry in _JOINED.split(found.group()) if entry] if found else []


def of_case(examination: Examination, quantity: Quantity) -> str:
    """What a count counts of the case: the units below the department, or the papers of a finding."""
    behind = examination.flat(quantity.end, quantity.end + _BEHIND)
    lead = examination.flat(max(quantity.start - _BEHIND, 0), quantity.start)
    below = examination.book.case.department.subordinates
    if (
        below
        and quantity.value == len(below)
        and (_UNITS.match(behind) or (_BELOW.search(lead) and "单位" in behind))
    ):
        return f"count({len(below)})"
    return _papers(examination, quantity) if _PAPERS.match(behind) else ""


def _papers(examination: Examination, quantity: Quantity) -> str:
    """The numbered papers of the finding of which the sentence says most, where these are so many."""
    book, sentence = examination.book, examination.sentence_at(quantity.start)
    said = bigrams(examination.flat(sentence.start, sentence.end))
    best: tuple[int, list[str]] = (0, [])
    for scope, facts in book.of_case.by_scope.items():
        numbers = [known.ref for known in facts if known.fact.kind is FactKind.CONTRACT_NUMBER]
        told = [text for point, text in book.accounts.items() if book.points[point][0].id == scope]
        weight = len(said & frozenset().union(*map(bigrams, told))) if numbers and told else 0
        weight += _NAMED * any(book.by_ref[ref].written in sentence.text for ref in numbers)
        best = max(best, (weight, numbers))
    return f"count({', '.join(best[1])})" if best[0] and quantity.value == len(best[1]) else ""
