"""Evaluators that count for themselves: on drafts whose value can be worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.verification.reading.manuscripts import manuscript_of
from evals.model import Gravity
from evals.ranking import mrr, ndcg, recall
from evals.record import WrittenChat
from evals.recorded import RECORDINGS
from evals.registry import EVALUATORS
from tests.evals.benches import bench, changed, offline, setting

BY_NAME = {evaluator.name: evaluator for evaluator in EVALUATORS}


def said(name, subject):
    return BY_NAME[name].evaluate(subject)


def kinds_of(result):
    return [one.kind for one in result.faults]


def test_one_of_two_years_figures_left_out_is_recalled_in_part():
    subject = changed("two-years", ("，上年为61,075人次", ""))
    result = said("quantity_recall", subject)
    assert (result.value, result.of) == (Decimal("0.833333"), 6)
    assert [one.message for one in result.faults] == ["上年接待群众 (F02.before)"]


def test_a_case_without_figures_has_no_recall_and_not_a_recall_of_nought():
    result = said("quantity_recall", offline("no-figures"))
    assert result.value is None
    assert not result.applicable
    assert result.why_not == "no figures in the accounts"


def test_a_norm_that_the_point_names_and_the_text_does_not_lowers_recall_alone():
    subject = changed("no-figures", ("《行政事业单位内部控制规范（试行）》第十二条", "有关制度"))
    assert said("citation_recall", subject).value == Decimal("0.5")
    assert said("citation_precision", subject).value == 1
    assert kinds_of(said("citation_recall", subject)) == ["norm_missing"]


def test_a_known_norm_that_no_point_is_about_lowers_precision_alone():
    subject = changed(
        "no-figures",
        ("年末无法判断是否完成。", "年末无法判断是否完成，也不符合《中华人民共和国档案法》第十四条的规定。"),
    )
    assert said("citation_precision", subject).value == Decimal("0.666667")
    assert said("citation_recall", subject).value == 1


@pytest.mark.parametrize("article", ["第十三条", "第九百条"])
def test_an_article_that_the_base_does_not_hold_is_no_valid_citation(article):
    subject = changed("no-figures", ("第十二条", article))
    result = said("citation_validity", subject)
    assert result.value == Decimal("0.5")
    assert [one.text for one in result.faults] == ["《行政事业单位内部控制规范（试行）》"]


def test_a_sentence_that_is_said_twice_is_a_refrain_in_both_places():
    sentence = "今后由专人逐项核对并留存记录。"
    subject = changed(
        "no-figures",
        ("，此后每年清理更新。", "。" + sentence),
        ("，人员不足的以定期复核补足制约。", "。" + sentence),
    )
    result = said("boilerplate", subject)
    assert kinds_of(result) == ["refrain", "refrain"]
    assert {one.severity for one in result.faults} == {Gravity.NOTE}
    assert said("boilerplate", offline("no-figures")).value == 0


def test_words_from_nowhere_raise_novelty_and_approved_ones_raise_the_stock():
    strange = changed("no-figures", ("没有形成相互制约。", "墙角放着旧地球仪和半截粉笔。"))
    assert said("novelty", strange).value > said("novelty", offline("no-figures")).value
    assert said("stock_phrases", strange).value < 1
    plain = bench("no-figures").text(_sections("管理制度修订不及时。", "及时修订管理制度。"))
    assert said("stock_phrases", plain).value == 0


def _sections(problem: str, advice: str) -> str:
    return f"## 三、存在问题\n\n### （一）制度\n\n{problem}\n\n## 四、建议\n\n### （一）制度\n\n{advice}\n"


def test_a_draft_that_an_editor_left_alone_is_at_no_distance_from_his():
    subject = offline("late-contracts")
    own = replace(subject.eval_case, reference=manuscript_of(subject.text))
    kept = replace(subject, eval_case=own)
    assert said("edit_distance", kept).value == 0
    assert said("clauses_kept", kept).value == 1


def test_a_clause_that_only_the_editor_has_was_not_kept():
    subject = offline("late-contracts")
    more = subject.text.replace(
        "## 四、建议", "三是采购档案没有归档。验收单据散落在经办人手中，没有移交档案室。\n\n## 四、建议"
    )
    edited = replace(subject, eval_case=replace(subject.eval_case, reference=manuscript_of(more)))
    result = said("clauses_kept", edited)
    assert (result.value, result.of) == (Decimal("0.8"), 5)


def test_a_draft_without_an_editors_text_has_no_distance():
    assert said("edit_distance", offline("renhua-2021")).why_not == "no editor's text"
    assert said("clauses_kept", offline("renhua-2021")).why_not == "no editor's text"


def test_what_an_editor_has_to_touch_is_counted_by_paragraphs_and_blanks_are_not():
    assert said("editing", offline("late-contracts")).value == 0
    assert said("blanks", offline("late-contracts")).value == 2
    subject = changed("late-contracts", ("14台", "41台"), ("LX-2022-031号合同", "LX-2022-037号合同"))
    assert said("editing", subject).value == 2


def test_expectations_say_which_words_are_missing_and_which_have_no_place():
    subject = changed(
        "cents-and-counts", ("记-0318号凭证", "个别凭证"), ("个别差旅费超标准报销。", "大额差旅费超标准报销。")
    )
    result = said("expectations", subject)
    assert [(one.kind, one.message) for one in result.faults] == [
        ("unsaid", "does not say 0318"),
        ("said", "says 大额"),
    ]
    assert result.value == Decimal("0.5")


def test_too_many_items_are_not_what_was_expected():
    subject = changed("one-deduction", ("## 四、建议", "### （二）其他问题\n\n支出进度偏慢。\n\n## 四、建议"))
    assert "items" in kinds_of(said("expectations", subject))


def test_a_figure_of_the_case_that_belongs_in_neither_section_is_found_there():
    subject = changed("ring-road", ("环城路大修工程办理", "养护里程312.7公里，环城路大修工程办理"))
    assert kinds_of(said("expectations", subject)) == ["given"]


def test_a_total_that_is_not_the_expected_one_blocks():
    subject = offline("one-deduction")
    other = subject.card.model_copy(update={"total": Decimal(90)})
    result = said("score_purity", replace(subject, card=other))
    assert [one.message for one in result.faults] == ["the total is 90, not 98.5"]
    assert result.faults[0].severity is Gravity.BLOCK


def test_the_department_of_a_past_wording_may_not_be_named():
    subject = offline("late-contracts")
    names = {one.passage.department for found in subject.evidence.values() for one in found}
    foreign = sorted(name for name in names if "鹿蹊县农业机械" not in name)[0]
    result = said("wrong_department", changed("late-contracts", ("采购的播种机", f"{foreign}采购的播种机")))
    assert result.value > 0
    assert {one.kind for one in result.faults} == {"department"}
    assert said("wrong_department", subject).value == 0


def _by(name: str) -> ModelWriter:
    answers = WrittenChat(name, RECORDINGS / name / "answers" / "late-contracts")
    return ModelWriter(OfflineWriter(), answers, setting().prompts)


def test_acceptance_counts_what_stands_of_what_a_model_wrote():
    values = {
        name: said("acceptance", bench("late-contracts").written(_by(name), name))
        for name in ("good", "mediocre", "bad")
    }
    assert values["good"].value == 1
    assert values["bad"].value < values["mediocre"].value
    assert {one.severity for one in values["bad"].faults} == {Gravity.NOTE}
    assert said("acceptance", offline("late-contracts")).why_not == "no model wrote"


@pytest.mark.parametrize(
    ("ranking", "relevant", "values"),
    [
        (("a", "b"), {"a"}, (1, 1, 1)),
        (("b", "a"), {"a"}, (1, Decimal("0.5"), Decimal("0.630930"))),
        (("b", "c"), {"a"}, (0, 0, 0)),
        ((), {"a"}, (0, 0, 0)),
        (("a", "b", "c"), {"a", "d"}, (Decimal("0.5"), 1, Decimal("0.613147"))),
    ],
)
def test_rankings_are_scored_as_the_books_say(ranking, relevant, values):
    found = (recall(ranking, relevant), mrr(ranking, relevant), ndcg(ranking, relevant))
    assert tuple(round(one, 6) for one in found) == values


def test_retrieval_is_measured_over_the_points_that_have_labels_alone():
    result = said("retrieval_recall", offline("culture-again"))
    assert result.of == 3
    assert 0 < result.value <= 1
    assert said("retrieval_mrr", offline("one-deduction")).why_not == "no passages are labelled"


def test_a_point_that_is_known_to_recur_is_found_beside_the_years_before():
    assert said("recurrences", offline("culture-again")).value == 1
    assert said("recurrences", offline("one-deduction")).why_not == "no point is known to recur"


def test_a_draft_that_tells_it_in_words_of_something_else_loses_the_recurrence():
    said_otherwise = "体育馆照明改造。羽毛球场地灯具按计划更换完毕，另有安排。"
    clause = (
        "送戏下乡覆盖不均衡。全县行政村146个，有过演出的83个，偏远村没有安排演出。资金投入的预期效果没有充分体现。"
    )
    result = said("recurrences", changed("culture-again", (clause, said_otherwise)))
    assert [one.message for one in result.faults] == ["F03.a"]
    assert result.value == Decimal("0.666667")


def test_a_recommendation_says_who_and_when_or_is_half_of_one():
    whole = "由财务部门按月核对。"
    cases = {
        whole: "1",
        "由财务部门认真核对。": "0.5",
        "按月核对支出进度和合同备案情况。": "0.5",
        "切实加强管理，提高思想认识。": "0",
    }
    for advice, value in cases.items():
        subject = bench("no-figures").text(_sections("内部控制制度没有及时修订。", advice))
        assert said("who_and_when", subject).value == Decimal(value), advice
    assert said("who_and_when", offline("nothing-deducted")).why_not == "nothing is recommended"
