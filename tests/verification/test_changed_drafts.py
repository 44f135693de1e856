"""The program's own draft, changed by somebody: what changes what is said is told, and what does not may stand."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.gate import checker_for
from drafter.pipeline import DraftedNotice, draft_notice
from drafter.recording import Silent
from drafter.verification.edits.change import Change, change
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

CONFIG = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))
SERVICES = build_services(CONFIG, writer=WriterKind.OFFLINE, fallback=False)
WORDS = st.text("备案合同公开及时没有抽查，0123456789万元年月a", max_size=24)


@cache
def drafted() -> DraftedNotice:
    case = load_case_file(asset("examples/shaoguan-2023/case.yaml"), CONFIG).case
    return draft_notice(case, SERVICES, Silent())


@cache
def checker():
    dossier = drafted().dossier
    return checker_for(dossier.case, dossier.card, SERVICES)


def told(old: str, new: str) -> list[tuple[str, Severity, str]]:
    """What is said of the words of the draft when some are exchanged, beside what is said of it as it is."""
    text = drafted().markdown
    assert text.count(old) >= 1, old
    found = checker().check(manuscript_of(text.replace(old, new, 1))).violations
    return [(one.check, one.severity, one.text) for one in found if one.check == "edits"]


def blocked(old: str, new: str) -> bool:
    found = checker().check(manuscript_of(drafted().markdown.replace(old, new, 1))).violations
    return any(one.severity is Severity.BLOCK for one in found)


def test_the_draft_itself_says_nothing():
    assert told("存在问题", "存在问题") == []


@pytest.mark.parametrize("head", ["", "另有说明。", "另有说明，详见附件。"])
def test_a_clause_that_was_asked_about_is_told_where_it_stands_now(head):
    text = drafted().markdown.replace("但在2023年12月28日", "但经分管领导口头同意在2023年12月28日", 1)
    begin = text.index("## 三、")
    moved = f"{text[:begin]}{head}\n\n{text[begin:]}"
    found, again = (
        [one for one in checker().check(manuscript_of(one)).violations if one.check == "edits"]
        for one in (text, moved)
    )
    assert found
    assert again == [one.moved(len(head) + 2) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        # A claim put into a sentence, or beside it.
        (
            "但在2023年12月28日已经完成备案",
            "但经分管领导口头同意在2023年12月28日已经完成备案",
            "经分管领导口头同意",
        ),
        ("完成备案，备案早于签订。", "完成备案，备案早于签订，属于特殊情形。", "，属于特殊情形"),
        ("备案早于签订。", "备案早于签订。鉴于影响不大，可以不作处理。", "鉴于影响不大，可以不作处理。"),
        # What is asked for, loosened or turned.
        ("由采购管理部门凭双方签字", "由采购管理部门视情况凭双方签字", "视情况"),
        ("自整改之日起，由采购管理部门凭", "待条件成熟时，由采购管理部门凭", "待条件成熟时"),
        ("由采购管理部门凭双方签字", "由对外宣传联络部凭双方签字", "对外宣传联络部"),
        ("测算下一年度目标值", "测算上一年度目标值", "上"),
        # Slips of the pen and of programs.
        ("由采购管理部门凭双方签字", "由采购管理理部门凭双方签字", "理"),
        ("明显不合理的予以调整", "明显不合理的予以整", "予以整，"),
        ("逐项审核指标值", "逐项review指标值", "review"),
        ("逐项审核指标值", "逐项申核指标值", "申"),
        # What happened, told as to come; the order of things turned; a denial dropped, or put in.
        ("已经完成备案，备案早于签订。", "即将完成备案，备案早于签订。", "即将"),
        ("在采购结果确定后，由", "在采购结果确定前，由", "前"),
        ("日期不符的不得提交", "日期不符的不得提交，实在忙不过来就算了", "，实在忙不过来就算了"),
        ("由采购管理部门凭双方签字", "由门卫人员凭双方签字", "门卫人员"),
        # Another thing named, a sentence broken off, nothing left to do, and an effect told as the reason.
        ("三是部分合同公告时间滞后。", "三是部分合同验收时间滞后。", "验收"),
        ("备案早于签订。", "备案早于。", "早于。"),
        ("逐项审核指标值", "逐项指标值", "逐项指标"),
        (
            "合同签订早于公告。",
            "合同签订早于公告，主要是因为中标信息未能规范公开。",
            "，主要是因为中标信息未能规范公开",
        ),
    ],
)
def test_what_changes_what_is_said_may_not_stand(old, new, text):
    assert ("edits", Severity.BLOCK, text) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由采购管理部门凭双方签字", "由党政办公室凭双方签字"),
        ("逐项审核指标值", "逐项修改指标值"),
        ("，日期不符的不得提交", ""),
    ],
)
def test_what_may_change_what_is_said_is_shown(old, new):
    assert told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("韶关市行政服务中心采购的HT", "经核查，韶关市行政服务中心采购的HT"),
        ("韶关市行政服务中心采购的HT", "从检查情况看，韶关市行政服务中心采购的HT"),
        ("但在2023年12月28日已经完成备案", "但于2023年12月28日已完成备案"),
        ("备案早于签订。", "备案早于签订，"),
        ("二是个别合同备案时间前置。", "二是个别合同备案时间前置："),
        ("由采购管理部门凭双方签字", "采购管理部门应当凭双方签字"),
        ("再凭公告信息办理签约", "再凭公告信息办理签约手续"),
        ("韶关市行政服务中心采购的HT", "翻看会计账簿后发现，韶关市行政服务中心采购的HT"),
        ("韶关市行政服务中心采购的HT", "从检查的情况看，能够看到，韶关市行政服务中心采购的HT"),
        ("对照历史完成情况", "比照历史完成情况"),
        ("日期不符的不得提交", "日期不符的不得提交，防止敷衍应付"),
        ("日期不符的不得提交", "日期不符的不得提交，严禁倒签"),
        ("由采购管理部门凭双方签字", "由采购经办人员凭双方签字"),
    ],
)
def test_what_leaves_it_as_it_is_may_stand(old, new):
    assert not blocked(old, new)
    assert not [one for one in told(old, new) if one[1] is Severity.BLOCK]


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        # In the place of a consequence: the problem is taken back, or has done good.
        ("中标信息未能规范公开。", "上述情况经复核并不存在。", "edits"),
        ("中标信息未能规范公开。", "由此，政务服务水平明显提高。", "edits"),
        # A heading that tells of all, or with a slip.
        ("（二）合同备案不及时、", "（二）合同备备案不及时、", "edits"),
        # What is left where words are gone, and what does not belong there.
        ("二是个别合同备案时间前置。", "二是。", "structure"),
        ("日期不符的不得提交。", "日期不符的不得提交。此致敬礼！", "residue"),
        ("日期不符的不得提交。", "日期不符的不得提交（待小王核实后再改）。", "residue"),
        ("请对照所列问题逐项整改", "请对照所列问题逐逐项整改", "frame"),
    ],
)
def test_what_no_clause_may_say_or_lack_may_not_stand(old, new, check):
    found = checker().check(manuscript_of(drafted().markdown.replace(old, new, 1))).violations
    assert check in {one.check for one in found if one.severity is Severity.BLOCK}


def test_a_section_without_the_headings_of_the_other_is_shown():
    head, tail = drafted().markdown.split("## 四、建议")
    bare = "\n".join(line for line in tail.splitlines() if not line.startswith("### "))
    found = checker().check(manuscript_of(f"{head}## 四、建议{bare}")).violations
    assert Severity.REVIEW in {one.severity for one in found if "上面缺少标题" in one.message}


def test_a_heading_that_is_gone_is_shown_where_the_others_stand():
    text = drafted().markdown
    line = next(line for line in text.splitlines() if "加强采购和合同管理，防范履约风险" in line)
    found = told(f"{line}\n\n", "")
    assert [one[1] for one in found] == [Severity.REVIEW]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("中标信息未能规范公开。", "信息公开的质量受到影响。"),
        ("（二）合同备案不及时、", "（二）合同备案滞后、"),
        ("请对照所列问题逐项整改", "请对照所列问题逐一整改"),
        ("二是个别合同备案时间前置。", "二是个别合同备案存在时间前置的问题。"),
    ],
)
def test_another_consequence_heading_or_lead_in_other_words_may_stand(old, new):
    assert not [one for one in told(old, new) if one[1] is Severity.BLOCK]


def test_a_lost_title_is_shown_and_a_torn_sentence_may_not_stand():
    assert [one[1] for one in told("二是个别合同备案时间前置。", "二是")] == [Severity.REVIEW]
    text = drafted().markdown
    fact = "已经完成备案，备案早于签订。"
    assert fact in text
    assert Severity.BLOCK in [one[1] for one in told("，备案早于签订。", "")]


def test_a_sentence_torn_is_told_though_nothing_else_of_its_clause_is_left():
    text = drafted().markdown
    torn = text.replace("已经完成备案，备案早于签订。采购活动", "已经完采购活动", 1)
    assert torn != text
    found = checker().check(manuscript_of(torn)).violations
    assert any(one.check == "edits" and one.severity is Severity.BLOCK for one in found)


@given(WORDS, WORDS)
def test_a_change_is_all_that_two_sentences_differ_in(old, new):
    made = change(old, new)

    assert made.before + made.old + made.after == old
    assert made.before + made.new + made.after == new


@given(WORDS, WORDS, WORDS)
def test_what_is_put_in_between_is_no_longer_than_what_was_put_in(before, put, after):
    made = change(before + after, before + put + after)

    assert len(made.new) - len(made.old) == len(put)


def test_an_addition_begins_where_its_comma_does():
    assert change("抽查18份，3份没有公告", "抽查18份，经同意，3份没有公告") == Change(
        "抽查18份，", "", "经同意，", "3份没有公告"
    )


@pytest.mark.parametrize("pause", "，：、")
def test_a_pause_behind_the_number_of_a_clause_is_how_some_write_it(pause):
    assert not blocked("一是部分合同备案滞后。", f"一是{pause}部分合同备案滞后。")


@pytest.mark.parametrize("stop", "。；！")
def test_a_stop_behind_the_number_of_a_clause_has_lost_what_it_ended(stop):
    assert blocked("一是部分合同备案滞后。", f"一是{stop}部分合同备案滞后。")


def test_a_lost_stop_may_not_stand_and_a_title_alone_is_shown():
    text = drafted().markdown
    lead = "落实先公告后签约。"
    assert text.count(lead) == 1
    joined = told(lead, lead.rstrip("。"))
    assert ("edits", Severity.BLOCK) in {one[:2] for one in joined}
    body = text[text.index(lead) + len(lead) :].split("\n")[0]
    assert ("edits", Severity.REVIEW) in {one[:2] for one in told(lead + body, lead)}
