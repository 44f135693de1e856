"""Expressions against themselves: 超2万余户, dates without 日, a clause said twice, a rate of the rest."""

import re
from collections.abc import Iterator

from drafter.audit.layout import Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "wording"

_TWICE_HEDGED = re.compile(
    r"(?<![最附邻临靠远就亲])(?:超过?|逾|将近|接近|近|不足|不到|大约|约)(?:\d[\d.,]*[十百千万亿]?|[一二三四五六七八九两]?[十百千万亿]{1,2})余(?=[\u4e00-\u9fff])(?!个?[年月天日来])"
)
_NO_DAY = re.compile(
    r"(?<!\d)20\d{2}[ \t]*年[ \t]*\d{1,2}[ \t]*月[ \t]*\d{1,2}"
    r"(?=[ \t]+20\d{2}[ \t]*年|[，。；）](?!\s*\d{1,2}\s*日)"
    r"|签订|签署|备案|验收|开工|竣工|召开|印发|公示|公告|发布)"
)
_DAY_BELOW = re.compile(r"(?<!\d)\s日(?=\s)")
_BELOW = 150
"""Within so many characters stands the second line of a head."""

_REST = re.compile(
    r"(?:按时|按期|已)?(?P<what>完成|验收|实施|整改|办结|覆盖)(?:的)?(?P<noun>[\u4e00-\u9fff]{0,4})(?:数量|数)[/÷]未(?:按时|按期)?(?P=what)(?:的)?(?P=noun)"
)
_LABEL = re.compile(r"^(?:[一二三四五六七八九十]{1,2}是(?:要)?|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])")
_MODIFIER = re.compile(r"^(?:持续|进一步|不断|积极|大力|全面|深入|扎实|着力|继续|加快)+")
_SHORT_FORM = re.compile(r"(?P<whose>自评|评价|复核|评审|考评)得(?P<score>\d{1,3}(?:\.\d{1,2})?)分")
_LONG_FORM = re.compile(r"(?:自评|评价|复核|评审|考评)得分\d")
_STOP = re.compile(r"[，。；：、,;:]")
_USUAL_FORM = 3
_SHORTEST, _LONGEST, _MORE = 6, 24, 4


def check(reading: Reading) -> Iterator[Issue]:
    """Expressions that cannot be meant as they stand."""
    for block in reading.blocks:
        for match in _TWICE_HEDGED.finditer(block.text):
            yield _issue(reading, "twice_hedged", block.span(*match.span()), match[0], Severity.WARNING)
        for match in _REST.finditer(block.text):
            yield _issue(reading, "rate_of_rest", block.span(*match.span()), match[0], Severity.ERROR)
        yield from _without_day(reading, block)
    yield from _short_form(reading)
    for sentences in reading.by_block.values():
        opened: Sentence | None = None
        for sentence in sentences:
            labelled = _LABEL.match(sentence.text)
            if opened and not labelled:
                yield from _echo(reading, opened, sentence)
            opened = sentence if labelled else opened


def _without_day(reading: Reading, block: Block) -> Iterator[Issue]:
    """Dates without 日, but for those in a narrow cell of a head, which has it on its second line."""
    for match in _NO_DAY.finditer(block.source):
        span = (block.start + match.start(), block.start + match.end())
        if not _DAY_BELOW.search(reading.text, span[1], span[1] + _BELOW):
            yield _issue(reading, "no_day", span, match[0], Severity.WARNING)


def _short_form(reading: Reading) -> Iterator[Issue]:
    """评价得6.5分 where the same report writes 评价得分6.5分 everywhere else.

    Behind words that 评价得分 never has before it, as in 项目总体评价得65分, 得 is the verb of its clause.
    """
    usual = [(s, match) for s in reading.sentences for match in _LONG_FORM.finditer(s.text)]
    leads, long = {_lead(s, match) for s, match in usual}, len(usual)
    short = ((s, match) for s in reading.sentences for match in _SHORT_FORM.finditer(s.text))
    found = [(s, match) for s, match in short if _lead(s, match) in leads]
    if found and long >= _USUAL_FORM * len(found):
        yield reading.issue(
            KIND,
            "short_form",
            [s.block.span(s.at + match.start(), s.at + match.end()) for s, match in found],
            severity=Severity.WARNING,
            text=found[0][1][0],
            right=f"{found[0][1]['whose']}得分{found[0][1]['score']}分",
            times=long,
        )


def _lead(sentence: Sentence, match: re.Match[str]) -> str:
    """What stands before a word in its own clause."""
    return _STOP.split(sentence.text[: match.start()])[-1].strip()


def _issue(reading: Reading, key: str, span: tuple[int, int], text: str, severity: Severity) -> Issue:
    return reading.issue(KIND, key, [span], severity=severity, text=text)


def _echo(reading: Reading, first: Sentence, second: Sentence) -> Iterator[Issue]:
    """A clause that opens a paragraph, and once more as a sentence: 一是构建网络, then 构建网络体系."""
    if first.block.kind is BlockKind.HEADING or first.figures or second.figures:
        return
    heading = _LABEL.match(first.text) and second.text.endswith(("。", "！", "？"))
    a, b = (_MODIFIER.sub("", _LABEL.sub("", s.text).rstrip("。！？")) for s in (first, second))
    short, long = sorted((a, b), key=len)
    if (
        heading
        and _SHORTEST <= len(short) <= _LONGEST
        and long.startswith(short)
        and len(long) - len(short) <= _MORE
    ):
        yield reading.issue(
            "repetition", "echo", [first.span, second.span], severity=Severity.WARNING, first=a, second=b
        )
