"""Totals that are told behind their parts: 甲a个、乙b个，合计c个; 收入A。加上甲a、乙b，收入总计C.

The parts are of one kind, or counted before: 从四处来：…，总盘子C; or of years: 2021年a，2022年b，两年累计C.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence
from drafter.audit.sums import slack, wrong_sum
from drafter.audit.terms import OTHER_TIME, Term

_TOTAL = re.compile(
    r"^(?:以上|上述|全[部系统单位局校院]*|[两三四五六七八]?(?:项|者|类|年|笔|次|批|级|种|家|个|部分))*(?:核定)?(?P<of>[^，。；\d]{0,4}?)"
    r"(?:合计|共计|总计|共|总共|总(?=投资|额|盘子|规模)|(?<=年)累计)(?:有|为|是|可用资金|资金|金额|额|投资|核定|安排|投入|支出|收入|到位|可支配资金|盘子|规模|受益)*$"
)
_COUNTED = re.compile(r"(?P<n>[两二三四五六七八九])[^，。；：\d]{0,8}：$")
_YEAR = re.compile(r"20\d{2}(?=年)")
_NO_PART = re.compile(
    r"完成|其中|结余|剩余|缺口|平均|人均|每|标准|单价|截至|累计|合计|总计|共|总|占|超|低于|高于|发现|整改|目标|计划|预算数?$|实际"
)
_HAS = re.compile("^[^，。；]{0,8}?共有")
_NEARLY = Decimal("0.8")
_FEWEST = 2
_MOST = 6
_TAIL = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that are not the sum of the parts before them."""
    for sentences in reading.by_block.values():
        before: Sentence | None = None
        for sentence in sentences:
            told = reading.terms(sentence) if re.search("合计|共|总|年累计", sentence.text) else ()
            for index, total in enumerate(told):
                own_name = total.exact and total.opened < 0 and not _of_another(total)
                match = _TOTAL.match(_called(told, index)) if own_name else None
                parts = _parts(sentence, told[:index], total) if match else ()
                if match and parts and _all_of_it(sentence, match["of"], parts):
                    near = (*(reading.terms(before) if before else ()), *told)
                    own = (
                        (*_carried(reading, before, sentence, total), *parts)
                        if _side(match["of"], total)
                        else parts
                    )
                    if not _explained(near, parts, total) and (len(own) > len(parts) or own is parts):
                        yield wrong_sum(reading, total.figure, [t.figure for t in own], total.name[-16:])
            before = sentence


def _called(told: Sequence[Term], index: int) -> str:
    """The words before a total, with a number in words that opens them: 三年累计."""
    label, before = told[index].label, told[index - 1].figure if index else None
    spoken = before and before.quantity.spoken and before.behind == told[index].figure.at - len(label)
    return before.text + label if before and spoken else label


def _of_another(total: Term) -> bool:
    """Whether an amount describes a thing that is named behind it: 总投资A的某园区."""
    return total.figure.block.text[total.figure.behind :][:1] == "的"


def _side(noun: str, total: Term) -> bool:
    """Whether a total is one side of an account, of which the sentence before may tell the largest part."""
    return noun.endswith(("收入", "支出")) or total.label.startswith(("收", "支"))


def _carried(reading: Reading, before: Sentence | None, sentence: Sentence, total: Term) -> Sequence[Term]:
    """What a sentence adds to: 收入A，增长p%。加上甲a、乙b，收入总计C: the first amount of the sentence before."""
    if before is None or not sentence.text.startswith("加") or re.search("主要|其中", before.text):
        return ()
    told = [term for term in reading.terms(before) if term.opened < 0 and term.dimension == total.dimension]
    first = told[:1]
    side = total.label[:1]
    fits = first and first[0].exact and side in first[0].label and "总计" not in first[0].label
    return first if fits and re.search("收入|支出", first[0].label) else ()


def _parts(sentence: Sentence, before: Sequence[Term], total: Term) -> Sequence[Term]:
    """All that the sentence counts alike before a total; nothing where some of it is no part."""
    found = [term for term in before if term.dimension == total.dimension]
    if found and re.search("共|合计|总", found[0].label) and found[0].figure.value >= total.figure.value * _NEARLY:
        found = found[1:]
    same = all(term.opened < 0 for term in found) or all(term.opened >= 0 for term in found)
    proper = all(
        term.exact
        and (term.label or _joined(sentence, term))
        and not term.change
        and not _NO_PART.search(_HAS.sub("", term.label))
        for term in found
    )
    if not _FEWEST <= len(found) <= _MOST or not proper or any(OTHER_TIME.search(term.label) for term in found):
        return ()
    text = sentence.block.text[found[0].figure.behind : total.figure.at]
    enclosed = same or (found[0].opened < 0 and "；" not in text)
    return found if enclosed and not re.search("其中|；|同时|此外|另", text) else ()


def _joined(sentence: Sentence, term: Term) -> bool:
    """Whether an amount without words stands in a row with the one before it."""
    return sentence.block.text[term.figure.at - 1] in "、和及与"


def _all_of_it(sentence: Sentence, noun: str, parts: Sequence[Term]) -> bool:
    """Whether the parts are of one kind, as many as the sentence counts before them, or of years that follow."""
    counted = _COUNTED.search(sentence.block.text[sentence.at : parts[0].figure.at].removesuffix(parts[0].label))
    years = [int(match[0]) for part in parts if (match := _YEAR.search(part.label))]
    yearly = len(years) == len(parts) and years == list(range(years[0], years[0] + len(parts)))
    return _of_one_kind(noun, parts) or yearly or bool(counted and number_of(counted["n"]) == len(parts))


def _of_one_kind(noun: str, parts: Sequence[Term]) -> bool:
    """Whether the parts are what the total is of: named as it is, or counted with nothing in between."""
    if noun:
        return all(term.name.endswith(noun[-_TAIL:]) for term in parts)
    endings = {term.name[-1:] for term in parts}
    gaps = [
        re.sub(r"（[^（）]*）", "", a.figure.block.text[a.figure.behind : b.figure.at]).strip("）")
        for a, b in pairwise(parts)
    ]
    return len(endings) == 1 or all(gap.startswith(("、", "和", "及", "与")) for gap in gaps)


def _explained(told: Sequence[Term], parts: Sequence[Term], total: Term) -> bool:
    """Whether the total is the sum of the parts, of some of them, or with another amount of the sentence."""
    values = [term.figure.value for term in parts]
    stated = total.figure.value
    near = slack(total.figure, (term.figure for term in parts))
    sums = [
        sum(some, Decimal(0)) for size in range(_FEWEST, len(values) + 1) for some in combinations(values, size)
    ]
    others = [t.figure.value for t in told if t.dimension == total.dimension and t not in parts and t is not total]
    gap = abs(sum(values, Decimal(0)) - stated)
    return any(abs(one - stated) <= near for one in sums) or any(abs(value - gap) <= near for value in others)
