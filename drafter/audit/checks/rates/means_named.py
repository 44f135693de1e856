"""Averages whose count stands right before them and whose total is named earlier: …费A。…n人次，人均B元."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, rounded
from drafter.audit.terms import OTHER_TIME, Term

KIND = "rate"

_MEAN = re.compile(
    r"^(?:平均每|每)(?P<each>[\u4e00-\u9fff]{1,2}?)(?P<what>[^，。；\d年月日天]{0,10})$"
    r"|^(?P<per>[人户车辆])均(?P<of>[^，。；\d]{0,10})$"
)
_COUNTS = {"人": ("人次", "人", "名"), "户": ("户",), "车": ("辆",), "辆": ("辆",)}
_ASIDE = re.compile(r"标准|每|均|单价|限额|上限|最高|最低|余|控制|预算|计划|目标|批复|购置|上年|(?<!新)增|减|节约")
_RULE = re.compile(r"标准|限|不超|控制|目标|计划|预算|按")
_LINKS = re.compile(r"费用?支出$|支出$|费用?$|经费$|资金$|(?:约?[为是达])$")
_CALLED = re.compile(r"^(?:合计|总计|共计|累计|三?项?合共)")
_GAP = re.compile(r"[，,](?:其中)?")
_FEWEST = 2
_FARTHEST = 400
_TOO_MUCH = 20
_SOFT = frozenset(("公务", "运行", "支出", "经费", "国内", "全年", "年度", "接受", "资金", "补助"))


def check(reading: Reading) -> Iterator[Issue]:
    """Averages that neither the total nor any amount of their name in the paragraph gives."""
    for sentences in reading.by_block.values():
        before: list[Term] = []
        for sentence in sentences:
            told = reading.terms(sentence)
            for index, term in enumerate(told):
                match = _MEAN.search(term.label) if term.dimension == "元" and term.exact else None
                if match and index and term.opened < 0 and not _RULE.search(term.label):
                    yield from _held(reading, (*before, *told[: index - 1]), told[index - 1], term, match)
            before += told


def _held(
    reading: Reading, before: Sequence[Term], count: Term, mean: Term, match: re.Match[str]
) -> Iterator[Issue]:
    text = mean.figure.block.text
    counters = _COUNTS.get(match["per"] or "", (match["each"] or "",))
    gap = text[count.figure.behind : mean.figure.at - len(mean.label)]
    own = count.exact and count.opened < 0 and not count.change and count.dimension in counters
    if not own or not _GAP.fullmatch(gap) or count.figure.value < _FEWEST or OTHER_TIME.search(count.label):
        return
    near = [t for t in before if mean.figure.at - t.figure.at < _FARTHEST and _is_total(t, mean)]
    named = _totals(near, count, match["of"] or match["what"] or "", text)
    values = {t.figure.value for t in named}
    if len(values) != 1 or any(_gives(t, count, mean) for t in near):
        return
    total = named[-1]
    value = total.figure.value / count.figure.value
    if not 1 / _TOO_MUCH < value / mean.figure.value < _TOO_MUCH:
        return
    yield reading.issue(
        KIND,
        "average",
        [mean.figure.span, total.figure.span, count.figure.span],
        label=mean.label[-12:],
        stated=mean.figure.text,
        total=total.figure.text,
        count=count.figure.text,
        value=f"{plain(rounded(value / mean.figure.factor, max(mean.figure.quantity.places, 2)))}"
        f"{mean.figure.quantity.unit}",
    )


def _is_total(term: Term, mean: Term) -> bool:
    whole = term.dimension == "元" and term.exact and not term.change and term.figure.value > mean.figure.value
    return whole and not OTHER_TIME.search(term.label) and not _ASIDE.search(term.label)


def _totals(near: Sequence[Term], count: Term, what: str, text: str) -> list[Term]:
    """The amounts that an average is of: one called the total right before the count, or those of its name."""
    last = near[-1] if near else None
    if last and last.sentence is count.sentence and _CALLED.search(last.label) and not what:
        gap = text[last.figure.behind : count.figure.at - len(count.label)]
        return [last] if _GAP.fullmatch(gap) else []
    if len(what) > _FEWEST:
        name = _LINKS.sub("", what)
        return [t for t in near if name and name in t.label]
    lead = re.split("[。；]", text[: count.figure.at])[-1]
    words = {lead[i : i + 2] for i in range(len(lead) - 1)} - _SOFT
    return [
        t for t in near if re.search(r"费(?:用)?(?:支出)?(?:约?[为是])?$", t.label) and _shares(t.label, words)
    ]


def _shares(label: str, words: set[str]) -> bool:
    return any(label[i : i + 2] in words for i in range(len(label) - 1))


def _gives(total: Term, count: Term, mean: Term) -> bool:
    value = total.figure.value / count.figure.value
    return abs(value - mean.figure.value) <= total.figure.half / count.figure.value + 2 * mean.figure.half
