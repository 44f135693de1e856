"""购置费0元 yet 购置1辆: what has cost nothing, and the same paragraph counts it."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.checks.values.denials.beside import ASIDE, COUNTED, clause, other_year
from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "denial"

_COST = re.compile(
    r"(?P<of>[一-龥“”（）()]{2,24}?)(?:经费|费用|支出|费|款)(?:决算|支出|数|总额)*(?:为|是|共|均)*$"
)
_DEEDS = re.compile(
    r"购置|采购|购买|接待|培训|会议|出国|出境|考察|租赁|维修|新建|改造|举办|召开|宣传|调研|奖励|慰问|补助|救助|建设|引进|聘[用请]"
)
_NO_OBJECT = re.compile(r"[（(][^）)]*[）)]|公务|因公|全年|本年度?|当年|共|其中|[^一-龥]")
_WORD = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Deeds that have cost nothing and are counted in the same paragraph or right behind it."""
    for sentences in reading.by_block.values():
        told = [piece for sentence in sentences for piece in reading.pieces(sentence)]
        for sentence in sentences:
            for figure in sentence.figures:
                if not figure.value and figure.quantity.dimension == "元" and not figure.quantity.hedge:
                    yield from _counted(reading, told, sentence, figure)


def _counted(reading: Reading, told: Sequence[Sentence], sentence: Sentence, nought: Figure) -> Iterator[Issue]:
    """The first count of what was done, in the stretch of the amount of nought or the one behind it."""
    label = label_of(sentence, nought)
    cost = _COST.search(label)
    deeds = _DEEDS.findall(cost["of"]) if cost else []
    if not cost or len(deeds) != 1 or ASIDE.search(label) or other_year(reading, sentence, nought.at):
        return
    near = [piece for piece in told if piece.behind >= nought.at][:_WORD]
    for piece, figure in ((p, f) for p in near for f in p.figures):
        words = clause(figure)
        counted = figure.at > nought.at and figure.value and figure.quantity.dimension in COUNTED
        alike = deeds[0] in words and _of_one_thing(cost["of"].replace(deeds[0], ""), words.replace(deeds[0], ""))
        if counted and alike and not ASIDE.search(words) and not other_year(reading, piece, figure.at):
            deed = words + figure.text
            yield reading.issue(KIND, "costless", [nought.span, figure.span], cost=label + nought.text, deed=deed)
            return


def _of_one_thing(of: str, words: str) -> bool:
    """Whether two words of one deed are of one thing: one of them names none, or they share two characters."""
    bare = _NO_OBJECT.sub("", of)
    pairs = (bare[i : i + _WORD] for i in range(len(bare) - 1))
    return len(bare) < _WORD or any(pair in words for pair in pairs) or bare[-1] in words
