"""Which recommendations are approved remedies, and which problems are left without one."""

from drafter.verification.model import ClauseSpan, ItemSpan, Section
from drafter.verification.telling.answers.recognition import Recognition, Told
from drafter.verification.telling.approved import Approved

SIGN = (
    "完善标识标牌\n由{who.operations}逐处核对标识标牌，破损的限期更换。",
    "建立巡查登记簿\n由养护班按周巡查并登记破损位置。",
)
LAMP = ("及时修复路灯\n由照明班接报后两日内修复，逾期的说明原因。",)
WIDER = ("补齐养护资料\n由{who.operations}整理养护资料并归档。",)
ROADS = Approved(SIGN, WIDER, ("健全养护机制", "提升设施完好率"))
LIGHTS = Approved(LAMP, WIDER, ("健全养护机制", "提升设施完好率"))
MONEY = Approved(("按月清理欠款\n由财务组按月清理欠款并催收。",), (), ("规范资金管理", "防范资金风险"))
ANSWERING = {"F01.a": ROADS, "F01.b": ROADS, "F02.a": LIGHTS, "F03.a": MONEY}
TITLES = {"F01.a": "标识标牌破损", "F01.b": "标线磨损严重", "F02.a": "路灯长期不亮", "F03.a": "欠款没有清理"}

FIRST = "完善标识标牌。由养护班逐处核对标识标牌，破损的限期更换。"
SECOND = "建立巡查登记簿。由养护班按周巡查并登记破损位置。"
THIRD = "及时修复路灯。由照明班接报后两日内修复，逾期的说明原因。"
GENERAL = "补齐养护资料。由养护班整理养护资料并归档。"
DEBTS = "按月清理欠款。由财务组按月清理欠款并催收。"
OWN_WORDS = "请照明班把不亮的灯修好。"


def recognition(*items: tuple[str, tuple[str, ...]], told: tuple[str, ...] = tuple(TITLES)) -> Recognition:
    """A text of recommendations, a heading with its clauses each; a problem clause for every point."""
    text, answers = "〇" * len(told), []
    for heading, clauses in items:
        start, spans = len(text), []
        text += heading + "\n"
        end = len(text)
        for clause in clauses:
            spans.append(ClauseSpan(label="", start=len(text), end=len(text) + len(clause)))
            text += clause + "\n"
        answers.append(
            ItemSpan(
                number="",
                section=Section.RECOMMENDATIONS,
                start=start,
                end=len(text),
                heading_end=end,
                clauses=tuple(spans),
            )
        )
    problems = tuple(
        Told(ClauseSpan(label="", start=place, end=place + 1), (point,), (TITLES[point],))
        for place, point in enumerate(told)
    )
    return Recognition(text, ANSWERING, problems, answers)


def left(found: Recognition) -> list[str]:
    """The points that nothing answers."""
    places = {one.clause: one.points[0] for one in found.problems}
    return [places[clause] for clause in found.unspoken()]


HEADING = "健全养护机制，提升设施完好率"


def test_every_problem_with_its_own_remedy_is_answered() -> None:
    found = recognition((HEADING, (FIRST, SECOND, THIRD)), ("规范资金管理，防范资金风险", (DEBTS,)))
    assert left(found) == []
    assert list(found.displaced()) == []
    assert found.free() == frozenset()


def test_of_two_problems_of_one_kind_the_one_whose_turn_the_remedy_is_goes_without() -> None:
    assert left(recognition((HEADING, (SECOND, THIRD, DEBTS)))) == ["F01.a"]
    assert left(recognition((HEADING, (FIRST, THIRD, DEBTS)))) == ["F01.b"]


def test_a_remedy_of_the_whole_theme_answers_any_one_of_it() -> None:
    assert left(recognition((HEADING, (FIRST, SECOND, GENERAL, DEBTS)))) == []
    assert left(recognition((HEADING, (FIRST, GENERAL, DEBTS)))) == ["F02.a"]


def test_a_remedy_that_names_several_problems_answers_them_all() -> None:
    both = f"针对标识标牌破损、标线磨损严重的问题，{FIRST}"
    assert left(recognition((HEADING, (both, THIRD, DEBTS)))) == []
    assert left(recognition((HEADING, (f"针对标识标牌破损等问题，{FIRST}", THIRD, DEBTS)))) == []


def test_a_problem_of_another_kind_is_not_answered_by_a_remedy_on_several() -> None:
    assert left(recognition((HEADING, (f"针对标识标牌破损等问题，{FIRST}", DEBTS)))) == ["F02.a"]


def test_a_recommendation_in_words_of_its_own_is_none_of_the_approved() -> None:
    found = recognition((HEADING, (FIRST, SECOND, OWN_WORDS, DEBTS)))
    assert left(found) == ["F02.a"]
    assert {found.text[start:end] for start, end in found.free()} == {OWN_WORDS}


def test_a_heading_of_another_theme_than_most_of_its_remedies_is_displaced() -> None:
    found = recognition((HEADING, (DEBTS,)), ("规范资金管理，防范资金风险", (FIRST, SECOND, THIRD)))
    assert len(list(found.displaced())) == 2
    mixed = recognition((f"{HEADING}，规范资金管理", (FIRST, DEBTS)))
    assert list(mixed.displaced()) == []
    own = recognition(("把设施养护好", (DEBTS, FIRST)))
    assert list(own.displaced()) == []


def test_without_approved_wording_nothing_is_known() -> None:
    found = Recognition("无", {}, (), ())
    assert (list(found.unspoken()), found.answered, list(found.displaced())) == ([], frozenset(), [])
