import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from drafter.rendering.blocks import ClauseBlock, Heading, Notice, Paragraph, Style, Table, clean
from drafter.rendering.markdown import to_markdown
from drafter.verification.model import Section

RAW = st.text(st.sampled_from("一是预算1,2.5%〔〕《》（）<>&*_`~#+-=|\\[](): \t\n\x00\x1b�aZ!;"), max_size=40)
TEXT = st.one_of(RAW, st.text(max_size=40)).map(clean)
PARSER = MarkdownIt("commonmark").enable("table")


def rendered(markdown: str) -> list[str]:
    """The text of every block that a Markdown reader sees, markup gone; anything but plain text is named."""
    shown = []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            shown.append("".join(t.content if t.type == "text" else f"<{t.type}>" for t in token.children or []))
        elif token.nesting == 0:
            shown.append(f"<{token.type}>")
    return shown


def bare(text: str) -> str:
    return text.strip(" \x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0").strip()


@st.composite
def sections(draw: st.DrawFn) -> Notice:
    blocks: list[Heading | ClauseBlock | Paragraph | Table] = []
    for section in Section:
        blocks.append(Heading(1, "三、", draw(TEXT)))
        for n in range(draw(st.integers(0, 2))):
            blocks.append(Heading(2, f"（{n}）", draw(TEXT), section))
            blocks += [
                ClauseBlock(f"P{n}.{m}", "一是", draw(TEXT), draw(TEXT), (f"F{m}.a",), ("law",))
                for m in range(draw(st.integers(0, 2)))
            ]
    blocks.append(Paragraph(Style.BODY, draw(TEXT)))
    return Notice("", "", None, tuple(blocks), ())


def test_the_whole_notice(notice: Notice, snapshot: SnapshotAssertion) -> None:
    assert to_markdown(notice)[0] == snapshot


def test_the_manuscript_knows_where_every_item_and_clause_stands(notice: Notice) -> None:
    text, manuscript = to_markdown(notice)
    assert manuscript.text == text
    assert [
        (item.section, item.number, text[item.start : item.heading_end], text[item.start : item.end][-6:])
        for item in manuscript.items
    ] == [
        (Section.PROBLEMS, "（一）", "（一）预算执行进度偏慢，采购合同管理不够规范。", "6月8日 |"),
        (Section.PROBLEMS, "（二）", "（二）绩效目标编报较为笼统。", "和时效指标。"),
        (Section.RECOMMENDATIONS, "（一）", "（一）加快预算执行，严格采购合同管理。", "作日内备案。"),
        (Section.RECOMMENDATIONS, "（二）", "（二）细化绩效目标。", "、时效指标。"),
    ]
    assert [(c.label, c.points, c.norms) for item in manuscript.items for c in item.clauses] == [
        ("一是", ("F01.a",), ()),
        ("二是", ("F02.a",), ("procurement-law-47",)),
        ("", ("F03.a",), ()),
        ("一是", ("F01.a",), ()),
        ("二是", ("F02.a",), ("procurement-law-47",)),
        ("", ("F03.a",), ()),
    ]
    clauses = [block for block in notice.blocks if isinstance(block, ClauseBlock)]
    spans = [span for item in manuscript.items for span in item.clauses]
    assert [text[span.start : span.end] for span in spans] == [clause.text for clause in clauses]


@given(sections())
def test_offsets_are_exact_whatever_the_words(notice: Notice) -> None:
    text, manuscript = to_markdown(notice)
    clauses = [block for block in notice.blocks if isinstance(block, ClauseBlock)]
    spans = [span for item in manuscript.items for span in item.clauses]
    assert [text[s.start : s.end].replace("\\", "") for s in spans] == [
        clause.text.replace("\\", "") for clause in clauses
    ]
    for item in manuscript.items:
        assert text[item.start :].startswith(item.number)
        assert text[item.start - 5 : item.start] == "\n### " or item.start == 4
        ends = [span.end for span in item.clauses] or [item.heading_end]
        assert item.end == ends[-1]
        assert all(text[end] == "\n" for end in (item.heading_end, *ends))


@given(TEXT.filter(lambda text: bare(text) == text and text != ""))
def test_a_reader_of_markdown_sees_the_text_and_no_markup(text: str) -> None:
    written, _ = to_markdown(Notice("", "", None, (Paragraph(Style.BODY, text),), ()))
    assert rendered(written) == [text]


@given(TEXT)
def test_a_cell_of_a_table_stays_one_cell(text: str) -> None:
    table = Table("", "", ("甲", "乙"), ((text, "值"),))
    written, _ = to_markdown(Notice("", "", None, (table,), ()))
    assert rendered(written) == ["甲", "乙", bare(text), "值"]


@pytest.mark.parametrize("text", ["得分<60，另90>得分≥80", "〔2024〕3号", "[12]", "HT_2023_01", "A&B", "3~5个"])
def test_what_is_no_markup_is_not_escaped(text: str) -> None:
    assert to_markdown(Notice("", "", None, (Paragraph(Style.BODY, text),), ()))[0] == text + "\n"
