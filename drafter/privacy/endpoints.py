"""Which endpoints are on this machine, and which others a user has allowed."""

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

_LOCALHOST = "localhost"


def on_this_machine(address: str) -> bool:
    """Whether an http address is one of loopback, by its number or as `localhost`.

    A name that only some table maps to loopback counts as elsewhere: what the table says tomorrow nobody knows.
    """
    host = _host(address)
    if host == _LOCALHOST:
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return (mapped or number).is_loopback


def is_allowed(address: str, allowed: Iterable[str]) -> bool:
    """Whether something may be sent to an http address.

    Args:
        address: the endpoint's.
        allowed: hosts, such as `models.example` for all its ports, or `models.example:8443` for one.
    """
    if on_this_machine(address):
        return True
    parts = urlsplit(address)
    host = _host(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    shown = f"[{host}]" if ":" in host else host
    return any(_plain(one) in {host, shown, f"{shown}:{port}"} for one in allowed)


def _host(address: str) -> str:
    """The host; none where readers of addresses disagree which it is."""
    parts = urlsplit(address)
    return "" if "\\" in address else _plain(parts.hostname or "")


def _plain(host: str) -> str:
    return host.strip().casefold().rstrip(".")
