"""What is remembered of a sentence or a piece is told where that stands in the text that is asked about."""

import pytest

from drafter.text.quantities import Quantity, scan
from drafter.verification.names.persons import persons
from drafter.verification.words.kept import Stretches
from drafter.verification.words.opposition import opposed

_LINE = "预算为{one}万元。决算为{other}万元，签订于2023年5月6日。其余为3项。"


@pytest.mark.parametrize("head", ["", "另有说明。", "一、存在问题\n", "此外，"])
def test_a_step_that_was_read_before_has_its_figures_and_marks_where_it_stands(head):
    text = head + _LINE.format(one=12, other=34)
    scan(_LINE.format(one=12, other=34))  # the same steps elsewhere
    found = scan(text)
    assert [text[one.start : one.end] for one in found.quantities] == ["12万元", "34万元", "3项"]
    assert all(one.text == text[one.start : one.end] for one in (*found.quantities, *found.marks))


def test_where_one_sentence_is_another_the_figures_of_the_rest_are_the_same():
    one, other = (scan(_LINE.format(one=12, other=number)) for number in (34, 56))
    assert _values(one.quantities) == ["120000", "340000", "3"]
    assert _values(other.quantities) == ["120000", "560000", "3"]
    assert one.marks == other.marks


@pytest.mark.parametrize("head", ["", "经审核，", "资料齐全，"])
def test_a_contradiction_stands_with_its_piece(head):
    text = f"{head}已按规定公开预算信息。"
    (found,) = opposed(text, ("未按规定公开预算信息。",))
    assert text[found.start : found.end] == "已按规定公开预算信息。"
    assert found.key == "denial_dropped"


def test_a_piece_that_says_what_the_account_says_contradicts_nothing_however_often_it_is_asked_about():
    for _ in range(2):
        assert not list(opposed("经审核，未按规定公开预算信息。", ("未按规定公开预算信息。",)))


def test_persons_are_found_in_their_sentence_as_in_the_whole_text():
    text = "经办人王建国已签字。资料由局长李文博审核。附件齐全"
    kept = Stretches()
    said = [
        [text[at + one.start : at + one.end] for at, one in kept.of(text, lambda part: persons(part, ""))]
        for _ in range(2)
    ]
    assert said[0] == said[1] == [text[one.start : one.end] for one in persons(text, "")]
    assert said[0]


def _values(quantities: tuple[Quantity, ...]) -> list[str]:
    return [format(one.value.normalize(), "f") for one in quantities]
