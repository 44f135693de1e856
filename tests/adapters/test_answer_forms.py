"""The forms in which an endpoint is asked for a structured answer, and which of them it is known to take."""

import json

import pytest

from drafter.adapters.answer_forms import FORMS
from drafter.adapters.chat import OpenAIChat
from drafter.adapters.known_forms import KnownForms
from drafter.adapters.state_file import StateFile
from drafter.drafting.answers import answer_schema
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion
from drafter.errors import PermanentServiceError
from tests.adapters.asking import HELLO, KEY, SCHEMA, chat, failure
from tests.adapters.endpoint import Reply, as_asked, called, error, said, serving
from tests.drafting.model_samples import PLAN, PROMPTS, context, good, texts, written


@pytest.mark.parametrize(
    ("mode", "sent"),
    [
        ("json_schema", "json_schema"),
        ("json_object", "json_object"),
        ("tools", None),
        ("plain", None),
        ("auto", "json_schema"),
    ],
)
def test_the_form_is_asked_for_as_configured(mode, sent):
    with serving([said("好")]) as server:
        chat(server.base_url, structured=mode).complete(HELLO, SCHEMA)
    assert server.asked[0].body.get("response_format", {}).get("type") == sent


def only(*known):
    """A server that knows just these response formats, and none where there are none."""

    def answer(body):
        form = body.get("response_format", {}).get("type", "tools" if "tools" in body else "plain")
        return said(form) if form in known else error(400, f"response_format {form} is not supported")

    return answer


@pytest.mark.parametrize("known", FORMS)
def test_auto_finds_out_once_which_form_the_endpoint_takes(known):
    with serving(only(known)) as server:
        model = chat(server.base_url)
        assert [model.complete(HELLO, SCHEMA).text for _ in range(3)] == [known] * 3
    tries = FORMS.index(known) + 1
    assert len(server.asked) == tries + 2


def test_a_form_that_is_configured_and_refused_is_an_error_that_names_the_setting():
    said_, remedy, asked = failure(PermanentServiceError, only("plain"), structured="json_schema")
    assert "response_format json_schema is not supported" in said_
    assert 'structured = "auto"' in remedy
    assert len(asked) == 1


@pytest.mark.parametrize("mode", ["auto", *FORMS])
def test_a_good_model_s_wording_survives_in_every_mode(mode):
    with serving(lambda body: as_asked(good(), body)) as server:
        model = chat(server.base_url, structured=mode, timeout_s=20)
        draft = ModelWriter(OfflineWriter(), model, PROMPTS).write(PLAN, context(), lambda _done, _of: None)
    assert draft == written(good())[0]
    assert texts(draft)[1] == "资金支出偏慢。"
    form = server.asked[0].body.get("response_format", {}).get("json_schema", {"schema": answer_schema()})
    assert form["schema"] == answer_schema()


def test_a_function_is_offered_and_has_to_be_called():
    with serving([called('{"heading": "预算"}')]) as server:
        answer = chat(server.base_url, structured="tools").complete(HELLO, SCHEMA)
    assert answer == Completion('{"heading": "预算"}', 11, 7, "tool_calls")
    function = {"name": "item", "parameters": SCHEMA, "strict": True}
    assert server.asked[0].body["tools"] == [{"type": "function", "function": function}]
    assert server.asked[0].body["tool_choice"] == {"type": "function", "function": {"name": "item"}}


def message(**said_):
    """A completion whose message is of any shape."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": None, **said_}}
    return Reply(json.dumps({"choices": [choice]}))


def older(arguments):
    """A call as servers made it before there were several."""
    return message(function_call={"name": "item", "arguments": arguments})


WAYS_TO_ANSWER = {
    "half a call": (
        called('{"heading": "预算", "clauses": [{"id": "P1'),
        '{"heading": "预算", "clauses": [{"id": "P1',
    ),
    "words in place of a call": (said('{"heading": "预算"}'), '{"heading": "预算"}'),
    "another function": (called('{"heading": "预算"}', name="answer"), '{"heading": "预算"}'),
    "a reason to stop that is none": (called('{"heading": "预算"}', finish="stop"), '{"heading": "预算"}'),
    "arguments that are no text": (called({"heading": "预算"}), '{"heading": "预算"}'),
    "arguments that are a list": (called("[1]"), "[1]"),
    "arguments that name a thing twice": (called('{"a": 1, "a": 2}'), '{"a": 1, "a": 2}'),
    "calls that are no list": (message(tool_calls="none"), ""),
    "a call without a function": (message(tool_calls=[{"id": "c1", "type": "custom"}]), ""),
    "a call of the older kind": (older('{"heading": "预算"}'), '{"heading": "预算"}'),
    "nothing": (said(""), ""),
}


@pytest.mark.parametrize(("reply", "text"), WAYS_TO_ANSWER.values(), ids=WAYS_TO_ANSWER)
def test_a_call_that_is_not_quite_one_is_read_as_far_as_it_goes(reply, text):
    with serving([reply]) as server:
        assert chat(server.base_url, structured="tools").complete(HELLO, SCHEMA).text == text


@pytest.fixture
def state(tmp_path):
    return StateFile(tmp_path / "cache" / "endpoints.sqlite")


def remembering(base_url, state, **settings):
    endpoint = chat(base_url, **settings).endpoint
    return OpenAIChat(endpoint, KnownForms(endpoint.id, state))


def test_a_later_run_begins_with_the_form_that_an_earlier_one_found_out(state):
    with serving(only("tools")) as server:
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
        assert len(server.asked) == 3
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
        assert len(server.asked) == 4
        remembering(server.base_url, state, model="another").complete(HELLO, SCHEMA)
        assert len(server.asked) == 7


def test_a_form_that_is_no_longer_taken_is_found_out_anew(state):
    known = ["plain"]

    def as_known_now(body):
        return only(*known)(body)

    with serving(as_known_now) as server:
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
        known[0] = "json_object"
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
        asked = len(server.asked)
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
        assert len(server.asked) == asked + 1


def test_a_form_that_is_configured_is_neither_looked_up_nor_remembered(state):
    with serving(only("plain", "json_schema")) as server:
        remembering(server.base_url, state, structured="plain").complete(HELLO, SCHEMA)
        remembering(server.base_url, state).complete(HELLO, SCHEMA)
    assert "response_format" in server.asked[1].body


def test_what_is_known_of_an_endpoint_holds_no_key(state):
    with serving([said("好")]) as server:
        address = server.base_url.replace("http://", f"http://user:{KEY}@")
        remembering(address, state).complete(HELLO, SCHEMA)
    assert KEY.encode() not in b"".join(path.read_bytes() for path in state.path.parent.iterdir())


def test_a_file_that_cannot_be_used_hinders_no_answer(state, caplog):
    state.path.parent.mkdir()
    state.path.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with serving([said("好")]) as server:
        assert remembering(server.base_url, state).complete(HELLO, SCHEMA).text == "好"
    assert "is not a database" in caplog.text


def test_a_server_that_fails_over_the_form_is_asked_in_another():
    def fails(body):
        return error(500, "failed to parse grammar") if "response_format" in body else said("好")

    with serving(fails) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"
