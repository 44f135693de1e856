"""没有政府性基金收入，也没有支出 beside 政府性基金支出36.00万元: a flow of an account that there was none of."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "denial"

_FORM = r"(?:预算)?(?:财政)?(?:拨款)?(?:安排)?(?:的)?"
_DENIED = re.compile(
    rf"(?:没有|无|未发生|未安排|未产生|未取得|不涉及)(?:使用)?(?P<of>[一-龥“”]{{2,12}}?){_FORM}(?P<flow>收支|收入(?:和|、|及|以及|或)支出|收入|支出)(?=[，。；、）]|$)"
)
_NO_YEAR = re.compile(r"^(?:其中|(?:19|20)\d{2}年度?|本年度?|当年|全年|今年|本单位|本部门|我[局委办]|年度)+")
_END = re.compile(r"(?:决算数?|合计|总计|总额|共计|共)*(?:为|是|计)*$")
_OTHER_TIME = re.compile(r"上年|去年|上一年|往年|较|比|预算(?:数|为|安排)|年初|结转|下年|拟")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_BENT = re.compile(r"如|若|如果|凡|除|上年|去年|(?:19|20)\d{2}年初|部分|个别")
_SHORTEST = 5
"""What 预算支出 and 项目支出 are of cannot be told."""


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts of a flow whose paragraph says that there was none."""
    for sentences in reading.by_block.values():
        if any(word in sentence.text for sentence in sentences for word in ("没有", "无", "未", "不涉及")):
            yield from _told(reading, sentences)


def _told(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Issue]:
    denied = _denied(sentences)
    for sentence in sentences if denied else ():
        for figure in sentence.figures:
            if figure.quantity.dimension != "元" or figure.value <= 0 or figure.quantity.hedge:
                continue
            label = _END.sub("", _NO_YEAR.sub("", label_of(sentence, figure)))
            name = re.sub(rf"{_FORM}(收入|支出)$", r"\1", label)
            found = denied.get(name) if len(name) >= _SHORTEST else None
            years = _YEAR.findall(sentence.block.text[sentence.at : figure.at])
            other = bool(found and years and years[-1] != (found[2] or str(reading.year)))
            before = re.split("[。；]", sentence.block.text[sentence.at : figure.at])[-1]
            if found and not other and not _OTHER_TIME.search(before.replace(label, "")):
                spans = [found[0], figure.span]
                yield reading.issue(KIND, "done_after_all", spans, said=found[1], deed=label + figure.text)
                return


def _denied(sentences: Sequence[Sentence]) -> dict[str, tuple[tuple[int, int], str, str]]:
    """The flows that there were none of: where that is said, in which words, and of which year."""
    denied: dict[str, tuple[tuple[int, int], str, str]] = {}
    for sentence in sentences:
        for match in _DENIED.finditer(sentence.text):
            if _BENT.search(re.split("[，。；]", sentence.text[: match.start()])[-1]):
                continue
            name = re.sub("预算$|财政$|[“”]", "", match["of"])
            years = _YEAR.findall(sentence.text[: match.start()])
            span = sentence.block.span(sentence.at + match.start(), sentence.at + match.end())
            for flow in ("收入", "支出"):
                if flow[0] in match["flow"]:
                    denied.setdefault(name + flow, (span, match[0], years[-1] if years else ""))
    return denied
