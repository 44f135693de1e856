"""What belongs together in the base is found by each other's words."""

from drafter.assets import asset
from drafter.knowledge.hints import hints
from drafter.knowledge.model import PassageKind
from drafter.knowledge.wording import load_wording
from tests.knowledge.samples import passage

PROBLEM, ADVICE, NORM, RUBRIC = (
    PassageKind.PROBLEM,
    PassageKind.RECOMMENDATION,
    PassageKind.NORM,
    PassageKind.RUBRIC,
)
WORDING = load_wording(asset("knowledge") / "wording")


def clause(kind, item, text, source="notice"):
    return passage(text, kind=kind, source=source, section=f"{'三' if kind is PROBLEM else '四'}、 › {item}")


def test_clauses_answer_each_other_one_by_one_where_there_are_as_many():
    notice = [
        clause(PROBLEM, "（一）甲", "甲一。"),
        clause(PROBLEM, "（一）甲", "甲二。"),
        clause(PROBLEM, "（二）乙", "乙一。"),
        clause(PROBLEM, "（二）乙", "乙二。"),
        clause(ADVICE, "（一）子", "子一。"),
        clause(ADVICE, "（一）子", "子二。"),
        clause(ADVICE, "（二）丑", "丑一。"),
    ]

    assert hints(notice) == {
        notice[4].id: "甲一。",
        notice[5].id: "甲二。",
        notice[6].id: "乙一。\n乙二。",
    }


def test_where_items_cannot_be_told_to_answer_each_other_nothing_is_guessed():
    notice = [
        clause(PROBLEM, "（一）甲", "甲一。"),
        clause(PROBLEM, "（二）乙", "乙一。"),
        clause(ADVICE, "（一）子", "子一。"),
        clause(ADVICE, "（一）甲", "别的通知。", source="other"),
    ]

    assert hints(notice) == {}


def test_a_norm_is_asked_for_by_what_ran_against_it():
    norm = passage("时限。", kind=NORM, source="law-47").model_copy(update={"title": "《某法》第四十七条"})
    longer = passage("期限。", kind=NORM, source="rule-47").model_copy(
        update={"title": "《某法实施条例》第四十七条"}
    )
    breach = passage("合同签订后半年才报送，违反《某法》第四十七条关于时限的规定。")

    assert hints([norm, longer, breach]) == {norm.id: "合同签订后半年才报送，违反"}


def test_norms_and_indicators_are_asked_for_by_the_defects_they_concern():
    norm = passage("副本时限。", kind=NORM, source="procurement-law-47")
    clause_ = passage("手续完整。", kind=RUBRIC, source="rubric", section="预算执行 › 资金管理 › 财务合规性")
    found = hints([norm, clause_], WORDING)

    assert "合同备案滞后" in found[norm.id]
    assert "会计凭证有涂改" in found[clause_.id]


def test_hints_stay_shorter_than_what_they_would_drown():
    notice = [
        *(clause(PROBLEM, "（一）甲", f"第{n}个问题" * 20) for n in range(30)),
        clause(ADVICE, "（一）子", "子一。"),
    ]

    assert len(hints(notice)[notice[-1].id]) == 600
