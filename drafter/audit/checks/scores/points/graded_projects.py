"""共涉及项目12个……9个项目为优，2个为良，无中、差等级: projects by their grades, where no grade is left out."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "sum"

_ALL = re.compile(
    r"(?:项目(?:共计?|合计|总数)?(?P<a>\d{1,4})个|(?<![\d第前后])(?P<b>\d{1,4})个(?:[^，。；、\d]{0,8}项目))(?!以上|左右)"
)
_GRADE = (
    r"[“\"]?(?P<grade>优秀|良好|合格|中等|较差|不合格|优|良|中|差)[”\"]?(?:等级|等次|的)?(?=[，。；、和及与]|$)"
)
_NUMBERED = re.compile(
    r"(?<![\d第前后])(?P<n>\d{1,4})个(?:项目)?(?:的)?(?:自评|评价|绩效)*(?:等级|等次|结果|结论)?(?:评定|评|均)?(?:为|是)"
    + _GRADE
)
_AFTER = re.compile(
    r"[“\"]?(?P<grade>优秀|良好|合格|中等|较差|不合格|优|良|中|差)[”\"]?(?:等级|等次)?(?:的)?(?:项目)?(?:有|为)?(?P<n>\d{1,4})个"
)
_CLOSED = re.compile(r"(?:无|没有|未出现)(?:等级为|评价为)?[“\"]?(?:中|差|合格|较差|不合格|其他|其它)")
_WORST = re.compile("差|不合格")
_BENT = re.compile(r"其中|部门评价|财政评价|重点评价|抽[查取]|约|余个|复核")
_SOON = 2
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of projects whose grades add up to another number."""
    for sentences in reading.by_block.values():
        for index, sentence in enumerate(sentences):
            if "优" in sentence.text and (_CLOSED.search(sentence.text) or _WORST.search(sentence.text)):
                yield from _graded(reading, sentences[max(0, index - _SOON) : index], sentence)


def _graded(reading: Reading, before: Sequence[Sentence], sentence: Sentence) -> Iterator[Issue]:
    found = list(_NUMBERED.finditer(sentence.text)) or list(_AFTER.finditer(sentence.text))
    grades = [match["grade"] for match in found]
    complete = _CLOSED.search(sentence.text) or any(map(_WORST.search, grades))
    if len(found) < _FEWEST or len(set(grades)) != len(grades) or not complete or "优" not in grades[0]:
        return
    text = sentence.text[: found[0].start()]
    told = [(s, match) for s in before for match in _ALL.finditer(s.text)]
    told += [(sentence, match) for match in _ALL.finditer(text)]
    near = "".join(s.text for s in before) + text
    if len({match["a"] or match["b"] for _, match in told}) != 1 or _BENT.search(near.removesuffix("其中")):
        return
    own, whole = told[-1]
    group = "a" if whole["a"] else "b"
    total, added = int(whole[group]), sum(int(match["n"]) for match in found)
    if added == total:
        return
    spans = [own.block.span(own.at + whole.start(group), own.at + whole.end(group) + 1)]
    spans += [sentence.block.span(sentence.at + m.start("n"), sentence.at + m.end("n") + 1) for m in found]
    terms = "+".join(match["n"] for match in found)
    yield reading.issue(KIND, "divided_count", spans, total=f"{total}个", terms=terms, sum=added, unit="个")
