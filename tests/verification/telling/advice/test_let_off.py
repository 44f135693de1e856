"""A recommendation asks: what takes that back is refused, or at least shown, and what does not is left alone."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.words.directions import headings
from drafter.verification.words.modality import Force, moods

CASE = Case.model_validate(
    {
        "id": "shiqiao-2022",
        "department": {"name": "石桥县虚构文物所", "units": {"finance": "财务室"}},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "石桥县虚构文物所评价报告", "issuer": "石桥县虚构财政局"},
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "points": [
                    {
                        "id": "a",
                        "title": "讲解费随意追加",
                        "text": "讲解费和布展费年中追加，追加手续没有报批。",
                    },
                    {
                        "id": "b",
                        "title": "巡护考核扣款幅度小",
                        "text": "巡护队按合同金额领取巡护费，考核表上没有列出巡护次数，扣款只有一次。",
                    },
                    {
                        "id": "c",
                        "title": "藏品卡片备案不及时",
                        "text": "藏品卡片缺照片、缺来源说明，超过规定期限才备案。",
                        "advice": "由{who.finance}逐张补齐藏品卡片，不能补齐的说明理由并留存依据。",
                    },
                    {
                        "id": "d",
                        "title": "观众问卷只覆盖县城",
                        "text": "观众问卷全部在县城发放，没有乡镇观众。",
                    },
                ],
            }
        ],
    }
)
CHECKER = Checker(CASE, {})


def advised(sentence: str) -> set[tuple[str, Severity]]:
    found = CHECKER.check(manuscript_of(f"四、建议\n{sentence}\n")).violations
    return {(one.check, one.severity) for one in found if one.check in {"polarity", "links"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "讲解费、布展费可以随意在年中追加。",
        "追加手续今后不必报批。",
        "藏品卡片不能补齐的不必说明理由。",
        "藏品卡片不能补齐的，用不着说明理由。",
        "今后发放观众问卷，可以仍不把乡镇观众纳入范围。",
        "今后仍以合同金额而非巡护次数作为领取巡护费的依据。",
        "藏品卡片可不备案。",
        "藏品卡片不再备案。",
        "应减小巡护考核的扣款幅度。",
        "把巡护考核的扣款幅度适当降低。",
        "追加手续可以先付款后补办。",
        "逾期备案的，免于说明理由。",
        "要降低藏品卡片的备案及时率。",
    ],
)
def test_what_a_source_asks_for_may_not_be_taken_back(sentence: str) -> None:
    assert Severity.BLOCK in {severity for _, severity in advised(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "巡护费可留作自用。",
        "巡护记录无需逐月归集。",
        "布展方案允许口头商定。",
        "巡护记录仍由巡护队保管。",
        "放宽布展合同的验收标准。",
        "适当减少巡护队的检查频次。",
    ],
)
def test_leave_that_no_source_gives_is_shown(sentence: str) -> None:
    assert ("polarity", Severity.REVIEW) in advised(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "讲解费、布展费不得随意在年中追加。",
        "讲解费、布展费不再年中追加。",
        "追加手续应当先报批。",
        "没有报批的追加一律不予列支。",
        "追加手续没有报批的，暂不列支。",
        "可通过问卷和电话两种方式征求乡镇观众意见。",
        "对不再使用的展柜登记造册。",
        "仍未补齐的藏品卡片，由财务室列出清单。",
        "藏品卡片不能补齐的说明理由并留存依据。",
        "藏品卡片不得超期备案。",
        "经批准后可以年中追加讲解费。",
        "应加大巡护考核的扣款幅度。",
        "压减布展费支出，缩短备案时间。",
        "防止讲解费随意追加。",
        "设置可以衡量的巡护指标。",
    ],
)
def test_what_only_asks_or_forbids_is_left_alone(sentence: str) -> None:
    assert advised(sentence) == set()


def test_a_modal_word_is_read_with_what_it_governs() -> None:
    one, two = moods("可以仍不公开支出，经批准后可适当追加。")
    assert (one.force, one.what, one.undone, one.lax) == (Force.PERMITS, "公开支出", True, True)
    assert (two.what, two.undone, two.checked, two.lax) == ("追加", False, True, False)


@pytest.mark.parametrize(
    "text",
    ["未经允许不得使用", "不需要的设备及时处置", "仍未整改的，予以通报", "有据可查", "不得不报", "经确认方可付款"],
)
def test_no_leave_is_read_into_conditions_and_bars(text: str) -> None:
    assert not [one for one in moods(text) if one.lax]


def test_the_characters_of_a_verb_tell_which_way_it_turns() -> None:
    turned = {text: next(headings(text)) for text in ("加大抽查力度", "减小抽查力度", "把抽查频次适当调低")}
    assert [one.up for one in turned.values()] == [True, False, False]
    assert {one.head for one in turned.values()} == {"抽查"}
    assert [one.loosens for one in turned.values()] == [False, True, True]


def test_less_time_loosens_nothing() -> None:
    assert [one.loosens for text in ("缩短审批时限", "延长审批时限") for one in headings(text)] == [False, True]


def test_what_a_measure_answers_is_named_by_what_is_wrong_with_it() -> None:
    assert not [one for one in moods("针对接种率偏低、推广任务完成不到位等问题，逐项整改。") if one.undone]
    assert [one for one in moods("针对接种率偏低等问题，不必整改。") if one.undone]
