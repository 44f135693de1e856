"""The model writer: good wording survives, nothing else does, and nothing is lost on the way."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.drafting.acceptance import judge
from drafter.drafting.model import Author, SentenceRole
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.places import Assignment
from drafter.drafting.ports import Completion
from drafter.errors import TransientServiceError
from tests.drafting.model_samples import (
    FOREIGN,
    GOOD,
    PLAN,
    PROMPTS,
    ScriptedChat,
    context,
    good,
    offline,
    texts,
    written,
)

OFFLINE = offline()
NOTHING = ""


def refused(draft):
    return [(one.clause, str(one.role)) for one in draft.refusals]


def reasons(draft):
    return [violation.message for one in draft.refusals for violation in one.violations]


def without_words(draft):
    """What a model can never change: sections, items, clauses, points, norms of problems, roles, in order."""
    return [
        (item.id, item.section, clause.id, clause.points, tuple(s.role for s in clause.sentences), clause.evidence)
        for item in draft.items()
        for clause in item.clauses
    ]


def test_a_good_answer_is_taken_as_it_stands(snapshot):
    draft, chat = written(good())
    assert len(chat.requests) == 1
    assert draft.refusals == ()
    assert texts(draft) == snapshot


def test_what_the_model_wrote_says_so_and_knows_its_facts():
    draft, _ = written(good())
    fact = draft.problems[0].clauses[1].sentences[1]
    assert (fact.role, fact.author) == (SentenceRole.FACT, Author.MODEL)
    assert fact.template == GOOD["clauses"][1]["fact"]
    assert [(one.ref, fact.text[one.start : one.end]) for one in fact.fills] == [
        ("F02.contract", "YX-2021-031"),
        ("F02.signed", "2021年5月10日"),
        ("F02.filed", "2021年6月8日"),
    ]


def test_a_sentence_that_the_model_leaves_as_it_was_is_the_offline_writer_s():
    (lead, *_) = OFFLINE.problems[0].clauses[0].sentences
    draft, chat = written(good(P1_1={"lead": lead.template}))
    assert draft.problems[0].clauses[0].sentences[0] == lead
    assert len(chat.requests) == 1


def test_norms_of_a_recommendation_follow_its_wording():
    assert [clause.norms for clause in written(good())[0].recommendations[0].clauses] == [(), ("filing",)]
    plain = good(R1_2={"action": "由{who.procurement}按规定逐份办理备案。"})
    assert [clause.norms for clause in written(plain)[0].recommendations[0].clauses] == [(), ()]


FACT = "{dept.short}调整预算为{F01.adjusted}，而实际支出为{F01.spent}，执行率为{F01.rate}"

BAD_FACTS = {
    "an invented figure": (FACT + "，低于同类部门的93.5%。", "“93.5%”是槽位以外的数字或日期。"),
    "an invented figure in words": (FACT + "，约占三成。", "“三成”是槽位以外的数字或日期。"),
    "an invented date": (FACT + "，于2021年11月5日通报。", "“2021年11月5日”是槽位以外的数字或日期。"),
    "a numeral that counts nothing": (FACT + "，差了一百二十。", "“一百二十”是槽位以外的数字或日期。"),
    "a word that only looks like one": (
        "{F01.adjusted}、{F01.spent}、{F01.rate}一一对应一百。",
        "“一百”是槽位以外的数字或日期。",
    ),
    "a number in a circle": (FACT + "，详见③。", "“③”不是公文用字。"),
    "a full-width figure": (FACT + "，另有５２项。", "“５２项”是槽位以外的数字或日期。"),
    "a value instead of its slot": (
        FACT.replace("{F01.rate}", "87.00%") + "。",
        "缺少必用槽位 {F01.rate}。",
    ),
    "a slot that does not exist": (FACT + "，差{F01.gap}。", "槽位 {F01.gap} 不存在。"),
    "a slot of another finding": (FACT + "，见{F02.contract}。", "槽位 {F02.contract} 不属于本句。"),
    "a norm where none is planned": (FACT + "，违反{norm.filing}。", "槽位 {norm.filing} 不属于本句。"),
    "a missing slot": ("调整预算{F01.adjusted}，实际支出{F01.spent}。", "缺少必用槽位 {F01.rate}。"),
    "a slot used twice": (FACT + "，即{F01.rate}。", "槽位 {F01.rate} 用了 2 次，应为 1 次。"),
    "a unit said twice": (
        FACT.replace("{F01.spent}", "{F01.spent}万元") + "。",
        "槽位 {F01.spent} 前后重复了它自带的单位、书名号或文字。",
    ),
    "a value behind the name of another": (
        "年内实际支出{F01.adjusted}，调整预算{F01.spent}，执行率{F01.rate}。",
        "槽位 {F01.adjusted} 前面写的是“实际支出”，不是它的名称。",
    ),
    "a document by name": (
        FACT + "，不符合《预算管理办法》。",
        "“《预算管理办法》”是槽位以外的文件名称、条款或编号。",
    ),
    "an article by number": (FACT + "，违反第五十七条。", "“第五十七条”是槽位以外的文件名称、条款或编号。"),
    "a document number": (
        FACT + "，见云财绩〔2021〕8号。",
        "“云财绩〔2021〕8号”是槽位以外的文件名称、条款或编号。",
    ),
    "a contract number": (FACT + "，见HT-2021-077合同。", "“HT-2021-077”是槽位以外的文件名称、条款或编号。"),
    "a mask of a past passage": (FACT + "，达〔数额〕。", "“〔数额〕”是槽位以外的文件名称、条款或编号。"),
    "another department": (FACT + f"，与{FOREIGN}相同。", "“澄溪县"),
    "a story": (FACT + "，部门负责人涉嫌挪用资金已被立案。", "“涉嫌”是案卷没有记录的说法"),
    "a cause nobody recorded": (FACT + "，主要原因是领导重视不够。", "原因“领导重视不够”在本案材料中没有记录"),
    "half a slot": (FACT + "，差{F01.rate。", "花括号没有写成完整的槽位。"),
    "another language": (FACT + "，execution was slow。", "“execution”不是公文用字。"),
    "markup": ("**" + FACT + "**。", "“**”不是公文用字。"),
    "a hidden character": (FACT.replace("预算", "预\u200b算") + "。", "“\u200b”不是公文用字。"),
    "endless talk": (FACT + "，支出很慢" * 40 + "。", "过长（"),
    "the lead once more": ("资金支出偏慢，" + FACT + "。", "添写了“资金支出偏慢，县文化馆”。"),
}


@pytest.mark.parametrize(("wording", "message"), BAD_FACTS.values(), ids=BAD_FACTS)
def test_a_sentence_that_may_not_stand_is_refused_replaced_and_reported(wording, message):
    bad = good(P1_1={"fact": wording})
    draft, chat = written(bad, bad)
    assert len(chat.requests) == 2
    assert refused(draft) == [("P1.1", "fact")]
    assert any(reason.startswith(message) for reason in reasons(draft)), reasons(draft)
    kept = OFFLINE.problems[0].clauses[0].sentences[1]
    assert draft.refusals[0].replacement == kept.text
    assert draft.problems[0].clauses[0].sentences[1] == kept
    others = [one for one in texts(written(good())[0]) if one != GOOD["clauses"][0]["fact"]]
    assert len(set(others) - set(texts(draft))) == 1


@pytest.mark.parametrize(("wording", "message"), BAD_FACTS.values(), ids=BAD_FACTS)
def test_offsets_of_a_violation_name_the_words_it_speaks_of(wording, message):
    bad = good(P1_1={"fact": wording})
    for one in written(bad, bad)[0].refusals:
        assert message
        assert all(one.text[v.start : v.end] == v.text for v in one.violations)


@pytest.mark.parametrize("clause", ["P1.1", "P1.2", "R1.2"])
def test_every_kind_of_sentence_is_held_to_its_rules(clause):
    (fields,) = [part for part in [*GOOD["clauses"], *GOOD["recommendations"]] if part["id"] == clause]
    for name in list(fields)[1:]:
        bad = good(**{clause.replace(".", "_"): {name: "另有123个问题。"}})
        draft, _ = written(bad, bad)
        assert {one.clause for one in draft.refusals} == {clause}


def test_a_heading_holds_no_slot_and_no_figure():
    bad = good(item={"heading": "执行率{F01.rate}，问题突出", "recommendation_heading": "落实3项措施"})
    draft, _ = written(bad, bad)
    assert refused(draft) == [("P1", "heading"), ("R1", "heading")]
    assert [item.heading for item in draft.items()] == [item.heading for item in OFFLINE.items()]


@pytest.mark.parametrize(
    "heading", ["资料", "预算支出偏慢", "预算，执行", "预算支出偏慢。合同备案松散", "预算支出偏慢，要加快支出进度"]
)
def test_a_heading_that_is_none_is_refused(heading):
    bad = good(item={"heading": heading})
    assert refused(written(bad, bad)[0]) == [("P1", "heading")]


@pytest.mark.parametrize("lead", ["合同没有备案", "合同备案不及时问题", "备案"])
def test_a_recommendation_that_names_the_problem_or_nothing_is_refused(lead):
    bad = good(R1_2={"lead": lead})
    assert refused(written(bad, bad)[0]) == [("R1.2", "lead")]


def test_a_norm_sentence_without_its_norm_is_refused():
    bad = good(P1_2={"norm": "不符合有关规定。"})
    assert reasons(written(bad, bad)[0]) == ["缺少必用槽位 {norm.filing}。"]


def test_a_refused_sentence_that_comes_back_right_is_taken():
    only = {"heading": "", "recommendation_heading": "", "recommendations": [], "clauses": [GOOD["clauses"][0]]}
    draft, chat = written(good(P1_1={"fact": "支出很慢。"}), json.dumps(only))
    assert draft.refusals == ()
    assert texts(draft) == texts(written(good())[0])
    assert "缺少必用槽位 {F01.rate}" in chat.requests[1][-1].content


def test_a_second_answer_cannot_take_back_what_the_first_one_settled():
    again = good(P1_3={"lead": "别的说法"})
    draft, _ = written(good(P1_1={"fact": "支出很慢。"}), again)
    assert texts(draft) == texts(written(good())[0])


def test_a_dropped_clause_keeps_its_offline_wording_and_is_reported_once():
    fewer = json.dumps({**GOOD, "clauses": GOOD["clauses"][:2]})
    draft, _ = written(fewer, fewer)
    assert [(one.clause, one.replacement) for one in draft.refusals] == [
        ("P1.3", OFFLINE.problems[0].clauses[2].text)
    ]
    assert reasons(draft) == ["回答中没有这一分句。"]
    assert without_words(draft) == without_words(OFFLINE)


def test_a_clause_doubled_with_other_words_is_refused_as_a_whole():
    twice = json.dumps({**GOOD, "clauses": [*GOOD["clauses"], {**GOOD["clauses"][2], "lead": "别的"}]})
    draft, _ = written(twice, twice)
    assert reasons(draft) == ["这一分句回答了不止一次，内容不同。"]
    assert draft.problems[0].clauses[2] == OFFLINE.problems[0].clauses[2]


def test_clauses_and_sentences_that_nobody_planned_stand_nowhere_and_are_listed():
    more = json.dumps(
        {**GOOD, "clauses": [*GOOD["clauses"], {"id": "P9.9", "lead": "账外设账", "fact": "查有账外资金。"}]}
    )
    draft, chat = written(more)
    assert len(chat.requests) == 1
    assert [(one.clause, one.text, one.replacement) for one in draft.refusals] == [
        ("P9.9", "账外设账", NOTHING),
        ("P9.9", "查有账外资金。", NOTHING),
    ]
    assert without_words(draft) == without_words(OFFLINE)
    assert "账外" not in "".join(texts(draft))


def test_an_effect_where_the_plan_has_none_is_listed():
    draft, _ = written(good(P1_3={"effect": "造成国有资产流失。"}))
    assert refused(draft) == [("P1.3", "effect")]
    assert without_words(draft) == without_words(OFFLINE)


def test_reordered_clauses_stand_where_the_plan_has_them():
    sections = ("clauses", "recommendations")
    turned = json.dumps(GOOD | {section: GOOD[section][::-1] for section in sections})
    assert written(turned)[0] == written(good())[0]


def test_the_same_lead_in_two_clauses_stands_once():
    bad = good(P1_3={"lead": GOOD["clauses"][1]["lead"]})
    draft, _ = written(bad, bad)
    assert refused(draft) == [("P1.3", "lead")]
    assert draft.problems[0].clauses[2].sentences[0] == OFFLINE.problems[0].clauses[2].sentences[0]


def test_labels_and_marks_are_put_in_the_house_style():
    dressed = good(
        P1_1={"lead": "一是资金支出偏慢", "fact": "  " + FACT.replace("，", ",") + "\n"},
        item={"heading": "（一）预算支出偏慢，合同备案管理松散。"},
    )
    assert texts(written(dressed)[0]) == texts(written(good())[0])


@pytest.mark.parametrize(
    "answer",
    ["", "好的，我来改写。", "<think>先想想", "支出 支出 支出" * 200],
    ids=["", "chatter", "thinking", "loop"],
)
def test_an_unreadable_answer_leaves_the_offline_draft_whole_and_reports_every_clause(answer):
    draft, chat = written(answer, answer)
    assert len(chat.requests) == 2
    assert draft.model_copy(update={"refusals": ()}) == OFFLINE
    assert [one.clause for one in draft.refusals] == ["P1", "P1.1", "P1.2", "P1.3", "R1", "R1.1", "R1.2"]
    assert {one.raw for one in draft.refusals} == {answer[:400]}
    replaced = {one.clause: one.replacement for one in draft.refusals}
    assert all(replaced[clause.id] == clause.text for clause in OFFLINE.clauses())


class PreparedChat(ScriptedChat):
    """A scripted model whose answers are given with all that an endpoint says of them."""

    def complete(self, messages, schema):
        answer = super().complete(messages, schema).text
        return answer if isinstance(answer, Completion) else Completion(answer)


def prepared(*answers):
    chat = PreparedChat(answers)
    return ModelWriter(OfflineWriter(), chat, PROMPTS).write(PLAN, context(), lambda _done, _of: None), chat


FLOOD = Completion(good()[:2000], finish="length", length=90_000_000, digest="d" * 64)


def test_an_answer_that_is_too_long_is_refused_as_a_whole_reported_once_and_not_asked_for_again():
    draft, chat = prepared(FLOOD)
    assert len(chat.requests) == 1
    assert draft.model_copy(update={"refusals": ()}) == OFFLINE
    (refusal,) = draft.refusals
    assert (refusal.clause, refusal.text, refusal.raw) == ("P1", "", good()[:400])
    assert refusal.replacement == OFFLINE.problems[0].heading.text
    (found,) = refusal.violations
    assert found.message == "模型的回答过长（已读 90000000 字节，没有再读下去），未予采用。"
    assert "max_answer_chars" in found.remedy


def test_any_model_s_answer_of_absurd_length_is_refused_all_the_same():
    draft, chat = written(good() + " " * 200_001)
    assert len(chat.requests) == 1
    assert draft.model_copy(update={"refusals": ()}) == OFFLINE
    assert len(draft.refusals) == 1


def test_a_second_answer_that_is_too_long_leaves_what_the_first_one_settled():
    first = good(P1_1={"fact": "进度达95.5分。"})
    draft, _ = prepared(first, FLOOD)
    once, _ = written(first, "")
    assert draft.model_copy(update={"refusals": ()}) == once.model_copy(update={"refusals": ()})
    (refusal,) = draft.refusals
    assert refusal.violations[-1].message.startswith("模型的回答过长")


@pytest.mark.parametrize(
    ("finish", "message"),
    [
        ("stop", "模型没有写出文字（结束原因：stop）。"),
        ("content_filter", "模型没有写出文字（结束原因：content_filter）。"),
        ("", "模型没有写出文字（结束原因：-）。"),
        ("length", "模型没有写出文字：在写出之前已用完 max_tokens。"),
        ("tool_calls", "模型没有写出文字，而是要调用工具；并没有给过它工具。"),
    ],
)
@pytest.mark.parametrize("text", ["", " \n", "<think>先想想"])
def test_an_answer_without_words_says_why(text, finish, message):
    draft, chat = prepared(*[Completion(text, finish=finish)] * 2)
    assert draft.model_copy(update={"refusals": ()}) == OFFLINE
    assert {found.message for one in draft.refusals for found in one.violations} == {message}
    assert all(turn.content.strip() for request in chat.requests for turn in request)


def test_after_an_answer_without_words_the_same_is_asked_again():
    draft, chat = prepared(Completion("", finish="stop"), good())
    assert draft == written(good())[0]
    assert chat.requests[0] == chat.requests[1]


def test_a_wording_of_nothing_but_slots_is_not_filled():
    endless = good(P1_1={"fact": "{F01.spent}" * 5000})
    draft, _ = written(endless, endless)
    (refusal,) = draft.refusals
    assert refusal.text == ("{F01.spent}" * 5000)[:400]
    assert refusal.violations[0].message == "过长（55000 字，至多 2000 字）。"


def test_of_countless_sentences_that_nobody_asked_for_twenty_are_listed_and_the_rest_counted():
    answer = json.loads(good())
    answer["clauses"] += [{"id": f"X{number}", "fact": "多写一句。"} for number in range(3000)]
    draft, _ = written(json.dumps(answer, ensure_ascii=False))
    assert [one.clause for one in draft.refusals] == [*(f"X{number}" for number in range(20)), "P1"]
    assert draft.refusals[-1].violations[0].message == "提纲中没有的句子另有 2980 句，不再逐一列出。"


def test_an_answer_cut_off_keeps_what_came_whole():
    short = good()[: good().index('"id": "P1.3"')]
    draft, _ = written(short, short)
    assert [one.clause for one in draft.refusals] == ["P1.3", "R1.1", "R1.2"]
    assert draft.problems[0].clauses[:2] == written(good())[0].problems[0].clauses[:2]


def test_chatter_first_and_a_good_answer_second_is_a_good_draft():
    assert written("好的，马上改写。", good())[0] == written(good())[0]


def test_a_service_that_fails_ends_the_writing():
    class Failing(ScriptedChat):
        def complete(self, messages, schema):
            super().complete(messages, schema)
            raise TransientServiceError("down")

    writer = ModelWriter(OfflineWriter(), Failing([good()]), PROMPTS)
    with pytest.raises(TransientServiceError):
        writer.write(PLAN, context(), lambda _done, _of: None)


def test_progress_and_name():
    steps = []
    writer = ModelWriter(OfflineWriter(), ScriptedChat([good()]), PROMPTS)
    writer.write(PLAN, context(), lambda done, of: steps.append((done, of)))
    assert steps == [(1, 1)]
    assert writer.name == "model:scripted"


PLACES = Assignment(PLAN.items[0], OFFLINE.problems[0], OFFLINE.recommendations[0], context()).places


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.text(max_size=30) | st.text(alphabet="0１三百千万元%％{}《〔年月号①F01.rate，", max_size=12),
    st.integers(0, 40),
)
def test_whatever_is_written_into_a_good_sentence_no_figure_of_it_stands(place, noise, at):
    template = place.template[:at] + noise + place.template[at:]
    verdict = judge(place, template, context())
    if not verdict.objections:
        outside = re.sub(r"\{[A-Za-z0-9_.-]+\}", "", verdict.sentence.template)
        assert not re.search(r"[\d%{}《〔]", outside)
        assert set(place.required) <= {one.ref for one in verdict.sentence.fills}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_answer_changes_anything_but_words(first, second):
    draft, _ = written(first, good(P1_2={"fact": second}))
    assert without_words(draft) == without_words(OFFLINE)


def test_the_offline_wording_is_accepted_everywhere():
    assert [place.key for place in PLACES if judge(place, place.template, context()).objections] == []
