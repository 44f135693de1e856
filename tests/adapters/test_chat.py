"""The chat adapter against a real HTTP server: what is sent, what comes back, and what every failure means."""

import gzip
import hashlib
import json
import socket
import subprocess
import sys
import threading
import time

import pytest
from langchain_core.tracers.langchain import wait_for_all_tracers
from langsmith.utils import get_env_var as langsmith_env

from drafter.adapters.answer_forms import FORMS
from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.adapters.known_forms import KnownForms
from drafter.adapters.state_file import StateFile
from drafter.drafting.answers import answer_schema
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion, Message
from drafter.errors import ConfigError, PermanentServiceError, TransientServiceError
from tests.adapters.endpoint import Reply, as_asked, called, error, said, serving
from tests.drafting.model_samples import PLAN, PROMPTS, context, good, texts, written

KEY = "sk-made-up-0123456789"
HELLO = [Message("system", "规则"), Message("user", "请改写")]
SCHEMA = {"type": "object"}


def chat(base_url, **settings):
    given = {"model": "made-up", "api_key": KEY, "timeout_s": 5, "max_retries": 0} | settings
    return OpenAIChat(ChatEndpoint(base_url=base_url, **given))


def failure(kind, script, **settings):
    """The error that a script of replies ends in; its words never hold the key."""
    with serving(script) as server, pytest.raises(kind) as caught:
        chat(server.base_url, **settings).complete(HELLO, SCHEMA)
    error = caught.value
    assert type(error) is kind or kind is PermanentServiceError
    assert KEY not in f"{error} {error.remedy} {error.__cause__}"
    assert error.remedy
    return str(error), error.remedy, server.asked


def test_an_answer_comes_back_as_it_was_said_with_its_tokens():
    with serving([said("答案")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA) == Completion("答案", 11, 7, "stop")


def test_what_is_sent():
    with serving([said("")]) as server:
        chat(server.base_url, temperature=0.3, max_tokens=99).complete(HELLO, SCHEMA)
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.body == {
        "model": "made-up",
        "messages": [{"role": "system", "content": "规则"}, {"role": "user", "content": "请改写"}],
        "temperature": 0.3,
        "max_tokens": 99,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "item", "strict": True, "schema": SCHEMA},
        },
        "stream": False,
    }


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


def test_a_bad_request_in_every_form_is_permanent():
    said_, _, asked = failure(PermanentServiceError, [error(400, "temperature is not supported")])
    assert "temperature is not supported" in said_
    assert len(asked) == 4


