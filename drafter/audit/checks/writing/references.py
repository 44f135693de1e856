"""References to tables and figures: to ones that are missing, and to ones that are others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from drafter.audit.layout import CAPTION, Block, BlockKind
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence
from drafter.text.numerals import parse_numeral
from drafter.text.width import narrow

KIND = "cross_reference"

_REFERENCE = re.compile(
    r"(?P<word>附表|表|图)(?P<number>\d{1,3}(?:[-－—–.]\d{1,3}){0,2})(?![\d.]*[%％万亿元个项年月])"
)
_SHOWN = re.compile(r"(?:如|见|由)(?P<name>表\d{1,2})(?=所示|可知|可见|[），。])")
_ANY_CAPTION = re.compile(r"(?m)^[\s|*#]*(?:附|续)?表\s*\d")
_TITLED = re.compile(
    r"《(?P<word>附表|表|图)(?P<number>\d{1,3}(?:[-－—–.]\d{1,3}){0,2})(?P<title>[^《》]{4,60})》"
)
_SIGNAL = re.compile(r"(?:详?见|参见|如|见下?|由|从|根据|按|下|上|附|（|\(|：|，|及|和|、|据|对|在|与)《?$")
_OTHER_DOCUMENT = re.compile(r"财决|决算报表|资产负债|附件|公开|预算(?:批复)?表|[》”]第?$|[A-Za-z0-9]$")
_PARTS = re.compile(r"(附?[表图])((\d+(?:-\d+)*)-)?(\d+)")
_FROM_TO = re.compile(r"(?P<word>附?[表图])(?P<first>\d{1,3})-(?P<last>\d{1,3})")
_COUNTED = re.compile(
    r"(?:本报告|本文|全文|报告|正文)?(?:仅|只|共|一共|总共)(?:列示?|附|有|设|含|包括)?(?:了|出|上述|以上|如下|下列)?(?P<n>\d{1,2}|[一二两三四五六七八九十])(?:张|个|份)(?:统计|附)?表(?:格)?(?!决|现)"
)
_GRAMS_NEEDED = 2
_GENERIC = re.compile(r"部门整体|整体支出|部门|整体|(?:基本|完成)?情况表?|年度|统计|汇总|明细|一览|[的及和与]|表$")
_COMMON = frozenset(["基本", "单位", "绩效", "支出"])


@dataclass(frozen=True, slots=True)
class _Caption:
    name: str
    title: str
    block: Block
    grams: frozenset[str]
    of_number: frozenset[str]
    """Those of all titles with its number, as in a file of several reports each counts its tables anew."""


def check(reading: Reading) -> Iterator[Issue]:
    """References that lead nowhere or elsewhere."""
    captions = _captions(reading)
    words = {name[0] for name in captions}
    counted = _counted(reading, captions)
    for sentence in reading.sentences:
        yield from _titled(reading, captions, sentence)
        for match in _REFERENCE.finditer(sentence.text):
            before = sentence.text[: match.start()]
            name = _name(match["word"], match["number"])
            if _OTHER_DOCUMENT.search(before[-8:]) or not _SIGNAL.search(before) or _in_title(before):
                continue
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            missing = name not in captions and not _is_run(captions, name)
            if missing and counted and name.startswith("表"):
                spans = [span, counted[0].span(*counted[1].span())]
                yield reading.issue(KIND, "missing_part", spans, text=match[0], last=len(captions), of="张表")
            elif missing and name[0] in words and len(captions) > 1 and _all_read(captions, name):
                yield reading.issue(
                    KIND,
                    "missing_table",
                    [span],
                    name=match[0],
                    known="、".join(c.block.text[:24] for c in captions.values()),
                )
            elif name in captions:
                yield from _subject(reading, captions, sentence, name, span)
    yield from _without_tables(reading, captions)


def _counted(reading: Reading, captions: Mapping[str, _Caption]) -> tuple[Block, re.Match[str]] | None:
    """Where a report says how many tables it has, and shows as many."""
    said = [(b, m) for b in reading.blocks if b.kind is BlockKind.PROSE for m in _COUNTED.finditer(b.text)]
    counts = {int(m["n"]) if m["n"].isdecimal() else int(parse_numeral(m["n"]) or 0) for _, m in said}
    shown = {name for name in captions if name.startswith("表")}
    all_shown = len(counts) == 1 and shown == {f"表{n}" for n in range(1, max(counts) + 1)}
    return said[0] if all_shown and not reading.papers.several else None


def _without_tables(reading: Reading, captions: Mapping[str, _Caption]) -> Iterator[Issue]:
    """如表1所示 in a document that has no table at all; it may be in another file."""
    if (
        reading.tables
        or any(name.startswith(("表", "附表")) for name in captions)
        or _ANY_CAPTION.search(reading.text)
    ):
        return
    found = [(s, match) for s in reading.sentences for match in _SHOWN.finditer(s.text)]
    found = [(s, m) for s, m in found if not _OTHER_DOCUMENT.search(s.text[: m.start("name")][-8:])]
    kept = PurePath(reading.document.source).suffix.lower() == ".docx"  # a plain text may have lost its tables
    if len(found) > 1 or (found and kept):
        spans = [s.block.span(s.at + m.start("name"), s.at + m.end("name")) for s, m in found]
        yield reading.issue(KIND, "missing_table", spans, name=found[0][1]["name"], known="（无）")


def _is_run(captions: Mapping[str, _Caption], name: str) -> bool:
    """Whether a number is a first and a last one, and all from the one to the other are there: 表1-3."""
    asked = _FROM_TO.fullmatch(name)
    if asked is None:
        return False
    first, last = int(asked["first"]), int(asked["last"])
    return first < last and all(f"{asked['word']}{number}" in captions for number in range(first, last + 1))


def _all_read(captions: Mapping[str, _Caption], missing: str) -> bool:
    """Whether the captions count on without a gap but for the missing one: else some of them were not read."""
    asked = _PARTS.fullmatch(missing)
    if asked is None:
        return True
    own = [m for name in captions if (m := _PARTS.fullmatch(name)) and m.group(1, 3) == asked.group(1, 3)]
    known = {int(match[4]) for match in own}
    return not known or not set(range(1, max(known))) - known - {int(asked[4])}


def _captions(reading: Reading) -> Mapping[str, _Caption]:
    found: dict[str, _Caption] = {}
    for block in reading.blocks:
        match = CAPTION.match(block.text) if block.kind is BlockKind.CAPTION else None
        if match:
            name = _name(match["word"].replace("续表", "表"), match["number"])
            grams = frozenset(_grams(match["title"]))
            known = found.setdefault(name, _Caption(name, match["title"], block, grams, grams))
            found[name] = replace(known, of_number=known.of_number | grams)
    return found


def _name(word: str, number: str) -> str:
    return word + re.sub(r"[－—–.．]", "-", narrow(number))


def _in_title(before: str) -> bool:
    return before.count("《") > before.count("》")


def _grams(text: str) -> set[str]:
    pieces = re.findall(r"[\u4e00-\u9fff]{2,}", _GENERIC.sub(" ", text))
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)} - _COMMON


def _titled(reading: Reading, captions: Mapping[str, _Caption], sentence: Sentence) -> Iterator[Issue]:
    """《表1-2 …》: the title belongs to another number."""
    for match in _TITLED.finditer(sentence.text):
        name = _name(match["word"], match["number"])
        own = captions.get(name)
        title = _grams(match["title"])
        others = [c for c in captions.values() if c.name != name and c.grams and c.grams == title]
        if others and (own is None or own.grams != title):
            yield reading.issue(
                KIND,
                "other_title",
                [
                    sentence.block.span(sentence.at + match.start(), sentence.at + match.end()),
                    others[0].block.span(0, len(others[0].block.text)),
                ],
                name=name,
                right=others[0].name,
            )


def _subject(
    reading: Reading, captions: Mapping[str, _Caption], sentence: Sentence, name: str, span: tuple[int, int]
) -> Iterator[Issue]:
    """A sentence that speaks of what another table shows, and of nothing that this one does."""
    own = captions[name]
    said = _grams(sentence.text)
    around = _grams(sentence.block.text)
    if own.of_number & around or not own.grams:
        return
    scores = {c.name: len(c.grams & said) for c in captions.values() if c.name[0] == name[0]}
    best = max(scores, key=lambda n: scores[n])
    rivals = [n for n, score in scores.items() if score == scores[best]]
    if scores[best] >= _GRAMS_NEEDED and len(rivals) == 1 and best != name:
        yield reading.issue(
            KIND,
            "other_table",
            [
                span,
                own.block.span(0, len(own.block.text)),
                captions[best].block.span(0, len(captions[best].block.text)),
            ],
            severity=Severity.WARNING,
            name=name,
            title=own.title,
            right=best,
        )
