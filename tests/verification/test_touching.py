"""A word that touches a figure makes it another one: a numeral, a sign, a currency; 每月 before a total."""

import pytest

from tests.verification.made_up import CHECKER


def told(text: str) -> list[tuple[str, str]]:
    """Severity and message of what the figures of a text are told, that it touches what it may not."""
    found = CHECKER.check_sentence(text, points=["F01.a"])
    return [(one.severity.value, one.message) for one in found if one.check == "quantities"]


PART = ["十365.40万元", "九365.40万元", "壹365.40万元", "亿365.40万元", "负365.40万元", "美元365.40万元"]
PART += ["365.40万元亿", "365.40万元万", "365.40万元百", "365.40万元人次", "365.40万元美元", "365.40万元余"]


@pytest.mark.parametrize("figure", PART)
def test_a_numeral_a_sign_or_a_unit_beside_a_figure_is_refused(figure: str) -> None:
    assert ("block", "合起来是另一个数") in [
        (s, m[m.find("合起来") :][:8]) for s, m in told(f"实际支出为{figure}。")
    ]


@pytest.mark.parametrize("word", ["每月", "每年", "人均", "户均", "每件", "逐年", "平均", "每月均为"])
def test_a_word_that_makes_a_total_a_rate_is_refused(word: str) -> None:
    ((severity, message),) = told(f"实际支出{word}365.40万元。")
    assert severity == "block"
    assert "总数" in message


@pytest.mark.parametrize("words", ["以下", "以上", "以内", "水平以下", "之外"])
def test_a_bound_behind_what_is_just_so_much_is_shown(words: str) -> None:
    assert [severity for severity, _ in told(f"执行率为87.00%{words}。")] == ["review"]


@pytest.mark.parametrize("whose", ["全省", "全县", "下属单位", "各乡镇"])
def test_a_figure_under_a_body_that_its_finding_never_speaks_of_is_shown(whose: str) -> None:
    assert [severity for severity, _ in told(f"{whose}馆藏数字化项目实际支出365.40万元。")] == ["review"]


@pytest.mark.parametrize(
    "text",
    [
        "实际支出365.40万元。",
        "实际支出共365.40万元，执行率为87.00%。",
        "实际支出365.40万元余额未动。",
        "2024年实际支出365.40万元，每月核对。",
        "每月按计划付款，实际支出365.40万元。",
        "第二，实际支出365.40万元。",
        "馆藏数字化项目二365.40万元。",
        "实际支出和上年数各年均为365.40万元，2022年均365.40万元。",
        "实际支出365.40万元百姓受益，365.40万元万无一失。",
        "馆藏二\n365.40万元",
        "没有把支出控制在420.00万元以内。",
    ],
)
def test_words_that_are_no_part_of_a_figure_leave_it_as_it_is(text: str) -> None:
    assert not [
        message for _, message in told(text) if "紧挨" in message or "总数" in message or "就是" in message
    ]
