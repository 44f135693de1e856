"""Which endpoints are on this machine, and which others may be asked."""

import pytest

from drafter.privacy.endpoints import is_allowed, on_this_machine

HERE = (
    "http://127.0.0.1:8080/v1",
    "http://127.8.9.10",
    "https://localhost/v1",
    "http://LOCALHOST.:1/v1",
    "http://[::1]:8080/v1",
    "http://[::ffff:127.0.0.1]:1",
    "http://user:key@127.0.0.1:1",
)
ELSEWHERE = (
    "https://models.example/v1",
    "http://10.0.0.5:8000/v1",
    "http://0.0.0.0:8080",
    "http://[::]:8080",
    "http://127.0.0.1.models.example",
    "http://localhost.models.example",
    "http://localhost@models.example/",
    "http://127.0.0.1:80@models.example/",
    "http://models.example\\@127.0.0.1/",
    "http://2130706433/",
    "http://127.1/",
    "http:///v1",
)


@pytest.mark.parametrize("address", HERE)
def test_loopback_is_here_and_always_allowed(address):
    assert on_this_machine(address)
    assert is_allowed(address, ())


@pytest.mark.parametrize("address", ELSEWHERE)
def test_everything_else_is_elsewhere_and_has_to_be_named(address):
    assert not on_this_machine(address)
    assert not is_allowed(address, ("another.example", "127.0.0.1"))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://models.example/v1", "models.example"),
        ("https://Models.Example./v1", "models.example"),
        ("https://models.example/v1", "models.example:443"),
        ("http://10.0.0.5:8000/v1", "10.0.0.5:8000"),
        ("http://[fd00::1]:8000/v1", "[fd00::1]:8000"),
        ("http://[fd00::1]:8000/v1", "[fd00::1]"),
    ],
)
def test_a_host_may_be_allowed_with_all_its_ports_or_one(address, allowed):
    assert is_allowed(address, (allowed,))


@pytest.mark.parametrize("allowed", ["models.example:80", "models.example:8443", "example", "x.models.example"])
def test_another_port_or_host_is_not_meant(allowed):
    assert not is_allowed("https://models.example/v1", (allowed,))
