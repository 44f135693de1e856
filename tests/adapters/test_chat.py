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

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.drafting.answers import answer_schema
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion, Message
from drafter.errors import ConfigError, PermanentServiceError, TransientServiceError
from tests.adapters.endpoint import Reply, error, said, serving
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
    [("json_schema", "json_schema"), ("json_object", "json_object"), ("plain", None), ("auto", "json_schema")],
)
def test_the_form_is_asked_for_as_configured(mode, sent):
    with serving([said("好")]) as server:
        chat(server.base_url, structured=mode).complete(HELLO, SCHEMA)
    assert server.asked[0].body.get("response_format", {}).get("type") == sent


def only(*known):
    """A server that knows just these response formats, and none where there are none."""

    def answer(body):
        form = body.get("response_format", {}).get("type", "plain")
        return said(form) if form in known else error(400, f"response_format {form} is not supported")

    return answer


@pytest.mark.parametrize("known", ["json_schema", "json_object", "plain"])
def test_auto_finds_out_once_which_form_the_endpoint_takes(known):
    with serving(only(known)) as server:
        model = chat(server.base_url)
        assert [model.complete(HELLO, SCHEMA).text for _ in range(3)] == [known] * 3
    tries = ["json_schema", "json_object", "plain"].index(known) + 1
    assert len(server.asked) == tries + 2


def test_a_form_that_is_configured_and_refused_is_an_error_that_names_the_setting():
    said_, remedy, asked = failure(PermanentServiceError, only("plain"), structured="json_schema")
    assert "response_format json_schema is not supported" in said_
    assert 'structured = "auto"' in remedy
    assert len(asked) == 1


def test_a_bad_request_in_every_form_is_permanent():
    said_, _, asked = failure(PermanentServiceError, [error(400, "temperature is not supported")])
    assert "temperature is not supported" in said_
    assert len(asked) == 3


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


@pytest.mark.parametrize("mode", ["auto", "json_schema", "json_object", "plain"])
def test_a_good_model_s_wording_survives_in_every_mode(mode):
    with serving([said(good())]) as server:
        model = chat(server.base_url, structured=mode, timeout_s=20)
        draft = ModelWriter(OfflineWriter(), model, PROMPTS).write(PLAN, context(), lambda _done, _of: None)
    assert draft == written(good())[0]
    assert texts(draft)[1] == "资金支出偏慢。"
    form = server.asked[0].body.get("response_format", {}).get("json_schema", {"schema": answer_schema()})
    assert form["schema"] == answer_schema()
