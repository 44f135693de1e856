"""Reading answers: as far as that can be done honestly, and never an exception."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.answers import LONGEST_ANSWER, Answer, ItemAnswer, answer_schema, read_answer
from tests.drafting.model_samples import GOOD, good

WHOLE = Answer(
    headings={"heading": GOOD["heading"], "recommendation_heading": GOOD["recommendation_heading"]},
    clauses={
        part["id"]: {name: text for name, text in part.items() if name != "id" and text}
        for part in [*GOOD["clauses"], *GOOD["recommendations"]]
    },
)


@pytest.mark.parametrize(
    "dressed",
    [
        good(),
        f"好的，以下是改写结果：\n{good()}\n如需调整请告知。",
        f"```json\n{good()}\n```",
        f'<think>先看 {{"heading": "草稿"}} 再改</think>\n{good()}',
        f"模板已写了开头的思考……</think>{good()}",
        json.dumps({"answer": GOOD}, ensure_ascii=False),
        json.dumps(GOOD, ensure_ascii=False, indent=2).replace('",\n', '",\n\n'),
        json.dumps(GOOD),
        good().replace("}]", "},]").replace('""}', '"",}'),
        good().replace('": "', "”：“").replace('", "', "”，“").replace('"', "“"),
        good(item={"heading": "草稿，不算数"}) + good(),
        json.dumps({**GOOD, "clauses": {part["id"]: part for part in GOOD["clauses"]}}, ensure_ascii=False),
    ],
    ids=[
        "plain",
        "chatter around it",
        "code fence",
        "reasoning block",
        "reasoning without its beginning",
        "wrapped in another object",
        "pretty printed",
        "escaped",
        "trailing commas",
        "curly quotes and full-width marks",
        "a draft before the last word",
        "clauses by id",
    ],
)
def test_a_good_answer_is_read_in_whatever_dress(dressed):
    assert read_answer(dressed) == WHOLE


@pytest.mark.parametrize(
    "dressed",
    [
        f'<THINK>先看 {{"heading": "草稿"}}</THINK>{good()}',
        f'<think effort="high">先看 {{"heading": "草稿"}}</think>{good()}',
        f'<seed:think>先看 {{"heading": "草稿"}}</seed:think>{good()}',
        f'[THINK]先看 {{"heading": "草稿"}}[/THINK]{good()}',
        f'◁think▷先看 {{"heading": "草稿"}}◁/think▷{good()}',
        f'<|begin_of_thought|>{{"heading": "草稿"}}<|end_of_thought|>{good()}',
        f'<|channel|>analysis<|message|>{{"heading": "草稿"}}<|start|>assistant<|message|>{good()}',
        json.dumps(good(), ensure_ascii=False),
        json.dumps(good()),
    ],
)
def test_what_a_model_says_to_itself_is_passed_over_however_it_marks_it(dressed):
    assert read_answer(dressed) == WHOLE


def test_full_width_brackets_around_the_json_are_read():
    assert read_answer("｛“heading”：“甲，乙”，“clauses”：［｛“id”：“P1.1”，“lead”：“丙”｝］｝") == Answer(
        headings={"heading": "甲，乙"}, clauses={"P1.1": {"lead": "丙"}}
    )


def test_bare_quotes_inside_a_sentence_belong_to_it():
    text = '{"clauses": [{"id": "P1.1", "lead": "对"三公"经费管得不严", "fact": "“三公”，未见台账"}]}'
    assert read_answer(text).clauses == {"P1.1": {"lead": '对"三公"经费管得不严', "fact": "“三公”，未见台账"}}


def test_an_answer_cut_off_anywhere_yields_whole_sentences_or_nothing():
    for cut in range(1, len(good())):
        answer = read_answer(good()[:cut])
        assert not answer.whole
        assert answer.headings.items() <= WHOLE.headings.items()
        for clause, sentences in answer.clauses.items():
            assert sentences.items() <= WHOLE.clauses[clause].items()


def test_what_stands_before_the_cut_is_kept():
    text = good()
    answer = read_answer(text[: text.index('"effect": ') + 10])
    assert answer.clauses == {"P1.1": {name: WHOLE.clauses["P1.1"][name] for name in ("lead", "fact")}}


def test_a_clause_answered_twice_the_same_way_counts_once():
    parts = GOOD["clauses"]
    assert read_answer(json.dumps({**GOOD, "clauses": [*parts, parts[0]]})) == WHOLE


def test_a_clause_answered_twice_in_different_ways_counts_as_none():
    parts = GOOD["clauses"]
    answer = read_answer(json.dumps({**GOOD, "clauses": [*parts, {**parts[0], "lead": "别的"}]}))
    assert answer.doubled == {"P1.1"}
    assert "P1.1" not in answer.clauses


def test_a_field_written_twice_in_different_ways_says_nothing():
    answer = read_answer('{"clauses": [{"id": "P1.1", "lead": "甲", "lead": "乙", "fact": "丙"}]}')
    assert answer.clauses == {"P1.1": {"fact": "丙"}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "好的。",
        "[]",
        "{}",
        '{"foo": "bar"}',
        "<think>还在想",
        "null",
        "{" * 5000,
        '{"a":' * 5000,
        "[" * 100_000,
    ],
    ids=[
        "nothing",
        "chatter",
        "list",
        "empty",
        "another shape",
        "still thinking",
        "null",
        "braces",
        "nested",
        "deep",
    ],
)
def test_an_answer_without_the_answer_is_unreadable(text):
    assert not read_answer(text).readable


def test_what_is_not_text_is_passed_over():
    clauses = '[7, {"id": null}, {"id": "P1.1", "lead": ["x"], "fact": "丙", "effect": 1e999}]'
    text = f'{{"heading": 3, "clauses": {clauses}}}'
    assert read_answer(text).clauses == {"P1.1": {"fact": "丙"}}
    assert read_answer(text).headings == {}


def test_lone_surrogates_cannot_get_into_a_file():
    lead = read_answer('{"clauses": [{"id": "P1.1", "lead": "\\ud800甲\ud801"}]}').clauses["P1.1"]["lead"]
    assert lead == "�甲�"


def test_ten_megabytes_are_read_in_no_time():
    begun = time.monotonic()
    for piece in ('{"a": "', "<think>", "｛“heading”：“", '{"clauses":[{"id":"', "很长"):
        read_answer(piece * (10_000_000 // len(piece)))
    assert time.monotonic() - begun < 10
    assert not read_answer(" " * LONGEST_ANSWER + good()).readable


@given(st.text())
def test_no_text_raises(text):
    read_answer(text)


@given(st.text(alphabet="{}[]｛｝［］\"“”'‘’:：,，\\u0d8clausesheadingidP1.x \n", max_size=300))
def test_no_almost_json_raises(text):
    read_answer(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["clauses", "heading", "id", "lead"]), inner)
        ),
    )
)
def test_no_json_raises(value):
    read_answer(json.dumps(value))


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=5, max_size=5))
def test_what_a_model_writes_as_json_is_read_to_the_letter(sentences):
    names = ("lead", "fact", "effect", "norm")
    clause = {"id": "P1.1"} | dict(zip(names, sentences, strict=False))
    answer = read_answer(json.dumps({"heading": sentences[4], "clauses": [clause]}))
    assert answer.clauses["P1.1"] == dict(zip(names, sentences, strict=False))
    assert answer.headings == {"heading": sentences[4]}


def test_the_schema_is_flat_strict_and_the_model_s_own():
    schema = answer_schema()
    text = json.dumps(schema)
    assert [word for word in ("$ref", "$defs", "title", "description") if word in text] == []
    assert text.count('"additionalProperties": false') == 3
    assert list(schema["properties"]) == schema["required"] == list(ItemAnswer.model_fields)
    assert ItemAnswer.model_validate(GOOD).heading == GOOD["heading"]
