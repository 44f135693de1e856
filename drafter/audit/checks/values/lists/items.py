"""A count of anything against the list behind it: N个X，分别为A、B、C; 从A、B、C等N个方面; 分别是“A”和“B”."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafter.audit.checks.values.lists.counted import COUNT, beside_another, miscounted, of_another_count
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

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
_OTHER_COUNT = re.compile(r"[一二两三四五六七八九十]+(?:个|项|类|种|条|家|方面|大类|部分)")
_OF_QUOTED = re.compile(
    rf"(?<![\d.第近前后第]){COUNT}(?P<unit>个|项|类|种|家|条)[^，。；：“”\d]{{0,10}}"
    r"(?:[，,]?(?:分别|依次)(?:为|是)[：:]?|[，,]即|[：:]|——|[（(])"
    r"(?P<list>“[^“”]{1,30}”(?:(?:、|和|与|及|以及|，)“[^“”]{1,30}”)+)(?=[。；，）)])"
)
_ENOUGH = 2
_UNLIKE = 3
_LONGEST_LIST = 20


def check(reading: Reading) -> Iterator[Issue]:
    """Counts that their lists do not bear out."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            yield from _followed(reading, sentence, figure)
        yield from _preceded(reading, sentence)
        if "“" in sentence.text:
            yield from _quoted(reading, sentence)


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
        doubt = None if _plain(listed, rest[len(listed) :]) else Doubt.ITEMS
        spans = (figure.at, figure.behind), (start, start + len(listed))
        yield miscounted(reading, sentence, spans, (int(value), low), doubt=doubt)


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
        value = number_of(match["count"])
        low, high = count(match["list"])
        if low > value > 1 and low <= high:
            stated = sentence.at + match.start("count"), sentence.at + match.end("unit")
            listed = sentence.at + match.start("list"), sentence.at + match.end("list")
            doubt = None if _plain(match["list"], "") else Doubt.ITEMS
            yield miscounted(reading, sentence, (stated, listed), (value, low), doubt=doubt)


def _quoted(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """未完成的3个，分别是“甲率”和“乙数”."""
    for match in _OF_QUOTED.finditer(sentence.text):
        names = re.findall("“([^“”]+)”", match["list"])
        value, at = number_of(match["count"]), sentence.at + match.start("count")
        if len(names) >= _ENOUGH and len(names) != value > 1 and not of_another_count(sentence, at, len(names)):
            listed = sentence.at + match.start("list"), sentence.at + match.end("list")
            stated = at, sentence.at + match.end("unit")
            yield miscounted(reading, sentence, (stated, listed), (value, len(names)), "、".join(names))


def _plain(listed: str, behind: str) -> bool:
    """Whether nothing but 、 stands between the items and inside none, and the list ends with its sentence."""
    return not re.search(f"{_INSIDE}|{_BLANK}", listed) and bool(re.match("[。；]|$", behind))


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
