"""The chat adapter against a real HTTP server: what is sent, and what comes back."""

import gzip
import hashlib
import json
import subprocess
import sys

import pytest
from langchain_core.tracers.langchain import wait_for_all_tracers
from langsmith.utils import get_env_var as langsmith_env

from drafter.adapters.chat import ChatEndpoint
from drafter.drafting.ports import Completion
from drafter.errors import ConfigError, TransientServiceError
from tests.adapters.asking import FLOOD, HELLO, KEY, SCHEMA, chat
from tests.adapters.endpoint import Reply, said, serving


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


@pytest.fixture
def proxied(monkeypatch):
    """Names a proxy in the environment."""

    def name(proxy: str) -> None:
        for variable in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(variable, proxy)
        for variable in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(variable, raising=False)

    return name


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9"])
def test_a_proxy_of_the_environment_is_not_spoken_of(proxied, caplog, proxy):
    proxied(proxy)
    with serving([said("好")]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"
    assert caplog.text == ""


@pytest.mark.filterwarnings("ignore:A test tried")
def test_no_proxy_is_given_what_is_meant_for_an_endpoint_elsewhere(proxied):
    with serving([said("坏")]) as proxy:
        proxied(proxy.base_url.removesuffix("/v1"))
        with pytest.raises((TransientServiceError, RuntimeError)):  # nobody is there, or a test may not go there
            chat("http://192.0.2.1/v1", allowed=("192.0.2.1",)).complete(HELLO, SCHEMA)
    assert proxy.asked == []


def test_who_cannot_be_reached_though_a_proxy_is_named_is_told_with_it(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(TransientServiceError) as caught:
        chat("http://127.0.0.1:9/v1").complete(HELLO, SCHEMA)
    assert caught.value.remedy.endswith("; the proxy that the environment names is not used")
    monkeypatch.delenv("http_proxy")
    with pytest.raises(TransientServiceError) as caught:
        chat("http://127.0.0.1:9/v1").complete(HELLO, SCHEMA)
    assert "proxy" not in caught.value.remedy


def test_a_seed_is_sent_where_there_is_one():
    with serving([said("好")]) as server:
        chat(server.base_url, seed=0).complete(HELLO, SCHEMA)
        chat(server.base_url).complete(HELLO, SCHEMA)
    assert [asked.body.get("seed", "none") for asked in server.asked] == [0, "none"]
