"""A number of matters against the labels of their list: 三个问题：一是…, 问题有四：其一…, 四项措施：（1）…."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.text.enumerations import clause_labels

KIND = "count_list"

_NUMBER = r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
_ALONE = r"(?<![第前后这那每各\d.〇一二三四五六七八九十百])"
_MATTERS = "问题|原因|不足|短板|建议|意见|做法|经验|特点|成效|亮点|方面|教训|表现|难点|矛盾"
_NOUN = (
    r"(?:大|个|项|点|条|类|种|方面|问题|措施|任务|原因|工作|指标|要求|目标|职责|职能|内容|环节|维度|部分|步骤|举措|阶段"
    r"|重点|主要|突出|具体|存在|不足)+"
)
_ANNOUNCED = (
    re.compile(rf"{_ALONE}{_NUMBER}{_NOUN}[^，。；：:\d]{{0,12}}[：:]"),
    re.compile(
        rf"(?<=[下列有在进出好到括是从]){_ALONE}{_NUMBER}(?:个|项|点|条|大)?(?:突出|主要|重点|具体)?"
        r"(?:方面|问题|措施|不足|原因|建议|任务|工作|要求)(?:的?(?:问题|不足|工作))?。"
    ),
    re.compile(rf"(?:{_MATTERS})(?:主要|大致|大体)?(?:有|共有|在于){_NUMBER}[：:，,。]?(?=其一|一是)"),
    re.compile(
        rf"{_ALONE}{_NUMBER}(?:个|条|点|项|大|方面)(?:方面|主要|突出|明显)?的?(?:{_MATTERS})?[：:，,。]?(?=其一)"
    ),
)
_ORDER = re.compile(r"其(?P<n>[一二三四五六七八九])(?=[，,是为、])")
_IN_A_SENTENCE = (
    re.compile(r"(?:^|(?<=[；;。，]))(?P<n>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:^|(?<=[；;。，、]))[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"(?:^|(?<=[；;。，]))[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]"),
    re.compile(r"(?:^|(?<=[；;。，]))第(?P<n>[一二三四五六七八九十])[，、,]"),
)
"""Labels that may be those of headings, of a norm or of a table; they count where one sentence holds all."""
_MORE = re.compile(r"等|此外|另外|其[中他余]|同时|还")
_ASIDE = re.compile(r"（[^（）]*）")
_LOOKS_BACK = re.compile(r"[”’」）)]*(?:$|上述|以上|这些|针对|对此|为此|下一步)")
"""What follows a list that has ended: nothing, or words that look back at it."""
_AHEAD = 12
_FARTHEST = 300


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers of matters that are not those that the labels behind them count to."""
    for index, block in enumerate(reading.blocks):
        for match in _announcements(block.text):
            opening, count = block.text[match.end() :], number_of(match["count"])
            if not opening.strip() and any(b.depth for b in reading.blocks[index + 1 : index + 2]):
                continue  # the list is that of the headings
            found = _in_a_sentence(opening) or _over_paragraphs(reading, index, opening, count)
            if found and found[0] != count > 1 and found[0] > 1:
                span, stated = block.span(match.start("count"), match.end()), match[0].rstrip("：:，,。")
                yield reading.issue(KIND, "numbered", [span], doubt=found[1], stated=stated, found=found[0])


def _announcements(text: str) -> Iterator[re.Match[str]]:
    seen: set[int] = set()
    for pattern in _ANNOUNCED:
        for match in pattern.finditer(text):
            if match.start("count") not in seen:
                seen.add(match.start("count"))
                yield match


def _in_a_sentence(opening: str) -> tuple[int, Doubt | None] | None:
    """How far a list of numbers counts that fills one sentence and is over with it; `None` where there is none."""
    for labels in _IN_A_SENTENCE:
        if labels.match(opening):
            found = [
                (number_of(match["n"]), match.end())
                for match in labels.finditer(opening.split("。", maxsplit=1)[0])
            ]
            listed = _ASIDE.sub("", opening.split("。", maxsplit=1)[0])
            run = _run([value for value, _ in found])
            whole = run == len(found) and _closed(opening, found[-1][1]) and not _MORE.search(listed)
            return (run, None) if whole else None
    return None


def _over_paragraphs(reading: Reading, index: int, opening: str, count: int) -> tuple[int, Doubt | None] | None:
    """How far 一是 or 其一 count in a paragraph and those behind it; what lacks may stand in another form."""
    following = opening + _text(reading.blocks[index + 1 : index + 1 + _AHEAD])
    found = _labels(following)
    run = _run([value for value, _ in found])
    if not run or (run < count and _goes_on(reading, index, opening, count)):
        return None
    last = found[run - 1][1]
    sure = run > count or _closed(opening, last) or _lost(following, run)
    return (run, None if sure else Doubt.ITEMS) if following[last:].strip() else None


def _labels(text: str) -> list[tuple[int, int]]:
    """The values of the labels of a list that begins at once, and where they end."""
    if _ORDER.match(text):
        return [(number_of(match["n"]), match.end()) for match in _ORDER.finditer(text)]
    clauses = clause_labels(text)
    return [(label.value, label.end) for label in clauses] if clauses and clauses[0].start <= 1 else []


def _lost(following: str, run: int) -> bool:
    """Whether a list of 其一, 其二 ends early, and its next item has no label of another kind."""
    return bool(_ORDER.match(following)) and f"{'一二三四五六七八九十'[run]}是" not in following


def _goes_on(reading: Reading, index: int, opening: str, count: int) -> bool:
    """Whether all items are there up to the next chapter, each of which heads a passage of its own."""
    rest = reading.blocks[index + 1 : index + 1 + _FARTHEST]
    chapter = opening + _text(list(takewhile(lambda block: block.depth != 1, rest)))
    return _run([value for value, _ in _labels(chapter)]) >= count


def _text(blocks: Sequence[Block]) -> str:
    return "".join("\n" + block.text for block in blocks if not block.depth)


def _run(values: Sequence[int]) -> int:
    """How far the labels count on from 1."""
    run = 0
    for value in values:
        if value != run + 1:
            break
        run = value
    return run


def _closed(opening: str, last: int) -> bool:
    """Whether a list is one sentence of its own paragraph, and what follows it there is not more of it."""
    entries, stop, rest = opening[last:].partition("。")
    listed = opening[: last + len(entries)]
    return last <= len(opening) and bool(stop) and "。" not in listed and bool(_LOOKS_BACK.match(rest))
