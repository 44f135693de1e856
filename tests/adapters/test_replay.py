"""Recorded answers: the same words for the same request, an error for any other, and never a call."""

import json

import pytest

from drafter.adapters.replay import RecordedChat, RecordingChat
from drafter.drafting.answers import answer_schema
from drafter.drafting.ports import Completion, Message
from drafter.drafting.prompts import request_digest
from drafter.errors import EvaluationError, OutputError
from tests.drafting.model_samples import ScriptedChat, good

ASKED = [Message("system", "规则"), Message("user", "请改写")]
SCHEMA = answer_schema()


def recorded(folder, answer="好", **settings):
    RecordingChat(ScriptedChat([answer]), folder, **settings).complete(ASKED, SCHEMA)
    return RecordedChat(folder)


def test_what_was_recorded_is_given_again(tmp_path):
    chat = recorded(tmp_path / "new", good())
    assert chat.name == "scripted"
    assert chat.complete(ASKED, SCHEMA) == Completion(good())


def test_a_recording_is_json_that_says_who_answered_what(tmp_path):
    recorded(tmp_path, answered_by="written by hand")
    (path,) = tmp_path.iterdir()
    assert path.name == request_digest("scripted", ASKED, SCHEMA) + ".json"
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "model": "scripted",
        "answered_by": "written by hand",
        "messages": [{"role": "system", "content": "规则"}, {"role": "user", "content": "请改写"}],
        "text": "好",
        "prompt_tokens": 0,
        "completion_tokens": 0,
        "finish": "",
        "length": 0,
        "digest": "",
        "cost": "",
    }


def test_recording_passes_the_answer_on(tmp_path):
    chat = RecordingChat(ScriptedChat(["好"]), tmp_path)
    assert chat.complete(ASKED, SCHEMA) == Completion("好")
    assert chat.name == "scripted"


@pytest.mark.parametrize(
    ("messages", "schema"),
    [(ASKED[:1], SCHEMA), ([ASKED[0], Message("user", "请改写。")], SCHEMA), (ASKED, {})],
    ids=["fewer messages", "one character more", "another schema"],
)
def test_a_request_that_was_never_recorded_is_an_error_and_no_call(tmp_path, messages, schema):
    with pytest.raises(EvaluationError, match="no recorded answer") as caught:
        recorded(tmp_path).complete(messages, schema)
    assert caught.value.exit_code == 3
    assert "record the answers again" in caught.value.remedy


def test_a_folder_without_recordings_is_no_evaluation(tmp_path):
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(EvaluationError, match="found: none"):
            RecordedChat(folder)


def test_recordings_of_two_models_do_not_mix(tmp_path):
    recorded(tmp_path)

    class Another(ScriptedChat):
        name = property(lambda _self: "another")

    RecordingChat(Another(["好"]), tmp_path).complete(ASKED, SCHEMA)
    with pytest.raises(EvaluationError, match="found: another, scripted"):
        RecordedChat(tmp_path)


def test_a_damaged_recording_is_named(tmp_path):
    (tmp_path / "abc.json").write_text('{"model": "m"}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"abc\.json cannot be read"):
        RecordedChat(tmp_path)


def test_a_folder_that_cannot_be_written_is_an_output_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        recorded(tmp_path / "file")
