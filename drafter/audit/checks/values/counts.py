"""A stated count against the list that follows: 三个方面 … 一是 二是 三是, 分别为A、B、C."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.text.enumerations import clause_labels
from drafter.text.numerals import parse_numeral

KIND = "count_list"

_NUMERAL = r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
_NOUN = (
    r"(?P<noun>(?:大|个|项|点|条|类|种|方面|问题|措施|任务|原因|工作|指标|要求|目标|职责|职能|内容|环节|维度|部分|步骤|举措|阶段"
    r"|重点|主要|突出|具体|存在|不足)+)"
)
_ANNOUNCED = re.compile(
    rf"(?<![第前后这那每各\d.〇一二三四五六七八九十百])(?:{_NUMERAL}{_NOUN}[^，。；：:\d]{{0,10}}[：:]"
    rf"|(?<=[下列有在进出好到括是从]){_NUMERAL.replace('count', 'count2')}(?:个|项|点|条|大)?"
    r"(?:突出|主要|重点|具体)?(?:方面|问题|措施|不足|原因|建议|任务|工作|要求)(?:的?(?:问题|不足|工作))?。)"
)
_COUNTERS = frozenset(
    [
        "个",
        "项",
        "家",
        "类",
        "种",
        "名",
        "所",
        "条",
        "大类",
        "本",
        "份",
        "台",
        "辆",
        "座",
        "处",
        "方面",
        "部",
        "套",
        "支",
        "期",
        "次",
        "场",
    ]
)
_SEPARATOR = re.compile(r"[、]")
_JOINED = re.compile(r"以及|和|及")
_PARTIAL = re.compile(r"等|……|\.\.\.|…")
_NOT_COUNTED = re.compile(r"不(?:纳入|计入|列入|含|包括|占|算)|另[设有]|加挂|挂牌|合署|单列")
"""What says that one of the things in a list is none of those that are counted."""

_BEFORE_COUNT = re.compile(
    r"(?:从|包括|对|在|按|由|与|涉及|涵盖)(?P<list>[^，。；：（）()“”]{6,120}?)等(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<unit>个方面|方面|个|项|家|类|大类|种)"
)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_ASIDE = re.compile(r"（[^（）。；]*）")
_BLANK = "\x00"
_INSIDE = r"[和及与或（）()“”《》\s\d]"
_LONGEST_ITEM = 24
_LOOKS_BACK = re.compile(r"[”’」）)]*(?:$|上述|以上|这些|针对|对此|为此|下一步)")
"""What follows a list that has ended: nothing, or words that look back at it."""
_OTHER_COUNT = re.compile(r"[一二两三四五六七八九十]+(?:个|项|类|种|条|家|方面|大类|部分)")
_BESIDE = re.compile(
    r"\d+(?:个|家|所|名|项|类|处|座|支|台|辆)[^，。；：、\d]{0,12}(?:和|与|及|以及|、)[^，。；：、\d]{0,4}$"
)
_ENOUGH = 2
_AHEAD = 12
_FARTHEST = 300
_LIST_NEAR = 24
_UNLIKE = 3
_LONGEST_LIST = 20


def check(reading: Reading) -> Iterator[Issue]:
    """Counts that their lists do not bear out."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            yield from _followed(reading, sentence, figure)
        yield from _preceded(reading, sentence)
    yield from _announced(reading)


def _followed(reading: Reading, sentence: Sentence, figure: Figure) -> Iterator[Issue]:
    """N个X，分别为A、B、C."""
    unit, value = figure.quantity.dimension, figure.value
    whole = value == value.to_integral() and 1 < value <= _LONGEST_LIST
    if unit not in _COUNTERS or figure.quantity.hedge or not whole:
        return
    text = sentence.block.text[figure.behind : sentence.behind]
    opening = re.match(
        r"[^，。；：:、\d]{0,14}(?:，|,|：|:|（|\()?(?:(?:分别|依次|具体)(?:为|是|从|包括|指)|即(?![将可便使时])|具体(?=：))(?:：)?",
        text,
    )
    if opening is None or _OTHER_COUNT.search(opening[0]) or beside_another(sentence.block.text[: figure.at]):
        return
    rest = _ASIDE.sub(lambda aside: _BLANK * len(aside[0]), text[opening.end() :])  # other names of an item
    listed = re.split(r"[，。；：（）]|进行|方面(?:进行|对)|等?(?:方面|维度)", rest, maxsplit=1)[0]
    low, high = count(_QUOTED.sub("引文", listed.replace(_BLANK, "")))
    high += _more(listed, rest[len(listed) :])
    start = figure.behind + opening.end()
    partial = _PARTIAL.search(listed) or _NOT_COUNTED.search(text) or of_another_count(sentence, figure.at, low)
    if low >= _ENOUGH and not low <= value <= high and not partial:
        span = sentence.block.span(start, start + len(listed))
        sure = _plain(listed, rest[len(listed) :])
        yield _issue(reading, figure.span, span, int(value), low, None if sure else Doubt.ITEMS)


def of_another_count(sentence: Sentence, at: int, found: int) -> bool:
    """Whether a list has as many names as something else that its sentence counts before a place."""
    return any(f.value == found for f in sentence.figures if f.at != at and f.at < at + _LIST_NEAR)


def beside_another(lead: str) -> bool:
    """Whether a count is the second of two that are joined, whose list names the things of both."""
    return bool(_BESIDE.search(lead[-_FARTHEST:]))


