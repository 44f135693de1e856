"""Misbehaviours of a few characters: a good answer with a word put into it, or a limit taken out of it."""

import re
from collections.abc import Sequence

from tests.hostile.model import Answer, Prompt
from tests.hostile.words import Twist, Wrong, places

Change = tuple[str, str]
"""A pattern, and what is put in its place."""


def changing(*changes: Change) -> Twist:
    """Makes the first change that can be made, from another one on in each place; the rest of it is as it was."""

    def twist(prompt: Prompt, answer: Answer) -> Answer:
        number = int(prompt.item.removeprefix("P"))
        for place, (part, name) in enumerate(places(answer), number):
            part[name] = _changed(part[name], [*changes[place % len(changes) :], *changes[: place % len(changes)]])
        return answer

    return twist


def _changed(wording: str, changes: Sequence[Change]) -> str:
    return next((new for one in changes if (new := re.sub(*one, wording, count=1)) != wording), wording)


def _inserting(name: str, *changes: Change) -> Wrong:
    """A misbehaviour; what it puts in must not stand in the notice."""
    said = [re.sub(r"\\\w(?:<\w+>)?|\{[^}]*\}", "", new) for _, new in changes]
    return Wrong(name, changing(*changes), tuple(said))


INSERTIONS: tuple[Wrong, ...] = (
    _inserting(
        "an accusation before a noun",
        (r"(?=合同)", "阴阳"),
        (r"(?=资金)", "非法"),
        (r"(?=报销)", "冒名"),
        (r"(?=资产)", "私吞的"),
        (r"(?=目标)", "虚设的"),
    ),
    _inserting(
        "an accusation before a verb",
        (r"(?=没有|未|不)", "蓄意"),
        (r"(?=支付|办理|说明|明确)", "欺瞒式"),
        (r"(?=管理|登记)", "违章"),
    ),
    _inserting(
        "another fund or thing",
        (r"(?=资金|预算)", "救灾"),
        (r"(?=合同)", "车辆租赁"),
        (r"(?=资产)", "食堂"),
        (r"(?=讲座|目标)", "慰问"),
    ),
    _inserting("a person in charge", (r"由\{who\.\w+\}", "由陆建平"), (r"(?<=\})(?=[通核办组])", "何雪梅")),
    _inserting("an official in charge", (r"由\{who\.\w+\}", "由副镇长"), (r"(?=向\{who)", "向馆长和")),
    _inserting("a person in front", (r"^(?![{由])", "陶国强")),
    _inserting("a greater degree", (r"(?:没有|未能?|不)(?=[\u4e00-\u9fff]{2})", "压根不"), (r"部分|个别", "成堆")),
    _inserting(
        "another measure",
        (r"(?:及时|按规定|逐项|逐笔)", "强制划转"),
        (r"(?=办理|核对|说明|通报)", "连夜"),
        (r"(?=提出)", "停发工资并"),
    ),
    Wrong(
        "a finding's own figure as the limit of a measure",
        changing((r"(?<=[^。])。$", "，不足{F01.rate}的优先办理。")),
        ("不足87.00%的", "优先办理"),
    ),
    _inserting(
        "another rhythm", (r"按(?:月|季度?)", "按钟点"), (r"整改期限内", "每晚"), (r"自整改之日起", "自立春起")
    ),
)
"""Each is refused wherever it was made, and the offline sentence stands."""
