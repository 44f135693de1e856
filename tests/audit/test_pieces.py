"""The stretches of a sentence between its semicolons."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.layout import blocks
from drafter.audit.statements import sentences
from tests.audit.findings import written

PIECES = ("支出3.00万元", "其中2人于2023年5月1日到岗", "没有结余", "", "（另有5项；3项未完成）")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_pieces_share_the_text_the_figures_and_the_days_of_their_sentence(pieces):
    (block,) = blocks(written("收入合计8.00万元；" + "；".join(pieces) + "。"))
    (sentence,) = sentences(block)
    found = list(sentence.pieces())

    assert "；".join(piece.text for piece in found) == sentence.text
    assert tuple(f for piece in found for f in piece.figures) == sentence.figures
    assert tuple(d for piece in found for d in piece.days) == sentence.days


def test_the_lead_of_a_figure_begins_behind_the_one_before_it_in_its_piece():
    (block,) = blocks(written("收入8.00万元，支出3.00万元；结余5.00万元。"))
    (sentence,) = sentences(block)

    assert [[piece.lead(i) for i in range(len(piece.figures))] for piece in sentence.pieces()] == [
        ["收入", "，支出"],
        ["结余"],
    ]