def _more(listed: str, behind: str) -> int:
    """How many further items may stand behind a comma that was written for a 、: all that are as short as one."""
    longest = max(map(len, _SEPARATOR.split(listed)))
    if not behind.startswith("，"):
        return 0
    pieces = re.split(r"[，、]", re.split("[。；：]", behind, maxsplit=1)[0])[1:]
    return sum(1 for _ in takewhile(lambda piece: 0 < len(piece) <= longest, pieces))


def _preceded(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """从A、B、C等N个方面: more are named than counted."""
    for match in _BEFORE_COUNT.finditer(sentence.text):
        value = _value(match["count"])
        low, high = count(match["list"])
        if low > value > 1 and low <= high:
            span = sentence.block.span(sentence.at + match.start("count"), sentence.at + match.end("unit"))
            start = sentence.at + match.start("list")
            listed = sentence.block.span(start, start + len(match["list"]))
            yield _issue(reading, span, listed, value, low, None if _plain(match["list"], "") else Doubt.ITEMS)


def _plain(listed: str, behind: str) -> bool:
    """Whether nothing but 、 stands between the items and inside none, and the list ends with its sentence."""
    return not re.search(f"{_INSIDE}|{_BLANK}", listed) and bool(re.match("[。；]|$", behind))


def _issue(  # a count, its list, and what was guessed of it
    reading: Reading,
    stated: tuple[int, int],
    listed: tuple[int, int],
    value: int,
    found: int,
    doubt: Doubt | None,
) -> Issue:
    items = re.sub(r"\s", "", reading.text[slice(*listed)])
    return reading.issue(KIND, "listed", [stated, listed], doubt=doubt, stated=value, found=found, items=items)


def _value(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else int(parse_numeral(text) or Decimal(0))


def count(listed: str) -> tuple[int, int]:
    """How many things a list names, at least and at most: 和 may join two of them or stand inside one.

    A list that nests, or whose items are too long for one, counts as nothing: (0, 0).
    """
    items = [item for item in _SEPARATOR.split(listed) if item]
    if len(items) < _ENOUGH or any(len(item) > _LONGEST_ITEM for item in items):
        return 0, 0
    head, last = items[:-1], items[-1]
    inner = sum(len(_JOINED.findall(item)) for item in head)
    joined = _JOINED.search(last)
    if inner:
        return len(items), len(items) + inner + (1 if joined else 0)
    if joined is None:
        return len(items), len(items)
    halves = (last[: joined.start()], last[joined.end() :])
    sure = _conjunction(head, halves)
    if sure is None:
        return len(items), len(items) + 1
    return (len(items) + 1,) * 2 if sure else (len(items),) * 2


def _conjunction(head: Sequence[str], halves: tuple[str, str]) -> bool | None:
    """Whether 和 joins the last two of a list: both halves look like the others; `None` if it cannot be told."""
    if min(map(len, halves)) < _ENOUGH:
        return False if not halves[0] or not halves[1] else None
    ending = halves[1][-1]
    alike = sum(item[-1] == ending for item in head)
    if 2 * alike >= len(head):
        return halves[0][-1] == ending
    lengths = [len(item) for item in head]
    if max(lengths) - min(lengths) > _UNLIKE:  # lists of things of unlike length tell nothing
        return None
    fits = all(min(lengths) - 1 <= len(half) <= max(lengths) + 1 for half in halves)
    ends = {item[-1] for item in head}  # 招生和技术装备中心 is one thing among 办公室 and 财务科
    return True if fits and halves[0][-1] in ends else None


def _announced(reading: Reading) -> Iterator[Issue]:
    """存在三个问题：一是…二是…: the labels that follow in the same paragraph, or in those that follow it."""
    for index, block in enumerate(reading.blocks):
        for match in _ANNOUNCED.finditer(block.text):
            name = "count" if match["count"] else "count2"
            value = _value(match[name])
            if not block.text[match.end() :].strip() and any(
                b.depth for b in reading.blocks[index + 1 : index + 2]
            ):
                continue  # the list is that of the headings
            opening = block.text[match.end() :]
            following = opening + _text(reading.blocks[index + 1 : index + 1 + _AHEAD])
            labels = clause_labels(following)
            if not labels or labels[0].value != 1 or labels[0].start > 1:
                continue
            run = _run([label.value for label in labels])
            if run < value and _run_of(opening + _text(_to_next_chapter(reading.blocks, index))) >= value:
                continue  # every item heads a passage of its own
            if run != value and value > 1 and run > 1 and _finished(following, labels[run - 1].end):
                sure = run > value or _closed(opening, labels[run - 1].end)
                yield reading.issue(
                    KIND,
                    "announced",
                    [block.span(match.start(name), match.end())],
                    doubt=None if sure else Doubt.ITEMS,  # what lacks may stand in another form
                    stated=value,
                    found=run,
                )


def _text(blocks: Sequence[Block]) -> str:
    return "".join("\n" + block.text for block in blocks if not block.depth)


def _to_next_chapter(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    """The blocks behind one, up to the next chapter."""
    rest = blocks[index + 1 : index + 1 + _FARTHEST]
    return list(takewhile(lambda block: block.depth != 1, rest))


def _run_of(text: str) -> int:
    return _run([label.value for label in clause_labels(text)])


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


def _finished(text: str, last: int) -> bool:
    """Whether the list ends within what was looked at: something follows its last entry."""
    return bool(text[last:].strip())
