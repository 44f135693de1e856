"""What is kept of a text, or found in it at one go, is what reading it line by line and part by part gives."""

import re
from collections.abc import Iterable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.dates import claim_dates
from drafter.text.enumerations import _DIGITS, _LEVELS_OF, _number, clause_labels, heading_numbers
from drafter.text.furniture import claim_furniture
from drafter.text.identifiers import claim_identifiers
from drafter.text.marks import Canvas, Mark
from drafter.text.quantities import _scanned
from drafter.text.sentences import _BREAKS, _ENDS, _pieces, segments, sentences
from drafter.text.width import fold, folded
from drafter.text.words import claim_ordinals, claim_words

TEXTS = st.text("一二十、（）()1２.#-*_\n\r \u3000\t。；，,！《》“”是款", max_size=40)
PIECES = (
    *"一二三四五六七八九十两双第届次级位党股科室的批小期星后强工·+×x“”《》〔〕号条款项年月日季度天半元%、，。：:-—~至到./#\n",
    *(
        "12",
        "3",
        "2022",
        "20230115",
        "24小时",
        "目标",
        "全会",
        "大",
        "中",
        "时期",
        "规划",
        "行动",
        "凭证",
        "记",
        "编号",
    ),
    *(
        "电话",
        "0755-12345678",
        "热线",
        "合同编号",
        "HT-2022-018",
        "GB",
        "T",
        "A",
        "3A级",
        "表",
        "附件",
        "楼",
        "页",
        "共",
    ),
    *(
        "三公",
        "一事一议",
        "翻一番",
        "个一",
        "序列",
        "www.a.cn",
        "财〔2023〕",
        "第十二",
        "时",
        "分",
        "80",
        "235",
        "Q",
    ),
)
"""What titles, numbers of things, dates, ordinals and set words are made of."""
_HEAD_MARK = re.compile(r"[ \t\u3000]*(?:#{1,6}[ \t]+)?(?:[-*+>][ \t]+)?(?:\*\*|__)?[ \t\u3000]*")


class _Unsieved(Canvas):
    """A text of which nothing is left unsearched for want of a sign."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.latin = self.digits = True

    def holds(self, signs: Iterable[str]) -> bool:
        return bool(signs)

    def among(self, needed: Mapping[str, Iterable[int]]) -> list[int]:
        return sorted(set().union(*needed.values()))


def _marks(canvas: Canvas) -> list[Mark]:
    for claim in (claim_furniture, claim_identifiers, claim_ordinals, claim_dates, claim_words):
        claim(canvas)
    return canvas.marks


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_the_sentences_of_a_part_are_those_that_it_has_in_its_text(text: str, start: int, less: int) -> None:
    end = max(len(text) - less, start)
    assert sentences(text, start, end) == tuple(_pieces(text, start, end, _ENDS, paragraphs=True))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_the_segments_of_a_part_are_those_that_it_has_in_its_text(text: str, start: int, less: int) -> None:
    end = max(len(text) - less, start)
    assert segments(text, start, end) == tuple(_pieces(text, start, end, _ENDS + _BREAKS, paragraphs=False))


def test_a_comma_within_a_number_parts_nothing_at_the_edge_of_a_part() -> None:
    text = "支出1,200元"
    assert [one.text for one in segments(text, 0, text.index(",") + 1)] == ["支出1,"]
    assert [one.text for one in segments(text, text.index(","))] == [",200元"]


@settings(max_examples=100, deadline=None)
@given(st.text("一二十是要否 。；\n）*", max_size=40), st.integers(0, 12), st.integers(0, 12))
def test_the_labels_of_a_part_stand_where_they_stand_in_its_text(text: str, start: int, less: int) -> None:
    end = max(len(text) - less, start)
    found = clause_labels(text, start, end)
    assert [(one.start - start, one.value) for one in found] == [
        (one.start, one.value) for one in clause_labels(text[start:end])
    ]
    assert all("".join(text[one.start : one.end].split()) == one.text for one in found)


@settings(max_examples=200, deadline=None)
@given(st.text("一二十、（）()1２.．#\n ", max_size=40), st.integers(0, 12))
def test_a_number_is_read_as_one_that_goes_on_as_far_as_its_part(text: str, less: int) -> None:
    end = len(text) - min(less, len(text))
    for one in heading_numbers(text, 0, end):
        levels = _LEVELS_OF.get(text[one.start], _DIGITS)
        (match,) = [
            match for level, held in levels if level == one.level and (match := held.match(text, one.start, end))
        ]
        assert (match.end(), match.group()) == (one.end, one.text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_folding_changes_what_is_said_to_be_changed(text: str) -> None:
    places = folded(text)
    assert all(fold(text[at]).text != text[at] for at in places)
    plain = "".join(char for at, char in enumerate(text) if at not in places)
    assert fold(plain).text == plain


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_not_looked_for_would_not_have_been_found(text: str) -> None:
    assert _marks(Canvas(text)) == _marks(_Unsieved(text))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text("\n\r \t\u3000", min_size=1, max_size=4)
)
def test_line_ends_behind_a_stop_tell_nothing(text: str, ends: str) -> None:
    assert _scanned(f"{text}。{ends}") == _scanned(f"{text}。")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_number_stands_behind_the_marks_with_which_its_line_begins(text: str) -> None:
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    heads = ((line, head.end()) for line in lines if (head := _HEAD_MARK.match(text, line)))
    numbers = (_number(text, begin, len(text), line) for line, begin in heads)
    assert heading_numbers(text) == tuple(one for one in numbers if one)
