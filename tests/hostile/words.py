"""Misbehaviours of words: answers in the right form, with something in them that the notice must not say."""

import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.model import Answer, Prompt, good

Twist = Callable[[Prompt, Answer], Answer]
"""Changes a good answer."""

SENTENCES: dict[str, tuple[str, ...]] = {
    name: tuple(family["sentences"])
    for name, family in tomllib.loads(
        (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
    ).items()
}

_SLOT = re.compile(r"\{[^{}]+\}")
_BARE = re.compile(r"\W+")


@dataclass(frozen=True)
class Wrong:
    """A misbehaviour of words.

    Attributes:
        name: what is wrong.
        twist: puts it into a good answer.
        said: what must not stand in the notice.
    """

    name: str
    twist: Twist
    said: tuple[str, ...] = ()


def saying(sentences: Sequence[str]) -> Twist:
    """Puts one of some sentences into every account, effect, action, lead and heading."""

    def twist(prompt: Prompt, answer: Answer) -> Answer:
        number = int(prompt.item.removeprefix("P"))
        for place, (part, name) in enumerate(places(answer), 3 * number):
            sentence = sentences[place % len(sentences)]
            part[name] = _with(part[name], sentence, name, alone=bool(place % 2))
        return answer

    return twist


def _with(wording: str, sentence: str, name: str, *, alone: bool) -> str:
    """A wording with a sentence behind it, or the sentence alone; as a part of it in a heading or lead."""
    if name.endswith("heading") or (name == "lead" and not alone):
        return wording.rstrip("。") + "，" + sentence
    return sentence if alone and name != "fact" else wording + sentence


def places(answer: Answer) -> Iterator[tuple[Answer, str]]:
    """Every place of an answer that says something: the object and the field."""
    for name in ("heading", "recommendation_heading"):
        yield answer, name
    for clause in (*answer["clauses"], *answer["recommendations"]):
        yield from ((clause, name) for name in clause if name != "id" and clause[name])


def tokens(sentences: Sequence[str]) -> tuple[str, ...]:
    """What must not be seen of some sentences: themselves; those that hold nothing but signs show nothing."""
    return tuple(sentence for sentence in sentences if _BARE.sub("", sentence))


def _each(change: Callable[[Prompt, Answer], object], *names: str) -> Twist:
    """Changes every clause of the lists named, in place."""

    def twist(prompt: Prompt, answer: Answer) -> Answer:
        for name in names or ("clauses", "recommendations"):
            for clause in answer[name]:
                change(prompt, clause)
        return answer

    return twist


def facts(change: Callable[[str], str]) -> Twist:
    return _each(lambda _prompt, clause: clause.update(fact=change(clause["fact"])), "clauses")


def _swapped(first: str, second: str) -> Callable[[str], str]:
    """Exchanges two slots."""
    return lambda text: text.replace(first, "\0").replace(second, first).replace("\0", second)


def _all_swapped(text: str) -> str:
    for pair in (
        ("{F01.adjusted}", "{F01.spent}"),
        ("{F03.signed}", "{F03.filed}"),
        ("{F04.listed}", "{F04.missing}"),
        ("{F05.target}", "{F05.actual}"),
        ("{F01.carried}", "{F01.since}"),
        ("{F02.voucher}", "{F02.vendor}"),
    ):
        text = _swapped(*pair)(text)
    return text


RETOLD = {
    "P1.1": "全年读者讲座实际完成{F05.target}，目标{F05.actual}，宣传渠道单一。",
    "P2.1": "{F01.project}项目支出{F01.adjusted}，预算达{F01.spent}，执行率{F01.rate}，年底仍有资金没有支付。",
    "P2.2": "{F01.since}形成的结转资金{F01.carried}，到评价时已经安排使用，也已经交回财政。",
    "P2.3": "{F02.voucher}凭证由{F02.vendor}支付{F02.paid}，报销单有分管领导签字。",
    "P3.1": "资产台账登记投影仪{F04.missing}，现场盘点时{F04.listed}没有找到实物，账面原值{F04.value}。",
    "P3.2": "{year.prior}没有组织固定资产盘点，{year.fiscal}组织了固定资产盘点。",
    "P4.1": "{F03.first}号合同于{F03.filed}签订，{F03.signed}就办理备案。",
    "P4.2": "{F03.second}号合同到评价时已经办理备案。",
}
"""Accounts told anew with the right slots in the wrong places, or turned into their opposite."""

CUT = {
    "P1.1": "全年读者讲座目标{F05.target}，实际完成{F05.actual}。",
    "P2.1": "{F01.project}项目调整预算{F01.adjusted}，实际支出{F01.spent}，执行率{F01.rate}。",
    "P2.2": "{F01.since}形成的结转资金{F01.carried}。",
    "P2.3": "{F02.voucher}凭证向{F02.vendor}支付{F02.paid}。",
    "P3.1": "资产台账登记投影仪{F04.listed}，{F04.missing}，账面原值{F04.value}。",
}
"""Accounts without what is wrong in them: every figure is there, and the finding is gone."""


def _told(accounts: dict[str, str]) -> Twist:
    return _each(lambda _prompt, clause: clause.update(fact=accounts.get(clause["id"], clause["fact"])), "clauses")


def _polarity(text: str) -> str:
    for one, other in (
        ("没有", "已经"),
        ("未", "已"),
        ("缺少", "具备"),
        ("不符", "相符"),
        ("不", ""),
        ("滞后", "及时"),
        ("单一", "丰富"),
    ):
        text = text.replace(one, other)
    return text


def _reversed(_prompt: Prompt, clause: Answer) -> None:
    for name in ("lead", "fact", "effect"):
        if name in clause:
            clause[name] = _polarity(clause[name])


def _wrong_year(_prompt: Prompt, clause: Answer) -> None:
    for name in ("fact", "action"):
        if name in clause:
            clause[name] = "{year.prior}，" + clause[name]
    if clause.get("effect"):
        clause["effect"] = "到{year.next}，" + clause["effect"]


def _wrong_duties(_prompt: Prompt, clause: Answer) -> None:
    clause["action"] = re.sub(r"\{who\.\w+\}", "{who.unknown}", clause["action"]) + "由{dept.name}代为整改。"


def _figures_in_actions(_prompt: Prompt, clause: Answer) -> None:
    """Figures of the item, in roles that they do not have."""
    clause["action"] += "将{F01.spent}列为下一年度预算，将执行率控制在{F01.rate}以内，追加{F05.target}。"


def _other_norm(_prompt: Prompt, clause: Answer) -> None:
    clause["norm"] = (
        "上述做法不符合{norm.procurement-law-47}、{norm.budget-law-57}和{norm.accounting-law-14}的规定。"
    )


def _nth(move: int) -> Twist:
    """Every clause says what the next one should, under its own id."""

    def twist(_prompt: Prompt, answer: Answer) -> Answer:
        for name in ("clauses", "recommendations"):
            ids = [clause["id"] for clause in answer[name]]
            moved = ids[move:] + ids[:move]
            for clause, new in zip(answer[name], moved, strict=True):
                clause["id"] = new
        return answer

    return twist


def _crossed(_prompt: Prompt, answer: Answer) -> Answer:
    """Problems told as recommendations and the other way round."""
    problems, answers = answer["clauses"], answer["recommendations"]
    for problem, remedy in zip(problems, answers, strict=False):
        fact, action = problem["fact"], remedy["action"]
        problem.update(fact=fact + action, effect=action, lead=remedy["lead"])
        remedy.update(action=_SLOT.sub("", fact), lead=problem["effect"] or problem["lead"])
    answer["heading"], answer["recommendation_heading"] = answer["recommendation_heading"], answer["heading"]
    return answer


def _foreign_ids(_prompt: Prompt, answer: Answer) -> Answer:
    for clause in (*answer["clauses"], *answer["recommendations"]):
        clause["id"] = clause["id"].replace("P", "P9").replace("R", "R9")
    return answer


def _merged(_prompt: Prompt, answer: Answer) -> Answer:
    first = answer["clauses"][0]
    first["fact"] = "".join(clause["fact"] for clause in answer["clauses"])
    first["lead"] = "，".join(clause["lead"] for clause in answer["clauses"])
    answer["clauses"] = [first]
    answer["recommendations"] = answer["recommendations"][:1]
    return answer


def _split(_prompt: Prompt, answer: Answer) -> Answer:
    clauses = []
    for clause in answer["clauses"]:
        head, comma, rest = clause["fact"].partition("，")
        clauses += [{**clause, "fact": head + "。"}, {**clause, "fact": rest if comma else clause["fact"]}]
    answer["clauses"] = clauses
    return answer


def _dropped(_prompt: Prompt, answer: Answer) -> Answer:
    return {**answer, "clauses": answer["clauses"][1:], "recommendations": answer["recommendations"][:-1]}


def _doubled(_prompt: Prompt, answer: Answer) -> Answer:
    other = [{**clause, "fact": "另有{dept.short}" + clause["fact"]} for clause in answer["clauses"]]
    return {**answer, "clauses": [*answer["clauses"], *other]}


def _added(_prompt: Prompt, answer: Answer) -> Answer:
    new = {"id": "P7.7", "lead": "多出的一条。", "fact": "多出来的问题。", "effect": "多出来的影响。", "norm": ""}
    more = {"id": "R7.7", "lead": "多出的建议。", "action": "多出来的做法。"}
    return {**answer, "clauses": [*answer["clauses"], new], "recommendations": [*answer["recommendations"], more]}


def _echo(prompt: Prompt, answer: Answer) -> Answer:
    """The request itself, wherever words are wanted."""
    lines = [line for line in prompt.text.splitlines() if line.strip()]
    for place, (part, name) in enumerate(places(answer)):
        part[name] = lines[place % len(lines)]
    return answer


def _repeating(_prompt: Prompt, answer: Answer) -> Answer:
    for part, name in places(answer):
        part[name] *= 4
    return answer


def _enormous(_prompt: Prompt, answer: Answer) -> Answer:
    for part, name in places(answer):
        part[name] += "还有很多话要说，" * 1000
    return answer


def _values(prompt: Prompt, answer: Answer) -> Answer:
    """Numbers typed where slots belong."""
    text = _SLOT.sub("420.00", json.dumps(answer, ensure_ascii=False).replace('{"', "\1").replace('{"', "\1"))
    return dict(json.loads(text.replace("\1", '{"'))) if prompt else answer


def _same_lead(_prompt: Prompt, clause: Answer) -> None:
    clause["lead"] = "各项事务办得马虎。"


STRUCTURES: tuple[Wrong, ...] = (
    Wrong("slots of one account exchanged", facts(_all_swapped)),
    Wrong("accounts retold with slots in wrong places", _told(RETOLD)),
    Wrong("the finding cut out of its account", _told(CUT)),
    Wrong("slots missing", facts(lambda text: _SLOT.sub("", text))),
    Wrong("slots repeated", facts(lambda text: _SLOT.sub(lambda m: m[0] * 2, text))),
    Wrong("values instead of slots", _values, ("420.00项目",)),
    Wrong("another year", _each(_wrong_year), ("2021年", "2023年，", "到2023年")),
    Wrong("polarity reversed", _each(_reversed, "clauses")),
    Wrong("unknown duties", _each(_wrong_duties, "recommendations"), ("代为整改",)),
    Wrong("figures of the item in wrong roles", _each(_figures_in_actions, "recommendations"), ("追加",)),
    Wrong("norms of other clauses", _each(_other_norm, "clauses"), ("会计法", "五十七条和")),
    Wrong("clauses under each other's ids", _nth(1)),
    Wrong("problems and recommendations exchanged", _crossed),
    Wrong("ids of no clause", _foreign_ids),
    Wrong("clauses merged", _merged),
    Wrong("clauses split", _split),
    Wrong("clauses dropped", _dropped),
    Wrong("clauses doubled", _doubled, ("另有县图书馆",)),
    Wrong("clauses added", _added, ("多出",)),
    Wrong("the request echoed", _echo, ("请改写", "必用槽位", "现稿：", "资料>")),
    Wrong("everything said four times", _repeating),
    Wrong("endless talk", _enormous, ("还有很多话",)),
    Wrong("one lead for all", _each(_same_lead), ("办得马虎",)),
)


def families() -> list[Wrong]:
    """One for every family of sentences."""
    return [Wrong(name.replace("_", " "), saying(said), tokens(said)) for name, said in SENTENCES.items()]


def twisted(wrong: Wrong, prompt: Prompt) -> Answer:
    """The answer of a model that misbehaves so."""
    return wrong.twist(prompt, copy.deepcopy(good(prompt)))
