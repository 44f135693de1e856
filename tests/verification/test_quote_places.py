"""A quote is found where its source says it, whatever the layout did to it, and nowhere if any content differs."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.width import narrow
from drafter.verification.quotes.places import Found, QuoteSource, find_quote

CLAUSES = (
    "云岭县虚构图书馆应当自采购合同签订之日起7个工作日内，将合同副本报监管部门备案",
    "馆藏数字化项目调整预算420.00万元，实际支出365.40万元，执行率87.00%",
    "采购人不得将应当公开招标的项目化整为零（包括拆分合同），也不得以其他方式规避",
    "YX-2022-031号合同于2022年5月10日签订，6月8日才备案",
    "项目负责人可以委托第三方机构开展验收，但“三公”经费不得列入验收费用",
    "个别股室未按《虚构县差旅费管理办法》（云虚财〔2022〕7号）的要求填写审批单",
    "资金结转超过2年的，由财政部门收回；未满2年的，可以继续使用",
    "读者满意度为91.5%，比上年下降3.2个百分点，没有达到95%以上的目标",
    "资产账面原值1,280.50万元，盘点时3台投影仪没有找到实物",
    "第三方机构应当在收到材料后3—5个工作日内出具意见，并对结论负责",
)
HEADER = "云岭县虚构图书馆绩效评价资料汇编"
LAYOUT = (
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "\u200b",
    "\n\f\n",
    "\n— 12 —\n",
    "\n-3-\n",
    "\n第 4 页 共 9 页\n",
    "\n|---|---|\n",
)
WITHIN = ("\n", " ", "\u3000", "\u200b")
"""What may stand inside a number; a page number there cannot be told from its digits."""
HEADED = (f"\n— 5 —\n{HEADER}\n", f"\n\f{HEADER}\n", f"\n{HEADER}\n第 6 页\n")
VARIANTS = {
    "，": ",，",
    "；": ";；",
    "（": "(（",
    "）": ")）",
    "“": '“"「',
    "”": '”"」',
    "—": "—–～",
    "〔": "〔[［【",
    "〕": "〕]］】",
    "。": "。.",
}
CHANGES = (
    ("应当", "可以"), ("不得", "可以"), ("可以", "应当"), ("没有", ""), ("未", "已"), ("不得", "应当"),
    ("不得", ""), ("个别", "多数"), ("个别", ""), ("万元", "元"), ("%", "个百分点"), ("个工作日", "日"),
    ("日", "月"), ("超过", "低于"), ("下降", "上升"), ("云岭县", "青川县"), ("图书馆", "博物馆"),
    ("第三方", "上级"), ("以上", ""), ("以上", "以下"), ("3—5", "35"), ("2022", "2021"), ("031", "013"),
    ("7号", "17号"), ("财政部门", "审计部门"), ("验收", "评审"), ("不得列入", "列入"),
)  # fmt: skip


def widened(char: str) -> str:
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


@st.composite
def noisy(draw: st.DrawFn, text: str) -> str:
    """A text as another layout would have it: the same words, offsets moved."""
    pieces = []
    for char in text:
        changed = draw(st.integers(0, 9)) == 0
        variants = VARIANTS.get(char, widened(char))
        pieces.append(draw(st.sampled_from(variants)) if changed else char)
        if draw(st.integers(0, 11)) == 0:
            pieces.append(draw(st.sampled_from(WITHIN if char.isascii() else (*LAYOUT, *HEADED))))
    return "".join(pieces)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str]:
    """A source under noise, and one of its clauses."""
    clauses = draw(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4, unique=True))
    return f"{HEADER}\n{draw(noisy('。'.join(clauses) + '。'))}", draw(st.sampled_from(clauses))


@given(quoted())
@settings(max_examples=60, deadline=None)
def test_a_clause_is_found_under_noise(drawn: tuple[str, str]) -> None:
    source, quote = drawn
    found = find_quote(quote, source)
    assert found is not None
    assert narrow(source[found.start] + source[found.end - 1]) == quote[0] + quote[-1]


@given(quoted(), st.sampled_from(CHANGES))
@settings(max_examples=60, deadline=None)
def test_a_clause_whose_content_changed_is_not_found(drawn: tuple[str, str], change: tuple[str, str]) -> None:
    source, quote = drawn
    for match in re.finditer(re.escape(change[0]), quote):
        assert find_quote(quote[: match.start()] + change[1] + quote[match.end() :], source) is None


@given(quoted(), st.integers(0, 60), st.sampled_from("0123456789应不未须省厅万亿元项"))
@settings(max_examples=60, deadline=None)
def test_a_clause_with_another_character_is_not_found(drawn: tuple[str, str], at: int, char: str) -> None:
    source, quote = drawn
    at %= len(quote)
    changed = quote[:at] + char + quote[at + 1 :]
    content = re.compile(r"[\w%]")
    if changed != quote and content.match(quote[at]):
        assert find_quote(changed, source) is None


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_offsets_are_those_of_the_source(clause: str) -> None:
    source = f"前言。{clause}。另有说明。"
    at = source.index(clause)
    assert find_quote(clause, source) == Found(at, at + len(clause))
    assert find_quote(clause + "。", source) == Found(at, at + len(clause) + 1)


SOURCE = """云岭县虚构图书馆采购管理办法
第三条　采购人应当自合同签订之日起７个工作
日内，将合同副本报县级监管部门
— 3 —
备案；逾期未报的，不得擅自变更合同。
云岭县虚构图书馆采购管理办法
4
全年支出1,200.50万元，增长-5.2%，抽查
9
份合同，其中采购金额超过原合同的10%。
部分股室没有建立台账，应当于年底前补建，鼓励使用电子台账。
满意度达到80%以上，平均办理约4天。
"""


@pytest.mark.parametrize(
    "quote",
    [
        "采购人应当自合同签订之日起7个工作日内，将合同副本报县级监管部门备案",
        "采购人应当自合同签订之日起7个工作日内，将合同副本报县级监管部门备案。",
        "“不得擅自变更合同”",
        "不得擅自变更合同。全年支出1200.50万元",
        "抽查9份合同",
        "增长－5.2％",
        "采购人应当自合同签订之日起……将合同副本报县级监管部门备案",
        "采购人应当自合同签订之日起...报县级监管部门备案",
        "满意度达到80%以上",
        "平均办理约4天",
        "云岭县虚构图书馆采购管理办法",
        "……采购金额超过原合同的10%",
        "部分股室没有建立台账……鼓励使用电子台账",
    ],
)
def test_a_true_quote_is_found(quote: str) -> None:
    assert find_quote(quote, SOURCE) is not None


@pytest.mark.parametrize(
    "quote",
    [
        "擅自变更合同",
        "报的，不得擅自变更合同",
        "采购人应当自合同签订之日起7个",
        "200.50万元",
        "全年支出1,200",
        "增长5.2%",
        "抽查份合同",
        "使用电子台账",
        "股室没有建立台账",
        "建立台账",
        "满意度达到80%",
        "平均办理4天",
        "办理4天",
        "4天",
        "超过原合同的10",
        "逾期未报的……变更合同",
        "备案……不得擅自变更合同",
        "部分股室……建立台账",
        "部分股室没有建立台账……于年底前补建",
        "监管部门备案……抽查9份合同",
        "采购人……7个工作日内",
        "将合同副本报县级监管部门。",
        "（）全年支出1,200.50万元",
        "……",
        "，。",
        "",
    ],
)
def test_a_quote_that_cuts_or_drops_what_matters_is_not(quote: str) -> None:
    assert find_quote(quote, SOURCE) is None


def test_a_figure_on_a_line_of_its_own_is_content_and_the_number_of_a_page_is_not() -> None:
    figure = "本次现场抽查的采购合同共有\n9\n份，均已备案"
    page = "本次现场抽查的采购合同已经\n9\n全部办理备案手续"
    assert find_quote("采购合同共有份", figure) is None
    assert find_quote("采购合同共有9份", figure) is not None
    assert find_quote("采购合同已经全部办理备案手续", page) is not None


def test_a_line_that_occurs_once_is_no_header() -> None:
    source = "采购人不得\n— 3 —\n擅自变更中止合同\n或者终止合同。"
    assert find_quote("采购人不得或者终止合同", source) is None


@pytest.mark.parametrize("piece", ["应当公开", "1", "1\n", "— 3 —\n", "……", "不得", "，", "二〇", "\n\f\n", "|"])
def test_long_sources_and_quotes_are_read_in_linear_time(piece: str) -> None:
    source = piece * 20000
    begun = time.perf_counter()
    reading = QuoteSource(source)
    for quote in (piece * 50 + "备案", piece + "……备案", piece * 2000, "没有这一句"):
        reading.find(quote)
    assert time.perf_counter() - begun < 5


def test_a_dash_of_a_broken_number_begins_no_entry_of_a_list() -> None:
    quote = "YX-2022-031号合同于2022年5月10日签订，6月8日才备案"
    source = "汇编\nYX-2022\n- 031号合同于2022年5月10日签订，6月8日才\n— 12 —\n备案。"
    assert find_quote(quote, source) is not None
    assert find_quote("第一项\n- 第二项", "第一项\n- 第二项。") is not None
