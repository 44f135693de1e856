"""What there is said to be none of, and an amount or a count of it beside that.

全年未发生安全事故 and 发生安全事故1起; 没有政府性基金收支 and 政府性基金支出36.00万元; 未调整预算 and 调增50万元.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources

from drafter.audit.checks.values.denials.beside import ASIDE, COUNTED, clause, other_year
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "denial"

_DENIED = re.compile(
    r"(?:未(?![经按予能达及到])|没有|无(?![法需须论])|不存在|不涉及)(?:再|使用)?"
    r"(?:(?P<deed>购置|采购|购买|接待|举办|召开|组织|新建|出租|聘[用请]|发放|引进|处置|报废|查处)"
    r"|(?:发生|出现|发现|产生|形成|取得|安排|开展|进行|作)?(?:过|任何)?)"
    r"(?P<what>[一-龥“”（）()]{2,20}?)(?:情况|现象|问题|行为|活动|事项)?(?=[，。；、]|$)"
)
_TABLE = tomllib.loads(resources.files(__package__).joinpath("denials.toml").read_text(encoding="utf-8"))
_OTHERWISE: dict[str, list[str]] = {
    name: row["amount"].split() for row in _TABLE["otherwise"] for name in row["denied"].split()
}
_FORM = re.compile(
    r"预算(?=财政|拨款|安排|的?收|的?支)|财政(?=拨款|收|支)|(?:财政)?拨款(?=安排|的?收|的?支)|安排的?(?=收|支)|的(?=收|支)|[“”]|[（(][^（）()]*[）)]"
)
_FLOWS = re.compile(r"(?:收支|收入(?:和|、|及|以及|或)支出)$")
_AMOUNT = r"^(?:年[中初末]|期末|账面|资金|当年|本年|全年)?{}(?:资金|金额|额度?|预算|指标)?(?:共计|共|为|是|有)*$"
_BENT = re.compile(r"如|若|凡|除|部分|个别|未|没有|无|年初|参加|要求|目标|避免|确保")
_EVER = re.compile(r"全年|本年|年内|当年|期间|从未|均|发[生现]|出现|存在|产生|收入|收支|支出")
"""Of what is denied altogether; what was not done to one thing may have been done to another."""
_BUDGET = re.compile("预算")
_SHORTEST = 4
"""A shorter name is part of many others; it counts where it is all that an amount is called."""


def check(reading: Reading) -> Iterator[Issue]:
    """Denials of what the sentence before, the same or the next counts."""
    for sentences in reading.by_block.values():
        told = [piece for sentence in sentences for piece in reading.pieces(sentence)]
        for index, piece in enumerate(told):
            for match in _DENIED.finditer(piece.text):
                lead = re.split("[，；。]", piece.text[: match.start()])[-1]
                known = match["what"].removesuffix("资金") in _OTHERWISE
                what = "" if known else _BUDGET.sub("", match["what"])
                aside = ASIDE.search(f"{lead}，{what}") or re.search("如|若|凡|除", lead)
                if not aside and not other_year(reading, piece, piece.at + match.start()):
                    yield from _counted(reading, told[max(index - 1, 0) : index + 2], piece, match)


def _counted(reading: Reading, near: Sequence[Sentence], piece: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    """The first amount of what is denied."""
    names = _names((match["deed"] or "") + match["what"])
    for other in near if names else ():
        for figure in other.figures:
            measured = figure.quantity.dimension in ("元", *COUNTED) and not figure.quantity.hedge
            if measured and figure.value and _is_of(figure, names) and not other_year(reading, other, figure.at):
                lead = re.split("[，；。]", piece.text[: match.start()])[-1]
                span = piece.block.span(piece.at + match.start(), piece.at + match.end())
                sure = _EVER.search(lead + match[0]) or match["what"].removesuffix("资金") in _OTHERWISE
                doubt = None if sure else Doubt.SAME
                deed = clause(figure) + figure.text
                spans = [span, figure.span]
                yield reading.issue(KIND, "done_after_all", spans, doubt=doubt, said=match[0], deed=deed)
                return


def _names(what: str) -> list[str]:
    """What a denied thing is called: its flows one by one, and the other names of its kind."""
    bare = _FORM.sub("", what)
    flows = [_FLOWS.sub(flow, bare) for flow in ("收入", "支出")] if _FLOWS.search(bare) else [bare]
    plain = bare.removesuffix("资金")
    return [name for name in flows if len(name) >= _SHORTEST] + _OTHERWISE.get(plain, [])


def _is_of(figure: Figure, names: Sequence[str]) -> bool:
    """Whether a figure is an amount of something by one of its names, and not of another time or of a part."""
    words = _FORM.sub("", clause(figure))
    for name in names:
        if name in words and (len(name) >= _SHORTEST or re.match(_AMOUNT.format(name), words)):
            rest = _BUDGET.sub("", words.replace(name, "", 1))
            return not (ASIDE.search(rest) or _BENT.search(rest))
    return False
