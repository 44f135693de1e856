"""Words and clauses that stand twice in a row: 持续推进推进, 的的, one entry of a list twice."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from drafter.audit.doubts import Doubt
from drafter.audit.layout import Block, BlockKind
from drafter.audit.lines import Line
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading

KIND = "repetition"

_PHRASE = re.compile(
    r"(?P<said>(?!(?:公司|集团|中心|学校|医院|委员会|办公室)[\u4e00-\u9fff])[\u4e00-\u9fff“”《》]{3,30}?)(?P=said)"
)
"""Anything twice, but for what begins with the end of a name: 子公司|体育公司|体育中心 are three names."""
_WORD = re.compile(r"(?P<said>[\u4e00-\u9fff]{2})(?P=said)(?=[，。；、：的了是为（])")
_BEFORE_MONEY = re.compile(r"(?P<said>支出|收入|经费|资金|预算|决算|增长|下降|增加|减少)(?P=said)(?=\d)")
_THRICE = re.compile(
    r"(?P<said>[\u4e00-\u9fff](?<![一二三四五六七八九十百千万某个步层行人家户村])(?<![处科室股站所院哈呵]))(?P=said){2}"
)
_EACH_OF_THEM = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<said>[场天年月日季周期届次回轮项件条点样句字店厂班街站])(?P=said){2}"
)
"""A word said twice for each of its things, behind one that ends with it: 主场场场爆满; at no head of a clause."""
_OPENED = re.compile(r"(?P<said>其中|包括|主要是|具体为|分别为|原因)[：，](?P=said)(?=[：，])")
_LEADING = re.compile(r"(?P<said>根据|按照|依据|依照|通过|关于|由于|为了|对于|截至|鉴于|围绕)(?P=said)(?![率性])")
_FIGURE = re.compile(r"(?<![\d.,])(?P<said>\d[\d.,]*(?:[万亿]元?|元|%))(?P=said)")
_YEAR = re.compile(r"(?<![\d—－–\-至到])(?P<said>20\d{2}年度?)(?P=said)(?=[\u4e00-\u9fff])")
_PARTICLE = re.compile(
    r"(?<![目标有])的的(?!确|士)|(?<![为除罢知明])了了(?!解|结|如|然|断)|(?<![参给赠授付])与与(?!会)|(?<!处)于于(?![都田洪])"
    r"|(?<![调温共随总饱缓祥谦柔泰])和和(?![谐平美气解睦田静硕布顺林龙合善缓]|政县)"
    r"|(?<![于但就总还可只若凡正不也都求国])(?<!(?<![主重首需])要)是是(?![否非])"
    r"|将将(?![军来乐领士近要])"
    r"|在在(?<![存现所内外正实潜自]在在)(?![建编校岗职册位线押家场地研途读任役园训管产租售审办籍华京外])"
    r"|(?<![植棉])被被(?![动告子褥服])"
    r"|(?<![一面针相应成核配绝反校查比敌派])对对(?![象口接外内方手话策账比应照公冲标等立抗称岸面准开付齐调])"
)
"""A particle twice, but where one of the two belongs to a word beside it: 实事求是|是, 和|和田, 对|对外."""
_ENTRY = re.compile(
    r"(?<![\u4e00-\u9fff“])(?P<said>(?!第[一二三四五六七八九十]{1,3}[、，])[\u4e00-\u9fff]{2,20})[、，](?P=said)(?=[、，。；和及与等])"
)
_WRITTEN = (BlockKind.PROSE, BlockKind.HEADING)
_BLANK = re.compile(r"[^\S\n]")
_OFFICES = re.compile(r"^[\u4e00-\u9fff]+[处科室股站][\u4e00-\u9fff]")
"""An office that ends within the piece: 总务处教务处教科室 names three in a row, and nothing twice."""
_REDUPLICATED = re.compile(r"^(?:[一二三四五六七八九十每逐层步][\u4e00-\u9fff]+|(?P<c>.)(?P=c)+|进步)$")
_CROSSED = re.compile("[^“《]*[”》]")
"""From the end of one quoted term into the next: “事业收入”“事业单位收入” lists two and doubles neither."""
_BODY = re.compile(r"(?:局|委|委员会|办公室|中心|医院|院|校|学校|大学|馆|厅|站|所|公司|集团)$")
_NAME = re.compile(rf"(?:{_BODY.pattern[:-1]}|[省市县区镇乡村])$")
_NUMBER = re.compile(r"\d[.、]?$|〕\d+号$")
_PROJECT = re.compile(r"[^，。；：]{1,40}?(?:项目|工程|专项|经费|建设|采购|资金)")
_CLASS = re.compile(r"[\u4e00-\u9fff（）]{6,40}(?:支出|收入)")
"""The name of a class of the budget; one that several tables carry comes from the list of classes."""
_COLUMNS = re.compile(r"(?:^|[\u4e00-\u9fff\d][ \t\u3000]+)\d[\d,]*\.\d{2,}[ \t\u3000]+(?![万亿千]?元|%|％)\S")
"""A column of amounts, which have no unit, beside columns of words."""
_GAP = re.compile(r"(?<=[\u4e00-\u9fff。；，）])[ \t\u3000]+(?=[\u4e00-\u9fff（])")
_POSTS = re.compile(r"[曾历现]任|担任|任职")
_FULL = 0.85
_NARROWEST = 40
"""The width of a line of prose, in columns; what is narrower is a cell."""
_END = "。；！？：.;!?"
_OPENING = 20
_STOPS = "，。；：、"
_LONGEST_WORD = 12
_MOST = 2
_GIVEN_NAME = 2
_TYPED = frozenset(
    (
        "研究",
        "讨论",
        "商量",
        "考虑",
        "学习",
        "了解",
        "交流",
        "分析",
        "总结",
        "检查",
        "沟通",
        "协商",
        "很多",
        "许多",
        "好多",
        "大批",
        "大片",
        "千万",
        "彼此",
        "多次",
        "非常",
    )
)


def check(reading: Reading) -> Iterator[Issue]:
    """What stands twice in a row where once was meant.

    Several in one paragraph are the cells of a flattened table, whose columns repeat each other.
    """
    named: Counter[str] | None = None
    for block in reading.blocks:
        if block.kind in _WRITTEN and block.start < reading.annex:
            told = (match for match in _apart(block) if not _of_person(reading, block, match))
            found = list(islice(told, _MOST + 1))
            if len(found) <= _MOST:
                yield from (_issue(reading, block, match) for match in found)
        elif block.cells:
            for match in _PARTICLE.finditer(block.text):
                if not re.search(r"\s", block.source[slice(*_inner(block, match))]):
                    named = _named(reading) if named is None else named
                    known = any(match[0] in cell and named[_bare(cell)] > 1 for cell in block.cells)
                    yield _issue(reading, block, match, Doubt.GIVEN if known else None)


def _of_person(reading: Reading, block: Block, match: re.Match[str]) -> bool:
    """Whether the second of two 于 is the name of a person whom the text lists elsewhere: 鉴于于某某."""
    name = block.text[match.end() - 1 : match.end() + _GIVEN_NAME]
    return match[0] == "于于" and bool(
        re.search(rf"[、，：（]{re.escape(name)}[、，和与）先女]", reading.whole.text)
    )


def _named(reading: Reading) -> Counter[str]:
    """In how many rows each class of revenue or spending stands, by its name."""
    cells = (_bare(cell) for block in reading.blocks for cell in block.cells)
    return Counter(cell for cell in cells if _CLASS.fullmatch(cell))


def _bare(cell: str) -> str:
    return re.sub(r"[\s\d]", "", cell)


def _apart(block: Block) -> Iterator[re.Match[str]]:
    """The repetitions of a paragraph that neither overlap nor have a blank between them, as cells have."""
    behind = 0
    for match in sorted(_found(block), key=lambda found: found.start()):
        if _heads(block, match) or _of_project(block, match):
            continue
        if match.start() >= behind and _BLANK.search(block.source, *_inner(block, match)) is None:
            behind = match.end()
            yield match


def _heads(block: Block, match: re.Match[str]) -> bool:
    """Whether a long repetition stands in a line without a stop: heads of two blocks of columns run together."""
    return len(match[0]) > _LONGEST_WORD and not set(_STOPS) & set(block.text)


def _of_project(block: Block, match: re.Match[str]) -> bool:
    """Whether a body stands before a project of its own whose name begins with it: 西区医院西区医院门诊楼项目."""
    opening = block.depth > 0 and match.start() < _OPENING and match.re is _PHRASE
    return opening and bool(_BODY.search(match["said"])) and bool(_PROJECT.match(block.text, match.end()))


def _inner(block: Block, match: re.Match[str]) -> tuple[int, int]:
    start, end = block.span(*match.span())
    return start - block.start, end - block.start


def _found(block: Block) -> Iterator[re.Match[str]]:
    for match in _PHRASE.finditer(block.text):
        if not any(pattern.match(match["said"]) for pattern in (_REDUPLICATED, _OFFICES, _CROSSED)):
            yield match
    for match in _WORD.finditer(block.text):
        said = match["said"]
        if not _REDUPLICATED.match(said) and said not in _TYPED:
            yield match
    for match in _ENTRY.finditer(block.text):
        if not _REDUPLICATED.match(match["said"]) and not _of_a_life(block.text, match):
            yield match
    yield from _PARTICLE.finditer(block.text)
    yield from _LEADING.finditer(block.text)
    yield from _BEFORE_MONEY.finditer(block.text)
    yield from (m for m in _THRICE.finditer(block.text) if not _EACH_OF_THEM.match(block.text, m.start()))
    yield from _OPENED.finditer(block.text)
    yield from _FIGURE.finditer(block.text)
    if set(_STOPS) & set(block.text):
        yield from _YEAR.finditer(block.text)


def _of_a_life(text: str, match: re.Match[str]) -> bool:
    """Whether a post was kept when another came to it: 曾任科员，主任，主任、副局长."""
    parted = match[0][len(match["said"])] == "，" and text[match.end() : match.end() + 1] == "、"
    return parted and bool(_POSTS.search(re.split("[。；]", text[: match.start()])[-1]))


def _issue(reading: Reading, block: Block, match: re.Match[str], doubt: Doubt | None = None) -> Issue:
    return reading.issue(
        KIND,
        "twice_in_a_row",
        [block.span(*match.span())],
        severity=Severity.WARNING,
        doubt=doubt or _doubt(reading, block, match),
        text=match[0],
    )


def _doubt(reading: Reading, block: Block, match: re.Match[str]) -> Doubt | None:
    """Whether cells of a drawn page may meet here: over a line break that is not one of running prose."""
    first, behind = _inner(block, match)
    if not reading.structured and _run_together(block, match):
        return Doubt.DAMAGED
    if "\n" not in block.source[first:behind] or reading.structured:
        return None
    if not reading.drawn:
        return Doubt.LAYOUT if "\n\n" in block.source[first:behind] else None
    return None if _running(block, first, behind) else Doubt.LAYOUT


def _run_together(block: Block, match: re.Match[str]) -> bool:
    """Whether two cells of a flattened table may meet: a name twice, at the head of a line or behind a number."""
    opening = not match.start() or _NUMBER.search(block.text, 0, match.start())
    return bool(opening) and match.re is _PHRASE and bool(_NAME.search(match["said"]))


def _running(block: Block, first: int, behind: int) -> bool:
    """Whether the lines over which a piece of a block runs are those of a paragraph.

    They are full but for the last, no amounts stand in columns beside them, and neither the cell that a line ends
    with nor the one that the next begins with is a short one.
    """
    lines = [Line(text.strip(), 0) for text in block.source.split("\n")]
    widest = max(line.width for line in lines)
    own = lines[block.source.count("\n", 0, first) : block.source.count("\n", 0, behind) + 1]
    if any(line.width < _FULL * widest for line in own[:-1]) or any(_COLUMNS.search(line.text) for line in own):
        return False
    before = [Line(_GAP.split(line.text)[-1], 0) for line in own[:-1]]
    after = Line(_GAP.split(own[-1].text)[0], 0)
    wide = all(cell.width >= _NARROWEST for cell in before)
    return wide and (after.width >= _NARROWEST or after.text.endswith(tuple(_END)))
