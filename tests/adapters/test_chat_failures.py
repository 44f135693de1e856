"""What every failure of an endpoint means: permanent or transient, and what to do."""

import socket
import subprocess
import sys
import threading
import time

import pytest

from drafter.errors import PermanentServiceError, TransientServiceError
from tests.adapters.asking import FLOOD, HELLO, KEY, SCHEMA, chat, failure
from tests.adapters.endpoint import Reply, error, said, serving


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


def test_a_body_that_nests_without_end_is_told():
    said_, _, asked = failure(PermanentServiceError, [Reply("[" * 200_000)], max_retries=2)
    assert "answers with brackets within brackets without end, not with JSON" in said_
    assert len(asked) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_json_in_another_encoding_of_unicode_is_read(encoding):
    with serving([Reply(data=said("好").body.replace("\\u597d", "好").encode(encoding))]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"


def test_json_in_another_encoding_is_told_so():
    body = said("好").body.replace("\\u597d", "好").encode("gb18030")
    said_, _, _ = failure(PermanentServiceError, [Reply(data=body)])
    assert "answers with application/json in another encoding than UTF-8" in said_


IN_DISGUISE = {
    '{"error": {"message": "quota exceeded for key %s", "code": 429}}': ("quota exceeded for key ***", "renew"),
    '{"error": "model not loaded"}': ("model not loaded", "[model] name"),
    '{"object": "error", "message": "no such tenant"}': ("no such tenant", "log"),
    '{"error": {"code": "engine_dead"}, "choices": []}': ("engine_dead", "log"),
    '{"error": "the prompt is too long"}': ("the prompt is too long", "passages"),
}


@pytest.mark.parametrize(("body", "told"), IN_DISGUISE.items(), ids=str)
def test_an_error_that_comes_as_an_answer_is_told_in_its_own_words(body, told):
    said_, remedy, asked = failure(PermanentServiceError, [Reply(body.replace("%s", KEY))], max_retries=2)
    assert said_.endswith(f": {told[0]}")
    assert "does not answer like" not in said_
    assert told[1] in remedy
    assert len(asked) == 1


def test_an_error_over_the_form_that_comes_as_an_answer_lets_another_form_be_tried():
    script = [Reply('{"error": "response_format is not supported"}'), said("好")]
    with serving(script) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"


def test_an_answer_beside_an_empty_error_is_an_answer():
    with serving([Reply(said("好").body[:-1] + ', "error": null}')]) as server:
        assert chat(server.base_url).complete(HELLO, SCHEMA).text == "好"


def test_a_request_too_large_for_a_gateway_is_too_long():
    said_, remedy, asked = failure(PermanentServiceError, [error(413, "Payload Too Large")])
    assert "the request is too long for the model" in said_
    assert said_.endswith("(413): Payload Too Large")
    assert "passages" in remedy
    assert len(asked) == 1


def test_a_conflict_is_no_overload():
    said_, _, _ = failure(TransientServiceError, [error(409, "busy with a reload")])
    assert said_.endswith("(409): busy with a reload")
    assert "overloaded" not in said_


@pytest.mark.parametrize("status", [422, 501])
def test_another_form_is_advised_only_where_the_form_was_the_reason(status):
    assert "structured" not in failure(PermanentServiceError, [error(status, "n must be 1")])[1]
    assert "structured" in failure(PermanentServiceError, [error(status, "tools are unknown here")])[1]


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