def test_a_request_that_is_too_long_is_not_tried_in_other_forms():
    message = "request (57630 tokens) exceeds the available context size (8192 tokens)"
    said_, remedy, asked = failure(PermanentServiceError, [error(400, message)])
    assert "too long" in said_
    assert "passages" in remedy
    assert len(asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key(status):
    said_, remedy, _ = failure(PermanentServiceError, [error(status, f"Incorrect API key provided: {KEY}")])
    assert "refuses the key" in said_
    assert "key_env" in remedy


def test_an_unknown_model():
    said_, remedy, _ = failure(PermanentServiceError, [error(404, "The model `made-up` does not exist")])
    assert "knows no model 'made-up'" in said_
    assert "[model] name" in remedy


def test_an_overloaded_endpoint_is_asked_again():
    with serving([error(429, "slow down", Retry_After="0"), said("好")]) as server:
        assert chat(server.base_url, max_retries=1).complete(HELLO, SCHEMA).text == "好"
    assert len(server.asked) == 2


def test_an_endpoint_that_stays_overloaded_is_transient():
    said_, _, asked = failure(TransientServiceError, [error(429, "slow down", Retry_After="0")], max_retries=1)
    assert "(429): slow down" in said_
    assert len(asked) == 2


def test_an_endpoint_that_asks_for_a_short_pause_gets_it():
    with serving([error(429, "slow down", Retry_After="1"), said("好")]) as server:
        begun = time.monotonic()
        assert chat(server.base_url, max_retries=1).complete(HELLO, SCHEMA).text == "好"
    assert 0.9 < time.monotonic() - begun < 5


@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_too_long_to_wait_for_is_told_and_not_waited_for(status):
    said_, _, asked = failure(
        TransientServiceError, [error(status, "slow down", Retry_After="86400")], max_retries=2
    )
    assert said_.endswith(f"({status}): slow down; it asks to be left alone: Retry-After 86400")
    assert len(asked) == 1


def test_an_empty_account_is_permanent():
    said_, _, _ = failure(PermanentServiceError, [error(429, "insufficient_quota: check your billing")])
    assert "no more answers" in said_


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_failing_server_is_transient(status):
    assert f"({status})" in failure(TransientServiceError, [error(status, "boom")])[0]


def test_a_server_that_does_not_answer_in_time_is_transient():
    said_, remedy, _ = failure(TransientServiceError, [Reply(delay_s=1)], timeout_s=0.2)
    assert "in time" in said_
    assert "timeout" in remedy


def test_a_connection_that_breaks_is_transient():
    said_, remedy, asked = failure(TransientServiceError, [Reply(cut=True)], max_retries=1)
    assert "was lost before its answer was complete" in said_
    assert "log" in remedy
    assert len(asked) == 2


@pytest.mark.parametrize("body", ['{"choices": [' + " " * 90_000, said("好").body])
def test_a_connection_lost_in_the_middle_of_an_answer_is_told_as_that(body):
    said_, _, _ = failure(TransientServiceError, [Reply(body, lost_after=40)])
    assert "was lost before its answer was complete" in said_


def test_after_a_lost_connection_the_next_try_may_do():
    with serving([Reply(said("好").body, lost_after=9), said("好")]) as server:
        assert chat(server.base_url, max_retries=1).complete(HELLO, SCHEMA).text == "好"


@pytest.mark.parametrize("part", ["head", "body"])
def test_an_endpoint_that_drips_is_given_up_when_the_time_is_over(part):
    begun = time.monotonic()
    said_, remedy, asked = failure(
        TransientServiceError, [Reply(" " * 400, drip=part)], timeout_s=0.5, max_retries=1
    )
    assert time.monotonic() - begun < 4  # two tries of half a second and a pause; the answer would take 20 s
    assert "did not answer in time" in said_
    assert "timeout" in remedy
    assert len(asked) == 2


def test_no_thread_stays_with_an_endpoint_that_was_given_up():
    with serving([Reply(" " * 400, drip="head")]) as server:
        with pytest.raises(TransientServiceError):
            chat(server.base_url, timeout_s=0.3).complete(HELLO, SCHEMA)
        until = time.monotonic() + 2
        while any(one.name == "model-answer" for one in threading.enumerate()) and time.monotonic() < until:
            time.sleep(0.02)
        assert all(one.name != "model-answer" for one in threading.enumerate())


def test_a_program_ends_though_an_endpoint_drips_on():
    code = (
        "import sys; from drafter.adapters.chat import *; from drafter.errors import *\n"
        "chat = OpenAIChat(ChatEndpoint(sys.argv[1], 'm', timeout_s=0.5, max_retries=0))\n"
        "try:\n    chat.complete([], {})\nexcept TransientServiceError:\n    print('given up')"
    )
    with serving([Reply(" " * 4000, drip="head")]) as server:
        done = subprocess.run(
            [sys.executable, "-c", code, server.base_url], capture_output=True, text=True, timeout=30, check=True
        )
    assert done.stdout == "given up\n"


# answers that are too long


FLOOD = 64 * 1024 * 1024


def test_of_an_answer_without_end_only_the_head_is_read_and_kept():
    with serving([Reply(said("好").body, flood=FLOOD)]) as server:
        answer = chat(server.base_url, max_chars=1000, max_retries=2).complete(HELLO, SCHEMA)
    assert answer.overlong
    assert 0 < len(answer.text) <= 2000
    assert 262_000 < answer.length < 1_000_000
    assert answer.digest == hashlib.sha256(b" " * answer.length).hexdigest()
    assert server.sent < FLOOD / 4  # what the wire and its buffers held when it was cut
    assert len(server.asked) == 1


def test_of_a_text_that_is_too_long_the_head_its_length_and_digest_are_kept():
    with serving([said("长" * 5000)]) as server:
        answer = chat(server.base_url, max_chars=4999).complete(HELLO, SCHEMA)
    digest = hashlib.sha256(("长" * 5000).encode()).hexdigest()
    assert answer == Completion("长" * 2000, 11, 7, "stop", 15_000, digest)


def test_a_text_of_just_the_allowed_length_is_whole():
    with serving([said("长" * 5000)]) as server:
        assert chat(server.base_url, max_chars=5000).complete(HELLO, SCHEMA).text == "长" * 5000


def test_a_small_packet_cannot_unpack_into_a_large_answer():
    packed = gzip.compress(b'{"choices": "' + b" " * FLOOD + b'"}').decode("latin-1")
    with serving([Reply(packed, headers={"Content_Encoding": "gzip"})]) as server:
        answer = chat(server.base_url, max_chars=1000).complete(HELLO, SCHEMA)
    assert answer.overlong
    assert answer.length < 3_000_000


def test_an_answer_that_comes_packed_is_unpacked():
    packed = gzip.compress(said("好").body.encode()).decode("latin-1")
    with serving([Reply(packed, headers={"Content_Encoding": "gzip"})]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"


def test_an_endless_error_page_is_told_by_its_status():
    assert "(500)" in failure(TransientServiceError, [Reply(status=500, flood=FLOOD)])[0]


def test_nobody_listening_is_transient():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TransientServiceError, match=f"127.0.0.1:{port}/v1 cannot be reached"):
        chat(f"http://user:{KEY}@127.0.0.1:{port}/v1").complete(HELLO, SCHEMA)


NOT_OPENAI = {
    "a web page": Reply("<html>欢迎</html>", content_type="text/html"),
    "another JSON": Reply('{"status": "ok"}'),
    "a list": Reply("[]"),
    "no choices": Reply('{"choices": []}'),
    "null for choices": Reply('{"choices": null}'),
    "an error in disguise": Reply('{"error": {"message": "no such tenant"}}'),
    "broken JSON": Reply('{"choices": [{"mess'),
    "nothing": Reply(""),
    "a stream": Reply("data: {}\\n\\n", content_type="text/event-stream"),
    "a message of another shape": Reply('{"choices": [{"index": 0, "message": "好"}]}'),
}


@pytest.mark.parametrize("reply", NOT_OPENAI.values(), ids=NOT_OPENAI)
def test_what_is_no_openai_endpoint_is_told_so(reply):
    said_, remedy, _ = failure(PermanentServiceError, [reply])
    assert "does not answer like an OpenAI-compatible endpoint" in said_
    assert "/v1" in remedy


@pytest.mark.parametrize(("kind", "told"), [("text/html; charset=utf-8", "text/html"), ("", "something")])
def test_what_is_not_json_is_told_by_its_kind(kind, told):
    said_, _, asked = failure(
        PermanentServiceError, [Reply("<html>欢迎</html>", content_type=kind)], max_retries=2
    )
    assert f"answers with {told}, not with JSON" in said_
    assert len(asked) == 1


def test_json_under_another_name_is_json():
    with serving([Reply(said("好").body, content_type="text/plain")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"


def test_a_page_of_a_missing_address_is_not_quoted():
    page = Reply("<html>404</html>", 404, content_type="text/html")
    assert "html" not in failure(PermanentServiceError, [page])[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_the_key_goes_nowhere(status):
    with serving([said("别处")]) as elsewhere:
        there = {"Location": f"{elsewhere.base_url}/chat/completions?token=x"}
        said_, remedy, asked = failure(PermanentServiceError, [Reply(status=status, headers=there)], max_retries=2)
    assert elsewhere.asked == []
    assert f"sends requests on to {elsewhere.base_url}/chat/completions ({status})" in said_
    assert "token" not in said_
    assert "base_url" in remedy
    assert len(asked) == 1


def test_a_redirect_within_a_host_or_to_nowhere_is_not_followed_either():
    within = Reply(status=307, headers={"Location": "/v2/chat/completions"})
    assert "another address (307)" in failure(PermanentServiceError, [within])[0]
    assert "another address (307)" in failure(PermanentServiceError, [Reply(status=307)])[0]


def test_an_answer_that_was_cut_off_or_is_empty_is_still_an_answer():
    with serving([said('{"heading": "预算', finish="length")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == '{"heading": "预算'
    nothing = {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant"}}]}
    with serving([Reply(json.dumps(nothing))]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA) == Completion("", finish="stop")


def test_an_answer_that_only_calls_a_tool_says_so():
    call = {"id": "a", "type": "function", "function": {"name": "search", "arguments": "{}"}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    reply = {"choices": [{"index": 0, "finish_reason": "stop", "message": message}]}
    with serving([Reply(json.dumps(reply))]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA) == Completion("", finish="tool_calls")


def test_a_lone_surrogate_cannot_get_into_a_record():
    with serving([said("甲\ud800")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "甲?"


def test_a_local_server_needs_no_key():
    with serving([said("好")]) as server:
        assert chat(server.base_url, api_key="").complete(HELLO, SCHEMA).text == "好"


def test_nothing_is_traced_whatever_the_environment_says(monkeypatch):
    with serving([said("好")]) as server, serving([Reply("{}")]) as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.base_url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        langsmith_env.cache_clear()
        chat(server.base_url).complete(HELLO, SCHEMA)
        wait_for_all_tracers()
        assert tracer.asked == []
    langsmith_env.cache_clear()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"base_url": "127.0.0.1:8080"}, "not an http address"),
        ({"base_url": "file:///etc/passwd"}, "not an http address"),
        ({"model": ""}, "no model is named"),
        ({"api_key": "密钥"}, "characters that no key has"),
        ({"api_key": f"{KEY}\nx"}, "characters that no key has"),
        ({"structured": "xml"}, "no structured-output mode 'xml'"),
    ],
)
def test_settings_that_cannot_work_are_refused_before_anything_is_sent(settings, message):
    given = {"base_url": "http://127.0.0.1:1/v1", "model": "m"} | settings
    with pytest.raises(ConfigError, match=message) as caught:
        ChatEndpoint(**given)
    assert KEY not in str(caught.value)


def test_an_endpoint_shown_in_a_log_hides_its_key():
    assert KEY not in repr(ChatEndpoint("http://127.0.0.1:1/v1", "m", KEY))


def test_importing_the_adapter_imports_no_vendor():
    code = (
        "import sys, drafter.adapters.chat; print([m for m in ('openai', 'langchain_openai') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    )


@pytest.mark.parametrize("mode", ["auto", *FORMS])
def test_a_good_model_s_wording_survives_in_every_mode(mode):
    with serving(lambda body: as_asked(good(), body)) as server:
        model = chat(server.base_url, structured=mode, timeout_s=20)
        draft = ModelWriter(OfflineWriter(), model, PROMPTS).write(PLAN, context(), lambda _done, _of: None)
    assert draft == written(good())[0]
    assert texts(draft)[1] == "资金支出偏慢。"
    form = server.asked[0].body.get("response_format", {}).get("json_schema", {"schema": answer_schema()})
    assert form["schema"] == answer_schema()


# an answer as the arguments of a function


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


# what is found out once


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


# where something may be sent


def test_an_endpoint_elsewhere_has_to_be_allowed():
    with pytest.raises(ConfigError, match=r"models\.example is not on this machine") as caught:
        ChatEndpoint("https://models.example/v1", "m", KEY)
    assert 'allowed = ["models.example"]' in caught.value.remedy
    assert ChatEndpoint("https://models.example/v1", "m", KEY, allowed=("models.example",)).is_here is False


def test_no_proxy_takes_away_what_is_meant_for_this_machine(monkeypatch):
    with serving([said("好")]) as server, serving([said("坏")]) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.base_url.removesuffix("/v1"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"
        assert proxy.asked == []


def test_a_seed_is_sent_where_there_is_one():
    with serving([said("好")]) as server:
        chat(server.base_url, seed=0).complete(HELLO, SCHEMA)
        chat(server.base_url).complete(HELLO, SCHEMA)
    assert [asked.body.get("seed", "none") for asked in server.asked] == [0, "none"]
