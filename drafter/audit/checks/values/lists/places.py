"""A count of places or bodies against their names: 抽取6个乡镇，分别为东部的白塔镇、鹿鸣镇……; 有两个乡镇：甲乡….

What stands between the names (regions, brackets, 的) is left out; a name counts where it ends as the others do.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from drafter.audit.checks.values.lists.counted import COUNT, beside_another, miscounted, of_another_count
from drafter.audit.model import Issue
from drafter.audit.numbers import number_of
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

_NOUN = (
    r"(?P<noun>乡镇街道|镇街道?|乡镇|街道|村社区|行政村|社区|县区|区县|县市区|学校|医院|单位|部门|企业|公司|科室|股室|处室|内设机构|下属单位|预算单位|"
    r"[县区镇乡村])"
)
_OPENING = re.compile(
    rf"(?<![\d.第近前后各每余多\u4e00-\u9fff][\d一二三四五六七八九十])(?<![\d.第近前后])(?:{COUNT})(?P<unit>个|家|所)?{_NOUN}?(?P<more>(?:开展|进行|作为|实施)?[\u4e00-\u9fff]{{0,8}}?)"
    r"(?P<open>[，,]?(?:分别(?:为|是|在|系)|依次(?:为|是)|即|具体(?:为|是))[：:]?|——|[：:]|[（(](?!其中|含|不含|较|比|占|即每))"
)
_BEFORE = re.compile(
    rf"(?P<list>[\u4e00-\u9fff]{{2,8}}(?:、[\u4e00-\u9fff]{{2,8}}){{1,11}}){COUNT}(?P<unit>个|家|所){_NOUN}"
)
_TOLD_OF = re.compile(
    r"(?<![第前后另])有(?P<count>[两二三四五六七八九]|\d{1,2})(?P<unit>个)(?P<noun>乡镇|镇|乡|村|社区|街道|县|县区)[^：:，。；\d]{0,16}[：:]"
    r"(?P<list>[^。：:]+)。"
)
_REST = re.compile(r"[，；](?:其余|其他|另外|剩余|其它|此外)")
_JOINED = re.compile(r"等|其中|包括|例如|主要是|以及|和|与")
_SUFFIX = re.compile(
    r"(?:镇|乡|街道|村|社区|县|区|市|学校|小学|中学|幼儿园|医院|卫生院|局|办|委|中心|公司|厂|站|所|科|股|处|馆|院|校)$"
)
_ENDINGS = {
    "乡镇": "镇|乡",
    "镇": "镇",
    "乡": "乡",
    "村": "村",
    "行政村": "村",
    "社区": "社区",
    "街道": "街道",
    "镇街": "镇|街道|街",
    "镇街道": "镇|街道",
    "乡镇街道": "镇|乡|街道",
    "村社区": "村|社区",
    "县": "县",
    "区": "区",
    "县区": "县|区",
    "区县": "县|区",
    "县市区": "县|区|市",
}
_REGION = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:的|：|为|有|即|选取|抽取)(?=[\u4e00-\u9fff]{2})")
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_PARTIAL = re.compile(r"等|……|其中|主要|例如|如|包括|含|以外|除|不含|至|到|新增")
_LONGEST = 9
_FEWEST = 2
_GROUPS = ({"镇", "乡", "街道"}, {"村", "社区"})


def check(reading: Reading) -> Iterator[Issue]:
    """Counts of places and bodies that are not those of the names beside them."""
    for sentence in reading.sentences:
        if "、" in sentence.text:
            yield from _behind(reading, sentence)
            yield from _in_front(reading, sentence)
        if "个" in sentence.text and "：" in sentence.text:
            yield from _one_by_one(reading, sentence)


def _behind(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    for match in _OPENING.finditer(sentence.text):
        noun = match["noun"] or ""
        if not (match["unit"] or noun) or beside_another(sentence.text[: match.start()]):
            continue
        bracket = match["open"][0] in "（("
        rest = sentence.text[match.end() :]
        if bracket:
            close = rest.find("）" if match["open"][0] == "（" else ")")
            listed, behind = (rest[:close], "") if close >= 0 else ("", "")
        else:
            listed = re.split("[。；]", rest)[0]
            behind = rest[len(listed) :]
        names = _names(listed, noun, sentence.text[: match.start()])
        value = number_of(match["count"])
        if of_another_count(sentence, sentence.at + match.start("count"), len(names)):
            continue
        if names and value > 1 and len(names) != value and (bracket or behind[:1] in ("。", "；", "")):
            yield _issue(reading, sentence, match, names)


def _names(listed: str, noun: str, lead: str) -> list[str]:
    """The names of a list; none where anything in it is no name, or says that there are more."""
    asides = [aside[0][1:-1] for aside in _ASIDE.finditer(listed)]
    if _PARTIAL.search(listed) or any(map(_SUFFIX.search, asides)):  # a name in brackets may be one more
        return []
    bare = _ASIDE.sub("", listed)
    pieces = [_REGION.sub("", piece) for piece in re.split("[、，]|以及|[和及与](?=[\u4e00-\u9fff]{1,8}$)", bare)]
    ending = _ENDINGS.get(noun)
    if ending is None:
        found = next(
            (_ENDINGS[key] for key in sorted(_ENDINGS, key=len, reverse=True) if lead.endswith(key)), None
        )
        ending = found or _shared(pieces)
    if ending is None:
        return []
    named = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:{ending})$")
    found_names = list(takewhile(lambda piece: bool(named.fullmatch(piece)) and len(piece) <= _LONGEST, pieces))
    rest = pieces[len(found_names) :]
    told_of = "，" in listed and rest  # what follows a list of its sentence is no name, and has no suffix of one
    if rest and (not told_of or any(_SUFFIX.search(piece) for piece in rest)):
        return []
    return found_names if len(found_names) >= _FEWEST and len(set(found_names)) == len(found_names) else []


def _shared(pieces: list[str]) -> str | None:
    """The ending that all names have in common."""
    ends = {match[0] for piece in pieces if (match := _SUFFIX.search(piece))}
    if not all(map(_SUFFIX.search, pieces)):
        return None
    return next(
        ("|".join(sorted(group)) for group in ({*ends} if len(ends) == 1 else set(), *_GROUPS) if ends <= group),
        None,
    )


def _in_front(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """涉及柳塘镇、高桥镇2个镇."""
    for match in _BEFORE.finditer(sentence.text):
        ending = _ENDINGS.get(match["noun"])
        pieces = match["list"].split("、")
        if ending is None or not all(re.search(rf"(?:{ending})$", piece) for piece in pieces):
            continue
        value = number_of(match["count"])
        if value > 1 and value != len(pieces) and len(set(pieces)) == len(pieces):
            yield _issue(reading, sentence, match, pieces)


def _one_by_one(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """有两个乡镇…：桃溪乡…，白沙乡…，黄坪镇…，其余… of the rest."""
    for match in _TOLD_OF.finditer(sentence.text):
        listed = _REST.split(match["list"])[0]
        name = re.compile(rf"(?:[一-龥]{{1,4}}?(?:{_ENDINGS[match['noun']]}))(?=[完为占仅只得有达的]|\d|因|实)")
        pieces = [piece for piece in re.split("[，；、]", listed) if piece]
        names = [found[0] for piece in pieces if (found := name.match(piece))]
        several = _FEWEST <= len(names) == len(set(names)) == len(pieces)
        if several and len(names) != number_of(match["count"]) and not _JOINED.search(listed):
            yield _issue(reading, sentence, match, names)


def _issue(reading: Reading, sentence: Sentence, match: re.Match[str], names: list[str]) -> Issue:
    start = match.start("list") if "list" in match.re.groupindex else match.end()
    first = sentence.text.find(names[0], start)
    last = sentence.text.find(names[-1], first) + len(names[-1])
    end = match.end("unit" if match["unit"] else "count")
    stated, listed = (
        (sentence.at + start, sentence.at + behind)
        for start, behind in ((match.start("count"), end), (first, last))
    )
    numbers = number_of(match["count"]), len(names)
    return miscounted(reading, sentence, (stated, listed), numbers, "、".join(names))
