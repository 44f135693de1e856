"""Nothing of a case is left in a masked text: no digit, no quantity, no name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.masking import mask
from drafter.text.quantities import find_quantities

_SIGNS = "年月日元万亿千百十一二三四五六七八九零两个项份分成人家第约近、。，（）《》〔〕“”的是号凭证#\n "


def test_every_kind_has_its_mask() -> None:
    text = (
        "云岭县虚构图书馆2022年调整预算420.00万元，抽查两份合同，《虚构办法》（云虚财〔2021〕3号）规定"
        "YX-2022-031号合同12月28日前备案，执行率八成，三公经费统一管理。"
    )
    assert mask(text, ["云岭县虚构图书馆"]) == (
        "〔名称〕〔日期〕调整预算〔数额〕，抽查〔数额〕合同，〔名称〕（〔文号〕）规定"
        "〔编号〕合同〔日期〕前备案，执行率〔数额〕，三公经费统一管理。"
    )


def test_bodies_quoted_terms_and_articles_are_names_and_numbers_too() -> None:
    text = "“虚构农业专项”由县虚构农技站管理，云岭县虚构水务局配合，不符合《虚构办法》第三十二条的规定。"
    assert mask(text) == "“〔名称〕”由〔名称〕管理，〔名称〕配合，不符合〔名称〕〔编号〕的规定。"


def test_ordinary_words_are_left() -> None:
    text = "区分轻重缓急，优化支出布局；市场主体满意，由财务部门会同办公室落实。"
    assert mask(text) == text


def test_a_name_is_found_across_a_line_wrap() -> None:
    assert mask("由云岭县虚构\n图书馆办理", ["云岭县虚构图书馆", "云岭县"]) == "由〔名称〕办理"


@settings(max_examples=250, deadline=None)
@given(st.text(alphabet=_SIGNS + "0123456789０１２.,%/-~ABx", max_size=60))
def test_no_digit_and_no_quantity_is_left(text: str) -> None:
    masked = mask(text)
    assert not any(char.isdigit() for char in masked)
    assert find_quantities(masked) == ()


def test_masking_again_changes_nothing() -> None:
    once = mask("2022年支出365.40万元，《虚构办法》第三条")
    assert mask(once) == once
