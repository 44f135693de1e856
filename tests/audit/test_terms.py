"""The figures of a sentence with their own words."""

from drafter.audit.layout import blocks
from drafter.audit.statements import sentences
from drafter.audit.terms import terms
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs


def sentence(text):
    (block,) = blocks(Document(source="a.docx", digest="", text=text, paragraphs=paragraphs(text)))
    return next(iter(sentences(block)))


def test_labels_leave_out_brackets_and_what_joins():
    told = terms(
        sentence("预算（含“补助”40.00万元）共计96.00万元，其中省级（中央除外）为30.00万元；支出增加2.00万元。")
    )

    assert [term.label for term in told] == ["含补助", "预算共计", "省级为", "支出增加"]
    assert [term.name for term in told] == ["含补助", "预算", "省级", "支出增加"]
    assert [term.part for term in told] == [0, 0, 0, 1]
    assert [term.change for term in told] == [False, False, False, True]
