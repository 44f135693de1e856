"""What the tests of the chat adapter ask an endpoint, and how they expect it to fail."""

import pytest

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.drafting.ports import Message
from drafter.errors import PermanentServiceError
from tests.adapters.endpoint import serving

KEY = "sk-made-up-0123456789"
HELLO = [Message("system", "规则"), Message("user", "请改写")]
SCHEMA = {"type": "object"}
FLOOD = 64 * 1024 * 1024


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
