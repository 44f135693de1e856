"""References to annexes that are not there: by the own list of a report, by the one at its end, by headings."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "cross_reference"

_ANNEX = re.compile(r"(?:详?见|参见|附|以|按)附件(?P<number>\d{1,2})|[（(]附件(?P<number2>\d{1,2})[)）]")
_OF_ANOTHER = re.compile(r"《[^》]*》[^，。；]*$|(?:通知|文件|办法|方案|规程)[^，。；]{0,12}$")
_ANNEX_HEAD = re.compile(r"附件\s*[:：]?\s*(?P<number>\d{0,2})\s*(?:[:：.、．]|$|\s)")
_ANNEX_ENTRY = re.compile(r"(?:附件[:：]?)?\s*(?P<number>\d{1,2})[.、．:：]")
_LISTED = re.compile(r"(?:附件\s*[:：]?\s*|(?<=[。；\u4e00-\u9fff》）)]))(?P<number>\d{1,2})[.、．:：](?!\d)")
_OWN_LIST = re.compile(r"附件\s*[:：]\s*(?P<list>1\s*[.．、].*2\s*[.．、].*)$")
_IN_LIST = re.compile(r"(?<!\d)(\d{1,2})\s*[.．、](?!\d)")
_SEE = re.compile(r"(?:详?见|参见)(?P<name>附件(?P<n>\d{1,2}))(?![-\d—–])")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """References beyond the list of annexes that stands in one paragraph; else to none that is named anywhere."""
    if not reading.papers.several:  # each report has annexes of its own
        yield from list(_in_own_list(reading)) or _listed_or_headed(reading)


def _in_own_list(reading: Reading) -> Iterator[Issue]:
    """附件3 in a report whose own list of annexes, in one paragraph, ends with 2."""
    lists = [(b, m) for b in reading.blocks if (m := _OWN_LIST.match(b.text))]
    numbers = [int(n) for n in _IN_LIST.findall(lists[0][1]["list"])] if len(lists) == 1 else []
    last = len(numbers)
    if last < _FEWEST or numbers != list(range(1, last + 1)):
        return
    block = lists[0][0]
    for sentence in reading.sentences:
        for match in _SEE.finditer(sentence.text):
            other = _OF_ANOTHER.search(sentence.text[: match.start()]) or "《" in sentence.text
            if int(match["n"]) > last and not other and sentence.block is not block:
                span = sentence.block.span(sentence.at + match.start("name"), sentence.at + match.end("name"))
                yield reading.issue(
                    KIND,
                    "missing_part",
                    [span, block.span(0, len(block.text))],
                    text=match["name"],
                    last=last,
                    of="个附件",
                )


def _listed_or_headed(reading: Reading) -> Iterator[Issue]:
    """附件3, which neither the list at the end nor a heading names."""
    numbers, listed = _annex_numbers(reading)
    if not listed:
        return
    for sentence in reading.sentences:
        for match in _ANNEX.finditer(sentence.text):
            if _OF_ANOTHER.search(sentence.text[: match.start()]):
                continue
            number = int(match["number"] or match["number2"])
            if number in numbers:
                continue
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            if number == 1 and numbers == {0}:
                key, severity = "unnumbered_annex", Severity.WARNING
            else:
                key, severity = "missing_annex", Severity.ERROR
            yield reading.issue(KIND, key, [span], severity=severity, number=number, count=len(numbers))
            return


def _annex_numbers(reading: Reading) -> tuple[set[int], bool]:
    """The annexes that the list at the end, or their own headings, name; 0 for one without a number."""
    found: set[int] = set()
    last = max((s.block.start for s in reading.sections if s.block and s.depth == 1 and s.number), default=0)
    following = False
    for block in reading.blocks:
        if block.start <= last:
            continue
        head = _ANNEX_HEAD.match(block.text)
        entry = _ANNEX_ENTRY.match(block.text) if following else None
        if head:
            inline = {int(match["number"]) for match in _LISTED.finditer(block.text)}
            found |= inline or {int(head["number"] or 0)}
            following = True
        elif entry:
            found.add(int(entry["number"]))
        else:
            following = False
    return found, bool(found)
