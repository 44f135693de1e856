"""What may be written as the value of a setting, and what to write where it may not."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

Folder = Annotated[Path | None, BeforeValidator(lambda value: value or None)]
"""A folder, or an empty string for the default."""

Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=9)]
"""An amount, in quotes or as a plain number; never computed in floats."""

_HOST = re.compile(r"^(\[[0-9A-Fa-f:]+\]|[\w.-]+)(:\d{1,5})?$")
_CALL = re.compile(r"(/chat/completions|/completions|/embeddings)?/*$", re.IGNORECASE)
VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*$"


def endpoint_address(address: str) -> str:
    """An address to which `/chat/completions` or `/embeddings` can be added.

    Raises:
        PydanticCustomError: `address` is none; it says what to write.
    """
    if any(mark.isspace() or not mark.isprintable() for mark in address):
        raise PydanticCustomError("endpoint", "the address holds a space: write it without")
    if "@" in address.partition("://")[2].partition("/")[0]:  # before anything that repeats the address
        raise PydanticCustomError(
            "endpoint", "write the address without user and password: a key is read from key_env or key_file"
        )
    base = _CALL.sub("", address)
    if base != address.rstrip("/"):
        call = address.rstrip("/")[len(base) :].lower()
        raise PydanticCustomError("endpoint", 'write it without {call}: "{base}"', {"call": call, "base": base})
    if not _is_address(address):
        whole = f"http://{address}"
        example = (
            whole
            if "//" not in address and "@" not in address and _is_address(whole)
            else "http://127.0.0.1:8080/v1"
        )
        raise PydanticCustomError("endpoint", 'write the whole address, such as "{example}"', {"example": example})
    if "?" in address or "#" in address:
        raise PydanticCustomError("endpoint", "write the address without anything from ? or # on")
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or a bracket that cannot be
        return False


def model_name(name: str) -> str:
    """A name without blanks around it.

    Raises:
        PydanticCustomError: it has some, or holds what cannot be seen.
    """
    if name != name.strip() or not name.isprintable():
        raise PydanticCustomError("name", "write the model's name without blanks around it")
    return name


def hosts_alone(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts alone, with or without a port.

    Raises:
        PydanticCustomError: one of them is more than that; it says what to write.
    """
    for host in hosts:
        if not _HOST.match(host):
            raise PydanticCustomError(
                "endpoint",
                'write hosts alone, such as ["models.example", "10.0.0.5:8000"], not "{host}"',
                {"host": host},
            )
    return hosts


LOCAL_STORE = "local"


def store_address(store: str) -> str:
    """`local`, or the address of a server alone.

    Raises:
        PydanticCustomError: `store` is neither; it says what to write.
    """
    if store == LOCAL_STORE:
        return store
    if not _is_address(store) or urlsplit(store).path.strip("/") or set(store) & set("?#@ "):
        raise PydanticCustomError(
            "endpoint", 'write "local", or the address of a Chroma server alone, such as "http://127.0.0.1:8000"'
        )
    return store.rstrip("/")


def database_address(url: str) -> str:
    """An address of a database without a password, or nothing.

    Raises:
        PydanticCustomError: it holds a password, or names no database that there is a driver for.
    """
    if not url:
        return url
    kind, mark, rest = url.partition("://")
    if not mark or kind not in ("sqlite", "postgresql"):
        example = "postgresql://USER@HOST/DATABASE"
        raise PydanticCustomError("endpoint", 'write "sqlite:///FILE" or "{example}"', {"example": example})
    if ":" in rest.rpartition("@")[0] or "password=" in rest.lower():
        raise PydanticCustomError(
            "endpoint", "write the address without the password: it is read from PGPASSWORD or from ~/.pgpass"
        )
    return url


def collector_address(address: str) -> str:
    """The address of a collector alone, or nothing.

    Raises:
        PydanticCustomError: `address` is none, or holds a key.
    """
    if address and (not _is_address(address) or set(address) & set("?#@ ")):
        raise PydanticCustomError("endpoint", 'write the whole address, such as "http://127.0.0.1:4317"')
    return address
