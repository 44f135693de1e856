"""18个村均已投用，尚有2个未投用; 没有制定办法，制度健全; 剩1.40万元……剩余的4.10万元: one against another."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "denial"

_COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十])"
_ALL = re.compile(
    rf"(?:(?P<whole>{_COUNT})个?(?P<noun>[一-龥]{{1,4}})中[，,]?(?P=whole)个?(?P=noun)[^，。；\d]{{0,12}}|(?:全部|所有)[^，。；\d]{{0,12}}{_COUNT}?[^，。；\d]{{0,12}})"
    rf"(?:均|都|全部)已?(?:经)?(?P<done>[一-龥]{{2,8}})[，,](?:但|且)?(?:尚|还|仍|但)有(?P<rest>{_COUNT}[一-龥]{{1,6}}?(?:尚未|还未|仍未|未|没有)(?P<open>[一-龥]{{2,6}}))"
)
_NO_RULE = re.compile(
    r"(?P<none>(?:没有|未|尚未|一直未|一直没有)(?:制定|建立|出台|制订|印发)[^，。；]{2,24}?(?:办法|制度|细则|规程|规定|方案))[，,]"
    r"(?P<said>(?:该单位|项目|单位)?(?:各项)?(?:管理|内控|内部控制|业务|财务)?(?:制度|制度体系|体系|规章制度)(?:建设)?(?:体系)?(?:健全|完备|完善|齐全)(?:完备|完善|齐全|有效|规范)?)(?=[，。；])"
)
_LEFT = re.compile(
    r"(?:^|[，。；、（把将底末])(?:尚|还|仍)?(?P<what>剩余?下?|结余|余下?)(?:的|资金|款|为|了)*(?P<n>\d[\d,]*\.\d+)(?P<unit>万元|元|亿元)"
)
_BENT = re.compile(r"虽|尽管|但|除|其余|较为|基本|应|要求|建议|如|若|历年|上年")
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """What is said of all, of rules and of what is left, and the words beside it."""
    for sentences in reading.by_block.values():
        for sentence in sentences:
            if "有" in sentence.text:
                yield from _all(reading, sentence)
                yield from _rules(reading, sentence)
        yield from _left(reading, sentences)


def _all(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    for match in _ALL.finditer(sentence.text):
        same = all(character in match["done"] for character in match["open"][:_PAIR])
        if same and not re.search("除|另", match[0]):
            at, split = sentence.at, match.start("rest")
            said = re.split("[，,](?=[^，,]*$)", sentence.text[match.start() : split])[0]
            spans = [
                sentence.block.span(at + match.start(), at + match.start() + len(said)),
                sentence.block.span(at + split, at + match.end("rest")),
            ]
            yield reading.issue(KIND, "done_after_all", spans, said=said, deed=match["rest"])


def _rules(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    for match in _NO_RULE.finditer(sentence.text):
        if not _BENT.search(match[0]):
            at = sentence.at
            spans = [sentence.block.span(at + match.start(g), at + match.end(g)) for g in ("said", "none")]
            yield reading.issue(KIND, "done_after_all", spans, said=match["said"], deed=match["none"])


def _left(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    """剩1.40万元……剩余的4.10万元: two remainders of one paragraph with the same digits in another order."""
    found = [(s, match) for s in sentences for match in _LEFT.finditer(s.text)]
    if len(found) != _PAIR:
        return
    (one, first), (two, second) = found
    turned = sorted(first["n"]) == sorted(second["n"]) and first["n"] != second["n"]
    between = one.block.text[one.at + first.start() : two.at + second.start("n")]
    referred = "的" in second[0]
    if turned and referred and first["unit"] == second["unit"] and not _BENT.search(between):
        spans = [s.block.span(s.at + m.start("what"), s.at + m.end("unit")) for s, m in found]
        one_text, two_text = (m["n"] + m["unit"] for m in (first, second))
        yield reading.issue("two_values", "digit_slip", spans, name=first["what"], first=one_text, second=two_text)
