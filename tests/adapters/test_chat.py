"""The chat adapter against a real HTTP server: what is sent, what comes back, and what every failure means."""

import json
import socket
import subprocess
import sys

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
        assert chat(server.base_url).complete(HELLO, SCHEMA) == Completion("答案", 11, 7)


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
    assert "cannot be reached" in failure(TransientServiceError, [Reply(cut=True)])[0]


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
    "a message of another shape": Reply('{"choices": [{"index": 0, "message": "好"}]}'),
}


@pytest.mark.parametrize("reply", NOT_OPENAI.values(), ids=NOT_OPENAI)
def test_what_is_no_openai_endpoint_is_told_so(reply):
    said_, remedy, _ = failure(PermanentServiceError, [reply])
    assert "does not answer like an OpenAI-compatible endpoint" in said_
    assert "/v1" in remedy


def test_a_page_of_a_missing_address_is_not_quoted():
    page = Reply("<html>404</html>", 404, content_type="text/html")
    assert "html" not in failure(PermanentServiceError, [page])[0]


def test_a_redirect_is_not_followed():
    with serving([said("别处")]) as elsewhere:
        there = {"Location": f"{elsewhere.base_url}/chat/completions"}
        assert "elsewhere" in failure(PermanentServiceError, [Reply(status=307, headers=there)])[0]
        assert elsewhere.asked == []


def test_an_answer_that_was_cut_off_or_is_empty_is_still_an_answer():
    with serving([said('{"heading": "预算', finish="length")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == '{"heading": "预算'
    nothing = {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant"}}]}
    with serving([Reply(json.dumps(nothing))]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA) == Completion("")


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
