"""A problem says what its account says: not the opposite, not more, not nothing, and no event of its own."""

import pytest

from drafter.verification.model import ItemSpan, Manuscript, Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.made_up import CHECKER, NOTICE


def _found(right: str, wrong: str, severity: Severity = Severity.BLOCK) -> list[str]:
    assert NOTICE.count(right) == 1, right
    report = CHECKER.check(manuscript_of(NOTICE.replace(right, wrong)))
    return [v.check for v in report.violations if v.severity is severity]


CHANGED = [
    ("馆藏数字化任务没有按期完成", "馆藏数字化任务已按期完成", "polarity"),
    ("尚有54.60万元没有支付，馆藏数字化任务没有按期完成", "馆藏数字化任务圆满完成", "grounding"),
    ("2份超过法定时限备案", "2份未超过法定时限备案", "polarity"),
    ("2份超过法定时限备案", "2份不足法定时限备案，均低于法定时限备案", "polarity"),
    ("现场盘点时3台没有找到实物", "现场盘点时3台均已找到实物", "polarity"),
    ("原保管人调离时没有办理移交手续", "原保管人调离时办理了移交手续", "polarity"),
    ("报销单缺少分管领导签字", "报销单附有分管领导签字", "polarity"),
    ("一是部分固定资产账实不符。", "一是全部固定资产账实不符。", "polarity"),
    ("一是部分固定资产账实不符。", "一是部分固定资产账实相符。", "polarity"),
    ("二是报销审批手续不全。", "二是工作成绩突出。", "grounding"),
    ("二是报销审批手续不全。", "二是部分工作不到位。", "grounding"),
    ("二是报销审批手续不全。", "二是报销审批严格规范。", "grounding"),
    ("（二）资产和财务管理存在薄弱环节", "（二）私设小金库，资产管理存在薄弱环节", "grounding"),
    ("报销单缺少分管领导签字。", "报销单缺少分管领导签字，多次被上级通报。", "grounding"),
    ("二是严格执行报销审批程序，手续不全的不予报销。", "二是加强学习。", "links"),
]


@pytest.mark.parametrize(("right", "wrong", "check"), CHANGED)
def test_another_meaning_is_refused(right: str, wrong: str, check: str) -> None:
    assert check in _found(right, wrong)


KEPT = [
    ("馆藏数字化任务没有按期完成", "馆藏数字化任务未能如期完成"),
    ("2份超过法定时限备案", "2份备案超出法定时限"),
    ("现场盘点时3台没有找到实物", "现场盘点时有3台找不到实物"),
    ("原保管人调离时没有办理移交手续", "移交手续在原保管人调离时尚未办理"),
    ("报销单缺少分管领导签字", "报销单未经分管领导签字"),
    ("报销单缺少分管领导签字", "报销单上没有分管领导的签字"),
    ("一是部分固定资产账实不符。", "一是个别固定资产账面与实物不一致。"),
    ("二是报销审批手续不全。", "二是报销手续不完整。"),
    ("宣传渠道单一，场次集中在工作日", "宣传渠道较为单一，场次多在工作日"),
    ("二是严格执行报销审批程序，手续不全的不予报销。", "二是报销手续不齐的一律退回，补齐后再报销。"),
]


@pytest.mark.parametrize(("right", "wrong"), KEPT)
def test_the_same_meaning_in_other_words_passes(right: str, wrong: str) -> None:
    assert _found(right, wrong) == []


FIGURES_OF_AN_ACCOUNT = "资产台账登记投影仪12台，现场盘点时3台没有找到实物，"


@pytest.mark.parametrize("left_out", ["，执行率87.00%", FIGURES_OF_AN_ACCOUNT])
def test_figures_left_out_are_shown_to_a_person_who_may_have_meant_it(left_out: str) -> None:
    assert _found(left_out, "", Severity.REVIEW) == ["coverage"]


def _of(manuscript: Manuscript, item: ItemSpan) -> str:
    return manuscript.text[item.start : item.end]


def test_a_clause_that_was_written_for_a_point_carries_its_figures() -> None:
    manuscript = manuscript_of(NOTICE.replace(FIGURES_OF_AN_ACCOUNT, ""))
    items = []
    for item in manuscript.items:
        clauses = (clause.model_copy(update={"points": ("F03.a",)}) for clause in item.clauses)
        items.append(
            item.model_copy(update={"clauses": tuple(clauses)}) if "账实不符" in _of(manuscript, item) else item
        )
    report = CHECKER.check(manuscript.model_copy(update={"items": tuple(items)}))
    blocked = {v.check: v.message for v in report.violations if v.severity is Severity.BLOCK}
    assert "登记的投影仪12台" in blocked["coverage"]


def test_a_group_of_recommendations_left_out_leaves_its_problem_unanswered() -> None:
    group = NOTICE[NOTICE.index("（三）改进讲座安排") :]
    report = CHECKER.check(manuscript_of(NOTICE.replace(group, "")))
    blocked = [(v.check, v.text) for v in report.violations if v.severity is Severity.BLOCK]
    assert blocked == [("links", "（三）读者讲座参加人次未达目标")]


def test_recommendations_under_the_heading_of_another_problem_are_shown() -> None:
    before, _, advice = NOTICE.partition("四、建议\n\n")
    heads, bodies = zip(*(item.split("\n\n", 1) for item in advice.split("\n\n（")), strict=True)
    turned = "\n\n（".join(
        f"{head}\n\n{body.strip()}" for head, body in zip(heads, (*bodies[1:], bodies[0]), strict=True)
    )
    report = CHECKER.check(manuscript_of(f"{before}四、建议\n\n{turned}\n"))
    said = [(v.severity, v.check, v.text[:3]) for v in report.violations]
    assert said == [(Severity.REVIEW, "links", number) for number in ("（一）", "（二）", "（三）")]


def test_one_recommendation_for_two_problems_is_never_refused_for_it() -> None:
    two = "补办移交手续，每年盘点一次。\n\n二是严格"
    assert _found(two, "补办移交手续，每年盘点一次；严格") == []


SHORT = """三、存在问题

{mark}（一）部分制度没有落实

登记簿空白。

四、建议

{mark}（一）落实登记制度

逐日登记并由馆长抽查。
"""


def test_a_line_that_a_wrap_begins_with_an_annex_ends_no_section() -> None:
    wrapped = "补办移交手续，逐笔清理\n附件不全的凭证，每年盘点一次"
    assert _found("补办移交手续，每年盘点一次", wrapped) == []
    assert len(manuscript_of(f"{NOTICE}\n附件1：评分表\n\n（九）其他\n").items) == len(manuscript_of(NOTICE).items)


@pytest.mark.parametrize("mark", ["", "### "])
def test_a_sentence_below_a_heading_is_no_part_of_it(mark: str) -> None:
    text = "本馆负责全县的古籍征集、修复、展陈、借阅和数字化工作。\n\n" * 9 + SHORT.format(mark=mark)
    headings = [text[one.start + len(one.number) : one.heading_end] for one in manuscript_of(text).items]
    assert headings == ["部分制度没有落实", "落实登记制度"]
