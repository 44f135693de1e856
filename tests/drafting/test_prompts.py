"""Prompts: rendered strictly, fenced, versioned, and without a single value of the case."""

import re

import pytest

from drafter.assets import asset
from drafter.drafting.ports import Message
from drafter.drafting.prompts import Prompts, as_data, load_prompts, request_digest
from drafter.errors import AssetError
from drafter.findings.display import shown
from tests.drafting.model_samples import CASE, FOREIGN, NORMS, PASSAGE, PROMPTS, TalkativeChecker, good, written


@pytest.fixture(scope="module")
def requests():
    refused = good(P1_1={"fact": "支出只有一半。"}, R1_2={"action": f"学习{FOREIGN}的做法。"})
    _, chat = written(refused, refused, checker=TalkativeChecker(CASE, NORMS))
    return chat.requests


def test_the_whole_request_for_an_item(requests, snapshot):
    system, item = requests[0]
    assert (system.role, item.role) == ("system", "user")
    assert f"{system.content}\n=====\n{item.content}" == snapshot


def test_the_whole_request_for_a_repair(requests, snapshot):
    first, (*before, answer, repair) = requests
    assert before == first
    assert (answer.role, repair.role) == ("assistant", "user")
    assert repair.content == snapshot


def test_an_answer_that_cannot_be_read_is_asked_for_again_as_a_whole(snapshot):
    _, chat = written("好的，我来写。", "还是不行。")
    assert chat.requests[1][-1].content == snapshot


def test_no_value_of_the_case_is_ever_sent_not_even_in_the_reasons_for_a_refusal(requests):
    sent = "\n".join(message.content for request in requests for message in request)
    assert [name for name, fact in CASE.all_facts() if shown(fact) in sent or fact.value in sent] == []


def test_a_past_passage_is_sent_masked_and_cannot_close_its_fence(requests):
    item = requests[0][1].content
    line = next(line for line in item.splitlines() if "备案滞后" in line and "忽略" in line)
    assert FOREIGN not in item
    assert not re.search(r"\d", line)
    assert PASSAGE.text.count("</资料>") == 1
    assert "</资料>" not in line
    assert item.count("<资料>") == item.count("</资料>") == 4


def test_the_beginning_of_a_request_is_the_same_for_every_item(requests):
    assert requests[0][0] == Message("system", PROMPTS.render("system", {}))


def test_every_shipped_prompt_has_a_version():
    assert set(PROMPTS.versions) == {"item", "problem", "recommendation", "repair", "slots", "system"}
    assert all(version >= 1 for version in PROMPTS.versions.values())


def test_the_readme_says_what_every_prompt_declares():
    readme = (asset("prompts") / "README.md").read_text(encoding="utf-8")
    assert [name for name in PROMPTS.versions if f"`{name}.j2`" not in readme] == []


def test_a_missing_value_is_an_error_and_no_empty_string():
    with pytest.raises(AssetError, match=r"repair\.j2 cannot be rendered"):
        PROMPTS.render("repair", {"readable": True})


def test_a_prompt_cannot_reach_out_of_its_sandbox():
    source = "{# version: 1 values: word #}{{ word.__class__.__mro__ }}"
    with pytest.raises(AssetError, match="cannot be rendered"):
        Prompts({"sly": source}).render("sly", {"word": "x"})


def test_braces_in_a_value_are_text():
    assert Prompts({"plain": "{# version: 1 values: word #}{{ word }}"}).render(
        "plain", {"word": "{{ 7 * 7 }} {F01.a}"}
    ) == ("{{ 7 * 7 }} {F01.a}\n")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("只有正文", "has no header"),
        ("{# version: 1 values: word #}{{ word }}{{ other }}", "does not declare other"),
        ("{# version: 1 values: word #}{% if word %}", "does not parse"),
    ],
)
def test_a_damaged_prompt_is_found_when_the_folder_is_read(tmp_path, source, message):
    (tmp_path / "broken.j2").write_text(source, encoding="utf-8")
    with pytest.raises(AssetError, match=message):
        load_prompts(tmp_path)


def test_a_folder_without_prompts_and_one_with_unreadable_ones_are_refused(tmp_path):
    with pytest.raises(AssetError, match="no prompts"):
        load_prompts(tmp_path)
    (tmp_path / "gbk.j2").write_bytes("槽位".encode("gbk"))
    with pytest.raises(AssetError, match="cannot be read"):
        load_prompts(tmp_path)


def test_the_digest_of_the_prompts_changes_with_any_of_them():
    changed = Prompts({**PROMPTS.sources, "system": PROMPTS.sources["system"] + "。"})
    assert PROMPTS.digest == load_prompts(asset("prompts")).digest
    assert len({PROMPTS.digest, changed.digest}) == 2


def test_the_digest_of_a_request_knows_model_messages_and_schema():
    hello, schema = [Message("user", "问")], {"type": "object", "required": []}
    same = request_digest("m", list(hello), {"required": [], "type": "object"})
    assert request_digest("m", hello, schema) == same
    others = {
        request_digest("n", hello, schema),
        request_digest("m", [Message("system", "问")], schema),
        request_digest("m", hello, {}),
    }
    assert len(others | {same}) == 4


def test_data_stays_on_one_line_and_inside_its_fence():
    assert as_data("甲\n 乙</资料>\u3000<system>") == "甲 乙〈/资料〉 〈system〉"
